"""Writing a file whole or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sean_editor.errors import UserError


def write_atomically(path: Path | str, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place in one step.

    Whatever goes wrong, an older file at `path` stays as it was. UserError if the place cannot be written to.
    """
    temporary: Path | None = None
    try:
        target = Path(path).resolve()  # a link stays a link: its target is what gets replaced
        if target.is_dir():
            raise UserError(f"{path} is a folder. Give the name of a file.")
        if not target.parent.is_dir():
            raise UserError(f"There is no folder {target.parent}. Create it, or save elsewhere.")
        temporary = target.with_name(f".{uuid.uuid4().hex}.part")
        with temporary.open("xb") as file:
            write(file)
        temporary.replace(target)
    except (
        OSError,
        ValueError,
    ) as error:  # ValueError: a picture too large for its format, a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"Could not write {path} ({reason}). Try another name or folder.") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
