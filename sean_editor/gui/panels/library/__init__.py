"""The library: styles that belong to no portrait, kept ones and those made since the start."""

from sean_editor.gui.panels.library.model import StyleEntry
from sean_editor.gui.panels.library.panel import LibraryPanel

__all__ = ["LibraryPanel", "StyleEntry"]
