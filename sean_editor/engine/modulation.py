"""Scale and shift of one SEAN module for every pixel, kept while the layout or the styles change a little."""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from models.sean.neighbourhoods import OUTSIDE, Neighbourhoods
from sean_editor.engine.folding import FoldedNorm
from sean_editor.engine.growing import GrowingRows

_CHUNK = 4096  # patches computed at a time: bounds memory on a layout that is all noise


class LevelTensors:
    """The neighbourhoods of one resolution as tensors, shared by the SEAN modules that run at it."""

    def __init__(self, level: Neighbourhoods, device: torch.device) -> None:
        self.level = level
        self.device = device
        self._taps = torch.arange(9) * (level.regions + 1)
        self._take_windows()
        self._take_patches()
        self._take_pixels()

    def refresh(self) -> None:
        """Take over windows, patches and pixels after an edit. Most edits make no new windows and patches."""
        if len(self.level.windows) != len(self.window_labels):
            self._take_windows()
        if len(self.level.patches) != len(self.patches):
            self._take_patches()
        self._take_pixels()

    def _take_windows(self) -> None:
        self.window_labels = torch.from_numpy(self.level.windows).long()
        self.window_rows = (self.window_labels + self._taps).to(self.device)  # of a [9 (S + 1)] tap table

    def _take_patches(self) -> None:
        patches = torch.from_numpy(self.level.patches).long()
        self.patches = patches.to(self.device)
        self.centres = patches[:, 4].contiguous().to(self.device)

    def _take_pixels(self) -> None:
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


class Touched:
    """Pixels whose scale and shift are to be renewed, with the few patches and windows that they have.

    pixels   their flat indices [N]; None: all of the level
    patches  [U] distinct patches, and `rows` [N]: which of them each pixel has
    windows  [V, 9] rows of a tap table for the distinct style windows, and `centres` [U]: which of them each
             patch has
    """

    def __init__(self, tensors: LevelTensors, pixels: Tensor | None) -> None:
        self.pixels = pixels
        numbers = tensors.pixels if pixels is None else tensors.pixels[pixels]
        self.patches, self.rows = _distinct(numbers, tensors.count)
        windows, self.centres = _distinct(tensors.centres[self.patches], len(tensors.window_rows))
        self.windows = tensors.window_rows[windows]

    def __len__(self) -> int:
        return len(self.rows)


def _distinct(numbers: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Which numbers below `count` occur in `numbers` [N], [U] ascending; and the place of each there, [N]."""
    present = torch.zeros(count, dtype=torch.bool, device=numbers.device)
    present[numbers] = True
    return present.nonzero().flatten(), (present.cumsum(0) - 1)[numbers]


class Planes(NamedTuple):
    """Room for scale and shift of a SEAN module at each pixel, [h w, C]."""

    scale: Tensor
    shift: Tensor


class Modulation:
    """The scale and shift of a SEAN module at each pixel.

    scale, shift  [h w, C] in `dtype`; `shift` includes the noise.
    """

    def __init__(
        self,
        folded: FoldedNorm,
        tensors: LevelTensors,
        noise: Tensor | None,
        dtype: torch.dtype,
        planes: Planes | None = None,
    ) -> None:
        """`noise` is one value per pixel, [h w, 1]. `planes`: those of another layout of the same size, which
        are overwritten.
        """
        self.folded = folded
        self._tensors = tensors
        self._noise = noise
        device, channels = tensors.device, folded.channels
        self._mask_rows = GrowingRows(2 * channels, device)
        self._windows = GrowingRows(folded.window_table.shape[1], device)
        self._style_table = torch.zeros(9, folded.regions + 1, 2 * channels, device=device)
        if planes is None:
            room = torch.empty(len(tensors.pixels), channels, device=device, dtype=dtype)
            planes = Planes(room, torch.empty_like(room))
        self.planes = planes

    @property
    def scale(self) -> Tensor:
        """[h w, C]."""
        return self.planes.scale

    @property
    def shift(self) -> Tensor:
        """[h w, C]."""
        return self.planes.shift

    def add_patches(self) -> None:
        """Compute the mask branch at the patches that are new since the last call."""
        folded, tensors = self.folded, self._tensors
        if len(self._windows) < len(tensors.window_rows):
            fresh = tensors.window_rows[len(self._windows) :]
            hidden = sum_of_rows(folded.window_table, fresh).add_(folded.window_bias).relu_()
            if not len(self._windows):
                hidden[OUTSIDE] = 0
            self._windows.append(hidden)
        if len(self._mask_rows) == tensors.count:
            return  # a product of no rows would still read its whole weight
        for patches in tensors.patches[len(self._mask_rows) :].split(_CHUNK):
            inner = self._windows.rows.index_select(0, patches.flatten())
            self._mask_rows.append(folded.mask_product(inner.view(len(patches), folded.mask_product.width)))

    def set_style(self, codes: Tensor, regions: list[int]) -> None:
        """Recompute the style table's rows of `regions` from codes [S, 512]."""
        folded = self.folded
        if folded.style_product is None or not regions:
            return
        mu = folded.style_features(codes, regions)  # [R, D]
        rows = folded.style_product(mu).view(len(regions), 9, -1)
        for region, taps in zip(regions, rows, strict=True):
            self._style_table[:, region] = taps

    def gather(self, touched: Touched) -> None:
        """Bring scale and shift up to date at the `touched` pixels."""
        rows = self._mask_rows.rows.index_select(0, touched.patches)  # [U, 2 C]
        if self.folded.style_product is not None:
            style = sum_of_rows(self._style_table.flatten(0, 1), touched.windows)
            rows += style.index_select(0, touched.centres)
        scale_rows, shift_rows = (half.to(self.scale.dtype).contiguous() for half in rows.chunk(2, 1))
        if touched.pixels is None:
            torch.index_select(scale_rows, 0, touched.rows, out=self.scale)
            torch.index_select(shift_rows, 0, touched.rows, out=self.shift)
            self._add_noise(self.shift, self.scale, self._noise)
        else:
            scale = scale_rows.index_select(0, touched.rows)
            shift = shift_rows.index_select(0, touched.rows)
            noise = None if self._noise is None else self._noise[touched.pixels]
            self._add_noise(shift, scale, noise)
            self.scale.index_copy_(0, touched.pixels, scale)
            self.shift.index_copy_(0, touched.pixels, shift)

    def rest(self) -> None:
        """Give up scale and shift, and room for more rows. The next `gather` has to be of all pixels."""
        self.planes = Planes(self.scale.new_empty(0), self.shift.new_empty(0))
        self._mask_rows.trim()
        self._windows.trim()

    def _add_noise(self, shift: Tensor, scale: Tensor, noise: Tensor | None) -> None:
        """Adds the noise [N, 1], which batch norm and modulation scale, to `shift` [N, C]."""
        if noise is not None:
            shift.addcmul_(scale, (noise * self.folded.noise_scale).to(scale.dtype))


def sum_of_rows(table: Tensor, rows: Tensor) -> Tensor:
    """Rows of `table` [R, C] summed nine by nine: `rows` [N, 9] -> [N, C]. A 3x3 convolution as a look-up."""
    if table.device.type == "mps":  # has no embedding_bag
        return table[rows].sum(1)
    return F.embedding_bag(rows, table, mode="sum")
