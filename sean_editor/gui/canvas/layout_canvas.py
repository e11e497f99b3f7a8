"""The photo with the label map over it: the place where layouts are painted."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRect, QRectF, pyqtSignal
from PyQt5.QtGui import QPainter
from PyQt5.QtWidgets import QWidget

from models.translation import joined, marked, tr, tr_marked
from sean_editor.document import Box, Document
from sean_editor.gui.canvas.hand_canvas import CLICK_SLOP, HandCanvas
from sean_editor.gui.canvas.label_overlay import Placement
from sean_editor.gui.canvas.mask_layer import MaskLayer
from sean_editor.gui.canvas.outline_marks import draw_outline_marks
from sean_editor.gui.canvas.picture import Picture
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.tool_state import ToolState


class LayoutCanvas(HandCanvas):
    """Says what a click does now, and whether a shape is in hand."""

    hint_changed = pyqtSignal(str)  # what a click does now
    holding_changed = pyqtSignal(bool)  # whether a shape is in hand to be transformed

    invitation = (
        marked("Drop a photo here, or press Ctrl+O"),
        marked("Its regions appear on top of it, ready to be painted."),
    )

    def __init__(self, tool_state: ToolState, view: SharedView, parent: QWidget | None = None) -> None:
        super().__init__(tool_state, view, parent)
        self.setObjectName("layoutCanvas")
        self.setAccessibleName(tr("Layout"))
        self._holding = False
        self._photo: Picture | None = None
        self.mask = MaskLayer(self)
        self.mask.changed.connect(self.repaint_picture)
        self._hint = ""
        self.region_hovered.connect(self._announce_hint)
        self.describe()

    # what it shows

    def set_document(self, document: Document | None) -> None:
        if self.document is not None:
            self.document.locks_changed.disconnect(self._announce_hint)
            self.document.history_changed.disconnect(self._announce_hint)
        if document is not None:
            document.locks_changed.connect(self._announce_hint)
            document.history_changed.connect(self._announce_hint)  # undo, save: nothing is in hand
        self._photo = None if document is None else Picture(document.portrait.image)
        super().set_document(document)
        self._announce_hint()

    def set_photo(self, photo: np.ndarray | None) -> None:
        """Show a sharper picture under the layout, the same square, uint8 [P, P, 3] of any size."""
        if photo is not None:
            self._photo = Picture(photo)
            self.repaint_picture()

    def layout_changed(self, box: Box) -> None:
        super().layout_changed(box)
        self.invalidate_box(box)
        self._announce_hint()

    @property
    def hint(self) -> str:
        """The effect of a click or of keys now, as a hint."""
        if self.document is None:
            return tr_marked(self.invitation[0])
        if self.by_keys:
            return self._hand.key_hint(self.document.regions[self._state.region].title_in_text)
        if self._hand.tool.paints and self._hovered in self.document.locked:
            return tr(
                "{region} is locked: painting does not change it.",
                region=self.document.regions[self._hovered].title,
            )
        return self._hand.hint(self.document.regions[self._state.region].title_in_text)

    # painting

    def paint_picture(self, painter: QPainter, rect: QRect, place: Placement, target: QRectF) -> None:
        if self._photo is not None:
            self._photo.draw(painter, target)
        if self.document is not None:
            line = max(1, round(self.devicePixelRatioF()))
            self.mask.draw(painter, self.document.labels, place, rect & target.toRect(), line)

    def paint_over(self, painter: QPainter) -> None:
        here, picture, palette = self.transform(), self.picture_rect(), self.mask.palette
        self._drawing.draw(painter, here, picture, self._circles(), palette, CLICK_SLOP)
        if self.document is not None and self._hand.tool is self.outline:
            draw_outline_marks(painter, self.outline.marks(self.document), here, picture)

    # what it says

    @property
    def holding(self) -> bool:
        """Whether a shape is in hand to be transformed."""
        return self._holding

    def spoken(self) -> str:
        """The tool, what it does to which region, and where it is."""
        if self.document is None:
            return self.hint
        tool = tr(
            "{tool}, {region}.",
            tool=tr_marked(self._hand.tool.title),
            region=self.document.regions[self._state.region].title,
        )
        about = super().spoken() or tr("The photo with its regions; paint here to change them.")
        return joined(tool, about, self._hand.spoken())

    def describe(self) -> None:
        self._announce_hint()
        super().describe()

    def _announce_hint(self) -> None:
        if self.hint != self._hint:
            self._hint = self.hint
            self.hint_changed.emit(self._hint)
        holding = self._hand.tool.held is not None
        if holding != self._holding:
            self._holding = holding
            self.update()  # the frame is larger than what changes in the layout
            self.holding_changed.emit(holding)
