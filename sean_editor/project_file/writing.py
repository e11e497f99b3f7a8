"""A project into a file, whole or not at all, and never one that could not be opened again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import ZipFile

import numpy as np
from safetensors.numpy import save

from models.atomic_write import STALE, remove_leftovers, write_atomically
from models.regions import CELEBAMASK_HQ
from models.translation import tr
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.project_file.archive import add_member
from sean_editor.project_file.checks import check_project, check_side
from sean_editor.project_file.content import content_hash
from sean_editor.project_file.limits import REFERENCES, PictureLimit, check_members
from sean_editor.project_file.made_styles import add_made_style
from sean_editor.project_file.manifest import read_manifest, write_manifest
from sean_editor.project_file.photo import pack_photo, suffix_of
from sean_editor.project_file.pictures import PAINTED, PREVIEW, PREVIEW_SIDE, Encoded, to_jpeg, to_png
from sean_editor.project_file.portraits import add_portrait
from sean_editor.project_file.snapshots import add_snapshots

SUFFIX = ".sean"
_FITS = Encoded()


def is_project(path: Path | str) -> bool:
    """Whether a file's name says that it is a project."""
    return Path(path).suffix.lower() == SUFFIX


class Saved(NamedTuple):
    """What became of a project that was saved."""

    sha256: str
    """Of the file's content, in hex."""
    left_out: tuple[str, ...]
    """Names of references that are not in use and that no editor could open."""


def save_project(path: Path | str, project: Project) -> Saved:
    """Write `project` to a file ending in .sean, which `open_project` can read again.

    UserError for another ending, a place that cannot be written to, or a project that is beyond the limits of
    the reader; an older file then stays as it was.
    """
    if not is_project(path):
        raise UserError(
            tr("{file} is not a project file. End the name in {ending}.", file=path, ending=SUFFIX)
        )
    remove_leftovers(Path(path).resolve().parent, STALE)
    project, left_out = _without_useless(project)
    found = ""

    def write(stream: BinaryIO) -> None:
        nonlocal found
        try:
            found = _write(project, stream, path)
        except ValueError as error:
            raise UserError(
                tr(
                    "{file} was not saved, because it could not be opened again: {reason}. Remove "
                    "references, or use a smaller picture.",
                    file=path,
                    reason=error,
                )
            ) from error

    write_atomically(path, write)
    return Saved(found, left_out)


def _without_useless(project: Project) -> tuple[Project, tuple[str, ...]]:
    """The project with each reference once, and the names of those left out: not in use and of odd size."""
    used = project.styles.sources()
    kept = {each.id: each for each in project.references if each.id in used or _is_usable(each)}
    names = tuple(each.name for each in project.references if each.id not in kept)
    return replace(project, references=tuple(kept.values())), names


def _is_usable(portrait: Portrait) -> bool:
    try:
        check_side(portrait)
    except ValueError:
        return False
    return True


def _write(project: Project, stream: BinaryIO, path: Path | str) -> str:
    """The hash of what was written. ValueError if a reader would refuse it."""
    check_project(project, CELEBAMASK_HQ, path)
    manifest = write_manifest(project)
    read_manifest(manifest)
    with ZipFile(stream, "w") as file:
        add_member(file, "manifest.json", manifest, packed=True)
        if project.preview is not None:
            add_member(file, PREVIEW, to_jpeg(project.preview, PREVIEW_SIDE))
        add_portrait(file, "", project.portrait, path)
        add_member(file, "layout.png", to_png(project.layout))
        if project.painted is not None:
            add_member(file, PAINTED, to_png(project.painted.view(np.uint8)))
        for reference in project.references:
            add_portrait(file, f"{REFERENCES}{reference.id}.", reference, path)
        for made in project.made:
            add_made_style(file, made)
        add_snapshots(file, project)
        _add_photo(file, project)
        if project.fit is not None:
            fit = project.fit
            add_member(file, "fit.safetensors", _FITS.get(fit, lambda: _to_bytes(fit.arrays())))
        if project.stand_in is not None:
            add_member(file, "stand-in.safetensors", _to_bytes({"codes": project.stand_in}), packed=True)
        check_members(file.namelist())
    stream.flush()
    _check_pictures(project, stream.seek(0, os.SEEK_END))
    os.fsync(stream.fileno())  # the older file is replaced only by one that is on the disk
    return content_hash(Path(stream.name))


def _check_pictures(project: Project, file_size: int) -> None:
    """ValueError if a reader would not decode all pictures of a file of that size."""
    limit = PictureLimit(file_size)
    limit.take(*project.portrait.size)  # the layout's
    for portrait in (project.portrait, *project.references):
        limit.take(*portrait.size)
        limit.take(*portrait.size)  # its label map's
    for made in project.made:
        if made.picture is not None:
            limit.take(made.picture.shape[1], made.picture.shape[0])
    layouts = 1 + 2 * len(project.snapshots)  # the paint's, and layout and paint of each snapshot
    for _ in range(layouts):
        limit.take(*project.portrait.size)


def _add_photo(file: ZipFile, project: Project) -> None:
    if project.portrait.origin is None:
        return
    photo = project.portrait.origin.photo
    data = pack_photo(photo)
    add_member(file, f"photo.{suffix_of(data)}", data)
    for kind, block in (("icc", photo.icc_profile), ("exif", photo.exif)):
        if block is not None:
            add_member(file, f"photo-{kind}.bin", block, packed=True)


def _to_bytes(arrays: Mapping[str, np.ndarray]) -> bytes:
    return save({name: np.ascontiguousarray(array) for name, array in arrays.items()})
