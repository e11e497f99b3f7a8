"""How the files of this package's own networks are read: their tensors, and the configuration beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from torch import Tensor

from models.translation import marked, tr, tr_marked
from models.weights_file import WeightsFileError, read_metadata, read_tensors


class ParsingError(ValueError):
    """A weights file that cannot be used. The message is one sentence for the person who chose the file."""


NETWORKS = {"face-parser": marked("face parser"), "face-locator": marked("face locator")}


def read_our_file(path: Path, kind: str) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Tensors by name and the configuration of a `.safetensors` whose format is `kind` ("face-parser").

    ParsingError for a missing, damaged or foreign file.
    """
    try:
        tensors = read_tensors(path)
    except WeightsFileError as error:
        raise ParsingError(str(error)) from error
    about, network = read_metadata(path), NETWORKS[kind]
    if about.get("format") != kind:
        raise ParsingError(
            tr(
                "{file} holds weights, but not those of a {network}. Choose another file.",
                file=path.name,
                network=tr_marked(network),
            )
        )
    try:
        config = json.loads(about["config"])
    except (KeyError, ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise ParsingError(
            tr(
                "{file} is not a complete {network}. Download it again.",
                file=path.name,
                network=tr_marked(network),
            )
        )
    return tensors, config


def as_fields(config: dict[str, Any]) -> dict[str, Any]:
    """A configuration from JSON as fields of a frozen dataclass: lists become tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in config.items()}
