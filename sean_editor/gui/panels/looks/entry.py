"""What the card of a look shows, and the list of these cards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.translation import tr, tr_marked
from sean_editor.document.look import Look
from sean_editor.gui.panels.library.model import EntryFilter
from sean_editor.gui.panels.library.style_list import StyleList
from sean_editor.gui.selection import RegionSelection


@dataclass(frozen=True)
class LookEntry:
    """A look; whether it comes with the program, whether the network in use understands any of it, and the
    strength at which the open portrait has it, None if it has not.
    """

    look: Look
    shipped: bool
    usable: bool = True
    strength: float | None = None

    @property
    def id(self) -> str:
        return self.look.id

    @property
    def name(self) -> str:
        return tr_marked(self.look.name)

    @property
    def picture(self) -> np.ndarray | None:
        return self.look.preview

    @property
    def lit(self) -> bool:
        return self.strength is not None

    @property
    def editable(self) -> bool:
        return not self.shipped

    @property
    def note(self) -> str:
        """What its card says beside its name, "" for nothing."""
        if not self.usable:
            return tr("Other network")
        return "" if self.strength is None else tr("{percent} %", percent=round(100 * self.strength))


class LookList(StyleList):
    """A click or Enter applies a look, whatever is selected. F2 renames, Delete removes."""

    def __init__(self, proxy: EntryFilter, selection: RegionSelection) -> None:
        super().__init__(proxy, selection)
        self.setAccessibleName(tr("Looks"))

    def regions_of(self, entry: LookEntry) -> tuple[int, ...]:  # type: ignore[override]
        return entry.look.regions

    def tick(self, shown_id: str, range_too: bool) -> None:
        pass  # nothing is done with several
