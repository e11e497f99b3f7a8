"""Portrait, layout, styles and their history: what undo can undo."""

from sean_editor.document.document import Document
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait
from sean_editor.document.resolving import resolve
from sean_editor.document.signal import Signal
from sean_editor.document.styles import OWN_COLOUR, Crossing, RegionStyle, StyleAssignment

__all__ = [
    "OWN_COLOUR",
    "Box",
    "Crossing",
    "Document",
    "Fit",
    "MadeStyle",
    "Portrait",
    "RegionStyle",
    "Signal",
    "StyleAssignment",
    "resolve",
]
