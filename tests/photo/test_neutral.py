"""The neutral layout: an ordinary face where the FFHQ crop puts one."""

from __future__ import annotations

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Alignment
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.photo.neutral import NEUTRAL_POINTS, neutral_layout


def centre(labels: np.ndarray, region: str) -> np.ndarray:
    """The middle (x, y) of a region as fractions of the map."""
    rows, columns = np.nonzero(labels == CELEBAMASK_HQ.by_name(region).id)
    return np.array([columns.mean() + 0.5, rows.mean() + 0.5]) / len(labels)


@pytest.mark.parametrize("size", [64, 256, 512])
def test_it_is_a_whole_face_the_same_at_every_size(size: int) -> None:
    labels = neutral_layout(size)
    assert labels.shape == (size, size) and labels.dtype == np.uint8
    for region in ("background", "skin", "nose", "l_eye", "r_eye", "l_brow", "r_brow", "l_ear", "r_ear",
                   "u_lip", "l_lip", "hair", "neck", "cloth"):  # fmt: skip
        assert (labels == CELEBAMASK_HQ.by_name(region).id).any(), region
    assert np.array_equal(CELEBAMASK_HQ.mirror(labels), labels)
    assert centre(labels, "r_eye") == pytest.approx(NEUTRAL_POINTS[0], abs=0.01)
    assert centre(labels, "l_eye") == pytest.approx(NEUTRAL_POINTS[1], abs=0.01), "the subject's left"


def test_it_fits_the_crop_of_its_own_points() -> None:
    quad = Alignment.from_points(NEUTRAL_POINTS).quad
    assert quad == pytest.approx(np.array([[0, 0], [0, 1], [1, 1], [1, 0]]))


def test_it_is_near_the_shipped_portraits() -> None:
    neutral = neutral_layout(256)
    agreement = [(load_portrait(path).labels == neutral).mean() for path in shipped_portraits()]
    assert np.mean(agreement) > 0.65


def test_it_is_stretched_to_the_points_of_a_face() -> None:
    points = np.array([[0.40, 0.44], [0.60, 0.52], [0.40, 0.66], [0.56, 0.72]])
    labels = neutral_layout(256, points)
    for region, point in zip(("r_eye", "l_eye"), points[:2], strict=True):
        assert centre(labels, region) == pytest.approx(point, abs=0.02), region
    lips = (centre(labels, "u_lip") + centre(labels, "l_lip")) / 2
    assert lips == pytest.approx(points[2:].mean(0), abs=0.02)
    assert np.array_equal(neutral_layout(256, NEUTRAL_POINTS), neutral_layout(256))
