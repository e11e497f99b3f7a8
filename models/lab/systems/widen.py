"""A wider generator with the output of a narrower one, to start training from.

Net2WiderNet (Chen, Goodfellow, Shlens: Net2Net, ICLR 2016), with every channel repeated equally often: what
reads a channel then reads all its copies, with that part of the weight.
"""

from __future__ import annotations

from dataclasses import asdict, replace

import torch
from torch import Tensor

from models.blank import blank, give_values
from models.sean.config import SEANConfig
from models.sean.generator import SEANGenerator


def why_not_widened(narrow: SEANConfig, wide: SEANConfig) -> str | None:
    """Why a network of `narrow` cannot be widened to `wide`; None if it can."""
    widths = ("base_width", "mask_hidden", "style_rank")
    rest = replace(wide, **{name: getattr(narrow, name) for name in widths})
    others = [name for name, value in asdict(narrow).items() if value != getattr(rest, name)]
    if others:
        return f"the two differ in {', '.join(others)}"
    for name in widths:
        width = "transform_width" if name == "style_rank" else name  # it has a rank in any case
        old, new = getattr(narrow, width), getattr(wide, width)
        if new % old:
            return f"{name} grows by whole multiples, not from {old} to {new}"
    return None


@torch.no_grad()
def widen(
    generator: SEANGenerator, config: SEANConfig, jitter: float = 0.0, random: torch.Generator | None = None
) -> SEANGenerator:
    """A network of `config` with the output of `generator`, in evaluation as in training.

    Copies of a channel get the same gradients, so they would stay alike: `jitter`, the relative size of
    normal noise (from `random`, or torch's own) on all weights that became wider, tells them apart.
    ValueError if a size of `config` is no whole multiple of the network's, or if it differs in anything else.
    """
    reason = why_not_widened(generator.config, config)
    if reason is not None:
        raise ValueError(f"the network cannot be widened: {reason}")
    wide = blank(lambda: SEANGenerator(config))
    old, state = generator.state_dict(), {}
    for key, target in wide.state_dict().items():
        value = old[key]
        if key.endswith(("weight_u", "weight_v")):
            weight = old[f"{key[:-2]}_orig"]  # [out, in, k, k]
            channels = weight.shape[0 if key.endswith("u") else 1]
            state[key] = _repeated_direction(value, channels, target.numel() // value.numel())
            continue
        value = _repeated(value, target.shape)
        if jitter and value.dim() > 1 and value.shape != old[key].shape:
            noise = torch.randn(value.shape, generator=random, dtype=value.dtype)
            value *= 1 + jitter * noise.to(value.device)
        state[key] = value
    return give_values(wide, state).train(generator.training)


def _repeated(value: Tensor, shape: torch.Size) -> Tensor:
    """A weight [out, in, ...] or numbers by channel [out] with the channels repeated to `shape`, and the
    weight shared out among the copies that it reads.
    """
    for axis in range(min(value.dim(), 2)):
        times = shape[axis] // value.shape[axis]
        value = value.repeat_interleave(times, axis)
        if axis == 1:
            value = value / times
    return value.clone()


def _repeated_direction(value: Tensor, channels: int, times: int) -> Tensor:
    """A singular vector u [out] or v [in k k] of a spectral norm, its channels repeated.

    A weight repeated n-fold both ways and divided by n has the old singular values, with these vectors. So
    the effective weight is repeated, too, and power iterations go on as they would have.
    """
    return value.view(channels, -1).repeat_interleave(times, 0).flatten() / times**0.5
