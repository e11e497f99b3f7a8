"""Matrix products each of whose rows is the same to the bit, however many other rows are asked for.

Libraries sum in another way for a few rows than for many: the last bit of a row depends on its company. A
style that was taken back, or a layout that was painted over and undone, would then leave a picture that
differs from the first one by a level here and there.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from sean_editor.engine.onednn import pack_product, run_product

_PER_THREAD = 8
"""Rows for each thread of a CPU: measured, from 4 on the sums are those of thousands of rows."""

_ON_CARDS = 512
"""Rows at a time on a graphics card, where the way depends on the number of rows all along."""


class RowProduct:
    """rows [M, K] -> float32 rows @ weight + bias, [M, N], on one device.

    With `dtype` bfloat16 a CPU's oneDNN keeps the weight in its own layout. Its sums do not depend on the
    number of rows. Rows are padded to a power of two: oneDNN compiles a program for each number, which
    takes longer than to run it. With float16 weight, rows and sums are of that type, for graphics cards.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None,
        device: torch.device,
        dtype: torch.dtype = torch.float32,
        most: int = _ON_CARDS,
    ) -> None:
        """weight [K, N], bias [N]. A graphics card computes `most` rows at a time, also when there are fewer:
        no more than are ever asked for at once.
        """
        self._weight: Tensor | None = None
        self._packed: Tensor | None = None
        self.width, self._most = len(weight), most
        self._bias = None if bias is None else _placed(bias, device)
        if device.type == "cpu" and dtype == torch.bfloat16:
            self._packed = pack_product(weight.detach().bfloat16())
        if self._packed is None:
            placed = _placed(weight, device)
            self._weight = placed.half() if dtype == torch.float16 else placed

    def __call__(self, rows: Tensor) -> Tensor:
        if self._packed is not None:
            count = len(rows)
            full = F.pad(rows, (0, 0, 0, (1 << max(count - 1, 0).bit_length()) - count))
            made = run_product(full.bfloat16(), self._packed)[:count].float()
        else:
            assert self._weight is not None
            if self._weight.dtype == torch.float32:
                return product(rows, self._weight, self._bias, self._most)
            made = product(rows.to(self._weight.dtype), self._weight, None, self._most).float()
        return made if self._bias is None else made.add_(self._bias)


def _placed(tensor: Tensor, device: torch.device) -> Tensor:
    return tensor.detach().float().contiguous().to(device)


def product(rows: Tensor, weight: Tensor, bias: Tensor | None = None, most: int = _ON_CARDS) -> Tensor:
    """rows [M, K], weight [K, N] and bias [N] -> rows @ weight + bias, [M, N]; on cards `most` rows each."""
    count = len(rows)
    if rows.device.type == "cpu":
        step = _PER_THREAD * torch.get_num_threads()
        return _product(F.pad(rows, (0, 0, 0, -count % step)), weight, bias)[:count]
    parts = [_product(F.pad(p, (0, 0, 0, most - len(p))), weight, bias) for p in rows.split(most)]
    return torch.cat(parts)[:count]


def _product(rows: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    return rows @ weight if bias is None else torch.addmm(bias, rows, weight)
