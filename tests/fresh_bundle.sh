#!/usr/bin/env bash
# A bundle, made by the one command and started on a Debian without Python: debootstrap's smallest system.
#
#   tests/fresh_bundle.sh [bookworm|trixie] [--bundle FOLDER] [--python PYTHON] [--keep FOLDER]
#
# An ordinary user of that system, who may not write into the bundle, runs `doctor`, opens a photo in the window,
# gives it another face's style with the keyboard, saves the project, and renders that on the command line: the
# window has to show the photo's face, then what was rendered. The screenshots are left in the current folder.
#
# It needs root, and the packages debootstrap, xvfb and xdotool. The X server runs outside of the system, as a desktop
# would have one. PYTHON looks at the screen and needs what the tests need (default: .venv/bin/python).
# --bundle: a bundle that is there already, the folder `sean-editor`; without it one is made, which takes 3 GB of disk.
# --keep: the bare system stays in FOLDER for the next time. MIRROR names another Debian mirror.
set -euo pipefail

if [ -z "${FRESH_BUNDLE_INSIDE:-}" ]; then # mounts and processes of our own, which end with this script
    exec env FRESH_BUNDLE_INSIDE=yes unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

program=$(cd "$(dirname "$0")/.." && pwd)
release=bookworm bundle= python=$program/.venv/bin/python folder=
while [ $# -gt 0 ]; do
    case $1 in
        bookworm | trixie) release=$1 ;;
        --bundle) bundle=$(realpath "$2") && shift ;;
        --python) python=$2 && shift ;;
        --keep) folder=$(realpath "$2") && shift ;;
        *) sed -n '4,4s/^# *//p' "$0" && exit 2 ;;
    esac
    shift
done

temporary=$(mktemp -d)
folder=${folder:-$temporary}
machine=$temporary/machine home=/home/ann
leave() {
    if mountpoint -q "$machine/proc"; then umount -R -l "$machine"/{opt/sean-editor,tmp/.X11-unix,dev,proc}; fi
    rm -rf --one-file-system "$temporary"
}
trap leave EXIT
trap 'exit 130' INT TERM # the first process of a namespace heeds only signals that it handles

say() { printf '\n== %s: %s\n' "$release" "$*"; }
fail() { say "FAILED: $*" && exit 1; }
look() { (cd "$program" && PYTHONPATH=. "$python" tests/fresh_machine.py "$@"); }
milliseconds() { date +%s%3N; }

inside() { # inside COMMAND...: run by the user, in her home
    chroot --userspec=ann "$machine" env -i HOME="$home" USER=ann DISPLAY="${DISPLAY:-}" LANG=C.UTF-8 \
        PATH=/opt/sean-editor:/usr/bin:/bin bash -c "cd && $*" </dev/null
}

new_machine() {
    say "a bare system"
    local bare=$folder/$release-minimal
    if [ ! -e "$bare/complete" ]; then
        rm -rf "$bare" && mkdir -p "$bare"
        debootstrap --variant=minbase "$release" "$bare/root" "${MIRROR:-http://deb.debian.org/debian}" \
            >"$bare/log" 2>&1 || { tail "$bare/log" && fail "debootstrap"; }
        touch "$bare/complete"
    fi
    cp -a "$bare/root" "$machine"
    [ -z "$(find "$machine" -name 'python3*' -o -name 'libpython*')" ] || fail "there is a Python"
    mount -t proc proc "$machine/proc"
    mount --rbind /dev "$machine/dev"
    mkdir -p -m 1777 /tmp/.X11-unix "$machine/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$machine/tmp/.X11-unix"
    mkdir -p "$machine/opt/sean-editor" && mount --bind "$bundle" "$machine/opt/sean-editor"
    mount -o remount,bind,ro "$machine/opt/sean-editor"
    chroot "$machine" useradd --create-home --shell /bin/bash ann
}

