"""A generator as a folder: whole, readable, and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from models.sean import CheckpointError, SEANConfig, SEANGenerator, from_pretrained, save_pretrained
from sean_editor import Engine, UserError, load_generator
from sean_editor.checkpoints import DEFAULT_CHECKPOINT


@pytest.fixture(scope="module")
def generator() -> SEANGenerator:
    torch.manual_seed(2)
    return SEANGenerator(SEANConfig.compact(base_width=4, mask_hidden=8, style_rank=16)).eval()


def test_a_folder_holds_weights_configuration_and_a_card(generator: SEANGenerator, tmp_path: Path) -> None:
    folder = save_pretrained(generator, tmp_path / "mine")
    assert sorted(path.name for path in folder.iterdir()) == ["README.md", "config.json", "model.safetensors"]
    told = json.loads((folder / "config.json").read_text())
    assert told.pop("model_type") == "sean" and told == json.loads(json.dumps(generator.config.to_dict()))
    card = (folder / "README.md").read_text()
    parameters = sum(parameter.numel() for parameter in generator.parameters())
    assert card.startswith("---\n") and f"{parameters:,} parameters" in card and 'Engine("mine")' in card
    again = from_pretrained(folder)
    assert again.config == generator.config and not again.training
    loaded = again.state_dict()
    for name, value in generator.state_dict().items():
        assert torch.allclose(loaded[name], value, atol=2e-3), name


def test_a_card_that_was_filled_in_stays(generator: SEANGenerator, tmp_path: Path) -> None:
    save_pretrained(generator, tmp_path, "# Mine\n")
    save_pretrained(generator, tmp_path)
    assert (tmp_path / "README.md").read_text() == "# Mine\n"
    save_pretrained(generator, tmp_path, "# Ours\n")
    assert (tmp_path / "README.md").read_text() == "# Ours\n"


def test_networks_by_name_file_and_folder(generator: SEANGenerator, tmp_path: Path) -> None:
    assert load_generator("compact-256").config == load_generator(DEFAULT_CHECKPOINT).config
    folder = save_pretrained(generator, tmp_path / "mine")
    assert load_generator(folder).config == load_generator(str(folder)).config == generator.config
    assert Engine(folder, "cpu", tmp_path / "styles").generator.config == generator.config


def test_what_is_no_network_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="compact-257"):
        load_generator("compact-257")
    with pytest.raises(CheckpointError, match=r"model\.safetensors"):
        from_pretrained(tmp_path)
