"""Everything that a run changes, in one file, to take it up again exactly.

Random numbers need no place in it: those of a step follow from the plan's seed and the step's number.
"""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import torch

if TYPE_CHECKING:
    from models.lab.training.trainer import Trainer

STATE_FILE = "state.pt"

_UNREADABLE = (EOFError, pickle.UnpicklingError, zipfile.BadZipFile)


class _Stateful(Protocol):
    def state_dict(self) -> dict[str, Any]: ...

    def load_state_dict(self, state_dict: dict[str, Any], /) -> Any: ...


def save(trainer: Trainer, folder: Path) -> None:
    """Writes the trainer's state into `folder`, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Any] = {
        "step": trainer.step,
        "seconds": trainer.seconds,
        "updates": trainer.average.updates,
    }
    temporary = folder / f"{STATE_FILE}.part"
    torch.save(kept | {name: part.state_dict() for name, part in _parts(trainer).items()}, temporary)
    temporary.replace(folder / STATE_FILE)


def load(trainer: Trainer, folder: Path) -> None:
    """Goes back to the state in `folder`. FileNotFoundError, or ValueError for that of another run."""
    path = require_state(folder)
    try:
        kept = torch.load(path, map_location=trainer.device, weights_only=True)
        for name, part in _parts(trainer).items():
            part.load_state_dict(kept[name])
        trainer.step, trainer.seconds = int(kept["step"]), float(kept["seconds"])
        trainer.average.updates = int(kept["updates"])
    except (*_UNREADABLE, KeyError, RuntimeError, ValueError) as error:
        raise ValueError(
            f"{path} does not belong to this run: it holds another network, was written by another version "
            "of the program, or is damaged. Give the settings it was started with, or start without --resume."
        ) from error


def require_state(folder: Path) -> Path:
    """The file that `save` wrote; FileNotFoundError if there is none."""
    path = folder / STATE_FILE
    if not path.is_file():
        raise FileNotFoundError(f"There is no run to go on with at {path}; start it without --resume.")
    return path


def _parts(trainer: Trainer) -> dict[str, _Stateful]:
    return {
        "system": trainer.system,
        "discriminator": trainer.adversary.network,
        "average": trainer.average.network,
        "optimizer_g": trainer.optimizer_g,
        "optimizer_d": trainer.optimizer_d,
        "scaler": trainer.scaler,
    }
