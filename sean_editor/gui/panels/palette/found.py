"""The commands that the palette finds: all that the menus hold at the moment, in the window's language and in
English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMenuBar

from models.translation import tr_marked
from sean_editor.gui.actions import english
from sean_editor.gui.panels.palette.fuzzy import fit, folded
from sean_editor.gui.translation import without_mnemonic

DISABLED = 0.3
"""How much worse a command fits while it cannot be chosen."""


@dataclass(frozen=True)
class Found:
    """A command with the titles of its menus, outermost first."""

    action: QAction
    menus: tuple[QAction, ...] = ()

    @cached_property
    def text(self) -> str:
        """What the menu says."""
        return plain(self.action.text())

    @cached_property
    def path(self) -> str:
        """The menus that lead there, such as "View › Theme"."""
        return " › ".join(plain(menu.text()) for menu in self.menus)

    @cached_property
    def key(self) -> str:
        """The shortcut as it is shown, "" if it has none."""
        return self.action.shortcut().toString(QKeySequence.NativeText)

    @cached_property
    def name(self) -> str:
        """What it is remembered by: the same in every language."""
        return " > ".join(plain(english(action)) for action in (*self.menus, self.action))

    def fits(self, query: str) -> float | None:
        """How well a folded query fits, None if it does not; see `fuzzy.fit`."""
        return fit(query, self._titles, self._contexts)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        usual = english(self.action)  # the present text may name a region or a step
        return tuple(dict.fromkeys(folded(text) for text in (self.action.text(), tr_marked(usual), usual)))

    @cached_property
    def _contexts(self) -> tuple[str, ...]:
        paths = (self.path, " ".join(english(menu) for menu in self.menus))
        return tuple(dict.fromkeys(folded(text) for text in (*paths, self.key) if text))


def commands_of(bar: QMenuBar, others: Iterable[QAction] = ()) -> list[Found]:
    """All commands of a menu bar in the order of the menus, then those of `others` that no menu has."""
    found = list(_commands_in(bar.actions(), ()))
    known = {id(one.action) for one in found}
    return [*found, *(Found(action) for action in others if id(action) not in known)]


def _commands_in(actions: Iterable[QAction], menus: tuple[QAction, ...]) -> Iterator[Found]:
    for action in actions:
        menu = action.menu()
        if menu is not None:
            menu.aboutToShow.emit()  # some are filled only when they open
            if action.isEnabled():
                yield from _commands_in(menu.actions(), (*menus, action))
        elif action.text() and action.isVisible() and not action.isSeparator():
            yield Found(action, menus)


def plain(text: str) -> str:
    """A menu's text without the mark of its access key and without dots."""
    return without_mnemonic(text.replace("&&", "\0")).replace("\0", "&").rstrip("…")


def by_fit(commands: Iterable[Found], query: str, recent: list[str]) -> list[Found]:
    """The commands that fit a query, the best first. Among equals, and with nothing typed, those that were
    used lately come first (`recent`: their names, newest first), then the order of the menus."""
    query = folded(query)
    places = {name: place for place, name in enumerate(recent)}
    fitting = [(one, score) for one in commands if (score := one.fits(query)) is not None]
    if query.strip():
        fitting = [(one, score - (0 if one.action.isEnabled() else DISABLED)) for one, score in fitting]
    fitting.sort(key=lambda pair: (-pair[1], places.get(pair[0].name, len(recent))))
    return [one for one, _ in fitting]
