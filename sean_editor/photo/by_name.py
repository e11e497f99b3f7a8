"""Portraits by file or by the bare name of one that comes with the program."""

from __future__ import annotations

from pathlib import Path

from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.photo.portraits import load_portrait, shipped_portraits


def find_portrait(name: Path | str) -> Path:
    """The image file meant by `name`: a path, or the name of a shipped portrait ("amara", in any case).

    UserError if there is neither.
    """
    path = Path(name)
    if path.exists():
        return path
    shipped = {image.stem: image for image in shipped_portraits()}
    if path.suffix or path.parent != Path():
        raise UserError(f"There is no file {path}. Check the name.")
    if path.name.lower() not in shipped:
        names = ", ".join(shipped) or "none"
        raise UserError(f"There is no picture “{name}”. Give a file, or a shipped portrait: {names}.")
    return shipped[path.name.lower()]


def open_portrait(name: Path | str, labels: Path | str | None = None, size: int = 256) -> Portrait:
    """The portrait in a file, or the shipped one of that name; its label map is found as by `load_portrait`.

    UserError if a file cannot be read or the label map is not there or does not fit.
    """
    return load_portrait(find_portrait(name), labels, size)
