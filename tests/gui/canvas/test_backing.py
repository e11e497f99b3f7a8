from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QImage, QPainter

from sean_editor.gui.canvas.backing import Backing
from sean_editor.gui.canvas.picture import Picture


def test_only_what_changed_is_painted_again():
    painted: list[QRect] = []
    backing = Backing(lambda painter, rect: painted.append(rect))
    backing.image(QSize(100, 80), 1.0)
    assert painted == [QRect(0, 0, 100, 80)]
    backing.image(QSize(100, 80), 1.0)
    assert len(painted) == 1
    backing.invalidate(QRect(10, 10, 5, 5))
    backing.invalidate(QRect(90, 70, 50, 50))
    backing.image(QSize(100, 80), 1.0)
    assert painted[1:] == [QRect(10, 10, 5, 5), QRect(90, 70, 10, 10)]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_has_the_screens_pixels(ratio):
    painted: list[QRect] = []
    backing = Backing(lambda painter, rect: painted.append(rect))
    image = backing.image(QSize(101, 80), ratio)
    assert painted == [QRect(0, 0, int(np.ceil(101 * ratio)), int(80 * ratio))]
    assert image.devicePixelRatio() == ratio


@pytest.mark.parametrize("side", [8, 64, 700, 3000])
def test_a_picture_fills_its_place_at_any_size(side):
    colors = np.array([[(255, 0, 0), (0, 255, 0)], [(0, 0, 255), (255, 255, 255)]], np.uint8)
    picture = Picture(colors.repeat(32, 0).repeat(32, 1))
    canvas = QImage(side + 20, side + 20, QImage.Format_RGB32)
    canvas.fill(Qt.black)
    painter = QPainter(canvas)
    picture.draw(painter, QRectF(10, 10, side, side))
    painter.end()
    near, far = 10 + side // 4, 10 + 3 * side // 4
    shown = [canvas.pixel(x, y) & 0xFFFFFF for y in (near, far) for x in (near, far)]
    assert shown == [0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF]
    assert canvas.pixel(9, 50 % side) & 0xFFFFFF == 0
