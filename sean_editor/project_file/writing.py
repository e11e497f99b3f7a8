"""A project into a file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import numpy as np
from safetensors.numpy import save

from models.atomic_write import write_atomically
from models.translation import tr
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.project_file.archive import add_member
from sean_editor.project_file.manifest import write_manifest
from sean_editor.project_file.photo import pack_photo, suffix_of
from sean_editor.project_file.pictures import PREVIEW, PREVIEW_SIDE, Encoded, to_jpeg, to_png
from sean_editor.project_file.portraits import add_portrait
from sean_editor.project_file.snapshots import add_snapshots

SUFFIX = ".sean"
_FITS = Encoded()


def is_project(path: Path | str) -> bool:
    """Whether a file's name says that it is a project."""
    return Path(path).suffix.lower() == SUFFIX


def save_project(path: Path | str, project: Project) -> None:
    """Write `project` to a file ending in .sean.

    UserError for another ending or a place that cannot be written to; an older file then stays as it was.
    """
    if not is_project(path):
        raise UserError(
            tr("{file} is not a project file. End the name in {ending}.", file=path, ending=SUFFIX)
        )
    write_atomically(path, partial(_write, project))


def _write(project: Project, stream: BinaryIO) -> None:
    with ZipFile(stream, "w") as file:
        add_member(file, "manifest.json", write_manifest(project), packed=True)
        if project.preview is not None:
            add_member(file, PREVIEW, to_jpeg(project.preview, PREVIEW_SIDE))
        add_portrait(file, "", project.portrait)
        add_member(file, "layout.png", to_png(project.layout))
        for reference in project.references:
            add_portrait(file, f"references/{reference.id}.", reference)
        add_snapshots(file, project)
        _add_photo(file, project)
        if project.fit is not None:
            fit = project.fit
            add_member(file, "fit.safetensors", _FITS.get(fit, lambda: _to_bytes(fit.arrays())))
        if project.stand_in is not None:
            add_member(file, "stand-in.safetensors", _to_bytes({"codes": project.stand_in}), packed=True)
    stream.flush()
    os.fsync(stream.fileno())  # the older file is replaced only by one that is on the disk


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
