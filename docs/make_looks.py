"""Make the looks that come with the program, and the sheets that show them.

    PYTHONPATH=. python docs/make_looks.py                   # resources/looks/*.seanlook
    PYTHONPATH=. python docs/make_looks.py --sheet resources/figures/looks.webp

The looks hold style codes, which belong to one network: run it again when the shipped one changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sean_editor.checkpoints import DEFAULT_CHECKPOINT
from sean_editor.document.look import Look
from sean_editor.document.portrait import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.locations import shipped
from sean_editor.photo.by_name import portrait_by_name
from sean_editor.project_file import save_look
from sean_editor.session.looks import apply_look, shipped_looks, with_preview
from sean_editor.session.looks.library import look_key
from sean_editor.session.looks.recipes import RECIPES

FACES = ("elin", "hugo", "mei", "omar", "priya", "amara")
"""Light, medium and dark skin; straight, short and curly hair; young and old."""
CELL, NAME, GAP = 120, 108, 4


def make(names: Sequence[str]) -> None:
    """Write the looks whose keys are named, or all."""
    engine, folder = Engine(DEFAULT_CHECKPOINT), shipped("resources") / "looks"
    folder.mkdir(exist_ok=True)
    for number, recipe in enumerate(RECIPES, 1):
        key = look_key(recipe.name)
        if names and key not in names:
            continue
        look = with_preview(engine, recipe.make(engine), portrait_by_name(recipe.model))
        path = folder / f"{number:02}-{key}.seanlook"
        save_look(path, look)
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} KB", flush=True)


def sheet(path: Path, faces: Sequence[str], names: Sequence[str]) -> None:
    """A row for each look, a column for each face, the faces as they are above."""
    engine, portraits = Engine(DEFAULT_CHECKPOINT), [portrait_by_name(face) for face in faces]
    looks = [look for look in shipped_looks() if not names or look_key(look.name) in names]
    size = NAME + len(portraits) * (CELL + GAP), (1 + len(looks)) * (CELL + GAP)
    drawing = Image.new("RGB", size, (24, 24, 27))
    draw, font = ImageDraw.Draw(drawing), ImageFont.load_default(12)
    for row, look in enumerate((None, *looks)):
        middle = row * (CELL + GAP) + CELL / 2
        draw.text((8, middle), look.name if look else "", fill=(228, 228, 231), font=font, anchor="lm")
        for column, portrait in enumerate(portraits):
            pixels = portrait.image if look is None else shown(engine, portrait, look)
            picture = Image.fromarray(pixels).resize((CELL, CELL), Image.Resampling.LANCZOS)
            drawing.paste(picture, (NAME + column * (CELL + GAP), row * (CELL + GAP)))
        print(f"{row} of {len(looks)}", file=sys.stderr, flush=True)
    drawing.save(path, quality=72, method=6)


def shown(engine: Engine, portrait: Portrait, look: Look) -> np.ndarray:
    """The look on a portrait; the portrait where nothing of it applies."""
    try:
        return apply_look(engine, portrait, look, size=256)
    except UserError:
        return portrait.image


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="the looks, as copper-hair (default: all)")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="draw the sheet of the looks as they are")
    parser.add_argument("--faces", nargs="+", default=FACES, help="the portraits on the sheet")
    args = parser.parse_args()
    if args.sheet is not None:
        sheet(args.sheet, args.faces, args.names)
    else:
        make(args.names)
