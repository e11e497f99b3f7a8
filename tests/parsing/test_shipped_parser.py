"""The parser that comes with the program, on the shipped portraits, which it was not trained on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.lab.datasets.pairs import PairFolder
from models.lab.metrics.segmentation import confusion, intersection_over_union, pixel_accuracy
from models.lab.parser.measuring import measure_parser
from models.parsing.predictor import RegionPredictor
from models.regions import CELEBAMASK_HQ
from sean_editor.checkpoints import CHECKPOINTS, FACE_PARSER

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "portraits"


@pytest.fixture(scope="module")
def predictor() -> RegionPredictor:
    return RegionPredictor.load(FACE_PARSER)


@pytest.mark.slow
def test_it_finds_the_regions_of_the_shipped_portraits(predictor: RegionPredictor) -> None:
    counts = measure_parser(predictor, PairFolder.open(SHIPPED))
    overlap = {region.name: intersection_over_union(counts)[region.id] for region in CELEBAMASK_HQ.regions}
    assert pixel_accuracy(counts) > 0.95
    assert np.nanmean(list(overlap.values())) > 0.72
    for name in ("background", "skin", "hair", "neck"):
        assert overlap[name] > 0.88, name
    for name in ("nose", "l_eye", "r_eye", "l_lip", "eye_g", "cloth"):
        assert overlap[name] > 0.75, name
    assert overlap["hat"] > 0.65  # three hats and a scarf; 0.705


@pytest.mark.parametrize("degrees", [-30, 20])
def test_a_tilted_head_is_no_other_head(predictor: RegionPredictor, degrees: int) -> None:
    """Turned within the crop, the regions turn with the face; left and right stay the person's own."""
    from PIL import Image

    image, labels = PairFolder.open(SHIPPED).load("amara", 256)
    turned = Image.fromarray(image).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=(128, 128, 128))
    wanted = np.asarray(Image.fromarray(labels).rotate(degrees, Image.Resampling.NEAREST, fillcolor=255))
    found, _ = predictor(np.array(turned))
    inside = wanted != 255
    counts = confusion(wanted[inside], found[inside], 19)
    assert pixel_accuracy(counts) > 0.92
    overlap = intersection_over_union(counts)
    for name in ("l_eye", "r_eye", "l_brow", "r_brow"):
        assert overlap[CELEBAMASK_HQ.by_name(name).id] > 0.5, name


def test_both_networks_of_the_analyser_are_small() -> None:
    sizes = [(CHECKPOINTS / f"face-{name}.safetensors").stat().st_size for name in ("parser", "locator")]
    assert sum(sizes) < 15_000_000
