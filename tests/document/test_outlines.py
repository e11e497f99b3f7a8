"""Grown, shrunk, smoothed and filled regions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document, Portrait
from sean_editor.document.outlines import grown, smoothed, without_holes

BACKGROUND, SKIN, L_EYE, R_EYE, HAIR, HAT = 0, 1, 4, 5, 13, 14


def disc(radius: float, size: int = 80) -> np.ndarray:
    y, x = np.mgrid[:size, :size] + 0.5
    return np.where(np.hypot(x - size / 2, y - size / 2) < radius, HAT, BACKGROUND).astype(np.uint8)


def area(labels: np.ndarray, region: int) -> int:
    return int((labels == region).sum())


@given(pixels=st.integers(-10, 14))
def test_a_disc_gets_wider_and_narrower_by_so_many_pixels(pixels: int) -> None:
    now = grown(disc(20), HAT, pixels, CELEBAMASK_HQ)
    assert np.sqrt(area(now, HAT) / np.pi) == pytest.approx(20 + pixels, abs=0.75)


def test_growing_and_shrinking_meet_at_the_picture_edge() -> None:
    """A region cut by the edge does not come away from it."""
    labels = np.zeros((40, 40), np.uint8)
    labels[:20] = HAIR
    now = grown(labels, HAIR, -5, CELEBAMASK_HQ)
    assert (now[:15] == HAIR).all() and (now[15:] == BACKGROUND).all()


def test_one_step_and_only_what_changes_is_painted(document: Document) -> None:
    document.grow_region(HAIR, 2)
    assert document.history.undo_label == "Grow region" and len(document.history) == 1
    assert np.array_equal(document.painted, document.labels != document.original_labels)
    assert (document.labels[2:12, 14:50] == HAIR).mean() > 0.96
    document.undo()
    document.grow_region(HAIR, -2)
    assert document.history.undo_label == "Shrink region"
    assert (document.labels[4:6, 20:44] == BACKGROUND).all() and (document.labels[8:10, 20:44] == SKIN).all()


def test_skin_neither_covers_eyes_nor_shrinks_from_them(document: Document) -> None:
    eyes = np.isin(document.original_labels, (L_EYE, R_EYE))
    for pixels in (3, -3):
        document.grow_region(SKIN, pixels)
        assert np.array_equal(np.isin(document.labels, (L_EYE, R_EYE)), eyes)
        assert document.labels[13, 23] == SKIN
        document.undo()


def test_the_mirror_takes_the_other_eye_along_in_one_step(document: Document) -> None:
    document.grow_region(R_EYE, 2, mirror=True)
    assert np.array_equal(document.labels, CELEBAMASK_HQ.mirror(document.labels))
    assert area(document.labels, L_EYE) > 12 and len(document.history) == 1


def test_locked_regions_stay(document: Document) -> None:
    document.set_locked(SKIN, True)
    document.grow_region(R_EYE, 2)
    document.grow_region(SKIN, 5)
    document.smooth_region(SKIN, 5)
    assert not document.history.can_undo
    document.set_locked(R_EYE, True)
    document.set_locked(SKIN, False)
    document.grow_region(R_EYE, -1, mirror=True)
    assert area(document.labels, R_EYE) == 12 and area(document.labels, L_EYE) == 2


def test_a_rough_outline_becomes_smooth_and_keeps_its_size() -> None:
    rough = disc(25)
    rough[::2][(rough[::2] == BACKGROUND) & (disc(27)[::2] == HAT)] = HAT
    now = smoothed(rough, HAT, 3, CELEBAMASK_HQ)

    def outline(labels: np.ndarray) -> int:
        return int((labels[1:] != labels[:-1]).sum() + (labels[:, 1:] != labels[:, :-1]).sum())

    assert outline(now) < 0.8 * outline(rough)
    assert area(now, HAT) == pytest.approx(area(rough, HAT), rel=0.04)


def test_holes_are_filled_but_a_face_is_none() -> None:
    labels = disc(30)
    labels[35:38, 35:38] = BACKGROUND
    labels[45:48, 40:43] = SKIN
    now = without_holes(labels, HAT, CELEBAMASK_HQ)
    assert np.array_equal(now, disc(30))
    labels[46, 41] = L_EYE
    now = without_holes(labels, HAT, CELEBAMASK_HQ)
    assert area(now, SKIN) == 8 and area(now, BACKGROUND) == area(disc(30), BACKGROUND)


def test_a_region_that_is_not_there_and_one_that_is_all(document: Document) -> None:
    for region in (HAT, BACKGROUND):
        document.fill_holes(region)
        if region == HAT:
            document.grow_region(region, 5)
            document.smooth_region(region, 5)
    assert not document.history.can_undo
    everything = np.full((16, 16), HAIR, np.uint8)
    alone = Document(Portrait("hair", np.zeros((16, 16, 3), np.uint8), everything))
    for pixels in (-4, 4):
        alone.grow_region(HAIR, pixels)
    assert not alone.history.can_undo
    with pytest.raises(ValueError, match="no region 19"):
        alone.grow_region(19, 1)
