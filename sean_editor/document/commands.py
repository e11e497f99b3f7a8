"""The steps of a history: a patch of labels, a change of styles, a fit, retouching, several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.history import Command, Editable
from sean_editor.document.pixels import Pixels
from sean_editor.document.retouch import Retouch
from sean_editor.document.styles import RegionStyle


@dataclass(frozen=True, eq=False)
class LayoutPatch:
    """What a bounding box of the layout holds, and what it held."""

    label: str
    box: Box
    before: Pixels
    after: Pixels

    @property
    def size(self) -> int:
        return self.before.nbytes + self.after.nbytes

    @property
    def slides(self) -> bool:
        return False

    @property
    def changes(self) -> bool:
        return True

    def do(self, document: Editable) -> None:
        document.write_pixels(self.box, self.after)

    def undo(self, document: Editable) -> None:
        document.write_pixels(self.box, self.before)

    def merge_with(self, later: Command) -> Command | None:
        return None


@dataclass(frozen=True, eq=False)
class StyleChange:
    """Styles of regions, before and after. `mixing`: the regions whose mix slider is dragged, if one is."""

    label: str
    before: Mapping[int, RegionStyle]
    after: Mapping[int, RegionStyle]
    mixing: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        return 256 * len(self.after)

    @property
    def slides(self) -> bool:
        return bool(self.mixing)

    @property
    def changes(self) -> bool:
        return self.before != self.after

    def do(self, document: Editable) -> None:
        document.write_styles(self.after)

    def undo(self, document: Editable) -> None:
        document.write_styles(self.before)

    def merge_with(self, later: Command) -> Command | None:
        """Consecutive positions of one mix slider are one step.

        Each has only the regions that it changed: a slider of several may pass the mix of one of them.
        """
        if not isinstance(later, StyleChange) or not self.mixing or later.mixing != self.mixing:
            return None
        before, after = {**later.before, **self.before}, {**self.after, **later.after}
        return StyleChange(self.label, before, after, self.mixing)


@dataclass(frozen=True, eq=False)
class FitChange:
    """The fit before and after a change; None: no fit."""

    label: str
    before: Fit | None
    after: Fit | None

    @property
    def size(self) -> int:
        return sum(fit.size for fit in (self.before, self.after) if fit is not None)

    @property
    def slides(self) -> bool:
        return False

    @property
    def changes(self) -> bool:
        return True

    def do(self, document: Editable) -> None:
        document.write_fit(self.after)

    def undo(self, document: Editable) -> None:
        document.write_fit(self.before)

    def merge_with(self, later: Command) -> Command | None:
        return None


@dataclass(frozen=True, eq=False)
class RetouchChange:
    """All retouching before and after a change. `sliding`: what is dragged, "" if nothing is."""

    label: str
    before: Retouch
    after: Retouch
    sliding: str = ""

    @property
    def size(self) -> int:
        entries = [len(one.touches) + len(one.spots) + len(one.pulls) for one in (self.before, self.after)]
        return 256 * (1 + sum(entries))

    @property
    def slides(self) -> bool:
        return bool(self.sliding)

    @property
    def changes(self) -> bool:
        return self.before != self.after

    def do(self, document: Editable) -> None:
        document.write_retouch(self.after)

    def undo(self, document: Editable) -> None:
        document.write_retouch(self.before)

    def merge_with(self, later: Command) -> Command | None:
        """Consecutive positions of one slider are one step."""
        if not isinstance(later, RetouchChange) or not self.sliding or later.sliding != self.sliding:
            return None
        return RetouchChange(self.label, self.before, later.after, self.sliding)


@dataclass(frozen=True, eq=False)
class Together:
    """Several commands that are one step. `sliding`: what is dragged, "" if nothing is."""

    label: str
    parts: Sequence[Command]
    sliding: str = ""

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    @property
    def slides(self) -> bool:
        return bool(self.sliding)

    @property
    def changes(self) -> bool:
        return any(part.changes for part in self.parts)

    def do(self, document: Editable) -> None:
        for part in self.parts:
            part.do(document)

    def undo(self, document: Editable) -> None:
        for part in reversed(self.parts):
            part.undo(document)

    def merge_with(self, later: Command) -> Command | None:
        """Consecutive positions of one slider are one step: each part of the later with its like."""
        if not isinstance(later, Together) or not self.sliding or later.sliding != self.sliding:
            return None
        parts = list(self.parts)
        for part in later.parts:
            for place, known in enumerate(parts):
                if (merged := known.merge_with(part)) is not None:
                    parts[place] = merged
                    break
            else:
                parts.append(part)
        return Together(self.label, parts, self.sliding)
