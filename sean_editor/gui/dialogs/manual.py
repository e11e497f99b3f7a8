"""The manual: the user guide in a window of its own, with its contents and a search."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QEvent, QObject, QSize, Qt
from PyQt5.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PyQt5.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr
from sean_editor.gui.dialogs.manual_page import ManualPage
from sean_editor.gui.hinted_field import HintedField
from sean_editor.gui.translation import shown_language
from sean_editor.locations import shipped

GUIDE = shipped("docs") / "user-guide.md"
"""The manual is this document, the same text as in the repository; `guide` has its translations."""
SIZE = QSize(1000, 720)
CONTENTS = 240


def guide(language: str) -> Path:
    """The manual in a language of the window: user-guide.LANGUAGE.md, or the English one if there is none."""
    translated = GUIDE.with_suffix(f".{language}{GUIDE.suffix}")
    return translated if translated.is_file() else GUIDE


class ManualDialog(QDialog):
    """Stays open while one works. Enter and Shift+Enter go from one place that was found to the next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Manual"))
        self.page, self.contents = ManualPage(guide(shown_language())), QListWidget()
        self.search, self.count = HintedField(), QLabel()
        self._places: list[QTextCursor] = []
        self._current = 0
        self._lay_out()
        for section in self.page.sections:
            if section.level > 1:
                item = QListWidgetItem(("" if section.level == 2 else "    ") + section.title)
                item.setData(Qt.UserRole, section.position)
                font = item.font()
                font.setBold(section.level == 2)
                item.setFont(font)
                self.contents.addItem(item)
        self.contents.itemClicked.connect(self._go_to)
        self.contents.itemActivated.connect(self._go_to)
        self.page.verticalScrollBar().valueChanged.connect(self._show_where)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        QShortcut(QKeySequence.Find, self, self.find)
        self.resize(SIZE.boundedTo(QSize(parent.width() + 200, max(parent.height(), 400))))
        self._show_where()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Search the manual"))
        self.search.setAccessibleName(tr("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.count.setProperty("role", "dim")
        self.count.setContentsMargins(4, 0, 0, 0)
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        side = QFrame()
        side.setFixedWidth(CONTENTS)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 8, 12)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(self.contents, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addWidget(self.page, 1)
        self.page.setFocus()

    def find(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.ShortcutFocusReason)
        self.search.selectAll()

    # contents

    def _go_to(self, item: QListWidgetItem) -> None:
        for section in self.page.sections:
            if section.position == item.data(Qt.UserRole):
                self.page.show_section(section)
        self.contents.setCurrentItem(item)  # the last one may be too low to come to the top

    def _show_where(self, *_: object) -> None:
        number = self.page.section_in_view()
        position = self.page.sections[number].position if number >= 0 else -1
        places = [self.contents.item(row).data(Qt.UserRole) for row in range(self.contents.count())]
        self.contents.setCurrentRow(places.index(position) if position in places else -1)

    # searching

    def _find(self, words: str) -> None:
        self._places = self.page.places_of(words.strip())
        self._show_found(0)

    def _show_found(self, current: int) -> None:
        total = len(self._places)
        self._current = current % total if total else 0
        self.page.mark(self._places, self._current)
        if total:
            self.count.setText(tr("{number} of {total}", number=self._current + 1, total=total))
        else:
            self.count.setText(tr("Nothing found") if self.search.text().strip() else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key_Return, Qt.Key_Enter):
                self._show_found(self._current + (-1 if event.modifiers() & Qt.ShiftModifier else 1))
                return True
            if event.key() == Qt.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False
