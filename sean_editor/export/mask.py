"""The layout as an indexed PNG: the pixel values are the region ids, the palette shows them in colour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import write_atomically
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.errors import UserError


def write_labels(
    path: Path | str, labels: np.ndarray, regions: RegionSet = CELEBAMASK_HQ, palette: str = "celebamask"
) -> None:
    """Write a label map uint8 [H, W] as an indexed PNG with the named palette of `regions`.

    UserError if `path` does not end in .png or cannot be written to; an older file then stays as it was.
    """
    if Path(path).suffix.lower() != ".png":
        raise UserError(
            tr("{file} is not a PNG file. A label map is saved as PNG: end the name in .png.", file=path)
        )
    if labels.dtype != np.uint8 or labels.ndim != 2:
        raise ValueError(f"a label map is uint8 [H, W], not {labels.dtype} {list(labels.shape)}")
    picture = Image.fromarray(np.ascontiguousarray(labels))
    picture.putpalette(regions.palette(palette).tobytes())  # turns the grey picture into an indexed one
    write_atomically(path, lambda file: picture.save(file, "PNG", optimize=True))
