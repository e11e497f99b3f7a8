#!/usr/bin/env bash
# Qt: a right click that a test sends to a widget reaches it, but asks for no context menu.
#
# PyQt5 5.15.11, PyQt5-Qt5 5.15.19. Seen 2026-11-28:
#
#   to the widget: press, release
#   to its window: press, menu, release
#
# QTest.mouseClick(widget, Qt.RightButton) hands the press and the release to the widget itself. The context menu event is
# made one level above, by the window that takes the system's events, so a test of a menu passes or fails for nothing:
# customContextMenuRequested is never emitted. Sent to widget.windowHandle(), in the window's coordinates, the same click
# opens the menu as a hand does.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyQt5==5.15.11 PyQt5-Qt5==5.15.19
seen=$(QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" "$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget


class Listener(QWidget):
    heard = []

    def mousePressEvent(self, event):
        self.heard.append("press")

    def mouseReleaseEvent(self, event):
        self.heard.append("release")

    def contextMenuEvent(self, event):
        self.heard.append("menu")


app = QApplication([])
widget = Listener()
widget.resize(200, 200)
widget.show()
QTest.qWaitForWindowExposed(widget)
for name, target in (("to the widget", widget), ("to its window", widget.windowHandle())):
    Listener.heard.clear()
    QTest.mouseClick(target, Qt.RightButton, Qt.NoModifier, QPoint(50, 50))
    app.processEvents()
    print(f"{name}: {', '.join(Listener.heard)}")
PYTHON
)
echo "$seen"
expected="to the widget: press, release
to its window: press, menu, release"
[ "$seen" = "$expected" ] || { echo "changed"; exit 1; }
echo "as recorded"
