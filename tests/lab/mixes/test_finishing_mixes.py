"""What is drawn over the network's picture: where it changes, which colours it keeps, and its label maps."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.lab.mixes.fabric import Cloth, with_cloth
from models.lab.mixes.face_regions import BACKGROUND, CLOTHES, EYES, GLASSES, HAIR, HAT, NECK, NECKLACE, SKIN
from models.lab.mixes.finish import finished
from models.lab.mixes.glasses import Glasses, with_glasses
from models.lab.mixes.hair_flow import HairStyle, hair_flow
from models.lab.mixes.necklace import Necklace, with_necklace
from models.lab.mixes.recipe import Finish
from models.lab.mixes.strands import with_strands


@pytest.fixture(scope="module")
def labels() -> np.ndarray:
    """A head of ellipses with long hair."""
    drawn = np.full((256, 256), BACKGROUND, np.uint8)
    for region, (x, y, a, b) in {
        CLOTHES: (128, 262, 110, 50), HAIR: (128, 130, 80, 105), NECK: (128, 205, 26, 30),
        SKIN: (128, 128, 50, 66), EYES[1]: (105, 118, 9, 5), EYES[0]: (151, 118, 9, 5),
    }.items():  # fmt: skip
        cv2.ellipse(drawn, ((float(x), float(y)), (2.0 * a, 2.0 * b), 0.0), int(region), -1)
    return drawn


@pytest.fixture(scope="module")
def picture(labels: np.ndarray) -> np.ndarray:
    """float32 [256, 256, 3]: a colour for each region, with a weave of 6 levels in all."""
    colours = np.zeros((19, 3), np.float32)
    colours[list(EYES)] = 240
    colours[[BACKGROUND, SKIN, NECK, HAIR, CLOTHES]] = [
        (150, 160, 170), (205, 160, 135), (195, 150, 125), (110, 70, 40), (60, 90, 140)
    ]  # fmt: skip
    weave = 6 * np.sin(np.arange(256) * np.pi / 2)
    found: np.ndarray = (colours[labels] + weave[:, None, None] + weave[None, :, None]).astype(np.float32)
    return found


def spread(picture: np.ndarray, mask: np.ndarray) -> float:
    """Deviation of what is finer than a blur of 2 pixels."""
    light = picture.mean(2)
    return float((light - cv2.GaussianBlur(light, (0, 0), 2))[mask].std())


def inner(mask: np.ndarray, pixels: int) -> np.ndarray:
    return cv2.erode(mask.astype(np.uint8), np.ones((2 * pixels + 1,) * 2)) > 0


def test_hair_is_drawn_in_its_colour_and_hardly_beyond_it(picture: np.ndarray, labels: np.ndarray) -> None:
    drawn = with_strands(picture, labels, HairStyle(), seed=1)
    hair = labels == HAIR
    assert np.abs(drawn[hair].mean(0) - picture[hair].mean(0)).max() < 8
    far = cv2.distanceTransform((~hair).astype(np.uint8), cv2.DIST_L2, 5) > 9
    assert np.array_equal(drawn[far], picture[far])
    assert not np.array_equal(drawn, with_strands(picture, labels, HairStyle(), seed=2))


def test_strands_run_along_the_flow(picture: np.ndarray, labels: np.ndarray) -> None:
    drawn = with_strands(picture, labels, HairStyle(wave=0.0, loose=0.0), seed=1).mean(2)
    flow = hair_flow(labels, HairStyle(wave=0.0))
    across, down = cv2.Sobel(drawn, cv2.CV_32F, 1, 0), cv2.Sobel(drawn, cv2.CV_32F, 0, 1)
    inside = inner(labels == HAIR, 5)
    along = (across * flow[..., 0] + down * flow[..., 1])[inside]
    aside = (across * flow[..., 1] - down * flow[..., 0])[inside]
    assert along.std() < 0.6 * aside.std()


def test_the_flow_hangs_down_and_parts(labels: np.ndarray) -> None:
    flow = hair_flow(labels, HairStyle())
    assert np.allclose(np.linalg.norm(flow, axis=2), 1, atol=1e-4)
    assert flow[190, 60, 1] > 0.8 and flow[190, 196, 1] > 0.8
    assert flow[40, 100, 0] < 0 < flow[40, 156, 0]
    assert hair_flow(labels, HairStyle(lift=1))[32, 128, 1] < -0.5  # short hair stands up


@pytest.mark.parametrize("cloth", ["plain", "knit", "felt", "straw", "jersey"])
def test_cloth_takes_the_place_of_the_weave(picture: np.ndarray, labels: np.ndarray, cloth: Cloth) -> None:
    mask = labels == CLOTHES
    found = with_cloth(picture, mask, cloth, np.random.default_rng(1))
    assert np.abs(found[mask].mean(0) - picture[mask].mean(0)).max() < 4
    far = cv2.dilate(mask.astype(np.uint8), np.ones((9, 9))) == 0
    assert np.abs(found[far] - picture[far]).max() < 1e-3
    if cloth == "plain":
        assert spread(found, inner(mask, 3)) < 0.6 * spread(picture, inner(mask, 3))


@pytest.mark.slow
def test_glasses_sit_before_the_eyes(picture: np.ndarray, labels: np.ndarray) -> None:
    found, worn = with_glasses(picture, labels, Glasses(colour=(20, 20, 20)))
    eyes, glazed = np.isin(labels, EYES), worn == GLASSES
    assert np.array_equal(np.isin(worn, EYES), eyes), "the eyes are seen through clear lenses"
    assert 1500 < glazed.sum() < 6000 and np.argwhere(glazed)[:, 0].min() > 90
    assert found[glazed].min() < 60, "a dark frame"
    far = cv2.dilate((glazed | eyes).astype(np.uint8), np.ones((25, 25))) == 0
    assert np.abs(found[far] - picture[far]).max() < 1e-3


def test_a_necklace_lies_on_the_neck(picture: np.ndarray, labels: np.ndarray) -> None:
    found, worn = with_necklace(picture, labels, Necklace())
    beads = worn == NECKLACE
    assert beads.sum() > 80 and set(np.unique(labels[beads])) <= {NECK, CLOTHES}
    assert found[beads].max() > 220
    bare = np.where(labels == NECK, SKIN, labels).astype(np.uint8)
    assert with_necklace(picture, bare, Necklace())[1] is bare


@pytest.mark.slow
def test_a_portrait_is_finished_the_same_way_twice(picture: np.ndarray, labels: np.ndarray) -> None:
    levels = np.clip(picture, 0, 255).astype(np.uint8)
    finish = Finish(HairStyle(), Glasses(), Necklace())
    one, other = (finished(levels, labels, finish, seed=5) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert one[0].dtype == one[1].dtype == np.uint8
    skin, background = inner(labels == SKIN, 12) & (labels == SKIN), inner(labels == BACKGROUND, 6)
    assert spread(one[0], background) < 0.5 * spread(picture, background)
    assert np.abs(one[0][skin].mean(0) - levels[skin].mean(0)).max() < 12
    assert (finished(levels, labels, Finish(), seed=5)[1] == labels).all()
    assert HAT not in one[1]
