"""The keyboard's pointer on a picture: a crosshair that the arrow keys move, and the frame of the focus."""

from __future__ import annotations

from math import floor

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QKeyEvent, QPainter, QPen

from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.view_transform import Point, ViewTransform
from sean_editor.gui.theme import theme

ARROWS = {Qt.Key_Left: (-1, 0), Qt.Key_Right: (1, 0), Qt.Key_Up: (0, -1), Qt.Key_Down: (0, 1)}
FAR = 10
"""Pixels of an arrow key with Shift."""

PRESSES = (Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter)
BY_KEY = (Qt.TabFocusReason, Qt.BacktabFocusReason, Qt.ShortcutFocusReason)
"""Reasons for the focus that show that it came by the keyboard."""

_EDGE = 24.0  # logical pixels: nearer to the edge of the view the picture is scrolled
_GAP, _ARM = 3.0, 12.0
_LIGHT, _SHADE = QColor(255, 255, 255), QColor(0, 0, 0)


def commands(event: QKeyEvent) -> bool:
    """Whether keys are held that make a command of any other."""
    return bool(event.modifiers() & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))


def arrow_step(event: QKeyEvent) -> tuple[int, int] | None:
    """The pixels that an arrow key moves by; None if it is another key."""
    if event.key() not in ARROWS or commands(event):
        return None
    far = FAR if event.modifiers() & Qt.ShiftModifier else 1
    dx, dy = ARROWS[event.key()]
    return dx * far, dy * far


class KeyCursor:
    """A place in label-map pixels, amid one of them. It stays where it was while it is hidden."""

    def __init__(self, view: SharedView) -> None:
        self._view = view
        self._at: Point | None = None
        self.shown = False

    def show(self, size: QSize, at: QPointF | None = None) -> None:
        """Show it in a widget of this size: `at` a place there, or where it was, or amid what is in view."""
        here = self._view.transform(size)
        if at is not None:
            self._at = here.to_content(at.x(), at.y())
        self._at = _within(self._at or here.centre, here)
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def step(self, dx: int, dy: int, size: QSize) -> None:
        """Move it by pixels; the picture is scrolled so that it stays in view."""
        here = self._view.transform(size)
        x, y = self._at or here.centre
        self._at = _within((x + dx, y + dy), here)
        u, v = here.to_view(*self._at)
        by = tuple(_back(place, room) for place, room in zip((u, v), here.viewport, strict=True))
        if any(by):
            self._view.adopt(here.panned(*by))

    @property
    def at(self) -> Point | None:
        """Where it is, in label-map pixels; None while it is hidden."""
        return self._at if self.shown else None

    def place(self, here: ViewTransform) -> QPointF | None:
        """Where it is in the widget; None while it is hidden."""
        return QPointF(*here.to_view(*self._at)) if self.shown and self._at is not None else None


def _within(at: Point, here: ViewTransform) -> Point:
    """The middle of the pixel at a place, or of the nearest one."""
    x, y = (min(max(floor(v), 0), int(whole) - 1) + 0.5 for v, whole in zip(at, here.content, strict=True))
    return x, y


def _back(place: float, room: float) -> float:
    """How far what lies at `place` must be moved to be seen in `room`."""
    edge = min(_EDGE, room / 4)
    return min(max(place, edge), room - edge) - place


def draw_crosshair(painter: QPainter, at: QPointF) -> None:
    """Four arms, light with a dark rim, so that they are seen on any picture."""
    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    for pen in (QPen(_SHADE, 3.5, Qt.SolidLine, Qt.FlatCap), QPen(_LIGHT, 1.5, Qt.SolidLine, Qt.FlatCap)):
        painter.setPen(pen)
        rim = (pen.widthF() - 1.5) / 2
        for dx, dy in ARROWS.values():
            way = QPointF(dx, dy)
            painter.drawLine(at + way * (_GAP - rim), at + way * (_ARM + rim))
    painter.restore()


def draw_focus_frame(painter: QPainter, bounds: QRectF) -> None:
    """Says that the keyboard is here, on any picture."""
    painter.save()
    painter.setBrush(Qt.NoBrush)
    for token, inset, width in (("window", 2, 1.0), ("accent", 0, 2.0)):
        path, across = hairline(painter, bounds.adjusted(inset, inset, -inset, -inset), width)
        painter.setPen(QPen(theme().color(token), across, Qt.SolidLine, Qt.FlatCap, Qt.MiterJoin))
        painter.drawRect(path)
    painter.restore()
