"""A matrix product each of whose rows is the same to the bit, however many other rows are asked for.

Libraries sum in another way for a few rows than for many: the last bit of a row depends on its company. A
style that was taken back, or a layout that was painted over and undone, would then leave a picture that
differs from the first one by a level here and there.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

_PER_THREAD = 8
"""Rows for each thread of a CPU: measured, from 4 on the sums are those of thousands of rows."""

_ON_CARDS = 4096
"""Rows at a time on a graphics card, where the way depends on the number of rows all along."""


def product(rows: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """rows [M, K], weight [K, N] and bias [N] -> rows @ weight + bias, [M, N]."""
    count = len(rows)
    if rows.device.type == "cpu":
        step = _PER_THREAD * torch.get_num_threads()
        return _product(F.pad(rows, (0, 0, 0, -count % step)), weight, bias)[:count]
    parts = [_product(F.pad(p, (0, 0, 0, _ON_CARDS - len(p))), weight, bias) for p in rows.split(_ON_CARDS)]
    return torch.cat(parts)[:count]


def _product(rows: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    return rows @ weight if bias is None else torch.addmm(bias, rows, weight)
