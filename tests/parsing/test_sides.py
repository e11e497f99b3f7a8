"""Left and right by position: shipped portraits upright, turned, mirrored, and confused in every way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models.parsing.components import number_parts
from models.parsing.sides import repair_sides
from models.regions import CELEBAMASK_HQ as REGIONS

LABELS = sorted((Path(__file__).parents[2] / "resources" / "portraits" / "labels").glob("*.png"))
ID = {region.name: region.id for region in REGIONS.regions}


def read(path: Path) -> np.ndarray:
    return np.array(Image.open(path))


def turned(labels: np.ndarray, degrees: float) -> np.ndarray:
    height, width = labels.shape
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    return cv2.warpAffine(labels, matrix, (width, height), flags=cv2.INTER_NEAREST)


@pytest.fixture(params=LABELS, ids=lambda path: path.stem)
def labels(request: pytest.FixtureRequest) -> np.ndarray:
    return read(request.param)


def test_the_shipped_portraits_come_back_unchanged(labels: np.ndarray) -> None:
    given = labels.copy()
    repaired = repair_sides(labels)
    assert repaired.dtype == np.uint8 and np.array_equal(repaired, labels)
    assert repaired is not labels and np.array_equal(labels, given)


def test_confused_sides_are_repaired(labels: np.ndarray, rng: np.random.Generator) -> None:
    swapped = REGIONS.mirrored_ids[labels]
    assert np.array_equal(repair_sides(swapped), labels)
    merged, mottled = labels.copy(), labels.copy()
    for pair in REGIONS.pairs:
        either = np.isin(labels, pair)
        merged[either] = rng.choice(pair)
        mottled[either] = rng.choice(pair, either.sum())  # every pixel takes a side of its own
    assert np.array_equal(repair_sides(merged), labels)
    assert (repair_sides(mottled) != labels).mean() < 1e-3


@pytest.mark.parametrize("degrees", [-40, 25, 90, 180])
def test_turned_heads(labels: np.ndarray, degrees: float) -> None:
    right = turned(labels, degrees)
    assert np.array_equal(repair_sides(REGIONS.mirrored_ids[right]), right)


def test_mirroring_and_repairing_commute(labels: np.ndarray) -> None:
    assert np.array_equal(repair_sides(labels[:, ::-1]), REGIONS.mirror(labels))


@given(seed=st.integers(0, 2**32 - 1))
def test_mirroring_and_repairing_commute_for_any_layout(make_any: Callable, seed: int) -> None:
    layout = make_any(np.random.default_rng(seed))
    assert np.array_equal(repair_sides(REGIONS.mirror(layout)), REGIONS.mirror(repair_sides(layout)))


@pytest.fixture(scope="module")
def make_any() -> Callable[[np.random.Generator], np.ndarray]:
    """Blobs of any regions, of which some occur often: faces as no one has seen them."""

    def make(rng: np.random.Generator) -> np.ndarray:
        size = rng.integers(1, 40, 2)
        ids = rng.choice(19, rng.integers(1, 12)).astype(np.uint8)
        coarse = rng.choice(ids, np.maximum(size // rng.integers(1, 5), 1))
        return cv2.resize(coarse, (int(size[1]), int(size[0])), interpolation=cv2.INTER_NEAREST)

    return make


def test_only_pairs_ever_change(make_any: Callable, rng: np.random.Generator) -> None:
    pairs = np.array(REGIONS.pairs)
    family = np.arange(19)
    family[pairs[:, 1]] = pairs[:, 0]
    for _ in range(50):
        layout = make_any(rng)
        assert np.array_equal(family[repair_sides(layout)], family[layout])


def face(nose: bool = True, mouth: bool = True) -> np.ndarray:
    """A drawn face, all of whose paired parts are called left: two eyes, one brow across, one ear."""
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 12:44] = ID["skin"]
    labels[24:27, 18:24], labels[24:27, 32:38] = ID["l_eye"], ID["l_eye"]
    labels[18:20, 16:40] = ID["l_brow"]
    labels[22:34, 6:12] = ID["l_ear"]
    if nose:
        labels[22:38, 26:30] = ID["nose"]
    if mouth:
        labels[44:47, 22:34] = ID["u_lip"]
    return labels


@pytest.mark.parametrize(("nose", "mouth"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_hidden_is_replaced(nose: bool, mouth: bool) -> None:
    repaired = repair_sides(face(nose, mouth))
    assert (repaired[24:27, 18:24] == ID["r_eye"]).all() and (repaired[24:27, 32:38] == ID["l_eye"]).all()
    assert (repaired[18:20, 16:28] == ID["r_brow"]).all(), "brows that meet are cut in the middle"
    assert (repaired[18:20, 28:40] == ID["l_brow"]).all()
    assert (repaired[22:34, 6:12] == ID["r_ear"]).all()


def test_a_face_turned_to_the_side_keeps_its_one_eye() -> None:
    """All that is seen lies left of the picture's middle; the nose points further left still."""
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 8:48] = ID["skin"]
    labels[20:28, 12:15], labels[28:36, 6:14] = ID["nose"], ID["nose"]
    labels[42:46, 10:18] = ID["u_lip"]
    labels[22:25, 18:24], labels[24:36, 40:46] = ID["r_eye"], ID["r_ear"]
    repaired = repair_sides(labels)
    assert (repaired[22:25, 18:24] == ID["l_eye"]).all() and (repaired[24:36, 40:46] == ID["l_ear"]).all()


def test_stray_pixels_do_not_move_the_axis(labels: np.ndarray, rng: np.random.Generator) -> None:
    noisy = labels.copy()
    for region in ("nose", "u_lip", "l_lip"):
        noisy.flat[rng.integers(0, noisy.size, 8)] = ID[region]
    assert np.array_equal(repair_sides(noisy), noisy)


def test_without_a_face_nothing_changes() -> None:
    labels = np.full((16, 16), ID["hair"], np.uint8)
    labels[2:4, 1:3] = ID["l_ear"]
    assert np.array_equal(repair_sides(labels), labels)


@pytest.mark.parametrize("density", [0.0, 0.1, 0.4, 0.6, 1.0])
@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (40, 60)])
def test_parts_are_those_of_opencv(rng: np.random.Generator, density: float, shape: tuple) -> None:
    mask = rng.random(shape) < density
    count, expected = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    parts = number_parts(mask)
    assert len(parts) == mask.sum()
    pairs = set(zip(parts.tolist(), expected[mask].tolist(), strict=True))
    assert len(pairs) == len(set(parts.tolist())) == count - 1
