#!/usr/bin/env bash
# Qt 5 reads Markdown, but a link to a heading of the page leads nowhere.
#
# PyQt5 5.15.11 with PyQt5-Qt5 5.15.19. Seen 2026-11-28:
#
#   Markdown: the page scrolls to a heading: no
#   HTML with id: the page scrolls to a heading: yes
#
# A good engineer shows a Markdown manual with QTextBrowser.setMarkdown and expects "[Painting](#painting)" to work, as
# on every site that shows Markdown. The reader keeps the link and its address, but gives headings no anchor names, so
# that a click and scrollToAnchor do nothing, without a word. Contents need anchors set by hand
# (QTextCharFormat.setAnchorNames) on the blocks with a headingLevel.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyQt5==5.15.11 PyQt5-Qt5==5.15.19
cat > "$folder/links.py" <<'PYTHON'
from PyQt5.QtWidgets import QApplication, QTextBrowser

app = QApplication([])
browser = QTextBrowser()
browser.resize(300, 300)
browser.show()


def scrolls():
    app.processEvents()
    browser.scrollToAnchor("second")
    return "yes" if browser.verticalScrollBar().value() > 1000 else "no"


browser.setMarkdown("# First\n\n" + "text\n\n" * 200 + "## Second\n\n[there](#second)\n")
print("Markdown: the page scrolls to a heading:", scrolls())
browser.setHtml("<h1>First</h1>" + "<p>text</p>" * 200 + '<h2 id="second">Second</h2>')
print("HTML with id: the page scrolls to a heading:", scrolls())
PYTHON
export QT_QPA_PLATFORM=offscreen
seen=$("$folder/venv/bin/python" "$folder/links.py" 2>/dev/null)
echo "$seen"
[ "$(echo "$seen" | grep -o '[a-z]*$' | tr '\n' ' ')" = "no yes " ] || { echo "changed"; exit 1; }
echo "as recorded"
