#!/usr/bin/env bash
# README's commands, to the letter, on a Debian on which nothing is installed: debootstrap in a temporary folder.
#
#   tests/fresh_machine.sh [bookworm|trixie] [--as root|ann] [--no-tests] [--keep FOLDER]
#
# As root and as an ordinary user with sudo, one after the other: README's start command; the window on a virtual
# screen has to show what the network painted of the shipped portrait, and then of a photo given as an argument;
# README's test command. The screenshots are left in the current folder.
#
# It needs root, and the packages debootstrap, git, xvfb and xdotool. The X server runs outside of the machine:
# xvfb would bring libraries that README's list may lack. A release takes 8 GB of disk and, where PyTorch's CPU index
# cannot be reached, 3 GB of downloads; with the tests about an hour on two cores.
# --keep: the bare system stays in FOLDER for the next time, and a machine that failed in FOLDER/failed.
# MIRROR names another Debian mirror. pip's and the system's settings of proxy, index and certificate are handed in
# from the environment, and PYTEST_ADDOPTS, with which a part of the tests can be chosen; folders of wheels are not,
# since they would hide what others download.
set -euo pipefail

if [ -z "${FRESH_MACHINE_INSIDE:-}" ]; then # mounts and processes of our own, which end with this script
    exec env FRESH_MACHINE_INSIDE=yes unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

program=$(cd "$(dirname "$0")/.." && pwd)
release=bookworm people="root ann" tests=yes folder=
while [ $# -gt 0 ]; do
    case $1 in
        bookworm | trixie) release=$1 ;;
        --as) people=$2 && shift ;;
        --no-tests) tests= ;;
        --keep) folder=$(realpath "$2") && shift ;;
        *) sed -n '4,4s/^# *//p' "$0" && exit 2 ;;
    esac
    shift
done

temporary=$(mktemp -d)
folder=${folder:-$temporary}
machine=$temporary/machine
leave() {
    if mountpoint -q "$machine/proc"; then umount -R -l "$machine"/{tmp/.X11-unix,dev,proc}; fi
    if [ "$folder" != "$temporary" ] && [ -e "$machine" ]; then rm -rf "$folder/failed" && mv "$machine" "$folder/failed"; fi
    rm -rf --one-file-system "$temporary"
}
trap leave EXIT
trap 'exit 130' INT TERM # the first process of a namespace heeds only signals that it handles

say() { printf '\n== %s, %s: %s\n' "$release" "${person:-no one}" "$*"; }
fail() { say "FAILED: $*" && exit 1; }

block() { # block NAME: the commands below the comment "NAME command" in README.md
    awk -v mark="<!-- $1 command -->" \
        'index($0, mark) { found = 1 } found && /^```$/ { exit } inside { print } found && /^```sh/ { inside = 1 }' \
        "$program/README.md"
}

inside() { # inside COMMAND...: run in the program's folder on the machine, by the person
    chroot --userspec="$person" "$machine" env -i "${settings[@]}" HOME="$home" USER="$person" DISPLAY=":$display" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin bash -c "cd ~/sean-editor && $*" </dev/null
}

new_machine() {
    say "a bare system"
    local bare=$folder/$release
    if [ ! -e "$bare/complete" ]; then
        rm -rf "$bare" && mkdir -p "$bare"
        debootstrap "$release" "$bare/root" "${MIRROR:-http://deb.debian.org/debian}" >"$bare/log" 2>&1 ||
            { tail "$bare/log" && fail "debootstrap"; }
        touch "$bare/complete"
    fi
    cp -a "$bare/root" "$machine"
    mount -t proc proc "$machine/proc"
    mount --rbind /dev "$machine/dev"
    mkdir -p -m 1777 /tmp/.X11-unix "$machine/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$machine/tmp/.X11-unix"

    printf '127.0.1.1\t%s\n' "$(hostname)" >>"$machine/etc/hosts" # as Debian's installer does

    settings=(DEBIAN_FRONTEND=noninteractive)
    local name
    for name in PIP_INDEX_URL PIP_TRUSTED_HOST PIP_PROXY http_proxy https_proxy no_proxy PYTEST_ADDOPTS; do
        if [ -n "${!name:-}" ]; then settings+=("$name=${!name}"); fi
    done
    if [ -n "${PIP_CERT:-}" ]; then
        cp "$PIP_CERT" "$machine/etc/fresh-machine.crt" && settings+=(PIP_CERT=/etc/fresh-machine.crt)
    fi

    home=/root
    if [ "$person" != root ]; then
        home=/home/$person
        chroot "$machine" useradd --create-home --shell /bin/bash "$person"
        chroot "$machine" env DEBIAN_FRONTEND=noninteractive apt-get install -y sudo >/dev/null
        echo "$person ALL=(ALL) NOPASSWD: ALL" >"$machine/etc/sudoers.d/$person"
    fi
    git clone -q --no-hardlinks "$program" "$machine$home/sean-editor"
    chroot "$machine" chown -R "$person:" "$home"
}

