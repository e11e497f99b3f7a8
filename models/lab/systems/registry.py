"""The systems by name. Ours are a file beside this one each, and a line here; other packages announce theirs
(extensions.py).
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.lab.extensions import SYSTEMS as EXTENSIONS
from models.lab.extensions import extension, extension_names
from models.lab.systems.pix2pixhd import Pix2PixHDSystem
from models.lab.systems.sean import SEANSystem
from models.lab.systems.spade import SPADESystem
from models.lab.systems.system import System
from models.lab.systems.widen import why_not_widened, widen
from models.weights_file import WeightsFileError, read_metadata

SYSTEMS: dict[str, type[System]] = {
    "sean": SEANSystem,
    "spade": SPADESystem,
    "pix2pixhd": Pix2PixHDSystem,
}

WIDENING_JITTER = 0.02
"""Relative noise on the weights of a generator widened to start from: the copies must come to differ."""


def system_names() -> tuple[str, ...]:
    """Of ours, and of those that other packages bring."""
    return (*SYSTEMS, *(name for name in extension_names(EXTENSIONS) if name not in SYSTEMS))


def system_class(name: str) -> type[System]:
    """ValueError for a name that is none, UserError for a system of another package that cannot be used."""
    if name not in system_names():
        raise ValueError(f"There is no system called {name!r}; there are: {', '.join(system_names())}.")
    return SYSTEMS[name] if name in SYSTEMS else extension(EXTENSIONS, name, System)  # type: ignore[type-abstract]


def make_system(name: str, config: Any) -> System:
    """A system with new weights; `config` is its own dataclass."""
    return system_class(name).from_config(config)


def start_from(system: System, path: Path) -> None:
    """Gives `system` the weights stored at `path`; those of a narrower SEAN generator are widened. The
    weights that a close-up encoder adds to a texture encoder stay as they are. FileNotFoundError, or
    ValueError if the file holds another system or another configuration.
    """
    if not path.is_file():
        raise FileNotFoundError(f"There are no weights to start from at {path}.")
    try:
        stored = load_system(path)
    except WeightsFileError as error:
        raise ValueError(str(error)) from error
    same = (stored.name, stored.config) == (system.name, system.config)
    if same or _encodes_differently(system, stored):
        network = stored.network
    elif isinstance(stored, SEANSystem) and _is_wider(system, stored):
        network = widen(stored.network, system.config, WIDENING_JITTER)
    else:
        raise ValueError(
            f"{path.name} holds {stored.name} with {stored.config}; the run trains {system.name} with "
            f"{system.config}. Start from weights of the same network (a SEAN generator may be whole times "
            "wider), or without --start."
        )
    system.network.load_state_dict(system.network.state_dict() | network.state_dict())


def _is_wider(system: System, stored: SEANSystem) -> bool:
    return isinstance(system, SEANSystem) and why_not_widened(stored.config, system.config) is None


def _encodes_differently(system: System, stored: System) -> bool:
    """Whether the two differ only in how styles are encoded, and the system's encoder is the stored one or an
    extension of it.
    """
    if not (isinstance(system, SEANSystem) and isinstance(stored, SEANSystem)):
        return False
    old, new = stored.config, system.config
    extended = old.encoder == new.encoder or (old.encoder, new.encoder) == ("textures", "closeups")
    return extended and replace(old, encoder=new.encoder).encoding_as(new) == new


def save_system(system: System, path: Path) -> None:
    """Writes what `load_system` reads; for SEAN that is the file the editor takes as a checkpoint."""
    system.save(path)


def load_system(path: str | Path) -> System:
    """The system stored at `path`, in evaluation mode, on the CPU. A file that names none is a SEAN generator
    (as the public `.pth`). WeightsFileError says what is wrong with the file.
    """
    path = Path(path)
    metadata = read_metadata(path)
    name = metadata.get("system", "sean")
    if name not in system_names():
        raise WeightsFileError(f"{path.name} holds a system called {name}, which this version does not know.")
    try:
        config = json.loads(metadata.get("config", "{}"))
    except (ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise WeightsFileError(f"{path.name} is damaged: it does not say which network it holds.")
    return system_class(name).load(path, config)
