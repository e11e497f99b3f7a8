"""The gallery: search, filter, add, the cards, progress of encoding, and "apply"."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PyQt5.QtWidgets import (
    QAction,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.regions import RegionSet
from models.translation import tr, tr_plural
from sean_editor.gui.canvas.incoming import local_files
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.gallery.average_bar import AverageBar
from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.gui.panels.gallery.filter_button import FilterButton
from sean_editor.gui.panels.gallery.model import (
    REFERENCE_ROLE,
    ReferenceFilter,
    ReferenceLike,
    ReferenceModel,
)
from sean_editor.gui.panels.gallery.progress import EncodingProgress
from sean_editor.gui.panels.gallery.reference_list import ReferenceList
from sean_editor.gui.panels.gallery.search_field import SearchField
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import theme


class GalleryPanel(QFrame):
    """Announces what was asked for; the window passes it on to the session."""

    add_requested = pyqtSignal()
    files_dropped = pyqtSignal(list)  # list[Path]
    apply_requested = pyqtSignal(str, tuple)  # reference id, region ids
    colour_requested = pyqtSignal(str, tuple)  # the same, of the colour alone
    open_requested = pyqtSignal(str)
    slot_requested = pyqtSignal(str, str)  # reference id, "a" or "b": of two styles
    remove_requested = pyqtSignal(str)
    keep_requested = pyqtSignal(str)  # its style in the library
    average_requested = pyqtSignal()  # of those that are ticked
    cancel_requested = pyqtSignal()
    hint_changed = pyqtSignal(str)
    region_hovered = pyqtSignal(int)  # under the pointer, -1 for none
    regions_lit = pyqtSignal(tuple)  # those that a drag from there takes

    def __init__(self, regions: RegionSet, selection: RegionSelection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        self.setMinimumWidth(224)
        self._regions, self.selection = regions, selection
        self.model = ReferenceModel()
        self.proxy = ReferenceFilter(self.model)
        self.list = ReferenceList(regions, self.proxy, selection)
        self.list.hint_changed.connect(self.hint_changed)
        self.list.region_hovered.connect(self.region_hovered)
        self.list.regions_lit.connect(self.regions_lit)
        self.list.apply_requested.connect(self.apply_requested)
        self.list.colour_requested.connect(self.colour_requested)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.menu_requested.connect(self._open_menu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_apply())
        selection.changed.connect(self._show_apply)
        self.ticked = AverageBar(self.list.ticks)
        self.ticked.average_requested.connect(self.average_requested)
        self.progress = EncodingProgress()
        self.progress.cancel_requested.connect(self.cancel_requested)
        theme().changed.connect(self._refresh_icons)
        self._lay_out()
        self._refresh_icons()
        self._show_counts()
        self._show_apply()

    # building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        column.addWidget(self._make_search())
        self.stack = QStackedLayout()
        self.empty = QLabel()
        self.empty.setProperty("role", "dim")
        self.empty.setAlignment(Qt.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(24)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        column.addLayout(self.stack, 1)
        column.addWidget(self._make_tip())
        column.addWidget(self.progress)
        column.addWidget(self.ticked)
        column.addWidget(self._make_footer())

    def _make_header(self) -> QWidget:
        header = QFrame()
        header.setProperty("role", "header")
        header.setFixedHeight(40)
        self.title = QLabel(tr("References"))
        self.title.setProperty("role", "title")
        self.count = QLabel()
        self.count.setProperty("role", "dim")
        self.colour_button = QToolButton()
        self.filter_button = FilterButton(self._regions)
        self.filter_button.region_chosen.connect(self._filter)
        self.add_button = QToolButton()
        self.add_button.setToolTip(tr("Add reference faces ({key})", key=_key(Qt.CTRL + Qt.SHIFT + Qt.Key_O)))
        self.add_button.setAccessibleName(tr("Add references"))
        self.add_button.clicked.connect(self.add_requested)
        line = QHBoxLayout(header)
        line.setContentsMargins(12, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.colour_button)
        line.addWidget(self.filter_button)
        line.addWidget(self.add_button)
        return header

    def _make_search(self) -> QWidget:
        holder = QFrame()
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Search by name"))
        self.search.setAccessibleName(tr("Search references by name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search_changed)
        self.search.entered.connect(self._enter_list)
        self._search_icon = self.search.addAction(icon("search", 16, "dim"), QLineEdit.LeadingPosition)
        line = QHBoxLayout(holder)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.search)
        return holder

    def _make_tip(self) -> QWidget:
        self.tip = QLabel(tr("Drag hair or lips from a face onto the result, or click them here."))
        self.tip.setProperty("role", "dim")
        self.tip.setWordWrap(True)
        self.tip.setContentsMargins(12, 8, 12, 0)
        return self.tip

    def _make_footer(self) -> QWidget:
        footer = QFrame()
        self.apply_button = QPushButton()
        self.apply_button.clicked.connect(self.apply_current)
        line = QHBoxLayout(footer)
        line.setContentsMargins(12, 8, 12, 12)
        line.addWidget(self.apply_button)
        return footer

    # what it shows

    def set_references(self, references: Sequence[ReferenceLike]) -> None:
        """Show these references."""
        self.model.set_references(references)
        self.list.ticks.keep_only({reference.id for reference in references})
        self._show_counts()
        self._show_apply()

    def update_reference(self, reference: ReferenceLike) -> None:
        """Show one of them as it is now."""
        self.model.update(reference)

    def shown_references(self) -> list[ReferenceLike]:
        """The references that search and filter leave, in order."""
        return [index.data(REFERENCE_ROLE) for index in self.list.visible_indexes()]

    def select(self, reference_id: str) -> None:
        """Make this card the current one, in view. A search or filter that hides it is cleared."""
        if not self.list.select(reference_id):
            self.search.clear()
            self.filter_button.clear()
            self.list.select(reference_id)

    def take_keyboard(self) -> None:
        """Put the keyboard on the cards, or on the search field while there are none."""
        cards = self.stack.currentWidget() is self.list
        (self.list if cards else self.search).setFocus(Qt.ShortcutFocusReason)

    def follow_only_colour(self, action: QAction) -> None:
        """Take only the colour of references while this switch is on."""
        self.colour_button.setDefaultAction(action)
        self.colour_button.setAccessibleName(action.text())
        action.toggled.connect(self._set_only_colour)

    def _set_only_colour(self, on: bool) -> None:
        self.list.set_only_colour(on)
        self._show_apply()

    def set_used(self, used: dict[str, int]) -> None:
        """Mark the cards whose style is in use. The tip is no longer needed then."""
        if used:
            self.tip.hide()
        self.model.set_used(used)

    def show_progress(self, done: int, total: int, visible: bool, cancellable: bool = True) -> None:
        """How many references have been read; shown only while `visible`."""
        self.progress.setVisible(visible)
        self.progress.show_progress(done, total, cancellable)

    def apply_current(self) -> None:
        """Apply the selected regions of the current card, or its whole face if none is selected."""
        reference = self.list.current_reference()
        if reference is not None:
            self.list.request(reference.id, self.selection.whole_face)

    def _show_counts(self) -> None:
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

    def _show_apply(self) -> None:
        selected, colour = len(self.selection.ids), self.list.only_colour
        self.apply_button.setText(self._colour_text() if colour else self._apply_text())
        self.apply_button.setEnabled(self.list.current_reference() is not None)
        if colour:
            tip = tr("Take only the colour from this reference (Enter)")
        elif selected:
            tip = tr("Apply the selected regions from this reference (Enter)")
        else:
            tip = tr("Apply the whole face from this reference (Enter)")
        self.apply_button.setToolTip(tip)

    def _apply_text(self) -> str:
        selected = len(self.selection.ids)
        if not selected:
            return tr("Apply whole face")
        return tr_plural("Apply {n} selected region", "Apply {n} selected regions", selected)

    def _colour_text(self) -> str:
        selected = len(self.selection.ids)
        if not selected:
            return tr("Only colour: whole face")
        return tr_plural("Only colour: {n} region", "Only colour: {n} regions", selected)

    def _search_changed(self, text: str) -> None:
        self.proxy.set_text(text)
        self._show_counts()
        if text and not self.list.currentIndex().isValid():  # what was found can be applied at once
            self.list.setCurrentIndex(self.proxy.index(0, 0))
        self._show_apply()

    def _enter_list(self) -> None:
        if self.proxy.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.proxy.index(0, 0))
            self.list.setFocus(Qt.TabFocusReason)

    def _filter(self, region: int | None) -> None:
        self.proxy.set_region(region)
        self._show_counts()

    def _refresh_icons(self) -> None:
        self.add_button.setIcon(icon("plus"))
        self.progress.refresh_icon()
        self._search_icon.setIcon(icon("search", 16, "dim"))
        for button in (self.add_button, self.colour_button):
            button.setIconSize(QSize(20, 20))

    # menu and drops

    def menu_for(self, target: CardTarget) -> QMenu:
        """The context menu of a card."""
        menu = QMenu(self)
        give, tint = self.apply_requested.emit, self.colour_requested.emit
        if target.region is not None:
            title, region = self._regions[target.region].title_in_text, target.region
            menu.addAction(tr("Apply {region}", region=title), lambda: give(target.reference, (region,)))
            group = self.selection.groups.of(region)
            if group is not None:
                name, ids = group.title_in_text, group.ids
                menu.addAction(tr("Apply {region}", region=name), lambda: give(target.reference, ids))
        menu.addAction(self._apply_text(), lambda: give(target.reference, self.selection.whole_face))
        menu.addSeparator()
        if target.region is not None:
            menu.addAction(
                tr("Only colour: {region}", region=title), lambda: tint(target.reference, (region,))
            )
            if group is not None:
                menu.addAction(tr("Only colour: {region}", region=name), lambda: tint(target.reference, ids))
        menu.addAction(self._colour_text(), lambda: tint(target.reference, self.selection.whole_face))
        menu.addSeparator()
        fill = self.slot_requested.emit
        menu.addAction(tr("Use as style {letter}", letter="A"), lambda: fill(target.reference, "a"))
        menu.addAction(tr("Use as style {letter}", letter="B"), lambda: fill(target.reference, "b"))
        ticked = target.reference in self.list.ticks.ids
        menu.addAction(
            tr("Deselect for an average") if ticked else tr("Select for an average"),
            lambda: self.list.ticks.toggle(target.reference),
        )
        menu.addAction(tr("Keep style in library"), lambda: self.keep_requested.emit(target.reference))
        menu.addSeparator()
        menu.addAction(tr("Open as portrait"), lambda: self.open_requested.emit(target.reference))
        menu.addAction(
            "\t".join((tr("Remove from the gallery"), _key(Qt.Key_Delete))),
            lambda: self.remove_requested.emit(target.reference),
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
