"""The own brows over skin that got another texture."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from sean_editor.texture.anatomy import BROW_IDS, SKIN
from sean_editor.texture.scene import Scene


def brows_over_skin(scene: Scene, textured: dict[int, np.ndarray], restyled: Collection[int]) -> list[int]:
    """Give brows that were not edited the skin in `textured`, float32 [S, S, 3] in Lab by region, if that is
    `restyled`: skin shows between their hairs. Returns those regions.
    """
    request = scene.request
    done: list[int] = []
    if SKIN not in restyled or SKIN not in textured or not request.keep_unedited:
        return done
    weight = scene.weight((SKIN,))
    for region in BROW_IDS:
        brow = None if region in textured or not (request.layout == region).any() else scene.brow(region)
        if brow is not None:
            skin = textured[SKIN]
            covered = brow.over(brow.bare(skin, weight))
            textured[region] = covered
            textured[SKIN] = skin + brow.halo[..., None] * (covered - skin)
            done.append(region)
    return done
