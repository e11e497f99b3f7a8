"""The first-run hint: a card and a pointer over the window. They take no event but clicks on the card."""

from sean_editor.gui.panels.first_steps.card import StepCard
from sean_editor.gui.panels.first_steps.pointer import Pointer

__all__ = ["Pointer", "StepCard"]
