"""The finished picture: new hair over the rest, no trace of old hair, the photo where nothing changed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from matte_scenes import BACKGROUND, BLUE, HAIR, SKIN, Scene, head

from sean_editor.texture.borders import region_weight
from sean_editor.texture.compose import Edit, compose
from sean_editor.texture.matte import Matte, hair_matte
from sean_editor.texture.smoothing import to_lab

BLOND = (230, 200, 140)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return head()


@pytest.fixture(scope="module")
def matte(scene: Scene) -> Matte:
    return hair_matte(scene.photo, scene.labels)


def plain(colour: tuple[int, int, int], size: int = 256) -> np.ndarray:
    """A texture of one colour, in Lab."""
    return to_lab(np.full((size, size, 3), colour, np.uint8))


def painted(scene: Scene, region: int, box: tuple[slice, slice]) -> np.ndarray:
    layout = scene.labels.copy()
    layout[box] = region
    return layout


def test_without_an_edit_the_photo_comes_back(scene: Scene, matte: Matte) -> None:
    done = compose(scene.photo, lambda: plain(BLUE), {}, Edit(scene.labels, scene.labels), matte)
    assert np.array_equal(done.picture, scene.photo) and not done.changed.any()


@pytest.mark.parametrize("size", [256, 512])
def test_flyaway_strands_take_the_new_colour(scene: Scene, matte: Matte, size: int) -> None:
    photo = cv2.resize(scene.photo, (size, size), interpolation=cv2.INTER_CUBIC)
    textured = {HAIR: plain(BLOND, size)}
    done = compose(
        photo, lambda: plain(BLUE, size), textured, Edit(scene.labels, scene.labels, {HAIR}), matte
    )
    picture = cv2.resize(done.picture, (256, 256), interpolation=cv2.INTER_AREA).astype(float)
    truth = scene.photo + scene.alpha[..., None] * (np.float32(BLOND) - np.float32((70, 45, 30)))
    away = region_weight(scene.labels, [SKIN], 256) == 0
    assert np.abs(picture - truth)[away].mean() < 3
    strands = (region_weight(scene.labels, [HAIR], 256) == 0) & (scene.alpha > 0.6)
    assert picture[strands].mean() > scene.photo[strands].mean() + 50
    assert np.array_equal(done.picture[~done.changed], photo[~done.changed])
    assert done.changed.mean() < 0.5


def test_no_dark_rim_stays_around_light_hair(scene: Scene, matte: Matte) -> None:
    edit = Edit(scene.labels, scene.labels, {HAIR})
    done = compose(scene.photo, lambda: plain(BLUE), {HAIR: plain(BLOND)}, edit, matte)
    face = cv2.dilate((scene.labels == SKIN).view(np.uint8), np.ones((9, 9))) > 0
    darkest = min(np.mean(BLUE), np.mean(BLOND))
    assert done.picture.mean(2)[~face].min() > darkest - 25


def test_taken_away_hair_shows_what_was_behind(scene: Scene, matte: Matte) -> None:
    half = (slice(None), slice(128, None))
    layout = scene.labels.copy()
    layout[half][layout[half] == HAIR] = BACKGROUND
    wrong = tuple(c + 20 for c in BLUE)  # the network's background is a little off
    done = compose(scene.photo, lambda: plain(wrong), {}, Edit(scene.labels, layout), matte)  # type: ignore[arg-type]
    beside = scene.labels[half] != SKIN
    beside[:, :16] = False
    beside = cv2.erode(beside.view(np.uint8), np.ones((9, 9))) > 0
    off = np.abs(done.picture[half][beside].astype(float) - BLUE)
    assert off.mean() < 6
    assert off.max() < 45  # nor do strands hang in the air
    assert np.array_equal(done.picture[:, :100], scene.photo[:, :100])


def test_painted_hair_lies_over_the_face_with_ragged_ends(scene: Scene, matte: Matte) -> None:
    layout = painted(scene, HAIR, np.s_[60:150, 110:146])
    strands = np.full((256, 256, 3), (30, 30, 30), np.uint8)
    strands[:, ::3] = 60
    done = compose(
        scene.photo, lambda: plain(BLUE), {HAIR: to_lab(strands)}, Edit(scene.labels, layout), matte
    )
    assert done.picture[110:140, 116:140].mean() < 75  # all hair
    dark = (done.picture.mean(2) < 110)[:, 114:142]
    ends = np.array([np.flatnonzero(column[:170])[-1] for column in dark.T])  # the lowest row of each column
    assert 146 <= ends.mean() <= 154 and ends.std() > 0.5
    assert np.array_equal(done.picture[~done.changed], scene.photo[~done.changed])
    assert np.array_equal(done.picture[165:], scene.photo[165:])


def test_no_skin_shows_between_old_hair_and_hair_painted_next_to_it(scene: Scene) -> None:
    photo = scene.photo.copy()
    photo[90:96, 110:146] = (145, 108, 90)  # a hairline so thin that the forehead shows
    matte = hair_matte(photo, scene.labels)
    layout = scene.labels.copy()
    layout[92:150, 100:156] = HAIR
    done = compose(photo, lambda: plain(BLUE), {HAIR: plain((70, 45, 30))}, Edit(scene.labels, layout), matte)
    assert done.picture[80:140, 116:140].mean(2).max() < 95


def test_a_restyled_face_keeps_the_hair_over_it(scene: Scene, matte: Matte) -> None:
    edit = Edit(scene.labels, scene.labels, {SKIN})
    done = compose(scene.photo, lambda: plain(BLUE), {SKIN: plain((120, 90, 70))}, edit, matte)
    assert np.abs(done.picture[130:160, 110:146].astype(float) - (120, 90, 70)).max() <= 2
    sure = matte.alpha == 1
    assert np.array_equal(done.picture[sure], scene.photo[sure])


def test_no_matte_is_no_hair(scene: Scene) -> None:
    edit = Edit(scene.labels, scene.labels, {SKIN})
    done = compose(scene.photo, lambda: plain(BLUE), {SKIN: plain((120, 90, 70))}, edit, None)
    assert np.abs(done.picture[130:160, 110:146].astype(float) - (120, 90, 70)).max() <= 2
    assert np.array_equal(done.picture[:60], scene.photo[:60])
