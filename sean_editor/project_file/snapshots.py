"""The snapshots in a project.

snapshots/N.layout.png       the layout
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
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import StyleAssignment
from sean_editor.errors import UserError
from sean_editor.project_file.archive import Archive, add_member
from sean_editor.project_file.manifest import read_styles
from sean_editor.project_file.pictures import Encoded, PixelBudget, from_png, to_png

MAX_PNG = 64 * 1024 * 1024
MAX_PICTURE = 16 * 1024 * 1024
MAX_FIT = 256 * 1024 * 1024
SAME_FIT, OWN_FIT = "project", "own"  # anything else: no fit
_LAYOUTS, _FITS = Encoded(), Encoded()


def add_snapshots(file: ZipFile, project: Project) -> None:
    """Put the layouts, pictures and fits of all snapshots into an open zip."""
    for number, snapshot in enumerate(project.snapshots):
        name, fit = f"snapshots/{number}", snapshot.fit
        add_member(file, f"{name}.layout.png", _LAYOUTS.get(snapshot, partial(to_png, snapshot.layout)))
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
    budget: PixelBudget,
) -> tuple[tuple[Snapshot, ...], list[str]]:
    """The snapshots that a manifest describes, and the names of those that are damaged: a project opens
    without them. `size` is the portrait's, (width, height), and `fit` the project's.
    """
    found, damaged = [], []
    for number, item in enumerate(described if isinstance(described, list) else []):
        name = item.get("name") if isinstance(item, dict) else None
        try:
            found.append(_read(archive, f"snapshots/{number}", item, size, fit, regions, budget))
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
    budget: PixelBudget,
) -> Snapshot:
    if not isinstance(item["name"], str):
        raise ValueError("a snapshot's name is a text")
    layout = from_png(archive.read(f"{name}.layout.png", MAX_PNG), "L", budget)
    check_layout(layout, size, regions, item["name"])
    own_fit = fit if item["fit"] == SAME_FIT else None
    if item["fit"] == OWN_FIT:
        own_fit = Fit.from_arrays(load(archive.read(f"{name}.fit.safetensors", MAX_FIT)))
        if own_fit.regions != len(regions):
            raise ValueError("a fit of other regions")
    picture = f"{name}.picture.jpg"
    return Snapshot(
        item["name"],
        layout,
        StyleAssignment().with_regions(read_styles(item["styles"], len(regions))),
        own_fit,
        KeptPicture.from_bytes(archive.read(picture, MAX_PICTURE)) if picture in archive else None,
        datetime.fromisoformat(item["taken"]).replace(tzinfo=None),
        item["automatic"] is True,
    )


def _to_bytes(fit: Fit) -> bytes:
    return save({name: np.ascontiguousarray(array) for name, array in fit.arrays().items()})
