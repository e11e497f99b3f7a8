"""Label maps in the order of face-parsing.PyTorch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from kinds import PORTRAITS
from PIL import Image

from models.label_maps import agreement, from_face_parsing, in_face_parsing_order, to_face_parsing
from models.parsing.predictor import RegionPredictor

CHECKPOINT = Path(__file__).parents[2] / "checkpoints" / "face-parser.safetensors"


def test_there_and_back() -> None:
    ids = np.arange(19, dtype=np.uint8)[None]
    assert np.array_equal(from_face_parsing(to_face_parsing(ids)), ids)
    assert to_face_parsing(ids)[0, [13, 17, 2]].tolist() == [17, 14, 10]  # hair, neck, nose


@pytest.fixture(scope="module")
def seen() -> dict[str, np.ndarray]:
    """The regions that the shipped face parser sees in six shipped portraits."""
    predictor = RegionPredictor.load(CHECKPOINT)
    files = sorted((PORTRAITS / "images").glob("*.jpg"))[::4]
    return {path.stem: predictor(np.asarray(Image.open(path).convert("RGB")))[0] for path in files}


@pytest.mark.slow
def test_the_order_is_recognised_by_the_picture(seen: dict[str, np.ndarray]) -> None:
    assert len(seen) == 6
    for name, regions in seen.items():
        labels = np.asarray(Image.open(PORTRAITS / "labels" / f"{name}.png"))
        assert not in_face_parsing_order(labels, regions)
        assert in_face_parsing_order(to_face_parsing(labels), regions)
        assert agreement(labels, regions) > 0.8
        assert agreement(np.roll(labels, 128, 1), regions) < 0.5


def test_where_both_orders_are_the_same_nothing_is_recognised() -> None:
    skin = np.ones((64, 64), np.uint8)
    assert not in_face_parsing_order(skin, skin)
    assert agreement(np.zeros((4, 4), np.uint8), np.zeros((4, 4), np.uint8)) == 1
