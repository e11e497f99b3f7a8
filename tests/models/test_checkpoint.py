"""Weights files: ours, the public format, and everything that is neither."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from models.sean import CheckpointError, SEANConfig, SEANGenerator, load_generator, save_generator
from models.sean.checkpoint import FORMAT


@pytest.fixture(scope="module")
def generator() -> SEANGenerator:
    torch.manual_seed(3)
    # a file without a configuration does not tell whether codes have one length
    small = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4, style_norm=False)
    return SEANGenerator(small).eval()


def picture(generator: SEANGenerator) -> torch.Tensor:
    torch.manual_seed(0)
    with torch.no_grad():
        return generator(torch.randint(0, 19, (1, 32, 32)), torch.randn(1, 19, 512), noise=False)


def test_public_format_comes_back_bit_for_bit(generator: SEANGenerator, tmp_path: Path) -> None:
    path = tmp_path / "latest_net_G.pth"
    torch.save(generator.state_dict(), path)
    loaded = load_generator(path)
    assert loaded.config == generator.config
    assert torch.equal(picture(loaded), picture(generator))


def test_safetensors_come_back(generator: SEANGenerator, tmp_path: Path) -> None:
    save_generator(generator, tmp_path / "exact.safetensors", half=False)
    save_generator(generator, tmp_path / "small.safetensors")
    assert torch.equal(picture(load_generator(tmp_path / "exact.safetensors")), picture(generator))
    assert (picture(load_generator(tmp_path / "small.safetensors")) - picture(generator)).abs().max() < 0.02
    assert (tmp_path / "small.safetensors").stat().st_size < 0.6 * (
        tmp_path / "exact.safetensors"
    ).stat().st_size


@pytest.mark.parametrize("encoder", ["paper", "moments", "textures", "closeups"])
def test_paper_configuration_is_derived(encoder: str, tmp_path: Path) -> None:
    config = SEANConfig.paper(base_width=1, style_length=24, regions=5, mask_hidden=3, encoder=encoder)
    torch.save(SEANGenerator(config).state_dict(), tmp_path / "net.pth")
    assert load_generator(tmp_path / "net.pth").config == config


def test_a_file_older_than_a_choice_has_what_was_then(generator: SEANGenerator, tmp_path: Path) -> None:
    path = tmp_path / "old.safetensors"
    told = generator.config.to_dict()
    del told["style_norm"]
    save_file(generator.state_dict(), str(path), metadata={"format": FORMAT, "config": json.dumps(told)})
    assert load_generator(path).config == generator.config


def test_compact_file_stays_below_40_mb(tmp_path: Path) -> None:
    save_generator(SEANGenerator(SEANConfig.compact()), tmp_path / "compact.safetensors")
    assert (tmp_path / "compact.safetensors").stat().st_size < 40e6


class _Bomb:
    def __reduce__(self) -> tuple:
        return os.mkdir, ("bomb-went-off",)


@pytest.mark.parametrize("kind", ["missing", "text", "truncated", "foreign", "incomplete", "bomb", "folder"])
@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_a_bad_file_gives_one_sentence(
    generator: SEANGenerator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, suffix: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"weights{suffix}"
    state = generator.state_dict()
    if kind == "text":
        path.write_text("not weights")
    elif kind == "truncated":
        save_generator(generator, path) if suffix == ".safetensors" else torch.save(state, path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif kind == "foreign":
        torch.save({"layer.weight": torch.zeros(3)}, path)
    elif kind == "incomplete":
        torch.save({k: v for k, v in state.items() if "up_2" not in k}, path)
    elif kind == "bomb":
        path.write_bytes(pickle.dumps({"fc.weight": _Bomb()}))
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(CheckpointError) as caught:
        load_generator(path)
    assert path.name in str(caught.value) and "\n" not in str(caught.value)
    assert not (tmp_path / "bomb-went-off").exists()
