"""The snapshots in a project.

snapshots/N.layout.png       the layout
snapshots/N.painted.png      where it was painted, if anywhere
snapshots/N.picture.jpg      the result as it was shown
snapshots/N.fit.safetensors  a fit that is not the project's
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np
from safetensors.numpy import load, save

from models.regions import RegionSet
from models.translation import tr
from sean_editor.document.fit import Fit
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.portrait import check_layout
from sean_editor.document.project import Project
from sean_editor.document.retouch import read_retouch
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import StyleAssignment
from sean_editor.errors import UserError
from sean_editor.project_file.archive import Archive, add_member
from sean_editor.project_file.limits import SNAPSHOTS, PictureLimit
from sean_editor.project_file.manifest import read_styles
from sean_editor.project_file.pictures import PAINTED, Encoded, from_png, to_png

SAME_FIT, OWN_FIT = "project", "own"  # anything else: no fit
_LAYOUTS, _FITS = Encoded(), Encoded()


def add_snapshots(file: ZipFile, project: Project) -> None:
    """Put the layouts, pictures and fits of all snapshots into an open zip."""
    for number, snapshot in enumerate(project.snapshots):
        name, fit = f"{SNAPSHOTS}{number}", snapshot.fit
        add_member(file, f"{name}.layout.png", _LAYOUTS.get(snapshot, partial(to_png, snapshot.layout)))
        if snapshot.painted.any():
            add_member(file, f"{name}.{PAINTED}", to_png(snapshot.painted.view(np.uint8)))
        if snapshot.picture is not None:
            add_member(file, f"{name}.picture.jpg", snapshot.picture.data)
        if fit is not None and fit is not project.fit:
            add_member(file, f"{name}.fit.safetensors", _FITS.get(fit, partial(_to_bytes, fit)))


def read_snapshots(
    archive: Archive,
    described: object,
    size: tuple[int, int],
    fit: Fit | None,
    regions: RegionSet,
    limit: PictureLimit,
) -> tuple[tuple[Snapshot, ...], list[str]]:
    """The snapshots that a manifest describes, and the names of those that are damaged: a project opens
    without them. `size` is the portrait's, (width, height), and `fit` the project's.
    """
    found, damaged = [], []
    for number, item in enumerate(described if isinstance(described, list) else []):
        name = item.get("name") if isinstance(item, dict) else None
        try:
            found.append(_read(archive, f"{SNAPSHOTS}{number}", item, size, fit, regions, limit))
        except (ValueError, KeyError, TypeError, AttributeError, OSError, BadZipFile, UserError):
            damaged.append(name if isinstance(name, str) and name else tr("Automatic snapshot"))
    return tuple(found), damaged


def _read(
    archive: Archive,
    name: str,
    item: Mapping[str, Any],
    size: tuple[int, int],
    fit: Fit | None,
    regions: RegionSet,
    limit: PictureLimit,
) -> Snapshot:
    if not isinstance(item["name"], str):
        raise ValueError("a snapshot's name is a text")
    layout = from_png(archive.read(f"{name}.layout.png"), "L", limit)
    check_layout(layout, size, regions, item["name"])
    own_fit = fit if item["fit"] == SAME_FIT else None
    if item["fit"] == OWN_FIT:
        own_fit = Fit.from_arrays(load(archive.read(f"{name}.fit.safetensors")))
        if own_fit.regions != len(regions):
            raise ValueError("a fit of other regions")
    picture = f"{name}.picture.jpg"
    return Snapshot(
        item["name"],
        layout,
        StyleAssignment().with_regions(read_styles(item["styles"], len(regions))),
        own_fit,
        KeptPicture.from_bytes(archive.read(picture)) if picture in archive else None,
        datetime.fromisoformat(item["taken"]).replace(tzinfo=None),
        item["automatic"] is True,
        _read_painted(archive, f"{name}.{PAINTED}", layout.shape, limit),
        read_retouch(item.get("retouch", {}), len(regions)),
    )


def _read_painted(archive: Archive, name: str, shape: tuple[int, ...], limit: PictureLimit) -> np.ndarray:
    if name not in archive:
        return np.zeros(shape, bool)
    painted = from_png(archive.read(name), "L", limit)
    if painted.shape != shape:
        raise ValueError("paint of another size")
    return painted > 0


def _to_bytes(fit: Fit) -> bytes:
    return save({name: np.ascontiguousarray(array) for name, array in fit.arrays().items()})
