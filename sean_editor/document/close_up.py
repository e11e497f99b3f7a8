"""The face of a photo at the photo's own resolution, small enough to keep for every reference."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable

import numpy as np
from PIL import Image

from sean_editor.document.pixel_store import PixelStore

QUALITY = 95
LARGEST = 1024
"""Pixels of a close-up's side at most."""


class CloseUp:
    """An aligned square of a photo, kept as a JPEG: about a tenth of its pixels. Several threads may use it.

    `cut` makes the square, sRGB uint8 [side, side, 3], when it is first needed; what `cut` holds on to, such
    as the whole photo, is let go then.
    """

    def __init__(self, side: int, cut: Callable[[], np.ndarray]) -> None:
        self.side = side
        """Pixels of the square's side."""
        self._cut: Callable[[], np.ndarray] | None = cut
        self._data: Callable[[], bytes] = bytes
        self._lock = threading.Lock()

    @classmethod
    def from_bytes(cls, data: bytes, trusted: bool = False) -> CloseUp:
        """The close-up that `data` came from. ValueError if it is not a square JPEG of up to 1024 pixels.

        `trusted`: it is known to be whole, and is not decoded now.
        """
        try:
            with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
                side = picture.width
                fits = side == picture.height <= LARGEST and picture.mode == "RGB"
                if fits and not trusted:  # a bomb would be unpacked here
                    picture.load()
        except Exception as error:  # damaged data may raise anything
            raise ValueError("a close-up cannot be decoded") from error
        if not fits:
            raise ValueError("a close-up is a square RGB picture of up to 1024 pixels")
        made = cls(side, lambda: np.zeros((side, side, 3), np.uint8))
        made._cut, made._data = None, lambda: data
        return made

    @property
    def data(self) -> bytes:
        """The JPEG. The first call cuts the square out."""
        with self._lock:
            if self._cut is not None:
                made, self._cut = _to_jpeg(self._cut()), None
                self._data = lambda: made
            return self._data()

    def rest(self, store: PixelStore) -> None:
        """Keep the JPEG in `store`, not in memory. OSError of a full disk."""
        content = store.keep(self.data)
        with self._lock:
            self._data = content.read

    @property
    def pixels(self) -> np.ndarray:
        """The square, sRGB uint8 [P, P, 3], decoded."""
        with Image.open(io.BytesIO(self.data)) as picture:
            return np.array(picture)


def _to_jpeg(pixels: np.ndarray) -> bytes:
    """RGB uint8 [P, P, 3] as a JPEG with colours at full resolution: strands are coloured too."""
    stream = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "JPEG", quality=QUALITY, subsampling=0)
    return stream.getvalue()
