"""The two views and their headers: size and opacity above the layout, compare and save above the result."""

from __future__ import annotations

from PyQt5.QtCore import QRect, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas
from sean_editor.gui.canvas.tool_state import MAX_SIZE, MIN_SIZE, ToolState
from sean_editor.gui.icons import icon, pixmap
from sean_editor.gui.panels.region_panel.small_widgets import ElidedLabel
from sean_editor.gui.theme import theme

HEADER = 40
VIEW_WIDTH = 296  # both alike, with room for the buttons of either; the window fits half a screen of 1920
EDGE = 8  # pixels between what lies over a view and its edge
TITLE_FROM = 348  # pixels: a narrower result has no room for its title beside the buttons
BESIDE_VALUE = 72  # pixels of the icon, the shortest slider and the gaps


class LabelledSlider(QFrame):
    """An icon, a slider and its value."""

    def __init__(self, name: str, icon_name: str, low: int, high: int, unit: str) -> None:
        super().__init__()
        self._icon_name, self._unit = icon_name, unit
        self._icon = QLabel()
        self._icon.setToolTip(name)
        self.slider = QSlider(Qt.Horizontal)
        self.slider.setRange(low, high)
        self.slider.setMinimumWidth(36)
        self.setMinimumWidth(60)
        self.setMaximumWidth(208)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(name)
        self.value = QLabel()
        self.value.setProperty("role", "dim")
        self.value.setAlignment(Qt.AlignRight | Qt.AlignVCenter)
        self.value.setFixedWidth(self.value.fontMetrics().horizontalAdvance(f"000 {unit}"))
        self.slider.valueChanged.connect(self._show)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self.slider, 1)
        line.addWidget(self.value)
        theme().changed.connect(self._draw)
        self._draw()
        self._show(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.value.setVisible(self.width() >= BESIDE_VALUE + self.value.maximumWidth())

    def _show(self, value: int) -> None:
        self.value.setText(f"{value} {self._unit}")

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, 18, "dim", self.devicePixelRatioF()))


class ViewPanel(QFrame):
    """A titled header above a canvas."""

    def __init__(self, title: str, canvas: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setMinimumWidth(VIEW_WIDTH)
        self.canvas = canvas
        canvas.setAccessibleName(title)
        self.setFocusProxy(canvas)
        self.title = QLabel(title)
        self.title.setProperty("role", "title")
        header = QFrame()
        header.setProperty("role", "header")
        header.setFixedHeight(HEADER)
        self.line = QHBoxLayout(header)
        self.line.setContentsMargins(12, 0, 8, 0)
        self.line.setSpacing(8)
        self.line.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(canvas, 1)

    def add_button(self, actions: Actions, name: str) -> QToolButton:
        """A small button for an action at the header's end."""
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(actions[name].text())
        self.line.addWidget(button)
        return button


class LayoutPanel(ViewPanel):
    """The layout, with the brush's size and the mask's opacity at hand."""

    canvas: LayoutCanvas
    opacity_changed = pyqtSignal(int)  # percent

    def __init__(self, canvas: LayoutCanvas, actions: Actions, tool_state: ToolState) -> None:
        super().__init__(tr("Layout"), canvas)
        self.size = LabelledSlider(tr("Brush size ([ and ])"), "size", MIN_SIZE, MAX_SIZE, "px")
        self.opacity = LabelledSlider(tr("Opacity of the layout over the photo"), "opacity", 0, 100, "%")
        self.line.addSpacing(8)
        self.line.addWidget(self.size, 100)
        self.line.addSpacing(4)
        self.line.addWidget(self.opacity, 100)
        self.line.addStretch(1)
        self.add_button(actions, "contours")
        self.add_button(actions, "hide_mask")
        self.size.slider.setValue(tool_state.size)
        self.size.slider.valueChanged.connect(tool_state.set_size)
        tool_state.size_changed.connect(self.size.slider.setValue)
        self.opacity.slider.valueChanged.connect(self.opacity_changed)


class ResultPanel(ViewPanel):
    """The live result, with compare, fit and save at hand."""

    canvas: ResultCanvas
    compare_held = pyqtSignal(bool)

    def __init__(self, canvas: ResultCanvas, actions: Actions) -> None:
        super().__init__(tr("Result"), canvas)
        self.line.setSpacing(4)
        self.state = ElidedLabel()
        self.state.setProperty("role", "dim")
        self.line.addWidget(self.state, 1)
        self.stage = QLabel()
        self.stage.setObjectName("stage")
        self._corner = corner = QVBoxLayout(canvas)
        corner.setContentsMargins(EDGE, 4, EDGE, 0)  # in the margin of a picture that is fitted
        corner.setSpacing(2)
        corner.addStretch(1)
        corner.addWidget(self.stage, 0, Qt.AlignLeft)
        self.stage.hide()
        self.compare = QToolButton()
        self.compare.setToolTip(tr("Hold to see the original (\\)"))
        self.compare.setAccessibleName(tr("Hold to see the original"))
        self.compare.setIconSize(QSize(20, 20))
        self.compare.pressed.connect(lambda: self.compare_held.emit(True))
        self.compare.released.connect(lambda: self.compare_held.emit(False))
        self.line.addWidget(self.compare)
        self.add_button(actions, "keep_unedited")
        self.add_button(actions, "texture")
        self.add_button(actions, "split")
        self.add_button(actions, "fit")
        self.save = QPushButton(tr("Export…"))
        self.save.setProperty("role", "primary")
        self.save.setToolTip(actions["export"].toolTip())
        self.save.setAccessibleName(tr("Export"))
        self.save.clicked.connect(actions["export"].trigger)
        actions["export"].changed.connect(lambda: self.save.setEnabled(actions["export"].isEnabled()))
        self.line.addWidget(self.save)
        theme().changed.connect(self._draw)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.title.setVisible(event.size().width() >= TITLE_FROM)

    def place_card(self, card: QWidget, corner: Qt.Alignment) -> None:
        """Put a card into a corner of the view; at the bottom it lies above the words on the stage."""
        self._corner.removeWidget(card)
        place = 0 if corner & Qt.AlignTop else 1  # before or after the stretch
        self._corner.insertWidget(place, card, 0, corner & Qt.AlignHorizontal_Mask)

    def corner_rect(self, corner: Qt.Alignment, size: QSize) -> QRect:
        """Where a card of this size would lie in the view."""
        room = self.canvas.rect().marginsRemoved(self._corner.contentsMargins())
        if self.stage.isVisible():
            room.setBottom(self.stage.geometry().top() - self._corner.spacing() - 1)
        return QStyle.alignedRect(Qt.LeftToRight, corner, size, room)

    def show_state(self, text: str) -> None:
        """A word beside the title: what is in progress, or nothing."""
        self.state.set_text(text)

    def show_stage(self, text: str, tip: str = "") -> None:
        """A few words in the corner of the view on how the picture was made, or none; `tip` says more."""
        self.stage.setText(text)
        self.stage.setToolTip(tip)
        self.stage.setVisible(bool(text))

    def _draw(self) -> None:
        self.compare.setIcon(icon("image"))
