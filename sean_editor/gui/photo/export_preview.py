"""The picture that would be written: fitted, at 100 % on a seam, or at any zoom between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PyQt5.QtCore import QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent

from models.translation import tr
from sean_editor.document.photo_origin import Photo
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.gui.photo.transform import PhotoTransform
from sean_editor.gui.photo.view import PhotoView
from sean_editor.gui.theme import theme


class ExportPreview(PhotoView):
    """A picture, or a text while there is none. `zoomed` gives the zoom in percent of its pixels."""

    zoomed = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__(PhotoPicture(Photo(np.zeros((1, 1, 3), np.uint8), "")))
        self._there = False
        self._message = ""
        self.setAccessibleName(tr("Preview"))
        self.setAccessibleDescription(
            tr("Arrow keys move the picture, + and - zoom, Ctrl+0 shows all of it.")
        )

    @property
    def picture(self) -> PhotoPicture | None:
        """The visible picture."""
        return self._picture if self._there else None

    def show_message(self, text: str) -> None:
        """Words in place of the picture."""
        self._there, self._message = False, text
        self.update()

    def show_picture(self, picture: PhotoPicture) -> None:
        """Show a picture: in the same place if it is as large as the one before, else all of it."""
        fresh = not self._there or picture.photo.size != self._picture.photo.size
        self._picture, self._there = picture, True
        if fresh:
            self.place = PhotoTransform.fitted(picture.photo.size, self.place.view.viewport)
            self.look_at(None)
        self.update()

    def show_actual_size(self, point: tuple[float, float]) -> None:
        """A pixel of the picture on a pixel of the screen, `point` (x, y) of the picture in the middle; the
        picture itself where it is smaller than the view.
        """
        view = self.place.view
        shrink = self.place.scale / view.zoom
        zoom = 1 / self.devicePixelRatioF() / shrink
        x, y = (
            whole / 2 if whole * zoom <= room else where * shrink
            for where, whole, room in zip(point, view.content, view.viewport, strict=True)
        )
        self._look(replace(self.place, view=replace(view, zoom=zoom, centre=(x, y)).clamped()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._there:
            super().paintEvent(event)
            self.zoomed.emit(round(100 * self.place.scale * self.devicePixelRatioF()))
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.setPen(theme().color("dim"))
        painter.drawText(
            self.rect().adjusted(48, 32, -48, -32), int(Qt.AlignCenter | Qt.TextWordWrap), self._message
        )
        self.paint_focus(painter)
        painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """There and back between all of it and this point of it."""
        if event.button() == Qt.LeftButton and self._there:
            self._toggle(event.localPos())

    def _toggle(self, at: QPointF) -> None:
        if self._fitting:
            self.show_actual_size(self.on_photo(at))
        else:
            self.look_at(None)
