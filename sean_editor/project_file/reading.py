"""A project from a file that may be damaged, foreign, or made to do harm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
from safetensors.numpy import load

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import joined, listed_names, tr
from sean_editor.document.fit import Fit
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.errors import UserError, is_out_of_memory
from sean_editor.project_file.archive import Archive
from sean_editor.project_file.checks import check_fit, check_portrait, check_project, check_stand_in
from sean_editor.project_file.limits import REFERENCES, PictureLimit
from sean_editor.project_file.made_styles import read_made_styles
from sean_editor.project_file.manifest import Manifest, NewerVersionError, read_manifest
from sean_editor.project_file.photo import SUFFIXES, unpack_photo
from sean_editor.project_file.pictures import PAINTED, from_png
from sean_editor.project_file.portraits import read_portrait
from sean_editor.project_file.snapshots import read_snapshots


def open_project(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> Project:
    """The project in a file. UserError, naming the file and the remedy, if it is none that can be opened."""
    with opened_archive(Path(path)) as archive:
        manifest = read_manifest(archive.read("manifest.json"), regions)
        limit = PictureLimit(archive.size)
        portrait = read_portrait(archive, "", manifest.portrait, limit, _read_origin(archive, manifest))
        check_portrait(portrait, regions, path)
        layout = from_png(archive.read("layout.png"), "L", limit)
        references, unusable = _read_references(archive, manifest, limit, regions, path)
        named = {one.id: one for one in (manifest.portrait, *manifest.references)}
        wanting = [p.name for p in (portrait, *references) if named[p.id].close_up and p.close_up is None]
        made = read_made_styles(archive, manifest.made, manifest.styles.sources(), regions, limit)
        fit = _read_fit(archive, len(regions))
        snapshots, damaged = read_snapshots(archive, manifest.snapshots, portrait.size, fit, regions, limit)
        said = _about_wanting(wanting, path), _about_unusable(unusable, path), _about_damaged(damaged, path)
        project = Project(
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
            manifest.stands_for_sha256,
            joined(*said),
            _read_painted(archive, layout.shape, limit),
            snapshots=snapshots,
            made=made,
            retouch=manifest.retouch,
        )
        check_project(project, regions, path)
        return project


def _read_references(
    archive: Archive, manifest: Manifest, limit: PictureLimit, regions: RegionSet, path: Path | str
) -> tuple[tuple[Portrait, ...], list[str]]:
    """The references, and the names of those that cannot be used and need not be, as no region has their
    style. ValueError, or another error of a decoder, for one in use.
    """
    used, found, unusable = manifest.styles.sources(), [], []
    for one in manifest.references:
        try:
            portrait = read_portrait(archive, f"{REFERENCES}{one.id}.", one, limit)
            check_portrait(portrait, regions, path)
        except Exception:  # decoders raise whatever they like on damaged data
            if one.id in used:
                raise
            unusable.append(one.name)
        else:
            found.append(portrait)
    return tuple(found), unusable


def _about_unusable(names: list[str], path: Path | str) -> str:
    """A sentence on references that were left out; "" if there are none."""
    if not names:
        return ""
    return tr(
        "{references} in {file} cannot be used as a reference, and no region has its style: it was left out.",
        references=listed_names(names),
        file=path,
    )


def _read_painted(archive: Archive, shape: tuple[int, ...], limit: PictureLimit) -> np.ndarray | None:
    """Where the layout was painted, bool [H, W]; None where the file does not say, as older ones."""
    if PAINTED not in archive:
        return None
    painted = from_png(archive.read(PAINTED), "L", limit)
    if painted.shape != shape:
        raise ValueError(tr("{part} has not the size of its layout", part=PAINTED))
    return painted > 0


def _about_wanting(names: list[str], path: Path | str) -> str:
    """A sentence on close-ups that should be in the file and cannot be used; "" if there are none."""
    if not names:
        return ""
    return tr(
        "The photo of {portrait} in {file} is missing or damaged: its texture comes from the small picture. "
        "Add the photo again for all of its texture.",
        portrait=listed_names(names),
        file=path,
    )


def _about_damaged(names: list[str], path: Path | str) -> str:
    """A sentence on snapshots that cannot be used; "" if there are none."""
    if not names:
        return ""
    return tr(
        "These snapshots in {file} are damaged and were left out: {names}.",
        names=listed_names(names),
        file=path,
    )


def project_name(path: Path | str) -> str:
    """The name of a project: of its portrait, or of the file that a copy stands for.

    Only the manifest is read. UserError as for `open_project`.
    """
    with opened_archive(Path(path)) as archive:
        manifest = read_manifest(archive.read("manifest.json"))
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
        if is_out_of_memory(error):
            raise UserError(
                tr("{file} does not fit into memory. Close other programs.", file=path)
            ) from error
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
    data = archive.read(name)
    icc, exif = (
        archive.read(block) if block in archive else None for block in ("photo-icc.bin", "photo-exif.bin")
    )
    try:
        photo = unpack_photo(data, manifest.photo, icc, exif)
    except UserError as error:
        raise ValueError(tr("its photo cannot be decoded")) from error
    if manifest.photo_size is not None and photo.size != manifest.photo_size:
        raise ValueError(
            tr(
                "its photo is {width} x {height} pixels, the portrait was cut from one of {across} x {down}",
                width=photo.size[0],
                height=photo.size[1],
                across=manifest.photo_size[0],
                down=manifest.photo_size[1],
            )
        )
    return PhotoOrigin(photo, manifest.alignment)


def _read_fit(archive: Archive, regions: int) -> Fit | None:
    if "fit.safetensors" not in archive:
        return None
    fit = Fit.from_arrays(load(archive.read("fit.safetensors")))
    check_fit(fit, regions)
    return fit


def _read_stand_in(archive: Archive, regions: int) -> np.ndarray | None:
    if "stand-in.safetensors" not in archive:
        return None
    return check_stand_in(load(archive.read("stand-in.safetensors")).get("codes"), regions)
