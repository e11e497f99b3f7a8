"""Systems and data sets of other packages: an installed package announces them as entry points."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from models.errors import UserError

SYSTEMS, DATASETS = "sean_editor.systems", "sean_editor.datasets"
"""The groups of entry points."""

T = TypeVar("T")


@cache
def announced(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group by name; packages are looked through once."""
    return {point.name: point for point in entry_points(group=group)}


def extension_names(group: str) -> tuple[str, ...]:
    """The names that installed packages announce in a group, in order."""
    return tuple(sorted(announced(group)))


def extension(group: str, name: str, base: type[T]) -> type[T]:
    """The class of that name. UserError if its package cannot be imported, or it is no subclass of `base`."""
    point = announced(group)[name]
    try:
        found = point.load()
    except Exception as error:  # a package may raise whatever it likes
        raise UserError(
            f"{name} ({point.value}) of the group {group} cannot be loaded: {error}. Mend or uninstall the "
            "package that announces it."
        ) from error
    if not (isinstance(found, type) and issubclass(found, base)):
        raise UserError(
            f"{name} ({point.value}) of the group {group} is no subclass of {base.__name__} in "
            f"{base.__module__}."
        )
    return found
