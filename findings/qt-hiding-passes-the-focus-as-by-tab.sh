#!/usr/bin/env bash
# Qt: hiding the widget that has the keyboard gives it to another one as if a person had pressed Tab.
#
# PyQt5 5.15.11, PyQt5-Qt5 5.15.19. Seen 2026-11-28:
#
#   the field's own setFocus: OtherFocusReason
#   after the field with the keyboard was hidden: TabFocusReason
#
# A good engineer shows a frame of focus, or a crosshair, only for TabFocusReason: then the person works with the
# keyboard. A panel that is hidden by a click hands its focus on with that very reason, so the mark appears under the hand
# of somebody who never touched a key. Whoever hides a panel has to give its focus away first, with a reason of his own.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyQt5==5.15.11 PyQt5-Qt5==5.15.19
seen=$(QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" "$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

NAMES = {Qt.TabFocusReason: "TabFocusReason", Qt.OtherFocusReason: "OtherFocusReason"}


class Field(QLineEdit):
    reasons = []

    def focusInEvent(self, event):
        self.reasons.append(event.reason())
        super().focusInEvent(event)


app = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
first, second = Field(), Field()
column.addWidget(first)
column.addWidget(second)
window.show()
window.activateWindow()
app.processEvents()
second.setFocus()
Field.reasons.clear()
first.setFocus()
print("the field's own setFocus:", NAMES.get(Field.reasons[-1], Field.reasons[-1]))
first.hide()
app.processEvents()
assert second.hasFocus()
print("after the field with the keyboard was hidden:", NAMES.get(Field.reasons[-1], Field.reasons[-1]))
PYTHON
)
echo "$seen"
expected="the field's own setFocus: OtherFocusReason
after the field with the keyboard was hidden: TabFocusReason"
[ "$seen" = "$expected" ] || { echo "changed"; exit 1; }
echo "as recorded"
