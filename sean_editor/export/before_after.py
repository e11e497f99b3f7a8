"""One picture that shows what was changed: the original and the result side by side."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.translation import tr

_GROUND = (24, 24, 27)
_CAPTION = (212, 212, 216)


def before_after(
    original: np.ndarray, result: np.ndarray, captions: tuple[str, str] | None = None
) -> np.ndarray:
    """Two RGB pictures uint8 [H, W, 3] of one size, pixel for pixel, on a dark ground with captions below
    (None: Before and After).

    The margins and the type grow with the pictures. ValueError if the sizes differ.
    """
    if original.shape != result.shape:
        raise ValueError(f"the pictures differ in size: {list(original.shape)} and {list(result.shape)}")
    captions = captions or (tr("Before"), tr("After"))
    height, width = original.shape[:2]
    margin, type_size, footer = proportions(height)
    sheet = Image.new("RGB", (2 * width + 3 * margin, height + margin + footer), _GROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(type_size)
    for column, (picture, caption) in enumerate(zip((original, result), captions, strict=True)):
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
