"""The cards of styles: a click or a drag applies one, Ctrl-click ticks it."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QModelIndex, QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PyQt5.QtWidgets import QAbstractItemView, QApplication

from models.translation import tr, tr_plural
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.panels.card_list import CardList
from sean_editor.gui.panels.library.card import EntryDelegate
from sean_editor.gui.panels.library.model import ENTRY_ROLE, EntryFilter, StyleEntry
from sean_editor.gui.panels.region_pictures import picture
from sean_editor.gui.panels.ticks import Ticks
from sean_editor.gui.selection import RegionSelection


class StyleList(CardList):
    """A click or Enter applies the selected regions; with none selected, all that the style has. F2 renames,
    Delete removes, Ctrl-click or Ctrl+Space ticks.
    """

    menu_requested = pyqtSignal(str, QPoint)  # style id, global position

    def __init__(self, proxy: EntryFilter, selection: RegionSelection) -> None:
        ticks = Ticks()
        self.delegate = EntryDelegate(ticks)
        super().__init__(proxy, self.delegate, ticks)
        self._selection = selection
        self._pressed: tuple[QPoint, StyleEntry] | None = None
        self.setAccessibleName(tr("Styles"))
        self.setEditTriggers(QAbstractItemView.EditKeyPressed)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    # which

    def index_id(self, index: QModelIndex) -> str:
        return str(index.data(ENTRY_ROLE).id)

    def regions_of(self, entry: StyleEntry) -> tuple[int, ...]:
        """The regions that a click on a card changes."""
        has = entry.style.present
        chosen = self._selection.ids or range(1, len(has))  # the whole face leaves the background alone
        given = tuple(region for region in chosen if has[region])
        return given or tuple(self._selection.ids) or tuple(r for r in range(len(has)) if has[r])

    def current_entry(self) -> StyleEntry | None:
        """That of the current card."""
        index = self.currentIndex()
        return index.data(ENTRY_ROLE) if index.isValid() else None

    def apply_current(self) -> None:
        """Apply the current card."""
        entry = self.current_entry()
        if entry is not None:
            self._apply(entry)

    def _apply(self, entry: StyleEntry) -> None:
        asked = self.colour_requested if self.only_colour else self.apply_requested
        asked.emit(entry.id, self.regions_of(entry))

    def _entry_at(self, point: QPoint) -> StyleEntry | None:
        index = self.indexAt(point)
        return index.data(ENTRY_ROLE) if index.isValid() else None

    # pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.MouseFocusReason)
        entry = self._entry_at(event.pos())
        self._pressed = None
        if entry is None:
            return
        self.setCurrentIndex(self.indexAt(event.pos()))
        if event.button() != Qt.LeftButton:
            return
        if event.modifiers() & Qt.ControlModifier:
            self.tick(entry.id, bool(event.modifiers() & Qt.ShiftModifier))
        else:
            self._pressed = event.pos(), entry

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(self._entry_at(event.pos()))
            return
        start, entry = self._pressed
        if (event.pos() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.start_drag(entry)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and event.button() == Qt.LeftButton:
            self._apply(pressed[1])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Leave:
            self._hover(None)
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry, ctrl = self.current_entry(), bool(event.modifiers() & Qt.ControlModifier)
        if entry is None or self.state() == QAbstractItemView.EditingState:
            super().keyPressEvent(event)  # the Enter that ends a name comes here, too
        elif event.key() == Qt.Key_Space and ctrl:
            self.tick(entry.id, False)
        elif event.key() in (Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space):
            self._apply(entry)
        elif event.key() == Qt.Key_Delete:
            self.remove_requested.emit(entry.id)
        elif event.key() == Qt.Key_Menu:
            self.menu_requested.emit(entry.id, self.middle(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _hover(self, entry: StyleEntry | None) -> None:
        hovered = entry.id if entry is not None else ""
        if hovered == self.delegate.hovered:
            return
        self.delegate.hovered = hovered
        self.viewport().update()
        lit = self.regions_of(entry) if entry is not None and entry.usable else ()
        self.regions_lit.emit(lit)
        text = tr_plural("Click or drag: {n} region", "Click or drag: {n} regions", len(lit)) if lit else ""
        self.hint_changed.emit(tr("Only colour · {hint}", hint=text) if text and self.only_colour else text)

    def _ask_for_menu(self, point: QPoint) -> None:
        entry = self._entry_at(point)
        if entry is not None:
            self.menu_requested.emit(entry.id, self.viewport().mapToGlobal(point))

    def start_drag(self, entry: StyleEntry) -> None:
        """Let the pointer carry a style until it is dropped."""
        shown = entry.picture
        carried = QPixmap() if shown is None else self.drag_pixmap(picture(shown, self.drag_side))
        self._hover(None)
        drag = StyleDrag(entry.id, None, self.regions_of(entry), only_colour=self.only_colour)
        self.carry(encode(drag), carried)
