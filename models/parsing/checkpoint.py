"""Reading and writing parser weights: our `.safetensors`, and the public `.pth` of BiSeNet."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from torch import nn

from models.blank import blank, give_values
from models.parsing.bisenet import BiSeNet
from models.parsing.our_file import ParsingError, as_fields, read_our_file
from models.parsing.parser import FaceParser, ParserConfig
from models.translation import tr
from models.weights_file import WeightsFileError, read_tensors, stored, write_tensors

_FORMAT = "face-parser"


def load_parser(path: str | Path) -> nn.Module:
    """The parser stored at `path`, in evaluation mode, float32, on the CPU: images [B, 3, H, W] in [-1, 1] to
    logits [B, 19, H, W]. ParsingError for a missing, damaged or foreign file.
    """
    path = Path(path)
    parser = _load_ours(path) if path.suffix == ".safetensors" else _load_public(path)
    return parser.requires_grad_(False).eval()


def save_parser(parser: FaceParser, path: str | Path) -> None:
    """Writes the weights as safetensors: matrices as float16, statistics as float32."""
    metadata = {"format": _FORMAT, "config": json.dumps(asdict(parser.config))}
    write_tensors(path, stored(parser.state_dict()), metadata)


def _load_ours(path: Path) -> FaceParser:
    tensors, config = read_our_file(path, _FORMAT)
    try:
        parser = blank(lambda: FaceParser(ParserConfig(**as_fields(config))))
        give_values(parser, {key: tensors[key] for key in parser.state_dict()})
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise ParsingError(
            tr("{file} is not a complete face parser. Download it again.", file=path.name)
        ) from error
    return parser


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
