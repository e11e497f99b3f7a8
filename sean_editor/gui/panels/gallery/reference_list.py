"""The cards: a list that highlights the region under the pointer and applies it by drag or click."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap
from PyQt5.QtWidgets import QApplication, QWidget

from models.regions import RegionGroup, RegionSet
from models.translation import tr, tr_plural
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.panels.card_list import CardList
from sean_editor.gui.panels.gallery.card import CardDelegate, CardTarget, target_at
from sean_editor.gui.panels.gallery.card_keys import CardKeys
from sean_editor.gui.panels.gallery.model import REFERENCE_ROLE, ReferenceFilter, ReferenceLike
from sean_editor.gui.panels.gallery.shift_watch import ShiftWatch
from sean_editor.gui.panels.region_pictures import cutout
from sean_editor.gui.panels.ticks import Ticks
from sean_editor.gui.selection import RegionSelection


class ReferenceList(CardList):
    """Press and drag takes the region under the pointer, or its group if regions go in groups; Shift or the
    face handle takes the whole face.

    A click applies the selected regions; with none selected, the region under the pointer, with Shift the
    whole face. Enter applies the selected regions; with none selected, the whole face. Space goes to the
    regions of the card. Ctrl-click ticks a card, as Ctrl+Space does the current one, and Ctrl-Shift-click all
    up to it.
    """

    region_hovered = pyqtSignal(int)  # under the pointer, -1 for none
    menu_requested = pyqtSignal(object, QPoint)  # CardTarget, global position
    seen_changed = pyqtSignal(tuple)  # ids of the references in view, topmost first

    def __init__(
        self,
        regions: RegionSet,
        proxy: ReferenceFilter,
        selection: RegionSelection,
        parent: QWidget | None = None,
    ) -> None:
        ticks = Ticks()
        self.delegate = CardDelegate(regions, ticks)
        super().__init__(proxy, self.delegate, ticks, parent)
        self._regions, self._proxy, self.selection = regions, proxy, selection
        self._pressed: tuple[QPoint, CardTarget] | None = None
        self._pointer: QPoint | None = None  # of the viewport
        self._told: tuple[CardTarget | None, tuple[int, ...], str] = None, (), ""  # what was announced last
        self._seen: tuple[str, ...] = ()
        self.card_keys = CardKeys(
            self.hover, lambda target: self.request(target.reference, self.lit_by(target))
        )
        self._shift = ShiftWatch(self)
        self._shift.changed.connect(lambda _: self.hover(self.delegate.hovered))
        self.setAccessibleName(tr("References"))
        self.customContextMenuRequested.connect(self._ask_for_menu)
        selection.changed.connect(self._selection_changed)
        for groups_changed in (selection.groups.changed, selection.groups.together_changed):
            groups_changed.connect(self._selection_changed)
        self._selection_changed()
        # other cards come under a pointer that rests
        self.verticalScrollBar().valueChanged.connect(self._follow_pointer)
        for moved in (proxy.rowsInserted, proxy.rowsRemoved, proxy.layoutChanged):
            moved.connect(self._follow_pointer)

    # what is under the pointer

    def index_id(self, index: QModelIndex) -> str:
        return str(index.data(REFERENCE_ROLE).id)

    def index_of(self, shown_id: str) -> QModelIndex:
        row = self._proxy.references.row_of(shown_id)
        return QModelIndex() if row is None else self._proxy.mapFromSource(self._proxy.references.index(row))

    def target_at(self, point: QPoint) -> CardTarget | None:
        """The target at `point` of the viewport, None between cards."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return target_at(self.visualRect(index), QPointF(point), index.data(REFERENCE_ROLE))

    def regions_of(self, target: CardTarget) -> tuple[int, ...]:
        """The regions that a click on `target` applies."""
        if self.selection.ids or self._takes_face(target):
            return self.selection.whole_face
        return self.lit_by(target)

    def lit_by(self, target: CardTarget | None) -> tuple[int, ...]:
        """The regions that a drag from `target` takes: with Shift or from the handle those of the face.

        Of a face or a group these are the ones that the reference shows.
        """
        reference = None if target is None else self._proxy.references.find(target.reference)
        if target is None or reference is None:
            return ()
        group = self._group_of(target)
        if group is None and not self._takes_face(target):
            return () if target.region is None else (target.region,)
        shown = reference.portrait.shown_regions
        if group is not None:
            return tuple(region for region in group.ids if region in shown or region == target.region)
        return tuple(region for region in self.selection.whole_face if region in shown)

    def _group_of(self, target: CardTarget) -> RegionGroup | None:
        """The group that a drag from `target` takes, None if it takes one region or the face."""
        if target.region is None or self._takes_face(target):
            return None
        return self.selection.groups.taken_with(target.region)

    def _takes_face(self, target: CardTarget) -> bool:
        return target.handle or target.region is None or self._shift.held

    def current_reference(self) -> ReferenceLike | None:
        """The reference of the current card."""
        index = self.currentIndex()
        return index.data(REFERENCE_ROLE) if index.isValid() else None

    def set_only_colour(self, on: bool) -> None:
        """Take only the colour from now on, or the whole style."""
        super().set_only_colour(on)
        self.delegate.only_colour = on
        self._selection_changed()

    def request(self, reference_id: str, regions: tuple[int, ...]) -> None:
        """Ask for the styles of these regions, or for their colours."""
        (self.colour_requested if self.only_colour else self.apply_requested).emit(reference_id, regions)

    def hover(self, target: CardTarget | None) -> None:
        """The pointer is over this part of a card, None for no card."""
        lit, hint, delegate = self.lit_by(target), self._hint(target), self.delegate
        if (target, lit, hint) == self._told:
            return
        self._told = target, lit, hint
        delegate.hovered, delegate.lit = target, frozenset(lit)
        delegate.whole = target is not None and self._takes_face(target)
        group = self._group_of(target) if target is not None else None
        delegate.group_title = group.title if group is not None else ""
        self.viewport().update()
        self.region_hovered.emit(-1 if target is None or target.region is None else target.region)
        self.regions_lit.emit(lit)
        self.setAccessibleDescription(hint)
        self.hint_changed.emit(hint)

    def _hint(self, target: CardTarget | None) -> str:
        if target is None:
            return ""
        hint = self._hint_of(target)
        return tr("Only colour · {hint}", hint=hint) if self.only_colour else hint

    def _hint_of(self, target: CardTarget) -> str:
        if self.card_keys.inside and target.region is not None:
            region = (self._group_of(target) or self._regions[target.region]).title_in_text
            return tr(
                "Enter applies {region}; arrow keys go to other regions, Esc to the faces", region=region
            )
        selected = len(self.selection.ids)
        if target.region is None or self._takes_face(target):
            if not selected:
                return tr("Click or drag: whole face")
            return tr_plural(
                "Click or drag: {n} selected region", "Click or drag: {n} selected regions", selected
            )
        region = (self._group_of(target) or self._regions[target.region]).title_in_text
        if not selected:
            return tr("Click or drag: {region} · Shift-drag: whole face", region=region)
        return tr_plural(
            "Click: {n} selected region · Drag: {region} · Shift-drag: {n} selected region",
            "Click: {n} selected regions · Drag: {region} · Shift-drag: {n} selected regions",
            selected,
            region=region,
        )

    def _selection_changed(self) -> None:
        selected = len(self.selection.ids)
        self.delegate.face_title = (
            tr_plural("{n} selected", "{n} selected", selected) if selected else tr("Whole face")
        )
        self.hover(self.delegate.hovered)
        self.viewport().update()

    # pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._shift.start(bool(event.modifiers() & Qt.ShiftModifier))
        target = self.target_at(event.pos())
        self._pressed = None
        if target is not None:
            self.setCurrentIndex(self.indexAt(event.pos()))
            if event.button() == Qt.LeftButton and event.modifiers() & Qt.ControlModifier:
                self.tick(target.reference, bool(event.modifiers() & Qt.ShiftModifier))
            elif event.button() == Qt.LeftButton:
                self._pressed = (event.pos(), target)
        self.setFocus(Qt.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.pos()
        self._shift.start(bool(event.modifiers() & Qt.ShiftModifier))
        if self._pressed is None:
            self._follow_pointer()
            return
        start, target = self._pressed
        if (event.pos() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            group = self._group_of(target) is not None
            region = None if group or self._takes_face(target) else target.region
            lit = self.lit_by(target)
            self.start_drag(StyleDrag(target.reference, region, lit, group, self.only_colour))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and event.button() == Qt.LeftButton:
            target = pressed[1]
            self.request(target.reference, self.regions_of(target))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Leave:
            self._leave()
        return bool(super().viewportEvent(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.card_keys.leave()
        super().focusOutEvent(event)

    def _leave(self) -> None:
        self._pointer = None
        self._shift.stop()
        self.card_keys.leave()
        self.hover(None)

    def _follow_pointer(self, *_: object) -> None:
        """Something else may lie under the pointer now."""
        self.card_keys.leave()
        self.hover(None if self._pointer is None else self.target_at(self._pointer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        reference = self.current_reference()
        if event.key() == Qt.Key_Space and event.modifiers() & Qt.ControlModifier and reference is not None:
            self.tick(reference.id, False)
        elif self.card_keys.take(event, reference):
            return
        elif event.key() in (Qt.Key_Return, Qt.Key_Enter) and reference is not None:
            self.request(reference.id, self.selection.whole_face)
        elif event.key() == Qt.Key_Delete and reference is not None:
            self.remove_requested.emit(reference.id)
        elif event.key() == Qt.Key_Menu and reference is not None:
            self.menu_requested.emit(CardTarget(reference.id, None), self.middle(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self, point: QPoint) -> None:
        target = self.target_at(point)
        if target is not None:
            self.menu_requested.emit(target, self.viewport().mapToGlobal(point))

    # dragging

    def start_drag(self, drag: StyleDrag) -> None:
        """Let the pointer carry a style until it is dropped."""
        picture = self.drag_picture(drag)
        self._leave()
        self.carry(encode(drag), picture)

    def drag_picture(self, drag: StyleDrag) -> QPixmap:
        """The cut-out that follows the pointer."""
        reference = self._proxy.references.find(drag.reference)
        if reference is None:
            return QPixmap()
        return self.drag_pixmap(cutout(reference.portrait, drag.targets, self.drag_side))

    # what is in view

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._see(self._ids_in_view())

    def hideEvent(self, event: QHideEvent) -> None:
        self._leave()
        super().hideEvent(event)
        self._see(())

    def _see(self, seen: tuple[str, ...]) -> None:
        if seen != self._seen:
            self._seen = seen
            self.seen_changed.emit(seen)

    def _ids_in_view(self) -> tuple[str, ...]:
        """Cards are of one size, in rows from the top."""
        card, width, height = self.gridSize(), self.viewport().width(), self.viewport().height()
        if card.isEmpty():
            return ()
        columns, top = max(1, width // card.width()), self.verticalScrollBar().value()
        rows = range(top // card.height() * columns, -(-(top + height) // card.height()) * columns)
        shown = range(self.model().rowCount())[rows.start : rows.stop]
        return tuple(self.model().index(row, 0).data(REFERENCE_ROLE).id for row in shown)
