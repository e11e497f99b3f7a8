"""The sheet of edits that was looked at when the shipped weights were chosen is what they still paint.

Where this fails on purpose, because weights or renderer are new, look at what
`python main.py figure edits --scale 1 -o resources/figures/edits.webp` draws before you keep it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sean_editor.engine.engine import Engine
from sean_editor.figures import Look, edits
from sean_editor.photo import load_portrait, read_image, shipped_portraits

KEPT = Path(__file__).parents[2] / "resources" / "figures" / "edits.webp"
BLOCK = 8


def blocks(sheet: np.ndarray) -> np.ndarray:
    """Mean colours of squares of 8 x 8 pixels, which compression leaves alone: [h, w, 3]."""
    h, w = (side // BLOCK * BLOCK for side in sheet.shape[:2])
    tiles = sheet[:h, :w].astype(np.float32).reshape(h // BLOCK, BLOCK, w // BLOCK, BLOCK, 3)
    return tiles.mean((1, 3))


@pytest.mark.slow
def test_the_edits_look_as_they_did_when_they_were_looked_at(tmp_path: Path) -> None:
    engine = Engine(device="cpu", cache_dir=tmp_path)
    portraits = [load_portrait(path) for path in shipped_portraits()]
    drawn, kept = edits(engine, portraits, portraits, look=Look(scale=1)), read_image(KEPT)
    assert drawn.shape == kept.shape
    off = np.abs(blocks(drawn) - blocks(kept))
    assert off.mean() < 1 and off.max() < 24, "levels of 255"
