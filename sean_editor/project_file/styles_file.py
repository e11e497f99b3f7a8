"""Styles to pass on: one .seanstyles file (a zip) with codes and small pictures, and no photo.

manifest.json               versions, and of each style its id, its name and the network it belongs to
styles/ID.codes.safetensors codes [S, 512], and which regions they are for
styles/ID.portrait.png      what it looks like
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from zipfile import ZipFile

from models.atomic_write import write_atomically
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.made_style import MadeStyle
from sean_editor.errors import UserError
from sean_editor.project_file.archive import Archive, add_member
from sean_editor.project_file.limits import MAX_NAME, MAX_PARTS, PictureLimit
from sean_editor.project_file.made_styles import add_made_style, describe_made, read_made_styles
from sean_editor.project_file.manifest_head import malformed, read_content, typed
from sean_editor.project_file.shared_file import shared_archive
from sean_editor.version import __version__

STYLES_SUFFIX = ".seanstyles"
MOST_STYLES = (MAX_PARTS - 1) // 2
"""In one file: a style has two parts."""

_FORMAT = "sean-styles"
_VERSION = 1


class OpenedStyles(NamedTuple):
    """What a file holds: the styles that are whole, in its order, and the names of those that are damaged."""

    styles: tuple[MadeStyle, ...]
    damaged: tuple[str, ...] = ()


def is_styles_file(path: Path | str) -> bool:
    """Whether a file's name says that it holds styles."""
    return Path(path).suffix.lower() == STYLES_SUFFIX


def save_styles(path: Path | str, styles: Sequence[MadeStyle], regions: RegionSet = CELEBAMASK_HQ) -> None:
    """Write styles to a file ending in .seanstyles; the same style counts once.

    UserError for another ending, no style, more than 2047, or a place that cannot be written to; an older
    file then stays as it was.
    """
    once = {style.id: style for style in styles}
    if not is_styles_file(path):
        ending = STYLES_SUFFIX
        raise UserError(
            tr("{file} is no file of styles. End the name in {ending}.", file=path, ending=ending)
        )
    if not 0 < len(once) <= MOST_STYLES:
        raise UserError(tr("A file holds 1 to {most} styles, not {n}.", most=MOST_STYLES, n=len(once)))
    named = [replace(style, name=tidy_name(style.name)) for style in once.values()]
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "program": f"SEAN Editor {__version__}",
        "regions": regions.name,
        "styles": [describe_made(style) for style in named],
    }

    def write(stream: BinaryIO) -> None:
        with ZipFile(stream, "w") as file:
            add_member(file, "manifest.json", json.dumps(content, indent=1).encode(), packed=True)
            for style in named:
                add_made_style(file, style)

    write_atomically(path, write)


def open_styles(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> OpenedStyles:
    """The styles in a file; those of another network, too: `MadeStyle.network` says whose they are.

    A style that is damaged is left out and named. UserError, naming the file and the remedy, if there is no
    such file, it is none of styles, or all in it are damaged.
    """
    path = Path(path)
    not_one = tr(
        "{file} holds no styles, or it is damaged. Choose a {ending} file that this program wrote.",
        file=path,
        ending=STYLES_SUFFIX,
    )
    with shared_archive(path, STYLES_SUFFIX, not_one, partial(_unreadable, path)) as archive:
        found = _read(archive, regions)
    if not found.styles:
        raise UserError(
            tr("All styles in {file} are damaged, or it has none. Use another copy of the file.", file=path)
        )
    return found


def tidy_name(name: str) -> str:
    """A name on one line, with characters that can be written, and not endless; never empty."""
    plain = " ".join(name.encode("utf-8", "replace").decode().replace("\0", " ").split())
    return plain[:MAX_NAME] or tr("Unnamed")


def _unreadable(path: Path, reason: str) -> str:
    return tr(
        "The styles in {file} cannot be read: {reason}. Use another copy of the file.",
        file=path,
        reason=reason,
    )


def _read(archive: Archive, regions: RegionSet) -> OpenedStyles:
    """ValueError, in words for a person, if the manifest is not as it should be."""
    described = _described(archive.read("manifest.json"), regions)
    limit, found, damaged = PictureLimit(archive.size), {}, []
    for item in described:
        read = read_made_styles(archive, [item], frozenset(), regions, limit)
        if read:
            found[read[0].id] = replace(read[0], name=tidy_name(read[0].name))
        else:
            name = item.get("name") if isinstance(item, dict) else None
            damaged.append(tidy_name(name if isinstance(name, str) else ""))
    return OpenedStyles(tuple(found.values()), tuple(damaged))


def _described(data: bytes, regions: RegionSet) -> list[Any]:
    """What the manifest says of each style."""
    another = tr("its manifest is not that of styles")
    styles = typed(read_content(data, _FORMAT, _VERSION, regions, another), "styles", list)
    if len(styles) > MOST_STYLES:
        raise ValueError(malformed("styles"))
    return styles
