"""The files of a run of `train`."""

from __future__ import annotations

from models.lab.training.core.run_folder import RunFiles
from models.lab.training.core.state import STATE_FILE
from models.lab.training.discriminator_file import DISCRIMINATOR_FILE
from models.lab.training.settings import SETTINGS_FILE

WEIGHTS_FILE = "generator.safetensors"
LOSSES_FILE, FIGURES_FILE = "log.csv", "figures.csv"
BOARD_FOLDER = "tensorboard"
SAMPLES = "samples-*.png"

RUN_FILES = RunFiles(
    (STATE_FILE, SETTINGS_FILE, WEIGHTS_FILE, DISCRIMINATOR_FILE, LOSSES_FILE, FIGURES_FILE),
    (SAMPLES, BOARD_FOLDER),
)
