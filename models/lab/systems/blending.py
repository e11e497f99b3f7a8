"""Weights between those of two runs.

A network and its fine-tuned version lie in one valley of the loss: weights between the two can be better
than either (Wortsman et al., Robust fine-tuning, CVPR 2022).
"""

from __future__ import annotations

import copy

import torch
import torch.nn.functional as F

from models.lab.systems.sean import SEANSystem
from models.lab.systems.system import System

DIRECTIONS = ("weight_u", "weight_v")
"""The vectors of a spectral norm, which have length one."""


@torch.no_grad()
def blend_systems(one: System, other: System, share: float) -> System:
    """A system in evaluation mode whose weights and statistics are `one`'s, moved by `share` 0..1 of the way
    to `other`'s; encoder passes and refinement steps are `other`'s. ValueError if the two are not the same
    network.
    """
    if not _same_network(one, other):
        raise ValueError(
            f"weights can be blended when they are of the same network, not {one.name} with {one.config} and "
            f"{other.name} with {other.config}"
        )
    mine, theirs = one.network.state_dict(), other.network.state_dict()
    blended = {}
    for key, value in mine.items():
        if value.is_floating_point():
            value = torch.lerp(value, theirs[key], share)
        if key.endswith(DIRECTIONS):
            value = F.normalize(value, dim=0)
        blended[key] = value
    made = copy.deepcopy(other)
    made.network.load_state_dict(blended)
    return made.eval()


def _same_network(one: System, other: System) -> bool:
    if isinstance(one, SEANSystem) and isinstance(other, SEANSystem):
        return one.config.encoding_as(other.config) == other.config
    return (one.name, one.config) == (other.name, other.config)
