# Sourced by every script: where things are, how to speak, and how to find the compiler for the web.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${MOORING_CACHE:-${HOME:-$root/.cache}/.cache/mooring}
log=$cache/$(basename "$0").log # what the last quiet command said
export DEBIAN_FRONTEND=noninteractive PYTHONDONTWRITEBYTECODE=1
mkdir -p "$cache" 2>/dev/null || { echo "mooring: cannot write to $cache; set MOORING_CACHE to a folder that can be written." >&2; exit 1; }

say() { printf '%s\n' "$*"; }
step() { printf -- '-- %s\n' "$*"; }
fail() { printf 'mooring: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# pin NAME FIELD: one value of pins.txt; FIELD is version, file or sha256.
pin() {
    local column
    case $2 in version) column=2 ;; file) column=3 ;; sha256) column=4 ;; *) fail "pins have no field $2." ;; esac
    awk -v name="$1" -v column="$column" '$1 == name { print $column; found = 1 } END { exit !found }' \
        "$root/scripts/pins.txt" || fail "scripts/pins.txt has no line for $1."
}

# quietly SENTENCE COMMAND...: runs the command into the log; when it fails, shows the end of the log and the sentence.
quietly() {
    local sentence=$1
    shift
    if "$@" >"$log" 2>&1 </dev/null; then return 0; fi
    tail -n 12 "$log" >&2
    if grep -q 'No space left on device' "$log"; then sentence="the disk is full."; fi
    fail "$sentence"
}

# newer_or_same A B: is version A at least version B?
newer_or_same() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

deps=$cache/deps
toolchain=$cache/toolchain-$(pin emscripten version)

# Does PATH hold an emcc that is new enough?
emcc_on_path() {
    have emcc && newer_or_same "$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p')" \
        "$(pin emscripten version)"
}

# Puts emcc, em++ and emcmake on PATH, from PATH itself or from the prepared toolchain.
use_emscripten() {
    if emcc_on_path; then return 0; fi
    [ -d "$toolchain" ] || fail "there is no compiler for the web yet: run scripts/setup web."
    export PATH=$toolchain/usr/share/emscripten:$PATH
    export EM_CONFIG=$toolchain/em_config EM_CACHE=$toolchain-cache
    if [ -x /usr/bin/python3 ]; then export EMSDK_PYTHON=/usr/bin/python3; fi
}
