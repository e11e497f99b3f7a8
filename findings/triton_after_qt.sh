#!/usr/bin/env bash
# Importing triton 3.7.1 in a process that shows a PyQt5 5.15.11 window on X11 is a segmentation fault.
#
# Qt's xcb platform loads its OpenGL integration with the first window, and Mesa's driver with it, which is linked to
# the system's libLLVM; triton's libtriton.so carries an LLVM of its own. With QT_XCB_GL_INTEGRATION=none no LLVM is in
# the process, and the import works; so it does before the window.
# torch imports triton by itself, for one as soon as nn.Embedding is initialised on the meta device.
#
# Seen on Debian 12 with Python 3.11 and libgl1-mesa-dri 22.3.6 (LLVM 15):
#   window first:                                 libLLVM loaded: True     status 139
#   window first, QT_XCB_GL_INTEGRATION=none:     libLLVM loaded: False    triton imported, status 0
#   triton first:                                 libLLVM loaded: True     triton imported, status 0
#
# Needs python3-venv, xvfb, xauth, libgl1-mesa-dri and the libraries of a Qt window (README.md). Exit status 0: as told.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet PyQt5==5.15.11 PyQt5-Qt5==5.15.19 triton==3.7.1

cat >"$folder/window.py" <<'PYTHON'
import sys

from PyQt5.QtWidgets import QApplication, QWidget


def import_triton():
    import triton._C.libtriton


def show_window():
    global app, window
    app = QApplication([])
    window = QWidget()
    window.show()
    app.processEvents()
    print("libLLVM loaded:", "libLLVM" in open("/proc/self/maps").read(), flush=True)


steps = [show_window, import_triton]
for step in steps if sys.argv[1] == "window-first" else reversed(steps):
    step()
print("triton imported")
PYTHON

try() { # try EXPECTED ORDER [VARIABLE=VALUE]: the program's output and status
    local expected=$1 order=$2 status=0 output
    shift 2
    output=$(env -u QT_XCB_GL_INTEGRATION QT_QPA_PLATFORM=xcb "$@" \
        xvfb-run -a "$folder/venv/bin/python" "$folder/window.py" "$order" 2>/dev/null) || status=$?
    output="$(echo $output) status $status"
    echo "$order${*:+, $*}: $output"
    [ "$output" = "$expected" ] || { echo "expected: $expected" && exit 1; }
}

try "libLLVM loaded: True status 139" window-first
try "libLLVM loaded: False triton imported status 0" window-first QT_XCB_GL_INTEGRATION=none
try "libLLVM loaded: True triton imported status 0" triton-first
