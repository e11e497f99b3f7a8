"""A person's own library of styles: one .seanstyles file for each, in a folder of the user's data folder.

There is no list beside the files: each says what it holds. So nothing can contradict a list, and what
somebody puts there, or takes away, is in the library or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import platformdirs

from models.atomic_write import remove_leftovers
from models.translation import listed_names, tr
from sean_editor.document import MadeStyle
from sean_editor.errors import UserError
from sean_editor.project_file import STYLES_SUFFIX, open_styles, save_styles, tidy_name

_STALE = 60 * 60.0  # seconds, of a file that a killed process left half-written


def style_library_folder() -> Path:
    """The folder of a person's styles on this system."""
    return platformdirs.user_data_path("sean-editor", appauthor=False) / "styles"


class Loaded(NamedTuple):
    """The styles of a library by name, and sentences on the files that cannot be used."""

    styles: tuple[MadeStyle, ...] = ()
    troubles: tuple[str, ...] = ()


class StyleLibrary:
    """One folder of styles. Several editors may use it: each file is written whole or not at all.

    Every method but `file` reads or writes files: not for the window's thread.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: None for the person's own."""
        self.folder = style_library_folder() if folder is None else folder

    def load(self) -> Loaded:
        """All styles, by name. A damaged file stays where it is and is named in a sentence."""
        styles: dict[str, MadeStyle] = {}
        troubles = []
        with suppress(OSError):
            remove_leftovers(self.folder, _STALE)
        for path in sorted(self.folder.glob(f"*{STYLES_SUFFIX}")):
            try:
                found = open_styles(path)
            except UserError as error:
                troubles.append(str(error))
            else:
                styles.update({one.id: one for one in found.styles})
        return Loaded(tuple(sorted(styles.values(), key=by_name)), tuple(troubles))

    def keep(self, *styles: MadeStyle) -> None:
        """Keep styles; one that is there gets the name and the picture of the newer. UserError if one cannot
        be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                tr("The folder {folder} cannot be created ({reason}).", folder=self.folder, reason=error)
            ) from error
        for style in styles:
            save_styles(self.file(style.id), [style])

    def rename(self, style: MadeStyle, name: str) -> MadeStyle:
        """The style under another name, kept so. UserError if it cannot be written."""
        renamed = replace(style, name=tidy_name(name))
        self.keep(renamed)
        return renamed

    def remove(self, *style_ids: str) -> None:
        """Keep styles no more. UserError if a file cannot be removed."""
        for style_id in style_ids:
            path = self.file(style_id)
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

    def file(self, style_id: str) -> Path:
        """Where the style with this id is kept."""
        return self.folder / f"{style_id}{STYLES_SUFFIX}"

    def add_file(self, path: Path | str) -> Loaded:
        """Keep the styles of a file that somebody has passed on. UserError if it has none that can be used,
        or they cannot be kept. One that is in the library has its name there already, and keeps it.
        """
        found = open_styles(path)
        new = [style for style in found.styles if not self.file(style.id).exists()]
        self.keep(*new)
        if not found.damaged:
            return Loaded(found.styles)
        names = listed_names(found.damaged)
        return Loaded(
            found.styles,
            (tr("These styles in {file} are damaged and were left out: {names}.", file=path, names=names),),
        )


def by_name(style: MadeStyle) -> tuple[str, str]:
    """What a library is sorted by."""
    return style.name.casefold(), style.id


def named_once(name: str, taken: Iterable[str]) -> str:
    """`name`, or "name 2", "name 3", so that it is not among those that are taken."""
    known = set(taken)
    if name not in known:
        return name
    return next(f"{name} {n}" for n in range(2, len(known) + 3) if f"{name} {n}" not in known)
