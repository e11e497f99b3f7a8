"""Looks: those that come along and a person's own, as cards, and how strong the current one is."""

from sean_editor.gui.panels.looks.entry import LookEntry
from sean_editor.gui.panels.looks.panel import LooksPanel

__all__ = ["LookEntry", "LooksPanel"]
