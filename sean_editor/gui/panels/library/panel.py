"""The library: keep, search, share, the cards, and a random style."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from models.translation import tr, tr_plural
from sean_editor.gui.actions import Actions
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.card_panel import CardPanel
from sean_editor.gui.panels.library.model import EntryFilter, EntryModel, StyleEntry
from sean_editor.gui.panels.library.random_bar import RandomBar
from sean_editor.gui.panels.library.style_list import StyleList
from sean_editor.gui.panels.library_pages import STYLES, PageSwitch
from sean_editor.gui.selection import RegionSelection


class LibraryPanel(CardPanel):
    """Announces what was asked for; `LibraryCommands` does it."""

    list: StyleList
    keep_requested = pyqtSignal(str)
    rename_requested = pyqtSignal(str, str)  # style id, name
    remove_requested = pyqtSignal(str)
    export_requested = pyqtSignal(tuple)  # style ids
    reveal_requested = pyqtSignal(str)
    folder_requested = pyqtSignal()

    def __init__(self, actions: Actions, selection: RegionSelection) -> None:
        self.model = EntryModel()
        self.proxy = EntryFilter(self.model)
        super().__init__(
            StyleList(self.proxy, selection),
            selection,
            tr("Search styles by name"),
            tr("Apply style"),
            tr("Only colour"),
        )
        self.setAccessibleName(tr("Library"))
        self.random = RandomBar(actions)
        self._lay_out(actions)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.menu_requested.connect(self._open_menu)
        self.list.ticks.changed.connect(self.show_counts)
        self.model.renamed.connect(self.rename_requested)
        actions.connect(export_styles=lambda: self.export_requested.emit(self.chosen()))
        self._draw()
        self.set_entries(())

    # building

    def _lay_out(self, actions: Actions) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(actions))
        column.addWidget(self.make_search_line())
        column.addLayout(self.stack, 1)
        column.addWidget(self.random)
        column.addWidget(self.make_footer())

    def _make_head(self, actions: Actions) -> QWidget:
        self.switch, self.count = PageSwitch(STYLES), QLabel()
        self.count.setProperty("role", "dim")
        self.more, self.keep = QToolButton(), QToolButton()
        self.more.setToolTip(tr("Import, export and show styles"))
        self.more.setAccessibleName(tr("More about styles"))
        self.more.setPopupMode(QToolButton.InstantPopup)
        menu = QMenu(self)
        menu.addAction(actions["import_styles"])
        menu.addAction(actions["export_styles"])
        menu.addSeparator()
        menu.addAction(tr("Show the folder"), self.folder_requested.emit)
        self.more.setMenu(menu)
        self.keep.setAccessibleName(tr("Keep style in library"))
        self.keep.setToolTip(actions["keep_style"].toolTip())
        self.keep.clicked.connect(actions["keep_style"].trigger)
        actions["keep_style"].changed.connect(lambda: self.keep.setEnabled(actions["keep_style"].isEnabled()))
        return self.make_header(self.switch, self.count, buttons=(self.colour_button, self.more, self.keep))

    # what it shows

    def set_entries(self, entries: Sequence[StyleEntry]) -> None:
        """Show these styles; the current one stays the current one."""
        current = self.list.current_entry()
        self.model.set_entries(entries)
        self.list.ticks.keep_only({entry.id for entry in entries})
        if current is not None and self.list.current_entry() is None:
            self.list.select(current.id)
        self.show_counts()
        self.show_apply()

    def select(self, style_id: str) -> None:
        """Make this card the current one, in view. A search that hides it is cleared."""
        if not self.list.select(style_id):
            self.search.clear()
            self.list.select(style_id)

    def edit_name(self, style_id: str) -> None:
        """Let the person name a style, in its card."""
        self.select(style_id)
        if self.list.isVisible():
            self.list.setFocus(Qt.OtherFocusReason)
            self.list.edit(self.list.currentIndex())

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked styles; with none ticked, that of the current one."""
        current = self.list.current_entry()
        return self.list.ticks.ids or (() if current is None else (current.style.id,))

    def show_counts(self) -> None:
        """How many styles are ticked, or how many the search leaves, of how many."""
        total, shown, ticked = self.model.rowCount(), self.proxy.rowCount(), len(self.list.ticks.ids)
        text = str(total) if shown == total else tr("{shown} of {total}", shown=shown, total=total)
        self.count.setText(tr_plural("{n} selected", "{n} selected", ticked) if ticked else text)
        if total:
            self.empty.setText(tr("No matching styles.\nClear the search."))
        else:
            self.empty.setText(
                tr("No styles yet.\nPress + to keep that of the portrait, or drop a .seanstyles file.")
            )
        self.stack.setCurrentWidget(self.list if shown else self.empty)

    def can_apply(self) -> bool:
        """Whether there is a current style, of the network in use."""
        entry = self.list.current_entry()
        return entry is not None and entry.usable

    def apply_current(self) -> None:
        """Apply the current style to the selected regions, or to all that it has."""
        self.list.apply_current()

    def _draw(self) -> None:
        super()._draw()
        self.more.setIcon(icon("more"))
        self.keep.setIcon(icon("plus"))

    # the menu of a card

    def menu_for(self, entry: StyleEntry) -> QMenu:
        """The context menu of a style."""
        menu, style_id = QMenu(self), entry.id
        regions = self.list.regions_of(entry)
        give, tint = self.apply_requested.emit, self.colour_requested.emit
        for action in (
            menu.addAction(self.apply_text(), lambda: give(style_id, regions)),
            menu.addAction(self.colour_text(), lambda: tint(style_id, regions)),
        ):
            action.setEnabled(entry.usable)
        menu.addSeparator()
        if not entry.kept:
            menu.addAction(tr("Keep in library"), lambda: self.keep_requested.emit(style_id))
        menu.addAction("\t".join((tr("Rename"), _key(Qt.Key_F2))), lambda: self.edit_name(style_id))
        ids = self.list.ticks.ids if style_id in self.list.ticks.ids else (style_id,)
        menu.addAction(
            tr_plural("Export…", "Export {n} styles…", len(ids)), lambda: self.export_requested.emit(ids)
        )
        if entry.kept:
            menu.addAction(tr("Show the file"), lambda: self.reveal_requested.emit(style_id))
        remove = tr("Remove from the library") if entry.kept else tr("Remove")
        menu.addAction("\t".join((remove, _key(Qt.Key_Delete))), lambda: self.remove_requested.emit(style_id))
        return menu

    def _open_menu(self, style_id: str, where: QPoint) -> None:
        entry = self.model.find(style_id)
        if entry is not None:
            menu = self.menu_for(entry)
            menu.exec_(where)
            menu.deleteLater()


def _key(code: int) -> str:
    return QKeySequence(code).toString(QKeySequence.NativeText)
