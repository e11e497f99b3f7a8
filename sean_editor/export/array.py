"""The float image as a NumPy file, for those who want the network's own numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.atomic_write import write_atomically
from models.translation import tr
from sean_editor.errors import UserError


def write_array(path: Path | str, image: np.ndarray) -> None:
    """Write a float image [3, H, W] in [-1, 1] as float32 .npy; UserError for another suffix or place."""
    if Path(path).suffix.lower() != ".npy":
        raise UserError(tr("{file} is not a NumPy file. End the name in .npy.", file=path))
    if image.ndim != 3 or image.shape[0] != 3:
        raise ValueError(f"a float image is [3, H, W], not {list(image.shape)}")
    write_atomically(path, lambda file: np.save(file, np.asarray(image, np.float32), allow_pickle=False))
