"""Looks: made of an edit, put on portraits, kept in a person's library; and those that come along."""

from sean_editor.session.looks.library import LookLibrary, find_look, shipped_looks
from sean_editor.session.looks.making import look_of, present_look
from sean_editor.session.looks.painting import apply_look, with_preview

__all__ = [
    "LookLibrary",
    "apply_look",
    "find_look",
    "look_of",
    "present_look",
    "shipped_looks",
    "with_preview",
]
