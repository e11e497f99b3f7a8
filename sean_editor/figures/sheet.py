"""The sheet that figures are drawn on: pictures, captions and bars, at any scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sean_editor.errors import UserError
from sean_editor.photo.resizing import fit_image

MARGIN = 24
GAP = 8
TITLE, LABEL, NOTE = 14, 12, 10
"""Sizes of type in units: figures have three."""

LARGEST = 200_000_000  # pixels
_OUTSIDE = 0.28  # how much is left of a picture outside the regions that are lit

Colour = tuple[int, int, int]


class Inks(NamedTuple):
    """The colours of a figure: its ground, type, quiet type, and two that mark styles A and B."""

    ground: Colour
    text: Colour
    quiet: Colour
    a: Colour
    b: Colour


_LIGHT = Inks((255, 255, 255), (24, 24, 27), (113, 113, 122), (37, 99, 235), (234, 120, 20))
_DARK = Inks((24, 24, 27), (228, 228, 231), (147, 147, 157), (96, 150, 250), (245, 150, 60))


@dataclass(frozen=True)
class Look:
    """How a figure is drawn: `cell` units is the side of a picture, `scale` the pixels of a unit."""

    cell: int = 128
    scale: int = 2
    dark: bool = False

    @property
    def inks(self) -> Inks:
        return _DARK if self.dark else _LIGHT

    @property
    def side(self) -> int:
        """Pixels of a picture's side."""
        return self.cell * self.scale


class Sheet:
    """A blank sheet of `width` x `height` units. Places are in units from its top left corner.

    UserError if it were too large to be made.
    """

    def __init__(self, width: float, height: float, look: Look) -> None:
        self.look, self.inks = look, look.inks
        size = self._px(width), self._px(height)
        if size[0] * size[1] > LARGEST:
            raise UserError(
                f"The figure would be {size[0]} x {size[1]} pixels. Take fewer portraits or smaller cells."
            )
        self._image = Image.new("RGB", size, self.inks.ground)
        self._draw = ImageDraw.Draw(self._image)

    @property
    def pixels(self) -> np.ndarray:
        """The drawing so far, uint8 [H, W, 3]."""
        return np.array(self._image)

    def picture(self, x: float, y: float, image: np.ndarray, faded: bool = False) -> None:
        """The middle square of an RGB picture uint8 [H, W, 3], as large as a cell; `faded`: not meant."""
        shown = np.ascontiguousarray(fit_image(image, self.look.side))
        if faded:
            shown = blend(shown, self.inks.ground, 0.3)
        self._image.paste(Image.fromarray(shown), (self._px(x), self._px(y)))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = LABEL,
        quiet: bool = False,
        anchor: str = "mm",
        room: float | None = None,
        colour: Colour | None = None,
    ) -> None:
        """A line of type; `anchor` as Pillow's. A text wider than `room` units is cut and ends in dots."""
        font = ImageFont.load_default(size * self.look.scale)
        words = _fitted(words, font, None if room is None else room * self.look.scale)
        ink = colour or (self.inks.quiet if quiet else self.inks.text)
        self._draw.text((self._px(x), self._px(y)), words, fill=ink, font=font, anchor=anchor)

    def upright(self, x: float, y: float, words: str, room: float, quiet: bool = False) -> None:
        """A label about (x, y) that reads from bottom to top, in `room` units."""
        font = ImageFont.load_default(LABEL * self.look.scale)
        words = _fitted(words, font, room * self.look.scale)
        band = Image.new("RGB", (self._px(room), self._px(2 * LABEL)), self.inks.ground)
        ink = self.inks.quiet if quiet else self.inks.text
        middle = band.width / 2, band.height / 2
        ImageDraw.Draw(band).text(middle, words, fill=ink, font=font, anchor="mm")
        turned = band.transpose(Image.Transpose.ROTATE_90)
        self._image.paste(turned, (self._px(x) - turned.width // 2, self._px(y) - turned.height // 2))

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        left, top, right, bottom = (self._px(n) for n in (x, y, x + width, y + height))
        self._draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)

    def frame(self, x: float, y: float, colour: Colour) -> None:
        """A line of one and a half units round the cell at (x, y), outside it."""
        line = max(1, self._px(1.5))
        left, top = self._px(x), self._px(y)
        right, bottom = left + self.look.side, top + self.look.side
        box = left - line, top - line, right + line - 1, bottom + line - 1
        self._draw.rectangle(box, outline=colour, width=line)

    def _px(self, units: float) -> int:
        return round(units * self.look.scale)


def blend(image: np.ndarray, ground: Colour, share: float | np.ndarray) -> np.ndarray:
    """`share` of an RGB picture uint8 [H, W, 3] over a plain colour; the share may be [H, W, 1]."""
    mixed = image * share + np.array(ground, np.float32) * (1 - share)
    return np.rint(mixed).astype(np.uint8)


def lit(image: np.ndarray, mask: np.ndarray, look: Look, ink: Colour | None = None) -> np.ndarray:
    """A reference at the size of a cell, uint8 [side, side, 3]: what is taken of it, bool [H, W], is lit and
    outlined (in `ink`, else in B's), the rest faded. All of it, or nothing, is lit without an outline.
    """
    picture = np.ascontiguousarray(fit_image(image, look.side))
    if mask.all() or not mask.any():
        return picture
    soft = cv2.resize(mask.astype(np.float32), picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    share = _OUTSIDE + (1 - _OUTSIDE) * cv2.GaussianBlur(soft, (0, 0), 0.6 * look.scale)
    shown = blend(picture, look.inks.ground, share[..., None])
    smooth = (cv2.GaussianBlur(soft, (0, 0), 0.8 * look.scale) > 0.5).astype(np.uint8)
    outlines, _ = cv2.findContours(smooth, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    return cv2.drawContours(shown, outlines, -1, ink or look.inks.b, look.scale, cv2.LINE_AA)


def _fitted(words: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, room: float | None) -> str:
    if room is None or font.getlength(words) <= room:
        return words
    while words and font.getlength(words + "...") > room:
        words = words[:-1]
    return words.rstrip(" ,") + "..."
