"""The looks that come with the program, and a person's own: a .seanlook file for each."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from models.translation import listed, tr
from sean_editor.document.look import Look
from sean_editor.errors import UserError
from sean_editor.locations import shipped
from sean_editor.project_file import LOOK_SUFFIX, is_look_file, open_look, save_look, tidy_name
from sean_editor.session.file_library import FileLibrary, own_folder


def look_folder() -> Path:
    """The folder of a person's looks on this system."""
    return own_folder("looks")


@cache  # what is installed stays
def shipped_looks() -> tuple[Look, ...]:
    """Those that come with the program, in the order of their files' names."""
    return tuple(open_look(path) for path in shipped_files())


def shipped_files() -> list[Path]:
    """Their files."""
    return sorted((shipped("resources") / "looks").glob(f"*{LOOK_SUFFIX}"))


def find_look(name: Path | str) -> Look:
    """The look in a file, a shipped one by its name in any case ("copper hair" or "copper-hair"), or a
    person's own. UserError if there is none.
    """
    path = Path(name)
    if path.is_file() or is_look_file(path):
        return open_look(path)
    wanted = look_key(str(name))
    own = LookLibrary().load().looks
    for look in (*shipped_looks(), *own):
        if look_key(look.name) == wanted:
            return look
    names = listed(look_key(look.name) for look in (*shipped_looks(), *own))
    raise UserError(tr("There is no look “{name}”. Give a file, or one of: {names}.", name=name, names=names))


def look_key(name: str) -> str:
    """A look's name as it is typed: small letters with hyphens."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


class LoadedLooks(NamedTuple):
    """The looks of a library by name, and sentences on the files that cannot be used."""

    looks: tuple[Look, ...] = ()
    troubles: tuple[str, ...] = ()


class LookLibrary(FileLibrary):
    """One folder of looks."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: None for the person's own."""
        super().__init__(look_folder() if folder is None else folder, LOOK_SUFFIX)

    def load(self) -> LoadedLooks:
        """All looks, by name. A damaged file stays where it is and is named in a sentence."""
        return LoadedLooks(*self.read_all(lambda path: [open_look(path)]))

    def keep(self, look: Look) -> None:
        """Keep a look; one that is there gets the name and the preview of the newer. UserError if it cannot
        be written.
        """
        self.make_folder()
        save_look(self.file(look.id), look)

    def rename(self, look: Look, name: str) -> Look:
        """The look under another name, kept so. UserError if it cannot be written."""
        renamed = replace(look, name=tidy_name(name))
        self.keep(renamed)
        return renamed

    def add_file(self, path: Path | str) -> Look:
        """Keep a look that somebody has passed on. UserError if it cannot be read or kept."""
        look = open_look(path)
        self.keep(look)
        return look
