"""A person's own library of styles: one .seanstyles file for each, in a folder of the user's data folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from models.translation import listed_names, tr
from sean_editor.document import MadeStyle
from sean_editor.project_file import STYLES_SUFFIX, open_styles, save_styles, tidy_name
from sean_editor.session.file_library import FileLibrary, own_folder


def style_library_folder() -> Path:
    """The folder of a person's styles on this system."""
    return own_folder("styles")


class Loaded(NamedTuple):
    """The styles of a library by name, and sentences on the files that cannot be used."""

    styles: tuple[MadeStyle, ...] = ()
    troubles: tuple[str, ...] = ()


class StyleLibrary(FileLibrary):
    """One folder of styles."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: None for the person's own."""
        super().__init__(style_library_folder() if folder is None else folder, STYLES_SUFFIX)

    def load(self) -> Loaded:
        """All styles, by name. A damaged file stays where it is and is named in a sentence."""
        return Loaded(*self.read_all(lambda path: open_styles(path).styles))

    def keep(self, *styles: MadeStyle) -> None:
        """Keep styles; one that is there gets the name and the picture of the newer. UserError if one cannot
        be written.
        """
        self.make_folder()
        for style in styles:
            save_styles(self.file(style.id), [style])

    def rename(self, style: MadeStyle, name: str) -> MadeStyle:
        """The style under another name, kept so. UserError if it cannot be written."""
        renamed = replace(style, name=tidy_name(name))
        self.keep(renamed)
        return renamed

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
