"""The panel of chosen colours."""

from sean_editor.gui.panels.colour.panel import ColourPanel

__all__ = ["ColourPanel"]
