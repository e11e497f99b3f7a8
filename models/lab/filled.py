"""Deterministic weights for a network of any size: every tensor follows from its name and shape alone.

They stand in for trained weights where the values do not matter: the reference outputs in tests/data were
made with them, and the benchmark fills the full-size network with them.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor

from models.blank import blank, give_values
from models.sean.config import SEANConfig
from models.sean.generator import SEANGenerator


def fill(key: str, shape: tuple[int, ...]) -> np.ndarray:
    """The values of tensor `key`: float32 normal numbers seeded by the CRC-32 of the key, scaled by its kind.

    `weight_v` of a spectral norm is derived from its neighbours: see `filled_state`.
    """
    generator = np.random.Generator(np.random.PCG64(zlib.crc32(key.encode())))
    normal = generator.standard_normal(shape)
    kind = key.rsplit(".", 1)[-1]
    if kind in ("weight", "weight_orig"):
        gains = {".fc_mu": 3.0, "fc.weight": 4.0, "conv_img.weight": 0.6}
        gain = next((g for part, g in gains.items() if part in key), 1.0)
        values = gain * normal / np.sqrt(np.prod(shape[1:]))
    elif kind == "weight_u":
        values = normal / np.linalg.norm(normal)
    elif kind == "running_var":
        values = 1 + 0.1 * np.abs(normal)
    else:
        scales = {
            "bias": 0.05,
            "running_mean": 0.1,
            "noise_var": 0.1,
            "blending_gamma": 0.5,
            "blending_beta": 0.5,
        }
        values = scales[kind] * normal
    return values.astype(np.float32)


def filled_state(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Tensor]:
    """A whole state dict by key and shape; spectral norms get v = W^T u normalized, computed in float64."""
    state = {}
    for key, shape in shapes.items():
        kind = key.rsplit(".", 1)[-1]
        if kind == "num_batches_tracked":
            state[key] = torch.zeros(shape, dtype=torch.int64)
        elif kind != "weight_v":
            state[key] = torch.from_numpy(fill(key, tuple(shape)))
    for key in shapes:
        if key.endswith(".weight_v"):
            base = key.removesuffix("weight_v")
            v = state[base + "weight_orig"].flatten(1).double().T @ state[base + "weight_u"].double()
            state[key] = (v / v.norm()).float()
    return state


def filled_generator(config: SEANConfig) -> SEANGenerator:
    """A generator of `config` with filled weights, in evaluation mode."""
    generator = blank(lambda: SEANGenerator(config))
    shapes = {k: tuple(v.shape) for k, v in generator.state_dict().items()}
    return give_values(generator, filled_state(shapes)).requires_grad_(False).eval()
