"""Parts of a layout that are moved: what arrives, what comes into view behind, and what must not change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from document_samples import small_portrait

from models.regions import CELEBAMASK_HQ, CITYSCAPES
from sean_editor.document import Document, Portrait
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import Shape, joined, shape_at, shape_of, twin_of
from sean_editor.document.transforming import shape_now

BACKGROUND, SKIN, NOSE, L_EYE, R_EYE, L_BROW, MOUTH, U_LIP, L_LIP, HAIR, HAT = (
    0,
    1,
    2,
    4,
    5,
    6,
    10,
    11,
    12,
    13,
    14,
)


def eye(document: Document) -> Shape:
    shape = shape_at(document.labels, (23, 15))
    assert shape is not None and shape.ids == (R_EYE,)
    return shape


def large(radius: int = 20, size: int = 128) -> Document:
    """A disc of hair amid the background."""
    y, x = np.mgrid[:size, :size] + 0.5
    labels = np.where(np.hypot(x - size / 2, y - size / 2) < radius, HAIR, BACKGROUND).astype(np.uint8)
    return Document(Portrait("disc", np.zeros((size, size, 3), np.uint8), labels))


def test_a_move_by_whole_pixels_is_exact_and_one_step(document: Document) -> None:
    shape = eye(document)
    document.transform(shape, Pose.of(shape.rect).moved(3, 5))
    expected = small_portrait().labels.copy()
    expected[14:17, 22:26] = SKIN
    expected[19:22, 25:29] = R_EYE
    assert np.array_equal(document.labels, expected)
    assert document.history.undo_label == "Transform" and len(document.history) == 1
    document.undo()
    assert np.array_equal(document.labels, document.original_labels) and not document.painted.any()


def test_all_of_it_is_painted_anew_and_nothing_else(document: Document) -> None:
    """Also where an eye covers its old place: the photo's iris does not stay behind."""
    shape = eye(document)
    document.transform(shape, Pose.of(shape.rect).moved(1, 0))
    assert document.labels[15, 23] == R_EYE and document.painted[15, 23]
    assert document.painted.sum() == 15  # 3 x 5: old and new place together


def test_a_shape_that_stays_is_no_step(document: Document) -> None:
    shape = eye(document)
    document.transform(shape, replace(Pose.of(shape.rect), pivot=(0, 0)))
    assert not document.history.can_undo and not document.painted.any()


def test_dragging_shows_every_place_and_leaves_no_trace_of_it(document: Document) -> None:
    shape, shown = eye(document), document.labels.copy()

    def follow(box) -> None:
        shown[box.slices] = document.labels[box.slices]

    document.layout_changed.connect(follow)
    edit = document.begin_edit("Transform")
    for step in range(1, 9):
        document.transform(shape, Pose.of(shape.rect).moved(step, step / 2))
        assert np.array_equal(shown, document.labels)
    assert document.open_edit is edit and document.undo_label == "Transform"
    document.end_edit()
    assert document.open_edit is None and len(document.history) == 1
    assert (document.labels == R_EYE).sum() == 12
    assert np.array_equal(document.labels[14:17, 22:26], np.full((3, 4), SKIN))


def test_back_to_its_place_is_no_step(document: Document) -> None:
    shape = eye(document)
    with document.edit("Transform"):
        document.transform(shape, Pose.of(shape.rect).moved(9, 0))
        document.transform(shape, Pose.of(shape.rect))
    assert not document.history.can_undo and np.array_equal(document.labels, document.original_labels)


def test_the_twin_mirrors_it(document: Document) -> None:
    shape = eye(document)
    document.transform(shape, Pose.of(shape.rect).moved(3, 5), mirror=True)
    assert np.array_equal(document.labels, CELEBAMASK_HQ.mirror(document.labels))
    assert (document.labels[19:22, 35:39] == L_EYE).all() and len(document.history) == 1


def test_a_twin_is_the_island_opposite(document: Document) -> None:
    labels = document.labels.copy()
    labels[27:29, 40:42] = L_EYE  # a stray spot
    twin = twin_of(labels, eye(document), CELEBAMASK_HQ)
    assert twin is not None and twin.box == (38, 14, 42, 17)
    hair = shape_of(labels, [HAIR])
    assert hair is not None and twin_of(labels, hair, CELEBAMASK_HQ) is None


@pytest.mark.parametrize("factor", [2.0, 2.75])
def test_an_enlarged_outline_is_smooth(factor: float) -> None:
    """A disc stays one: no staircase of enlarged pixels, whose corners would be off by half of `factor`."""
    document = large()
    shape = shape_of(document.labels, [HAIR])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).scaled(factor, factor))
    y, x = np.mgrid[:128, :128] + 0.5
    away = np.hypot(x - 64, y - 64)
    hair = document.labels == HAIR
    assert away[hair].max() < 20 * factor + 1 and away[~hair].min() > 20 * factor - 1.2
    assert set(np.unique(document.labels)) == {BACKGROUND, HAIR}


def test_turning_all_the_way_round_in_one_is_no_change_of_form() -> None:
    document = large()
    labels = document.labels.copy()
    labels[60:64, 60:90] = HAT
    document.replace_layout(labels)
    shape = shape_of(document.labels, [HAT])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).turned(90))
    assert (document.labels == HAT).sum() == 120
    assert np.ptp(np.nonzero(document.labels == HAT)[0]) == 29