see() { # see NAME ORIGINAL REPAINTED: until the window shows what the network painted; then close it
    local name=$1 picture=fresh-machine-$release-$person-$1.png status window left=120
    while :; do
        kill -0 "$editor" 2>/dev/null || { wait "$editor" || status=$?; fail "the editor ended with status ${status:-0}"; }
        [ $((left--)) -gt 0 ] || fail "$name is not shown; see $picture"
        sleep 3
        window=$(xdotool search --onlyvisible --name 'SEAN Editor' | head -n 1) || true
        [ -n "$window" ] || continue
        status=0
        inside ".venv/bin/python tests/fresh_machine.py look /tmp/screen/Xvfb_screen0 $2 $3 -o ~/screen.png" || status=$?
        cp "$machine$home/screen.png" "$picture"
        [ $status -ne 0 ] || break
        if [ $status -eq 2 ] && [ -n "$keeps" ]; then # at first the editor keeps all that was not edited
            xdotool windowfocus "$window" && sleep 1 && xdotool key k
            keeps=
        fi
    done
    xdotool windowfocus "$window" && sleep 1 && xdotool key ctrl+q
    wait "$editor" || fail "the editor ended with status $?"
    say "passed: $name, shown in $picture"
}

try_all() {
    new_machine
    mkdir "$machine/tmp/screen" && rm -f "$temporary/display"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -fbdir "$machine/tmp/screen" -ac 3>"$temporary/display" 2>/dev/null &
    local server=$!
    until [ -s "$temporary/display" ]; do sleep 0.2; done
    display=$(cat "$temporary/display")
    export DISPLAY=:$display

    say "README's start command"
    keeps=yes # a setting of the editor, which it remembers
    inside "$(block start)" &
    editor=$!
    until [ -n "$(xdotool search --onlyvisible --name 'SEAN Editor')" ]; do
        kill -0 $editor 2>/dev/null || { wait $editor || fail "the start command ended with status $?"; fail "no window"; }
        sleep 1
    done
    inside ".venv/bin/python main.py reconstruct amara -o ~/amara.png"
    see portrait resources/portraits/images/amara.jpg "~/amara.png"

    inside ".venv/bin/python tests/fresh_machine.py photo ~/holiday.jpg"
    inside ".venv/bin/python main.py analyse ~/holiday.jpg -o ~/faces"
    inside ".venv/bin/python main.py reconstruct ~/holiday.jpg -o ~/holiday.png"
    inside ".venv/bin/python main.py ~/holiday.jpg" &
    editor=$!
    see photo "~/faces/holiday.png" "~/holiday.png"

    inside ".venv/bin/python main.py doctor" || fail "doctor"
    inside "du -sh .venv"
    kill $server
    if [ -n "$tests" ]; then
        say "README's test command"
        inside "$(block test)" || fail "the test command ended with status $?"
        say "passed: README's test command"
    fi
    umount -R -l "$machine"/{tmp/.X11-unix,dev,proc}
    rm -rf --one-file-system "$machine"
}

{ # read as a whole: the file may change meanwhile
    for person in $people; do try_all; done
    printf '\n%s: all passed, for %s, on %s\n' "$release" "$people" "$(date +%F)"
    exit
}
