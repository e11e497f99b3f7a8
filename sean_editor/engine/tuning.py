"""The small part of a generator that a fit to one photo may adapt, without touching the shared one.

Only the convolutions that make the picture out of the styled activations: layout and styles reach them as
before, so the editor keeps all that it knows about a layout while a fit comes and goes.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch

from models.blank import blank, give_values
from models.blocks import BLOCK_NAMES
from models.sean.blocks import SpectralConv2d
from models.sean.generator import SEANGenerator

TUNED_BLOCKS = BLOCK_NAMES[-2:]
"""The blocks at half and at full resolution."""


def tunable(generator: SEANGenerator) -> list[str]:
    """The names of the tensors that a fit may change."""
    names = ["conv_img.weight", "conv_img.bias"]
    for name, block, _ in generator.blocks():
        if name in TUNED_BLOCKS:
            convs = [
                (part, conv) for part, conv in block.named_children() if isinstance(conv, SpectralConv2d)
            ]
            names += [f"{name}.{part}.{leaf}" for part, conv in convs for leaf, _ in conv.named_parameters()]
    return names


def tuned_generator(generator: SEANGenerator, tuned: Mapping[str, np.ndarray]) -> SEANGenerator:
    """A generator that shares every tensor with `generator`, but for those to which `tuned` adds something.

    For evaluation. ValueError for a tensor that is not tunable, or of another shape.
    """
    state = generator.state_dict()
    allowed = tunable(generator)
    for name, delta in tuned.items():
        if name not in allowed or delta.shape != tuple(state[name].shape):
            raise ValueError(f"the fit was made for another network: {name} does not fit")
        state[name] = state[name] + torch.from_numpy(np.array(delta)).to(state[name])
    return give_values(blank(lambda: SEANGenerator(generator.config)), state).requires_grad_(False).eval()
