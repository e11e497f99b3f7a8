"""A project: all that an open editor holds of one portrait, as a copy that can be kept and opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.document import Document
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import whole
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import NO_RETOUCH, Retouch
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import StyleAssignment


class Weights(NamedTuple):
    """The network that a project was made with: its file's name and the SHA-256 of its content in hex."""

    name: str
    sha256: str


@dataclass(frozen=True, eq=False)
class Project:
    """The saved state of an open portrait. It has no history: a project opens with nothing to undo.

    layout      uint8 [H, W], the labels as painted.
    painted     bool [H, W], where paint was put down, also where it left the label; None: nowhere.
    references  portraits whose styles can be applied: those in use, and others worth keeping.
    fit         the fit of the network to this photo, None if there is none.
    stand_in    float32 [S, 512], the codes of regions that the portrait lacks, zeros elsewhere; None
                if there are none. They follow from what happened to be open, so they are kept.
    weights     the network that it was made with, None if none was read yet.
    view        what the window had chosen; plain numbers, words and lists of them.
    stands_for  in a copy kept against a crash: the file that the person saves this project to,
    stands_for_sha256   and the SHA-256 of its content as it was last read or saved; "" if unknown.
    trouble     a sentence on what was damaged in the file and is done without, "" if nothing was.
    snapshots   named states to return to, oldest first.
    made        styles in use that belong to no portrait.
    retouch     what is done to the pixels at last.
    preview     the result when it was saved, uint8 [P, P, 3]: for file dialogs, and not read back.
    """

    portrait: Portrait
    layout: np.ndarray
    styles: StyleAssignment = field(default_factory=StyleAssignment)
    locked: frozenset[int] = frozenset()
    references: tuple[Portrait, ...] = ()
    fit: Fit | None = None
    stand_in: np.ndarray | None = None
    weights: Weights | None = None
    view: Mapping[str, object] = field(default_factory=dict)
    stands_for: Path | None = None
    stands_for_sha256: str = ""
    trouble: str = ""
    painted: np.ndarray | None = None
    preview: np.ndarray | None = None
    snapshots: tuple[Snapshot, ...] = ()
    made: tuple[MadeStyle, ...] = ()
    retouch: Retouch = NO_RETOUCH

    def document(self, regions: RegionSet = CELEBAMASK_HQ, saved: bool = True) -> Document:
        """A new document in this state, with nothing to undo; it counts as `modified` unless `saved`.

        UserError if labels or layout do not fit the portrait or `regions`.
        """
        made = Document(self.portrait, regions)
        made.replace_layout(self.layout)
        if self.painted is not None:
            made.write_pixels(whole(self.layout.shape), Pixels(self.layout, self.painted))
        made.write_styles({region: self.styles[region] for region in self.styles})
        made.write_fit(self.fit)
        made.write_retouch(self.retouch)
        for region in self.locked:
            made.set_locked(region, True)
        made.snapshots.extend(self.snapshots)
        made.snapshots.mark_clean()
        made.history.clear()
        made.history.mark_clean()
        if not saved:
            made.history.mark_unsaved()
        return made

    def shows(self, document: Document) -> bool:
        """Whether `document` is in the state that this project keeps."""
        return (
            document.portrait is self.portrait
            and np.array_equal(document.labels, self.layout)
            and np.array_equal(document.painted, _marks(self.painted, self.layout))
            and document.styles == self.styles
            and document.fit is self.fit
            and document.retouch == self.retouch
            and document.snapshots.own == tuple(one for one in self.snapshots if not one.automatic)
        )


def _marks(painted: np.ndarray | None, layout: np.ndarray) -> np.ndarray:
    return np.zeros(layout.shape, bool) if painted is None else painted