missing_libraries() { # those that no file of the bundle finds, of the system's or its own
    inside 'export LD_LIBRARY_PATH=/opt/sean-editor/_internal
        find /opt/sean-editor -type f -name "*.so*" -exec ldd {} + 2>/dev/null | sed -n "s/^\t\(.*\) => not found/\1/p" | sort -u'
}

start() { # start WORDS...: the editor; returns once its window is there
    local from=$(milliseconds)
    inside "exec sean-editor $*" &
    editor=$!
    until window=$(xdotool search --onlyvisible --name 'SEAN Editor' | head -n 1) && [ -n "$window" ]; do
        kill -0 $editor 2>/dev/null || { wait $editor || fail "the editor ended with status $?"; fail "no window"; }
        sleep 0.1
    done
    say "the window is there after $(($(milliseconds) - from)) ms"
    xdotool windowfocus "$window"
}

see() { # see NAME PICTURE OTHER: until the window shows the picture, and not the other
    local picture=fresh-bundle-$release-$1.png status left=20
    while :; do
        kill -0 "$editor" 2>/dev/null || fail "the editor has ended"
        [ $((left--)) -gt 0 ] || fail "$1 is not shown; see $picture"
        sleep 2
        status=0
        look look "$machine/tmp/screen/Xvfb_screen0" "$2" "$3" -o "$temporary/screen.png" || status=$?
        cp "$temporary/screen.png" "$picture"
        [ "$status" -ne 2 ] || break
    done
    say "passed: $1, shown in $picture"
}

leave_editor() {
    xdotool key ctrl+q
    wait "$editor" || fail "the editor ended with status $?"
}

try_all() {
    if [ -z "$bundle" ]; then
        say "the command that makes a bundle"
        "$python" "$program/main.py" bundle -o "$temporary/made" || fail "bundle"
        bundle=$temporary/made/sean-editor
    fi
    say "$(du -sm "$bundle" | cut -f 1) MB on disk"
    new_machine
    inside "sean-editor doctor" || fail "doctor, without a screen"
    say "libraries that are not there: $(missing_libraries | tr '\n' ' ')"

    mkdir "$machine/tmp/screen" && rm -f "$temporary/display"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -fbdir "$machine/tmp/screen" -ac 3>"$temporary/display" 2>/dev/null &
    local server=$!
    until [ -s "$temporary/display" ]; do sleep 0.2; done
    export DISPLAY=:$(cat "$temporary/display")
    inside "sean-editor doctor" >"$temporary/doctor" || fail "doctor, with a screen: $(cat "$temporary/doctor")"
    grep 'a window opens' "$temporary/doctor" || fail "no window: $(cat "$temporary/doctor")"

    look photo "$machine$home/holiday.jpg" && chroot "$machine" chown ann: "$home/holiday.jpg"
    inside "sean-editor analyse holiday.jpg -o faces" || fail "analyse"
    inside "sean-editor reconstruct holiday.jpg -o holiday.png" || fail "reconstruct"
    start "holiday.jpg"
    see photo "$machine$home/faces/holiday.png" "$machine$home/holiday.png" # what is not edited is kept

    say "another face's style, by the keyboard"
    xdotool key ctrl+f && sleep 1 && xdotool type --delay 50 yuki && sleep 1 && xdotool key Return && sleep 1
    xdotool key ctrl+Return && sleep 5 && xdotool key Escape # puts off what the window says of glasses
    xdotool key ctrl+s && sleep 2 && xdotool type --delay 50 "$home/holiday.sean" && xdotool key Return
    local left=30
    until [ -s "$machine$home/holiday.sean" ]; do [ $((left--)) -gt 0 ] || fail "not saved"; sleep 1; done
    inside "sean-editor render holiday.sean -o edited.png" || fail "render"
    see edited "$machine$home/edited.png" "$machine$home/faces/holiday.png"
    leave_editor

    inside "sean-editor render holiday.sean --whole-photo -o holiday.ora && ls -l" || fail "render, with layers"
    kill $server
}

{ # read as a whole: the file may change meanwhile
    try_all
    printf '\n%s: all passed, on %s\n' "$release" "$(date +%F)"
    exit
}
