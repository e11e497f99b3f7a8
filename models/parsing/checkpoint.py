"""Reading and writing parser weights: our `.safetensors`, and the public `.pth` of BiSeNet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import torch
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


_FACTORS = "factors"
"""The place in the configuration of what the shares of the regions are multiplied by."""


class ParserNetworks(NamedTuple):
    """The networks of a file: images [B, 3, H, W] in [-1, 1] to logits [B, 19, H, W], and the one for
    close-ups, which has ids of its own (`close_ups.py`), if there is one. `factors` float32 [19] multiply the
    shares; older files have none.
    """

    parser: nn.Module
    close_ups: FaceParser | None = None
    factors: Tensor | None = None


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
        second, factors = config.pop(_SECOND, None), config.pop(_FACTORS, None)
        parser = _network(tensors, config, "")
        return ParserNetworks(
            parser,
            None if second is None else _network(tensors, second, f"{_SECOND}."),
            None if factors is None else _factors(factors, parser.config.regions),
        )
    except Exception as error:  # a damaged configuration can ask for any network
        raise ParsingError(
            tr("{file} is not a complete face parser. Download it again.", file=path.name)
        ) from error


def save_parser(
    parser: FaceParser,
    path: str | Path,
    close_ups: FaceParser | None = None,
    factors: Tensor | None = None,
) -> None:
    """Writes the weights as safetensors: matrices as float16, statistics as float32."""
    state, config = dict(parser.state_dict()), asdict(parser.config)
    if close_ups is not None:
        state |= {f"{_SECOND}.{name}": value for name, value in close_ups.state_dict().items()}
        config[_SECOND] = asdict(close_ups.config)
    if factors is not None:
        config[_FACTORS] = [round(value, 4) for value in factors.tolist()]
    write_tensors(path, stored(state), {"format": _FORMAT, "config": json.dumps(config)})


def _network(tensors: Mapping[str, Tensor], config: dict[str, Any], prefix: str) -> FaceParser:
    """The network with the tensors whose names begin with `prefix`, in evaluation mode."""
    network = blank(lambda: FaceParser(ParserConfig(**as_fields(config))), most=len(tensors))
    give_values(network, {name: tensors[prefix + name] for name in network.state_dict()})
    return network.requires_grad_(False).eval()


def _factors(values: list[float], regions: int) -> Tensor:
    """Factors [S]. ValueError unless there is a positive finite one for each region."""
    factors = torch.tensor(values, dtype=torch.float32)
    if factors.shape != (regions,) or not bool((factors.isfinite() & (factors > 0)).all()):
        raise ValueError("factors")
    return factors


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
