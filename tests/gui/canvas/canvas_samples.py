"""A portrait of coloured fields, and a hand that moves the mouse in label-map coordinates."""

from __future__ import annotations

from math import floor

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QColor, QKeyEvent, QMouseEvent
from PyQt5.QtWidgets import QApplication, QWidget
from qimage2ndarray import rgb_view

from sean_editor.document import Portrait
from sean_editor.gui.canvas.picture_canvas import PictureCanvas

BACKGROUND, SKIN, LEFT_EYE, RIGHT_EYE, HAIR, HAT = 0, 1, 4, 5, 13, 14


def sample_portrait() -> Portrait:
    """64 x 64: hair above, skin below, an eye on each side; the photo is plain grey."""
    labels = np.full((64, 64), SKIN, np.uint8)
    labels[:16] = HAIR
    labels[30:36, 12:20] = RIGHT_EYE
    labels[30:36, 44:52] = LEFT_EYE
    return Portrait("Sample", np.full((64, 64, 3), 120, np.uint8), labels)


class Mouse:
    """Sends mouse events at label-map positions. QTest.mouseMove would lose moves."""

    def __init__(self, canvas: PictureCanvas) -> None:
        self._canvas = canvas
        self._held = Qt.NoButton
        self._at = (0.0, 0.0)

    def press(self, x: float, y: float, modifiers=Qt.NoModifier, button=Qt.LeftButton) -> None:
        self._held = button
        self._send(QEvent.MouseButtonPress, x, y, modifiers, button)

    def move(self, x: float, y: float, modifiers=Qt.NoModifier) -> None:
        self._send(QEvent.MouseMove, x, y, modifiers, Qt.NoButton)

    def release(self, modifiers=Qt.NoModifier) -> None:
        button, self._held = self._held, Qt.NoButton
        self._send(QEvent.MouseButtonRelease, *self._at, modifiers, button)

    def click(self, x: float, y: float, modifiers=Qt.NoModifier) -> None:
        self.move(x, y, modifiers)
        self.press(x, y, modifiers)
        self.release(modifiers)

    def double_click(self, x: float, y: float) -> None:
        self.click(x, y)
        self._held = Qt.LeftButton
        self._send(QEvent.MouseButtonDblClick, x, y, Qt.NoModifier, Qt.LeftButton)
        self.release()

    def drag(self, *points: tuple[float, float], modifiers=Qt.NoModifier, button=Qt.LeftButton) -> None:
        self.press(*points[0], modifiers, button)
        for point in points[1:]:
            self.move(*point, modifiers)
        self.release(modifiers)

    def let_go(self) -> None:
        if self._held != Qt.NoButton:
            self.release()

    def _send(self, kind, x: float, y: float, modifiers, button) -> None:
        self._at = (x, y)
        where = QPointF(*self._canvas.transform().to_view(x, y))
        QApplication.sendEvent(self._canvas, QMouseEvent(kind, where, button, self._held, modifiers))


def press_key(widget: QWidget, key, modifiers=Qt.NoModifier) -> None:
    """A key as the application sees it: offered to shortcuts first."""
    for kind in (QEvent.ShortcutOverride, QEvent.KeyPress, QEvent.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def pixel(canvas: PictureCanvas, x: float, y: float) -> tuple[int, int, int]:
    """The colour that the canvas shows at a label-map position."""
    ratio = canvas.devicePixelRatioF()
    across, down = (floor(v * ratio) for v in canvas.transform().to_view(x, y))
    color = QColor(canvas.grab().toImage().pixel(across, down))
    return color.red(), color.green(), color.blue()


def shown(canvas: PictureCanvas) -> np.ndarray:
    """What the canvas shows, uint8 [H, W, 3] in device pixels."""
    return rgb_view(canvas.grab().toImage()).copy()
