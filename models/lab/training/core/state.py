"""Everything that a run changes, in one file, so that it can be resumed exactly.

Random numbers have no place in it: those of a step follow from the run's seed and the step's number.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import torch

from models.atomic_write import write_atomically

STATE_FILE = "state.pt"


class Stateful(Protocol):
    """A network, an optimizer, a scaler."""

    def state_dict(self) -> dict[str, Any]: ...

    def load_state_dict(self, state_dict: dict[str, Any], /) -> Any: ...


def save_state(path: Path, parts: Mapping[str, Stateful], counts: Mapping[str, float]) -> None:
    """Writes the states of `parts` and the numbers `counts` to `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {**counts, **{name: part.state_dict() for name, part in parts.items()}}
    write_atomically(path, lambda file: torch.save(kept, file))


def load_state(
    path: Path, parts: Mapping[str, Stateful], counts: tuple[str, ...], device: torch.device | str = "cpu"
) -> dict[str, float]:
    """Restores `parts` from the file that `save_state` wrote, and returns its `counts`.

    FileNotFoundError without a file; ValueError for the state of another run, which may leave the parts half
    restored.
    """
    require_state(path)
    try:
        kept = torch.load(path, map_location=device, weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(kept[name])
        return {name: float(kept[name]) for name in counts}
    except Exception as error:  # torch raises whatever it likes on damaged data
        raise ValueError(
            f"{path} does not belong to this run: it holds another network, was written by another version "
            "of the program, or is damaged. Give the settings it was started with, or start without --resume."
        ) from error


def require_state(path: Path) -> None:
    """FileNotFoundError if there is no saved state at `path`."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no run to go on with at {path}; start it without --resume.")
