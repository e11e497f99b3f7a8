"""Reading and writing the weights of the texture autoencoder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from models.autoencoder.network import AutoencoderConfig, TextureAutoencoder
from models.blank import blank, give_values
from models.translation import tr
from models.weights_file import WeightsFileError, read_metadata, read_tensors, stored, write_tensors

_FORMAT = "texture-autoencoder"


class AutoencoderError(ValueError):
    """A weights file that cannot be used. The message is one sentence for the person who chose the file."""


def load_autoencoder(path: str | Path) -> TextureAutoencoder:
    """The autoencoder stored at `path`, in evaluation mode, float32, on the CPU.

    AutoencoderError for a missing, damaged or foreign file.
    """
    path = Path(path)
    try:
        tensors = read_tensors(path)
    except WeightsFileError as error:
        raise AutoencoderError(str(error)) from error
    about = read_metadata(path)
    if about.get("format") != _FORMAT:
        raise AutoencoderError(
            tr(
                "{file} holds weights, but not those of a texture autoencoder. Choose another file.",
                file=path.name,
            )
        )
    try:
        config = _config(json.loads(about["config"]))
        network = blank(lambda: TextureAutoencoder(config))
        give_values(network, {key: tensors[key] for key in network.state_dict()})
    except Exception as error:  # a damaged configuration can ask for any network
        raise AutoencoderError(
            tr("{file} is not a complete texture autoencoder. Download it again.", file=path.name)
        ) from error
    return network.requires_grad_(False).eval()


def save_autoencoder(network: TextureAutoencoder, path: str | Path) -> None:
    """Writes the weights as safetensors: matrices as float16, biases as float32."""
    metadata = {"format": _FORMAT, "config": json.dumps(asdict(network.config))}
    write_tensors(path, stored(network.state_dict()), metadata)


def _config(fields: dict[str, Any]) -> AutoencoderConfig:
    """From JSON: lists become tuples."""
    return AutoencoderConfig(int(fields["latents"]), tuple(fields["encoder"]), tuple(fields["decoder"]))
