"""The place of a photo in a view that zooms, pans and turns it by quarter turns (no Qt)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sean_editor.gui.canvas.view_transform import FIT_MARGIN, Point, ViewTransform

LONGEST_CONTENT = 4096  # view units: the zoom limits of ViewTransform are made for pictures up to this size


@dataclass(frozen=True)
class PhotoTransform:
    """`size` is the photo's (width, height), `turns` how many quarter turns clockwise it is shown with.

    Points are float64 [N, 2], (x, y) with (0, 0) at the photo's top-left corner, in pixels of the photo as it
    is; view coordinates are logical pixels of the widget.
    """

    size: tuple[int, int]
    view: ViewTransform
    turns: int = 0

    @classmethod
    def fitted(cls, size: tuple[int, int], viewport: Point, turns: int = 0) -> PhotoTransform:
        """The whole photo in view."""
        width, height = size if turns % 2 == 0 else size[::-1]
        shrink = min(1.0, LONGEST_CONTENT / max(size))
        return cls(size, ViewTransform((width * shrink, height * shrink), viewport).fitted(), turns % 4)

    @property
    def turned_size(self) -> tuple[int, int]:
        """(width, height) of the photo as it is shown, in its pixels."""
        return self.size if self.turns % 2 == 0 else self.size[::-1]

    @property
    def scale(self) -> float:
        """Logical pixels of the view a pixel of the photo."""
        return self.view.zoom * self._shrink

    @property
    def _shrink(self) -> float:
        return self.view.content[0] / self.turned_size[0]

    def to_view(self, points: np.ndarray) -> np.ndarray:
        """Photo points in view coordinates."""
        u, v = self._turned(np.asarray(points, np.float64)).T * self._shrink
        return np.stack(self.view.to_view(u, v), -1)

    def to_photo(self, points: np.ndarray) -> np.ndarray:
        """View coordinates as photo points."""
        x, y = np.asarray(points, np.float64).T
        return self._turned_back(np.stack(self.view.to_content(x, y), -1) / self._shrink)

    def turned(self) -> PhotoTransform:
        """A quarter turn clockwise more, fitted."""
        return PhotoTransform.fitted(self.size, self.view.viewport, self.turns + 1)

    def resized(self, viewport: Point) -> PhotoTransform:
        """The same place in a view of another size."""
        return replace(self, view=replace(self.view, viewport=viewport))

    def looking_at(self, points: np.ndarray, share: float = 0.7) -> PhotoTransform:
        """Zoomed in until the box about `points` fills `share` of the view; never further out than fitted."""
        turned = self._turned(np.asarray(points, np.float64)) * self._shrink
        low, high = turned.min(0), turned.max(0)
        room = np.maximum(np.array(self.view.viewport) - 2 * FIT_MARGIN, 1) * share
        fit = self.view.fitted()
        zoom = max(fit.zoom, float((room / np.maximum(high - low, 1e-6)).min()))
        x, y = (low + high) / 2
        here = replace(self.view, zoom=zoom, centre=(float(x), float(y))).clamped()
        return self if zoom <= fit.zoom else replace(self, view=here)

    def _turned(self, points: np.ndarray) -> np.ndarray:
        (x, y), (width, height) = points.T, self.size
        return np.stack(((x, y), (height - y, x), (width - x, height - y), (y, width - x))[self.turns], -1)

    def _turned_back(self, points: np.ndarray) -> np.ndarray:
        (u, v), (width, height) = points.T, self.size
        return np.stack(((u, v), (v, height - u), (width - u, height - v), (width - v, u))[self.turns], -1)
