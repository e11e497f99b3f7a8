"""The live result: compare with the original, drop a style here."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QWidget

from sean_editor.document.document import Document
from sean_editor.gui.canvas.shared_view import SharedView


class ResultCanvas(QWidget):
    """SKELETON, being filled in: these names and signals stay."""

    # reference id, dragged region or None for the whole face, region under the pointer (-1 outside the picture)
    style_dropped = pyqtSignal(str, object, int)
    region_hovered = pyqtSignal(int)
    files_dropped = pyqtSignal(list)  # list[pathlib.Path]

    def __init__(self, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_document(self, document: Document | None) -> None: ...

    def set_images(self, result: np.ndarray | None, original: np.ndarray | None) -> None: ...

    def set_comparing(self, comparing: bool) -> None: ...  # \ held: the original with a caption

    def set_split(self, split: bool) -> None: ...  # original left, result right of a divider that can be dragged

    def set_highlight(self, regions: int | Iterable[int] | None) -> None: ...
