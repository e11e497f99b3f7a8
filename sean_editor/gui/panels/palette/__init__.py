"""The command palette: a field that finds every command of the menus, and the list of what it finds."""

from sean_editor.gui.panels.palette.found import Found, commands_of
from sean_editor.gui.panels.palette.palette import CommandPalette

__all__ = ["CommandPalette", "Found", "commands_of"]
