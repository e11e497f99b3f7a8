"""The one zoom and pan that both canvases share."""

from __future__ import annotations

from dataclasses import replace

from PyQt5.QtCore import QObject, QSize, pyqtSignal

from sean_editor.gui.canvas.view_transform import Point, ViewTransform, fit_zoom


class SharedView(QObject):
    """Zoom, centre and content size; every canvas registers its size and asks for its own ViewTransform.

    100 % is one logical pixel a label pixel. While `fitting`, the whole picture stays in view.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content: Point = (256.0, 256.0)
        self._viewports: dict[int, Point] = {}
        self._zoom = 1.0
        self._centre: Point = (128.0, 128.0)
        self._fitting = True

    @property
    def zoom(self) -> float:
        """Logical pixels a label pixel."""
        return self._zoom

    @property
    def percent(self) -> int:
        """The zoom as the status line shows it."""
        return round(self._zoom * 100)

    @property
    def fitting(self) -> bool:
        """Whether the view follows the canvas's size."""
        return self._fitting

    def set_content(self, width: int, height: int) -> None:
        """Show a picture of this size; a new size is fitted."""
        if self._content != (width, height):
            self._content = (float(width), float(height))
            self.fit()

    def set_viewport(self, owner: QObject, size: QSize) -> None:
        """A canvas reports its size, in logical pixels."""
        self._viewports[id(owner)] = (float(size.width()), float(size.height()))
        if self._fitting:
            self.fit()

    def forget_viewport(self, owner: QObject) -> None:
        """A hidden canvas no longer takes part in fitting."""
        self._viewports.pop(id(owner), None)
        if self._fitting and self._viewports:
            self.fit()

    def transform(self, size: QSize) -> ViewTransform:
        """The view as seen by a canvas of this size."""
        return ViewTransform(
            self._content, (float(size.width()), float(size.height())), self._zoom, self._centre
        )

    def adopt(self, transform: ViewTransform) -> None:
        """Take zoom and centre over from one canvas's transform (after a pan or a zoom there)."""
        self._set(transform.zoom, transform.centre, fitting=False)

    def fit(self) -> None:
        """Show the whole picture in every canvas."""
        zooms = [fit_zoom(self._content, viewport) for viewport in self._viewports.values()]
        self._set(min(zooms, default=1.0), (self._content[0] / 2, self._content[1] / 2), fitting=True)

    def actual_size(self) -> None:
        """Zoom to 100 % about the middle of the view."""
        self._set(1.0, self._centre, fitting=False)

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the view (keyboard and menu)."""
        here = replace(self.transform(QSize(0, 0)), viewport=(0.0, 0.0))
        self.adopt(here.zoomed_at(0.0, 0.0, factor))

    def _set(self, zoom: float, centre: Point, *, fitting: bool) -> None:
        if (zoom, centre, fitting) != (self._zoom, self._centre, self._fitting):
            self._zoom, self._centre, self._fitting = zoom, centre, fitting
            self.changed.emit()
