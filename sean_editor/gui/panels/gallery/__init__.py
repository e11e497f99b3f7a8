"""References: cards of faces whose styles can be dragged or clicked onto the result."""

from sean_editor.gui.panels.gallery.panel import GalleryPanel

__all__ = ["GalleryPanel"]
