"""What is computed of a source once, and once for each place it is brought to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
from torch import Tensor

from models.autoencoder import TextureAutoencoder
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.exemplars.alignment import aligned_places
from sean_editor.texture.exemplars.guides import CELLS, WORK, Guides, guides
from sean_editor.texture.exemplars.latents import detail_of, encoded
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import scaled, to_lab


@dataclass(frozen=True, eq=False)
class MovedSource:
    """A source, moved so that its parts lie where the canvas has them.

    detail   float32 [S, S, 3] in Lab, fading out at the border of the region
    latents  float32 [C, n, n]
    guides   of its cells
    """

    detail: np.ndarray
    latents: Tensor
    guides: Guides


def moved_source(
    canvas: Canvas, source: RegionView, autoencoder: TextureAutoencoder, cache: TextureCache
) -> MovedSource:
    """From the cache if the same source was brought to the same places before."""
    places = aligned_places(canvas, source, CELLS)
    print_of_places = hashlib.blake2b(places.tobytes(), digest_size=16).digest()
    key = "exemplars", source.key, print_of_places
    return cache.get(key, lambda: _move(source, places, autoencoder))


def _move(source: RegionView, places: np.ndarray, autoencoder: TextureAutoencoder) -> MovedSource:
    columns, rows = at_pixels(places, source.size)
    moved = cv2.remap(
        detail_of(source.lab, source.weight),
        columns,
        rows,
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    weight = cv2.remap(source.weight, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    moved *= weight[..., None]
    columns, rows = at_pixels(places, WORK)
    small_weight = scaled(weight, WORK).clip(0, 1)
    guide = to_lab(scaled(source.guide, WORK))
    guide = cv2.remap(guide, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    photo = to_lab(scaled(source.photo, WORK))
    photo = cv2.remap(photo, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return MovedSource(moved, encoded(autoencoder, scaled(moved, WORK)), guides(guide, photo, small_weight))


def at_pixels(places: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Places [n, n, 2] of cell centres, in cells, as columns and rows [size, size] of pixels, in pixels."""
    cell = size / len(places)
    padded = np.pad(places, ((1, 1), (1, 1), (0, 0)), mode="reflect", reflect_type="odd")
    at = ((np.arange(size) + 0.5) / cell + 0.5).astype(np.float32)
    columns, rows = np.meshgrid(at, at)
    fine = (cv2.remap(padded, columns, rows, cv2.INTER_LINEAR) + 0.5) * cell - 0.5
    return np.ascontiguousarray(fine[..., 0]), np.ascontiguousarray(fine[..., 1])
