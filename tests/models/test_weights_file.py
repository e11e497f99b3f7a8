"""Weights files that change, lie, or hold no numbers: one sentence each. Tensors stay as they were read."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from quick_cases import first_quick
from torch import Tensor

from models.autoencoder.checkpoint import AutoencoderError, load_autoencoder, save_autoencoder
from models.autoencoder.network import AutoencoderConfig, TextureAutoencoder
from models.enlarger import Enlarger, EnlargerConfig, EnlargerError, load_enlarger, save_enlarger
from models.errors import is_out_of_memory, memory_sentence
from models.lab.systems import load_system, make_system, save_system
from models.parsing import FaceParser, ParsingError, load_parser, save_parser
from models.parsing.landmarks import LandmarkRefiner
from models.parsing.locator import FaceLocator
from models.parsing.locator_file import FaceModels, load_face_models, save_face_models
from models.parsing.parser import ParserConfig
from models.sean import CheckpointError, SEANConfig, SEANGenerator, load_generator, save_generator
from models.weights_file import WeightsFileError, read_metadata, read_tensors, write_tensors

TINY = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)


def write(path: Path, tensors: dict[str, Tensor]) -> Path:
    if path.suffix == ".safetensors":
        write_tensors(path, tensors)
    else:
        torch.save(tensors, path, _use_new_zipfile_serialization=path.suffix == ".pth")
    return path


READ_AND_CHANGED = """
import os, sys
from pathlib import Path
from models.weights_file import read_tensors

for path in map(Path, sys.argv[1:]):
    weight = read_tensors(path)["weight"]
    if path.stem == "truncated":
        os.truncate(path, 100)
    elif path.stem == "removed":
        path.unlink()
    else:
        path.open("r+b").write(b"\\xff" * path.stat().st_size)
    print(path.name, float(weight.sum()), flush=True)
