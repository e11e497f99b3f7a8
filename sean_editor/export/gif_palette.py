"""Pictures in the 256 colours of a GIF: one palette for all, so that what stands still keeps its colour."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

COLOURS = 256
_SAMPLED = 9  # pictures that the palette is made of: between them colours lie between theirs
_SAMPLE_SIDE = 128  # pixels of each that are looked at, along a side
_KMEANS = 2  # rounds of improvement


def in_palette(pictures: Sequence[np.ndarray], dither: bool = True) -> list[Image.Image]:
    """RGB pictures uint8 [H, W, 3] of one size, in one palette made of all of them: images of mode P.

    `dither` spreads the error of each pixel over its neighbours (Floyd and Steinberg): shading stays smooth;
    without, it has steps, and files are smaller.
    """
    palette = _palette(pictures)
    method = Image.Dither.FLOYDSTEINBERG if dither else Image.Dither.NONE
    return [_image(one).quantize(palette=palette, dither=method) for one in pictures]


def _palette(pictures: Sequence[np.ndarray]) -> Image.Image:
    chosen = np.unique(np.linspace(0, len(pictures) - 1, _SAMPLED).round().astype(int))
    step = max(1, pictures[0].shape[0] // _SAMPLE_SIDE)
    sample = np.concatenate([pictures[index][::step, ::step] for index in chosen])
    return _image(sample).quantize(COLOURS, Image.Quantize.MEDIANCUT, _KMEANS)


def _image(picture: np.ndarray) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(picture))
