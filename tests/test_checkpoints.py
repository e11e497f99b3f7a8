"""Which weights are used where: both files are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.sean import SEANConfig, load_generator
from sean_editor import checkpoints
from sean_editor.checkpoints import DEFAULT_CHECKPOINT, WIDE_CHECKPOINT, usual_checkpoint
from sean_editor.engine.engine import Engine

LARGEST = 95e6
"""Bytes of a file that everybody fetches with the program."""


def test_the_wide_network_is_for_graphics_cards(tmp_path: Path) -> None:
    assert usual_checkpoint("cuda") == WIDE_CHECKPOINT
    assert usual_checkpoint("cpu") == usual_checkpoint("mps") == DEFAULT_CHECKPOINT
    config = Engine(device="cpu", cache_dir=tmp_path).generator.config
    assert config == SEANConfig.compact().encoding_as(config)


def test_without_the_wide_file_the_other_one_serves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checkpoints, "WIDE_CHECKPOINT", tmp_path / "not fetched.safetensors")
    assert usual_checkpoint("cuda") == DEFAULT_CHECKPOINT


def test_the_wide_file_is_what_it_is_called() -> None:
    config = load_generator(WIDE_CHECKPOINT).config
    wide = SEANConfig.compact(base_width=32, mask_hidden=64, encoder="textures")
    assert config == wide.encoding_as(config) and config.descent > 0
    assert WIDE_CHECKPOINT.stat().st_size < LARGEST
