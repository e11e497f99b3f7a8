"""Calibration: factors found with some pictures make the labels of others overlap better."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models.lab.datasets.pairs import PairFolder
from models.lab.parser.calibration import Answer, calibrated, read_answers
from models.parsing import FaceParser, save_parser
from models.parsing.checkpoint import load_networks
from models.parsing.parser import ParserConfig
from models.parsing.predictor import RegionPredictor
from models.regions import CELEBAMASK_HQ
from sean_editor.cli.main import main

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "portraits"
TINY = ParserConfig(widths=(8, 8, 16, 16, 16), blocks=(1, 1, 1, 1), decoder=(8, 8, 8, 8))
HAT, HAIR, SKIN = (CELEBAMASK_HQ.by_name(name).id for name in ("hat", "hair", "skin"))


def shy_of(region: int, pictures: int, doubt: float) -> list[Answer]:
    """Pictures of skin, hair and hats by a network that doubts a region: it halves, or worse, its share."""
    rng, made = np.random.default_rng(1), []
    for _ in range(pictures):
        truth = rng.choice([SKIN, HAIR, HAT], 800, p=[0.5, 0.3, 0.2]).astype(np.uint8)
        shares = rng.uniform(0, 1, (800, 19)) * 0.02
        shares[np.arange(800), truth] += rng.uniform(0.2, 1, 800)
        shares[:, HAIR] += rng.uniform(0, 0.4, 800)
        shares[:, region] *= doubt
        made.append(Answer(np.log(shares / shares.sum(1, keepdims=True)).astype(np.float32), truth))
    return made


def test_a_region_that_is_doubted_gets_a_factor() -> None:
    found = calibrated(shy_of(HAT, 8, 0.25))
    assert found.factors[HAT] / found.factors[HAIR] > 1.5
    assert found.scores[1.0] > found.scores[0.0] + 0.02


def test_what_needs_no_factor_gets_none() -> None:
    """Truth that nothing can foretell: what fits some pictures fits no others."""
    rng = np.random.default_rng(0)
    noise = [
        Answer(
            np.log(rng.dirichlet(np.ones(19), 60)).astype(np.float32),
            np.full(60, int(rng.integers(19)), np.uint8),
        )
        for _ in range(8)
    ]
    found = calibrated(noise)
    best = max(found.scores.values())
    assert found.scores[0.0] == best or not np.allclose(found.factors, 1)


def test_left_and_right_have_one_factor() -> None:
    factors = calibrated(shy_of(CELEBAMASK_HQ.by_name("l_ear").id, 4, 0.5)).factors
    assert np.array_equal(factors, factors[CELEBAMASK_HQ.mirrored_ids])


def test_a_single_picture_checks_nothing() -> None:
    found = calibrated(shy_of(HAT, 1, 0.25))
    assert np.array_equal(found.factors, np.ones(19, np.float32)) and set(found.scores.values()) == {0.0}


def test_answers_are_shares_of_known_pixels() -> None:
    pairs = PairFolder.open(SHIPPED)
    predictor = RegionPredictor(FaceParser(TINY))
    (answer,) = read_answers(predictor.shares, replace(pairs, names=pairs.names[:1]))
    assert answer.shares.shape == (len(answer.truth), 19)
    assert np.exp(answer.shares).sum(1) == pytest.approx(1.0, abs=1e-3)


def test_the_command_writes_a_face_parser_with_factors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, ending in (("images", "jpg"), ("labels", "png")):
        (tmp_path / "data" / kind).mkdir(parents=True)
        for name in ("amara", "yuki", "omar"):
            link = tmp_path / "data" / kind / f"{name}.{ending}"
            link.symlink_to(SHIPPED / kind / link.name)
    torch.manual_seed(0)
    save_parser(FaceParser(TINY), tmp_path / "bare.safetensors")
    words = ["calibrate-parser", "--data", tmp_path / "data", "--parser", tmp_path / "bare.safetensors"]
    assert main([str(word) for word in [*words, "-o", tmp_path / "new.safetensors"]]) == 0
    said = capsys.readouterr().out
    assert "strength 0.50: score" in said and "hat " in said
    before, after = (load_networks(tmp_path / f"{name}.safetensors") for name in ("bare", "new"))
    assert before.factors is None and after.factors is not None and after.factors.shape == (19,)
    assert all(
        torch.equal(a, b) for a, b in zip(before.parser.parameters(), after.parser.parameters(), strict=True)
    )


def test_foreign_files_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "not.safetensors").write_bytes(b"nothing")
    words = ["calibrate-parser", "--data", SHIPPED, "--parser", tmp_path / "not.safetensors", "-o", "x"]
    assert main([str(word) for word in words]) == 1
    assert "not.safetensors" in capsys.readouterr().err
