"""Real events, those that the scenes of the documents send, too."""

from __future__ import annotations

from sean_editor.gui.scenes.hands import click, drag, drop, hover, mouse

__all__ = ["click", "drag", "drop", "hover", "mouse"]
