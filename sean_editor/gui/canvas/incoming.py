"""Data from outside, dropped or pasted: files, or a picture without a file."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QMimeData
from PyQt5.QtGui import QImage


def local_files(mime: QMimeData) -> list[Path]:
    """The files of this machine, in their order."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData) -> QImage:
    """The picture itself, as browsers give it; a null image if there is none."""
    return QImage(mime.imageData()) if mime.hasImage() else QImage()
