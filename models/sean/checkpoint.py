"""Reading and writing generator weights: the public `.pth` and our `.safetensors`."""

from __future__ import annotations

import pickle
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.sean.config import SEANConfig
from models.sean.generator import SEANGenerator


class CheckpointError(ValueError):
    """A weights file that cannot be used. The message is one sentence for the person who chose the file."""


def load_generator(path: str | Path) -> SEANGenerator:
    """The generator stored at `path`, in evaluation mode, float32, on the CPU.

    `.pth` is read with weights only (nothing in the file can run); `.safetensors` holds tensors alone. The
    configuration is derived from the tensors. CheckpointError for a missing, damaged or foreign file.
    """
    path = Path(path)
    tensors = _read_tensors(path)
    config = _derive_config(tensors, path)
    with torch.device("meta"):  # the file brings every value: no time spent on random ones
        generator = SEANGenerator(config)
    expected = generator.state_dict()
    missing = sorted(expected.keys() - tensors.keys())
    wrong = [k for k, v in expected.items() if k in tensors and tensors[k].shape != v.shape]
    if missing or wrong:
        raise CheckpointError(
            f"{path.name} is not a complete SEAN generator: {len(missing)} tensors are missing and "
            f"{len(wrong)} have another shape (first: {(missing + wrong)[0]}); download the file again."
        )
    state = {k: tensors[k].to(v.dtype) for k, v in expected.items()}
    generator.load_state_dict(state, strict=True, assign=True)
    return generator.requires_grad_(False).eval()


def save_generator(generator: SEANGenerator, path: str | Path, *, half: bool = True) -> None:
    """Writes the weights as safetensors; `half` stores matrices as float16 (statistics stay float32)."""
    state = {}
    for key, value in generator.state_dict().items():
        value = value.detach().cpu().contiguous()
        statistic = value.dim() < 2 or not value.is_floating_point()
        state[key] = value if statistic or not half else value.half()
    save_file(state, str(path), metadata={"format": "sean-generator"})


def _read_tensors(path: Path) -> dict[str, Tensor]:
    if not path.is_file():
        raise CheckpointError(f"There is no weights file at {path}; see README.md, 'Checkpoints'.")
    try:
        if path.suffix == ".safetensors":
            return load_file(str(path))
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", UserWarning
            )  # about pickle protocols: the sentence below says it better
            loaded = torch.load(path, map_location="cpu", weights_only=True)
    except (SafetensorError, pickle.UnpicklingError, RuntimeError, EOFError, OSError, ValueError, KeyError,
            zipfile.BadZipFile) as error:  # fmt: skip
        raise CheckpointError(
            f"{path.name} cannot be read as weights: it is damaged, or not a .pth or .safetensors file of "
            "plain tensors; download or export it again."
        ) from error
    if isinstance(loaded, Mapping) and isinstance(loaded.get("state_dict"), Mapping):
        loaded = loaded["state_dict"]
    if not isinstance(loaded, Mapping) or not all(isinstance(v, Tensor) for v in loaded.values()):
        raise CheckpointError(
            f"{path.name} holds something other than named tensors; expected latest_net_G.pth."
        )
    return dict(loaded)


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
            encoder="paper" if "Zencoder.model.1.weight" in tensors else "moments",
        )
    except (KeyError, ValueError) as error:
        raise CheckpointError(f"{path.name} holds weights, but not those of a SEAN generator.") from error
