"""The English texts of actions and menus: the command palette finds them in any language of the window."""

from __future__ import annotations

from PyQt5.QtWidgets import QAction

_PROPERTY = "english"


def set_english(action: QAction, text: str) -> None:
    """Keep the English text of an action, or of the action that stands for a menu."""
    action.setProperty(_PROPERTY, text)


def english(action: QAction) -> str:
    """The English text of an action; else the text that it has in all languages."""
    return str(action.property(_PROPERTY) or action.text())
