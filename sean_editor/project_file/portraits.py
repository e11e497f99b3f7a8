"""Portraits in a zip: image, label map and close-up; a file of its own for one that is kept by itself."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from models.atomic_write import write_atomically
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.close_up import CloseUp
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.document.portrait import Portrait, check_label_ids
from sean_editor.project_file.archive import Archive, add_member
from sean_editor.project_file.checks import check_portrait
from sean_editor.project_file.limits import PictureLimit
from sean_editor.project_file.manifest import Named, describe_portrait, read_named
from sean_editor.project_file.pictures import CLOSE_UP, Encoded, from_png, to_png

FORMAT = "sean-portrait"
_IMAGES, _LABELS = Encoded(), Encoded()


def add_portrait(file: ZipFile, prefix: str, portrait: Portrait, path: Path | str) -> None:
    """Put a portrait into the open zip at `path`, its members named `prefix` and what they are. UserError or
    ValueError for one that no editor could use.
    """
    add_member(file, f"{prefix}portrait.png", _IMAGES.get(portrait, lambda: to_png(portrait.image)))
    add_member(file, f"{prefix}labels.png", _LABELS.get(portrait, lambda: _checked_labels(portrait, path)))
    if portrait.close_up is not None:
        with suppress(MemoryError):  # it may still have to be cut out; the rest is worth more
            add_member(file, f"{prefix}{CLOSE_UP}", portrait.close_up.data)


def read_portrait(
    archive: Archive,
    prefix: str,
    named: Named,
    limit: PictureLimit,
    origin: PhotoOrigin | None = None,
    trusted: bool = False,
) -> Portrait:
    """The portrait that `add_portrait` put there. ValueError for one that is missing, damaged or another.

    `trusted`: this program wrote the file for itself; checksums suffice for the close-up.
    """
    image = from_png(archive.read(f"{prefix}portrait.png"), "RGB", limit)
    labels = from_png(archive.read(f"{prefix}labels.png"), "L", limit)
    close_up = _read_close_up(archive, f"{prefix}{CLOSE_UP}", trusted) if named.close_up else None
    portrait = Portrait(named.name, image, labels, None, origin, close_up)
    if portrait.id != named.id:
        raise ValueError(
            tr("its picture of {portrait} was changed outside this program", portrait=named.name)
        )
    return portrait


def save_portrait(path: Path, portrait: Portrait) -> None:
    """Write one portrait, without its photo, to a file. UserError if the place cannot be written to."""

    def write(stream: BinaryIO) -> None:
        with ZipFile(stream, "w") as file:
            content = {"format": FORMAT, "version": 1, "portrait": describe_portrait(portrait)}
            add_member(file, "manifest.json", json.dumps(content).encode(), packed=True)
            add_portrait(file, "", portrait, path)

    write_atomically(path, write)


def open_saved_portrait(path: Path, regions: RegionSet = CELEBAMASK_HQ) -> Portrait:
    """The portrait that `save_portrait` wrote. ValueError for a file that is missing, foreign or damaged."""
    try:
        with ZipFile(path) as file:
            archive = Archive(file)
            content = json.loads(archive.read("manifest.json"))
            named = read_named(content["portrait"])
            portrait = read_portrait(archive, "", named, PictureLimit(archive.size), trusted=True)
        check_label_ids(portrait.labels, regions, portrait.name)
    except Exception as error:  # decoders raise whatever they like on damaged data
        raise ValueError(f"{path} holds no portrait") from error
    return portrait


def _checked_labels(portrait: Portrait, path: Path | str) -> bytes:
    """The label map as a PNG. UserError or ValueError for a portrait that no editor could use."""
    check_portrait(portrait, CELEBAMASK_HQ, path)
    return to_png(portrait.labels)


def _read_close_up(archive: Archive, name: str, trusted: bool) -> CloseUp | None:
    """None for one that is missing or damaged: the portrait is there without it."""
    try:
        return CloseUp.from_bytes(archive.read(name), trusted)
    except (ValueError, BadZipFile):
        return None
