#!/usr/bin/env bash
# Qt 5: pictures of a long text document made smaller while it is shown leave the text after them without height.
#
# PyQt5 5.15.11 with PyQt5-Qt5 5.15.19. Seen 2026-11-28:
#
#   one change after the other: 67 of 210 blocks have no height
#   in one edit block, then markContentsDirty: 0 of 210 blocks have no height
#
# A good engineer fits the pictures of a QTextBrowser to its width with QTextCursor.setCharFormat and a new
# QTextImageFormat, one picture after the other: that is the documented way, and the scroll bar looks right. A document
# of this length is laid out piece by piece. The blocks that had their turn before a picture above them changed stay
# where they are with a height of 0, for ever: their text is not drawn. Changing all pictures in one edit block and
# marking the whole document as dirty lays it out once.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyQt5==5.15.11 PyQt5-Qt5==5.15.19
cat > "$folder/shown.py" <<'PYTHON'
import sys

from PyQt5.QtCore import QUrl
from PyQt5.QtGui import QImage, QTextCursor, QTextDocument
from PyQt5.QtWidgets import QApplication, QTextBrowser

together = sys.argv[1] == "together"
app = QApplication([])
browser = QTextBrowser()
browser.resize(400, 400)
document = browser.document()
picture = QImage(800, 600, QImage.Format_RGB32)
picture.fill(0x336699)
document.addResource(QTextDocument.ImageResource, QUrl("p.png"), picture)
browser.setMarkdown("\n\n".join(f"Text {i}" + ("\n\n![x](p.png)" if i % 20 == 10 else "") for i in range(200)))
browser.show()
app.processEvents()


def blocks():
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


places = []
for block in blocks():
    part = block.begin()
    while not part.atEnd():
        if part.fragment().charFormat().isImageFormat():
            places.append(part.fragment().position())
        part += 1
cursor = QTextCursor(document)
if together:
    cursor.beginEditBlock()
for place in places:
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.KeepAnchor)
    image = cursor.charFormat().toImageFormat()
    image.setWidth(300)
    image.setHeight(225)
    cursor.setCharFormat(image)
if together:
    cursor.endEditBlock()
    document.markContentsDirty(0, document.characterCount())
for _ in range(50):
    app.processEvents()
heights = [document.documentLayout().blockBoundingRect(block).height() for block in blocks()]
print(f"{heights.count(0)} of {len(heights)} blocks have no height")
PYTHON
export QT_QPA_PLATFORM=offscreen
apart=$("$folder/venv/bin/python" "$folder/shown.py" apart 2>/dev/null)
together=$("$folder/venv/bin/python" "$folder/shown.py" together 2>/dev/null)
echo "one change after the other: $apart"
echo "in one edit block, then markContentsDirty: $together"
[ "$apart $together" = "67 of 210 blocks have no height 0 of 210 blocks have no height" ] || { echo "changed"; exit 1; }
echo "as recorded"
