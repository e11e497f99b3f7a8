"""A command as menus, keys and buttons show it, and a menu of commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Spec:
    """A command: its menu text, its shortcuts (the first is shown), its icon and whether it is a switch."""

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


Entry = str | None | tuple[str, ...]
"""A command's name; None is a separator, a tuple a submenu: its title, then its commands."""


@dataclass(frozen=True)
class Menu:
    """A menu of the menu bar: its title, its commands by name, and the order in which it shows them."""

    title: str
    specs: Mapping[str, Spec]
    entries: tuple[Entry, ...]
