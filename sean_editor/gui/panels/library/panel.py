"""The library: keep, search, share, the cards, and a random style."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QMenu

from models.translation import tr, tr_plural
from sean_editor.gui.actions import Actions
from sean_editor.gui.panels.library.model import StyleEntry
from sean_editor.gui.panels.library.page import LibraryPage, with_key
from sean_editor.gui.panels.library.random_bar import RandomBar
from sean_editor.gui.panels.library.style_list import StyleList
from sean_editor.gui.panels.library_pages import STYLES
from sean_editor.gui.selection import RegionSelection


class LibraryPanel(LibraryPage):
    """Announces what was asked for; `LibraryCommands` does it."""

    keep_requested = pyqtSignal(str)
    export_requested = pyqtSignal(tuple)  # style ids

    def __init__(self, actions: Actions, selection: RegionSelection) -> None:
        super().__init__(
            STYLES, StyleList, selection, tr("Search styles by name"), tr("Apply style"), tr("Only colour")
        )
        self.setAccessibleName(tr("Library"))
        self.random = RandomBar(actions)
        files = actions["import_styles"], actions["export_styles"]
        self.make_buttons(
            tr("Import, export and show styles"), tr("More about styles"), files, actions["keep_style"]
        )
        self.lay_out((self.colour_button, self.more, self.keep), self.random)
        self.list.ticks.changed.connect(self.show_counts)
        actions.connect(export_styles=lambda: self.export_requested.emit(self.chosen()))
        self._draw()
        self.set_entries(())

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked styles; with none ticked, that of the current one."""
        current = self.list.current_entry()
        return self.list.ticks.ids or (() if current is None else (current.id,))

    def show_counts(self) -> None:
        """How many styles are ticked, or how many the search leaves, of how many."""
        super().show_counts()
        ticked = len(self.list.ticks.ids)
        if ticked:
            self.count.setText(tr_plural("{n} selected", "{n} selected", ticked))
        if self.model.rowCount():
            self.empty.setText(tr("No matching styles.\nClear the search."))
        else:
            self.empty.setText(
                tr("No styles yet.\nPress + to keep that of the portrait, or drop a .seanstyles file.")
            )

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
        menu.addAction(with_key(tr("Rename"), Qt.Key_F2), lambda: self.edit_name(style_id))
        ids = self.list.ticks.ids if style_id in self.list.ticks.ids else (style_id,)
        menu.addAction(
            tr_plural("Export…", "Export {n} styles…", len(ids)), lambda: self.export_requested.emit(ids)
        )
        if entry.kept:
            menu.addAction(tr("Show the file"), lambda: self.reveal_requested.emit(style_id))
        remove = tr("Remove from the library") if entry.kept else tr("Remove")
        menu.addAction(with_key(remove, Qt.Key_Delete), lambda: self.remove_requested.emit(style_id))
        return menu
