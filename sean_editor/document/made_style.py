"""A style that belongs to no portrait: the average of several, a random one, one that was kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True, eq=False)
class MadeStyle:
    """Style codes under a name, made of others. They mean something to one network alone.

    codes    float32 [S, 512], read-only; zeros where it gives no style.
    present  bool [S], read-only: the regions that it gives a style to.
    network  the SHA-256 of that network's weights file, in hex.
    picture  uint8 [P, P, 3], what it looks like; None: nobody has painted it yet.

    ValueError for codes of another shape or that are no finite numbers.
    """

    name: str
    codes: np.ndarray
    present: np.ndarray
    network: str
    picture: np.ndarray | None = None

    def __post_init__(self) -> None:
        codes, present = np.array(self.codes, np.float32), np.array(self.present, bool)
        if codes.ndim != 2 or present.shape != codes.shape[:1] or not np.isfinite(codes).all():
            raise ValueError(f"codes {codes.shape} and regions {present.shape} are no style")
        codes[~present] = 0
        for field, array in (("codes", codes), ("present", present)):
            array.setflags(write=False)
            object.__setattr__(self, field, array)

    @cached_property
    def id(self) -> str:
        """A hash of codes, regions and network, 32 hex digits: the same whatever its name."""
        content = hashlib.blake2b(digest_size=16, person=b"made style")
        content.update(repr((self.codes.shape, self.network)).encode())
        content.update(self.codes.tobytes())
        content.update(self.present.tobytes())
        return content.hexdigest()
