"""Reading and writing generator weights: the public `.pth` and our `.safetensors`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from torch import Tensor

from models.blank import blank, give_values
from models.sean.config import EncoderName, SEANConfig
from models.sean.generator import SEANGenerator
from models.translation import tr
from models.weights_file import WeightsFileError, read_metadata, read_tensors, stored, write_tensors

FORMAT = "sean-generator"
"""The format named in the metadata of our files."""


_ENCODER_KEYS: dict[str, EncoderName] = {
    "Zencoder.model.1.weight": "paper",
    "Zencoder.look.0.weight": "closeups",
    "Zencoder.at_eighth.0.weight": "textures",
}
"""A tensor of each encoder that none of those after it has."""


class CheckpointError(ValueError):
    """A weights file that cannot be used. The message is one sentence for the person who chose the file."""


def load_generator(path: str | Path) -> SEANGenerator:
    """The generator stored at `path`, in evaluation mode, float32, on the CPU.

    `.pth` is read with weights only (nothing in the file can run); `.safetensors` holds tensors, and the
    configuration as text. Without that, it is derived from the tensors. CheckpointError for a missing,
    damaged or foreign file.
    """
    path = Path(path)
    tensors = _read_tensors(path)
    config = _stored_config(tensors, path) or _derive_config(tensors, path)
    try:
        generator = blank(lambda: SEANGenerator(config))
    except Exception as error:  # a damaged configuration can ask for any network
        raise _no_match(path) from error
    expected = generator.state_dict()
    missing = sorted(expected.keys() - tensors.keys())
    wrong = [k for k, v in expected.items() if k in tensors and tensors[k].shape != v.shape]
    if missing or wrong:
        raise CheckpointError(
            tr(
                "{file} is not a complete SEAN generator: {missing} tensors are missing and {wrong} "
                "have another shape (first: {first}). Download the file again.",
                file=path.name,
                missing=len(missing),
                wrong=len(wrong),
                first=(missing + wrong)[0],
            )
        )
    return give_values(generator, {key: tensors[key] for key in expected}).requires_grad_(False).eval()


def save_generator(generator: SEANGenerator, path: str | Path, *, half: bool = True) -> None:
    """Writes weights and configuration as safetensors; `half` stores matrices as float16 (statistics stay
    float32).
    """
    state = generator.state_dict()
    metadata = {"format": FORMAT, "config": json.dumps(generator.config.to_dict())}
    write_tensors(path, stored(state) if half else state, metadata)


def convert_checkpoint(
    source: str | Path, target: str | Path, config: SEANConfig, about: Mapping[str, str]
) -> None:
    """Write the weights of a `.pth` as safetensors, bit for bit, with `about` in the metadata.

    Without a published digest the structure has to vouch for them: CheckpointError unless the file holds all
    tensors of a network of `config`, no others, and each in its shape and kind.
    """
    source = Path(source)
    tensors = _read_tensors(source)
    expected = blank(lambda: SEANGenerator(config)).state_dict()
    strange = expected.keys() ^ tensors.keys()
    strange |= {key for key in expected.keys() & tensors.keys() if not _alike(tensors[key], expected[key])}
    if strange:
        raise CheckpointError(
            tr(
                "{file} is another network: {count} of its tensors are missing, unknown or of another shape "
                "(first: {first}). Choose another file.",
                file=source.name,
                count=len(strange),
                first=min(strange),
            )
        )
    write_tensors(target, tensors, {"format": FORMAT, "config": json.dumps(config.to_dict()), **about})


def _alike(one: Tensor, other: Tensor) -> bool:
    return one.shape == other.shape and one.dtype.is_floating_point == other.dtype.is_floating_point


def _read_tensors(path: Path) -> dict[str, Tensor]:
    try:
        return read_tensors(path)
    except WeightsFileError as error:
        raise CheckpointError(str(error)) from error


def _stored_config(tensors: Mapping[str, Tensor], path: Path) -> SEANConfig | None:
    """The configuration written into the file; None if there is none."""
    metadata = read_metadata(path)
    if metadata.get("format") != FORMAT or "config" not in metadata:
        return None
    try:
        config = SEANConfig(**json.loads(metadata["config"]))
    except (ValueError, TypeError, RecursionError) as error:
        raise CheckpointError(
            tr(
                "{file} holds a kind of SEAN generator that this version does not know. Update the program.",
                file=path.name,
            )
        ) from error
    first = tensors.get("fc.weight")
    if first is None or first.shape[:2] != (16 * config.base_width, config.regions):
        raise _no_match(path)
    return config


def _no_match(path: Path) -> CheckpointError:
    return CheckpointError(
        tr("{file} does not match its own description of the network. Download it again.", file=path.name)
    )


def _derive_config(tensors: Mapping[str, Tensor], path: Path) -> SEANConfig:
    try:
        width, regions = tensors["fc.weight"].shape[:2]
        first = "head_0.ace_0"
        rank, length = tensors[f"{first}.fc_mu0.weight"].shape
        return SEANConfig(
            regions=regions,
            style_length=length,
            base_width=width // 16,
            mask_hidden=tensors[f"{first}.Spade.mlp_shared.0.weight"].shape[0],
            style_rank=None if rank == length else rank,
            encoder=next((name for key, name in _ENCODER_KEYS.items() if key in tensors), "moments"),
        )
    except (KeyError, ValueError) as error:
        raise CheckpointError(
            tr(
                "{file} holds weights, but not those of a SEAN generator. Choose another file.",
                file=path.name,
            )
        ) from error
