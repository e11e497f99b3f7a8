"""The gallery: search, filter, add, the cards, progress of encoding, and "apply"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PyQt5.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from models.regions import RegionSet
from models.translation import tr
from sean_editor.gui.canvas.incoming import local_files
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.card_panel import CardPanel
from sean_editor.gui.panels.gallery.average_bar import AverageBar
from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.gui.panels.gallery.card_menu import add_applying
from sean_editor.gui.panels.gallery.filter_button import FilterButton
from sean_editor.gui.panels.gallery.model import (
    REFERENCE_ROLE,
    ReferenceFilter,
    ReferenceLike,
    ReferenceModel,
)
from sean_editor.gui.panels.gallery.progress import EncodingProgress
from sean_editor.gui.panels.gallery.reference_list import ReferenceList
from sean_editor.gui.selection import RegionSelection


class GalleryPanel(CardPanel):
    """Announces what was asked for; the window passes it on to the session."""

    list: ReferenceList
    add_requested = pyqtSignal()
    files_dropped = pyqtSignal(list)  # list[Path]
    open_requested = pyqtSignal(str)
    slot_requested = pyqtSignal(str, str)  # reference id, "a" or "b": of two styles
    remove_requested = pyqtSignal(str)
    keep_requested = pyqtSignal(str)  # its style in the library
    light_requested = pyqtSignal(str)  # on the portrait
    average_requested = pyqtSignal()  # of those that are ticked
    cancel_requested = pyqtSignal()
    region_hovered = pyqtSignal(int)  # under the pointer, -1 for none

    def __init__(self, regions: RegionSet, selection: RegionSelection, parent: QWidget | None = None) -> None:
        self.model = ReferenceModel()
        self.proxy = ReferenceFilter(self.model)
        super().__init__(
            ReferenceList(regions, self.proxy, selection),
            selection,
            tr("Search references by name"),
            tr("Apply whole face"),
            tr("Only colour: whole face"),
            parent,
        )
        self.setAcceptDrops(True)
        self._regions = regions
        self.list.region_hovered.connect(self.region_hovered)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.menu_requested.connect(self._open_menu)
        self.ticked = AverageBar(self.list.ticks)
        self.ticked.average_requested.connect(self.average_requested)
        self.progress = EncodingProgress()
        self.progress.cancel_requested.connect(self.cancel_requested)
        self._lay_out()
        self._draw()
        self.show_counts()
        self.show_apply()

    # building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self.make_search_line())
        column.addLayout(self.stack, 1)
        column.addWidget(self._make_tip())
        column.addWidget(self.progress)
        column.addWidget(self.ticked)
        column.addWidget(self.make_footer())

    def _make_head(self) -> QWidget:
        self.title, self.count = QLabel(tr("References")), QLabel()
        self.title.setProperty("role", "title")
        self.count.setProperty("role", "dim")
        self.filter_button, self.add_button = FilterButton(self._regions), QToolButton()
        self.filter_button.region_chosen.connect(self._filter)
        self.add_button.setToolTip(tr("Add reference faces ({key})", key=_key(Qt.CTRL + Qt.SHIFT + Qt.Key_O)))
        self.add_button.setAccessibleName(tr("Add references"))
        self.add_button.clicked.connect(self.add_requested)
        buttons = (self.colour_button, self.filter_button, self.add_button)
        return self.make_header(self.title, self.count, buttons=buttons)

    def _make_tip(self) -> QWidget:
        self.tip = QLabel(tr("Drag hair or lips from a face onto the result, or click them here."))
        self.tip.setProperty("role", "dim")
        self.tip.setWordWrap(True)
        self.tip.setContentsMargins(12, 8, 12, 0)
        return self.tip

    # what it shows

    def set_references(self, references: Sequence[ReferenceLike]) -> None:
        """Show these references."""
        self.model.set_references(references)
        self.list.ticks.keep_only({reference.id for reference in references})
        self.show_counts()
        self.show_apply()

    def update_reference(self, reference: ReferenceLike) -> None:
        """Show one of them as it is now."""
        self.model.update(reference)

    def shown_references(self) -> Sequence[ReferenceLike]:
        """The references that search and filter leave, in order."""
        return [index.data(REFERENCE_ROLE) for index in self.list.visible_indexes()]

    def select(self, reference_id: str) -> None:
        """Make this card the current one, in view. A search or filter that hides it is cleared."""
        if not self.list.select(reference_id):
            self.search.clear()
            self.filter_button.clear()
            self.list.select(reference_id)

    def choices(self) -> Any:
        """What is searched for, the cards, and the region that faces must have."""
        return super().choices(), self.filter_button.region

    def choose_again(self, choices: Any) -> None:
        """Make the `choices` of another panel."""
        cards, region = choices
        self.filter_button.choose(region)
        super().choose_again(cards)

    def set_used(self, used: dict[str, int]) -> None:
        """Mark the cards whose style is in use. The tip is no longer needed then."""
        if used:
            self.tip.hide()
        self.model.set_used(used)

    def show_progress(self, done: int, total: int, visible: bool, cancellable: bool = True) -> None:
        """How many references have been read; shown only while `visible`."""
        self.progress.setVisible(visible)
        self.progress.show_progress(done, total, cancellable)

    def can_apply(self) -> bool:
        """Whether there is a current card."""
        return self.list.current_reference() is not None

    def apply_current(self) -> None:
        """Apply the selected regions of the current card, or its whole face if none is selected."""
        reference = self.list.current_reference()
        if reference is not None:
            self.list.request(reference.id, self.selection.whole_face)

    def show_counts(self) -> None:
        """How many cards search and filter leave, of how many."""
        total, shown = self.model.rowCount(), self.proxy.rowCount()
        self.count.setText(
            str(total) if shown == total else tr("{shown} of {total}", shown=shown, total=total)
        )
        self.title.setVisible(shown == total)  # there is no room for both
        if total == 0:
            self.empty.setText(tr("No references yet.\nDrop pictures of faces here, or press +."))
        else:
            self.empty.setText(tr("No matching faces.\nClear the search or the filter."))
        self.stack.setCurrentWidget(self.list if shown else self.empty)

    def show_apply(self) -> None:
        """Say on the button what it does, and in its tool tip."""
        super().show_apply()
        if self.list.only_colour:
            tip = tr("Take only the colour from this reference (Enter)")
        elif self.selection.ids:
            tip = tr("Apply the selected regions from this reference (Enter)")
        else:
            tip = tr("Apply the whole face from this reference (Enter)")
        self.apply_button.setToolTip(tip)

    def _filter(self, region: int | None) -> None:
        self.proxy.set_region(region)
        self.show_counts()

    def _draw(self) -> None:
        super()._draw()
        self.add_button.setIcon(icon("plus"))
        self.progress.refresh_icon()

    # menu and drops

    def menu_for(self, target: CardTarget) -> QMenu:
        """The context menu of a card."""
        menu, one, ticks = QMenu(self), target.reference, self.list.ticks
        add_applying(menu, self, self._regions, target)
        menu.addSeparator()
        menu.addAction(tr("Use as style {letter}", letter="A"), lambda: self.slot_requested.emit(one, "a"))
        menu.addAction(tr("Use as style {letter}", letter="B"), lambda: self.slot_requested.emit(one, "b"))
        ticked = one in ticks.ids
        menu.addAction(
            tr("Deselect for an average") if ticked else tr("Select for an average"),
            lambda: ticks.toggle(one),
        )
        menu.addAction(tr("Take its light"), lambda: self.light_requested.emit(one))
        menu.addAction(tr("Keep style in library"), lambda: self.keep_requested.emit(one))
        menu.addSeparator()
        menu.addAction(tr("Open as portrait"), lambda: self.open_requested.emit(one))
        menu.addAction(
            "\t".join((tr("Remove from the gallery"), _key(Qt.Key_Delete))),
            lambda: self.remove_requested.emit(one),
        )
        return menu

    def _open_menu(self, target: CardTarget, where: QPoint) -> None:
        menu = self.menu_for(target)
        menu.exec_(where)
        menu.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _key(code: int) -> str:
    return QKeySequence(code).toString(QKeySequence.NativeText)
