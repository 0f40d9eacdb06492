#!/bin/bash
# get-server.sh SUITE NAME PACKAGE...
# Unpack database server packages of another Debian suite into .servers/NAME, with every library they need.
# Nothing is installed: the server runs by its own loader and its own C library, beside the machine's.
set -euo pipefail

suite=$1 name=$2
shift 2
cd "$(dirname "$0")/../.."
target=$PWD/.servers/$name
[ -e "$target" ] && exit 0

give_up() {
    echo "get-server.sh: $name of Debian $suite is not available: $*" >&2
    echo "get-server.sh: the tests on it will be skipped" >&2
    exit 1
}

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r "$keyring" ] || give_up "install debian-archive-keyring"
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -E '/debian/?$' | head -n 1) ||
    give_up "apt is not set up with a Debian mirror"

mkdir -p .servers
work=$(mktemp -d "$PWD/.servers/.$name.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/lists/partial "$work"/cache/archives/partial "$work"/root/usr/{bin,sbin,lib,lib64}
# An empty list of installed packages: apt then fetches the whole closure, C library included.
: > "$work/status"
echo "deb [signed-by=$keyring] $mirror $suite main" > "$work/sources.list"

apt() {
    apt-get -qq -o Dir::State="$work" -o Dir::State::Lists="$work/lists" -o Dir::State::status="$work/status" \
        -o Dir::Cache="$work/cache" -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1 "$@"
}
apt update || give_up "its package list cannot be read"
apt -y --no-install-recommends --download-only install "$@" || give_up "packages missing: $*"

# One tree, whether a package puts its files below / or below /usr.
for folder in bin sbin lib lib64; do
    ln -s "usr/$folder" "$work/root/$folder"
done
for package in "$work"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink --no-same-owner -C "$work/root"
done
mv "$work/root" "$target"
echo "get-server.sh: $name is in $target"
