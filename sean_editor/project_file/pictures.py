"""Pictures and label maps as PNG bytes, exact to the bit, and back with their size checked first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from weakref import WeakKeyDictionary

import numpy as np
from PIL import Image

from models.translation import tr

CLOSE_UP = "close-up.jpg"
PREVIEW = "preview.jpg"
PREVIEW_SIDE = 256
MAX_SIDE = 4096
MAX_PIXELS = 64_000_000
QUICK = 1  # zlib's level: a photo of 100 million pixels takes seconds, not minutes


class Encoded:
    """Bytes made once for what never changes: the editor keeps a copy of the open work every minute."""

    def __init__(self) -> None:
        self._bytes: WeakKeyDictionary[object, bytes] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def get(self, owner: object, make: Callable[[], bytes]) -> bytes:
        """The bytes of `owner`, a thing that is never altered; `make` is called for the first of it."""
        with self._lock:
            known = self._bytes.get(owner)
        if known is None:
            known = make()
            self.put(owner, known)
        return known

    def put(self, owner: object, data: bytes) -> None:
        """Remember `data` as the bytes of `owner`, for as long as it lives."""
        with self._lock:
            self._bytes[owner] = data


class PixelBudget:
    """How many pixels one project may still unpack: many small bombs are as bad as a large one."""

    def __init__(self, pixels: int = MAX_PIXELS) -> None:
        self._left = pixels

    def take(self, picture: Image.Image) -> None:
        """Count `picture`, of which only the header has been read. ValueError if that is too much."""
        width, height = picture.size
        self._left -= width * height
        if max(width, height) > MAX_SIDE or self._left < 0:
            raise ValueError(
                tr("a picture in it is too large ({width} x {height} pixels)", width=width, height=height)
            )


def to_png(pixels: np.ndarray, level: int = 6) -> bytes:
    """RGB uint8 [H, W, 3] or labels uint8 [H, W] as a PNG, `level` 0 to 9 small."""
    stream = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "PNG", compress_level=level)
    return stream.getvalue()


def from_png(data: bytes, mode: str, budget: PixelBudget) -> np.ndarray:
    """The array that `to_png` encoded: [H, W, 3] for mode "RGB", [H, W] for "L". Otherwise ValueError."""
    with Image.open(BytesIO(data), formats=("PNG",)) as picture:
        if picture.mode != mode:
            raise ValueError(
                tr("a picture in it has mode {found}, not {mode}", found=picture.mode, mode=mode)
            )
        budget.take(picture)
        return np.array(picture)


def to_jpeg(pixels: np.ndarray, side: int) -> bytes:
    """RGB uint8 [H, W, 3] as a JPEG whose longer side has at most `side` pixels."""
    stream = BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    picture.thumbnail((side, side), Image.Resampling.BOX)
    picture.save(stream, "JPEG", quality=90)
    return stream.getvalue()
