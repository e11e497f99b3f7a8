"""The photo with the label map over it: the place where layouts are painted."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QWidget

from sean_editor.document.document import Document
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.tool_state import ToolState


class LayoutCanvas(QWidget):
    """SKELETON, being filled in: these names and signals stay."""

    hint_changed = pyqtSignal(str)  # what a click does now
    region_hovered = pyqtSignal(int)  # region id under the pointer, -1 for none
    files_dropped = pyqtSignal(list)  # list[pathlib.Path]

    def __init__(self, tool_state: ToolState, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_document(self, document: Document | None) -> None: ...

    def set_mask_opacity(self, opacity: float) -> None: ...  # 0..1

    def set_contours(self, shown: bool) -> None: ...

    def set_hidden(self, hidden: bool) -> None: ...  # Tab held

    def set_highlight(self, regions: int | Iterable[int] | None) -> None: ...

    def set_palette(self, palette: np.ndarray) -> None: ...  # uint8 [S, 3]
