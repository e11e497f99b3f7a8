"""The status line of a dialog, and paths in lines that wrap."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtWidgets import QLabel

from sean_editor.gui.theme import restyle


class MessageLabel(QLabel):
    """A line for progress in a quiet colour, or for errors in the colour of danger."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def say(self, text: str, wrong: bool = False) -> None:
        """Show this instead."""
        restyle(self, role="danger" if wrong else "dim")
        self.setText(text)


def breakable(path: Path) -> str:
    """A path that a label may break after any of its folders."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
