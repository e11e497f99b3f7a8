"""Which weights are used where: both files are shipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.sean import SEANConfig, load_generator
from sean_editor import checkpoints
from sean_editor.checkpoints import DEFAULT_CHECKPOINT, WIDE_CHECKPOINT, usual_checkpoint
from sean_editor.engine.engine import Engine

ROOT = Path(__file__).resolve().parents[1]
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


def test_weights_in_a_folder_that_may_not_be_searched_are_not_there(tmp_path: Path) -> None:
    """As the data folder of an installed program is under another person's HOME."""
    code = (
        "import sys; from pathlib import Path; from sean_editor import checkpoints; "
        "checkpoints.PUBLIC_FACE_PARSER = checkpoints.WIDE_CHECKPOINT = Path(sys.argv[1]); "
        "assert checkpoints.usual_parser() == checkpoints.FACE_PARSER; "
        "assert checkpoints.usual_checkpoint('cuda') == checkpoints.DEFAULT_CHECKPOINT"
    )
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "file").touch()
    (tmp_path / "locked").chmod(0)
    powers = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    try:
        command = [*powers, sys.executable, "-c", code, str(tmp_path / "locked" / "file")]
        subprocess.run(command, cwd=ROOT, check=True, timeout=600)
    finally:
        (tmp_path / "locked").chmod(0o755)
