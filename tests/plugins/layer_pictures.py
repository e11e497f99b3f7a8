"""Pictures of layers in the forms that the other programs know, with shipped portraits on them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from sean_editor.photo.deep_png import deep_png
from sean_editor.photo.portraits import load_portrait, shipped_portraits

SIZE = 256


def write_pictures(folder: Path) -> None:
    """face, deep, grey, indexed, clear (its left part is transparent), pair (two faces) and blank, as PNG."""
    first, second = (load_portrait(path).image for path in shipped_portraits()[:2])
    face = Image.fromarray(first)
    face.save(folder / "face.png")
    fine = np.random.default_rng(5).integers(0, 256, first.shape)
    (folder / "deep.png").write_bytes(deep_png((first.astype(np.uint16) * 256 + fine).astype(np.uint16)))
    face.convert("L").save(folder / "grey.png")
    face.quantize(128).save(folder / "indexed.png")
    alpha = np.full((SIZE, SIZE), 255, np.uint8)
    alpha[:, :40] = 0
    Image.fromarray(np.dstack([first, alpha])).save(folder / "clear.png")
    Image.fromarray(np.hstack([first, second])).save(folder / "pair.png")
    Image.new("RGB", (SIZE, SIZE), (90, 120, 140)).save(folder / "blank.png")
