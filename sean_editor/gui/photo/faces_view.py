"""The photo with its faces framed and numbered."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter
from PyQt5.QtWidgets import QApplication, QWidget

from models.translation import tr
from sean_editor.gui.photo.drawing import dim_outside, draw_badge, draw_frame
from sean_editor.gui.photo.picking import face_at, neighbour, typed_number
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.gui.photo.points_view import ARROWS
from sean_editor.gui.photo.view import PhotoView

BADGE_SHARE = 0.35
"""Height of a badge as a share of its frame's side: it covers little of a small face."""


class FacesView(PhotoView):
    """`quads` are the crop squares [4, 2] in photo pixels; those not in `sure` are drawn in dashes."""

    current_changed = pyqtSignal(int)
    hovered = pyqtSignal(int)  # -1 for none
    chosen = pyqtSignal(int)

    def __init__(
        self,
        picture: PhotoPicture,
        quads: Sequence[np.ndarray],
        sure: Sequence[bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(picture, parent)
        self._quads, self._sure = list(quads), list(sure)
        self.current = 0
        self.pointed = -1
        self._typed, self._typed_at = "", 0.0
        self.setAccessibleName(tr("Photo"))
        self.setAccessibleDescription(
            tr("Faces are numbered: digits or arrow keys choose one, Enter opens it.")
        )

    def set_current(self, index: int) -> None:
        """Make a face the chosen one."""
        if index != self.current:
            self.current = index
            self.current_changed.emit(index)
            self.update()

    def set_pointed(self, index: int) -> None:
        """Light a face up; -1 for none."""
        if index != self.pointed:
            self.pointed = index
            self.hovered.emit(index)
            self.update()

    # the pointer

    def press_at(self, point: QPointF) -> bool:
        found = self._at(point)
        if found is None:
            return False
        self.set_current(found)
        return True

    def move_to(self, point: QPointF, held: bool) -> None:
        found = self._at(point)
        self.set_pointed(-1 if found is None else found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.localPos())
        if found is not None and event.button() == Qt.LeftButton:
            self.chosen.emit(found)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_pointed(-1)

    def idle_cursor(self) -> Qt.CursorShape:
        return Qt.ArrowCursor if self.pointed < 0 else Qt.PointingHandCursor

    def _at(self, point: QPointF) -> int | None:
        return face_at(self.on_photo(point), self._quads)

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ARROWS:
            seen = np.array([self.place.to_view(quad).mean(0) for quad in self._quads])
            self.set_current(neighbour(self.current, seen, *ARROWS[key]))
        elif Qt.Key_0 <= key <= Qt.Key_9 and not event.modifiers() & ~Qt.KeypadModifier:
            self._type(str(key - Qt.Key_0))
        elif key in (Qt.Key_Return, Qt.Key_Enter):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        """Choose a face by its number, which may have several digits if they come quickly."""
        now = monotonic()
        late = 1000 * (now - self._typed_at) > QApplication.keyboardInputInterval()
        self._typed = typed_number("" if late else self._typed, digit, len(self._quads))
        self._typed_at = now
        if self._typed:
            self.set_current(int(self._typed) - 1)

    # painting

    def paint_over(self, painter: QPainter) -> None:
        frames = [self.on_view(quad) for quad in self._quads]
        lit = [self.current] if self.pointed < 0 else [self.current, self.pointed]
        dim_outside(painter, self.photo_outline(), [frames[i] for i in lit], 70)
        dim_outside(painter, self.photo_outline(), frames, 100)
        for index, frame in enumerate(frames):
            if index != self.current:
                draw_frame(painter, frame, dashed=not self._sure[index])
        draw_frame(painter, frames[self.current], strong=True, dashed=not self._sure[self.current])
        for index, frame in enumerate(frames):
            side = self._quads[index][3] - self._quads[index][0]
            height = BADGE_SHARE * self.place.scale * float(np.hypot(*side))
            where, text = self._inside(QPointF(frame[0])), str(index + 1)
            draw_badge(painter, where, text, index == self.current, height)

    def _inside(self, point: QPointF) -> QPointF:
        """The nearest place where a badge is whole."""
        x = min(max(point.x(), 16.0), self.width() - 16.0)
        return QPointF(x, min(max(point.y(), 16.0), self.height() - 16.0))
