"""The generator as the editor runs it: everything kept that the last picture shares with the next.

Exact: equal to `SEANGenerator.forward` up to float32 rounding. Weights are folded once (folding.py, blocks.py); what
depends on layout and styles is renewed only where they change (layout_cache.py); and while a brush moves only a window
around it is computed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.sean.config import STRIDE, STYLED_BLOCKS
from models.sean.generator import SEANGenerator
from sean_editor.engine.blocks import FoldedBlock, fold_blocks, upsampled
from sean_editor.engine.convolution import PackedConv
from sean_editor.engine.layout_cache import Change, LayoutCache
from sean_editor.engine.noise import noise_maps

_DRAFT_FROM = 3  # a draft keeps the blocks below 1/8 of the resolution as they were
_DRAFT_GRID = 16  # and its window lies on the pixel grid of the last of them
_DRAFT_MARGIN = 8  # image pixels around the edit that follow it at once
_DRAFT_SHARE = 0.4  # a window larger than this share of the picture is not worth the approximation


@dataclass(frozen=True)
class _Window:
    """A part of the picture in image pixels, half open, on the draft grid."""

    x0: int
    y0: int
    x1: int
    y1: int

    def at(self, stride: int, shape: torch.Size, halo: int = 0) -> tuple[slice, slice]:
        """Slices of a map [h, w, ...] with `stride` image pixels a pixel, `halo` of its pixels wider, clipped."""
        return (
            slice(max(self.y0 // stride - halo, 0), min(self.y1 // stride + halo, shape[0])),
            slice(max(self.x0 // stride - halo, 0), min(self.x1 // stride + halo, shape[1])),
        )


class Renderer:
    """Renders layouts [H, W] with styles [S, 512], or [6, S, 512] for one per styled block. One thread at a time.

    `seed` fixes the noise; None switches it off. `dtype` bfloat16 is faster on some machines but not exact (mean
    error 0.003); the default is. `size` is the picture height that the weights are laid out for; any other works.
    """

    def __init__(
        self,
        generator: SEANGenerator,
        device: torch.device | str = "cpu",
        seed: int | None = 0,
        dtype: torch.dtype = torch.float32,
        size: int = 256,
    ) -> None:
        self._generator = generator
        self._config = generator.config
        self._device, self._dtype, self._seed = torch.device(device), dtype, seed
        if self._device.type == "cuda" and dtype == torch.float32:
            torch.backends.cudnn.allow_tf32 = False  # ten bits of mantissa are not float32
        with torch.inference_mode():
            self._blocks = fold_blocks(generator, self._device, dtype, size)
            first, last = generator.fc, generator.conv_img
            # of one-hot planes on few pixels, and to three channels: neither is worth half precision
            self._first = PackedConv(first.weight, first.bias, self._device, torch.float32, (size // STRIDE,) * 2)
            self._last = PackedConv(last.weight, last.bias, self._device, dtype, (size, size))
        self._layout: LayoutCache | None = None
        self._shape: tuple[int, ...] = ()
        self._activations: list[Tensor] = []  # what enters each block, before up-sampling, and what leaves the last
        self._picture: Tensor | None = None

    @torch.inference_mode()
    def render(self, labels: np.ndarray, styles: np.ndarray, draft: bool = False) -> np.ndarray:
        """The picture, float32 [3, H, W] in [-1, 1], for integers `labels` [H, W] and float `styles`.

        With `draft`, a small change of the layout since the last picture is computed only in a window around it: for
        a brush that moves. The next picture without it is exact again. ValueError says what does not fit.
        """
        codes = self._checked(labels, styles)
        try:
            picture = self._update(labels, codes, draft)
            return picture.permute(2, 0, 1).to("cpu", torch.float32, copy=True).contiguous().numpy()
        except BaseException:
            self._shape = ()  # half renewed is not to be built upon
            raise

    def _checked(self, labels: np.ndarray, styles: np.ndarray) -> np.ndarray:
        """Styles as float32 [6, S, 512]; ValueError where shapes or ids do not fit the network."""
        config = self._config
        if labels.ndim != 2 or labels.shape[0] % STRIDE or labels.shape[1] % STRIDE or not labels.size:
            raise ValueError(f"a layout is [H, W] with H and W multiples of {STRIDE}, not {list(labels.shape)}")
        if labels.min() < 0 or labels.max() >= config.regions:
            raise ValueError(f"the layout has label ids outside 0..{config.regions - 1}")
        shape = (STYLED_BLOCKS, config.regions, config.style_length)
        if styles.shape not in (shape, shape[1:]):
            raise ValueError(f"styles are {list(shape[1:])} or {list(shape)}, not {list(styles.shape)}")
        if not np.isfinite(styles).all():
            raise ValueError("the styles hold numbers that are not finite")
        return np.array(np.broadcast_to(styles, shape), np.float32)

    def _update(self, labels: np.ndarray, codes: np.ndarray, draft: bool) -> Tensor:
        """The picture [H, W, 3] on the device."""
        if labels.shape != self._shape:
            maps = {} if self._seed is None else noise_maps(self._generator, *labels.shape, self._seed)
            self._layout = LayoutCache(self._blocks, maps, self._device, self._dtype)
            self._shape = labels.shape
            self._picture = None
        assert self._layout is not None
        change = self._layout.update(labels.astype(np.uint8, copy=False), codes)
        window = self._draft_window(change) if draft and self._picture is not None else None
        if window is None or self._picture is None:
            self._picture = self._run(labels)
        else:
            self._run_window(window, self._picture)
        return self._picture

    def _run(self, labels: np.ndarray) -> Tensor:
        """All blocks on the whole picture, [H, W, 3]."""
        coarse = torch.from_numpy(labels[::STRIDE, ::STRIDE].astype(np.int64)).to(self._device)
        x = self._first(F.one_hot(coarse, self._config.regions).float()).to(self._dtype)
        activations = [x]
        for block in self._blocks:
            x = block.run(upsampled(x, block.up), lambda part, block=block: self._modulation(block, part))
            activations.append(x)
        self._activations = activations
        return self._to_picture(x)

    def _modulation(self, block: FoldedBlock, part: str) -> tuple[Tensor, Tensor]:
        assert self._layout is not None
        return self._layout.modulation(block, part)

    def _to_picture(self, x: Tensor) -> Tensor:
        return self._last(F.leaky_relu(x, 0.2)).tanh_()

    def _draft_window(self, change: Change) -> _Window | None:
        """The window that a draft of `change` computes; None if it has to be the whole picture."""
        if change.restyled or change.box is None:
            return None
        (height, width), grid = self._shape, _DRAFT_GRID
        x0, y0, x1, y1 = change.box
        window = _Window(
            max(x0 - _DRAFT_MARGIN, 0) // grid * grid,
            max(y0 - _DRAFT_MARGIN, 0) // grid * grid,
            min(-(-(x1 + _DRAFT_MARGIN) // grid) * grid, width),
            min(-(-(y1 + _DRAFT_MARGIN) // grid) * grid, height),
        )
        area = (window.x1 - window.x0) * (window.y1 - window.y0)
        return window if area < _DRAFT_SHARE * height * width else None

    def _run_window(self, window: _Window, picture: Tensor) -> None:
        """Renew a window of `picture` [H, W, 3] by the upper blocks; the rest keeps what the last picture had.

        Each block reads two pixels more than it writes, so the window's inside is what its input makes of it and no
        seam shows; what is dropped is the edit's faint influence beyond the window.
        """
        for index in range(_DRAFT_FROM, len(self._blocks)):
            block, source, target = self._blocks[index], self._activations[index], self._activations[index + 1]
            wide = window.at(block.stride, target.shape, halo=2)
            coarse = tuple(slice(part.start // block.up, part.stop // block.up) for part in wide)

            def modulate(part: str, block: FoldedBlock = block, wide: tuple[slice, slice] = wide) -> tuple[Tensor, ...]:
                return tuple(plane[wide] for plane in self._modulation(block, part))

            result = block.run(upsampled(source[coarse], block.up), modulate)
            self._paste(target, result, window.at(block.stride, target.shape), wide)
        last = self._activations[-1]
        wide = window.at(1, last.shape, halo=1)
        self._paste(picture, self._to_picture(last[wide]), window.at(1, last.shape), wide)

    @staticmethod
    def _paste(target: Tensor, result: Tensor, inside: tuple[slice, slice], wide: tuple[slice, slice]) -> None:
        """Copy the part `inside` of a result computed on `wide` into the whole map."""
        crop = tuple(slice(a.start - b.start, a.stop - b.start) for a, b in zip(inside, wide, strict=True))
        target[inside] = result[crop]
