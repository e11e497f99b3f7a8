"""What each touch does, in figures."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from retouch_scenes import HAIR, L_EYE, L_LIP, MOUTH, R_EYE, SKIN, U_LIP, band, enlarged, face, noise, skin

from sean_editor.document.retouch import Retouch, Touch
from sean_editor.retouch import finished
from sean_editor.retouch.cheeks import cheeks
from sean_editor.texture.smoothing import to_lab

ALL_SKIN = np.full((256, 256), SKIN, np.uint8)
PORES, BLOTCHES, SHAPE = (0.0, 0.0015), (0.006, 0.02), (0.1, 0.3)


def region(name: int, side: int) -> np.ndarray:
    """bool [side, side], without its border."""
    mask = cv2.erode((face().labels == name).astype(np.uint8), np.ones((3, 3), np.uint8))
    return cv2.resize(mask, (side, side), interpolation=cv2.INTER_NEAREST) > 0


def touched(picture: np.ndarray, touches: dict[int, Touch]) -> np.ndarray:
    return finished(picture, face().labels, Retouch(touches))


# evenness


@pytest.mark.parametrize("side", [400, 768])
def test_blotches_go_and_pores_and_shape_stay(side: int) -> None:
    picture = skin(side)
    even = finished(picture, ALL_SKIN, Retouch({SKIN: Touch(evenness=1.0)}))
    pores, blotches, shape = (band(even, *one) / band(picture, *one) for one in (PORES, BLOTCHES, SHAPE))
    assert np.abs(pores - 1).max() < 0.05
    assert blotches.max() < 0.4
    assert abs(shape[0] - 1) < 0.05


def test_half_as_even_is_half_the_way() -> None:
    picture = skin(512)
    half, whole = (
        finished(picture, ALL_SKIN, Retouch({SKIN: Touch(evenness=amount)})).astype(int)
        for amount in (0.5, 1)
    )
    assert np.abs(2 * (half - picture) - (whole - picture)).max() <= 3


def test_a_shadow_with_an_edge_stays() -> None:
    picture = skin(512, blotches=0, pores=0)
    picture[:, 256:] -= 60
    even = finished(picture, ALL_SKIN, Retouch({SKIN: Touch(evenness=1.0)}))
    assert np.abs(even.astype(int) - picture)[64:-64, 64:-64].max() <= 6


def test_hair_beside_the_skin_does_not_reach_into_it() -> None:
    labels = ALL_SKIN.copy()
    labels[:, 128:] = HAIR
    picture = skin(512, blotches=0, pores=0)
    alone = finished(picture, ALL_SKIN, Retouch({SKIN: Touch(evenness=1.0)}))
    picture[:, 256:] = (20, 10, 5)
    beside = finished(picture, labels, Retouch({SKIN: Touch(evenness=1.0)}))
    assert np.abs(beside.astype(int) - alone)[:, :256].max() <= 4


# detail


@pytest.mark.parametrize(("amount", "least", "most"), [(1.0, 1.8, 4.0), (-1.0, 0.0, 0.35)])
def test_detail_grows_and_goes(amount: float, least: float, most: float) -> None:
    picture = skin(512)
    done = finished(picture, ALL_SKIN, Retouch({SKIN: Touch(detail=amount)}))
    gain = band(done, *PORES)[0] / band(picture, *PORES)[0]
    assert least <= gain <= most
    assert abs(band(done, *BLOTCHES)[0] / band(picture, *BLOTCHES)[0] - 1) < 0.05


def test_an_edge_gets_no_halo() -> None:
    picture = np.full((512, 512, 3), 60, np.uint8)
    picture[:, 256:] = 200
    done = finished(picture, ALL_SKIN, Retouch({SKIN: Touch(detail=1.0)}))
    assert done[64:-64, 64:-64].max() <= 214 and done[64:-64, 64:-64].min() >= 46


# teeth


def test_yellow_teeth_get_white_and_gums_and_lips_stay() -> None:
    picture, labels = mouth()
    done = finished(picture, labels, Retouch({MOUTH: Touch(whitening=1.0)}))
    before, after = to_lab(picture)[200:280, 200:300], to_lab(done)[200:280, 200:300]
    yellow = after[..., 2].mean() / before[..., 2].mean()
    assert yellow < 0.55 and after[..., 2].mean() > 2  # white, and not blue
    assert after[..., 0].mean() > before[..., 0].mean() + 3
    gums, dark = np.s_[165:185, 200:300], np.s_[300:320, 200:300]
    for part in (gums, dark):
        assert np.abs(to_lab(done)[part] - to_lab(picture)[part]).max() < 2.5
    assert np.array_equal(done[:140], picture[:140])


def test_a_mouth_without_teeth_stays() -> None:
    picture, labels = mouth()
    picture[labels.repeat(2, 0).repeat(2, 1) == MOUTH] = (150, 60, 60)
    done = finished(picture, labels, Retouch({MOUTH: Touch(whitening=1.0)}))
    assert np.abs(done.astype(int) - picture).max() <= 1


def mouth() -> tuple[np.ndarray, np.ndarray]:
    """A picture uint8 [512, 512, 3] of gums above yellow teeth above the dark, and its labels [256, 256]."""
    labels = np.full((256, 256), SKIN, np.uint8)
    labels[70:80, 80:170], labels[80:164, 80:170], labels[164:176, 80:170] = U_LIP, MOUTH, L_LIP
    picture = np.full((512, 512, 3), (210, 165, 145), np.uint8)
    picture[140:352, 160:340] = (170, 80, 85)
    picture[160:192, 160:340] = (180, 95, 95)
    picture[192:288, 160:340] = (205, 190, 150)
    picture[288:328, 160:340] = (30, 15, 15)
    return picture, labels


# eyes


def test_clear_eyes_have_more_contrast_and_whiter_whites() -> None:
    picture = enlarged(512)
    done = touched(picture, {L_EYE: Touch(clarity=1.0), R_EYE: Touch(clarity=1.0)})
    eyes = region(L_EYE, 512) | region(R_EYE, 512)
    before, after = to_lab(picture)[eyes], to_lab(done)[eyes]
    assert after[:, 0].std() > 1.05 * before[:, 0].std()
    white = before[:, 0] > np.percentile(before[:, 0], 90)
    assert np.abs(after[white, 1]).mean() < 0.8 * np.abs(before[white, 1]).mean()


# tints


def test_a_whole_tint_is_the_colour_that_was_asked_for() -> None:
    picture = enlarged(512)
    done = touched(picture, {lip: Touch(tint="#a02840", tinting=1.0) for lip in (U_LIP, L_LIP)})
    lips = region(U_LIP, 512) | region(L_LIP, 512)
    wanted = to_lab(np.array([[[0xA0, 0x28, 0x40]]], np.uint8))[0, 0]
    assert np.linalg.norm(to_lab(done)[lips].mean(0) - wanted) < 12
    texture = np.corrcoef(to_lab(picture)[lips][:, 0], to_lab(done)[lips][:, 0])[0, 1]
    assert texture > 0.75


def test_gloss_keeps_the_colour_of_light() -> None:
    picture = np.full((512, 512, 3), (170, 90, 90), np.uint8)
    picture[240:260, 240:260] = (250, 245, 245)
    lip = np.full((256, 256), L_LIP, np.uint8)
    done = finished(picture, lip, Retouch({L_LIP: Touch(tint="#802030", tinting=1.0)}))
    flat, gloss = done[100, 100].astype(int), done[250, 250].astype(int)
    assert np.abs(flat - (0x80, 0x20, 0x30)).max() < 8
    assert gloss.min() > 190


def test_the_tint_of_skin_lies_on_both_cheeks() -> None:
    blush = cheeks(face().labels)
    rows, columns = np.nonzero(blush > 0.5)
    assert set(face().labels[rows, columns].tolist()) <= {SKIN, HAIR}
    assert (columns < 110).any() and (columns > 146).any() and not ((columns > 118) & (columns < 138)).any()
    assert 0 < (blush > 0).mean() < 0.12 and blush.max() <= 1


# shine


def test_highlights_grow_and_shade_stays() -> None:
    rows = np.arange(512)[:, None]
    strands = cv2.GaussianBlur(noise(512, 0, 5), (0, 0), sigmaX=1.5, sigmaY=40)
    hair = 60 + 40 * np.exp(-(((rows - 200) / 60) ** 2)) + 8 * strands / strands.std()
    picture = np.clip(hair[..., None] * (1.0, 0.7, 0.5), 0, 255).astype(np.uint8)
    done = finished(picture, np.full((256, 256), HAIR, np.uint8), Retouch({HAIR: Touch(shine=1.0)}))
    change = done.astype(int).mean(-1) - picture.mean(-1)
    assert change.min() > -1.5
    assert change[180:220].mean() > 3 * max(change[400:440].mean(), 0.2)
