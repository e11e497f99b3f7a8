"""The list of regions: colour, name, key, lock, solo, tick, whose style each wears and how much of it."""

from sean_editor.gui.panels.region_panel.panel import RegionPanel
from sean_editor.gui.panels.region_panel.ticks import RegionTicks

__all__ = ["RegionPanel", "RegionTicks"]
