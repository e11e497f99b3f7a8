"""Winograd's F(4x4, 3x3) in bfloat16: all three of its steps are matrix products of oneDNN.

    Y = A (U * (B D))     D [36, in]: a 6 x 6 tile of the input; U: the transformed kernel; Y [16, out]

Both transforms of a tile act on all its channels at once, so each is one product by a constant matrix. The 36
products by U are one grouped convolution of 1 x 1, because oneDNN keeps its weights in the processor's own
layout: a batched product would lay them out anew in every call, which takes longer than the product itself
where channels are many and tiles few. Sums are float32; tiles and products are rounded to bfloat16. The
result's error is 1.4 % of its deviation, nine times that of a plain convolution of the same bfloat16 numbers
(decision 38).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from sean_editor.engine.onednn import pack_convolution, run_convolution

_TILES = 512  # tiles at a time: their 36 planes fit into the processor's cache
_LEAST = 64
"""oneDNN lays weights out in another way for fewer tiles, and would do so in every call: they are padded."""

_A, _B = 0.5**0.5, 2**0.5  # the points of winograd.py, which lose least
_POINTS = (0.0, _A, -_A, _B, -_B)


def _matrices() -> tuple[Tensor, Tensor, Tensor]:
    """Toom and Cook's A [4, 6], G [6, 3] and B [6, 6] at the points and infinity, in double."""
    points = torch.tensor(_POINTS, dtype=torch.float64)
    apart = points[:, None] - points + torch.eye(5)
    result, kernel = torch.zeros(4, 6).double(), torch.zeros(6, 3).double()
    result[:, :5] = torch.stack([points**i for i in range(4)])
    kernel[:5] = torch.stack([points**i for i in range(3)], 1) / apart.prod(1, keepdim=True)
    result[3, 5] = kernel[5, 2] = 1
    # B is the one matrix with which sums over j of A[i, j] G[j, k] B[j, l] pick the sample l = i + k.
    sums = (result[:, None] * kernel.T[None]).flatten(0, 1)  # [4 * 3, 6]
    picked = torch.stack([torch.eye(6).double()[i + k] for i in range(4) for k in range(3)])
    return result, kernel, torch.linalg.lstsq(sums, picked).solution


class QuickWinograd:
    """A 3x3 convolution on bfloat16 activations [h, w, in], zero padded by one pixel, on a CPU."""

    def __init__(self, weight: Tensor, bias: Tensor | None, pixels: tuple[int, int]) -> None:
        """weight [out, in, 3, 3]; `pixels` is the height and width that it will mostly see. RuntimeError if
        this torch cannot lay the weights out.
        """
        result, kernel, tile = _matrices()
        self._bias = None if bias is None else bias.bfloat16()
        self._outputs, channels = weight.shape[:2]
        self._tile = torch.kron(tile, tile).bfloat16()  # [36, 36]
        self._result = torch.kron(result, result).bfloat16()  # [16, 36]
        matrices = torch.einsum("ia,ocab,jb->ijoc", kernel, weight.double(), kernel)
        grouped = matrices.reshape(36 * self._outputs, channels, 1, 1).bfloat16()
        down, across = _tiles(*pixels)
        tiles = min(_TILES, down * across)
        self._packed = pack_convolution(grouped, 0, (tiles, 1), groups=36)
        self._least = min(tiles, _LEAST)

    def pays(self, h: int, w: int) -> bool:
        """Whether this is faster than the plain way for inputs of a height and width: not where most of the
        tiles would be padding.
        """
        down, across = _tiles(h, w)
        return 2 * down * across >= self._least

    def __call__(self, x: Tensor) -> Tensor:
        """x [h, w, in] -> [h, w, out]."""
        h, w, channels = x.shape
        down, across = _tiles(h, w)
        padded = x.new_zeros(4 * down + 2, 4 * across + 2, channels)
        padded[1 : h + 1, 1 : w + 1] = x
        row, column, _ = padded.stride()
        tiles = padded.as_strided((down, across, 6, 6, channels), (4 * row, 4 * column, row, column, 1))
        y = x.new_empty(4 * down, 4 * across, self._outputs)
        step = max(_TILES // across, 1)
        for top in range(0, down, step):
            strip = y[4 * top : 4 * (top + step)]
            self._convolve(tiles[top : top + step], strip.view(-1, 4, across, 4, self._outputs))
        if self._bias is not None:
            y.add_(self._bias)
        return y[:h, :w]

    def _convolve(self, tiles: Tensor, out: Tensor) -> None:
        """Tiles [n, m, 6, 6, in] -> `out` [n, 4, m, 4, out]."""
        n, m, _, _, channels = tiles.shape
        transformed = (self._tile @ tiles.reshape(n * m, 36, channels)).view(n * m, 36 * channels)
        if n * m < self._least:
            transformed = F.pad(transformed, (0, 0, 0, self._least - n * m))
        picture = transformed.T[None, :, :, None]  # [1, 36 in, tiles, 1], channels last
        products = run_convolution(picture, self._packed, None, 0, groups=36)
        products = products[0, :, : n * m, 0].T.reshape(n * m, 36, self._outputs)
        results = (self._result @ products).view(n, m, 4, 4, self._outputs)
        out.copy_(results.permute(0, 2, 1, 3, 4))


def _tiles(h: int, w: int) -> tuple[int, int]:
    """Tiles of 4 x 4 results, down and across; the last may hang over."""
    return -(-h // 4), -(-w // 4)
