"""The noise of every SEAN module, drawn once from a fixed seed: an editor gives the same picture twice."""

from __future__ import annotations

import zlib

import torch
from torch import Tensor

from models.blocks import STRIDE
from models.sean.generator import SEANGenerator


def noise_maps(generator: SEANGenerator, height: int, width: int, seed: int = 0) -> dict[str, Tensor]:
    """Noise for pictures of `height` x `width` by SEAN module, "up_0.ace_s" -> [1, 1, h, w].

    Float32 on the CPU, the same for every device and process. `SEANGenerator.forward(..., noise=maps)` takes
    them as they are.
    """
    maps = {}
    rows, columns = height // STRIDE, width // STRIDE
    for name, block, up in generator.blocks():
        rows, columns = rows * up, columns * up
        for part in ("ace_0", "ace_1", "ace_s") if block.learned_shortcut else ("ace_0", "ace_1"):
            key = f"{name}.{part}"
            source = torch.Generator().manual_seed(zlib.crc32(f"{seed}/{key}".encode()))
            maps[key] = torch.randn(1, 1, rows, columns, generator=source)
    return maps
