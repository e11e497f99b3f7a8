"""What is computed of a source once, and once for each place it is brought to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
from torch import Tensor

from models.autoencoder import TextureAutoencoder
from sean_editor.texture.anatomy import enlarged
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.exemplars.alignment import aligned_places, of_own_photo
from sean_editor.texture.exemplars.blending import Layers
from sean_editor.texture.exemplars.guides import CELLS, WORK, Guides, guides
from sean_editor.texture.exemplars.latents import detail_of, encoded
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import scaled, to_lab

_FADE = 1.6
"""Width of the rim in which detail fades out, in pixels of a 256 x 256 picture: label maps err that much."""


@dataclass(frozen=True, eq=False)
class MovedSource:
    """A source, moved so that its parts lie where the canvas has them.

    layers   detail in Lab, which fades out at the border of the region
    latents  float32 [2, C, n, n]: of detail, and of its mirror image
    guides   of its cells
    """

    layers: Layers
    latents: Tensor
    guides: Guides


def moved_source(
    canvas: Canvas, source: RegionView, autoencoder: TextureAutoencoder, cache: TextureCache, rigid: bool
) -> MovedSource:
    """From the cache if the same source was brought to the same places before. `rigid`: shifts it only."""
    places = aligned_places(canvas, source, CELLS, rigid)
    print_of_places = hashlib.blake2b(places.tobytes(), digest_size=16).digest()
    own = of_own_photo(canvas, source)
    key = "exemplars", source.key, own, print_of_places
    return cache.get(key, lambda: _move(source, places, 0.0 if own else _FADE, autoencoder))


def _move(
    source: RegionView, places: np.ndarray, fade: float, autoencoder: TextureAutoencoder
) -> MovedSource:
    detail = detail_of(source.lab, source.weight) * _core(source.weight, fade * source.unit)[..., None]
    moved = _sampled(detail, places, cv2.INTER_LANCZOS4)
    weight = _sampled(scaled(source.weight, WORK), places).clip(0, 1)
    network, photo = (
        _sampled(to_lab(scaled(picture, WORK)), places) for picture in (source.guide, source.photo)
    )
    small = scaled(moved, WORK)
    both = np.stack([small, small[:, ::-1]])
    return MovedSource(
        Layers.of(moved, _sampled(source.weight, places).clip(0, 1)),
        encoded(autoencoder, both),
        guides(network, photo, weight),
    )


def _core(weight: np.ndarray, fade: float) -> np.ndarray:
    """A region's `weight` [S, S] without its rim of about `fade` pixels."""
    if fade <= 0:
        return weight
    return np.clip(2 * cv2.GaussianBlur(weight, (0, 0), fade, borderType=cv2.BORDER_REPLICATE) - 1, 0, 1)


def _sampled(values: np.ndarray, places: np.ndarray, how: int = cv2.INTER_LINEAR) -> np.ndarray:
    """`values` [S, S] or [S, S, C] at `places` [n, n, 2]; 0 beyond the picture."""
    columns, rows = at_pixels(places, len(values))
    return cv2.remap(values, columns, rows, how, borderMode=cv2.BORDER_CONSTANT)


def at_pixels(places: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Places [n, n, 2] of cell centres, in cells, as columns and rows [size, size] of pixels, in pixels."""
    cell = size / len(places)
    fine = (enlarged(places, size) + 0.5) * cell - 0.5
    return np.ascontiguousarray(fine[..., 0]), np.ascontiguousarray(fine[..., 1])
