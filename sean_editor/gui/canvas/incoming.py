"""Data from outside, dropped or pasted: files, or a picture without a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QMimeData
from PyQt5.QtGui import QColorSpace, QImage

from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError
from sean_editor.photo.decode import photo_from_array, photo_from_bytes

_FILES = ("image/png", 'application/x-qt-windows-mime;value="PNG"', "image/tiff", "image/webp", "image/avif",
          "image/jpeg", "image/bmp")  # fmt: skip
"""The kinds in which a program may give a picture; those first that say most about its colours."""


@dataclass(frozen=True, eq=False)
class Incoming:
    """A picture from another program: the bytes of a picture file, if there are any, and Qt's image."""

    data: bytes
    image: QImage

    def photo(self, name: str) -> Photo:
        """The picture in its own colour space. Takes a while; any thread may call."""
        if self.data:
            try:
                return photo_from_bytes(self.data, name)
            except UserError:  # Qt may know the kind
                if self.image.isNull():
                    raise
        space = self.image.colorSpace()
        plain = not space.isValid() or space == QColorSpace(QColorSpace.SRgb)
        return photo_from_array(pixels_of(self.image), name, None if plain else bytes(space.iccProfile()))


def local_files(mime: QMimeData) -> list[Path]:
    """The files of this machine, in their order."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData) -> Incoming | None:
    """The picture itself, as browsers give it; None if there is none."""
    if not mime.hasImage():
        return None
    offered = mime.formats()
    kind = next((kind for kind in _FILES if kind in offered), None)
    data = b"" if kind is None else bytes(mime.data(kind))
    image = QImage(mime.imageData())
    return None if image.isNull() and not data else Incoming(data, image)


def pixels_of(image: QImage) -> np.ndarray:
    """RGBA uint8 [H, W, 4]."""
    image = image.convertToFormat(QImage.Format_RGBA8888)
    rows = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()].copy()
