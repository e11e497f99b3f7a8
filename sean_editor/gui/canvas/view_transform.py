"""The place of a picture in a view: zoom and pan as plain numbers, mapped both ways (no Qt)."""

from __future__ import annotations

from dataclasses import dataclass, replace

Point = tuple[float, float]

MIN_ZOOM = 1 / 16
MAX_ZOOM = 64.0
FIT_MARGIN = 16.0


@dataclass(frozen=True)
class ViewTransform:
    """`content` is the size (width, height) of the label map, `viewport` the widget's in logical pixels.

    `zoom` is logical pixels a label pixel, `centre` the label-map coordinate amid the viewport: two views of
    different sizes that share zoom and centre show the same place.
    """

    content: Point
    viewport: Point
    zoom: float = 1.0
    centre: Point = (0.0, 0.0)

    @property
    def origin(self) -> Point:
        """View coordinates of the content's top-left corner."""
        return self.to_view(0.0, 0.0)

    def to_view(self, x: float, y: float) -> Point:
        """Label-map coordinates to view coordinates."""
        return (
            (x - self.centre[0]) * self.zoom + self.viewport[0] / 2,
            (y - self.centre[1]) * self.zoom + self.viewport[1] / 2,
        )

    def to_content(self, x: float, y: float) -> Point:
        """View coordinates to label-map coordinates; the pixel (i, j) covers [i, i+1) x [j, j+1)."""
        return (
            (x - self.viewport[0] / 2) / self.zoom + self.centre[0],
            (y - self.viewport[1] / 2) / self.zoom + self.centre[1],
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether the view coordinate lies on the picture."""
        u, v = self.to_content(x, y)
        return 0 <= u < self.content[0] and 0 <= v < self.content[1]

    def panned(self, dx: float, dy: float) -> ViewTransform:
        """The picture moved by (dx, dy) view pixels."""
        centre = (self.centre[0] - dx / self.zoom, self.centre[1] - dy / self.zoom)
        return replace(self, centre=centre).clamped()

    def zoomed_at(self, x: float, y: float, factor: float) -> ViewTransform:
        """Zoomed by `factor` about a view coordinate; what lies there stays, unless the clamp forbids."""
        zoom = min(max(self.zoom * factor, MIN_ZOOM), MAX_ZOOM)
        u, v = self.to_content(x, y)
        centre = (u - (x - self.viewport[0] / 2) / zoom, v - (y - self.viewport[1] / 2) / zoom)
        return replace(self, zoom=zoom, centre=centre).clamped()

    def clamped(self) -> ViewTransform:
        """The centre held on the picture, so that it can never be lost out of sight."""
        width, height = self.content
        centre = (min(max(self.centre[0], 0.0), width), min(max(self.centre[1], 0.0), height))
        return replace(self, centre=centre)

    def fitted(self) -> ViewTransform:
        """The whole picture, centred, as large as a small margin allows."""
        return replace(
            self,
            zoom=fit_zoom(self.content, self.viewport),
            centre=(self.content[0] / 2, self.content[1] / 2),
        )


def fit_zoom(content: Point, viewport: Point) -> float:
    """The largest zoom at which all of `content` shows in `viewport` with a margin."""
    across = [
        max(view - 2 * FIT_MARGIN, 1.0) / size
        for size, view in zip(content, viewport, strict=True)
        if size > 0
    ]
    return min(max(min(across, default=1.0), MIN_ZOOM), MAX_ZOOM)