def test_no_id_is_mixed_from_two_others() -> None:
    """Between regions 11 and 13 lies region 12 only by number."""
    document = large()
    labels = document.labels.copy()
    labels[:64][labels[:64] == HAIR] = U_LIP
    document.replace_layout(labels)
    shape = shape_of(document.labels, [HAIR, U_LIP])
    assert shape is not None and shape.ids == (U_LIP, HAIR)
    document.transform(shape, Pose.of(shape.rect).scaled(1.7, 1.3).turned(33))
    assert set(np.unique(document.labels)) == {BACKGROUND, U_LIP, HAIR}


def test_bent_hair_stays_in_one_piece() -> None:
    document = large()
    shape = shape_of(document.labels, [HAIR])
    assert shape is not None
    pose = Pose.of(shape.rect)
    x, y = pose.handle(1)
    document.transform(shape, pose.bent(1, x, y - 20))
    hair = shape_at(document.labels, (64, 64))
    assert hair is not None and hair.mask.sum() == (document.labels == HAIR).sum()
    assert hair.box.y0 == pytest.approx(27, abs=1) and hair.box.y1 == pytest.approx(84, abs=1)


@pytest.mark.parametrize("thing", [NOSE, L_BROW, R_EYE])
def test_skin_is_under_parts_of_a_face_also_beside_hair(thing: int) -> None:
    labels = np.full((40, 40), SKIN, np.uint8)
    labels[:20] = HAIR
    labels[18:24, 10:20] = thing
    document = Document(Portrait("bangs", np.zeros((40, 40, 3), np.uint8), labels))
    shape = shape_of(labels, [thing])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).moved(0, 12))
    assert (document.labels[18:24, 10:20] == SKIN).all()


def test_background_is_behind_hair_that_gets_shorter(document: Document) -> None:
    """Above it and at its sides; below it is the face."""
    shape = shape_of(document.labels, [HAIR])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).moved(0, 3))
    assert (document.labels[4:7, 16:48] == BACKGROUND).all() and (document.labels[7:13, 16:48] == HAIR).all()
    document.undo()
    document.transform(shape, Pose.of(shape.rect).moved(0, -3))
    assert (document.labels[7:10, 20:44] == SKIN).all()


def test_lips_leave_skin_and_mouth() -> None:
    labels = np.full((40, 40), SKIN, np.uint8)
    labels[18:20, 10:30], labels[20:23, 10:30], labels[23:25, 10:30] = U_LIP, MOUTH, L_LIP
    document = Document(Portrait("mouth", np.zeros((40, 40, 3), np.uint8), labels))
    shape = shape_of(labels, [L_LIP])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).moved(0, 2))
    assert (document.labels[23, 11:29] == MOUTH).all() and (document.labels[25:27, 10:30] == L_LIP).all()


def test_the_face_gets_wider_under_eyes_that_stay(document: Document) -> None:
    shape = shape_of(document.labels, [SKIN])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).scaled(1.25, 1).moved(2, 0))
    assert (document.labels[14:17, 22:26] == R_EYE).all() and (document.labels[14:17, 38:42] == L_EYE).all()
    assert (document.labels == SKIN).sum() > (document.original_labels == SKIN).sum() + 100
    assert not (document.labels[18:29, 16:46] == BACKGROUND).any()


def test_locked_regions_are_neither_covered_nor_moved(document: Document) -> None:
    document.set_locked(HAIR, True)
    shape = eye(document)
    document.transform(shape, Pose.of(shape.rect).moved(0, -6))
    assert np.array_equal(document.labels == HAIR, document.original_labels == HAIR)
    document.undo()
    document.set_locked(R_EYE, True)
    document.transform(shape, Pose.of(shape.rect).moved(0, 6))
    assert not document.history.can_undo


def test_it_may_go_over_the_edge_and_come_back(document: Document) -> None:
    shape = eye(document)
    with document.edit("Transform"):
        document.transform(shape, Pose.of(shape.rect).moved(-300, 0))
        assert not (document.labels == R_EYE).any()
        document.transform(shape, Pose.of(shape.rect).moved(-2, 0))
    assert (document.labels == R_EYE).sum() == 12


def test_a_region_that_is_everywhere(document: Document) -> None:
    document.fill_rectangle((0, 0), (63, 31), HAIR)
    shape = shape_of(document.labels, [HAIR])
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).scaled(0.5, 0.5))
    assert (document.labels == HAIR).all()


def test_regions_of_another_kind() -> None:
    labels = np.zeros((32, 32), np.uint8)
    labels[10:20, 10:20] = 5
    document = Document(Portrait("street", np.zeros((32, 32, 3), np.uint8), labels), CITYSCAPES)
    shape = shape_at(labels, (12, 12))
    assert shape is not None
    document.transform(shape, Pose.of(shape.rect).moved(6, 0), mirror=True)
    assert (document.labels[10:20, 16:26] == 5).all() and (document.labels == 5).sum() == 100


def test_two_shapes_become_one(document: Document) -> None:
    left = shape_at(document.labels, (39, 15))
    assert left is not None
    both = joined(document.labels, eye(document), left)
    assert both.ids == (L_EYE, R_EYE) and both.mask.sum() == 24
    document.transform(both, Pose.of(both.rect).moved(0, 4))
    assert (document.labels[18:21, 22:26] == R_EYE).all() and (document.labels[18:21, 38:42] == L_EYE).all()
    now = shape_now(document.labels, both, Pose.of(both.rect).moved(0, 4))
    assert now is not None and now.box == (22, 18, 42, 21) and now.mask.sum() == 24


def test_outside_the_layout_is_no_shape(document: Document) -> None:
    assert shape_at(document.labels, (-1, 5)) is None and shape_of(document.labels, [HAT]) is None
