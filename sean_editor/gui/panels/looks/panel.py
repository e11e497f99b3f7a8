"""The looks: save, search, share, the cards, and the strength of the one that is current."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.panels.library.page import LibraryPage, with_key
from sean_editor.gui.panels.library_pages import LOOKS
from sean_editor.gui.panels.looks.entry import LookEntry, LookList
from sean_editor.gui.panels.region_panel.mix_slider import MixSlider
from sean_editor.gui.selection import RegionSelection


class LooksPanel(LibraryPage):
    """Announces what was asked for; `LookCommands` does it."""

    strength_changed = pyqtSignal(str, int)  # look id, percent
    strength_settled = pyqtSignal()
    current_changed = pyqtSignal()
    export_requested = pyqtSignal(str)

    def __init__(self, actions: Actions, selection: RegionSelection) -> None:
        text = tr("Apply look")
        super().__init__(LOOKS, LookList, selection, tr("Search looks by name"), text, text)
        self.setAccessibleName(tr("Looks"))
        self.strength = MixSlider()
        files = actions["import_look"], actions["export_look"]
        self.make_buttons(
            tr("Import, export and show looks"), tr("More about looks"), files, actions["save_look"]
        )
        self.lay_out((self.more, self.keep), self._make_strength())
        self.list.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.strength.valueChanged.connect(self._slide)
        self.strength.settled.connect(self.strength_settled)
        self._draw()
        self.set_entries(())

    def _make_strength(self) -> QWidget:
        self.strength.setAccessibleName(tr("Strength of the look"))
        self.strength.setToolTip(tr("How much of the look: drag, or press the arrow keys"))
        title = QLabel(tr("Strength"))
        title.setProperty("role", "dim")
        title.setBuddy(self.strength)
        holder = QFrame()
        line = QHBoxLayout(holder)
        line.setContentsMargins(12, 8, 12, 0)
        line.setSpacing(8)
        line.addWidget(title)
        line.addWidget(self.strength, 1)
        return holder

    # what it shows

    def show_strength(self, strength: float) -> None:
        """The strength of the current look, 0..1, is announced by nobody; one that is dragged stays."""
        if not self.strength.isSliderDown():
            self.strength.blockSignals(True)
            self.strength.setValue(round(100 * strength))
            self.strength.blockSignals(False)
            self.strength.update()

    @property
    def current(self) -> str:
        """The id of the current look, "" if there is none."""
        entry = self.list.current_entry()
        return "" if entry is None else entry.id

    def show_counts(self) -> None:
        """How many looks the search leaves, of how many."""
        super().show_counts()
        total = self.model.rowCount()
        self.empty.setText(tr("No matching looks.\nClear the search.") if total else tr("No looks yet."))

    def apply_text(self) -> str:
        """A look says itself which regions it changes."""
        return tr("Apply look")

    def show_apply(self) -> None:
        """A look that can be applied has a strength."""
        super().show_apply()
        self.strength.setEnabled(self.can_apply())

    def _slide(self, percent: int) -> None:
        if self.current:
            self.strength_changed.emit(self.current, percent)

    # the menu of a card

    def menu_for(self, entry: LookEntry) -> QMenu:
        """The context menu of a look."""
        menu, look_id = QMenu(self), entry.id
        regions = entry.look.regions
        apply = menu.addAction(self.apply_text(), lambda: self.apply_requested.emit(look_id, regions))
        apply.setEnabled(entry.usable)
        menu.addSeparator()
        rename = menu.addAction(with_key(tr("Rename"), Qt.Key_F2), lambda: self.edit_name(look_id))
        rename.setEnabled(entry.editable)
        menu.addAction(tr("Export…"), lambda: self.export_requested.emit(look_id))
        if not entry.shipped:
            menu.addAction(tr("Show the file"), lambda: self.reveal_requested.emit(look_id))
        remove = menu.addAction(
            with_key(tr("Remove"), Qt.Key_Delete), lambda: self.remove_requested.emit(look_id)
        )
        remove.setEnabled(not entry.shipped)
        return menu
