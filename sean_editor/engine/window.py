"""The part of the picture that a draft computes while a brush moves."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

from sean_editor.engine.layout_cache import Change

DRAFT_FROM = 3
"""The first block that a draft runs; those below 1/8 of the resolution keep what the last picture had."""

_GRID = 16  # the pixel size of the last of them: windows lie on it
_SMALLEST = 3  # of its pixels
_MARGIN = 8  # image pixels around the edit that follow it at once
_LARGEST = 0.4  # a window of more than this share of the picture is not worth the approximation

Slices = tuple[slice, slice]


@dataclass(frozen=True)
class Window:
    """A box in image pixels, half open, on the draft's grid."""

    x0: int
    y0: int
    x1: int
    y1: int

    def at(self, stride: int, plane: Tensor, halo: int = 0) -> Slices:
        """The window on `plane` [h, w, C] with `stride` image pixels a pixel; `halo` wider, clipped."""
        return (
            slice(max(self.y0 // stride - halo, 0), min(self.y1 // stride + halo, plane.shape[0])),
            slice(max(self.x0 // stride - halo, 0), min(self.x1 // stride + halo, plane.shape[1])),
        )


def draft_window(change: Change, height: int, width: int) -> Window | None:
    """The window that a draft of `change` computes; None if it has to be the whole picture."""
    if change.restyled or change.box is None:
        return None
    x0, y0, x1, y1 = change.box
    (x0, x1), (y0, y1) = _span(x0, x1, width), _span(y0, y1, height)
    return Window(x0, y0, x1, y1) if (x1 - x0) * (y1 - y0) <= _LARGEST * height * width else None


def _span(first: int, last: int, length: int) -> tuple[int, int]:
    """A side of a window around the pixels from `first` to before `last`, of `length`.

    There are few: oneDNN compiles a program for each shape that it meets, which takes longer than to run it.
    """
    start, end = max(first - _MARGIN, 0) // _GRID, -(-min(last + _MARGIN, length) // _GRID)
    power = 1 << (end - start - 1).bit_length()
    side = max(power if end - start > power * 3 // 4 else power * 3 // 4, _SMALLEST)  # 3, 4, 6, 8, 12, ...
    start = max(min(start, length // _GRID - side), 0)
    return start * _GRID, min((start + side) * _GRID, length)


def paste(target: Tensor, result: Tensor, inside: Slices, wide: Slices) -> None:
    """Copy the part `inside` of a `result` computed on `wide` into the whole plane `target` [h, w, C]."""
    rows, columns = (
        slice(part.start - whole.start, part.stop - whole.start)
        for part, whole in zip(inside, wide, strict=True)
    )
    target[inside] = result[rows, columns]
