#!/usr/bin/env bash
# Qt from PyPI never hears of a log-out on X11: its platform plug-in is built without session management.
#
# PyQt5-Qt5 5.15.19 (manylinux wheel). Seen 2026-11-28:
#
#   QtGui knows commitDataRequest: yes
#   the X11 plug-in talks to a session manager (SmcOpenConnection): no
#
# A good engineer connects QGuiApplication.commitDataRequest to save work when the person logs out. The wheel has the
# signal, but neither libqxcb nor libQt5XcbQpa calls libSM, from which it would come on X11. A log-out is SIGTERM or SIGHUP
# there, or the X server is gone. Work has to be on disk before that.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps PyQt5-Qt5==5.15.19
qt=$(find "$folder/venv" -type d -name Qt5 | head -n 1)
signal=no protocol=no
grep -q commitDataRequest "$qt/lib/libQt5Gui.so.5" && signal=yes
grep -q SmcOpenConnection "$qt/lib/libQt5XcbQpa.so.5" "$qt/plugins/platforms/libqxcb.so" && protocol=yes
echo "QtGui knows commitDataRequest: $signal"
echo "the X11 plug-in talks to a session manager (SmcOpenConnection): $protocol"
[ "$signal $protocol" = "yes no" ] || { echo "changed"; exit 1; }
echo "as recorded"
