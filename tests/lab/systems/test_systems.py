"""Systems by name: made, saved, loaded, and what they are asked to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from models.lab.baselines import Pix2PixHDConfig, SPADEConfig
from models.lab.systems import SYSTEMS, Batch, load_system, make_system, save_system, start_from, system_class
from models.sean import SEANConfig, load_generator
from models.sean.lookup import layout_levels
from models.weights_file import WeightsFileError

SMALL = {
    "sean": SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=4),
    "spade": SPADEConfig(base_width=2, mask_hidden=4, latent=8, rows=2, columns=2),
    "pix2pixhd": Pix2PixHDConfig(base_width=2, blocks=1, feature_width=2),
}
"""A configuration of every system that takes no time."""


@pytest.fixture
def batch(make_layout) -> Batch:  # type: ignore[no-untyped-def]
    torch.manual_seed(1)
    labels = torch.stack([torch.from_numpy(make_layout(64, 64)) for _ in range(3)])
    levels = layout_levels(labels.numpy(), 19, [2, 4, 8, 16, 32, 64])
    return Batch(torch.rand(3, 3, 64, 64) * 2 - 1, labels, levels)


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_learns_reconstructs_and_is_loaded_again(name: str, batch: Batch, tmp_path: Path) -> None:
    torch.manual_seed(0)
    system = make_system(name, SMALL[name])
    assert system.name == name and system.regions == 19
    made = system.train()(batch)
    assert made.images.shape == batch.images.shape
    (made.images.square().mean() + sum(made.losses.values(), torch.zeros(()))).backward()
    gradients = [p.grad is not None for p in system.network.parameters() if p.requires_grad]
    assert all(gradients) or system.skips_parameters
    system.eval()
    with torch.no_grad():
        expected = system.reconstruct(batch.images, batch.labels)
        assert torch.equal(system.reconstruct(batch.images, batch.labels), expected), "without chance"
        torch.testing.assert_close(system(batch).images, expected, atol=1e-4, rtol=0)
        exchanged = system.exchange(batch)
        assert exchanged is None or exchanged.shape == expected.shape
    path = tmp_path / "system.safetensors"
    save_system(system, path)
    loaded = load_system(path)
    assert type(loaded) is type(system) and loaded.config == system.config and not loaded.training
    with torch.no_grad():
        again = loaded.reconstruct(batch.images, batch.labels)
    torch.testing.assert_close(again, expected, atol=0.02, rtol=0)  # some store half the precision


def test_a_coarse_stage_makes_smaller_pictures(batch: Batch) -> None:
    system = make_system("sean", SMALL["sean"])
    assert system.layout_heights(64, coarse=True) == [2, 4, 8, 16]
    assert system(batch, coarse=True).images.shape == (3, 3, 16, 16)


def test_sean_is_saved_as_the_checkpoint_the_editor_takes(tmp_path: Path) -> None:
    save_system(make_system("sean", SMALL["sean"]), tmp_path / "generator.safetensors")
    assert load_generator(tmp_path / "generator.safetensors").config == SMALL["sean"]


def test_unknown_systems_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no system called 'gan'; there are: sean"):
        system_class("gan")
    path = tmp_path / "net.safetensors"
    with pytest.raises(WeightsFileError, match="no weights file"):
        load_system(path)
    path.write_bytes(b"nothing")
    with pytest.raises(WeightsFileError, match="damaged"):
        load_system(path)
    save_file({"a": torch.zeros(2)}, str(path))
    with pytest.raises(WeightsFileError, match="not those of a SEAN generator"):
        load_system(path)
    save_file({"a": torch.zeros(2)}, str(path), metadata={"system": "gan", "config": "{}"})
    with pytest.raises(WeightsFileError, match="a system called gan"):
        load_system(path)


def test_a_system_starts_from_the_weights_of_the_same_network(tmp_path: Path) -> None:
    stored, fresh = (make_system("spade", SMALL["spade"]) for _ in range(2))
    path = tmp_path / "spade.safetensors"
    save_system(stored, path)
    start_from(fresh, path)
    for ours, theirs in zip(fresh.network.parameters(), stored.network.parameters(), strict=True):
        assert torch.equal(ours, theirs) and ours.requires_grad
    with pytest.raises(ValueError, match="Start from weights of the same network"):
        start_from(make_system("sean", SMALL["sean"]), path)
    with pytest.raises(FileNotFoundError, match="no weights to start from"):
        start_from(fresh, tmp_path / "other.safetensors")
