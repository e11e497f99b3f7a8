#!/usr/bin/env bash
# Qt: a tab with an icon and no text does not draw the icon in its middle.
#
# PyQt5 5.15.11, PyQt5-Qt5 5.15.19. Seen 2026-11-29, tabs with an icon of 18 x 18 pixels and no text:
#
#   fusion, no style sheet: as wide as its icon asks for 2.5 pixels off; 120 wide 39.0 off
#   fusion, with a style sheet: as wide as its icon asks for 8.0 pixels off; 120 wide 45.0 off
#
# A good engineer makes a row of narrow tabs of icons: setTabText(index, ""), and centred text in the style sheet. Text is
# centred; the icon is not. It stands where an icon beside text stands, at the left, and a wider tab leaves it there.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyQt5==5.15.11 PyQt5-Qt5==5.15.19
seen=$(QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" "$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QColor, QIcon, QPixmap
from PyQt5.QtWidgets import QApplication, QTabBar

app = QApplication([])
app.setStyle("fusion")
red = QPixmap(18, 18)
red.fill(Qt.red)


class Wide(QTabBar):
    def tabSizeHint(self, index):
        hint = super().tabSizeHint(index)
        return QSize(self.least, hint.height()) if self.least else hint


def off(sheet, least):
    bar = Wide()
    bar.least = least
    bar.setStyleSheet(sheet)
    bar.setIconSize(QSize(18, 18))
    bar.addTab(QIcon(red), "")
    bar.resize(bar.sizeHint())
    picture = bar.grab().toImage()
    columns = [x for x in range(picture.width())
               if any(picture.pixelColor(x, y) == QColor(Qt.red) for y in range(picture.height()))]
    middle, wanted = (columns[0] + columns[-1] + 1) / 2, bar.tabRect(0).x() + bar.tabRect(0).width() / 2
    return abs(middle - wanted)


SHEET = "QTabBar::tab { padding: 4px 6px; border: none; text-align: center; }"
for words, sheet in (("no style sheet", ""), ("with a style sheet", SHEET)):
    print(f"fusion, {words}: as wide as its icon asks for {off(sheet, 0):.1f} pixels off; 120 wide {off(sheet, 120):.1f} off")
PYTHON
)
echo "$seen"
[ "$(grep -c ' 0.0 off\|for 0.0 pixels' <<<"$seen")" = 0 ] && [ "$(wc -l <<<"$seen")" = 2 ] || { echo "changed"; exit 1; }
echo "as recorded"
