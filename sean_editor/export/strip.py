"""Several pictures side by side, each with a few words below."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_GROUND = (24, 24, 27)
_CAPTION = (212, 212, 216)


def strip(pictures: Sequence[np.ndarray], captions: Sequence[str] | None = None) -> np.ndarray:
    """RGB pictures uint8 [H, W, 3] of one size in a row, pixel for pixel: uint8 [H', W', 3].

    With `captions` on a dark ground, the words below; without, edge to edge. ValueError if the sizes differ.
    """
    sizes = {one.shape for one in pictures}
    if len(sizes) != 1:
        raise ValueError(f"the pictures differ in size: {' and '.join(str(list(one)) for one in sizes)}")
    if captions is None:
        return np.concatenate(list(pictures), axis=1)
    height, width = pictures[0].shape[:2]
    margin, type_size, footer = proportions(height)
    size = (len(pictures) * (width + margin) + margin, height + margin + footer)
    sheet = Image.new("RGB", size, _GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(type_size)
    for column, (picture, caption) in enumerate(zip(pictures, captions, strict=True)):
        left = margin + column * (width + margin)
        sheet.paste(Image.fromarray(np.ascontiguousarray(picture)), (left, margin))
        centre = (left + width / 2, margin + height + footer / 2)
        draw.text(centre, caption, fill=_CAPTION, font=font, anchor="mm")
    return np.array(sheet)


def proportions(height: int) -> tuple[int, int, int]:
    """Margin, type size and footer height in pixels for pictures `height` pixels high."""
    margin = max(8, height // 32 * 2)
    type_size = max(12, height // 16)
    return margin, type_size, 2 * margin + type_size
