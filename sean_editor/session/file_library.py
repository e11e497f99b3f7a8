"""A folder of a person's own things, one file for each.

There is no list beside the files: each says what it holds. So nothing can contradict a list, and what
somebody puts there, or takes away, is in the library or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

import platformdirs

from models.atomic_write import remove_leftovers
from models.translation import tr
from sean_editor.errors import UserError

_STALE = 60 * 60.0  # seconds, of a file that a killed process left half-written


class Named(Protocol):
    """What a library keeps."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class FileLibrary:
    """One folder. Several editors may use it: each file is written whole or not at all.

    Every method but `file` reads or writes files: not for the window's thread.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        """`suffix` of its files, such as ".seanlook"."""
        self.folder, self._suffix = folder, suffix

    def file(self, item_id: str) -> Path:
        """Where what has this id is kept."""
        return self.folder / f"{item_id}{self._suffix}"

    def read_all(self, read: Callable[[Path], Iterable[T]]) -> tuple[tuple[T, ...], tuple[str, ...]]:
        """All that the files hold, by name; and sentences on damaged files, which stay where they are."""
        found: dict[str, T] = {}
        troubles = []
        with suppress(OSError):
            remove_leftovers(self.folder, _STALE)
        for path in sorted(self.folder.glob(f"*{self._suffix}")):
            try:
                found.update({one.id: one for one in read(path)})
            except UserError as error:
                troubles.append(str(error))
        return tuple(sorted(found.values(), key=by_name)), tuple(troubles)

    def make_folder(self) -> None:
        """Make the folder if there is none. UserError if that cannot be done."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                tr("The folder {folder} cannot be created ({reason}).", folder=self.folder, reason=error)
            ) from error

    def remove(self, *item_ids: str) -> None:
        """Keep these no more. UserError if a file cannot be removed."""
        for item_id in item_ids:
            path = self.file(item_id)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise UserError(
                    tr(
                        "{file} cannot be removed ({reason}). Remove it yourself.",
                        file=path,
                        reason=error.strerror,
                    )
                ) from error


def own_folder(name: str) -> Path:
    """The folder of this name among a person's data on this system."""
    return platformdirs.user_data_path("sean-editor", appauthor=False) / name


def by_name(item: Named) -> tuple[str, str]:
    """What a library is sorted by."""
    return item.name.casefold(), item.id


def named_once(name: str, taken: Iterable[str]) -> str:
    """`name`, or "name 2", "name 3", so that it is not among those that are taken."""
    known = set(taken)
    if name not in known:
        return name
    return next(f"{name} {n}" for n in range(2, len(known) + 3) if f"{name} {n}" not in known)
