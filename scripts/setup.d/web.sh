# Everything a web build needs: Emscripten, Node, the npm packages, and the tool that draws the icons.

# Debian 12 has no Emscripten that is new enough: the next release's is unpacked beside its own libc, nothing is installed.
setup_emscripten() {
    if emcc_on_path || [ -d "$toolchain" ]; then return 0; fi
    need_space 3500
    private_apt_ready
    install_commands patchelf=patchelf python3=python3
    start_folder "$toolchain"
    local dir=$toolchain.part file packages
    packages='emscripten binaryen clang-19 libclang-cpp19 libclang-common-19-dev libllvm19 lld-19 llvm-19 llvm-19-linker-tools
        libc6 libgcc-s1 libstdc++6 zlib1g libzstd1 libxml2 libffi8 libedit2 libtinfo6 libbsd0 libmd0 libz3-4 libicu76 liblzma5
        libcurl4t64 node-acorn'
    step "fetching Emscripten $(pin emscripten version) (300 MB)"
    # shellcheck disable=SC2086  # the list is meant to fall apart into words
    (cd "$dir" && quietly "Emscripten could not be fetched." private_apt apt-get download $packages)
    step "unpacking it (2 GB)"
    for file in "$dir"/*.deb; do
        quietly "$(basename "$file") could not be unpacked." dpkg -x "$file" "$dir"
        rm "$file"
    done
    ln -s ../nodejs "$dir/usr/share/emscripten/node_modules" # the optimiser imports acorn as a module
    use_own_libc "$dir" "$toolchain"
    printf '%s\n' "LLVM_ROOT = '$toolchain/usr/lib/llvm-19/bin'" "BINARYEN_ROOT = '$toolchain/usr'" \
        "NODE_JS = '$(command -v node)'" >"$dir/em_config"
    finish_folder "$toolchain"
}

# use_own_libc FOLDER HOME: makes the programs in FOLDER run on the libraries they will have beside them in HOME.
use_own_libc() {
    local lib loader file
    lib=$(cd "$1" && echo usr/lib/*-linux-gnu*)
    loader=$(basename "$1/$lib"/ld-linux-*.so.*)
    for file in "$1"/usr/lib/llvm-19/bin/{clang-19,clang,lld,llvm-ar,llvm-nm,llvm-objcopy,llvm-ranlib,llvm-strip,llvm-dwarfdump,llvm-cxxfilt,llvm-dwp} \
        "$1"/usr/bin/wasm-{opt,emscripten-finalize,metadce,ctor-eval,split,merge,as,dis}; do
        if [ ! -f "$file" ] || [ -L "$file" ]; then continue; fi
        quietly "$(basename "$file") could not be patched." patchelf --force-rpath --set-interpreter "$2/$lib/$loader" \
            --set-rpath "$2/$lib:$2/usr/lib/llvm-19/lib" "$file"
    done
}

# Node 18 or newer; Debian 12's own will do.
setup_node() {
    if ! have node || ! have npm; then install_packages nodejs npm; fi
    newer_or_same "$(node --version | tr -d v)" 18.0.0 || fail "Node $(node --version) is too old, 18 or newer is needed."
}

# The npm packages of scripts/node, exactly as locked, in the cache; the repository gets a link.
setup_npm() {
    local lock folder
    lock=$(cat "$root"/scripts/node/package.json "$root"/scripts/node/package-lock.json | sha256sum | cut -c1-16)
    folder=$cache/npm-$lock
    if [ ! -d "$folder" ]; then
        step "fetching the npm packages"
        start_folder "$folder"
        cp "$root"/scripts/node/package{,-lock}.json "$folder.part/"
        (cd "$folder.part" && quietly "npm could not fetch its packages (is the network there?)." \
            npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
        finish_folder "$folder"
    fi
    [ -L "$root/node_modules" ] || [ ! -e "$root/node_modules" ] || fail "node_modules is a folder here; delete it, setup puts a link there."
    ln -sfn "$folder/node_modules" "$root/node_modules"
}

setup_web() {
    setup_node
    setup_emscripten
    setup_npm
    setup_fonts
    install_commands rsvg-convert=librsvg2-bin
}
