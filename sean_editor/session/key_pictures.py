"""Pictures of a slider's way: exact ones at a few places, and between two of them what lies between.

What the network paints changes smoothly with a style: a blend of two exact pictures whose shares are near is
one level of 255 off at most, on average, and takes no time (decision 42).
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right

import cv2
import numpy as np

from sean_editor.document.slide import Slide
from sean_editor.session.present import Present
from sean_editor.session.textures import TextureJob

APART = 1 / 8
"""The most that two pictures may differ in share to be blended."""

_ROUNDING = 1e-9


class KeyPictures:
    """Those of one slider, while nothing but its share changes. Several threads may use it.

    Whoever makes pictures asks where the next one is to be. That is never between two that are near, so there
    are 17 at most: three megabytes.
    """

    def __init__(self, present: Present, slide: Slide) -> None:
        self._present, self._slide = present, slide
        self._pictures: dict[float, np.ndarray] = {}  # by share: uint8 [H, W, 3]
        self._lock = threading.Lock()
        self.held = True
        """Whether the slider is still in somebody's hand."""

    def styles(self, share: float) -> np.ndarray:
        """The styles with the slider at `share`, float32 [S, 512] or [6, S, 512]."""
        present = self._present
        return present.with_styles(self._slide.moved(present.edit.styles, share)).styles()

    def are_of(self, job: TextureJob, share: float) -> bool:
        """Whether `job` is what these pictures show with the slider at `share`."""
        edit, now = self._present.edit, job.edit
        same = np.array_equal(now.labels, edit.labels) and job.own.fit is self._present.fit
        return same and np.array_equal(job.styles, self.styles(share))

    def add(self, share: float, picture: np.ndarray) -> None:
        """Take the exact picture of a share, uint8 [H, W, 3]."""
        with self._lock:
            self._pictures[share] = picture

    def picture(self, share: float) -> np.ndarray | None:
        """The picture of a share: an exact one or a blend; None if there are none that are near enough."""
        with self._lock:
            below, above = self._around(share)
            if below is None or above is None or not _near(below, above):
                return None
            if below == above:
                return self._pictures[below]
            weight = (share - below) / (above - below)
            return cv2.addWeighted(self._pictures[below], 1 - weight, self._pictures[above], weight, 0)

    def has(self, share: float) -> bool:
        """Whether the picture of a share is an exact one."""
        with self._lock:
            return share in self._pictures

    def next_share(self, share: float, towards: int) -> float | None:
        """Where the next exact picture is to be made for a slider at `share` that moves `towards` 1 or -1.

        One that makes up, with the last one it passed, the picture of `share`; or the one that it will need
        soon. None if there is none to make.
        """
        with self._lock:
            below, above = self._around(share)
            last, first = (below, above) if towards > 0 else (above, below)
            if last is not None and first is not None and _near(last, first):
                beyond = _step(first, towards)
                return None if beyond == first or self._is_near_another(first, towards) else beyond
            if last is not None and last != share and _near(last, share):
                return _step(last, towards)
            return share

    def _around(self, share: float) -> tuple[float | None, float | None]:
        """The nearest shares with a picture on either side; `share` itself if it has one."""
        shares = sorted(self._pictures)
        below, above = bisect_right(shares, share), bisect_left(shares, share)
        return shares[below - 1] if below else None, shares[above] if above < len(shares) else None

    def _is_near_another(self, share: float, towards: int) -> bool:
        return any((one - share) * towards > 0 and _near(one, share) for one in self._pictures)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= APART + _ROUNDING


def _step(share: float, towards: int) -> float:
    return min(max(share + towards * APART, 0.0), 1.0)
