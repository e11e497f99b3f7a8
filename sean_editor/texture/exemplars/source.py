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
from sean_editor.texture.smoothing import blur, region_mean, scaled, to_lab

_FADE = 1.6
"""Width of the rim in which detail fades out, in pixels of a 256 x 256 picture: label maps err that much."""


_AROUND = 10.0  # deviation, in pixels of a 256 x 256 picture, of the surroundings whose colour is compared
_KNOWN = 0.1  # share of surroundings from which their colour is known
_ALIKE, _UNLIKE = 9.0, 1.5
"""Distance in Lab up to which a pixel looks like its surroundings, and how many times as far from the region
it must be at least."""


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
    canvas: Canvas,
    source: RegionView,
    autoencoder: TextureAutoencoder,
    cache: TextureCache,
    rigid: bool,
    apart: bool = False,
) -> MovedSource:
    """From the cache if the same source was brought to the same places before. `rigid`: shifts it only.
    `apart`: the canvas' own photo, too, gives nothing of its rim, nor what is seen through a rigid source.
    """
    places = aligned_places(canvas, source, CELLS, rigid)
    print_of_places = hashlib.blake2b(places.tobytes(), digest_size=16).digest()
    whole = of_own_photo(canvas, source) and not apart
    fade, solid = 0.0 if whole else _FADE, rigid and not whole
    key = "exemplars", source.key, fade, solid, print_of_places
    return cache.get(key, lambda: _move(source, places, fade, solid, autoencoder))


def _move(
    source: RegionView, places: np.ndarray, fade: float, solid: bool, autoencoder: TextureAutoencoder
) -> MovedSource:
    seen, network = to_lab(scaled(source.photo, WORK)), to_lab(scaled(source.guide, WORK))
    opaque = (
        1 - see_through(seen, scaled(source.weight, WORK)) if solid else np.ones((WORK, WORK), np.float32)
    )
    weight = source.weight * scaled(opaque, source.size).clip(0, 1)
    detail = detail_of(source.lab, weight) * _core(weight, fade * source.unit)[..., None]
    moved = _sampled(detail, places, cv2.INTER_LANCZOS4)
    weight = _sampled(weight, places).clip(0, 1)
    small_weight = scaled(weight, WORK)
    network, photo = _sampled(network, places), _sampled(seen, places)
    small = scaled(moved, WORK)
    both = np.stack([small, small[:, ::-1]])
    return MovedSource(
        Layers.of(moved, weight),
        encoded(autoencoder, both),
        guides(network, photo, small_weight),
    )


def see_through(lab: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """float32 [S, S], 0 to 1: whether a pixel of a region with `weight` [S, S] looks like what lies around
    the region and not like the region, as wall does that is seen between locks; `lab` is [S, S, 3]."""
    reach = _AROUND * len(lab) / 256
    inner, outer = region_mean(lab, weight, reach), region_mean(lab, 1 - weight, reach)
    known = np.clip(blur(1 - weight, reach) / _KNOWN, 0, 1)
    smooth = cv2.GaussianBlur(lab, (0, 0), 0.5)
    own, other = (np.linalg.norm(smooth - mean, axis=-1) for mean in (inner, outer))
    likely = np.clip(2 - other / _ALIKE, 0, 1) * np.clip(own / (other + 1) - _UNLIKE, 0, 1)
    return (known * likely * (weight > 0)).astype(np.float32)


def _core(weight: np.ndarray, fade: float) -> np.ndarray:
    """A region's `weight` [S, S] without its rim of about `fade` pixels."""
    if fade <= 0:
        return weight
    return np.clip(2 * cv2.GaussianBlur(weight, (0, 0), fade, borderType=cv2.BORDER_REPLICATE) - 1, 0, 1)


def _sampled(values: np.ndarray, places: np.ndarray, how: int = cv2.INTER_LINEAR) -> np.ndarray:
    """`values` [S, S] or [S, S, C] at `places` [n, n, 2]; 0 beyond the picture."""
    columns, rows = at_pixels(places, len(values))
    if np.abs(columns - np.rint(columns)).max() < 1e-2 and np.abs(rows - np.rint(rows)).max() < 1e-2:
        how = cv2.INTER_NEAREST  # whole pixels: the same, and quicker
    return cv2.remap(values, columns, rows, how, borderMode=cv2.BORDER_CONSTANT)


def at_pixels(places: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Places [n, n, 2] of cell centres, in cells, as columns and rows [size, size] of pixels, in pixels."""
    cell = size / len(places)
    fine = (enlarged(places, size) + 0.5) * cell - 0.5
    return np.ascontiguousarray(fine[..., 0]), np.ascontiguousarray(fine[..., 1])
