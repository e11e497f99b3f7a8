"""The result as a PNG, JPEG or WebP file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from sean_editor.errors import UserError
from sean_editor.export.files import write_atomically

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
SUFFIXES = tuple(_FORMATS)


def write_image(path: Path | str, image: np.ndarray, quality: int = 95) -> None:
    """Write an RGB picture uint8 [H, W, 3] in the format of the suffix; `quality` (1..100): JPEG, WebP.

    UserError for another suffix or a place that cannot be written to; an older file then stays as it was.
    """
    kind = _FORMATS.get(Path(path).suffix.lower())
    if kind is None:
        raise UserError(
            f"{path} has no picture format that can be written. End the name in {', '.join(SUFFIXES)}."
        )
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3:
        raise ValueError(f"a picture is uint8 [H, W, 3], not {image.dtype} {list(image.shape)}")
    picture = Image.fromarray(np.ascontiguousarray(image))
    options: dict[str, Any] = {} if kind == "PNG" else {"quality": quality}
    if kind == "JPEG":
        options["subsampling"] = 0  # lips and eyes are small; halved colour would smear them
    write_atomically(path, lambda file: picture.save(file, kind, **options))
