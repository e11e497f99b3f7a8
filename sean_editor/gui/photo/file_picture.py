"""What a file looks like that a person is about to choose. Slow: not for the window's thread."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.photo.decode import read_image
from sean_editor.photo.labels import read_label_map
from sean_editor.project_file import is_project, project_preview

SIDE = 512  # pixels that a preview needs on a screen with two pixels for each logical one


def file_picture(path: Path) -> np.ndarray:
    """A photo or the result of a project, sRGB uint8 [H, W, 3], at its size or smaller. UserError if the
    file is neither.
    """
    return project_preview(path) if is_project(path) else read_image(path, at_least=SIDE)


def label_picture(path: Path) -> np.ndarray:
    """A label map in the colours of its regions, uint8 [H, W, 3]. UserError if the file is none."""
    colors: np.ndarray = CELEBAMASK_HQ.palette()[read_label_map(path).ids]
    return colors
