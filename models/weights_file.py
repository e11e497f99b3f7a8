"""Files of named tensors: reading a `.safetensors` or `.pth` without running anything that may be in it, and
writing our own.

Nothing is mapped into memory: a file that is cut or overwritten later does not change tensors that were read,
nor end the program.
"""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import torch
from safetensors.torch import load, save
from torch import Tensor

from models.atomic_write import write_atomically
from models.errors import is_out_of_memory
from models.translation import tr

_WRAPPINGS = ("state_dict", "model", "net")
"""Names under which training programs store a network among other things."""
_MOST_INFLATED = 256 * 1024 * 1024
"""Bytes by which a compressed `.pth` may be larger than its file. PyTorch itself does not compress."""
_LONGEST_PICKLE = 64 * 1024 * 1024
"""Bytes of the part of a `.pth` that says which tensors there are."""
_LONGEST_HEADER = 100_000_000
"""Bytes of a `.safetensors` header: the limit of its own library."""


class WeightsFileError(ValueError):
    """A file that holds no named tensors. The message is one sentence for the person who chose the file."""


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of the file by name, on the CPU, in memory of their own; those of its network, if it stores
    more than that.

    WeightsFileError for a missing or damaged file, for one that holds something else, and for weights that
    are not finite numbers.
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
        loaded = load(path.read_bytes()) if path.suffix == ".safetensors" else _unpickled(path)
        tensors = _network(loaded)
        finite = tensors is None or all(map(_is_finite, tensors.values()))
    except Exception as error:  # torch raises whatever it likes on damaged data
        if is_out_of_memory(error):
            raise WeightsFileError(
                tr("{file} does not fit into memory. Close other programs.", file=path.name)
            ) from error
        raise WeightsFileError(
            tr(
                "{file} cannot be read as weights: it is damaged, or not a .pth or .safetensors file "
                "of plain tensors. Download or export it again.",
                file=path.name,
            )
        ) from error
    if tensors is None:
        raise WeightsFileError(
            tr("{file} does not hold the named tensors of a network. Choose another file.", file=path.name)
        )
    if not finite:
        raise WeightsFileError(
            tr(
                "{file} has weights that are not finite numbers. Download or export it again.",
                file=path.name,
            )
        )
    return tensors


def read_metadata(path: Path) -> dict[str, str]:
    """The metadata of a `.safetensors` file; empty for any other file."""
    if path.suffix != ".safetensors" or not path.is_file():
        return {}  # the reader of the tensors says what is wrong, if anything is
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            header = json.loads(file.read(length)) if length <= _LONGEST_HEADER else {}
        return {str(key): str(value) for key, value in header.get("__metadata__", {}).items()}
    except (OSError, ValueError, AttributeError, RecursionError):
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


def _unpickled(path: Path) -> object:
    """The content of a `.pth`, which can hold plain values and tensors only."""
    if b"bytearray" in _pickle(path):  # allowed by torch, of no use to a network, and of any length
        raise ValueError("it asks for more than tensors")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # about pickle protocols
        # of an old file whatever length a pickle names is asked of memory, unless all of it is there
        source = path if zipfile.is_zipfile(path) else BytesIO(path.read_bytes())
        return torch.load(source, map_location="cpu", weights_only=True)


def _pickle(path: Path) -> bytes:
    """The pickle in a `.pth`: a part of the zip, or the beginning of an older file. ValueError for a bomb."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            return file.read(_LONGEST_PICKLE)
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > path.stat().st_size + _MOST_INFLATED:
            raise ValueError("it unpacks to far more than its size")
        pickles = [member for member in members if member.filename.endswith("data.pkl")]
        if len(pickles) != 1:
            raise ValueError("it has no list of tensors, or several")
        with archive.open(pickles[0]) as part:
            return part.read(_LONGEST_PICKLE)


def _network(loaded: object) -> dict[str, Tensor] | None:
    """The named tensors in what a file held; None if there are none, or other things among them."""
    for name in _WRAPPINGS:
        if isinstance(loaded, Mapping) and isinstance(loaded.get(name), Mapping):
            loaded = loaded[name]
    if not isinstance(loaded, Mapping) or not all(map(_is_plain, loaded.values())):
        return None
    return {str(name): tensor for name, tensor in loaded.items()}


def _is_plain(value: object) -> bool:
    """Whether it is a tensor with a number in memory for each element: one that repeats a few without end
    would be a bomb.
    """
    if not isinstance(value, Tensor) or value.layout is not torch.strided or value.device.type != "cpu":
        return False
    return value.numel() * value.element_size() <= value.untyped_storage().nbytes()


def _is_finite(tensor: Tensor) -> bool:
    if not tensor.is_floating_point():
        return True
    wide = torch.promote_types(tensor.dtype, torch.float32)
    # a sum takes a tenth of the time; it is not finite if any number is not, and by chance if all are huge
    return bool(tensor.sum(dtype=wide).isfinite()) or bool(tensor.isfinite().all())
