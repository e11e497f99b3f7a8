"""What both pages of the library share: the head, the cards and their search, names, a menu for each card."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from models.translation import tr
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.card_panel import CardPanel
from sean_editor.gui.panels.library.model import Entry, EntryFilter, EntryModel
from sean_editor.gui.panels.library.style_list import StyleList
from sean_editor.gui.panels.library_pages import PageSwitch
from sean_editor.gui.selection import RegionSelection


class LibraryPage(CardPanel):
    """A page of cards that a person keeps. It announces what was asked for; a subclass has the words.

    `more` has what is seldom done with files, `keep` keeps what the portrait has now.
    """

    list: StyleList
    rename_requested = pyqtSignal(str, str)  # id, name
    remove_requested = pyqtSignal(str)
    reveal_requested = pyqtSignal(str)
    folder_requested = pyqtSignal()

    def __init__(
        self,
        page: int,
        cards: type[StyleList],
        selection: RegionSelection,
        search_name: str,
        apply_all: str,
        colour_all: str,
    ) -> None:
        self.model = EntryModel()
        self.proxy = EntryFilter(self.model)
        super().__init__(cards(self.proxy, selection), selection, search_name, apply_all, colour_all)
        self.switch, self.count = PageSwitch(page), QLabel()
        self.count.setProperty("role", "dim")
        self.more, self.keep = QToolButton(), QToolButton()
        self.list.remove_requested.connect(self.remove_requested)
        self.list.menu_requested.connect(self._open_menu)
        self.model.renamed.connect(self.rename_requested)

    # building

    def lay_out(self, buttons: tuple[QToolButton, ...], above_footer: QWidget) -> None:
        """The page from top to bottom."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.make_header(self.switch, self.count, buttons=buttons))
        column.addWidget(self.make_search_line())
        column.addLayout(self.stack, 1)
        column.addWidget(above_footer)
        column.addWidget(self.make_footer())

    def make_buttons(self, tip: str, name: str, files: tuple[QAction, QAction], keep: QAction) -> None:
        """`more`, of this tip and accessible name, has the actions for files; `keep` triggers its action."""
        self.more.setToolTip(tip)
        self.more.setAccessibleName(name)
        self.more.setPopupMode(QToolButton.InstantPopup)
        menu = QMenu(self)
        menu.addActions(files)
        menu.addSeparator()
        menu.addAction(tr("Show the folder"), self.folder_requested.emit)
        self.more.setMenu(menu)
        self.keep.setAccessibleName(keep.text())
        self.keep.setToolTip(keep.toolTip())
        self.keep.clicked.connect(keep.trigger)
        keep.changed.connect(lambda: self.keep.setEnabled(keep.isEnabled()))
        self.keep.setEnabled(keep.isEnabled())

    # what it shows

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the current one stays the current one."""
        current = self.list.current_entry()
        self.model.set_entries(entries)
        self.list.ticks.keep_only({entry.id for entry in entries})
        if current is not None and self.list.current_entry() is None:
            self.list.select(current.id)
        self.show_counts()
        self.show_apply()

    def select(self, entry_id: str) -> None:
        """Make this card the current one, in view. A search that hides it is cleared."""
        if not self.list.select(entry_id):
            self.search.clear()
            self.list.select(entry_id)

    def edit_name(self, entry_id: str) -> None:
        """Let the person name what a card shows, in the card."""
        self.select(entry_id)
        if self.list.isVisible():
            self.list.setFocus(Qt.OtherFocusReason)
            self.list.edit(self.list.currentIndex())

    def show_counts(self) -> None:
        """How many cards the search leaves, of how many."""
        total, shown = self.model.rowCount(), self.proxy.rowCount()
        self.count.setText(
            str(total) if shown == total else tr("{shown} of {total}", shown=shown, total=total)
        )
        self.stack.setCurrentWidget(self.list if shown else self.empty)

    def can_apply(self) -> bool:
        """Whether there is a current card, and the network in use understands it."""
        entry = self.list.current_entry()
        return entry is not None and entry.usable

    def apply_current(self) -> None:
        """Apply the current card."""
        self.list.apply_current()

    def _draw(self) -> None:
        super()._draw()
        self.more.setIcon(icon("more"))
        self.keep.setIcon(icon("plus"))

    # the menu of a card

    @abstractmethod
    def menu_for(self, entry: Any) -> QMenu:
        """The context menu of a card."""

    def _open_menu(self, entry_id: str, where: QPoint) -> None:
        entry = self.model.find(entry_id)
        if entry is not None:
            menu = self.menu_for(entry)
            menu.exec_(where)
            menu.deleteLater()


def with_key(text: str, code: int) -> str:
    """The text of a menu's item that the list of cards knows by a key."""
    return "\t".join((text, QKeySequence(code).toString(QKeySequence.NativeText)))
