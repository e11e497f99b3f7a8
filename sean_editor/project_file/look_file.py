"""A look to pass on: one .seanlook file (a zip) with numbers and a small preview, and no photo.

manifest.json               versions, name, the style of each region, touches and light, the made styles
styles/ID.codes.safetensors codes [S, 512] of each made style, and which regions they are for
preview.jpg                 the look on a shipped portrait
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import numpy as np

from models.atomic_write import write_atomically
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.look import Look
from sean_editor.document.retouch import read_retouch, retouch_values
from sean_editor.document.styles import StyleAssignment
from sean_editor.errors import UserError, is_out_of_memory
from sean_editor.project_file.archive import Archive, add_member
from sean_editor.project_file.limits import PictureLimit
from sean_editor.project_file.made_styles import add_made_style, describe_made, read_made_styles
from sean_editor.project_file.manifest import describe_styles, read_styles
from sean_editor.project_file.manifest_head import malformed, read_content, typed
from sean_editor.project_file.pictures import PREVIEW, from_jpeg, to_jpeg
from sean_editor.project_file.shared_file import shared_archive
from sean_editor.project_file.styles_file import tidy_name
from sean_editor.version import __version__

LOOK_SUFFIX = ".seanlook"
PREVIEW_SIDE = 160
"""Pixels of the longer side of a preview."""
MOST_MADE = 64
"""Made styles of one look: a region names three at most."""

_FORMAT = "sean-look"
_VERSION = 1


def is_look_file(path: Path | str) -> bool:
    """Whether a file's name says that it holds a look."""
    return Path(path).suffix.lower() == LOOK_SUFFIX


def save_look(path: Path | str, look: Look, regions: RegionSet = CELEBAMASK_HQ) -> None:
    """Write a look to a file ending in .seanlook: below 100 KB, unless each region has a style of its own.

    UserError for another ending, or a place that cannot be written to; an older file then stays as it was.
    """
    if not is_look_file(path):
        raise UserError(
            tr("{file} is no file of a look. End the name in {ending}.", file=path, ending=LOOK_SUFFIX)
        )
    # of a made style only what the look uses of it; its picture and its name may show or say whose it was
    made = [replace(style, name=tidy_name(look.name), picture=None) for style in look.made.values()]
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "program": f"SEAN Editor {__version__}",
        "regions": regions.name,
        "name": tidy_name(look.name),
        "styles": describe_styles(look.styles),
        "retouch": retouch_values(look.retouch),
        "made": [describe_made(style) for style in made],
    }

    def write(stream: BinaryIO) -> None:
        with ZipFile(stream, "w") as file:
            add_member(file, "manifest.json", json.dumps(content, indent=1).encode(), packed=True)
            if look.preview is not None:
                add_member(file, PREVIEW, to_jpeg(look.preview, PREVIEW_SIDE))
            for style in made:
                add_made_style(file, style)

    write_atomically(path, write)


def open_look(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> Look:
    """The look in a file; one whose styles belong to another network, too: `Look.foreign` says so.

    A preview that is damaged is left out. UserError, naming the file and the remedy, if there is no such
    file, or it is no look, or damaged.
    """
    path = Path(path)
    not_one = tr(
        "{file} is no look, or it is damaged. Choose a {ending} file that this program wrote.",
        file=path,
        ending=LOOK_SUFFIX,
    )
    with shared_archive(path, LOOK_SUFFIX, not_one, partial(_unreadable, path)) as archive:
        return _read(archive, regions)


def _unreadable(path: Path, reason: str) -> str:
    return tr(
        "The look in {file} cannot be read: {reason}. Use another copy of the file.", file=path, reason=reason
    )


def _read(archive: Archive, regions: RegionSet) -> Look:
    """ValueError, in words for a person, if anything but the preview is not as it should be."""
    another = tr("its manifest is not that of a look")
    content = read_content(archive.read("manifest.json"), _FORMAT, _VERSION, regions, another)
    limit, made = PictureLimit(archive.size), typed(content, "made", list)
    if len(made) > MOST_MADE:
        raise ValueError(malformed("made"))
    name, styles = typed(content, "name", str), typed(content, "styles", dict)
    assigned = StyleAssignment().with_regions(read_styles(styles, len(regions)))
    try:
        retouch = read_retouch(content.get("retouch"), len(regions))
    except ValueError as error:
        raise ValueError(malformed("retouch")) from error
    used = assigned.sources()
    found = read_made_styles(archive, made, used, regions, limit)
    by_id, preview = {one.id: one for one in found}, _preview(archive, limit)
    try:
        return Look(tidy_name(name), assigned, by_id, retouch, preview)
    except ValueError as error:  # it names styles that the file has not, or changes nothing
        raise ValueError(malformed("styles")) from error


def _preview(archive: Archive, limit: PictureLimit) -> np.ndarray | None:
    """uint8 [P, P, 3], or None."""
    try:
        return from_jpeg(archive.read(PREVIEW), limit) if PREVIEW in archive else None
    except Exception as error:  # decoders raise whatever they like on damaged data
        if is_out_of_memory(error):
            raise
        return None  # the look is whole without it
