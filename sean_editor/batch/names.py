"""The photos of a folder, and the names that their results get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.export.formats import SUFFIXES

_LOSSY = (".jpe", ".heic", ".heif", ".avif")
_LOSSLESS = (".bmp", ".gif", ".ppm")
_RAW = (".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf")
"""They cannot be opened: the report says so, and what to do."""
_KNOWN = frozenset((*SUFFIXES, *_LOSSY, *_LOSSLESS, *_RAW))


def photos_in(folder: Path | str) -> list[Path]:
    """The picture files directly inside a folder, by name, hidden ones left out. UserError if there are none,
    or no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise UserError(tr("There is no folder {folder}. Check the name.", folder=folder))
    try:
        entries = sorted(folder.iterdir(), key=lambda path: (path.name.lower(), path.name))
    except OSError as error:
        raise UserError(
            tr("{folder} cannot be read ({reason}).", folder=folder, reason=error.strerror)
        ) from error
    found = [path for path in entries if _is_photo(path)]
    if not found:
        raise UserError(tr("There are no photos in {folder}. Subfolders are not searched.", folder=folder))
    return found


def photos_among(paths: Sequence[Path | str]) -> list[Path]:
    """The photos that are named, and those in folders that are named, each once and in that order.

    UserError for a name that does not exist, or for two photos of the same name: one of their results would
    take the place of the other.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise UserError(tr("There is no file {file}. Check the name.", file=path))
        for photo in photos_in(path) if path.is_dir() else [path]:
            found.setdefault(photo.resolve(), photo)
    names: dict[str, Path] = {}
    for photo in found.values():
        other = names.setdefault(photo.name.lower(), photo)
        if other is not photo:
            raise UserError(
                tr(
                    "{file} and {other} have the same name. Rename one, or edit them one after the other.",
                    file=photo,
                    other=other,
                )
            )
    return list(found.values())


def _is_photo(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() in _KNOWN and not path.is_dir()


def output_suffix(path: Path, wanted: str | None) -> str:
    """The suffix of a photo's result: the one that is `wanted`, else the photo's own. Kinds that are not
    written become JPEG if they lose detail themselves, else PNG.
    """
    own = path.suffix.lower()
    if wanted is not None:
        return wanted
    if own in SUFFIXES:
        return own
    return ".jpg" if own in (*_LOSSY, *_RAW) else ".png"


def output_names(photos: Sequence[Path], wanted: str | None) -> dict[Path, str]:
    """The name of each photo's result. Where two would have the same one (IMG.jpg and IMG.heic), their own
    suffix becomes part of it: IMG-heic.jpg.
    """
    plain = {path: f"{path.stem}{output_suffix(path, wanted)}" for path in photos}
    count = Counter(name.lower() for name in plain.values())  # file systems may not tell A from a
    taken = {name for name, times in count.items() if times == 1}
    names = {}
    for path, name in plain.items():
        if count[name.lower()] > 1:
            name = _free_name(f"{path.stem}-{path.suffix[1:].lower()}", output_suffix(path, wanted), taken)
        names[path] = name
    return names


def proof_names(names: Iterable[str]) -> dict[str, str]:
    """The name of the proof of each result: NAME.json, or NAME.png.json where several have that stem."""
    names = list(names)
    count = Counter(Path(name).stem.lower() for name in names)
    return {
        name: f"{name}.json" if count[Path(name).stem.lower()] > 1 else f"{Path(name).stem}.json"
        for name in names
    }


def _free_name(stem: str, suffix: str, taken: set[str]) -> str:
    """The first of STEM.jpg, STEM-2.jpg, STEM-3.jpg that is not in `taken`, which it joins."""
    number, name = 1, f"{stem}{suffix}"
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    taken.add(name.lower())
    return name
