"""Chosen colours on textures: the photo's own pixels in another colour, and any texture brought to it.

What kept its own form and layout is the photo itself, recoloured: strands, pores and shading are those of
the photo. Other textures lie on the network's picture, which has the colour already, and are brought to it
exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import cv2
import numpy as np

from sean_editor.colour.dye import Dye, solved_dye
from sean_editor.colour.surface import ENOUGH, Surface, SurfacePart
from sean_editor.photo.blend import smooth_step
from sean_editor.texture.scene import Regions, Scene
from sean_editor.texture.smoothing import to_rgb

_JOIN = 6.0  # pixels of a 256 x 256 picture over which the photo comes in beside what was repainted
_MARGIN = 16.0  # of it beyond a region: textures are continued there
_EXACT = 0.2  # Lab: nothing is left to bring to


def own_dyed(scene: Scene, surface: Surface, group: Regions, moved: bool = False) -> np.ndarray | None:
    """The own photo with a group of a surface's regions in its colour, float32 [S, S, 3] in Lab.

    What was repainted is not measured, unless it was only `moved`. None if the photo shows too little of the
    surface.
    """
    own = scene.request.own
    part = surface.part(own.labels, scene.photo)
    lab = scene.own_lab(group)
    counted = part.inside if moved else part.inside & ~_enlarged(scene.request.repainted, scene.size)
    if np.count_nonzero(counted) < ENOUGH:
        return None
    measured = scene.own_lab(surface.regions)[counted]
    before = measured.mean(0)
    wanted = surface.wanted(before)
    dye = solved_dye(measured, _share(surface, part)[counted], before, wanted, surface.own_tints)
    return _applied(dye, surface, part, lab, scene.weight(group))


def kept_share(scene: Scene) -> np.ndarray:
    """How far the own photo counts, float32 [S, S]: 0 where the layout was repainted, 1 farther away."""
    kept = np.pad(~scene.request.repainted, 1, constant_values=True)[1:-1, 1:-1]
    far = cv2.distanceTransform(kept.astype(np.uint8), cv2.DIST_L2, 5) * (256 / kept.shape[0])
    share = smooth_step((far - 1) / _JOIN).astype(np.float32)
    return cv2.resize(share, (scene.size, scene.size), interpolation=cv2.INTER_LINEAR)


def brought_to_colours(
    scene: Scene, textured: Mapping[int, np.ndarray], surfaces: Iterable[Surface], dyed: Collection[int] = ()
) -> dict[int, np.ndarray]:
    """Textures by region, float32 [S, S, 3] in Lab, such that the mean colour of each surface is as asked.

    Eyes that are the photo's own, `dyed`, stay as they are: the network's irises lie elsewhere.
    """
    result = dict(textured)
    for surface in surfaces:
        regions = tuple(region for region in surface.regions if region in textured)
        if surface.eyes:
            regions = tuple(region for region in regions if region not in dyed)
            surface = replace(surface, regions=regions)
        if not regions:
            continue
        lab = _joined(scene, regions, textured)  # pupils and glints are the texture's, not the network's
        part = surface.part(scene.request.layout, to_rgb(lab))
        if not part.enough:
            continue
        measured = lab[part.inside]
        before = measured.mean(0)
        wanted = surface.wanted(before)
        if np.abs(before - wanted).max() < _EXACT:
            continue
        dye = solved_dye(measured, _share(surface, part)[part.inside], before, wanted, 1.0)
        for region in regions:
            result[region] = _applied(dye, surface, part, textured[region], scene.weight((region,)))
    return result


def _joined(scene: Scene, regions: Regions, textured: Mapping[int, np.ndarray]) -> np.ndarray:
    """One picture of the textures of several regions, float32 [S, S, 3] in Lab."""
    if len(regions) == 1:
        return textured[regions[0]]
    labels = cv2.resize(scene.request.layout, (scene.size, scene.size), interpolation=cv2.INTER_NEAREST)
    joined = textured[regions[0]].copy()
    for region in regions[1:]:
        there = labels == region
        joined[there] = textured[region][there]
    return joined


def _applied(
    dye: Dye, surface: Surface, part: SurfacePart, lab: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Lab [S, S, 3] dyed where a region with `weight` [S, S] is, and somewhat beyond."""
    rows, columns = np.flatnonzero(weight.any(1)), np.flatnonzero(weight.any(0))
    if not rows.size:
        return lab
    margin = int(_MARGIN * lab.shape[0] / 256)
    box = (
        slice(max(rows[0] - margin, 0), rows[-1] + 1 + margin),
        slice(max(columns[0] - margin, 0), columns[-1] + 1 + margin),
    )
    result, there = lab.copy(), lab[box]
    share = _share(surface, part)[box][..., None]
    result[box] = there + share * (dye(there) - there)
    return result


def _share(surface: Surface, part: SurfacePart) -> np.ndarray:
    """How much of each pixel is dyed: of eyes the irises; else all, since borders are blended later."""
    return part.weight if surface.eyes else np.ones_like(part.weight)


def _enlarged(mask: np.ndarray, size: int) -> np.ndarray:
    """bool [H, W] at another size."""
    return cv2.resize(mask.astype(np.uint8), (size, size), interpolation=cv2.INTER_NEAREST) > 0
