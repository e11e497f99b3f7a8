"""Texture of a region, put together from pieces of a photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.autoencoder import TextureAutoencoder
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.exemplars.blending import blended, sharpness
from sean_editor.texture.exemplars.fit import ANATOMICAL, FREE, Fit
from sean_editor.texture.exemplars.guides import CELLS, WORK, guides, shrunk
from sean_editor.texture.exemplars.hanging import with_painted_flow
from sean_editor.texture.exemplars.latents import low_deviation
from sean_editor.texture.exemplars.matching import matched
from sean_editor.texture.exemplars.reliability import reliability
from sean_editor.texture.exemplars.source import moved_source
from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import blur, region_mean, scaled

_BEYOND = 20  # pixels of a 256 x 256 picture by which texture goes on outside the region
_MOST_GAIN = 1.2
_FINE = 0.2
"""Share of the usual deviation that parts low frequencies from detail next to eyes, brows and lips."""
_BLACK, _WHITE = 1.0, 98.0  # lightness beyond which detail does not lead
_FAINT = 1e-3  # share of a Gaussian's weight below which it says little about the region


@dataclass(frozen=True, eq=False)
class Exemplars:
    """The canvas with the texture of a source.

    lab          float32 [S, S, 3]: its low frequencies within the region are the canvas' base's; both go on
                 a little outside the region. Far outside, and without texture, it is the base
    reliability  0 to 1; 0 if there is no texture
    """

    lab: np.ndarray
    reliability: float


def exemplar_texture(
    canvas: Canvas,
    source: RegionView,
    autoencoder: TextureAutoencoder,
    cache: TextureCache,
    anatomical: bool = False,
    recolouring: Recolouring | None = None,
    hair: bool = False,
) -> Exemplars:
    """Texture for the canvas from pieces of `source`, which has the canvas' size.

    `anatomical` holds texture to its part of the face, by `position`: for skin, nose, lips, neck and ears.
    `recolouring` is done to the detail of the source. `hair` that was painted hangs down, and follows that
    beside it.
    """
    if not (canvas.weight > 0.5).any() or not (source.weight > 0.5).any():
        return Exemplars(canvas.base, 0.0)
    apart = hair and recolouring is None  # what was not painted stays the photo
    moved = moved_source(canvas, source, autoencoder, cache, rigid=not anatomical, apart=apart)
    base = scaled(canvas.base, WORK)
    here = guides(base, base, scaled(canvas.weight, WORK).clip(0, 1))
    if not here.inside.any() or not moved.guides.inside.any():
        return Exemplars(canvas.base, 0.0)
    if hair:
        here = with_painted_flow(here, canvas)
    wanted = _grown(here.share > 0, _BEYOND * CELLS / WORK)
    fit = Fit.of(
        here, moved.guides, shrunk(scaled(canvas.position, WORK)), ANATOMICAL if anatomical else FREE
    )
    pieces = matched(fit, wanted, moved.latents)
    coarse, fine = blended(moved.layers, pieces, wanted)
    gain = 1.0 if anatomical else _gain(fine, canvas.weight, moved.layers.sharpness)
    detail = coarse + gain * fine
    if recolouring is not None:
        detail = recolouring.detail(recolouring.without_gloss(detail, canvas.weight > 0.5))
    return Exemplars(_on_base(canvas, detail), reliability(pieces, here.inside))


def _grown(mask: np.ndarray, cells: float) -> np.ndarray:
    """A mask [n, n] and what lies less than `cells` away."""
    return cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5) <= cells + 0.5


def _on_base(canvas: Canvas, detail: np.ndarray) -> np.ndarray:
    """Detail on the low frequencies of the canvas: near a face's features only the finest, as lids and the
    edges of brows and lips are the canvas', and another face's would not fit."""
    deviation = low_deviation(canvas.weight.shape[0])
    result = _above(canvas.base, detail, canvas.weight, deviation)
    if canvas.features is not None and canvas.features.any():
        fine = deviation * _FINE
        at = _box(canvas.features, fine)
        form = _above(canvas.base[at], detail[at], canvas.weight[at], fine)
        result[at] += canvas.features[at][..., None] * (form - result[at])
    near = cv2.distanceTransform((canvas.weight <= 0).astype(np.uint8), cv2.DIST_L2, 5) / (
        canvas.unit * _BEYOND
    )
    blend = np.clip(2 - near, 0, 1)[..., None].astype(np.float32)
    return canvas.base + (result - canvas.base) * blend


def _above(base: np.ndarray, detail: np.ndarray, weight: np.ndarray, deviation: float) -> np.ndarray:
    """The frequencies of `base` [H, W, 3] below those that a Gaussian of this `deviation` in pixels keeps,
    and those of `detail` [H, W, 3] above; both in the region with `weight` [H, W]."""
    low, rest = (_continued_mean(values, weight, deviation) for values in (base, detail))
    return low + _held(detail - rest, low[..., 0])


def _box(features: np.ndarray, deviation: float) -> tuple[slice, slice]:
    """The pixels with `features` [S, S], and as many around them as a Gaussian of four deviations reaches."""
    left, top, width, height = cv2.boundingRect((features > 0).astype(np.uint8))
    margin = 16 * deviation
    return _wider(top, top + height, margin), _wider(left, left + width, margin)


def _wider(start: int, stop: int, margin: float) -> slice:
    """From `margin` before to `margin` after, in steps of four pixels, by which wide blurs are shrunk."""
    return slice(max(0, int((start - margin) // 4 * 4)), int(-(-(stop + margin) // 4) * 4))


def _held(detail: np.ndarray, low: np.ndarray) -> np.ndarray:
    """Detail float32 [S, S, 3] that keeps lightness above black and below white on the low frequencies `low`
    [S, S] of lightness: texture from the light would break up in shadow."""
    lightness = detail[..., 0]
    room = np.maximum(np.where(lightness < 0, low - _BLACK, _WHITE - low), 0.5)
    held = room * np.tanh(lightness / room)
    share = np.divide(held, lightness, out=np.ones_like(held), where=np.abs(lightness) > 1e-3)
    return detail * share[..., None]


def _gain(fine: np.ndarray, weight: np.ndarray, wanted: float) -> float:
    """A factor on fine detail that makes up for what moving and blending cost."""
    found = sharpness(fine[..., 0], weight)
    return float(np.clip(wanted / found, 1, _MOST_GAIN)) if found > 0 else 1.0


def _continued_mean(values: np.ndarray, weight: np.ndarray, deviation: float) -> np.ndarray:
    """As `region_mean`; where its Gaussian reaches no part of the region, that of a wider one."""
    near = blur(weight, deviation)[..., None]
    near = near / (near + _FAINT)
    mean = region_mean(values, weight, deviation)
    return mean + (1 - near) * (region_mean(values, weight, 4 * deviation) - mean)
