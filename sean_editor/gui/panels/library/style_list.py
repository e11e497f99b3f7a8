"""The cards of styles: a click or a drag applies one, Ctrl-click ticks it."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QDrag, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PyQt5.QtWidgets import QAbstractItemView, QApplication, QListView

from models.translation import tr, tr_plural
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.panels.gallery.card import NAME_HEIGHT
from sean_editor.gui.panels.library.card import StyleCardDelegate
from sean_editor.gui.panels.library.model import ENTRY_ROLE, StyleEntry, StyleFilter
from sean_editor.gui.panels.region_pictures import picture
from sean_editor.gui.panels.ticks import Ticks
from sean_editor.gui.selection import RegionSelection

SMALLEST_CARD = 100
LEFT_MARGIN = 7  # the pictures stand below the field that searches them
DRAG_PICTURE = 96


class StyleList(QListView):
    """A click or Enter applies the selected regions; with none selected, all that the style has. F2 renames,
    Delete removes, Ctrl-click or Ctrl+Space ticks.
    """

    hint_changed = pyqtSignal(str)
    regions_lit = pyqtSignal(tuple)  # those that a click there changes
    apply_requested = pyqtSignal(str, tuple)  # style id, region ids
    remove_requested = pyqtSignal(str)
    menu_requested = pyqtSignal(str, QPoint)  # style id, global position

    def __init__(self, proxy: StyleFilter, selection: RegionSelection) -> None:
        super().__init__()
        self._proxy, self._selection = proxy, selection
        self._pressed: tuple[QPoint, StyleEntry] | None = None
        self.ticks = Ticks()
        self.delegate = StyleCardDelegate(self.ticks)
        self.setObjectName("gallery")
        self.setAccessibleName(tr("Styles"))
        self.setModel(proxy)
        self.setItemDelegate(self.delegate)
        self.setViewMode(QListView.IconMode)
        self.setMovement(QListView.Static)
        self.setResizeMode(QListView.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollPerPixel)
        self.setViewportMargins(LEFT_MARGIN, 0, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOn)  # cards must not jump when it appears
        self.verticalScrollBar().setSingleStep(24)
        self.viewport().setMouseTracking(True)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.ticks.changed.connect(self.viewport().update)

    # which

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

    def select(self, style_id: str) -> bool:
        """Make the card of this style the current one, in view; False if it is not shown."""
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, 0)
            if index.data(ENTRY_ROLE).style.id == style_id:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def apply_current(self) -> None:
        """Apply the current card."""
        entry = self.current_entry()
        if entry is not None:
            self._apply(entry)

    def _apply(self, entry: StyleEntry) -> None:
        self.apply_requested.emit(entry.style.id, self.regions_of(entry))

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
            self._tick(entry, bool(event.modifiers() & Qt.ShiftModifier))
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first click has done it

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Leave:
            self._hover(None)
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry, ctrl = self.current_entry(), bool(event.modifiers() & Qt.ControlModifier)
        if entry is None or self.state() == QAbstractItemView.EditingState:
            super().keyPressEvent(event)  # the Enter that ends a name comes here, too
        elif event.key() == Qt.Key_Space and ctrl:
            self._tick(entry, False)
        elif event.key() in (Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space):
            self._apply(entry)
        elif event.key() == Qt.Key_Delete:
            self.remove_requested.emit(entry.style.id)
        elif event.key() == Qt.Key_Menu:
            self.menu_requested.emit(entry.style.id, self._middle(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        pass  # letters and digits are the editor's shortcuts

    def _tick(self, entry: StyleEntry, range_too: bool) -> None:
        if range_too:
            rows = range(self._proxy.rowCount())
            shown = [self._proxy.index(row, 0).data(ENTRY_ROLE).style.id for row in rows]
            self.ticks.extend(entry.style.id, shown)
        else:
            self.ticks.toggle(entry.style.id)

    def _hover(self, entry: StyleEntry | None) -> None:
        hovered = entry.style.id if entry is not None else ""
        if hovered == self.delegate.hovered:
            return
        self.delegate.hovered = hovered
        self.viewport().update()
        lit = self.regions_of(entry) if entry is not None and entry.usable else ()
        self.regions_lit.emit(lit)
        text = tr_plural("Click or drag: {n} region", "Click or drag: {n} regions", len(lit)) if lit else ""
        self.hint_changed.emit(text)

    def _ask_for_menu(self, point: QPoint) -> None:
        entry = self._entry_at(point)
        if entry is not None:
            self.menu_requested.emit(entry.style.id, self.viewport().mapToGlobal(point))

    def _middle(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).center())

    def start_drag(self, entry: StyleEntry) -> None:
        """Let the pointer carry a style until it is dropped."""
        drag = QDrag(self)
        drag.setMimeData(encode(StyleDrag(entry.style.id, None, self.regions_of(entry))))
        if entry.style.picture is not None:
            ratio = self.devicePixelRatioF()
            carried = QPixmap.fromImage(picture(entry.style.picture, round(DRAG_PICTURE * ratio)))
            carried.setDevicePixelRatio(ratio)
            drag.setPixmap(carried)
            drag.setHotSpot(QPoint(DRAG_PICTURE // 2, DRAG_PICTURE // 2))
        self._hover(None)
        drag.exec_(Qt.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width() - 2
        card = width // max(1, width // SMALLEST_CARD)
        self.delegate.card_size = QSize(card, card + NAME_HEIGHT)
        self.setGridSize(self.delegate.card_size)
        super().resizeEvent(event)
