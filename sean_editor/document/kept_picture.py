"""A picture kept as a JPEG: of a state that is past, to be seen again."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

QUALITY = 92
LARGEST = 4096  # pixels of a side


class KeptPicture:
    """An RGB picture in about a tenth of its pixels' memory. `data` is the JPEG."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @classmethod
    def of(cls, pixels: np.ndarray) -> KeptPicture:
        """Keep uint8 [H, W, 3]."""
        stream = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "JPEG", quality=QUALITY, subsampling=0)
        return cls(stream.getvalue())

    @classmethod
    def from_bytes(cls, data: bytes) -> KeptPicture:
        """The picture that `data` came from. ValueError unless it begins as an RGB JPEG of up to 4096 pixels
        a side; it is decoded when it is looked at.
        """
        try:
            with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
                fits = max(picture.size) <= LARGEST and picture.mode == "RGB"
        except Exception as error:  # damaged data may raise anything
            raise ValueError("a kept picture cannot be decoded") from error
        if not fits:
            raise ValueError("a kept picture is RGB, of up to 4096 pixels a side")
        return cls(data)

    def pixels(self, at_least: int | None = None) -> np.ndarray:
        """uint8 [H, W, 3]; with `at_least` perhaps smaller, but no side shorter than that. Where the data is
        damaged further on, as much as can be decoded, or grey.
        """
        with Image.open(io.BytesIO(self.data), formats=("JPEG",)) as picture:
            if at_least is not None:
                picture.draft("RGB", (at_least, at_least))
            try:
                return np.array(picture.convert("RGB"))
            except (OSError, SyntaxError, ValueError):
                return np.full((picture.height, picture.width, 3), 128, np.uint8)
