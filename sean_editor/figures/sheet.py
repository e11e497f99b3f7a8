"""The sheet that figures are drawn on: pictures, captions and bars, at any scale."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sean_editor.errors import UserError
from sean_editor.figures.drawing import Box, Colour, Drawing, Line, Picture
from sean_editor.photo.resizing import fit_image

MARGIN = 24
GAP = 8
TITLE, LABEL, NOTE = 14, 12, 10
"""Sizes of type in units: figures have three."""

LARGEST = 200_000_000  # pixels
SHRUNK, BROKEN = 0.75, 0.6
"""How small a title gets that is too long: in one line, and in two."""
_LEADING = 1.15  # from line to line, of the size of type
_OUTSIDE = 0.28  # how much is left of a picture outside the regions that are lit


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
    """How a figure is drawn: `cell` units is the height of a picture, `ratio` its width over its height,
    `scale` the pixels of a unit. Everything that is drawn is noted in `drawing`, if there is one.
    """

    cell: int = 128
    scale: int = 2
    dark: bool = False
    ratio: float = 1.0
    drawing: Drawing | None = field(default=None, compare=False)

    @property
    def inks(self) -> Inks:
        return _DARK if self.dark else _LIGHT

    @property
    def across(self) -> int:
        """The width of a picture in units."""
        return round(self.cell * self.ratio)

    @property
    def side(self) -> int:
        """Pixels of a picture's height."""
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
        self._drawing = look.drawing or Drawing()
        self._drawing.begin(width, height, self.inks.ground)

    @property
    def pixels(self) -> np.ndarray:
        """The drawing so far, uint8 [H, W, 3]."""
        return np.array(self._image)

    def picture(
        self, x: float, y: float, image: np.ndarray, faded: bool = False, look: Look | None = None
    ) -> None:
        """The middle of an RGB picture uint8 [H, W, 3], as large as a cell, or one of `look`; `faded`: not
        meant.
        """
        shown = np.ascontiguousarray(_fit(image, look or self.look))
        if faded:
            shown = blend(shown, self.inks.ground, 0.3)
        self.paste(x, y, shown)

    def paste(self, x: float, y: float, pixels: np.ndarray) -> None:
        """Pixels uint8 [h, w, 3] of the sheet, as they are."""
        height, width = (n / self.look.scale for n in pixels.shape[:2])
        self._image.paste(Image.fromarray(pixels), (self._px(x), self._px(y)))
        self._drawing.items.append(Picture(x, y, width, height, pixels))

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
        """A line of type; `anchor` as Pillow's. A text wider than `room` units is made smaller; about its
        middle it is broken into two lines; what is still too long is cut and ends in dots.
        """
        lines, size = self._fitted(words, size, room, breakable=anchor[1] == "m")
        font = ImageFont.load_default(size * self.look.scale)
        ink = colour or (self.inks.quiet if quiet else self.inks.text)
        for number, line in enumerate(lines):
            lower = y + _LEADING * size * (number - (len(lines) - 1) / 2)
            self._draw.text((self._px(x), self._px(lower)), line, fill=ink, font=font, anchor=anchor)
            width = font.getlength(line) / self.look.scale
            left = x - {"l": 0, "m": width / 2, "r": width}[anchor[0]]
            base = lower + (_middle(font) / self.look.scale if anchor[1] == "m" else 0)
            self._drawing.items.append(Line(left, base, width, line, size, ink))

    def upright(self, x: float, y: float, words: str, room: float, quiet: bool = False) -> None:
        """A label about (x, y) that reads from bottom to top, in `room` units; as `text` if too long."""
        lines, size = self._fitted(words, LABEL, room, breakable=True)
        font = ImageFont.load_default(size * self.look.scale)
        band = Image.new("RGB", (self._px(room), self._px(2 * LABEL)), self.inks.ground)
        ink = self.inks.quiet if quiet else self.inks.text
        for number, line in enumerate(lines):
            lower = _LEADING * size * (number - (len(lines) - 1) / 2)
            middle = band.width / 2, band.height / 2 + self._px(lower)
            ImageDraw.Draw(band).text(middle, line, fill=ink, font=font, anchor="mm")
            width = font.getlength(line) / self.look.scale
            base = x + lower + _middle(font) / self.look.scale
            self._drawing.items.append(Line(base, y + width / 2, width, line, size, ink, upright=True))
        turned = band.transpose(Image.Transpose.ROTATE_90)
        self._image.paste(turned, (self._px(x) - turned.width // 2, self._px(y) - turned.height // 2))

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        left, top, right, bottom = (self._px(n) for n in (x, y, x + width, y + height))
        self._draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)
        self._drawing.items.append(Box(x, y, width, height, colour))

    def frame(self, x: float, y: float, colour: Colour) -> None:
        """A line of one and a half units round the cell at (x, y), outside it."""
        line = max(1, self._px(1.5))
        left, top = self._px(x), self._px(y)
        right, bottom = left + self.look.across * self.look.scale, top + self.look.side
        box = left - line, top - line, right + line - 1, bottom + line - 1
        self._draw.rectangle(box, outline=colour, width=line)
        wide = line / self.look.scale
        size = self.look.across + 2 * wide, self.look.cell + 2 * wide
        self._drawing.items.append(Box(x - wide, y - wide, *size, colour, wide))

    def _fitted(
        self, words: str, size: float, room: float | None, breakable: bool
    ) -> tuple[list[str], float]:
        """The lines in which words fit into `room` units, and their size of type."""
        if room is None or self._length(words, size) <= room:
            return [words], size
        if (smaller := size * room / self._length(words, size)) >= SHRUNK * size:
            return [words], _step(smaller)
        if breakable and (parts := _halves(words)):
            longest = max(self._length(part, size) for part in parts)
            if longest * BROKEN <= room:
                return parts, _step(size * min(SHRUNK, room / longest))
        size = _step(SHRUNK * size)
        while words and self._length(words + "...", size) > room:
            words = words[:-1]
        return [words.rstrip(" ,") + "..."], size

    def _length(self, words: str, size: float) -> float:
        """In units."""
        return float(ImageFont.load_default(size * self.look.scale).getlength(words)) / self.look.scale

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
    picture = np.ascontiguousarray(_fit(image, look))
    if mask.all() or not mask.any():
        return picture
    inside = _middle_part(mask.astype(np.float32), look.ratio)
    soft = cv2.resize(inside, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    share = _OUTSIDE + (1 - _OUTSIDE) * cv2.GaussianBlur(soft, (0, 0), 0.6 * look.scale)
    shown = blend(picture, look.inks.ground, share[..., None])
    smooth = (cv2.GaussianBlur(soft, (0, 0), 0.8 * look.scale) > 0.5).astype(np.uint8)
    outlines, _ = cv2.findContours(smooth, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    return cv2.drawContours(shown, outlines, -1, ink or look.inks.b, look.scale, cv2.LINE_AA)


def _fit(image: np.ndarray, look: Look) -> np.ndarray:
    """The middle of a picture uint8 [H, W, 3] in the proportions of a cell and at its size."""
    if look.ratio == 1:
        return fit_image(image, look.side)
    part = _middle_part(image, look.ratio)
    size = look.across * look.scale, look.side
    method = cv2.INTER_AREA if part.shape[0] > size[1] else cv2.INTER_LANCZOS4
    return part if part.shape[1::-1] == size else cv2.resize(part, size, interpolation=method)


def _middle_part(array: np.ndarray, ratio: float) -> np.ndarray:
    """The largest centred part of an array [H, W, ...] whose width is `ratio` times its height."""
    height, width = array.shape[:2]
    high, wide = min(height, round(width / ratio)), min(width, round(height * ratio))
    top, left = (height - high) // 2, (width - wide) // 2
    return np.ascontiguousarray(array[top : top + high, left : left + wide])


def _middle(font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> float:
    """How far below the middle of a line its base line is, in pixels."""
    assert isinstance(font, ImageFont.FreeTypeFont)
    ascent, descent = font.getmetrics()
    return (ascent - descent) / 2


def _step(size: float) -> float:
    """A size of type in whole quarters, rounded down: fonts of neighbouring titles are alike."""
    return int(4 * size) / 4


def _halves(words: str) -> list[str]:
    """Words in two lines as equal as possible, broken at a space, or after a dash, stroke or underscore."""
    places = [k + 1 for k, letter in enumerate(words[:-1]) if letter in " -/_"]
    if not places:
        return []
    place = min(places, key=lambda k: abs(len(words) - 2 * k))
    return [words[:place].rstrip(), words[place:].lstrip()]
