#!/usr/bin/env bash
# CommonMark: bold that ends in Chinese punctuation is not bold if a Chinese letter follows at once.
#
# markdown-it-py 4.0.0, mistune 3.1.4, and Qt's own reader in PyQt5 5.15.11. Seen 2026-11-28:
#
#   markdown-it **绘制。**在: False
#   markdown-it **绘制**。在: True
#   markdown-it **Paint.** In: True
#   mistune **绘制。**在: True
#   Qt **绘制。**在: False
#
# By the rules of CommonMark a closing run of asterisks after punctuation must be followed by a space or punctuation.
# Chinese has no spaces, and a translator keeps the full stop inside the bold words as in the English sentence: the reader
# then sees the asterisks. Readers differ, so that a preview may look right. The stop has to stand outside the asterisks.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check markdown-it-py==4.0.0 mistune==3.1.4 PyQt5==5.15.11
seen=$(QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" "$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import mistune
from markdown_it import MarkdownIt
from PyQt5.QtGui import QGuiApplication, QTextDocument

app = QGuiApplication([])
for text in ("**绘制。**在", "**绘制**。在", "**Paint.** In"):
    print(f"markdown-it {text}: {'<strong>' in MarkdownIt().render(text)}")
text = "**绘制。**在"
print(f"mistune {text}: {'<strong>' in mistune.html(text)}")
document = QTextDocument()
document.setMarkdown(text)
print(f"Qt {text}: {'*' not in document.toPlainText()}")
PYTHON
)
echo "$seen"
expected="markdown-it **绘制。**在: False
markdown-it **绘制**。在: True
markdown-it **Paint.** In: True
mistune **绘制。**在: True
Qt **绘制。**在: False"
[ "$seen" = "$expected" ] || { echo "changed"; exit 1; }
echo "as recorded"
