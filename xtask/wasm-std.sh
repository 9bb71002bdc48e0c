#!/usr/bin/env bash
# Makes the wasm32 standard library out of Debian's packages, for a machine whose rustup may not or
# cannot fetch it. Called by `cargo xtask`, which tries the two ways in this order:
#
#     wasm-std.sh backports   compiles the source of the active compiler's very release, which
#                             Debian's backports keep, and lays it into that compiler's sysroot
#     wasm-std.sh compiler    installs Debian's own compiler with its source, always a matching pair,
#                             and makes the toolchain `debian-wasm` of them
set -euo pipefail
target=wasm32-unknown-unknown
state=${XDG_CACHE_HOME:-$HOME/.cache}/wasm-toolchain
# Always the same place: another path gives the library another hash, and every target folder that
# was built with the former fails (E0463).
work=$state/work
mkdir -p "$state"
exec 9>"$state/lock"
flock 9
rm -rf "$work"
mkdir "$work"
trap 'rm -rf "$work"' EXIT

# build_std CARGO RUSTC SOURCE SYSROOT: compiles the library as the compiler's own build does, and
# puts it into the sysroot by one rename, so that a half-made one is never found.
build_std() {
    local to=$4/lib/rustlib/$target
    (cd "$work" && env -u CARGO_BUILD_TARGET -u CARGO_TARGET_DIR -u CARGO_ENCODED_RUSTFLAGS \
        RUSTC="$2" RUSTC_BOOTSTRAP=1 __CARGO_DEFAULT_LIB_METADATA=wasm-std \
        RUSTFLAGS='-Zforce-unstable-if-unmarked -Cembed-bitcode=yes' \
        "$1" build -q --locked --profile dist --target $target --features panic-unwind,backtrace \
        --manifest-path "$3/library/sysroot/Cargo.toml" --target-dir "$work/std")
    rm -rf "$to" "$to.new"
    install -D -m644 -t "$to.new/lib" "$work/std/$target/dist/deps/"lib*.rlib
    mv "$to.new" "$to"
}

backports() {
    local sysroot version site full own
    sysroot=$(rustc --print sysroot)
    version=$(rustc -V | cut -d' ' -f2)
    # Without release info the answer does not depend on downloaded package lists: fresh images have
    # none. awk reads to the end: a `grep -m1` that leaves early fails the pipe it reads from.
    site=$(apt-get indextargets --no-release-info --format '$(SITE)' 'Created-By: Packages' |
        awk '/\/debian$/ { it = $0 } END { print it }')
    [ -n "$site" ] || { echo "no Debian mirror among this machine's package sources"; return 1; }
    # The machine's own package lists and sources stay as they are.
    own="-qq -o Dir::Etc::SourceList=$work/apt/list -o Dir::Etc::SourceParts=- -o Dir::State=$work/apt/state
        -o Dir::Cache=$work/apt/cache -o APT::Sandbox::User=root"
    mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site trixie-backports main" >"$work/apt/list"
    apt-get $own update
    full=$(apt-cache $own madison rust-src | awk -v wanted="$version+" 'index($3, wanted) == 1 { it = $3 } END { print it }')
    [ -n "$full" ] || { echo "Debian's backports have no source of Rust $version"; return 1; }
    cd "$work"
    apt-get $own download "rust-src=$full"
    mkdir src
    dpkg-deb --fsys-tarfile rust-src_*.deb | tar -x -C src "./usr/src/rustc-$version/library"
    build_std "$sysroot/bin/cargo" "$sysroot/bin/rustc" "$work/src/usr/src/rustc-$version" "$sysroot"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
install_packages() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"; }

compiler() {
    local own=$state/debian host llvm program
    as_root apt-get -qq update
    install_packages rustc-web cargo-web rust-web-src
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    install_packages "lld-$llvm"
    rm -rf "$own"
    mkdir -p "$own/bin" "$own/lib/rustlib/$host/bin"
    for program in rustc rustdoc; do
        printf '#!/bin/sh\nexec /usr/bin/%s --sysroot %q "$@"\n' $program "$own" >"$own/bin/$program"
        chmod +x "$own/bin/$program"
    done
    ln -s /usr/bin/cargo "$own/bin/cargo"
    ln -s "/usr/lib/rustlib/$host/lib" "$own/lib/rustlib/$host/lib"
    ln -s "/usr/bin/lld-$llvm" "$own/lib/rustlib/$host/bin/rust-lld"
    build_std /usr/bin/cargo /usr/bin/rustc "$(readlink -f /usr/lib/rustlib/src/rust)" "$own"
    rustup toolchain link debian-wasm "$own"
}

case ${1:-} in
backports) backports ;;
compiler) compiler ;;
*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
