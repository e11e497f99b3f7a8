"""A small portrait for the tests of this folder."""

from __future__ import annotations

import numpy as np

from sean_editor.document import Document, Portrait

SKIN, L_EYE, R_EYE, L_BROW, R_BROW, HAIR, HAT = 1, 4, 5, 6, 7, 13, 14


def small_portrait() -> Portrait:
    """64 x 32 pixels: background, a face of skin with hair above and two eyes that mirror each other."""
    labels = np.zeros((32, 64), np.uint8)
    labels[4:10, 16:48] = 13
    labels[10:30, 16:48] = 1
    labels[14:17, 22:26] = 5
    labels[14:17, 38:42] = 4
    return Portrait("anna", np.full((32, 64, 3), 128, np.uint8), labels)


def labels_of(document: Document) -> np.ndarray:
    """A copy of the layout as it is now, uint8 [H, W]."""
    return document.labels.copy()
