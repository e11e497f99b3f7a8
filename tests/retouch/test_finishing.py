"""What retouching may change, and that it changes nothing else, to the bit."""

from __future__ import annotations

import subprocess
import sys

import cv2
import numpy as np
import pytest
from quick_cases import first_quick
from retouch_scenes import (
    HAIR,
    L_EYE,
    L_LIP,
    MOUTH,
    NECK,
    NOSE,
    R_EYE,
    SKIN,
    U_LIP,
    enlarged,
    face,
    photographed,
)

from sean_editor.document.retouch import NO_RETOUCH, Retouch, Spot, Touch
from sean_editor.photo.code_points import profile_of_code_points
from sean_editor.retouch import finished, finished_photo, retouch_reach

ALL = Retouch(
    {
        **{region: Touch(evenness=0.9, detail=0.4) for region in (SKIN, NOSE, NECK)},
        **{region: Touch(clarity=0.8) for region in (L_EYE, R_EYE)},
        **{region: Touch(tint="#a02840", tinting=0.7, shine=0.6) for region in (U_LIP, L_LIP)},
        MOUTH: Touch(whitening=1.0),
        HAIR: Touch(shine=0.7, detail=-0.5),
    },
    (Spot(0.45, 0.45, 0.02), Spot(0.55, 0.62, 0.015)),
)
ONE_EACH = {
    "evenness": (SKIN, Touch(evenness=1.0)),
    "clarity": (L_EYE, Touch(clarity=1.0)),
    "whitening": (MOUTH, Touch(whitening=1.0)),
    "tint": (L_LIP, Touch(tint="#a02840", tinting=1.0)),
    "blush": (SKIN, Touch(tint="#d0605a", tinting=1.0)),
    "shine": (HAIR, Touch(shine=1.0)),
    "more detail": (SKIN, Touch(detail=1.0)),
    "less detail": (SKIN, Touch(detail=-1.0)),
}


def changed(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one != other).any(-1)


def near(region: int, side: int) -> np.ndarray:
    """bool [side, side]: the region, and a pixel of the label map around it."""
    mask = (face().labels == region).astype(np.uint8)
    grown = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    return cv2.resize(grown, (side, side), interpolation=cv2.INTER_NEAREST) > 0


@pytest.mark.parametrize("side", [256, 600])
def test_nothing_outside_the_reach_changes(side: int) -> None:
    picture = enlarged(side)
    done = finished(picture, face().labels, ALL)
    reach = retouch_reach(picture.shape, face().labels, ALL)
    assert changed(done, picture).any() and not changed(done, picture)[~reach].any()
    assert reach.mean() < 0.7
    assert np.array_equal(finished(picture, face().labels, ALL), done)


@pytest.mark.parametrize("name", ONE_EACH)
def test_a_touch_of_a_region_changes_that_region_alone(name: str) -> None:
    region, touch = ONE_EACH[name]
    picture = enlarged(512)
    difference = changed(finished(picture, face().labels, Retouch({region: touch})), picture)
    assert difference.sum() > 100 and not difference[~near(region, 512)].any()


def test_a_spot_changes_its_disc_alone() -> None:
    picture = enlarged(512)
    difference = changed(finished(picture, face().labels, Retouch(spots=(Spot(0.4, 0.6, 0.03),))), picture)
    rows, columns = np.nonzero(difference)
    assert np.hypot(columns + 0.5 - 0.4 * 512, rows + 0.5 - 0.6 * 512).max() <= 0.03 * 512
    assert rows.size > 50


def test_what_is_not_there_changes_nothing() -> None:
    picture = enlarged(256)
    assert finished(picture, face().labels, NO_RETOUCH) is picture
    hat = Retouch({14: Touch(evenness=1.0, shine=1.0, whitening=1.0, tint="#a02840", tinting=1.0)})
    assert finished(picture, face().labels, hat) is picture
    assert not retouch_reach(picture.shape, face().labels, hat).any()
    bare = finished(picture, np.full((256, 256), SKIN, np.uint8), Retouch({SKIN: Touch(evenness=0.5)}))
    assert changed(bare, picture).mean() > 0.5


@pytest.mark.parametrize("wide", [False, True])
def test_a_photo_is_retouched_on_its_own_pixels(wide: bool) -> None:
    portrait = photographed(profile=profile_of_code_points(12, 13) if wide else None)
    assert portrait.origin is not None
    photo = portrait.origin.photo.pixels
    done = finished_photo(photo, portrait.origin, portrait.labels, ALL)
    reach = retouch_reach(photo.shape, portrait.labels, ALL, portrait.origin)
    difference = changed(done, photo)
    assert difference.sum() > 5000 and not difference[~reach].any() and reach.mean() < 0.4


def test_regions_that_are_treated_alike_have_no_seam_between_them() -> None:
    both = Retouch({SKIN: Touch(tint=None, detail=1.0), NOSE: Touch(detail=1.0)})
    reach = retouch_reach((512, 512), face().labels, both)
    border = cv2.dilate((face().labels == NOSE).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    border &= face().labels == SKIN
    border &= cv2.erode(np.isin(face().labels, [SKIN, NOSE]).astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    seam = cv2.resize(border.astype(np.uint8), (512, 512), interpolation=cv2.INTER_NEAREST) > 0
    assert seam.any() and reach[seam].all()


def test_where_the_photo_goes_on_beyond_the_portrait_the_touch_fades() -> None:
    portrait = photographed(turn=0.0)
    assert portrait.origin is not None
    everything = np.full_like(portrait.labels, SKIN)
    pixels = portrait.origin.photo.pixels
    done = finished_photo(pixels, portrait.origin, everything, Retouch({SKIN: Touch(detail=-1.0)}))
    rows = np.abs(done.astype(int) - pixels)[:, 200:460].mean((1, 2))
    assert rows[82] < 0.2 * rows[140] and not rows[:79].any()


def test_the_room_brings_neither_torch_nor_qt() -> None:
    code = "import sys, sean_editor.retouch; assert not {'torch', 'PyQt5'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("labels", "picture"),
    first_quick(
        [
            ((100, 60), (250, 150)),
            ((8, 8), (8, 8)),
            ((1, 1), (1, 1)),
            ((3, 5), (3, 5)),
            ((256, 256), (64, 64)),
        ],
        2,
    ),
)
def test_any_size_and_any_labels_will_do(labels: tuple[int, int], picture: tuple[int, int]) -> None:
    rng = np.random.default_rng(0)
    ids = rng.integers(0, 19, labels).astype(np.uint8)
    pixels = rng.integers(0, 256, (*picture, 3)).astype(np.uint8)
    every = Touch(0.5, 0.5, 0.5, 0.5, 0.5, "#a02840", 0.5)
    spots = (Spot(0.5, 0.5, 0.1), Spot(0, 1, 0.25), Spot(0.99, 0.01, 0.0002))
    retouch = Retouch(dict.fromkeys(range(19), every), spots)
    difference = changed(finished(pixels, ids, retouch), pixels)
    assert difference.any() and not (difference & ~retouch_reach(pixels.shape, ids, retouch)).any()
