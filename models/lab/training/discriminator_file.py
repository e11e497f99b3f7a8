"""A run's discriminator in a file of its own.

A run that starts from a trained generator can start from its discriminator, too: a new one takes some
thousand steps to become useful.
"""

from __future__ import annotations

from pathlib import Path

from torch import nn

from models.weights_file import WeightsFileError, read_tensors, stored, write_tensors

DISCRIMINATOR_FILE = "discriminator.safetensors"


def save_discriminator(network: nn.Module, path: Path) -> None:
    """Writes its weights, matrices as float16, whole or not at all."""
    write_tensors(path, stored(network.state_dict()))


def load_discriminator(network: nn.Module, path: Path) -> None:
    """Gives `network` the weights that `save_discriminator` wrote; ValueError if they are those of another
    kind, or no weights.
    """
    try:
        network.load_state_dict(read_tensors(path))
    except WeightsFileError as error:
        raise ValueError(str(error)) from error
    except RuntimeError as error:
        raise ValueError(
            f"{path.name} does not hold the weights of this run's discriminator: begin with the settings of "
            "the run that wrote it (discriminator, discriminator_width, regions), or without "
            "--start-discriminator."
        ) from error
