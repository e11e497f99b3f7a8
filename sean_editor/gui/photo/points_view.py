"""The photo on which eyes and corners of the mouth are clicked."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QPainter
from PyQt5.QtWidgets import QWidget

from models.translation import tr, tr_marked
from sean_editor.gui.canvas.ornament import draw_caption
from sean_editor.gui.photo.drawing import dim_outside, draw_frame, draw_point
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.gui.photo.placing import NAMES, Placing
from sean_editor.gui.photo.view import PhotoView

REACH = 14.0  # logical pixels about a point in which a press takes hold of it
ROOM_FOR_NAMES = 120.0  # logical pixels between the eyes from which on every point is named
ARROWS = {Qt.Key_Left: (-1, 0), Qt.Key_Right: (1, 0), Qt.Key_Up: (0, -1), Qt.Key_Down: (0, 1)}


class PointsView(PhotoView):
    """Shows and changes a Placing: a click puts the point that is asked for, points can be dragged."""

    changed = pyqtSignal()

    def __init__(self, picture: PhotoPicture, placing: Placing, parent: QWidget | None = None) -> None:
        super().__init__(picture, parent)
        self.placing = placing
        self._held = False
        self._pointed: int | None = None
        self.setAccessibleName(tr("Photo"))
        self.setAccessibleDescription(
            tr(
                "Click the eyes and the corners of the mouth, or press Space for each; arrow keys move the "
                "last point, 1 to 4 choose one, Backspace removes the last point."
            )
        )
        alignment = placing.alignment()
        if alignment is not None:
            self.look_at(alignment.quad)

    def set_placing(self, placing: Placing) -> None:
        """Go on from this state."""
        if placing is not self.placing:
            self.placing = placing
            self.changed.emit()
            self.update()

    # the pointer

    def press_at(self, point: QPointF) -> bool:
        here = self.on_photo(point)
        near = self._near(point)
        if near is not None:
            self.set_placing(self.placing.grab(near))
        elif not self.placing.complete:
            self.set_placing(self.placing.put(here))
        else:
            return False
        self._held = True
        return True

    def move_to(self, point: QPointF, held: bool) -> None:
        if held and self._held:
            self.set_placing(self.placing.drag(self.on_photo(point)))
        pointed = self._near(point)
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()

    def release_at(self, point: QPointF) -> None:
        self._held = False

    def idle_cursor(self) -> Qt.CursorShape:
        if self._held or self._pointed is not None:
            return Qt.SizeAllCursor
        return Qt.ArrowCursor if self.placing.complete else Qt.CrossCursor

    def _near(self, point: QPointF) -> int | None:
        return self.placing.nearest(self.on_photo(point), REACH / self.place.scale)

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ARROWS:
            self._nudge(*ARROWS[key], 10 if event.modifiers() & Qt.ShiftModifier else 1)
        elif key == Qt.Key_Backspace or (key == Qt.Key_Z and event.modifiers() & Qt.ControlModifier):
            self.set_placing(self.placing.take_back())
        elif Qt.Key_1 <= key <= Qt.Key_4 and not event.modifiers() & ~Qt.KeypadModifier:
            self.set_placing(self.placing.select(key - Qt.Key_1))
        else:
            super().keyPressEvent(event)

    def tapped(self) -> None:
        if self.placing.asked is not None:
            self._put_by_key(self.placing.asked)

    def _put_by_key(self, asked: int) -> None:
        """The point that is asked for comes where it is guessed, or amid the view beside the last one."""
        outline = self.placing.outline()
        if outline is not None:
            self.set_placing(self.placing.put(tuple(outline[asked])))
        else:
            x, y = self.width() / 2, self.height() / 2
            x += (1 if asked else -1) * self.width() / 8
            self.set_placing(self.placing.put(self.on_photo(QPointF(x, y))))

    def _nudge(self, dx: int, dy: int, step: int) -> None:
        """Move the active point by logical pixels of the view, as it is seen."""
        x0, y0 = self.on_photo(QPointF(0, 0))
        x1, y1 = self.on_photo(QPointF(dx * step, dy * step))
        self.set_placing(self.placing.nudge(x1 - x0, y1 - y0))

    # painting

    def paint_over(self, painter: QPainter) -> None:
        alignment, outline = self.placing.alignment(), self.placing.outline()
        if alignment is not None:
            frame = self.on_view(alignment.quad)
            dim_outside(painter, self.photo_outline(), [frame], 110)
            draw_frame(painter, frame, dashed=not self.placing.complete)
        shown = self.placing.points if outline is None else tuple(map(tuple, outline))
        places = {i: self.spot(p) for i, p in enumerate(shown) if p is not None}
        for index, centre in places.items():
            guessed = self.placing.points[index] is None
            draw_point(painter, centre, index == self.placing.active and self.hasFocus(), guessed)
        for index in self._named(places):
            self._draw_name(painter, index, places[index])

    def _named(self, places: dict[int, QPointF]) -> list[int]:
        """The points whose names are shown: all where there is room, else the one that matters now."""
        if len(places) >= 2:
            across = places[1] - places[0]
            if (across.x() ** 2 + across.y() ** 2) ** 0.5 >= ROOM_FOR_NAMES:
                return list(places)
        chosen = self._pointed if self._pointed is not None else self.placing.active
        return [chosen] if chosen in places else []

    def _draw_name(self, painter: QPainter, index: int, centre: QPointF) -> None:
        beside = QPointF(40 if index % 2 else -40, 28 if index >= 2 else -28)  # away from the other points
        draw_caption(painter, tr_marked(NAMES[index]), centre + beside, QRectF(self.rect()))
