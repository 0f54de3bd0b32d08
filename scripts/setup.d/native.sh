# Everything a native build needs: compiler, CMake, Ninja, clang-format, and the sources that are compiled in.

# fetch_source NAME: the pinned source archive into $deps/NAME-VERSION.
fetch_source() {
    local name=$1 version folder file full
    version=$(pin "$name" version) file=$(pin "$name" file)
    folder=$deps/$name-$version
    [ ! -d "$folder" ] || return 0
    step "fetching $name $version"
    start_folder "$folder"
    private_apt_ready
    # Debian's version is ours plus a suffix that says nothing about the source archive.
    full=$(private_apt apt-cache showsrc "$name" 2>/dev/null | awk -v v="$version" '$1 == "Version:" && index($2, v) == 1 { print $2; exit }')
    if [ -n "$full" ]; then
        (cd "$folder.part" && quietly "the source of $name could not be fetched." private_apt apt-get source --download-only "$name=$full")
        check_sum "$folder.part/$file" "$(pin "$name" sha256)"
        quietly "$file could not be unpacked." tar -xf "$folder.part/$file" -C "$folder.part" --strip-components=1
        rm -f "$folder.part"/*.dsc "$folder.part"/*.tar.*
    elif [ "$name" = imgui ]; then
        fetch_imgui_by_git "$folder.part" "$version"
    else
        fail "Debian no longer has $name $version, and scripts/pins.txt asks for it."
    fi
    finish_folder "$folder"
}

# The second route to Dear ImGui: the tag in its own repository.
fetch_imgui_by_git() {
    local sentence="Dear ImGui $2 could not be fetched; unpack its sources anywhere and set MOORING_IMGUI_DIR to that folder."
    have git || fail "$sentence"
    quietly "$sentence" git clone -q --depth 1 --branch "v$2" https://github.com/ocornut/imgui.git "$1"
    [ "$(git -C "$1" rev-parse HEAD)" = 45acd5e0e82f4c954432533ae9985ff0e1aad6d5 ] || fail "the tag v$2 of Dear ImGui has moved."
}

# fetch_package NAME PACKAGE FOLDER: unpacks a pinned package that is the same on every machine into FOLDER.
fetch_package() {
    local file
    file=$(pin "$1" file)
    step "fetching $2"
    private_apt_ready
    (cd "$3" && quietly "$2 could not be fetched." private_apt apt-get download "$2")
    [ -f "$3/$file" ] || fail "Debian's $2 has moved on: scripts/pins.txt expects $file."
    check_sum "$3/$file" "$(pin "$1" sha256)"
    quietly "$file could not be unpacked." dpkg -x "$3/$file" "$3"
    rm "$3/$file"
}

# fetch_headers NAME PACKAGE: a header-only library into $deps/NAME-VERSION/NAME (never /usr/include: it would shadow wasm's libc).
fetch_headers() {
    local folder
    folder=$deps/$1-$(pin "$1" version)
    [ ! -d "$folder" ] || return 0
    start_folder "$folder"
    fetch_package "$1" "$2" "$folder.part"
    mv "$folder.part/usr/include/$1" "$folder.part/usr/share/doc/$2/copyright" "$folder.part/"
    rm -r "$folder.part/usr"
    finish_folder "$folder"
}

setup_native() {
    install_commands g++=g++ cmake=cmake ninja=ninja-build clang-format=clang-format xz=xz-utils
    [ -n "${MOORING_IMGUI_DIR:-}" ] || fetch_source imgui
    fetch_source libsodium
    fetch_headers nlohmann nlohmann-json3-dev
    fetch_headers doctest doctest-dev
    setup_fonts
}
