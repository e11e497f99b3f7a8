"""The script behind the table of docs/proof.md, with a small network."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
import torch

from models.sean import SEANConfig, SEANGenerator, save_generator

SCRIPT = Path(__file__).resolve().parents[1] / "docs" / "prove_edits.py"


@pytest.mark.slow
def test_it_prints_a_row_for_each_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *names, **options: tmp_path / "cache")
    torch.manual_seed(1)
    network = SEANGenerator(SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4))
    save_generator(network, tmp_path / "tiny.safetensors")
    words = ("--count", "1", "--edits", "6", "--checkpoint", str(tmp_path / "tiny.safetensors"))
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), *words])
    spec = importlib.util.spec_from_file_location("prove_edits", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.main()
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()[2:]]
    assert [row[1] for row in rows] == ["6"] * 5 + ["6, undone"] * 3
    assert all(row[5] == "0" for row in rows), "changed outside the edit"
    assert [row[6] == "none" for row in rows] == [True] * 4 + [False] + [True] * 3
    assert {row[4] for row in rows[5:]} == {"1,920,000"} and "1,920,000" not in {row[4] for row in rows[:5]}
