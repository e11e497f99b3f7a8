"""A picture of the open portrait while its outline is dragged: at every move of the hand."""

from __future__ import annotations

import numpy as np

from sean_editor.document.pulled import pulled_picture
from sean_editor.document.pulling import common
from sean_editor.document.retouch import Pull

Pulls = tuple[Pull, ...]


class DraggedPicture:
    """The last picture is kept, and in passing the next is made of it: so a drag takes no longer after many
    others. What is not in passing is sampled once, from the picture itself.
    """

    def __init__(self) -> None:
        self._source: np.ndarray | None = None
        self._exact: tuple[Pulls, np.ndarray] | None = None
        self._last: tuple[Pulls, np.ndarray] | None = None

    def at(self, picture: np.ndarray, pulls: Pulls, passing: bool) -> np.ndarray:
        """`picture` uint8 [P, P, 3] with these pulls; the same array if there are none."""
        if not pulls:
            return picture
        if self._source is not picture:
            self._source, self._exact, self._last = picture, ((), picture), None
        assert self._exact is not None
        for kept in (self._exact, self._last):
            if kept is not None and kept[0] == pulls and (kept is self._exact or passing):
                return kept[1]
        before, start = self._exact
        if passing and common(before, pulls) == len(before):
            self._last = pulls, pulled_picture(start, pulls[len(before) :])
            return self._last[1]
        self._exact = pulls, pulled_picture(picture, pulls)
        return self._exact[1]
