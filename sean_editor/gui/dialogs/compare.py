"""Two states of the result, side by side or on either side of a divider that can be dragged."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr
from sean_editor.gui.canvas import ResultCanvas, SharedView

Named = tuple[str, np.ndarray]  # a title, and a picture uint8 [H, W, 3]


class CompareDialog(QDialog):
    """Both pictures have the same zoom and pan, whatever their sizes."""

    def __init__(self, parent: QWidget, one: Named, other: Named, divided: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare"))
        self._names = (one[0], other[0])
        self.view = SharedView(self)
        self.left, self.right = ResultCanvas(self.view), ResultCanvas(self.view)
        self.left_title, self.right_title = QLabel(one[0]), QLabel(other[0])
        self._pictures = (one[1], other[1])
        self.side_by_side, self.divider = QRadioButton(tr("Side by side")), QRadioButton(tr("Divider"))
        group = QButtonGroup(self)
        for button in (self.side_by_side, self.divider):
            group.addButton(button)
        self.divider.toggled.connect(self._arrange)
        self._lay_out()
        larger = max(self._pictures, key=lambda pixels: pixels.shape[0])
        self.view.set_content(larger.shape[1], larger.shape[0])
        for canvas, name in zip((self.left, self.right), self._names, strict=True):
            canvas.setAcceptDrops(False)
            canvas.set_spoken(name, tr("The portrait in this state."))
        self.left.set_names(*self._names)
        (self.divider if divided else self.side_by_side).setChecked(True)
        self._arrange(divided)
        self.resize(QSize(1040, 640).boundedTo(QGuiApplication.primaryScreen().availableSize()))

    @property
    def divided(self) -> bool:
        """Whether the pictures lie on either side of a divider."""
        return self.divider.isChecked()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for button in (self.side_by_side, self.divider):
            choices.addWidget(button)
        choices.addStretch(1)
        views = QHBoxLayout()
        views.setSpacing(8)
        self._right_half = QWidget()
        for half, title, canvas in (
            (QWidget(), self.left_title, self.left),
            (self._right_half, self.right_title, self.right),
        ):
            title.setProperty("role", "title")
            title.setAlignment(Qt.AlignCenter)
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(title)
            column.addWidget(canvas, 1)
            views.addWidget(half, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.Close)
        buttons.rejected.connect(self.reject)
        choices.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(views, 1)
        column.addLayout(choices)

    def _arrange(self, divided: bool) -> None:
        one, other = self._pictures
        self._right_half.setVisible(not divided)
        self.left_title.setVisible(not divided)  # the divider has captions
        self.left.set_split(divided)
        self.left.set_images(other if divided else one, one)
        self.right.set_images(other, None)
        self.view.fit()
