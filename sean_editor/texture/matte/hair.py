"""The matte of a portrait's hair, from its photo and its label map."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sean_editor.texture.borders import Borders
from sean_editor.texture.matte.alpha import solve_alpha
from sean_editor.texture.matte.colours import mixed_colours
from sean_editor.texture.matte.contrast import contrast
from sean_editor.texture.matte.guided import refined
from sean_editor.texture.matte.trimap import HAIR, hair_trimap
from sean_editor.texture.smoothing import scaled

LARGEST = 512
"""Pixels of the side of the largest matte that is solved for; larger ones are refined from it."""

_LEAST, _MOST = 0.04, 0.97  # alpha up to and from which a pixel is all of one


@dataclass(frozen=True, eq=False)
class Matte:
    """How a photo [M, M, 3] is mixed of hair and of what is behind it: alpha F + (1 - alpha) B.

    alpha       float32 [M, M] in 0..1, the share of hair; exactly 0 and 1 where the label map is certain
    foreground  float32 [M, M, 3], sRGB levels 0..255: the hair's colour, continued where there is none
    background  the same of what is behind it
    photo       uint8 [M, M, 3]: the photo at the matte's size
    """

    alpha: np.ndarray
    foreground: np.ndarray
    background: np.ndarray
    photo: np.ndarray
    _kept: dict[int, Matte] = field(default_factory=dict, repr=False)

    @property
    def size(self) -> int:
        return self.alpha.shape[0]

    def at(self, photo: np.ndarray) -> Matte:
        """The matte for the same picture uint8 [S, S, 3] at another size; that of the last size is kept."""
        size = photo.shape[0]
        if size == self.size:
            return self
        kept = self._kept.get(size)
        if kept is None:
            larger = size > self.size
            alpha = refined(self.alpha, self.photo, photo) if larger else scaled(self.alpha, size)
            kept = Matte(alpha, scaled(self.foreground, size), scaled(self.background, size), photo)
            self._kept.clear()
            self._kept[size] = kept
        return kept


def hair_matte(photo: np.ndarray, labels: np.ndarray) -> Matte:
    """The matte of the hair in `photo` uint8 [P, P, 3] with its label map uint8 [H, W].

    Its size is that of the photo, at most LARGEST. Where hair and what is beside it have nearly one
    colour, it is the region's smooth border.
    """
    size = max(16, min(photo.shape[0], LARGEST))
    small = scaled(photo, size)
    borders = Borders.of(labels)
    plain = borders.weight([HAIR], size)
    levels = small.astype(np.float32)
    trimap = hair_trimap(levels, borders)
    alpha = solve_alpha(levels / 255, trimap.known, trimap.guess, trimap.trust)
    sure = contrast(levels, trimap.known == 1, trimap.known == 0).sure
    unknown = (trimap.known > 0) & (trimap.known < 1)
    alpha = np.where(unknown, plain + sure * (alpha - plain), trimap.known)
    alpha = np.clip((alpha - _LEAST) / (_MOST - _LEAST), 0, 1)
    foreground, background = mixed_colours(levels, alpha)
    return Matte(alpha, foreground, background, small)
