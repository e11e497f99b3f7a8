"""A project from a file that may be damaged, foreign, or made to do harm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
from safetensors.numpy import load

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.fit import Fit
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.document.portrait import check_layout
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.project_file.archive import Archive
from sean_editor.project_file.manifest import Manifest, NewerVersionError, read_manifest
from sean_editor.project_file.photo import MAX_BYTES, MAX_PROFILE, SUFFIXES, unpack_photo
from sean_editor.project_file.pictures import PixelBudget, from_png
from sean_editor.project_file.portraits import MAX_PNG, read_portrait
from sean_editor.project_file.snapshots import read_snapshots

MAX_MANIFEST = 4 * 1024 * 1024
MAX_CODES = 16 * 1024 * 1024
CODE = 512  # numbers in the style code of a region
BLOCKS = 6  # of the network that styles reach; a fit may have codes for each
MAX_FIT = 256 * 1024 * 1024


def open_project(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> Project:
    """The project in a file. UserError, naming the file and the remedy, if it is none that can be opened."""
    with opened_archive(Path(path)) as archive:
        manifest = read_manifest(archive.read("manifest.json", MAX_MANIFEST), regions)
        budget = PixelBudget()
        portrait = read_portrait(archive, "", manifest.portrait, budget, _read_origin(archive, manifest))
        layout = from_png(archive.read("layout.png", MAX_PNG), "L", budget)
        if any(side % 32 for side in portrait.size):
            raise ValueError(
                tr(
                    "its portrait is {width} x {height}, which are not multiples of 32",
                    width=portrait.size[0],
                    height=portrait.size[1],
                )
            )
        check_layout(layout, portrait.size, regions, tr("The layout in {file}", file=path))
        references = tuple(
            read_portrait(archive, f"references/{one.id}.", one, budget) for one in manifest.references
        )
        named = {one.id: one for one in (manifest.portrait, *manifest.references)}
        wanting = [p.name for p in (portrait, *references) if named[p.id].close_up and p.close_up is None]
        for each in (portrait, *references):
            check_layout(
                each.labels,
                each.size,
                regions,
                tr("The label map of {portrait} in {file}", portrait=each.name, file=path),
            )
        fit = _read_fit(archive, len(regions))
        snapshots, damaged = read_snapshots(archive, manifest.snapshots, portrait.size, fit, regions, budget)
        return Project(
            portrait,
            layout,
            manifest.styles,
            manifest.locked,
            references,
            fit,
            _read_stand_in(archive, len(regions)),
            manifest.weights,
            manifest.view,
            manifest.stands_for,
            " ".join(filter(None, (_about_wanting(wanting, path), _about_damaged(damaged, path)))),
            snapshots=snapshots,
        )


def _about_wanting(names: list[str], path: Path | str) -> str:
    """A sentence on close-ups that should be in the file and cannot be used; "" if there are none."""
    if not names:
        return ""
    return tr(
        "The photo of {portrait} in {file} is missing or damaged: its texture comes from the small picture. "
        "Add the photo again for all of its texture.",
        portrait=", ".join(names),
        file=path,
    )


def _about_damaged(names: list[str], path: Path | str) -> str:
    """A sentence on snapshots that cannot be used; "" if there are none."""
    if not names:
        return ""
    return tr(
        "These snapshots in {file} are damaged and were left out: {names}.", names=", ".join(names), file=path
    )


def project_name(path: Path | str) -> str:
    """The name of a project: of its portrait, or of the file that a copy stands for.

    Only the manifest is read. UserError as for `open_project`.
    """
    with opened_archive(Path(path)) as archive:
        manifest = read_manifest(archive.read("manifest.json", MAX_MANIFEST))
    return manifest.stands_for.stem if manifest.stands_for is not None else manifest.portrait.name


@contextmanager
def opened_archive(path: Path) -> Iterator[Archive]:
    """The file opened; whatever goes wrong inside becomes a UserError about `path`."""
    _check_file(path)
    try:
        with ZipFile(path) as file:
            yield Archive(file)
    except UserError:
        raise
    except BadZipFile as error:
        raise UserError(
            tr(
                "{file} is not a project, or it is damaged. Choose a .sean file saved by this program.",
                file=path,
            )
        ) from error
    except NewerVersionError as error:
        raise UserError(
            tr(
                "{file} was saved by a newer SEAN Editor ({error}). Update this program to open it.",
                file=path,
                error=error,
            )
        ) from error
    except PermissionError as error:
        raise UserError(
            tr("{file} cannot be read: permission denied. Check its permissions.", file=path)
        ) from error
    except Exception as error:  # decoders raise whatever they like on damaged data
        raise UserError(
            tr(
                "{file} cannot be opened as a project: {reason}. Use another copy of it, or open the "
                "photo again.",
                file=path,
                reason=str(error) or type(error).__name__,
            )
        ) from error


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise UserError(tr("{file} is a folder. Choose a .sean file inside it.", file=path))
    if not path.exists():
        raise UserError(tr("There is no file {file}. Check the name.", file=path))
    if not path.is_file():
        raise UserError(tr("{file} is not an ordinary file. Choose a .sean file.", file=path))


def _read_origin(archive: Archive, manifest: Manifest) -> PhotoOrigin | None:
    if manifest.alignment is None:
        return None
    name = next((n for n in (f"photo.{s}" for s in SUFFIXES.values()) if n in archive), "photo.png")
    data = archive.read(name, MAX_BYTES)
    icc, exif = (
        archive.read(block, MAX_PROFILE) if block in archive else None
        for block in ("photo-icc.bin", "photo-exif.bin")
    )
    try:
        photo = unpack_photo(data, manifest.photo, icc, exif)
    except UserError as error:
        raise ValueError(tr("its photo cannot be decoded")) from error
    return PhotoOrigin(photo, manifest.alignment)


def _read_fit(archive: Archive, regions: int) -> Fit | None:
    if "fit.safetensors" not in archive:
        return None
    fit = Fit.from_arrays(load(archive.read("fit.safetensors", MAX_FIT)))
    if fit.codes.shape not in ((regions, CODE), (BLOCKS, regions, CODE)):
        raise ValueError(
            tr("its fit has {count} regions instead of {wanted}", count=fit.regions, wanted=regions)
        )
    return fit


def _read_stand_in(archive: Archive, regions: int) -> np.ndarray | None:
    if "stand-in.safetensors" not in archive:
        return None
    codes = load(archive.read("stand-in.safetensors", MAX_CODES)).get("codes")
    if codes is None or codes.dtype != np.float32 or codes.shape != (regions, CODE):
        raise ValueError(tr("its style codes are missing or malformed"))
    if not np.isfinite(codes).all():
        raise ValueError(tr("its style codes are not finite numbers"))
    return codes
