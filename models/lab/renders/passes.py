"""Reading what Blender rendered: light, coverage, and the passes that carry the labels."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from models.lab.renders.blender import LABEL_PASSES
from models.lab.renders.classes import Class
from models.lab.renders.maths import Array


class Passes(NamedTuple):
    """`light` [N, N, 3] linear and premultiplied, `alpha` [N, N], `shares` [N, N, 19] of the regions.

    The share of the background is left at zero.
    """

    light: Array
    alpha: Array
    shares: Array


def read_passes(path: Path) -> Passes:
    """The passes in an OpenEXR file: one part with all, or one for each, as Blender writes from 5.0 on."""
    import OpenEXR

    channels = {}
    for part in OpenEXR.File(str(path), separate_channels=True).parts:
        for name, channel in part.channels.items():
            full = name if "." in name else f"{part.name()}.{name}"
            channels[".".join(full.split(".")[-2:])] = np.asarray(channel.pixels, np.float32)
    light = np.stack([channels[f"Combined.{letter}"] for letter in "RGB"], -1)
    shares = np.zeros((*light.shape[:2], len(Class)), np.float32)
    for number in range(LABEL_PASSES):
        for place, letter in enumerate("RGB"):
            shares[..., 1 + 3 * number + place] = channels[f"L{number}.{letter}"]
    return Passes(light, np.clip(channels["Combined.A"], 0, 1), shares)
