"""Hairlines and pictures lie on the screen's own pixels, whatever its scale and wherever they begin."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QImage, QPainter, QPen
from qimage2ndarray import rgb_view

from sean_editor.gui.canvas.device_grid import hairline, snapped, to_grid

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
places = pytest.mark.parametrize("begins", [(0.0, 0.0), (7.0, 3.0), (53.0, 71.0)])
scales = pytest.mark.parametrize("scale", SCALES)


@pytest.fixture
def screen(qapp) -> QImage:
    image = QImage(600, 600, QImage.Format_RGB32)
    image.fill(Qt.white)
    return image


def on_widget(screen: QImage, scale: float, begins: tuple[float, float]) -> QPainter:
    """A painter as a widget at this place of a window gets it."""
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(*begins)
    return painter


@scales
@places
def test_a_hairline_is_of_whole_pixels_and_inside(screen, scale: float, begins: tuple[float, float]) -> None:
    painter = on_widget(screen, scale, begins)
    rect, pen = hairline(painter, QRectF(0, 0, 41, 23))
    painter.setPen(QPen(QColor("black"), pen, join=Qt.MiterJoin))
    painter.drawRect(rect)
    painter.end()
    grey = rgb_view(screen)[..., 0]
    assert np.isin(grey, (0, 255), invert=True).sum() <= 4  # nothing between, but at corners: no blur
    rows, columns = np.nonzero(grey == 0)
    left, top = (v * scale for v in begins)
    assert columns.min() >= left - 0.01 and rows.min() >= top - 0.01
    assert columns.max() + 1 <= left + 41 * scale + 0.01 and rows.max() + 1 <= top + 23 * scale + 0.01
    assert columns.min() < left + 1 and rows.min() < top + 1
    middle = grey[(rows.min() + rows.max()) // 2, columns.min() : columns.max() + 1]
    assert (middle == 0).sum() == 2 * round(scale)  # two edges, each as wide as it should be


@scales
@places
def test_a_picture_keeps_its_pixels(screen, scale: float, begins: tuple[float, float]) -> None:
    painter = on_widget(screen, scale, begins)
    painter.translate(to_grid(painter))
    board = QImage(40, 40, QImage.Format_RGB32)
    rgb_view(board)[:] = (np.indices((40, 40)).sum(0) % 2 * 255)[..., None]
    board.setDevicePixelRatio(scale)
    painter.drawImage(QPointF(0, 0), board)
    painter.end()
    x, y = (round(v * scale) for v in begins)
    assert np.array_equal(rgb_view(screen)[y : y + 40, x : x + 40], rgb_view(board))


@scales
@places
def test_what_is_snapped_is_of_whole_pixels(screen, scale: float, begins: tuple[float, float]) -> None:
    painter = on_widget(screen, scale, begins)
    device = painter.deviceTransform().mapRect(snapped(painter, QRectF(3, 5, 21, 22)))
    painter.end()
    edges = (device.left(), device.top(), device.right(), device.bottom())
    assert edges == pytest.approx([round(v) for v in edges], abs=1e-6)
