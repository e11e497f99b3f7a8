"""The systems by name; adding one is a file beside this one, and a line here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from models.systems.sean import SEANSystem
from models.systems.system import System
from models.weights_file import WeightsFileError

SYSTEMS: dict[str, type[System]] = {
    "sean": SEANSystem,
}


def system_class(name: str) -> type[System]:
    """ValueError for a name that is none."""
    if name not in SYSTEMS:
        raise ValueError(f"There is no system called {name!r}; there are: {', '.join(SYSTEMS)}.")
    return SYSTEMS[name]


def make_system(name: str, config: Any) -> System:
    """A system with new weights; `config` is its own dataclass."""
    return system_class(name).from_config(config)


def save_system(system: System, path: Path) -> None:
    """Writes what `load_system` reads; for SEAN that is the file the editor takes as a checkpoint."""
    system.save(path)


def load_system(path: str | Path) -> System:
    """The system stored at `path`, in evaluation mode, on the CPU. A file that names none is a SEAN generator
    (as the public `.pth`). WeightsFileError says what is wrong with the file.
    """
    path = Path(path)
    told = _metadata(path)
    name = told.get("system", "sean")
    if name not in SYSTEMS:
        raise WeightsFileError(f"{path.name} holds a system called {name}, which this version does not know.")
    return SYSTEMS[name].load(path, json.loads(told.get("config", "{}")))


def _metadata(path: Path) -> dict[str, str]:
    if path.suffix != ".safetensors" or not path.is_file():
        return {}  # the reader of the tensors says what is wrong, if anything is
    try:
        with safe_open(str(path), framework="pt") as file:
            return dict(file.metadata() or {})
    except SafetensorError:
        return {}
