"""A canvas that a hand works on: mouse, pen and keys lead the tool, which edits the document."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QCursor, QKeyEvent, QMouseEvent, QTabletEvent
from PyQt5.QtWidgets import QWidget

from sean_editor.document import Document
from sean_editor.document.pose import Pose
from sean_editor.gui.canvas.cursors import tool_cursor
from sean_editor.gui.canvas.hand import Hand
from sean_editor.gui.canvas.hand_drawing import HandDrawing
from sean_editor.gui.canvas.key_hand import KeyHand
from sean_editor.gui.canvas.picture_canvas import PictureCanvas
from sean_editor.gui.canvas.shape_frame import grip_cursor
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.stylus import Stylus
from sean_editor.gui.canvas.tool_state import ToolState
from sean_editor.gui.canvas.tools import Pointer
from sean_editor.gui.canvas.tools.outline import OutlineTool

CLICK_SLOP = 4.0  # logical pixels a hand may tremble during a click

_KEY_SLOP = 0.5  # label-map pixels: an arrow key moves by whole ones


class HandCanvas(PictureCanvas):
    """Tools come from the ToolState, edits go to the document; one gesture is one step of its history."""

    def __init__(self, tool_state: ToolState, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._state = tool_state
        self._hand = Hand(tool_state)
        self._drawing = HandDrawing(self._hand, tool_state)
        self._keys = KeyHand(self._hand)
        self._stylus = Stylus()
        tool_state.tool_changed.connect(self._tool_changed)
        for changed in (tool_state.region_changed, tool_state.size_changed, tool_state.warp_changed):
            changed.connect(self._hand_changed)
        tool_state.mirror_changed.connect(self._mirror_changed)

    def set_document(self, document: Document | None) -> None:
        """Work on another document, or on none."""
        if self.document is not None:
            self._hand.interrupt(self.document)
            self._hand.cancel(self.document)
        super().set_document(document)

    # what is drawn of it

    def idle_cursor(self) -> QCursor | Qt.CursorShape:
        held = self._hand.tool.held
        if held is not None and self._pointer is not None:
            grip = self._hand.transform.grip(self._at(self._pointer, Qt.NoModifier))
            if grip is not None:
                return grip_cursor(grip, held.pose)
        return tool_cursor(self._state.tool) if self.has_picture() else Qt.ArrowCursor

    def _circles(self) -> list[QPointF]:
        """Where the brush's circle is drawn."""
        if self._navigator.panning or self._navigator.ready or not self.has_picture():
            return []
        return self._drawing.circles(self.transform(), self._pointer)

    def _update_over(self, circles: list[QPointF]) -> None:
        """Repaint where the circles were and where they are; all of it while a shape is being drawn."""
        if self._drawing.spreads:
            self.update()
        here = self.transform()
        for centre in (*circles, *self._circles()):
            self.update(self._drawing.bounds(here, centre).toAlignedRect())

    # the hand

    @property
    def outline(self) -> OutlineTool:
        """The tool that drags the outline: it is for the result, too."""
        return self._hand.outline

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._stylus.repeats(event):
            return
        if self.document is None or self._navigator.press(event):
            self.refresh_cursor()
            self.update()
        elif event.button() == Qt.LeftButton and not self._hand.down:
            self._press(self._pointer_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._stylus.repeats(event):
            return
        circles = self._circles()
        super().mouseMoveEvent(event)
        self._move(self._pointer_at(event), circles)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._stylus.repeats(event):
            return
        if not self._navigator.release(event) and event.button() == Qt.LeftButton:
            self._release(self._pointer_at(event))
        self.refresh_cursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.document is not None and event.button() == Qt.LeftButton and self._hand.tool.busy:
            self.accept_gesture()
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        eraser = event.pointerType() == QTabletEvent.Eraser
        paints = self._hand.tool.round_tip or eraser
        free = self.document is not None and not (self._navigator.ready or self._navigator.panning)
        if not self._stylus.takes(event, free and paints and not self._hand.down):
            event.ignore()  # Qt makes a mouse event of it
            return
        event.accept()
        circles, self._pointer = self._circles(), event.posF()
        self.follow_pointer()
        at = self._at(event.posF(), event.modifiers(), event.pressure(), eraser)
        if event.type() == QEvent.TabletPress:
            self.setFocus(Qt.MouseFocusReason)
            self._press(at)
        elif self._stylus.down:
            self._move(at, circles)
        else:
            self._release(at)

    def _press(self, at: Pointer) -> None:
        assert self.document is not None
        self._hand.press(self.document, at)
        self._hand_changed()

    def _move(self, at: Pointer, circles: list[QPointF]) -> None:
        if self.document is not None and not self._navigator.panning:
            drawn = self._drawing.spreads
            self._hand.move(self.document, at)
            if drawn:
                self.update()
            if self._hand.tool.held is not None:
                self.refresh_cursor()
        self._update_over(circles)

    def _release(self, at: Pointer) -> None:
        if self.document is not None:
            self._hand.release(self.document, at)
            self._hand_changed()

    # what is in hand

    def accept_gesture(self) -> None:
        """Enter: finish what is in hand as it is."""
        if self.document is not None:
            self._hand.close(self.document)
            self._hand_changed()

    def cancel_gesture(self) -> None:
        """Esc: as if it had never begun."""
        if self.document is not None:
            self._hand.cancel(self.document)
            self._hand_changed()

    def transform_regions(self, regions: Collection[int]) -> None:
        """Take regions into hand with the transform tool."""
        if self.document is not None:
            self._state.set_tool("transform")
            self._hand.transform.take(self.document, regions)
            self._hand_changed()

    def change_shape(self, how: Callable[[Pose], Pose]) -> None:
        """Place the shape in hand otherwise, if there is one."""
        self._hand.transform.change(how)
        self._hand_changed()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.by_mouse:
            self.outline.leave()
        self.update()

    def let_go(self) -> None:
        self._stylus.let_go()
        if self.document is not None:
            self._hand.interrupt(self.document)
        super().let_go()
        self.update()

    # keys

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self._keys.claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.document is not None and self._keys.take(self.document, event, self.by_keys):
            self._hand_changed()
        else:
            super().keyPressEvent(event)

    def press_by_key(self, event: QKeyEvent) -> None:
        if self.document is not None and self._pointer is not None:
            whole = event.modifiers() & Qt.ShiftModifier and not self._hand.tool.round_tip
            self._keys.press(self.document, self._at_crosshair(bool(whole)))
            self._hand_changed()

    def points(self) -> bool:
        return super().points() and self._hand.tool.held is None

    def pointer_stepped(self) -> None:
        if self.document is not None and self._pointer is not None:
            self._hand.move(self.document, self._at_crosshair())

    def _at_crosshair(self, shift: bool = False) -> Pointer:
        assert self._cursor.at is not None
        return Pointer(*self._cursor.at, shift, slop=_KEY_SLOP)

    # where it is

    def _pointer_at(self, event: QMouseEvent) -> Pointer:
        return self._at(event.localPos(), event.modifiers())

    def _at(
        self, at: QPointF, held: Qt.KeyboardModifiers, pressure: float = 1.0, eraser: bool = False
    ) -> Pointer:
        here = self.transform()
        x, y = here.to_content(at.x(), at.y())
        shift, pick = bool(held & Qt.ShiftModifier), bool(held & (Qt.AltModifier | Qt.ControlModifier))
        return Pointer(x, y, shift, pick, CLICK_SLOP / here.zoom, pressure, eraser)

    def _tool_changed(self) -> None:
        self._hand.take_up(self.document)
        self._navigator.tool_pans = self._state.tool == "pan"
        self.refresh_cursor()
        self._hand_changed()

    def _mirror_changed(self) -> None:
        self._hand.transform.again()
        if self.document is not None:
            self.outline.again(self.document)
        self._hand_changed()

    def _hand_changed(self) -> None:
        self.describe()
        self.update()
