"""A small bar over the layout for the transform tool: free warp, mirror, outline, accept, cancel."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.icons import icon
from sean_editor.gui.theme import theme

MOST_PIXELS = 40
BUTTON = 28

_SHAPE, _OUTLINE = ("warp", "flip_across", "flip_down"), ("shrink", "grow", "smooth", "fill_holes")


class TransformBar(QFrame):
    """Lies at the lower edge of a canvas. `amount` is in pixels, for growing, shrinking and smoothing."""

    accepted, cancelled = pyqtSignal(), pyqtSignal()

    def __init__(self, canvas: QWidget, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("transformBar")
        self.setAccessibleName(tr("Transform"))
        self.setAttribute(Qt.WA_NoMousePropagation)  # a press between two buttons is no press on the picture
        self.setCursor(Qt.ArrowCursor)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(6, 4, 6, 4)
        self._line.setSpacing(1)
        self.buttons = {name: self._add(actions, name) for name in _SHAPE}
        self._line.addWidget(self._rule())
        self.buttons |= {name: self._add(actions, name) for name in _OUTLINE[:2]}
        self.amount = self._amount()
        self._line.addWidget(self.amount)
        self.buttons |= {name: self._add(actions, name) for name in _OUTLINE[2:]}
        self._line.addWidget(self._rule())
        self.cancel = self._button(tr("Cancel (Esc)"))
        self.cancel.clicked.connect(self.cancelled)
        self.accept = self._button(tr("Accept (Enter)"))
        self.accept.clicked.connect(self.accepted)
        corner = QVBoxLayout(canvas)
        corner.setContentsMargins(4, 0, 4, 8)
        corner.addStretch(1)
        corner.addWidget(self, 0, Qt.AlignHCenter)
        theme().changed.connect(self._draw)
        self._draw()
        self.set_holding(False)
        self.hide()

    def set_holding(self, holding: bool) -> None:
        """Whether a shape is in hand."""
        self.accept.setEnabled(holding)
        self.cancel.setEnabled(holding)

    def _amount(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, MOST_PIXELS)
        box.setSuffix(tr(" px"))
        box.setButtonSymbols(QSpinBox.NoButtons)
        box.setAlignment(Qt.AlignCenter)
        box.setFixedWidth(box.fontMetrics().horizontalAdvance(f"{MOST_PIXELS}{box.suffix()}") + 22)
        box.setFocusPolicy(Qt.ClickFocus | Qt.TabFocus)
        box.setToolTip(tr("How far the outline grows, shrinks or is smoothed"))
        box.setAccessibleName(box.toolTip())
        return box

    def _add(self, actions: Actions, name: str) -> QToolButton:
        button = self._button(actions[name].text())
        button.setDefaultAction(actions[name])
        return button

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(BUTTON, BUTTON)
        button.setIconSize(QSize(20, 20))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.TabFocus)  # a click leaves the keyboard on the canvas
        self._line.addWidget(button)
        return button

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedSize(1, 20)
        return rule

    def _draw(self) -> None:
        self.cancel.setIcon(icon("close"))
        self.accept.setIcon(icon("check", token="accent"))
