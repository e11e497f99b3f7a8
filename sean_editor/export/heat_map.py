"""A picture of how far each pixel changed: a colour scale over the greyed picture, and a legend."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.translation import tr

_GROUND, _TEXT = (24, 24, 27), (228, 228, 231)
_DIMMED = 0.35  # what is left of the lightness of what did not change
_OUTSIDE = (255, 64, 160)  # pink: in neither scale nor grey, for all kinds of colour vision
_OUTLINE = (255, 255, 255)
_UNCHANGED = (64, 64, 64)
_SPOT = 5  # pixels that a single change outside is drawn wide: on a photo one alone is not seen
_LEAST_SIDE = 480  # pixels: a smaller picture is enlarged, so that the legend is readable


def heat_map(
    picture: np.ndarray, changes: np.ndarray, reach: np.ndarray | None = None, white: int = 255
) -> np.ndarray:
    """`picture` uint8 [H, W, 3] in dark grey, with colours where it changed: uint8 [H', W', 3].

    `changes` int [H, W] are differences in levels of 0 to `white`. They are shown from blue (1 level) to
    yellow (the largest) on a logarithmic scale, the colours of cividis, which look alike to people with and
    without colour vision deficiencies. With `reach` bool [H, W] its outline is white, and what changed
    outside it is pink and enlarged.
    """
    grey = cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2GRAY)
    shown = np.repeat(np.rint(_DIMMED * grey).astype(np.uint8)[..., None], 3, axis=2)
    changed, most = changes > 0, int(changes.max(initial=0))
    shown[changed] = _scale(np.log1p(changes[changed]) / np.log1p(max(most, 1)))
    if reach is not None:
        inside = reach.view(np.uint8)
        around = cv2.dilate(inside, np.ones((3, 3), np.uint8)) > inside
        shown[around & ~changed] = _OUTLINE
        outside = (changed & ~reach).view(np.uint8)
        shown[cv2.dilate(outside, np.ones((_SPOT, _SPOT), np.uint8)) > 0] = _OUTSIDE
    return _with_legend(_enlarged(shown), most, white, reach is not None)


def _scale(share: np.ndarray) -> np.ndarray:
    """Colours uint8 [N, 3] for 0..1."""
    # OpenCV 5.0.0 ends the program if it is to colour an empty array: the 256 colours are looked up here
    colours = cv2.applyColorMap(np.arange(256, dtype=np.uint8)[:, None], cv2.COLORMAP_CIVIDIS)[:, 0, ::-1]
    found: np.ndarray = colours[np.rint(255 * np.clip(share, 0, 1)).astype(np.uint8)]
    return found


def _enlarged(picture: np.ndarray) -> np.ndarray:
    times = -(-_LEAST_SIDE // picture.shape[1])
    return picture if times <= 1 else picture.repeat(times, 0).repeat(times, 1)


def _with_legend(picture: np.ndarray, most: int, white: int, masked: bool) -> np.ndarray:
    """The picture above a strip with the scale and the words."""
    height, width = picture.shape[:2]
    size = max(12, min(width, height) // 40)
    entries: list[tuple[tuple[int, int, int] | None, str]] = [(_UNCHANGED, tr("Did not change"))]
    if most:
        words = tr("Changed by 1 to {largest} of {white} levels", largest=most, white=white)
        entries.append((None, words))
    if masked:
        entries += [(_OUTLINE, tr("Outline of what may change")), (_OUTSIDE, tr("Changed outside it"))]
    row = round(1.8 * size)
    sheet = Image.new("RGB", (width, height + row * len(entries) + size), _GROUND)
    sheet.paste(Image.fromarray(np.ascontiguousarray(picture)), (0, 0))
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(size)
    for index, (colour, words) in enumerate(entries):
        top = height + size // 2 + index * row
        bar = _bar(colour, 8 * size, size)
        sheet.paste(Image.fromarray(bar), (size, top + (row - size) // 2))
        draw.text((10 * size, top + row / 2), words, fill=_TEXT, font=font, anchor="lm")
    return np.array(sheet)


def _bar(colour: tuple[int, int, int] | None, width: int, height: int) -> np.ndarray:
    """A patch of a colour, or of the whole scale, uint8 [height, width, 3]."""
    if colour is None:
        return np.ascontiguousarray(np.repeat(_scale(np.linspace(0, 1, width))[None], height, axis=0))
    return np.full((height, width, 3), colour, np.uint8)
