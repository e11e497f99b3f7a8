"""The styles of one session that belong to no portrait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from models.translation import tr_plural
from sean_editor.document import Document, MadeStyle, Signal
from sean_editor.document.commands import StyleChange, Together
from sean_editor.document.history import Command

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


def named_in_history(document: Document) -> frozenset[str]:
    """The ids of all sources that a step names, done or undone: undo and redo may need them."""
    commands: list[Command] = [*document.history.done, *document.history.undone]
    named: set[str] = set()
    while commands:
        command = commands.pop()
        if isinstance(command, Together):
            commands += command.parts
        elif isinstance(command, StyleChange):
            for style in (*command.before.values(), *command.after.values()):
                named |= style.sources
    return frozenset(named)


class MadeStyles:
    """By their ids, in the order they were added. `changed()` is emitted after each change."""

    def __init__(self) -> None:
        self.changed = Signal()
        self._all: dict[str, MadeStyle] = {}

    def __iter__(self) -> Iterator[MadeStyle]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def find(self, style_id: str) -> MadeStyle | None:
        """The style with this id, None if there is none."""
        return self._all.get(style_id)

    def add(self, *styles: MadeStyle) -> None:
        """Take styles in; one that is there gets the name and the picture of the newer."""
        if styles:
            self._all.update({one.id: one for one in styles})
            self.changed.emit()

    def remove(self, style_id: str) -> None:
        """Forget a style. Regions that use it stay assigned and show their own style."""
        if self._all.pop(style_id, None) is not None:
            self.changed.emit()

    def used(self, sources: Iterable[str]) -> tuple[MadeStyle, ...]:
        """Those among these ids."""
        wanted = frozenset(sources)
        return tuple(one for one in self if one.id in wanted)

    def usable(self, sources: Iterable[str], engine: Engine) -> dict[str, MadeStyle]:
        """Those among these ids whose codes belong to the network of `engine`."""
        used = self.used(sources)
        return {one.id: one for one in used if one.network == engine.checkpoint_hash} if used else {}

    def not_read(self, sources: Iterable[str], engine: Engine) -> str:
        """A sentence on those among these ids whose codes belong to another network, or ""."""
        wanted = frozenset(sources)
        count = len(self.used(wanted)) - len(self.usable(wanted, engine))
        if not count:
            return ""
        return tr_plural(
            "{n} style in use belongs to another network: its regions show their own style.",
            "{n} styles in use belong to another network: their regions show their own style.",
            count,
        )
