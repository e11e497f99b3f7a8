"""One picture of a whole batch: each photo before and after, with its name."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sean_editor.batch.report import Outcome, Status
from sean_editor.errors import UserError
from sean_editor.export.image import write_image
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.decode import read_photo

FILE_NAME = "contact-sheet.jpg"
_GROUND, _TEXT = (24, 24, 27), (228, 228, 231)
_GAP, _LINE, _TYPE = 12, 30, 14  # pixels between pairs, for a name, of its type
_SIDES = ((24, 320), (96, 224), (400, 128))  # up to so many pairs: the longer side of a picture
_SMALLEST = 64
_MOST = 2000
"""Pairs on a sheet: more would be too small to be seen, or too many to be looked at."""

Pair = tuple[str, np.ndarray, np.ndarray]
"""A name, and RGB uint8 [H, W, 3] before and after."""


def write_contact_sheet(photos: Iterable[Path], outcomes: Iterable[Outcome], output: Path) -> Path | None:
    """Write contact-sheet.jpg into `output`: the photos that were edited, in their order. The first 2000.

    None, and nothing is written, if there are none. UserError if it cannot be written.
    """
    done = {one.photo: one for one in outcomes if one.status is Status.DONE}
    files = [path for path in photos if path.name in done][:_MOST]
    side = side_for(len(files))
    pairs = [pair for path in files if (pair := _read(path, output / done[path.name].output, side))]
    if not pairs:
        return None
    taken = {one.output.lower() for one in done.values()}
    target = output / (FILE_NAME if FILE_NAME not in taken else f"all-{FILE_NAME}")
    write_image(target, contact_sheet(pairs, side), quality=90)
    return target


def side_for(count: int) -> int:
    """Pixels of the longer side of a picture on a sheet of so many pairs."""
    return next((side for most, side in _SIDES if count <= most), _SMALLEST)


def contact_sheet(pairs: list[Pair], side: int) -> np.ndarray:
    """Pairs in rows, about as wide as high, uint8 [H, W, 3]. A picture is at most `side` pixels high and
    wide; names that do not fit are cut.
    """
    shown = [(name, _small(before, side), _small(after, side)) for name, before, after in pairs]
    side = max(max(picture.size) for _, *both in shown for picture in both)  # small ones stay small
    width = 2 * side + 2
    height = max(picture.height for _, *both in shown for picture in both) + _LINE
    columns = max(1, min(len(pairs), math.ceil((len(pairs) * height / width) ** 0.5)))
    rows = -(-len(pairs) // columns)
    size = columns * (width + _GAP) + _GAP, rows * (height + _GAP) + _GAP
    sheet = Image.new("RGB", size, _GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(_TYPE)
    for number, (name, *both) in enumerate(shown):
        left = _GAP + number % columns * (width + _GAP)
        top = _GAP + number // columns * (height + _GAP)
        for column, picture in enumerate(both):
            x = left + column * (side + 2) + (side - picture.width) // 2
            sheet.paste(picture, (x, top + (height - _LINE - picture.height) // 2))
        middle = left + width / 2, top + height - _LINE / 2
        draw.text(middle, _fitted(name, font, width), fill=_TEXT, font=font, anchor="mm")
    return np.array(sheet)


def _read(before: Path, after: Path, side: int) -> Pair | None:
    pictures = []
    for path in (before, after):
        try:
            photo = read_photo(path)
        except UserError:  # it was moved since
            return None
        pictures.append(to_srgb(np.array(_small(photo.pixels, side)), photo.icc_profile))
    return before.name, pictures[0], pictures[1]


def _small(pixels: np.ndarray, side: int) -> Image.Image:
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return picture


def _fitted(name: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, room: float) -> str:
    while font.getlength(name) > room and len(name) > 4:
        name = f"{name[: len(name) // 2 - 2]}…{name[len(name) // 2 + 2 :]}"
    return name
