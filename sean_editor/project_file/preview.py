"""What a project looks like, without opening it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sean_editor.project_file.limits import PictureLimit
from sean_editor.project_file.pictures import PREVIEW, from_jpeg, from_png
from sean_editor.project_file.reading import opened_archive


def project_preview(path: Path | str) -> np.ndarray:
    """The result that a project was saved with, small, uint8 [H, W, 3]; of an older project its portrait.

    UserError as for `open_project`.
    """
    with opened_archive(Path(path)) as archive:
        if PREVIEW in archive:
            return from_jpeg(archive.read(PREVIEW), PictureLimit(archive.size))
        return from_png(archive.read("portrait.png"), "RGB", PictureLimit(archive.size))
