"""The files of a run in its folder: a run never takes the place of another unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

from models.errors import UserError
from models.lab.training.core.state import STATE_FILE
from models.lab.training.discriminator_file import DISCRIMINATOR_FILE
from models.lab.training.settings import SETTINGS_FILE

WEIGHTS_FILE = "generator.safetensors"
LOSSES_FILE, FIGURES_FILE = "log.csv", "figures.csv"
BOARD_FOLDER = "tensorboard"
SAMPLES = "samples-*.png"

_FILES = (STATE_FILE, SETTINGS_FILE, WEIGHTS_FILE, DISCRIMINATOR_FILE, LOSSES_FILE, FIGURES_FILE)


def claim(folder: Path, overwrite: bool) -> None:
    """Make sure that no run is in `folder`. UserError if one is, unless it is to be overwritten: then its
    files are removed, and no others.
    """
    there = [folder / name for name in _FILES if (folder / name).exists()]
    if there and not overwrite:
        raise UserError(
            f"{folder} holds a run already ({there[0].name}). Go on with it by --resume, begin anew in its "
            "place by --overwrite, or name another folder by -o."
        )
    for path in (*there, *folder.glob(SAMPLES)) if overwrite else ():
        path.unlink(missing_ok=True)  # every process of a run is here
    if overwrite:
        shutil.rmtree(folder / BOARD_FOLDER, ignore_errors=True)
