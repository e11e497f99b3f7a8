"""Files of named tensors: reading a `.safetensors` or `.pth` without running anything that may be in it, and
writing our own.
"""

from __future__ import annotations

import pickle
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor

from models.atomic_write import write_atomically
from models.translation import tr

_WRAPPINGS = ("state_dict", "model", "net")
"""Names under which training programs store a network among other things."""


class WeightsFileError(ValueError):
    """A file that holds no named tensors. The message is one sentence for the person who chose the file."""


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of the file by name, on the CPU; those of its network, if it stores more than that.

    WeightsFileError for a missing or damaged file, and for one that holds something else.
    """
    if not path.is_file():
        raise WeightsFileError(
            tr(
                "There is no weights file at {file}. Put it there or choose another one; docs/user-guide.md "
                "lists all weights and where to get them.",
                file=path,
            )
        )
    try:
        if path.suffix == ".safetensors":
            return load_file(str(path))
        with warnings.catch_warnings():
            # about pickle protocols: the sentence below says it better
            warnings.simplefilter("ignore", UserWarning)
            loaded = torch.load(path, map_location="cpu", weights_only=True)
    except (SafetensorError, pickle.UnpicklingError, RuntimeError, EOFError, OSError, ValueError, KeyError,
            zipfile.BadZipFile) as error:  # fmt: skip
        raise WeightsFileError(
            tr(
                "{file} cannot be read as weights: it is damaged, or not a .pth or .safetensors file "
                "of plain tensors. Download or export it again.",
                file=path.name,
            )
        ) from error
    for name in _WRAPPINGS:
        if isinstance(loaded, Mapping) and isinstance(loaded.get(name), Mapping):
            loaded = loaded[name]
    if not isinstance(loaded, Mapping) or not all(isinstance(v, Tensor) for v in loaded.values()):
        raise WeightsFileError(
            tr("{file} does not hold the named tensors of a network. Choose another file.", file=path.name)
        )
    return {str(name): tensor for name, tensor in loaded.items()}


def read_metadata(path: Path) -> dict[str, str]:
    """The metadata of a `.safetensors` file; empty for any other file."""
    if path.suffix != ".safetensors" or not path.is_file():
        return {}  # the reader of the tensors says what is wrong, if anything is
    try:
        with safe_open(str(path), framework="pt") as file:
            return dict(file.metadata() or {})
    except (SafetensorError, OSError):
        return {}


def write_tensors(
    path: str | Path, tensors: Mapping[str, Tensor], metadata: Mapping[str, str] | None = None
) -> None:
    """Writes a `.safetensors` file with what it says about itself, whole or not at all.

    UserError if the place cannot be written to; an older file then stays as it was.
    """
    kept = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    write_atomically(path, save(kept, None if metadata is None else dict(metadata)))


def stored(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors as our files keep them: matrices as float16, statistics and whole numbers as they are."""
    small = {}
    for name, tensor in tensors.items():
        matrix = tensor.dim() > 1 and tensor.is_floating_point()
        tensor = tensor.detach().cpu().contiguous()
        small[name] = tensor.half() if matrix else tensor
    return small
