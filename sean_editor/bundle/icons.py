"""The program's icon as Windows and macOS want it, drawn from resources/app-icon.svg."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def write_icon(folder: Path, system: str = sys.platform) -> str | None:
    """The path of the icon file for programs of `system`, made in `folder`; None where programs have none."""
    kinds = {"win32": "ico", "darwin": "icns"}
    if system not in kinds:
        return None
    from PIL import Image

    from sean_editor.gui.icons import app_icon

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"app-icon.{kinds[system]}"
    largest = Image.open(BytesIO(app_icon(1024)))
    if system == "win32":  # each size drawn for itself, so that small ones are sharp
        drawn = [Image.open(BytesIO(app_icon(size))) for size in _SIZES]
        drawn[-1].save(path, sizes=[(size, size) for size in _SIZES], append_images=drawn)
    else:
        largest.save(path)
    return str(path)
