"""The looks: save, search, share, the cards, and the strength of the one that is current."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.card_panel import CardPanel
from sean_editor.gui.panels.library.model import EntryFilter, EntryModel
from sean_editor.gui.panels.library_pages import LOOKS, PageSwitch
from sean_editor.gui.panels.looks.entry import LookEntry, LookList
from sean_editor.gui.panels.region_panel.mix_slider import MixSlider
from sean_editor.gui.selection import RegionSelection


class LooksPanel(CardPanel):
    """Announces what was asked for; `LookCommands` does it."""

    list: LookList
    strength_changed = pyqtSignal(str, int)  # look id, percent
    strength_settled = pyqtSignal()
    current_changed = pyqtSignal()
    rename_requested = pyqtSignal(str, str)  # look id, name
    remove_requested = pyqtSignal(str)
    export_requested = pyqtSignal(str)
    reveal_requested = pyqtSignal(str)
    folder_requested = pyqtSignal()

    def __init__(self, actions: Actions, selection: RegionSelection) -> None:
        self.model = EntryModel()
        self.proxy = EntryFilter(self.model)
        text = tr("Apply look")
        super().__init__(LookList(self.proxy, selection), selection, tr("Search looks by name"), text, text)
        self.setAccessibleName(tr("Looks"))
        self.switch = PageSwitch(LOOKS)
        self.strength = MixSlider()
        self._lay_out(actions)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.menu_requested.connect(self._open_menu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.model.renamed.connect(self.rename_requested)
        self.strength.valueChanged.connect(self._slide)
        self.strength.settled.connect(self.strength_settled)
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
        column.addWidget(self._make_strength())
        column.addWidget(self.make_footer())

    def _make_head(self, actions: Actions) -> QWidget:
        self.count = QLabel()
        self.count.setProperty("role", "dim")
        self.more, self.save = QToolButton(), QToolButton()
        self.more.setToolTip(tr("Import, export and show looks"))
        self.more.setAccessibleName(tr("More about looks"))
        self.more.setPopupMode(QToolButton.InstantPopup)
        menu = QMenu(self)
        menu.addAction(actions["import_look"])
        menu.addAction(actions["export_look"])
        menu.addSeparator()
        menu.addAction(tr("Show the folder"), self.folder_requested.emit)
        self.more.setMenu(menu)
        save = actions["save_look"]
        self.save.setAccessibleName(save.text())
        self.save.setToolTip(save.toolTip())
        self.save.clicked.connect(save.trigger)
        save.changed.connect(lambda: self.save.setEnabled(save.isEnabled()))
        self.save.setEnabled(save.isEnabled())
        return self.make_header(self.switch, self.count, buttons=(self.more, self.save))

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

    def set_entries(self, entries: Sequence[LookEntry]) -> None:
        """Show these looks; the current one stays the current one."""
        current = self.list.current_entry()
        self.model.set_entries(entries)
        if current is not None and self.list.current_entry() is None:
            self.list.select(current.id)
        self.show_counts()
        self.show_apply()

    def show_strength(self, strength: float) -> None:
        """The strength of the current look, 0..1, is announced by nobody; one that is dragged stays."""
        if not self.strength.isSliderDown():
            self.strength.blockSignals(True)
            self.strength.setValue(round(100 * strength))
            self.strength.blockSignals(False)
            self.strength.update()

    def select(self, look_id: str) -> None:
        """Make this card the current one, in view. A search that hides it is cleared."""
        if not self.list.select(look_id):
            self.search.clear()
            self.list.select(look_id)

    def edit_name(self, look_id: str) -> None:
        """Let the person name a look, in its card."""
        self.select(look_id)
        if self.list.isVisible():
            self.list.setFocus(Qt.OtherFocusReason)
            self.list.edit(self.list.currentIndex())

    @property
    def current(self) -> str:
        """The id of the current look, "" if there is none."""
        entry = self.list.current_entry()
        return "" if entry is None else entry.id

    def show_counts(self) -> None:
        total, shown = self.model.rowCount(), self.proxy.rowCount()
        self.count.setText(
            str(total) if shown == total else tr("{shown} of {total}", shown=shown, total=total)
        )
        self.empty.setText(tr("No matching looks.\nClear the search.") if total else tr("No looks yet."))
        self.stack.setCurrentWidget(self.list if shown else self.empty)

    def apply_text(self) -> str:
        return tr("Apply look")

    def can_apply(self) -> bool:
        entry = self.list.current_entry()
        return entry is not None and entry.usable

    def show_apply(self) -> None:
        super().show_apply()
        self.strength.setEnabled(self.can_apply())

    def apply_current(self) -> None:
        self.list.apply_current()

    def _slide(self, percent: int) -> None:
        if self.current:
            self.strength_changed.emit(self.current, percent)

    def _draw(self) -> None:
        super()._draw()
        self.more.setIcon(icon("more"))
        self.save.setIcon(icon("plus"))

    # the menu of a card

    def menu_for(self, entry: LookEntry) -> QMenu:
        """The context menu of a look."""
        menu, look_id = QMenu(self), entry.id
        apply = menu.addAction(
            self.apply_text(), lambda: self.apply_requested.emit(look_id, entry.look.regions)
        )
        apply.setEnabled(entry.usable)
        menu.addSeparator()
        rename = menu.addAction("\t".join((tr("Rename"), _key(Qt.Key_F2))), lambda: self.edit_name(look_id))
        rename.setEnabled(entry.editable)
        menu.addAction(tr("Export…"), lambda: self.export_requested.emit(look_id))
        if not entry.shipped:
            menu.addAction(tr("Show the file"), lambda: self.reveal_requested.emit(look_id))
        remove = menu.addAction(
            "\t".join((tr("Remove"), _key(Qt.Key_Delete))), lambda: self.remove_requested.emit(look_id)
        )
        remove.setEnabled(not entry.shipped)
        return menu

    def _open_menu(self, look_id: str, where: QPoint) -> None:
        entry: Any = self.model.find(look_id)
        if entry is not None:
            menu = self.menu_for(entry)
            menu.exec_(where)
            menu.deleteLater()


def _key(code: int) -> str:
    return QKeySequence(code).toString(QKeySequence.NativeText)
