"""The state of painting: the tool, its size, the region, and whether both sides are painted."""

from __future__ import annotations

from PyQt5.QtCore import QObject, pyqtSignal

TOOL_NAMES = ("brush", "eraser", "fill", "rectangle", "lasso", "transform", "outline", "pick", "pan")
MIN_SIZE, MAX_SIZE = 1, 200
LEAST_SPOT, USUAL_SPOT, MOST_SPOT = 4, 24, 100
"""The diameter of the blemish brush, in thousandths of the portrait's side."""
OUTLINE_SIZE = 64
"""The diameter, in label-map pixels, with which points of the face have their own reach."""


class ToolState(QObject):
    """Shared by toolbar, region panel, actions and canvas. Sizes are diameters in label-map pixels."""

    tool_changed = pyqtSignal(str)
    size_changed = pyqtSignal(int)
    region_changed = pyqtSignal(int)
    mirror_changed = pyqtSignal(bool)
    warp_changed = pyqtSignal(bool)
    spotting_changed = pyqtSignal(bool)
    spot_size_changed = pyqtSignal(int)
    outline_changed = pyqtSignal()  # the marks of the outline tool are others

    def __init__(self, regions: int = 19, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._regions = regions
        self._tool = "brush"
        self._brush, self._outline = 16, OUTLINE_SIZE
        self._region, self._previous = 13 % regions, 1 % regions
        self._mirror = False
        self._warp = False
        self._spotting, self._spot_size = False, USUAL_SPOT
        self.pressure_sets_size = True
        """Whether a pen that is pressed lightly paints thinner."""

    @property
    def tool(self) -> str:
        """One of TOOL_NAMES."""
        return self._tool

    @property
    def size(self) -> int:
        """Diameter of brush and eraser, or of what the outline tool drags along; label-map pixels."""
        return self._outline if self._tool == "outline" else self._brush

    @property
    def reach(self) -> float:
        """The size of the outline tool, in those that it begins with."""
        return self._outline / OUTLINE_SIZE

    @property
    def region(self) -> int:
        """The region id that painting puts down."""
        return self._region

    @property
    def previous_region(self) -> int:
        """The region that `swap_regions` brings back."""
        return self._previous

    @property
    def mirror(self) -> bool:
        """Whether painting also paints the mirrored place with the mirrored region."""
        return self._mirror

    @property
    def warp(self) -> bool:
        """Whether the transform tool bends a shape by a grid of handles, rather than scale and turn it."""
        return self._warp

    @property
    def spotting(self) -> bool:
        """Whether the blemish brush is in hand, over the result."""
        return self._spotting

    @property
    def spot_size(self) -> int:
        """Its diameter, in thousandths of the portrait's side."""
        return self._spot_size

    def set_spotting(self, spotting: bool) -> None:
        """Take the blemish brush up, or put it down."""
        if spotting != self._spotting:
            self._spotting = spotting
            self.spotting_changed.emit(spotting)

    def set_spot_size(self, size: float) -> None:
        """Set its diameter, held to what is possible."""
        size = min(max(round(size), LEAST_SPOT), MOST_SPOT)
        if size != self._spot_size:
            self._spot_size = size
            self.spot_size_changed.emit(size)

    def size_at(self, pressure: float) -> float:
        """The diameter that a pen paints with at a pressure of 0..1; a mouse presses with 1."""
        return max(self.size * pressure, MIN_SIZE) if self.pressure_sets_size else self.size

    def set_tool(self, name: str) -> None:
        """Take up a tool; ValueError for a name that is not in TOOL_NAMES."""
        if name not in TOOL_NAMES:
            raise ValueError(f"no tool called {name!r}")
        if name != self._tool:
            before, self._tool = self.size, name
            self.tool_changed.emit(name)
            if self.size != before:
                self.size_changed.emit(self.size)

    def set_size(self, size: float) -> None:
        """Set the diameter, held to 1..200."""
        size = min(max(round(size), MIN_SIZE), MAX_SIZE)
        if size != self.size:
            if self._tool == "outline":
                self._outline = size
            else:
                self._brush = size
            self.size_changed.emit(size)

    def step_size(self, steps: int) -> None:
        """Larger or smaller, what is in hand: by one, +-10 with Shift."""
        if self._spotting:
            self.set_spot_size(self._spot_size + steps)
        else:
            self.set_size(self.size + steps)

    def set_region(self, region: int) -> None:
        """Choose what to paint; the region before becomes the previous one. ValueError for an unknown id."""
        if not 0 <= region < self._regions:
            raise ValueError(f"region {region} is not in 0..{self._regions - 1}")
        if region != self._region:
            self._previous, self._region = self._region, region
            self.region_changed.emit(region)

    def step_region(self, step: int) -> None:
        """The next (+1) or previous (-1) region, round the end."""
        self.set_region((self._region + step) % self._regions)

    def swap_regions(self) -> None:
        """Back to the region before."""
        self.set_region(self._previous)

    def set_mirror(self, mirror: bool) -> None:
        """Paint both sides, or one."""
        if mirror != self._mirror:
            self._mirror = mirror
            self.mirror_changed.emit(mirror)

    def set_warp(self, warp: bool) -> None:
        """Bend shapes, or scale and turn them."""
        if warp != self._warp:
            self._warp = warp
            self.warp_changed.emit(warp)
