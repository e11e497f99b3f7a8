"""The command palette: every command of the menus, those used lately first, and why some must wait."""

from __future__ import annotations

from PyQt5 import sip
from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QMenuBar

from models.translation import marked, tr, tr_marked
from sean_editor.gui.commands.action_state import NEEDS_DOCUMENT
from sean_editor.gui.panels.palette import CommandPalette, Found, commands_of
from sean_editor.gui.workbench import Workbench

REASONS = {
    "undo": marked("nothing to undo"),
    "redo": marked("nothing to redo"),
    "adjust_crop": marked("the portrait was not cut from a photo"),
    "reset_style": marked("the region has its own style"),
    "own_colour": marked("the region does not have the form of another face"),
    "remove_colour": marked("the region has no other colour"),
    "reset_all_styles": marked("no style is in use"),
    "reset_outline": marked("the outline was not dragged"),
    "reset_retouch": marked("nothing is retouched"),
    "paste_style": marked("no style was copied"),
    "average_styles": marked("fewer than two references are selected"),
    "export_styles": marked("the library is empty"),
    "export_transition": marked("neither A nor B has another style"),
    "remove_fit": marked("the network is not fitted to this photo"),
    "compare_states": marked("tick a state in the history first"),
    "take_picture": marked("no camera found"),
    "make_group": marked("no region is selected"),
    "export_groups": marked("there are no groups of your own"),
    "warp": marked("no shape is in hand"),
    "flip_across": marked("no shape is in hand"),
    "flip_down": marked("no shape is in hand"),
}
"""Why these commands cannot be chosen while a portrait is open."""


class PaletteCommands(QObject):
    """Opens the palette with the commands as they are now, and carries out what is chosen."""

    def __init__(self, bench: Workbench, bar: QMenuBar) -> None:
        super().__init__(bench.window)
        self._bench, self._bar = bench, bar
        self.palette = CommandPalette(bench.window, self.reason)
        self.palette.chosen.connect(self._run)
        bench.actions.connect(palette=self.toggle)

    def toggle(self) -> None:
        """Open it, or close it if it is open."""
        if self.palette.isVisible():
            self.palette.leave()
        else:
            commands = commands_of(self._bar, self._bench.actions.all())
            self.palette.open(commands, self._bench.settings.used_commands)

    def reason(self, found: Found) -> str:
        """Why a command cannot be chosen now, "" if that is not known."""
        name = found.action.objectName()
        if name in NEEDS_DOCUMENT and self._bench.session.document is None:
            return tr("open a photo first")
        reason = tr_marked(REASONS[name]) if name in REASONS else ""
        return "" if reason in found.text else reason

    def _run(self, found: Found) -> None:
        if not sip.isdeleted(found.action):  # a menu may have been filled anew
            self._bench.settings.add_used_command(found.name)
            found.action.trigger()
