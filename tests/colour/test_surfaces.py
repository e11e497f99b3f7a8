"""A surface in another colour: the mean is reached, shading stays, and nothing else changes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.colour_difference import ciede2000
from sean_editor.colour.dye import Dye
from sean_editor.colour.iris import find_irises
from sean_editor.colour.names import lab_of
from sean_editor.colour.surface import Surface, lab_of_picture

HAIR, EYE, OTHER_EYE = 13, 4, 5
levels = st.tuples(*[st.integers(0, 255)] * 3)


def hex_lab(rgb: tuple[int, int, int]) -> np.ndarray:
    return lab_of("#" + bytes(rgb).hex())


def strands(seed: int, colour: tuple[int, int, int], side: int = 96) -> tuple[np.ndarray, np.ndarray]:
    """A picture of shaded strands of one colour on noise, and its label map."""
    rng = np.random.default_rng(seed)
    labels = np.zeros((side, side), np.uint8)
    labels[10:80, 12:85] = HAIR
    shade = cv2.GaussianBlur(rng.normal(size=(side, side)), (0, 0), 12) * 4
    fine = cv2.GaussianBlur(rng.normal(size=(side, side)), (0, 0), 1) * 0.3
    light = np.exp(0.35 * shade + 0.35 * fine)[..., None] * np.array(colour)
    noise = rng.integers(0, 256, (side, side, 3))
    picture = np.where((labels == HAIR)[..., None], light, noise)
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8), labels


def surface(*regions: int, colour: str = "#7a3b1e", **more) -> Surface:
    light, a, b = (float(value) for value in lab_of(colour))
    return Surface(regions, (light, a, b), **more)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 50), levels.filter(lambda one: max(one) > 20))
def test_the_mean_colour_is_reached_and_strands_stay(seed: int, rgb: tuple[int, int, int]) -> None:
    picture, labels = strands(seed, (110, 80, 60))
    part = surface(HAIR).part(labels, picture)
    wanted = hex_lab(rgb)
    dyed = part.dyed(picture, wanted, 0.25)
    assert ciede2000(part.mean(dyed), wanted) < (2 if wanted[0] < 98 else 2.5)  # white has no lighter strands
    assert np.array_equal(dyed[part.weight == 0], picture[part.weight == 0])
    before, after = (lab_of_picture(one)[..., 0] for one in (picture, dyed))
    if 15 < wanted[0] < 85:
        alike = np.corrcoef(before[part.inside], after[part.inside])[0, 1]
        assert alike > (0.99 if max(rgb) <= 230 else 0.65)  # sRGB has no lighter strands of a full colour


def test_shading_grows_with_lightness_and_shrinks_with_it() -> None:
    picture, labels = strands(1, (110, 80, 60))
    part = surface(HAIR).part(labels, picture)

    def contrast(one: np.ndarray) -> float:
        return float(lab_of_picture(one)[..., 0][part.inside].std())

    light, dark = (part.dyed(picture, lab_of(name), 0.0) for name in ("#c9a976", "#17130f"))
    assert contrast(light) > contrast(picture) > contrast(dark) > 0.3 * contrast(picture)


def test_to_the_own_colour_nothing_changes() -> None:
    picture, labels = strands(2, (110, 80, 60))
    part = surface(HAIR).part(labels, picture)
    same = part.dyed(picture, part.mean(picture), 1.0)
    assert np.abs(same.astype(int) - picture).max() <= 2


def test_own_tints_stay_or_go() -> None:
    colours = np.array([[50, 30, 20], [50, -10, 40]], np.float32)  # the same light, other hues
    before, after = colours.mean(0), np.array([60.0, 0.0, 0.0])
    kept, gone = (Dye(before, after, share)(colours) for share in (1.0, 0.0))
    assert np.allclose(gone[0], gone[1]) and np.allclose(gone[:, 1:], 0)
    assert np.allclose(kept.mean(0), after, atol=1e-4) and np.abs(kept[0] - kept[1]).max() > 20


def test_a_share_of_a_colour() -> None:
    half = surface(HAIR, colour="#ffffff", mix=0.5, own=(20.0, 10.0, 10.0))
    assert np.allclose(half.wanted(np.zeros(3)), [60, 5, 5], atol=0.1)
    absent = surface(HAIR, colour="#ffffff", mix=0.5)
    assert np.allclose(absent.wanted(np.array([20.0, 10, 10])), [60, 5, 5], atol=0.1)


def eyes(iris: tuple[int, int, int], look: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Two drawn eyes at 256 pixels, with pupils and highlights; `look`: pixels to the right."""
    picture = np.full((256, 256, 3), (190, 140, 120), np.uint8)
    labels = np.ones((256, 256), np.uint8)
    for label, x in ((OTHER_EYE, 90), (EYE, 166)):
        almond = np.zeros((256, 256), np.uint8)
        cv2.ellipse(almond, (x, 120), (15, 7), 0, 0, 360, 1, -1)
        labels[almond > 0] = label
        drawn = np.full((256, 256, 3), (225, 215, 210), np.uint8)
        middle = (round(x + look), 119)
        cv2.circle(drawn, middle, 6, iris, -1, cv2.LINE_AA)
        cv2.circle(drawn, middle, 2, (8, 8, 8), -1, cv2.LINE_AA)
        cv2.circle(drawn, (middle[0] + 2, 117), 1, (255, 255, 255), -1, cv2.LINE_AA)
        picture[almond > 0] = drawn[almond > 0]
    return picture, labels


@pytest.mark.parametrize("look", [0.0, -4.0, 5.0])
@pytest.mark.parametrize("iris", [(60, 40, 25), (90, 120, 150)])
def test_irises_are_found(iris: tuple[int, int, int], look: float) -> None:
    picture, labels = eyes(iris, look)
    found = find_irises(picture, labels, (EYE, OTHER_EYE))
    places = sorted((256 * one.x, 256 * one.y, 256 * one.radius) for one in found)
    for (x, y, radius), wanted in zip(places, (90 + look, 166 + look), strict=True):
        assert abs(x - 0.5 - wanted) < 2 and abs(y - 119.5) < 2 and 4.5 < radius < 7.5


def test_only_the_iris_takes_the_colour() -> None:
    picture, labels = eyes((60, 40, 25))
    part = surface(EYE, OTHER_EYE, eyes=True).part(labels, picture)
    wanted = lab_of("#4b6c90")
    dyed = part.dyed(picture, wanted, 1.0)
    assert ciede2000(part.mean(dyed), wanted) < 2
    white = np.isin(labels, (EYE, OTHER_EYE)) & (picture.min(-1) > 190)
    assert np.abs(dyed[white].astype(int) - picture[white]).max() < 30, "white and highlights stay"
    for x in (90, 166):
        assert np.abs(dyed[119, x].astype(int) - picture[119, x]).max() < 12, "and so do pupils"


def test_a_closed_eye_has_no_iris() -> None:
    picture, labels = eyes((60, 40, 25))
    labels[:] = 1
    labels[120, 80:100] = EYE
    assert find_irises(picture, labels, (EYE, OTHER_EYE)) == ()
    assert not surface(EYE, OTHER_EYE, eyes=True).part(labels, picture).enough
