"""Pictures and label maps as PNG bytes, exact to the bit, and back with their size checked first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from weakref import WeakKeyDictionary

import numpy as np
from PIL import Image

from models.translation import tr
from sean_editor.document.pixel_store import PixelStore
from sean_editor.project_file.limits import PictureLimit

CLOSE_UP = "close-up.jpg"
PAINTED = "painted.png"
PREVIEW = "preview.jpg"
PREVIEW_SIDE = 256
QUICK = 1
"""zlib's level: a photo of 100 million pixels takes seconds, not minutes. A flat one takes a 200th of its
pixels, which is not so little that it would be taken for a bomb (photo/memory.py).
"""


STORE = PixelStore()
"""Of what was encoded."""


class Encoded:
    """Bytes made once for what never changes: the editor keeps a copy of the open work every minute.

    They rest on the disk: those of ten thousand references would fill the memory.
    """

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[object, Callable[[], bytes]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def get(self, owner: object, make: Callable[[], bytes]) -> bytes:
        """The bytes of `owner`, a thing that is never altered; `make` is called for the first of it."""
        with self._lock:
            known = self._known.get(owner)
        if known is not None:
            with suppress(OSError):  # of a broken disk
                return known()
        made = make()
        self.put(owner, made)
        return made

    def put(self, owner: object, data: bytes) -> None:
        """Remember `data` as the bytes of `owner`, for as long as it lives."""
        with suppress(OSError):  # of a full disk: they are made again
            resting = STORE.keep(data)
            with self._lock:
                self._known[owner] = resting.read


def to_png(pixels: np.ndarray, level: int = 6) -> bytes:
    """RGB uint8 [H, W, 3] or labels uint8 [H, W] as a PNG, `level` 0 to 9 small."""
    stream = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "PNG", compress_level=level)
    return stream.getvalue()


def from_png(data: bytes, mode: str, limit: PictureLimit) -> np.ndarray:
    """The array that `to_png` encoded: [H, W, 3] for mode "RGB", [H, W] for "L". Otherwise ValueError."""
    with Image.open(BytesIO(data), formats=("PNG",)) as picture:
        if picture.mode != mode:
            raise ValueError(
                tr("a picture in it has mode {found}, not {mode}", found=picture.mode, mode=mode)
            )
        limit.take(*picture.size)
        return np.array(picture)


def to_jpeg(pixels: np.ndarray, side: int) -> bytes:
    """RGB uint8 [H, W, 3] as a JPEG whose longer side has at most `side` pixels."""
    stream = BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    picture.thumbnail((side, side), Image.Resampling.BOX)
    picture.save(stream, "JPEG", quality=90)
    return stream.getvalue()


def from_jpeg(data: bytes, limit: PictureLimit) -> np.ndarray:
    """The picture of a JPEG, RGB uint8 [H, W, 3]. An error of the decoder for anything else."""
    with Image.open(BytesIO(data), formats=("JPEG",)) as picture:
        limit.take(*picture.size)
        return np.array(picture.convert("RGB"))
