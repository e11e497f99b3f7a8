"""The list of regions: colour, name, key, lock, solo, tick, whose style each wears and how much of it."""

from sean_editor.gui.panels.region_panel.panel import RegionPanel

__all__ = ["RegionPanel"]
