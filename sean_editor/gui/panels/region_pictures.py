"""Small pictures of regions: thumbnails, the spotlight on a reference card, the cut-out that is dragged."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from functools import wraps

import cv2
import numpy as np
import qimage2ndarray
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from sean_editor.document.portrait import Portrait

SMALLEST_CROP = 0.22  # of the picture's side: an eye shows some of what is around it
VEIL = 0.42  # brightness of what is outside the region that is pointed at
_DARKENED = (np.arange(256) * 0.55).astype(np.uint8)
"""The levels of what is outside a thumbnail's region. A table, as opening a portrait makes all thumbnails."""


Made = Callable[..., QImage]


def kept(most: int) -> Callable[[Made], Made]:
    """Keeps the `most` pictures used last, by what the portrait shows, and not the portrait: a window sees
    many in an hour.
    """

    def keeping(make: Made) -> Made:
        pictures: OrderedDict[tuple[object, ...], QImage] = OrderedDict()

        @wraps(make)
        def picture_of(portrait: Portrait, *how: object) -> QImage:
            key = (portrait.id, *how)
            if key not in pictures:
                pictures[key] = make(portrait, *how)
                if len(pictures) > most:
                    pictures.popitem(last=False)
            pictures.move_to_end(key)
            return pictures[key]

        return picture_of

    return keeping


def picture(rgb: np.ndarray, side: int) -> QImage:
    """uint8 [H, W, 3] as an image of at most `side` x `side` pixels, keeping its shape."""
    return qimage2ndarray.array2qimage(_fitted(rgb, side))


def fitted_picture(rgb: np.ndarray, side: int) -> QImage:
    """uint8 [H, W, 3] in the middle of a transparent square of `side` pixels, all of it, in its shape."""
    image = picture(rgb, side)
    square = QImage(side, side, QImage.Format_ARGB32_Premultiplied)
    square.fill(Qt.transparent)
    painter = QPainter(square)
    painter.drawImage((side - image.width()) // 2, (side - image.height()) // 2, image)
    painter.end()
    return square


def rounded(image: QImage, size: int, ratio: float, radius: float = 4.0) -> QPixmap:
    """`image` filling a square of `size` logical pixels with round corners."""
    side = max(1, round(size * ratio))
    result = QPixmap(side, side)
    result.fill(Qt.transparent)
    painter = QPainter(result)
    painter.setRenderHints(QPainter.Antialiasing | QPainter.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, side, side), radius * ratio, radius * ratio)
    painter.setClipPath(path)
    painter.drawImage(QRectF(0, 0, side, side), image)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


@kept(96)
def card_picture(portrait: Portrait, side: int) -> QImage:
    """The portrait as a reference card shows it."""
    return picture(portrait.image, side)


@kept(512)
def region_thumbnail(portrait: Portrait, region: int, side: int) -> QImage:
    """A square crop about a region, the rest darkened; the whole portrait if it has no such region."""
    mask = portrait.labels == region
    if not mask.any():
        return picture(portrait.image, side)
    x0, y0, crop = _square_about(mask)
    window = np.s_[y0 : y0 + crop, x0 : x0 + crop]
    image, inside = (np.ascontiguousarray(array[window]) for array in (portrait.image, mask))
    shown = cv2.copyTo(image, inside.view(np.uint8), cv2.LUT(image, _DARKENED))
    return qimage2ndarray.array2qimage(_resized(shown, side, side))


@kept(48)
def spotlight(portrait: Portrait, regions: frozenset[int], side: int, outline: str) -> QImage:
    """The portrait at `side` pixels, everything but `regions` dimmed, their edge in colour `outline`."""
    image = _fitted(portrait.image, side).astype(np.float32)
    mask = np.isin(portrait.labels, list(regions)).astype(np.float32)
    mask = cv2.resize(mask, image.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
    lit = image * (VEIL + (1 - VEIL) * soft)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    edge = cv2.morphologyEx((mask > 0.5).astype(np.uint8), cv2.MORPH_GRADIENT, kernel)
    edge = cv2.GaussianBlur(edge.astype(np.float32), (0, 0), 0.6)[..., None].clip(0, 1)
    color = np.array(QColor(outline).getRgb()[:3], np.float32)
    return qimage2ndarray.array2qimage((lit * (1 - edge) + color * edge).astype(np.uint8))


def cutout(portrait: Portrait, regions: Collection[int], side: int) -> QImage:
    """Only `regions` of a portrait, cropped to them, on nothing; the longer side is `side` pixels.

    The whole portrait if it has none of the regions.
    """
    mask = np.isin(portrait.labels, list(regions))
    if not mask.any():
        mask = np.ones_like(mask)
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    rgba = np.dstack([portrait.image[window], mask[window].astype(np.uint8) * 255])
    scale = side / max(rgba.shape[:2])
    width, height = (max(1, round(n * scale)) for n in rgba.shape[1::-1])
    return qimage2ndarray.array2qimage(_resized(rgba, width, height))


def _square_about(mask: np.ndarray) -> tuple[int, int, int]:
    """The square (x0, y0, side) inside the picture about the True pixels, with some room round them."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    height, width = mask.shape
    extent = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    side = int(min(max(extent * 1.25, SMALLEST_CROP * height), height, width))
    x0 = (columns[0] + columns[-1] + 1 - side) // 2
    y0 = (rows[0] + rows[-1] + 1 - side) // 2
    return int(np.clip(x0, 0, width - side)), int(np.clip(y0, 0, height - side)), side


def _fitted(rgb: np.ndarray, side: int) -> np.ndarray:
    scale = side / max(rgb.shape[:2])
    return _resized(rgb, max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))


def _resized(array: np.ndarray, width: int, height: int) -> np.ndarray:
    smaller = width < array.shape[1]
    return cv2.resize(
        np.ascontiguousarray(array),
        (width, height),
        interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC,
    )
