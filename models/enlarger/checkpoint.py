"""Reading and writing the weights of the enlarger."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from models.blank import blank, give_values
from models.enlarger.network import Enlarger, EnlargerConfig
from models.translation import tr
from models.weights_file import WeightsFileError, read_metadata, read_tensors, stored, write_tensors

_FORMAT = "enlarger"


class EnlargerError(ValueError):
    """A weights file that cannot be used. The message is one sentence for the person who chose the file."""


def load_enlarger(path: str | Path) -> Enlarger:
    """The enlarger stored at `path`, in evaluation mode, float32, on the CPU.

    EnlargerError for a missing, damaged or foreign file.
    """
    path = Path(path)
    about = read_metadata(path)
    try:
        tensors = read_tensors(path)
    except WeightsFileError as error:
        raise EnlargerError(str(error)) from error
    if about.get("format") != _FORMAT:
        raise EnlargerError(
            tr("{file} holds weights, but not those of an enlarger. Choose another file.", file=path.name)
        )
    try:
        config = _config(json.loads(about["config"]))
        network = blank(lambda: Enlarger(config))
        give_values(network, tensors)
    except Exception as error:  # a damaged configuration can ask for any network
        raise EnlargerError(
            tr("{file} is not a complete enlarger. Download it again.", file=path.name)
        ) from error
    return network.requires_grad_(False).eval()


def save_enlarger(network: Enlarger, path: str | Path) -> None:
    """Writes the weights as safetensors: matrices as float16, biases as float32."""
    metadata = {"format": _FORMAT, "config": json.dumps(asdict(network.config))}
    write_tensors(path, stored(network.state_dict()), metadata)


def _config(fields: dict[str, Any]) -> EnlargerConfig:
    return EnlargerConfig(**{name: int(fields[name]) for name in ("regions", "width", "blocks", "fine")})
