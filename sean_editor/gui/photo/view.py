"""A photo that can be looked at closely: wheel zooms at the pointer, dragging moves, quarter turns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.canvas.key_cursor import BY_KEY, arrow_step, draw_focus_frame
from sean_editor.gui.canvas.navigator import NOTCH, PIXELS_A_NOTCH, PIXELS_A_STEP, ZOOM_A_NOTCH
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.gui.photo.transform import PhotoTransform
from sean_editor.gui.theme import theme


class PhotoView(QWidget):
    """Subclasses draw over the photo and take clicks; what they do not take moves the photo."""

    def __init__(self, picture: PhotoPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.place = PhotoTransform.fitted(picture.photo.size, (512.0, 384.0))
        self._fitting = True
        self._focus_points: np.ndarray | None = None
        self._panned_from: QPointF | None = None
        self._space = False
        self._tap = False  # Space is held, and no button was pressed meanwhile
        self._keyed = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setAttribute(Qt.WA_OpaquePaintEvent)
        theme().changed.connect(self.update)

    # what subclasses fill in

    def paint_over(self, painter: QPainter) -> None:
        """Paint over the photo, in logical pixels."""

    def press_at(self, point: QPointF) -> bool:
        """The left button went down here; whether that meant something."""
        return False

    def move_to(self, point: QPointF, held: bool) -> None:
        """The pointer is here; `held` if the press was taken."""

    def release_at(self, point: QPointF) -> None:
        """The left button of a press that was taken went up."""

    def tapped(self) -> None:
        """Space was pressed and released, and nothing else."""

    def idle_cursor(self) -> Qt.CursorShape:
        """The pointer's shape when the photo is not being moved."""
        return Qt.ArrowCursor

    # where things are

    def look_at(self, points: np.ndarray | None) -> None:
        """Show the photo about these points of it, [N, 2] (None: all of it), also after a resize."""
        self._focus_points, self._fitting = points, True
        self._refit()

    def turn(self) -> None:
        """Turn what is shown by 90 degrees clockwise; the photo and the points on it stay what they are."""
        self.place = self.place.turned()
        self._refit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the widget, or about its middle."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self._look(replace(self.place, view=self.place.view.zoomed_at(at.x(), at.y(), factor)))

    def on_view(self, points: np.ndarray) -> QPolygonF:
        """Photo points as a polygon of the widget."""
        return QPolygonF([QPointF(x, y) for x, y in self.place.to_view(points)])

    def spot(self, point: tuple[float, float]) -> QPointF:
        """A photo point in the widget."""
        x, y = self.place.to_view(np.array([point]))[0]
        return QPointF(x, y)

    def photo_outline(self) -> QPolygonF:
        """The edge of the photo in the widget."""
        width, height = self.place.size
        return self.on_view(np.array([[0, 0], [width, 0], [width, height], [0, height]]))

    def on_photo(self, point: QPointF) -> tuple[float, float]:
        """A point of the widget in pixels of the photo."""
        x, y = self.place.to_photo(np.array([[point.x(), point.y()]]))[0]
        return float(x), float(y)

    def _look(self, place: PhotoTransform) -> None:
        self._fitting = False
        self.place = place
        self.update()

    def _refit(self) -> None:
        viewport = (float(self.width()), float(self.height()))
        self.place = PhotoTransform.fitted(self.place.size, viewport, self.place.turns)
        if self._focus_points is not None:
            self.place = self.place.looking_at(self._focus_points)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fitting:
            self._refit()
        else:
            self.place = self.place.resized((float(self.width()), float(self.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        self._picture.draw(painter, self.place, self.devicePixelRatioF())
        painter.setRenderHint(QPainter.Antialiasing)
        self.paint_over(painter)
        self.paint_focus(painter)
        painter.end()

    def paint_focus(self, painter: QPainter) -> None:
        """Draw the frame of the focus, if it came by the keyboard."""
        if self._keyed and self.hasFocus():
            draw_focus_frame(painter, QRectF(self.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.ShiftModifier:
            step = pixels if not pixels.isNull() else turned * PIXELS_A_NOTCH / NOTCH
            self._pan(QPointF(step.x() or step.y(), 0))
        else:
            self.zoom_by(ZOOM_A_NOTCH ** ((turned.y() or turned.x()) / NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left, self._tap = event.button() == Qt.LeftButton, False
        if not (left and not self._space and self.press_at(event.localPos())) and (
            left or event.button() == Qt.MiddleButton
        ):
            self._panned_from = event.localPos()
        self.refresh_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            self._pan(event.localPos() - self._panned_from)
            self._panned_from = event.localPos()
        else:
            self.move_to(event.localPos(), bool(event.buttons() & Qt.LeftButton))
            self.refresh_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            self._panned_from = None
        elif event.button() == Qt.LeftButton:
            self.release_at(event.localPos())
        self.refresh_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key_Space:
            if not event.isAutoRepeat():
                self._space, self._tap = True, True
            self.refresh_cursor()
        elif event.key() in (Qt.Key_Plus, Qt.Key_Equal):
            self.zoom_by(1.25)
        elif event.key() == Qt.Key_Minus:
            self.zoom_by(0.8)
        elif event.key() == Qt.Key_0 and event.modifiers() & Qt.ControlModifier:
            self.look_at(None)
        elif (step := arrow_step(event)) is not None:
            self._pan(QPointF(-PIXELS_A_STEP * step[0], -PIXELS_A_STEP * step[1]))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key_Space and not event.isAutoRepeat():
            tapped, self._space = self._space and self._tap, False
            self.refresh_cursor()
            if tapped:
                self.tapped()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyed = event.reason() in BY_KEY
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._panned_from, self._space = None, False
        self.refresh_cursor()
        self.update()

    def refresh_cursor(self) -> None:
        """Show the pointer that fits what a press would do."""
        if self._panned_from is not None:
            self.setCursor(Qt.ClosedHandCursor)
        else:
            self.setCursor(Qt.OpenHandCursor if self._space else self.idle_cursor())

    def _pan(self, step: QPointF) -> None:
        self._look(replace(self.place, view=self.place.view.panned(step.x(), step.y())))
