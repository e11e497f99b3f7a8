"""Layouts of two faces: whose features they have, how far they are bent, and that nothing strays."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.lab.mixes.crown import crowned
from models.lab.mixes.face_regions import EYES, FEATURES, HAIR, HAT, MOUTH, SKIN
from models.lab.mixes.layout import LayoutError, bent, mixed_layout, tidy

Faces = dict[str, np.ndarray]


def middle(labels: np.ndarray, *regions: int) -> np.ndarray:
    return np.argwhere(np.isin(labels, regions)).mean(0)


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_head_of_one_and_features_of_the_other(faces: Faces) -> None:
    head, face = faces["elin"], faces["amara"]
    mixed = mixed_layout(head, face, bend=0, seed=1)
    assert mixed.dtype == np.uint8 and mixed.shape == head.shape
    assert overlap(mixed == HAIR, head == HAIR) > 0.9
    for regions in ((EYES[0],), (EYES[1],), MOUTH):  # where the head has them, with the face's shape
        assert np.linalg.norm(middle(mixed, *regions) - middle(head, *regions)) < 4
    matrix, _ = cv2.estimateAffinePartial2D(
        *(np.array([middle(one, *r)[::-1] for r in ((EYES[0],), (EYES[1],), MOUTH)]) for one in (face, head))
    )
    moved = cv2.warpAffine(np.isin(face, FEATURES).astype(np.uint8), matrix, (256, 256)) > 0
    assert overlap(np.isin(mixed, FEATURES), moved) > 0.7


def test_bending_is_smooth_and_leaves_the_border(faces: Faces) -> None:
    labels = faces["clara"]
    straight, curved = bent(labels, 0, 3), bent(labels, 2, 3)
    assert 0.005 < (straight != curved).mean() < 0.1
    for border in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1]):
        assert (straight[border] != curved[border]).mean() < 0.03
    assert not np.array_equal(curved, bent(labels, 2, 4)) and np.array_equal(curved, bent(labels, 2, 3))


def test_stray_islands_join_what_surrounds_them(faces: Faces) -> None:
    labels = tidy(faces["elin"])
    spotted = labels.copy()
    rows, columns = np.argwhere(labels == SKIN).mean(0).astype(int)
    free = labels[rows - 20 : rows - 14, columns - 3 : columns + 3] == SKIN
    spotted[rows - 20 : rows - 14, columns - 3 : columns + 3][free] = HAT
    assert (spotted == HAT).any() and not (tidy(spotted) == HAT).any()


def test_a_head_that_is_cut_off_gets_a_round_top() -> None:
    labels = np.zeros((256, 256), np.uint8)
    labels[40:200, 70:190] = HAIR
    labels[:40, 120:130] = HAIR  # as the face parser narrows it
    found = crowned(labels)
    widths = (found == HAIR).sum(1)
    assert 70 < widths[0] < 90 and np.all(np.diff(widths[:40]) >= 0) and widths[39] <= 120
    assert np.array_equal(found[40:], labels[40:])
    low = np.zeros_like(labels)
    low[60:200, 70:190] = HAIR
    assert np.array_equal(crowned(low), low)


def test_faces_without_eyes_give_no_features(faces: Faces) -> None:
    blind = np.where(np.isin(faces["amara"], EYES), SKIN, faces["amara"]).astype(np.uint8)
    with pytest.raises(LayoutError, match="two eyes"):
        mixed_layout(faces["elin"], blind, bend=0, seed=1)
