"""What keys do with the tool in hand: Space and Enter are the button, arrows move what is held."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent

from sean_editor.document import Document
from sean_editor.gui.canvas.hand import Hand
from sean_editor.gui.canvas.key_cursor import arrow_step, commands
from sean_editor.gui.canvas.tools import Pointer

_ACCEPTS = (Qt.Key_Return, Qt.Key_Enter)
_OF_A_GESTURE = (Qt.Key_Escape, *_ACCEPTS, Qt.Key_Backspace)


class KeyHand:
    """A tool that is dragged is put down by one press and lifted by the next; the others act at once."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key must not be a shortcut: it belongs to the gesture; in mid-stroke every key does."""
        gesture = self._hand.busy and event.key() in _OF_A_GESTURE and not commands(event)
        return self._hand.down or gesture or self._moves_shape(event)

    def take(self, document: Document, event: QKeyEvent, by_keys: bool) -> bool:
        """Do what the key means for the gesture under way; whether it meant anything. `by_keys`: no mouse
        button is held, and Space does not move the view.
        """
        hand, key = self._hand, event.key()
        step = arrow_step(event)
        if step is not None and self._moves_shape(event):
            hand.nudge(document, *step)
        elif key == Qt.Key_Space and by_keys and hand.tool.held is not None and not commands(event):
            hand.transform.choose_handle(-1 if event.modifiers() & Qt.ShiftModifier else 1)
        elif not hand.busy or commands(event):
            return False
        elif key == Qt.Key_Escape:
            hand.cancel(document)
        elif key in _ACCEPTS and not (by_keys and hand.down):
            hand.close(document)
        elif key == Qt.Key_Backspace:
            hand.step_back()
        else:
            return False
        return True

    def press(self, document: Document, at: Pointer) -> None:
        """Space or Enter at the crosshair."""
        if self._hand.down:
            self._hand.release(document, at)
            return
        self._hand.press(document, at)
        if not self._hand.tool.drags:
            self._hand.release(document, at)

    def _moves_shape(self, event: QKeyEvent) -> bool:
        return self._hand.tool.held is not None and arrow_step(event) is not None
