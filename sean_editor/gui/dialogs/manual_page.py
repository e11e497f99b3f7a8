"""The page of the manual: a Markdown file with its pictures, tables that can be read, and its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import qimage2ndarray
from PIL import Image
from PyQt5.QtCore import Qt, QUrl
from PyQt5.QtGui import (
    QBrush,
    QDesktopServices,
    QFont,
    QFontDatabase,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PyQt5.QtWidgets import QApplication, QTextBrowser, QTextEdit, QWidget

from models.translation import tr
from sean_editor.gui.theme import theme

SIZES = {1: 24, 2: 19, 3: 16}
"""Pixels of the letters of headings, by level; the text has TEXT_SIZE."""
TEXT_SIZE, LINE_HEIGHT = 14, 130
MARGIN = 24
WIDEST_PICTURE = 800
"""Logical pixels: on a wider page nothing is scaled anew while it is resized."""
LONGEST_COLUMN = 60
"""Letters: a column with longer texts gets no more room for them."""


@dataclass(frozen=True)
class Section:
    """A heading, or the bold words that begin a paragraph (level 3)."""

    title: str
    level: int
    position: int
    """Where it begins in the document."""

    @property
    def anchor(self) -> str:
        """What a link to it says, as GitHub forms it."""
        return re.sub(r"[^\w\- ]", "", self.title.lower()).replace(" ", "-")


def without_dead_links(text: str, folder: Path) -> str:
    """Markdown in which links to files that are not there (an installed program has no source) are words."""

    def kept(link: re.Match[str]) -> str:
        target = link[2].partition("#")[0]
        return link[0] if not target or "://" in target or (folder / target).exists() else link[1]

    return re.sub(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)\)", kept, text)


class ManualPage(QTextBrowser):
    """Shows one file. Links within it scroll, others open in the programs of the system."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manualPage")
        self.setAccessibleName(tr("Manual"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(self.follow)
        self._file = file
        self.sections: list[Section] = []
        self.pictures_missing: list[str] = []
        """The names of pictures that are not there."""
        self._pictures: list[tuple[int, QImage]] = []  # with their positions
        theme().changed.connect(self.show_file)
        self._room = 0  # the width for pictures that they were fitted to
        self.show_file()

    def show_file(self) -> None:
        """Show the file in the colours of the theme."""
        place = self.verticalScrollBar().value()
        text = without_dead_links(self._file.read_text(encoding="utf-8"), self._file.parent)
        document = self.document()
        document.setDefaultFont(_font(TEXT_SIZE))
        document.setDocumentMargin(MARGIN)
        self._pictures = []  # a page that changes its size meanwhile looks for them
        document.setMarkdown(text, QTextDocument.MarkdownDialectGitHub)
        self.moveCursor(QTextCursor.Start)  # the end is where it was written last
        for block in _blocks(document):
            _mend(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _mend_table(frame)
        self.sections = [section for block in _blocks(document) if (section := _section(block)) is not None]
        self.pictures_missing.clear()
        self._pictures = [found for block in _blocks(document) for found in self._pictures_in(block)]
        self._room = 0
        self._fit_pictures()
        self.verticalScrollBar().setValue(place)

    # going somewhere

    def follow(self, link: QUrl) -> None:
        """Go where a link leads."""
        if not link.isRelative():
            QDesktopServices.openUrl(link)
        elif link.path():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str((self._file.parent / link.path()).resolve())))
        else:
            for section in self.sections:
                if section.anchor == link.fragment():
                    self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Bring a section to the top."""
        block = self.document().findBlock(section.position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - 8)

    def section_in_view(self) -> int:
        """The number of the section whose text is at the top, -1 above the first."""
        cursor = self.cursorForPosition(self.viewport().rect().topLeft() + self.rect().topLeft())
        position = self.document().findBlock(cursor.position() + 1).position()
        before = [number for number, one in enumerate(self.sections) if one.position <= position]
        return before[-1] if before else -1

    # searching

    def places_of(self, words: str) -> list[QTextCursor]:
        """Every place where `words` stand, in order; the case does not count."""
        found, cursor = [], QTextCursor(self.document())
        while words and not (cursor := self.document().find(words, cursor)).isNull():
            found.append(QTextCursor(cursor))
        return found

    def mark(self, places: list[QTextCursor], current: int) -> None:
        """Mark these places, and bring the current one into view."""
        marks = []
        for number, cursor in enumerate(places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(theme().color("accent" if number == current else "accent_soft"))
            if number == current:
                mark.format.setForeground(theme().color("on_accent"))
            marks.append(mark)
        self.setExtraSelections(marks)
        if places:
            below = self.cursorRect(places[current]).top() - self.viewport().height() // 3
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    # pictures

    def loadResource(self, kind: int, url: QUrl) -> object:  # noqa: N802 (Qt's name)
        if kind == QTextDocument.ImageResource and url.isRelative():
            return picture_of(self._file.parent / url.path())
        return super().loadResource(kind, url)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _pictures_in(self, block: QTextBlock) -> Iterator[tuple[int, QImage]]:
        for fragment in _fragments(block):
            image = fragment.charFormat().toImageFormat()
            if image.isValid():
                picture = picture_of(self._file.parent / image.name())
                if picture.isNull():
                    self.pictures_missing.append(image.name())
                else:
                    yield fragment.position(), picture

    def _fit_pictures(self) -> None:
        """No picture is wider than the page, nor wider than it is."""
        ratio = self.devicePixelRatioF()
        room = min(self.viewport().width() - 2 * MARGIN, WIDEST_PICTURE)
        if room == self._room:
            return
        self._room = room
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for position, picture in self._pictures:
            cursor.setPosition(position)
            cursor.setPosition(position + 1, QTextCursor.KeepAnchor)
            image = cursor.charFormat().toImageFormat()
            shown = max(1, min(picture.width(), room))
            image.setWidth(shown)
            # scaled here: the document would do it without smoothing
            sharp = picture.scaledToWidth(min(picture.width(), round(shown * ratio)), Qt.SmoothTransformation)
            sharp.setDevicePixelRatio(sharp.width() / shown)
            self.document().addResource(QTextDocument.ImageResource, QUrl(image.name()), sharp)
            cursor.setCharFormat(image)
        cursor.endEditBlock()
        self.document().markContentsDirty(0, self.document().characterCount())


@lru_cache(maxsize=64)
def picture_of(path: Path) -> QImage:
    """A picture of the manual; an empty one if it is not there. Pillow reads WebP on every system, Qt not."""
    if not path.is_file():
        return QImage()
    with Image.open(path) as picture:
        return qimage2ndarray.array2qimage(np.asarray(picture.convert("RGB")))


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list:
    """The runs of one format of a block."""
    found, place = [], block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


def _section(block: QTextBlock) -> Section | None:
    """The section that begins with this block."""
    level = block.blockFormat().headingLevel()
    if level:
        return Section(block.text(), level, block.position())
    parts = _fragments(block)
    if not parts or QTextCursor(block).currentTable() is not None or block.textList() is not None:
        return None
    bold = parts[0].charFormat().fontWeight() >= QFont.DemiBold
    return Section(parts[0].text().strip().rstrip("."), 3, block.position()) if bold else None


def _mend(block: QTextBlock) -> None:
    """Sizes, distances and colours of a block: Qt's are those of a printed page of its own."""
    cursor = QTextCursor(block)
    level, in_table = block.blockFormat().headingLevel(), cursor.currentTable() is not None
    lines = QTextBlockFormat()
    pictures = any(part.charFormat().isImageFormat() for part in _fragments(block))
    lines.setLineHeight(100 if pictures else LINE_HEIGHT, QTextBlockFormat.ProportionalHeight)
    lines.setTopMargin(24 if level == 2 else 0)
    lines.setBottomMargin(0 if in_table else 6 if block.textList() is not None else 12)
    cursor.mergeBlockFormat(lines)
    for part in _fragments(block):
        letters = QTextCharFormat()
        if level:
            letters.setFont(_font(SIZES.get(level, TEXT_SIZE), QFont.DemiBold))
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


def _font(size: int, weight: int = QFont.Normal) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
