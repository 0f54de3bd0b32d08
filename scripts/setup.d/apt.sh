# Debian packages: installed on the machine (root), or fetched from a newer suite into the cache without touching the machine.

# install_packages PACKAGE...: through the machine's own apt.
install_packages() {
    have apt-get || fail "please install these by hand, there is no apt here: $*."
    [ "$(id -u)" = 0 ] || fail "these packages are missing and only root can install them: apt-get install $*"
    step "installing $*"
    # Another apt may be at work for a moment, and a mirror may stumble: wait, and try twice.
    local options=(-qy --no-install-recommends -oDPkg::Lock::Timeout=300)
    apt-get update -q -oDPkg::Lock::Timeout=300 >"$log" 2>&1 </dev/null || true
    apt-get install "${options[@]}" "$@" >"$log" 2>&1 </dev/null && return 0
    sleep 5
    apt-get update -q >"$log" 2>&1 </dev/null || true
    quietly "apt could not install $* (is the network there?)." apt-get install "${options[@]}" "$@"
}

# install_commands COMMAND=PACKAGE...: installs the packages whose command is missing.
install_commands() {
    local pair missing=()
    for pair in "$@"; do have "${pair%%=*}" || missing+=("${pair#*=}"); done
    (( ${#missing[@]} == 0 )) || install_packages "${missing[@]}"
}

# The mirror that the machine's own apt sources already use.
debian_mirror() {
    local codename
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -v release="$codename" '$1 == release && $2 ~ /debian\/?$/ { print $2; exit }'
}

# private_apt COMMAND...: apt with lists of its own, which knows the suite of scripts/pins.txt and unstable's sources.
private_apt() {
    local state=$cache/apt
    "$1" -q -oDir::State="$state/state" -oDir::State::Lists="$state/lists" -oDir::State::status="$state/status" \
        -oDir::Etc::SourceList="$state/sources.list" -oDir::Etc::SourceParts=/dev/null \
        -oDir::Etc::Preferences=/dev/null -oDir::Etc::PreferencesParts=/dev/null \
        -oDir::Cache::pkgcache= -oDir::Cache::srcpkgcache= -oDir::Cache::archives="$state/archives" \
        -oAPT::Sandbox::User=root -oDebug::NoLocking=1 -oAcquire::Languages=none -oAcquire::Retries=3 "${@:2}"
}

# need_space MEGABYTES: apt waits for ever on a full disk, so look first.
need_space() {
    (( $(df -Pm "$cache" | awk 'NR == 2 { print $4 }') >= $1 )) || fail "the disk has less than $1 MB free at $cache (MOORING_CACHE chooses another place)."
}

# Fetches the private lists once a run of setup.
private_apt_ready() {
    [ -z "${private_apt_done:-}" ] || return 0
    need_space 300
    have apt-get || fail "there is no apt here: install Emscripten (emsdk) and the libraries named in scripts/pins.txt by hand."
    local mirror suite keys=/usr/share/keyrings/debian-archive-keyring.gpg
    mirror=$(debian_mirror)
    suite=$(pin suite version)
    [ -n "$mirror" ] || fail "apt names no Debian mirror here: install Emscripten $(pin emscripten version) (emsdk) and put emcc on PATH."
    [ -r "$keys" ] || install_packages debian-archive-keyring
    mkdir -p "$cache"/apt/{state,lists/partial,archives/partial}
    : >"$cache/apt/status"
    # What comes from unstable is checked against its pinned sum, so an old list of it does no harm.
    printf '%s\n' "deb [signed-by=$keys] $mirror $suite main" "deb-src [signed-by=$keys] $mirror $suite main" \
        "deb-src [signed-by=$keys check-valid-until=no] $mirror unstable main" >"$cache/apt/sources.list"
    step "reading Debian's package lists"
    private_apt apt-get update -eany >"$log" 2>&1 </dev/null || { sleep 5
        quietly "the package lists could not be fetched (is the network there?)." private_apt apt-get update -eany; }
    private_apt_done=yes
}

# check_sum FILE SHA256
check_sum() { [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$2" ] || fail "${1##*/} is not the file scripts/pins.txt expects (SHA-256)."; }

# start_folder FOLDER: makes an empty FOLDER.part, to be renamed by finish_folder when it is whole.
start_folder() { rm -rf "$1.part" && mkdir -p "$1.part"; }
finish_folder() { mv "$1.part" "$1"; }
