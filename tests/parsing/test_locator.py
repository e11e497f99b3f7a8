"""The networks that find faces: shapes, maps by hand, and their file."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from models.parsing import ParsingError
from models.parsing.landmarks import CROP, LandmarkRefiner, RefinerConfig, soft_argmax
from models.parsing.locator import FaceLocator, LocatorConfig, cell_centres, peaks
from models.parsing.locator_file import FaceModels, load_face_models, save_face_models

TINY = LocatorConfig(widths=(4, 4, 8, 8, 8, 8), head=8)
TINY_REFINER = RefinerConfig(widths=(4, 4, 8, 8))


def tiny_models() -> FaceModels:
    torch.manual_seed(0)
    return FaceModels.new(FaceLocator(TINY), LandmarkRefiner(TINY_REFINER)).ready()


def test_locator_gives_a_cell_for_eight_pixels() -> None:
    logits, points = FaceLocator(TINY).eval()(torch.zeros(2, 3, 64, 128))
    assert logits.shape == (2, 8, 16) and points.shape == (2, 4, 2, 8, 16)


def test_points_are_told_relative_to_the_cell() -> None:
    locator = FaceLocator(TINY).eval()
    torch.nn.init.zeros_(locator.points.weight)
    assert locator.points.bias is not None
    torch.nn.init.zeros_(locator.points.bias)
    _, points = locator(torch.zeros(1, 3, 64, 128))
    for point in points[0]:
        assert torch.equal(point, cell_centres(8, 16))
    assert points[0, 0, :, 2, 5].tolist() == [44.0, 20.0]


def test_peaks_are_local_maxima_above_the_threshold() -> None:
    logits = torch.full((6, 8), -5.0)
    logits[1, 2], logits[1, 3], logits[4, 6], logits[5, 0] = 2.0, 1.0, 3.0, -4.0
    points = torch.arange(4 * 2 * 6 * 8).float().reshape(4, 2, 6, 8)
    values, found = peaks(logits, points, 0.5)
    assert values.tolist() == [3.0, 2.0]  # the neighbour of a higher cell is no peak
    assert torch.equal(found[0], points[:, :, 4, 6]) and torch.equal(found[1], points[:, :, 1, 2])
    assert len(peaks(logits - 9, points, 0.5)[0]) == 0


def test_soft_argmax_by_hand() -> None:
    maps = torch.full((1, 1, 4, 4), -1e4)
    maps[0, 0, 1, 2] = maps[0, 0, 1, 3] = 0.0  # half the weight at x = 2.5/4, half at 3.5/4
    mean, deviation = soft_argmax(maps)
    assert mean[0, 0].tolist() == pytest.approx([0.75, 0.375])
    assert deviation[0, 0].tolist() == pytest.approx([0.125, 0.0], abs=0.01)


def test_refiner_judges_every_crop() -> None:
    points, log_error, face = LandmarkRefiner(TINY_REFINER).eval()(torch.zeros(3, 3, CROP, CROP))
    assert points.shape == (3, 4, 2) and log_error.shape == face.shape == (3,)
    assert ((points > 0) & (points < 1)).all()


def test_the_judge_of_errors_does_not_shape_them() -> None:
    refiner = LandmarkRefiner(TINY_REFINER)
    refiner(torch.randn(2, 3, CROP, CROP))[1].sum().backward()
    assert refiner.maps.weight.grad is None and refiner.log_error[0].weight.grad is not None


def test_models_survive_a_file(tmp_path: Path) -> None:
    models = tiny_models()
    save_face_models(models, tmp_path / "f.safetensors")
    loaded = load_face_models(tmp_path / "f.safetensors")
    assert loaded.locator.config == TINY and loaded.refiner.config == TINY_REFINER
    assert not loaded.locator.training and not loaded.refiner.training
    images = torch.rand(1, 3, 64, 64) * 2 - 1
    assert torch.allclose(loaded.locator(images)[0], models.locator(images)[0], atol=0.02)  # float16
    assert torch.equal(loaded.certainty.weight, models.certainty.weight)  # float32


def test_files_that_are_no_locator_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.safetensors"
    with pytest.raises(ParsingError, match="no weights file"):
        load_face_models(path)
    path.write_bytes(b"not weights at all")
    with pytest.raises(ParsingError, match="cannot be read"):
        load_face_models(path)
    save_file({"x": torch.zeros(2)}, str(path))
    with pytest.raises(ParsingError, match="not those of a face locator"):
        load_face_models(path)
    save_file({"x": torch.zeros(2)}, str(path), metadata={"format": "face-locator", "config": "{}"})
    with pytest.raises(ParsingError, match="not a complete face locator"):
        load_face_models(path)
