#!/usr/bin/env bash
# Qt: a QPixmap that was painted on keeps the paint engine, which is larger than a small picture itself.
#
# PyQt5 5.15.11, PyQt5-Qt5 5.15.19. Seen 2026-11-28, 4,000 pixmaps of 16 x 16 pixels (1 KB of pixels each):
#
#   painted: 3.8 KB each
#   painted, then copied: 1.5 KB each
#
# A good engineer tints icons by painting on a pixmap, ends the painter and keeps the pixmap. The painter is gone, its engine
# is not: it stays with the pixmap for as long as that lives. pixmap.copy() has the pixels alone. For hundreds of icons in
# several sizes and states the difference is megabytes.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyQt5==5.15.11 PyQt5-Qt5==5.15.19
seen=$(QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" "$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QGuiApplication, QPainter, QPixmap

COUNT = 4000


def resident():
    """KB."""
    with open("/proc/self/statm") as stream:
        return 4 * int(stream.read().split()[1])


def painted():
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.transparent)
    painter = QPainter(pixmap)
    painter.drawLine(0, 0, 15, 15)
    painter.end()
    return pixmap


app = QGuiApplication([])
for _ in range(200):
    painted()
start = resident()
kept = [painted() for _ in range(COUNT)]
middle = resident()
copied = [painted().copy() for _ in range(COUNT)]
end = resident()
print(f"painted: {(middle - start) / COUNT:.1f} KB each")
print(f"painted, then copied: {(end - middle) / COUNT:.1f} KB each")
print("the engine is kept" if middle - start > 1.8 * (end - middle) else "the engine is not kept")
PYTHON
)
echo "$seen"
[ "$(tail -n 1 <<<"$seen")" = "the engine is kept" ] || { echo "changed"; exit 1; }
echo "as recorded"
