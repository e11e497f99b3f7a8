"""The list of regions: colour, name, key, lock, solo, checkbox, the style in use and its mix."""

from sean_editor.gui.panels.region_panel.header import BELOW, FOLDED, SIDE
from sean_editor.gui.panels.region_panel.panel import RegionPanel

__all__ = ["BELOW", "FOLDED", "SIDE", "RegionPanel"]
