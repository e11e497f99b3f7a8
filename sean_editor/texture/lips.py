"""Lips and teeth that were repainted keep their own surface: it is drawn to their new outline."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.fill import continued

LIP_NAMES, MOUTH_NAME = ("u_lip", "l_lip"), "mouth"
_STRETCH = 3.0  # as many times as wide or high a part becomes at most: beyond that it is too coarse
_BEYOND = 0.5  # of its height, as far as what lies below a part is drawn with it
_TEETH = 1.3  # as many times as high teeth become at most: longer ones look wrong
_CAVITY = np.array([9.0, 12.0, 6.0], np.float32)  # CIE Lab of a mouth's inside, in the dark
_TONGUE = np.array([34.0, 30.0, 16.0], np.float32)  # and where the tongue lies
_TONGUE_FROM = 0.5  # share of the mouth's height from which on it is seen
_NO_TEETH = 1e6  # as many times higher than its teeth is a mouth without
_LIT_TEETH = 88.0  # L of teeth in good light
_LIT = -1.5, 2.0  # pixels of a 256 x 256 picture below the teeth from where to where it gets dark
_ENOUGH = 60  # pixels of a 256 x 256 picture that a part has at least
_LONG = 2.0  # variance along the axis of a part, of that across it, from which on the axis counts
_THIN = 1.3  # as many times as far as on the whole the ends of a part are stretched at most
_INWARD = np.linspace(0, 0.3, 13)  # shares of the width that are tried
_STEPS = 2.0  # pixels of such a picture by which outlines err
_EVEN = 1.5  # pixels of such a picture: standard deviation of the blur that evens outlines


class _Outline(NamedTuple):
    """A part in a frame along its longer axis: the rotation into the frame, float32 [2, 3]; the columns where
    it begins and ends; and its upper and lower edge for each column, float32 [S].
    """

    turn: np.ndarray
    left: float
    right: float
    top: np.ndarray
    bottom: np.ndarray

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return float((self.bottom - self.top)[round(self.left) : round(self.right) + 1].mean())


def moved_part(
    photo: np.ndarray, before: np.ndarray, after: np.ndarray, teeth: bool = False
) -> np.ndarray | None:
    """The photo float32 [S, S, 3], in CIE Lab, with a part of the mouth drawn from one place to another, and
    continued beyond.

    `before` and `after` float32 [S, S] are its weights in the photo and in the layout. Each column along its
    axis goes to the column with the same share of the width, from the upper to the lower edge. `teeth` hang
    from the upper edge; what is deeper than they become is dark. None if either weight is too small, or it
    would be stretched too far.
    """
    least = _ENOUGH * (len(photo) / 256) ** 2
    if min((before > 0.5).sum(), (after > 0.5).sum()) < least:
        return None
    own, new = _outline(before), _outline(after)
    if own is None or new is None:
        return None
    if new.width > _STRETCH * own.width or (not teeth and new.height > _STRETCH * own.height):
        return None
    surface = continued(photo, before)
    higher = new.height / max(own.height, 1e-3) / _TEETH
    deeper = teeth and higher > 1
    at, shares = _places(own, new, higher if deeper else 1.0)
    drawn = cv2.remap(surface, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if not deeper:
        return np.asarray(drawn)
    light = float(np.quantile(photo[before > 0.5][:, 0], 0.9)) / _LIT_TEETH
    return _with_inside(drawn, shares, new.height, higher, min(light, 1.0))


def open_mouth(place: np.ndarray, light: float) -> np.ndarray | None:
    """The inside of a mouth without teeth, float32 [S, S, 3] in CIE Lab: dark, with the tongue at the bottom.

    `place` float32 [S, S] is its weight in the layout, `light` 0..1 how well the face is lit. None if it is
    too small. For a mouth that was closed: the network's teeth are a blurred row.
    """
    outline = _outline(place) if (place > 0.5).sum() >= _ENOUGH * (len(place) / 256) ** 2 else None
    if outline is None:
        return None
    shares = _places(outline, outline, 1.0)[1]
    dark = np.broadcast_to(light * _CAVITY, (*place.shape, 3))
    return _with_inside(dark, shares, outline.height, _NO_TEETH, light)


def _with_inside(
    teeth: np.ndarray, shares: np.ndarray, height: float, higher: float, light: float
) -> np.ndarray:
    """A mouth float32 [S, S, 3] with the dark and the tongue below its teeth, in `light` of 0..1.

    `shares` float32 [S, S, 2] say where in the mouth, `height` pixels high, a pixel lies: 0 to 1 from left to
    right, and from the upper to the lower edge. The teeth end at 1 / `higher`.
    """
    across, share = shares[..., 0], shares[..., 1]
    unit = len(teeth) / 256
    start, end = _LIT
    dark = smooth_step(((share - 1 / higher) * height / unit - start) / (end - start))
    tongue = smooth_step((share - _TONGUE_FROM) / (1 - _TONGUE_FROM))
    tongue = tongue * (1 - np.clip(2 * across - 1, -1, 1) ** 4)  # not in the corners
    inside = light * (_CAVITY + tongue.astype(np.float32)[..., None] * (_TONGUE - _CAVITY))
    return np.asarray(teeth + dark.astype(np.float32)[..., None] * (inside - teeth))


def _outline(weight: np.ndarray) -> _Outline | None:
    """None for a line so thin that nothing is left of it when it is turned."""
    size = len(weight)
    rows, columns = np.nonzero(weight > 0.5)
    middle = float(columns.mean()), float(rows.mean())
    turn = cv2.getRotationMatrix2D(middle, _tilt(rows, columns), 1.0).astype(np.float32)
    level = cv2.warpAffine(weight, turn, (size, size)) > 0.5
    there = np.flatnonzero(level.any(0))
    if not there.size:
        return None
    top, bottom = level.argmax(0), size - 1 - level[::-1].argmax(0)
    every = np.arange(size)
    edges = (_even(np.interp(every, there, edge[there]), size) for edge in (top, bottom))
    return _Outline(turn, float(there[0]), float(there[-1]), *edges)


def _tilt(rows: np.ndarray, columns: np.ndarray) -> float:
    """The angle of the axis of pixels to the horizontal, -45 to 45 degrees. What is nearly round has none."""
    scales, axes = np.linalg.eigh(np.cov(np.stack([columns, rows]).astype(np.float64)))
    if scales[1] < _LONG * scales[0]:
        return 0.0
    angle = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
    return (angle + 45) % 90 - 45


def _inward(own: _Outline, new: _Outline, side: int) -> float:
    """The share of the own width from one end (1: the left, -1: the right) to where the new end comes from.

    Of a blunt stroke the end would else be one thin tip, drawn out to streaks.
    """
    asides = np.linspace(0, 0.25, 26)
    new_start, own_start = (one.left if side > 0 else one.right for one in (new, own))
    wanted = _heights(new, new_start + side * asides * new.width) - _STEPS * len(own.top) / 256
    most = _THIN * new.height / max(own.height, 1e-3)
    for inward in _INWARD:
        there = _heights(own, own_start + side * (inward + asides * (1 - inward)) * own.width)
        if (wanted <= most * there).all():
            break
    return float(inward)


def _heights(outline: _Outline, columns: np.ndarray) -> np.ndarray:
    top, bottom = _edges(outline, columns)
    return bottom - top


def _edges(outline: _Outline, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The upper and the lower edge at places between columns: steep ones would show as a comb."""
    line = np.arange(len(outline.top))
    top, bottom = (np.interp(x, line, edge).astype(np.float32) for edge in (outline.top, outline.bottom))
    return top, bottom


