"""Retouching: how much of what is done to the chosen regions, tints, and blemishes."""

from sean_editor.gui.panels.retouch.panel import RetouchPanel

__all__ = ["RetouchPanel"]
