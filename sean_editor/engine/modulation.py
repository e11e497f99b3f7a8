"""Scale and shift of one SEAN module for every pixel, kept while the layout or the styles change a little."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.sean.neighbourhoods import OUTSIDE, Neighbourhoods
from sean_editor.engine.folding import FoldedNorm
from sean_editor.engine.same_rows import product

_CHUNK = 4096  # patches computed at a time: bounds memory on a layout that is all noise


class LevelTensors:
    """The neighbourhoods of one resolution as tensors, shared by the SEAN modules that run at it."""

    def __init__(self, level: Neighbourhoods, device: torch.device) -> None:
        self.level = level
        self.device = device
        self._taps = torch.arange(9) * (level.regions + 1)
        self.refresh()

    def refresh(self) -> None:
        """Take over windows, patches and pixels after an edit."""
        windows = torch.from_numpy(self.level.windows).long()
        patches = torch.from_numpy(self.level.patches).long()
        self.window_labels = windows
        self.window_rows = (windows + self._taps).to(self.device)  # rows of a [9 (S + 1)] tap table
        self.patches = patches.to(self.device)
        self.centres = patches[:, 4].contiguous().to(self.device)
        self.pixels = torch.from_numpy(self.level.pixels).flatten().to(self.device)

    @property
    def count(self) -> int:
        """How many distinct patches are known."""
        return len(self.patches)

    def pixels_near(self, regions: list[int]) -> Tensor:
        """Flat indices of the pixels that the style of `regions` reaches: their 3x3 window holds one."""
        wanted = torch.zeros(self.level.regions + 1, dtype=torch.bool)
        wanted[regions] = True
        windows = wanted[self.window_labels].any(1).to(self.device)
        return windows[self.centres][self.pixels].nonzero().flatten()


class Modulation:
    """The scale and shift of a SEAN module at each pixel.

    scale, shift  [h w, C] in `dtype`; `shift` includes the noise.
    """

    def __init__(
        self, folded: FoldedNorm, tensors: LevelTensors, noise: Tensor | None, dtype: torch.dtype
    ) -> None:
        """`noise` is one value per pixel, [h w, 1]."""
        self.folded = folded
        self._tensors = tensors
        self._noise = noise
        device, channels = tensors.device, folded.channels
        self._mask_rows = torch.empty(0, 2 * channels, device=device)
        self._windows = torch.empty(0, folded.window_table.shape[1], device=device)
        self._style_table = torch.zeros(9, folded.regions + 1, 2 * channels, device=device)
        self.scale = torch.empty(len(tensors.pixels), channels, device=device, dtype=dtype)
        self.shift = torch.empty_like(self.scale)

    def add_patches(self) -> None:
        """Compute the mask branch at the patches that are new since the last call."""
        folded, tensors = self.folded, self._tensors
        fresh = tensors.window_rows[len(self._windows) :]
        hidden = sum_of_rows(folded.window_table, fresh).add_(folded.window_bias).relu_()
        if not len(self._windows):
            hidden[OUTSIDE] = 0
        self._windows = torch.cat([self._windows, hidden])
        rows = [self._mask_rows]
        for patches in tensors.patches[len(self._mask_rows) :].split(_CHUNK):
            inner = self._windows.index_select(0, patches.flatten())
            inner = inner.view(len(patches), len(folded.mask_weight))
            rows.append(product(inner, folded.mask_weight, folded.mask_bias))
        self._mask_rows = torch.cat(rows)

    def set_style(self, codes: Tensor, regions: list[int]) -> None:
        """Recompute the style table's rows of `regions` from codes [S, 512]."""
        folded = self.folded
        if folded.style_weight is None or not regions:
            return
        mu = folded.style_features(codes, regions)  # [R, D]
        rows = product(mu, folded.style_weight).view(len(regions), 9, -1)
        self._style_table[:, regions] = rows.transpose(0, 1)

    def gather(self, pixels: Tensor | None = None) -> None:
        """Bring scale and shift up to date at the flat indices `pixels`; None for all."""
        rows = self._mask_rows
        tensors, channels = self._tensors, self.folded.channels
        if self.folded.style_weight is not None:
            style = sum_of_rows(self._style_table.flatten(0, 1), tensors.window_rows)
            rows = style.index_select(0, tensors.centres).add_(rows)
        scale_rows, shift_rows = rows[:, :channels].contiguous(), rows[:, channels:].contiguous()
        patches = tensors.pixels if pixels is None else tensors.pixels[pixels]
        scale, shift = scale_rows.index_select(0, patches), shift_rows.index_select(0, patches)
        if self._noise is not None:
            noise = self._noise if pixels is None else self._noise[pixels]
            shift.addcmul_(scale, noise * self.folded.noise_scale)
        if pixels is None:
            self.scale.copy_(scale)
            self.shift.copy_(shift)
        else:
            self.scale.index_copy_(0, pixels, scale.to(self.scale.dtype))
            self.shift.index_copy_(0, pixels, shift.to(self.shift.dtype))


def sum_of_rows(table: Tensor, rows: Tensor) -> Tensor:
    """Rows of `table` [R, C] summed nine by nine: `rows` [N, 9] -> [N, C]. A 3x3 convolution as a look-up."""
    if table.device.type == "mps":  # has no embedding_bag
        return table[rows].sum(1)
    return F.embedding_bag(rows, table, mode="sum")