def _even(edge: np.ndarray, size: int) -> np.ndarray:
    """An edge float32 [S] without the steps of a label map."""
    row = edge.astype(np.float32)[None]
    return np.asarray(cv2.GaussianBlur(row, (0, 0), _EVEN * size / 256, borderType=cv2.BORDER_REPLICATE)[0])


def _places(own: _Outline, new: _Outline, higher: float) -> tuple[np.ndarray, np.ndarray]:
    """Where in the photo each pixel comes from, (x, y), float32 [S, S, 2], if the own part becomes
    1 / `higher` as high as the new one; and its shares of the new one's width and height, float32 [S, S, 2].
    """
    size = len(own.top)
    line = np.arange(size, dtype=np.float32)
    here = np.stack(np.meshgrid(line, line), -1) @ new.turn[:, :2].T + new.turn[:, 2]  # in the new frame
    x, y = here[..., 0], here[..., 1]
    top, bottom = _edges(new, x)
    share = (y - top) / np.maximum(bottom - top, 1)
    aside = (x - new.left) / max(new.width, 1)
    left, right = _inward(own, new, 1), _inward(own, new, -1)
    across = own.left + (left + aside * (1 - left - right)) * own.width
    top, bottom = _edges(own, across)
    down = top + np.minimum(share * higher, 1 + _BEYOND) * (bottom - top)
    back = cv2.invertAffineTransform(own.turn)
    at = (np.stack([across, down], -1) @ back[:, :2].T + back[:, 2]).astype(np.float32)
    return at, np.stack([aside, share], -1)
