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
    QDesktopServices,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PyQt5.QtWidgets import QTextBrowser, QTextEdit, QWidget

from models.translation import tr
from sean_editor.gui.dialogs.manual_looks import TEXT_SIZE, blocks, fragments, mend, text_font
from sean_editor.gui.theme import theme

MARGIN = 24
WIDEST_PICTURE = 800
"""Logical pixels: on a wider page nothing is scaled anew while it is resized."""


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
        document.setDefaultFont(text_font(TEXT_SIZE))
        document.setDocumentMargin(MARGIN)
        self._pictures = []  # a page that changes its size meanwhile looks for them
        document.setMarkdown(text, QTextDocument.MarkdownDialectGitHub)
        self.moveCursor(QTextCursor.Start)  # the end is where it was written last
        mend(document)
        self.sections = [section for block in blocks(document) if (section := _section(block)) is not None]
        self.pictures_missing.clear()
        self._pictures = [found for block in blocks(document) for found in self._pictures_in(block)]
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
        for fragment in fragments(block):
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


def _section(block: QTextBlock) -> Section | None:
    """The section that begins with this block."""
    level = block.blockFormat().headingLevel()
    if level:
        return Section(block.text(), level, block.position())
    parts = fragments(block)
    if not parts or QTextCursor(block).currentTable() is not None or block.textList() is not None:
        return None
    bold = parts[0].charFormat().fontWeight() >= QFont.DemiBold
    return Section(parts[0].text().strip().rstrip("."), 3, block.position()) if bold else None
