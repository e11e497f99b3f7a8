"""The result as a PNG, JPEG, WebP or TIFF file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import Cancelled, never, write_atomically
from sean_editor.export.formats import QUALITY, format_of, save_options


def write_image(
    path: Path | str, image: np.ndarray, quality: int = QUALITY, cancelled: Cancelled = never
) -> None:
    """Write an RGB picture uint8 [H, W, 3] in the format of the suffix; `quality` (1..100): JPEG, WebP.

    UserError for another suffix or a place that cannot be written to; an older file then stays as it was.
    CancelledError (of concurrent.futures) soon after `cancelled()` is true.
    """
    kind = format_of(path)
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3:
        raise ValueError(f"a picture is uint8 [H, W, 3], not {image.dtype} {list(image.shape)}")
    picture = Image.fromarray(np.ascontiguousarray(image))
    write_atomically(path, lambda file: picture.save(file, kind, **save_options(kind, quality)), cancelled)
