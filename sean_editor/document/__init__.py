"""Portrait, layout, styles and their history: what undo can undo."""

from sean_editor.document.document import Document
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.portrait import Portrait
from sean_editor.document.signal import Signal
from sean_editor.document.styles import RegionStyle, StyleAssignment, resolve

__all__ = ["Box", "Document", "Fit", "Portrait", "RegionStyle", "Signal", "StyleAssignment", "resolve"]
