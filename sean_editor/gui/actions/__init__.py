"""The commands of the window: a file for each menu, and the QActions made of them."""

from sean_editor.gui.actions.actions import MENUS, SPECS, Actions
from sean_editor.gui.actions.edit import TOOLS
from sean_editor.gui.actions.english import english, set_english
from sean_editor.gui.actions.spec import Entry, Menu, Spec

__all__ = ["MENUS", "SPECS", "TOOLS", "Actions", "Entry", "Menu", "Spec", "english", "set_english"]