"""


@pytest.mark.slow
def test_tensors_stay_as_they_were_read(tmp_path: Path) -> None:
    """In a process of its own: a mapped file would end it with SIGBUS."""
    names = [f"{change}{kind}" for kind in (".safetensors", ".pth", ".pt")
             for change in ("truncated", "overwritten", "removed")]  # fmt: skip
    paths = [write(tmp_path / name, {"weight": torch.full((512, 512), 2.0)}) for name in names]
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_CHANGED, *map(str, paths)], capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [f"{name} {2.0 * 512 * 512}" for name in names], done.stderr
    assert done.returncode == 0


def break_tensors(save: Callable[[], object], path: Path, value: float) -> Path:
    """A file that `save` writes, with one number of its largest tensor replaced."""
    save()
    tensors, metadata = read_tensors(path), read_metadata(path)
    name = max((n for n in tensors if tensors[n].is_floating_point()), key=lambda n: tensors[n].numel())
    tensors[name].view(-1)[-1] = value
    write_tensors(path, tensors, metadata)
    return path


def parser() -> FaceParser:
    return FaceParser(ParserConfig(19, (8, 8, 16, 16, 16), (1,) * 4))


KINDS: dict[str, tuple[Callable[[Path], object], Callable[[Path], object], type[ValueError]]] = {
    "generator": (lambda path: save_generator(SEANGenerator(TINY), path), load_generator, CheckpointError),
    "system": (lambda path: save_system(make_system("sean", TINY), path), load_system, WeightsFileError),
    "face parser": (lambda path: save_parser(parser(), path), load_parser, ParsingError),
    "face locator": (
        lambda path: save_face_models(FaceModels.new(FaceLocator(), LandmarkRefiner()), path),
        load_face_models,
        ParsingError,
    ),
    "autoencoder": (
        lambda path: save_autoencoder(TextureAutoencoder(AutoencoderConfig()), path),
        load_autoencoder,
        AutoencoderError,
    ),
    "enlarger": (
        lambda path: save_enlarger(Enlarger(EnlargerConfig(width=4)), path),
        load_enlarger,
        EnlargerError,
    ),
}


@pytest.mark.parametrize("value", first_quick([float("nan"), float("inf"), float("-inf")]))
@pytest.mark.parametrize("kind", KINDS)
def test_weights_that_are_no_numbers_are_refused(tmp_path: Path, kind: str, value: float) -> None:
    save, load, error = KINDS[kind]
    path = tmp_path / "mine.safetensors"
    break_tensors(lambda: save(path), path, value)
    with pytest.raises(error, match=r"^mine\.safetensors has weights that are not finite numbers\."):
        load(path)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "config",
    first_quick(["[" * 99999, '{"regions": -1}', "{}", "", "[", "null", "3", '{"regions": {}}'], 3),
)
def test_a_damaged_configuration_is_a_sentence(tmp_path: Path, kind: str, config: str) -> None:
    save, load, error = KINDS[kind]
    path = tmp_path / "mine.safetensors"
    save(path)
    tensors, metadata = read_tensors(path), read_metadata(path)
    write_tensors(path, tensors, {**metadata, "config": config})
    with pytest.raises(error, match=r"mine\.safetensors "):
        load(path)


def test_a_configuration_cannot_ask_for_billions(tmp_path: Path) -> None:
    """It ends: each block and each region would be made, one after the other, as long as there is memory."""
    few = {"head.bias": torch.zeros(3)}
    path, config = tmp_path / "mine.safetensors", '{"blocks": [1, 1, 1, 2147483648]}'
    write_tensors(path, few, {"format": "face-parser", "config": config})
    with pytest.raises(ParsingError, match=r"^mine\.safetensors is not a complete face parser\."):
        load_parser(path)
    state = SEANGenerator(TINY).state_dict() | {"fc.weight": torch.empty(16, 1 << 31, 0, 0)}  # without a byte
    config = json.dumps(TINY.to_dict() | {"regions": 1 << 31})
    write_tensors(path, state, {"format": "sean-generator", "config": config})
    torch.save(state, tmp_path / "mine.pth")
    for name in ("mine.safetensors", "mine.pth"):
        with pytest.raises(CheckpointError, match=f"^{name} "):
            load_generator(tmp_path / name)


@pytest.mark.parametrize("config", [{"regions": 257}, {"style_map_step": 1.5}, {"descent": 1.5}])
def test_sizes_are_whole_numbers_within_reason(config: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"whole number|at most 256|0 to 64 steps"):
        SEANConfig.compact(**config)


def test_public_files_are_checked_too(tmp_path: Path) -> None:
    state = SEANGenerator(TINY).state_dict()
    state["fc.weight"][0, 0, 0, 0] = float("nan")
    with pytest.raises(CheckpointError, match=r"a\.pth has weights that are not finite"):
        load_generator(write(tmp_path / "a.pth", state))


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32, torch.float64])
def test_the_largest_numbers_are_numbers(tmp_path: Path, dtype: torch.dtype) -> None:
    """Their sum is not finite."""
    most = torch.full((300, 300), torch.finfo(dtype).max, dtype=dtype)
    path = write(tmp_path / "a.safetensors", {"most": most, "none": torch.zeros(0), "ids": torch.arange(3)})
    assert torch.equal(read_tensors(path)["most"], most)


class Endless:
    """What a pickle with weights only may ask for: any number of zeros."""

    def __reduce__(self) -> tuple[type[bytearray], tuple[int]]:
        return bytearray, (3_000_000_000,)


def bombs(tmp_path: Path) -> dict[str, Path]:
    weight = torch.zeros(1).expand(100_000, 100_000)  # 40 GB, stored as one number
    torch.save({"a": weight}, tmp_path / "repeated.pth")
    torch.save({"a": Endless()}, tmp_path / "bytes.pth")
    torch.save({"a": Endless()}, tmp_path / "old.pth", _use_new_zipfile_serialization=False)
    torch.save({"a": torch.zeros(70_000_000)}, tmp_path / "large.pth")
    with (
        zipfile.ZipFile(tmp_path / "large.pth") as large,
        zipfile.ZipFile(tmp_path / "zip.pth", "w", zipfile.ZIP_DEFLATED) as small,
    ):
        for name in large.namelist():
            small.writestr(name, large.read(name))
    (tmp_path / "header.safetensors").write_bytes(struct.pack("<Q", 2**62) + b"{}")
    return {path.name: path for path in tmp_path.iterdir() if path.name != "large.pth"}


@pytest.mark.slow
def test_small_files_that_ask_for_much_memory(tmp_path: Path) -> None:
    paths = bombs(tmp_path)
    assert len(paths) == 5
    for path in paths.values():
        assert path.stat().st_size < 1_000_000
        with pytest.raises(WeightsFileError, match=f"^{path.name} "):
            read_tensors(path)
        assert read_metadata(path) == {}


def test_running_out_of_memory_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError) as torchs:
        torch.empty(2**60)
    for error in (MemoryError(), torchs.value, torch.OutOfMemoryError("CUDA out of memory.")):
        assert is_out_of_memory(error)
    assert "this computer" in memory_sentence(torchs.value)
    assert "--device cpu" in memory_sentence(torch.OutOfMemoryError("CUDA out of memory."))
    assert not is_out_of_memory(RuntimeError("shapes differ")) and not is_out_of_memory(ValueError("memory"))
    path = write(tmp_path / "a.pth", {"a": torch.zeros(3)})
    monkeypatch.setattr(torch, "load", lambda *_, **__: torch.empty(2**60))
    with pytest.raises(WeightsFileError, match=r"a\.pth does not fit into memory"):
        read_tensors(path)
