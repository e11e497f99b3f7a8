"""Brows keep their own hair where they are moved or reshaped, and over other skin."""

import cv2
import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.brows import Brow
from sean_editor.texture.compose import Edit, compose
from sean_editor.texture.smoothing import to_lab

SIZE = 256
SKIN, BROW = (CELEBAMASK_HQ.by_name(name).id for name in ("skin", "l_brow"))


def brow(rows: slice) -> np.ndarray:
    weight = np.zeros((SIZE, SIZE), np.float32)
    weight[rows, 90:150] = 1
    return weight


def photo() -> np.ndarray:
    """Skin that gets lighter to the right, with a brow of dark upright hairs that is wider than its label."""
    lab = np.zeros((SIZE, SIZE, 3), np.float32)
    lab[...] = (60, 15, 20)
    lab[..., 0] += np.linspace(0, 15, SIZE, dtype=np.float32)
    hairs = np.random.default_rng(3).uniform(15, 45, SIZE).astype(np.float32)
    soft = cv2.GaussianBlur(brow(np.s_[99:113]), (0, 0), 1.0)
    lab[..., 0] -= soft * hairs
    return lab


def own() -> Brow:
    before = brow(np.s_[100:112])
    found = Brow.of(photo(), 1 - before, before)
    assert found is not None
    return found


def moved(after: np.ndarray) -> np.ndarray:
    found = own().moved(after)
    assert found is not None
    return found.over(own().bare(photo(), 1 - brow(np.s_[100:112])))


def test_a_raised_brow_is_the_own_one_and_leaves_skin() -> None:
    lab = moved(brow(np.s_[80:92]))
    was, now = photo()[100:112, 92:148, 0], lab[80:92, 92:148, 0]
    np.testing.assert_allclose(now, was, atol=1.0)
    plain = np.linspace(60, 75, SIZE)[92:148]
    np.testing.assert_allclose(lab[102:112, 92:148, 0].mean(0), plain, atol=1.0)


def test_a_thickened_brow_has_the_hairs_of_the_own_one() -> None:
    lab = moved(brow(np.s_[94:118]))
    was, now = photo()[105:107, 95:145, 0].mean(0), lab[97:115, 95:145, 0].mean(0)
    assert np.corrcoef(was, now)[0, 1] > 0.95
    assert now.std() == pytest.approx(was.std(), rel=0.15)
    assert (lab[[90, 122], 95:145, 0] > 58).all()


def test_a_brow_that_stays_is_the_photo() -> None:
    lab = moved(brow(np.s_[100:112]))
    np.testing.assert_allclose(lab[100:112, 90:150], photo()[100:112, 90:150], atol=1.0)
    np.testing.assert_allclose(lab[60:94, 60:180], photo()[60:94, 60:180], atol=0.1)


def test_too_little_of_a_brow_is_none() -> None:
    empty = np.zeros((SIZE, SIZE), np.float32)
    assert Brow.of(photo(), np.ones_like(empty), empty) is None
    assert own().moved(empty) is None


def test_over_other_skin_hairs_have_their_own_colour_and_skin_shows_between() -> None:
    skin = np.full_like(photo(), 0) + np.float32([85, 5, 8])
    lab = own().over(own().bare(skin, 1 - own().place))
    inside = np.s_[102:110, 95:145]
    hairs, was = lab[inside], photo()[inside]
    assert np.corrcoef(hairs[..., 0].ravel(), was[..., 0].ravel())[0, 1] > 0.9
    darkest = was[..., 0] < np.quantile(was[..., 0], 0.1)
    np.testing.assert_allclose(hairs[darkest].mean(0), was[darkest].mean(0), atol=4)
    np.testing.assert_array_equal(lab[60:90], skin[60:90])


def test_grey_hairs_stay_lighter_than_the_skin() -> None:
    lab, before = photo(), brow(np.s_[100:112])
    lab[104:106, 90:150, 0] = 90
    grey = Brow.of(lab, 1 - before, before)
    assert grey is not None
    over = grey.over(np.full_like(lab, 0) + np.float32([40, 15, 20]))
    assert over[104:106, 95:145, 0].mean() > 55


def test_edges_of_a_brow_beyond_its_label_go_with_it() -> None:
    own = np.full((SIZE, SIZE), SKIN, np.uint8)
    own[100:112, 90:150] = BROW
    bare = np.full_like(own, SKIN)
    levels = np.full((SIZE, SIZE, 3), 200, np.uint8)
    levels[99:113, 89:151] = 40
    skin = to_lab(np.full_like(levels, 200))
    done = compose(levels, lambda: skin, {SKIN: skin}, Edit(own, bare), None)
    assert np.abs(done.picture[99:113, 89:151].astype(int) - 200).max() < 60
    assert not done.changed[:90].any() and not done.changed[122:].any()


def test_a_texture_that_goes_on_is_shown_in_the_seam_as_it_is() -> None:
    own = np.full((SIZE, SIZE), SKIN, np.uint8)
    layout = own.copy()
    layout[100:112, 90:150] = BROW
    levels = np.full((SIZE, SIZE, 3), 200, np.uint8)
    inside = np.where(layout[..., None] == BROW, np.uint8(40), np.uint8(200)).repeat(3, -1)
    textures = {BROW: to_lab(inside), SKIN: to_lab(levels)}
    pictures = [
        compose(levels, lambda: to_lab(levels), textures, Edit(own, layout, [BROW], going_on), None).picture
        for going_on in ([], [BROW])
    ]
    ring = np.s_[98:99, 95:145]
    assert pictures[0][ring].mean() < 190 < pictures[1][ring].mean()
