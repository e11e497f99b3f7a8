"""Reading and writing parser weights: our `.safetensors`, and the public `.pth` of BiSeNet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from torch import Tensor, nn

from models.blank import blank, give_values
from models.parsing.bisenet import BiSeNet
from models.parsing.our_file import ParsingError, as_fields, read_our_file
from models.parsing.parser import FaceParser, ParserConfig
from models.translation import tr
from models.weights_file import WeightsFileError, read_tensors, stored, write_tensors

_FORMAT = "face-parser"


_SECOND = "close_ups"
"""The second network's place in the configuration, and what the names of its tensors begin with."""


class ParserNetworks(NamedTuple):
    """The networks of a file: images [B, 3, H, W] in [-1, 1] to logits [B, 19, H, W], and the one for
    close-ups, which has ids of its own (`close_ups.py`), if there is one.
    """

    parser: nn.Module
    close_ups: FaceParser | None = None


def load_parser(path: str | Path) -> nn.Module:
    """The parser stored at `path`, in evaluation mode, float32, on the CPU: images [B, 3, H, W] in [-1, 1] to
    logits [B, 19, H, W]. ParsingError for a missing, damaged or foreign file.
    """
    return load_networks(path).parser


def load_networks(path: str | Path) -> ParserNetworks:
    """All networks stored at `path`, as `load_parser` gives the first."""
    path = Path(path)
    if path.suffix != ".safetensors":
        return ParserNetworks(_load_public(path).requires_grad_(False).eval())
    tensors, config = read_our_file(path, _FORMAT)
    try:
        second = config.pop(_SECOND, None)
        return ParserNetworks(
            _network(tensors, config, ""),
            None if second is None else _network(tensors, second, f"{_SECOND}."),
        )
    except Exception as error:  # a damaged configuration can ask for any network
        raise ParsingError(
            tr("{file} is not a complete face parser. Download it again.", file=path.name)
        ) from error


def save_parser(parser: FaceParser, path: str | Path, close_ups: FaceParser | None = None) -> None:
    """Writes the weights as safetensors: matrices as float16, statistics as float32."""
    state, config = dict(parser.state_dict()), asdict(parser.config)
    if close_ups is not None:
        state |= {f"{_SECOND}.{name}": value for name, value in close_ups.state_dict().items()}
        config[_SECOND] = asdict(close_ups.config)
    write_tensors(path, stored(state), {"format": _FORMAT, "config": json.dumps(config)})


def _network(tensors: Mapping[str, Tensor], config: dict[str, Any], prefix: str) -> FaceParser:
    """The network with the tensors whose names begin with `prefix`, in evaluation mode."""
    network = blank(lambda: FaceParser(ParserConfig(**as_fields(config))))
    give_values(network, {name: tensors[prefix + name] for name in network.state_dict()})
    return network.requires_grad_(False).eval()


def _load_public(path: Path) -> BiSeNet:
    try:
        return BiSeNet.from_state_dict(read_tensors(path))
    except WeightsFileError as error:
        raise ParsingError(str(error)) from error
    except ValueError as error:
        raise ParsingError(
            tr(
                "{file} is not the public face parser 79999_iter.pth: {error}. Download it again.",
                file=path.name,
                error=error,
            )
        ) from error
