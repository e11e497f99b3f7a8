"""A view of a picture without the mouse: focus, crosshair, and what screen readers are told of it."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QPointF, QRectF, Qt
from PyQt5.QtGui import QFocusEvent, QKeyEvent, QPainter
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.canvas.key_cursor import (
    BY_KEY,
    PRESSES,
    KeyCursor,
    arrow_step,
    commands,
    draw_crosshair,
    draw_focus_frame,
)
from sean_editor.gui.canvas.navigator import Navigator
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.view_transform import ViewTransform

MOUSE, KEYS = "mouse", "keys"
_PASSING = (Qt.PopupFocusReason, Qt.MenuBarFocusReason, Qt.ActiveWindowFocusReason)
_BY_MOUSE = (QEvent.MouseMove, QEvent.MouseButtonPress, QEvent.TabletPress, QEvent.TabletMove)


class KeyDrivenView(QWidget):
    """The arrow keys move a crosshair, which is the pointer until the mouse is used again.

    The frame of the focus is drawn while keys are used, not while a mouse paints.
    """

    def __init__(self, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._navigator = Navigator(self, view)
        self._cursor = KeyCursor(view)
        self._pointer: QPointF | None = None
        self._driven_by = ""  # MOUSE or KEYS, whichever was used here last
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.StrongFocus)

    # what subclasses fill in

    def has_picture(self) -> bool:
        """Whether there is anything to point at."""
        return True

    def points(self) -> bool:
        """Whether arrow keys move the crosshair now, and not something else."""
        return self.has_picture()

    def follow_pointer(self) -> None:
        """Something else may be at the pointer now."""

    def pointer_stepped(self) -> None:
        """An arrow key has moved the pointer."""

    def press_by_key(self, event: QKeyEvent) -> None:
        """Space or Enter was pressed at the crosshair."""

    def let_go(self) -> None:
        """End whatever is under way: no release will come."""

    def spoken(self) -> str:
        """What a screen reader says of the view."""
        return ""

    # where it is

    def transform(self) -> ViewTransform:
        """Where the picture lies in this view."""
        return self.view.transform(self.size())

    @property
    def by_mouse(self) -> bool:
        """Whether the mouse was used here last. Then Tab is a key of the view, else it leads out of it."""
        return self._driven_by == MOUSE

    @property
    def by_keys(self) -> bool:
        """Whether keys were used here last."""
        return self._driven_by == KEYS

    def describe(self) -> None:
        """Tell screen readers what there is now."""
        words = self.spoken()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    # the crosshair

    def show_crosshair(self) -> None:
        """Point by keys: from where the mouse is, if it was used last."""
        if not self._cursor.shown and self.has_picture():
            self._cursor.show(self.size(), self._pointer if self.by_mouse else None)
            self._driven_by = KEYS
            self._crosshair_moved()

    def hide_crosshair(self) -> None:
        """Point at nothing until a key or the mouse does."""
        if self._cursor.shown:
            self._cursor.hide()
            self._pointer = None
            self._tell()

    def follow_view(self) -> None:
        """The picture lies elsewhere in the view: so does the crosshair."""
        if self._cursor.shown:
            self._pointer = self._cursor.place(self.transform())
        self.follow_pointer()

    def _step(self, dx: int, dy: int) -> None:
        if self._navigator.tool_pans:
            self._driven_by = KEYS
            self._navigator.step(-dx, -dy)
        else:
            self.show_crosshair()
            self._cursor.step(dx, dy, self.size())
            self._crosshair_moved()

    def _crosshair_moved(self) -> None:
        self._pointer = self._cursor.place(self.transform())
        self.pointer_stepped()
        self._tell()

    def _tell(self) -> None:
        self.follow_pointer()
        self.describe()
        self.update()

    def paint_focus(self, painter: QPainter) -> None:
        """Draw the frame of the focus, and the crosshair."""
        if not self.hasFocus() or not self.by_keys:
            return
        draw_focus_frame(painter, QRectF(self.rect()))
        at = self._cursor.place(self.transform())
        if at is not None and self.points():
            draw_crosshair(painter, at)

    # events

    def event(self, event: QEvent) -> bool:
        if event.type() in _BY_MOUSE and not self.by_mouse:
            if self.by_keys:
                self.let_go()
            self._driven_by = MOUSE
            self.hide_crosshair()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is not None and self.has_picture():
            self._step(*step)
        elif event.key() in PRESSES and self._cursor.shown and not commands(event):
            if not event.isAutoRepeat():
                self.press_by_key(event)
        else:
            self._take_key(event, True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._take_key(event, False)

    def _take_key(self, event: QKeyEvent, down: bool) -> None:
        if not self._navigator.key(event, down):
            event.ignore()
        self.refresh_cursor()

    def refresh_cursor(self) -> None:
        """Show the mouse's pointer that fits what a drag would do."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEY:
            self._driven_by = KEYS
            self.show_crosshair()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_go()
        if event.reason() not in _PASSING:
            self.hide_crosshair()
        self.update()
