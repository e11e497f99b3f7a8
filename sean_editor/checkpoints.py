"""Locations of weights files, and the defaults."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sean_editor.locations import added_checkpoints, shipped, user_checkpoints

CHECKPOINTS = shipped("checkpoints")
"""The folder of the shipped weights."""
ADDED_CHECKPOINTS = added_checkpoints()
"""The folder of weights that are downloaded or added by hand. In a checkout it is the same folder."""
DEFAULT_CHECKPOINT = CHECKPOINTS / "compact-256.safetensors"
WIDE_CHECKPOINT = ADDED_CHECKPOINTS / "wide-256.safetensors"
"""The same network with twice the channels, for a graphics card. A wheel leaves it out."""
CELEBAHQ_FILE = "celebahq-256.safetensors"
"""The authors' full-size generator, once it has been fetched and converted; see `celebahq_checkpoint`."""
FACE_LOCATOR = CHECKPOINTS / "face-locator.safetensors"
FACE_PARSER = CHECKPOINTS / "face-parser.safetensors"
METRIC_PARSER = CHECKPOINTS / "metric-parser.safetensors"
"""The first face parser. Losses compare pictures by its features; the other labels photos."""
TEXTURE_AUTOENCODER = CHECKPOINTS / "texture-autoencoder.safetensors"
"""What the texture pass copies pieces of photos with."""
ENLARGER = CHECKPOINTS / "enlarger.safetensors"
"""What gives the generator's picture detail, at twice its size."""
SHIPPED_STYLES = shipped("resources") / "portraits" / "styles.safetensors"
"""The style matrices of the shipped portraits, encoded by the default generator."""
PUBLIC_FACE_PARSER = ADDED_CHECKPOINTS / "79999_iter.pth"
INCEPTION = ADDED_CHECKPOINTS / "pt_inception-2015-12-05-6726825d.pth"
"""The network of the Fréchet distance, not shipped."""
ALEXNET = ADDED_CHECKPOINTS / "alexnet-owt-7be5be79.pth"
"""The network of LPIPS, not shipped: a person puts it there."""
MOBILENET = ADDED_CHECKPOINTS / "mobilenet_v2-b0353104.pth"
"""The network whose features measure texture, not shipped."""


def is_there(path: Path) -> bool:
    """Whether `path` is a file; one in a folder that may not be searched is not there, either."""
    try:
        return path.is_file()
    except OSError:
        return False


def celebahq_checkpoint() -> Path:
    """The file of the CelebA-HQ model, in the folder of added weights or in the user's; where there is none,
    the place for it: the first of both that can be written to.
    """
    folders = (ADDED_CHECKPOINTS, user_checkpoints())
    there = [folder for folder in folders if is_there(folder / CELEBAHQ_FILE)]
    can_be = [folder for folder in folders if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)]
    return (*there, *can_be, folders[-1])[0] / CELEBAHQ_FILE


def networks() -> dict[str, Path]:
    """The generators that have a name of their own, with their files, which need not be there."""
    named = (DEFAULT_CHECKPOINT, WIDE_CHECKPOINT, celebahq_checkpoint())
    return {path.stem: path for path in named}


def network_name(path: Path) -> str:
    """What a choice is remembered as: the name of one of `networks`, or the path of any other file."""
    return next((name for name, file in networks().items() if file == path), str(path))


def network_file(name: str) -> Path:
    """The file that `network_name` named; it need not be there."""
    return networks().get(name, Path(name))


def weights_of(network: Path | str) -> Path:
    """The weights file of a network: by the name of one of `networks`, of a file, or of a folder that
    `save_pretrained` wrote. It need not be there.
    """
    path = network if isinstance(network, Path) else network_file(network)
    return path / "model.safetensors" if path.is_dir() else path


def usual_checkpoint(device: str) -> Path:
    """The generator that is used on a device of type `device` unless another is chosen: the wide one on CUDA,
    if it is there.
    """
    return WIDE_CHECKPOINT if device == "cuda" and is_there(WIDE_CHECKPOINT) else DEFAULT_CHECKPOINT


def usual_parser() -> Path:
    """The weights that label regions unless others are chosen: the public ones if they are there."""
    return PUBLIC_FACE_PARSER if is_there(PUBLIC_FACE_PARSER) else FACE_PARSER


def is_shipped(checkpoint: Path) -> bool:
    """Whether a file holds, byte for byte, one of the generators that ship, under whatever name."""
    shipped = [path for path in (DEFAULT_CHECKPOINT, WIDE_CHECKPOINT) if is_there(path)]
    return checkpoint.is_file() and _digest(checkpoint) in map(_digest, shipped)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
