"""The blemish brush of the Result view: a click takes a blemish away, a drag several; Alt brings one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter

from sean_editor.document.retouch import Spot
from sean_editor.gui.canvas.cursors import draw_circle

if TYPE_CHECKING:
    from sean_editor.gui.canvas.picture_canvas import PictureCanvas

_APART = 1.2  # radii between the spots of a drag


class SpotBrush(QObject):
    """Belongs to a canvas, which hands its mouse events on. Places are shares of the picture's sides."""

    placed = pyqtSignal(float, float)
    taken_back = pyqtSignal(float, float)
    settled = pyqtSignal()  # the button was released: what came since is one step

    def __init__(self, canvas: PictureCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._on, self._radius = False, 0.01
        self._spots: tuple[Spot, ...] = ()
        self._last: QPointF | None = None  # of a drag, in the widget
        self._back = False  # the drag brings blemishes back

    @property
    def on(self) -> bool:
        """Whether it is in hand."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Take it up, or put it down."""
        self._on = on
        self.release()
        self._canvas.refresh_cursor()
        self._canvas.update()

    def set_radius(self, radius: float) -> None:
        """Its radius, as a share of the picture's width."""
        self._radius = radius
        self._canvas.update()

    def set_spots(self, spots: Sequence[Spot]) -> None:
        """What was taken away, to be outlined while the brush is in hand."""
        self._spots = tuple(spots)
        if self._on:
            self._canvas.update()

    # the hand

    def press(self, event: QMouseEvent) -> bool:
        """Whether the press was for the brush."""
        used = self._on and event.button() == Qt.LeftButton and self._canvas.document is not None
        if used:
            self._back = bool(event.modifiers() & Qt.AltModifier)
            self._touch(event.localPos())
        return used

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag; the circle follows."""
        if self._on:
            self._canvas.update()
        if self._last is None:
            return
        way = event.localPos() - self._last
        if way.x() ** 2 + way.y() ** 2 >= (_APART * self._pixels()) ** 2:
            self._touch(event.localPos())

    def release(self) -> None:
        """End a drag."""
        if self._last is not None:
            self._last = None
            self.settled.emit()

    def press_at(self, at: QPointF, back: bool = False) -> None:
        """A press of a key at the crosshair."""
        self._back = back
        self._touch(at)
        self.release()

    def _touch(self, at: QPointF) -> None:
        self._last = at
        here = self._canvas.transform()
        x, y = here.to_content(at.x(), at.y())
        width, height = here.content
        if 0 <= x <= width and 0 <= y <= height:
            (self.taken_back if self._back else self.placed).emit(x / width, y / height)

    # what is seen

    def draw(self, painter: QPainter, pointer: QPointF | None) -> None:
        """Draw the circle at the pointer, and those of what was taken away, in logical pixels."""
        if not self._on:
            return
        here = self._canvas.transform()
        width, height = here.content
        for spot in self._spots:
            centre = QPointF(*here.to_view(spot.x * width, spot.y * height))
            draw_circle(painter, centre, spot.radius * width * here.zoom, None, faint=True)
        if pointer is not None:
            draw_circle(painter, pointer, self._pixels(), None)

    def _pixels(self) -> float:
        """Its radius in the widget."""
        here = self._canvas.transform()
        return self._radius * here.content[0] * here.zoom
