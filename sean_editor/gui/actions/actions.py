"""Every command of the window as a QAction. Menus, tool bar and shortcut sheet read this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMenu, QMenuBar

from models.regions import RegionSet
from models.translation import tr, tr_marked
from sean_editor.gui.actions import edit, file, help, model, region, style, view
from sean_editor.gui.actions.edit import TOOLS
from sean_editor.gui.actions.english import set_english
from sean_editor.gui.actions.spec import Entry, Spec
from sean_editor.gui.icons import icon

MENUS = tuple(one.MENU for one in (file, edit, view, region, style, model, help))

SPECS: dict[str, Spec] = {name: spec for menu in MENUS for name, spec in menu.specs.items()}


class Actions:
    """The window's QActions by name, and one for each region under `regions`."""

    def __init__(self, owner: QObject, regions: RegionSet) -> None:
        self._made = {name: _made(owner, tr_marked(spec.text), spec) for name, spec in SPECS.items()}
        for name, action in self._made.items():
            action.setObjectName(name)
        self.regions = [
            _made(
                owner,
                tr("Paint {region}", region=region.title_in_text),
                Spec(f"Paint {region.english.lower()}", (region.key,)),
            )
            for region in regions.regions
        ]
        self.refresh_icons()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def rename(self, name: str, text: str) -> None:
        """Give an action another text, and the tool tip that goes with it."""
        self._made[name].setText(text)
        self._made[name].setToolTip(_tip(text, SPECS[name].keys))

    def connect(self, **does: Callable[[], object]) -> None:
        """Say what some actions do when they are chosen."""
        for name, do in does.items():
            self._made[name].triggered.connect(lambda _=False, do=do: do())

    def all(self) -> list[QAction]:
        """Every action, for a window to listen to their keys."""
        return [*self._made.values(), *self.regions]

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        for name, action in self._made.items():
            if SPECS[name].icon:
                on = "on_accent" if name in TOOLS else "accent" if SPECS[name].checkable else None
                action.setIcon(icon(SPECS[name].icon, 20, on=on))

    def fill(self, bar: QMenuBar, recent: QMenu) -> None:
        """Put the menus into a menu bar, and `recent` into the first of them."""
        for one in MENUS:
            menu = _submenu(bar, tr_marked(one.title), one.title)
            self._fill_menu(menu, one.entries)
            if one.title == "&File":
                menu.insertMenu(self._made["open_layout"], recent)
            if one.title == "&Region":
                self._fill_regions(_submenu(menu, tr("Paint with"), "Paint with"))

    def _fill_menu(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, tuple):
                self._fill_menu(_submenu(menu, tr_marked(entry[0]), entry[0]), entry[1:])
            else:
                menu.addAction(self._made[entry])

    def _fill_regions(self, menu: QMenu) -> None:
        for action in self.regions:
            menu.addAction(action)


def _submenu(menu: QMenu | QMenuBar, title: str, in_english: str) -> QMenu:
    made = menu.addMenu(title)
    set_english(made.menuAction(), in_english)
    return made


def _made(owner: QObject, text: str, spec: Spec) -> QAction:
    action = QAction(text, owner)
    set_english(action, spec.text)
    action.setShortcuts([_sequence(key) for key in spec.keys])
    action.setShortcutContext(Qt.WindowShortcut)
    action.setCheckable(spec.checkable)
    action.setIconVisibleInMenu(False)  # a menu is read; its check marks must stand out
    if spec.keys:
        action.setToolTip(_tip(text, spec.keys))
    return action


@cache
def _sequence(keys: str) -> QKeySequence:
    """Read once: Qt takes a tenth of a millisecond for each."""
    return QKeySequence(keys)


def _tip(text: str, keys: Sequence[str]) -> str:
    if not keys:
        return text
    return f"{text.rstrip('…')} ({_sequence(keys[0]).toString(QKeySequence.NativeText)})"
