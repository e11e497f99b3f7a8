#!/usr/bin/env bash
# The plug-ins in the real GIMP 3 and Krita, as a release of Debian ships them, headless.
#
#   tests/fresh_plugins.sh [bookworm|trixie] [--python PYTHON] [--keep FOLDER]
#
# Makes a system of its own by debootstrap, with krita, and with gimp where that is GIMP 3 (trixie), and runs
# tests/plugins there. PYTHON (default: .venv/bin/python) and its packages are lent to it: neither it nor what it
# links to may lie in /usr or /home. The programs and their Python are Debian's.
#
# It needs root, and the package debootstrap. --keep: the system stays in FOLDER for the next time. MIRROR names
# another Debian mirror.
set -euo pipefail

if [ -z "${FRESH_PLUGINS_INSIDE:-}" ]; then # mounts and processes of our own, which end with this script
    exec env FRESH_PLUGINS_INSIDE=yes unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

program=$(cd "$(dirname "$0")/.." && pwd)
release=trixie python=$program/.venv/bin/python folder=
while [ $# -gt 0 ]; do
    case $1 in
        bookworm | trixie) release=$1 ;;
        --python) python=$2 && shift ;;
        --keep) folder=$(realpath "$2") && shift ;;
        *) sed -n '4,4s/^# *//p' "$0" && exit 2 ;;
    esac
    shift
done

temporary=$(mktemp -d)
folder=${folder:-$temporary}
root=$folder/$release-plugins/root
leave() {
    umount -R -l "$root" 2>/dev/null || true # it is a mount of its own: all that is mounted inside goes with it
    if grep -q "$folder" /proc/self/mounts; then return; fi # what is lent must not be removed
    rm -rf "$temporary"
}
trap leave EXIT
trap 'exit 130' INT TERM # the first process of a namespace heeds only signals that it handles

say() { printf '\n== %s: %s\n' "$release" "$*"; }
fail() { say "FAILED: $*" && exit 1; }

packages="krita python3-pyqt5"
[ "$release" = bookworm ] || packages="$packages gimp" # bookworm has GIMP 2.10

if [ ! -e "$folder/$release-plugins/complete" ]; then
    say "a system with $packages"
    mkdir -p "$root"
    debootstrap --variant=minbase "$release" "$root" "${MIRROR:-http://deb.debian.org/debian}" \
        >"${root%/root}/log" 2>&1 || { tail "${root%/root}/log" && fail "debootstrap"; }
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    mount -t proc proc "$root/proc"
    # shellcheck disable=SC2086
    chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages \
        >>"${root%/root}/log" 2>&1 || { tail "${root%/root}/log" && fail "apt-get"; }
    umount "$root/proc"
    touch "${root%/root}/complete"
fi

mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
prefix=$("$python" -c 'import sys; print(sys.prefix)') base=$("$python" -c 'import sys; print(sys.base_prefix)')
for lent in "$program" "$prefix" "$base"; do
    mkdir -p "$root$lent" && mount --bind "$lent" "$root$lent" && mount -o remount,bind,ro "$root$lent"
done

# shellcheck disable=SC2086
say "$(chroot "$root" dpkg-query --show --showformat '${Package} ${Version}  ' $packages 2>/dev/null || true)"
chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/bin:/bin QT_QPA_PLATFORM=offscreen \
    PYTHONDONTWRITEBYTECODE=1 bash -c \
    "cd '$program' && '$python' -m pytest -p no:cacheprovider -m '' tests/plugins"
say "passed, on $(date +%F)"
