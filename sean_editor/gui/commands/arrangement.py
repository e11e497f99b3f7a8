"""Where the regions are, and whether the result has the whole window."""

from __future__ import annotations

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QActionGroup

from models.translation import tr
from sean_editor.gui.panels.central_layout import CentralLayout
from sean_editor.gui.panels.region_panel import BELOW, FOLDED, SIDE, RegionPanel
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.workbench import Workbench

PLACES = {BELOW: "regions_below", FOLDED: "regions_folded", SIDE: "regions_side"}
"""Places of the region panel, and the actions that put it there. The first is the default."""


class Arrangement(QObject):
    """Keeps actions, panels and settings agreed. The place of the regions is remembered."""

    def __init__(
        self, bench: Workbench, central: CentralLayout, regions: RegionPanel, status: StatusBar
    ) -> None:
        super().__init__(bench.window)
        self._settings, self._actions = bench.settings, bench.actions
        self._central, self._regions, self._status = central, regions, status
        group = QActionGroup(self)
        for place, name in PLACES.items():
            group.addAction(self._actions[name])
            self._actions[name].triggered.connect(lambda _=False, p=place: self.choose(p))
        regions.place_wanted.connect(self.choose)
        self._actions["large_result"].toggled.connect(self._set_large)

    def restore(self) -> None:
        """Put the regions where they were the last time."""
        self.place(self._settings.choice("regions", tuple(PLACES)))

    def choose(self, place: str) -> None:
        """Put the regions there, see PLACES, and remember it."""
        self._settings.set_choice("regions", place)
        self.place(place)
        self._central.reveal(self._regions)

    def place(self, place: str) -> None:
        """Put the regions there, see PLACES."""
        self._actions[PLACES[place]].setChecked(True)
        self._actions["large_result"].setChecked(False)
        self._regions.set_place(place)
        self._central.place_regions(place)

    def leave_large(self) -> bool:
        """Show all panels again; False if they are in view."""
        was_large = self._central.large
        self._actions["large_result"].setChecked(False)
        return was_large

    def _set_large(self, large: bool) -> None:
        self._central.set_large(large)
        self._status.set_passing_hint(tr("F or Esc shows all panels again.") if large else "")
