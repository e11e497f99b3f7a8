"""Zoom and pan by hand: wheel, Space-drag, middle-drag, the pan tool."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.canvas.shared_view import SharedView

NOTCH = 120  # what Qt calls one click of a wheel
ZOOM_A_NOTCH = 2**0.25
PIXELS_A_NOTCH = 64
PIXELS_A_STEP = 16


class Navigator:
    """Turns a canvas's events into changes of the shared view. Methods say whether they used the event."""

    def __init__(self, canvas: QWidget, view: SharedView) -> None:
        self._canvas = canvas
        self._view = view
        self._last: QPoint | None = None
        self._space = False
        self.tool_pans = False
        """Set while the pan tool is held: the left button then pans without Space."""

    @property
    def panning(self) -> bool:
        """Whether the picture is being dragged."""
        return self._last is not None

    @property
    def ready(self) -> bool:
        """Whether the left button would pan."""
        return self._space or self.tool_pans

    def press(self, event: QMouseEvent) -> bool:
        pans = event.button() == Qt.MiddleButton or (event.button() == Qt.LeftButton and self.ready)
        if pans:
            self._last = event.pos()
        return pans or self.panning

    def move(self, event: QMouseEvent) -> bool:
        if self._last is None:
            return False
        step = event.pos() - self._last
        self._last = event.pos()
        self._pan(step.x(), step.y())
        return True

    def release(self, event: QMouseEvent) -> bool:
        if not self.panning or event.button() not in (Qt.MiddleButton, Qt.LeftButton):
            return False
        self._last = None
        return True

    def key(self, event: QKeyEvent, down: bool) -> bool:
        """Space, pressed or released."""
        if event.key() != Qt.Key_Space:
            return False
        if not event.isAutoRepeat():
            self._space = down
        return True

    def let_go(self) -> None:
        """The canvas lost the keyboard: no release will come."""
        self._last, self._space = None, False

    def wheel(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer; otherwise the picture scrolls, with Shift sideways."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.ControlModifier:
            here = self._view.transform(self._canvas.size())
            at = event.position()
            factor = ZOOM_A_NOTCH ** ((turned.y() or turned.x()) / NOTCH)
            self._view.adopt(here.zoomed_at(at.x(), at.y(), factor))
        else:
            pixels = event.pixelDelta()
            step = pixels if not pixels.isNull() else turned * PIXELS_A_NOTCH / NOTCH
            sideways = event.modifiers() & Qt.ShiftModifier and step.x() == 0
            self._pan(*((step.y(), 0) if sideways else (step.x(), step.y())))
        event.accept()

    def step(self, across: int, down: int) -> None:
        """Scroll by arrow keys."""
        self._pan(across * PIXELS_A_STEP, down * PIXELS_A_STEP)

    def _pan(self, dx: float, dy: float) -> None:
        self._view.adopt(self._view.transform(self._canvas.size()).panned(dx, dy))
