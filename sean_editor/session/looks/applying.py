"""Looks put on the open portrait: one undoable step, a strength that can be dragged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.translation import marked, tr
from sean_editor.document import Document, Signal
from sean_editor.document.look import Look, State
from sean_editor.session.applying import named
from sean_editor.session.made_styles import MadeStyles

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_STRENGTH = marked("Strength of the look")


class LookApplying:
    """For one session: `document` gives the open one, `engine` the network; without a document nothing
    happens. `said` announces sentences about what could not be applied.
    """

    def __init__(
        self,
        document: Callable[[], Document | None],
        engine: Callable[[], Engine],
        made: MadeStyles,
        said: Signal,
    ) -> None:
        self._document, self._engine, self._made, self._said = document, engine, made, said

    def put_on(self, look: Look, strength: float = 1.0) -> None:
        """Put a look on, one undoable step named after it. Regions that the layout lacks, and styles that
        belong to another network, are left out; it is said which.
        """
        document = self._document()
        if document is None:
            return
        there, network = regions_there(document), self._engine().checkpoint_hash
        self._change(document, look, strength, look.name)
        document.end_mix()
        lacking = look.lacking(there, network)
        foreign = [region for region in lacking if region in there]
        absent = [region for region in lacking if region not in there]
        if foreign:
            self._said.emit(
                tr(
                    "{look} was made with another network: the style of its {regions} was left out.",
                    look=look.name,
                    regions=named(document, foreign),
                )
            )
        elif absent:
            self._said.emit(
                tr(
                    "This portrait has no {regions}: the rest of {look} was applied.",
                    regions=named(document, absent),
                    look=look.name,
                )
            )

    def slide(self, look: Look, strength: float) -> None:
        """Put a look on at another strength. Consecutive calls are one step, until `Document.end_mix`."""
        document = self._document()
        if document is not None:
            self._change(document, look, strength, _STRENGTH, f"look {look.id}")

    def strength(self, look: Look) -> float | None:
        """The strength at which the open portrait shows a look, in whole percents; None if it does not."""
        document = self._document()
        if document is None:
            return None
        return look.strength_in(state_of(document), regions_there(document), self._engine().checkpoint_hash)

    def _change(self, document: Document, look: Look, strength: float, label: str, sliding: str = "") -> None:
        there, network = regions_there(document), self._engine().checkpoint_hash
        before = state_of(document)
        after = look.on(before, strength, there, network)
        changed = {region: after.styles[region] for region in after.styles if region in look.styles}
        self._made.add(*(style for style in look.made.values() if style.network == network))
        with document.one_step(label, sliding):
            document.style_regions(changed, label, sliding=bool(sliding))
            document.set_retouch(after.retouch, label, sliding)


def state_of(document: Document) -> State:
    """What a look changes of a document."""
    return State(document.styles, document.retouch)


def regions_there(document: Document) -> frozenset[int]:
    """The regions of its layout."""
    return document.region_ids
