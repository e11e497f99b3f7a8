"""How the manual looks: sizes, distances and colours in place of Qt's, which are those of a printed page."""

from __future__ import annotations

from collections.abc import Iterator

from PyQt5.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PyQt5.QtWidgets import QApplication

from sean_editor.gui.theme import theme

SIZES = {1: 24, 2: 19, 3: 16}
"""Pixels of the letters of headings, by level; the text has TEXT_SIZE."""
TEXT_SIZE, LINE_HEIGHT = 14, 130
LONGEST_COLUMN = 60
"""Letters: a column with longer texts gets no more room for them."""


def mend(document: QTextDocument) -> None:
    """Give everything in a document its looks, in the colours of the theme."""
    for block in blocks(document):
        _mend(block)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _mend_table(frame)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """All blocks of a document, in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """The runs of one format of a block."""
    found, place = [], block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


def _mend(block: QTextBlock) -> None:
    """Sizes, distances and colours of a block."""
    cursor = QTextCursor(block)
    level, in_table = block.blockFormat().headingLevel(), cursor.currentTable() is not None
    lines = QTextBlockFormat()
    pictures = any(part.charFormat().isImageFormat() for part in fragments(block))
    lines.setLineHeight(100 if pictures else LINE_HEIGHT, QTextBlockFormat.ProportionalHeight)
    lines.setTopMargin(24 if level == 2 else 0)
    lines.setBottomMargin(0 if in_table else 6 if block.textList() is not None else 12)
    cursor.mergeBlockFormat(lines)
    for part in fragments(block):
        letters = QTextCharFormat()
        if level:
            letters.setFont(text_font(SIZES.get(level, TEXT_SIZE), QFont.DemiBold))
        elif part.charFormat().fontFixedPitch():
            letters.setFontFamily(QFontDatabase.systemFont(QFontDatabase.FixedFont).family())
            letters.setProperty(QTextFormat.FontPixelSize, TEXT_SIZE - 1)
            letters.setBackground(theme().color("pressed"))
        if part.charFormat().isAnchor():
            letters.setForeground(theme().color("accent"))
        here = QTextCursor(block)
        here.setPosition(part.position())
        here.setPosition(part.position() + part.length(), QTextCursor.KeepAnchor)
        if not part.charFormat().isImageFormat():
            here.mergeCharFormat(letters)


def _mend_table(table: QTextTable) -> None:
    """Hairlines, room in the cells, a head that stands out, the whole width."""
    form = table.format()
    form.setBorderStyle(QTextFrameFormat.BorderStyle_Solid)
    form.setBorder(1)
    form.setBorderBrush(QBrush(theme().color("border")))
    form.setBorderCollapse(True)
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setBottomMargin(12)
    form.setWidth(QTextLength(QTextLength.PercentageLength, 100))
    widest = [
        min(max(len(_cell_text(table, row, column)) for row in range(table.rows())), LONGEST_COLUMN)
        for column in range(table.columns())
    ]
    shares = [LONGEST_COLUMN / 4 + width for width in widest]
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.PercentageLength, 100 * share / sum(shares)) for share in shares]
    )
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(theme().color("raised"))
        cell.setFormat(head)


def _cell_text(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.KeepAnchor)
    return cursor.selectedText()


def text_font(size: int, weight: int = QFont.Normal) -> QFont:
    """The font of the window in another size."""
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
