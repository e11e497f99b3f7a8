"""Files for the benchmark: a photo, and references that nobody has seen before."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.session.editor_session import EditorSession

SIDE, WIDTH, HEIGHT = 640, 1200, 900
"""Pixels of the face in the photo, and of the photo."""
_STEP, _STEPS = 8, 31
"""Pixels by which references are moved, and how often along a row."""


def write_photo(folder: Path) -> Path:
    """A photo of 1200 x 900 pixels with one face, without a label map."""
    photo = np.full((HEIGHT, WIDTH, 3), (90, 110, 130), np.uint8)
    face = cv2.resize(
        load_portrait(shipped_portraits()[1]).image, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC
    )
    top, left = (HEIGHT - SIDE) // 2, (WIDTH - SIDE) // 2
    photo[top : top + SIDE, left : left + SIDE] = face
    path = folder / "photo.png"
    Image.fromarray(photo).save(path)
    return path


def write_references(folder: Path, session: EditorSession, count: int) -> None:
    """`count` pictures with label maps: the shipped portraits, moved by some pixels, each time by others.
    Their codes are known to the style bank, for it is not encoding that is measured.
    """
    folder.mkdir(parents=True)
    known, bank = session.references, session.engine.bank
    first = len(shipped_portraits())
    for number in range(len(known), len(known) + count):
        portrait, round_ = known[number % first].portrait, number // first
        by = _STEP * (round_ // _STEPS), _STEP * (round_ % _STEPS)
        codes = bank.find(portrait.image, portrait.labels)
        image, labels = (np.roll(array, by, (0, 1)) for array in (portrait.image, portrait.labels))
        if codes is not None:
            bank.keep(image, labels, codes)
        Image.fromarray(image).save(folder / f"{number:05}.png", compress_level=1)
        Image.fromarray(labels).save(folder / f"{number:05}.labels.png", compress_level=1)
