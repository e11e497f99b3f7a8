"""Listing folders, each once, so that tens of thousands of files take a moment."""

from __future__ import annotations

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")


def by_name(folder: Path, ending: str = "", endings: tuple[str, ...] = PICTURES) -> dict[str, str]:
    """File names in `folder` by what comes before `ending` and the dot, in order: those of pictures, or with
    other `endings`. Empty if there is no such folder.
    """
    if not folder.is_dir():
        return {}
    found = {}
    for file in sorted(path.name for path in folder.iterdir()):
        stem, dot, suffix = file.rpartition(".")
        if stem.endswith(ending) and f"{dot}{suffix}".lower() in endings and not file.startswith("."):
            found[stem.removesuffix(ending)] = file
    return found


def matched(*sides: tuple[Path, dict[str, str]]) -> tuple[list[str], list[Path]]:
    """The names that all `sides` (folder, files by name) have, in the first one's order; and the files of all
    others.
    """
    names = [name for name in sides[0][1] if all(name in files for _, files in sides)]
    known = set(names)
    alone = [folder / file for folder, files in sides for name, file in files.items() if name not in known]
    return names, alone
