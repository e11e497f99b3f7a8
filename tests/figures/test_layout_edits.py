"""Scripted layout edits: what they touch, what they leave, and when they decline."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Portrait
from sean_editor.errors import UserError
from sean_editor.figures.layout_edits import EDITS, LayoutEdit, NotApplicable, edits_by_name
from sean_editor.figures.layout_edits.anatomy import Face, filled_from, region_id, region_ids

Portraits = dict[str, Portrait]


def each(edits: tuple[LayoutEdit, ...] | list[LayoutEdit] = EDITS) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("edit", edits, ids=lambda edit: edit.name)


def by_name(name: str) -> Callable[[np.ndarray], np.ndarray]:
    return edits_by_name([name])[0].apply


def suited(edit: LayoutEdit, portraits: Portraits) -> list[tuple[np.ndarray, np.ndarray]]:
    """Layouts before and after of all portraits that the edit suits."""
    pairs = []
    for portrait in portraits.values():
        try:
            pairs.append((portrait.labels, edit.apply(portrait.labels)))
        except NotApplicable as reason:
            assert str(reason)
    return pairs


def count(labels: np.ndarray, *names: str) -> int:
    return int(np.isin(labels, region_ids(names)).sum())


def test_there_are_twenty_and_all_have_a_name() -> None:
    assert len(EDITS) == 20 == len({edit.name for edit in EDITS}) == len({edit.title for edit in EDITS})
    with pytest.raises(UserError, match=r"“wig”.*add-hat, remove-hat"):
        edits_by_name(["wig"])


@each()
def test_only_the_regions_that_it_names_change(edit: LayoutEdit, shipped: Portraits) -> None:
    pairs = suited(edit, shipped)
    assert pairs
    for before, after in pairs:
        assert after.dtype == np.uint8 and after.shape == before.shape
        changed = before != after
        assert 0 < changed.mean() < 0.6
        assert set(before[changed]) <= set(region_ids(edit.takes))
        assert set(after[changed]) <= set(region_ids(edit.gives))


@each()
def test_again_it_goes_on_or_declines(edit: LayoutEdit, shipped: Portraits) -> None:
    went_on = 0
    for _, after in (pairs := suited(edit, shipped)):
        try:
            went_on += not np.array_equal(edit.apply(after), after)
        except NotApplicable as reason:
            assert not edit.goes_on or "change nothing" in str(reason)
    assert went_on > 0.8 * len(pairs) if edit.goes_on else went_on == 0


@each()
def test_a_mirrored_face_is_edited_alike(edit: LayoutEdit, shipped: Portraits) -> None:
    for before, after in suited(edit, shipped)[:6]:
        mirrored = CELEBAMASK_HQ.mirror(edit.apply(CELEBAMASK_HQ.mirror(before)))
        differ = mirrored != after
        assert differ.sum() < 0.2 * (before != after).sum() + 12


@each()
def test_a_larger_layout_is_edited_alike(edit: LayoutEdit, shipped: Portraits) -> None:
    for before, after in suited(edit, shipped)[:4]:
        large = edit.apply(before.repeat(2, 0).repeat(2, 1))
        share, same = (large != before.repeat(2, 0).repeat(2, 1)).mean(), (after != before).mean()
        assert share == pytest.approx(same, rel=0.25)


@each()
def test_any_layout_is_edited_or_declined(edit: LayoutEdit, make_layout: Callable[..., np.ndarray]) -> None:
    """Nonsense with every region, at the edges too, and a picture without a face."""
    for _ in range(12):
        labels = make_layout(96, 64, cells=60)
        kept = labels.copy()
        try:
            after = edit.apply(labels)
        except NotApplicable:
            continue
        assert np.array_equal(labels, kept), "the original is not written to"
        changed = after != labels
        assert changed.any()
        assert set(after[changed]) <= set(region_ids(edit.gives))
        assert set(labels[changed]) <= set(region_ids(edit.takes))
    for nothing in (np.zeros((64, 64), np.uint8), np.full((64, 64), 13, np.uint8)):
        with pytest.raises(NotApplicable, match="eyes"):
            edit.apply(nothing)


def test_a_hat_sits_on_the_head_above_the_brows(shipped: Portraits) -> None:
    for name in ("amara", "dario", "marcus", "maya"):
        labels = shipped[name].labels
        face, after = Face.of(labels), by_name("add-hat")(labels)
        hat = after == region_id("hat")
        assert face.v[hat].max() < face.brow_line
        assert not (after[face.v < face.brow_line - 0.4] == region_id("hair")).any(), "no hair above it"
        assert count(after, "l_brow", "r_brow", "l_eye", "r_eye") == count(
            labels, "l_brow", "r_brow", "l_eye", "r_eye"
        )


def test_a_hat_taken_off_leaves_a_head_of_hair(shipped: Portraits) -> None:
    for labels in (shipped["pablo"].labels, by_name("add-hat")(shipped["finn"].labels)):
        after = by_name("remove-hat")(labels)
        assert not count(after, "hat") and count(after, "hair") > count(labels, "hair")
        bald = np.where(labels == region_id("hair"), np.uint8(0), labels)
        assert not count(by_name("remove-hat")(bald), "hair", "hat"), "of a bald one a bald head"


def test_glasses_put_on_and_taken_off_leave_the_face_as_it_was(shipped: Portraits) -> None:
    for name in ("dario", "lars", "marcus", "omar"):
        labels = shipped[name].labels
        worn = by_name("add-glasses")(labels)
        assert count(worn, "eye_g") > 1000
        after = by_name("remove-glasses")(worn)
        assert (after != labels).mean() < 0.002, "the edge of the nose's root"


def test_a_mouth_opens_between_the_lips_and_closes_again(shipped: Portraits) -> None:
    for name in ("finn", "hugo", "lucia"):
        labels = shipped[name].labels
        opened = by_name("open-mouth")(labels)
        rows = {n: np.nonzero(opened == region_id(n))[0].mean() for n in ("u_lip", "mouth", "l_lip")}
        assert rows["u_lip"] < rows["mouth"] < rows["l_lip"]
        assert count(opened, "l_lip") == count(labels, "l_lip"), "the lower lip keeps its shape"
        closed = by_name("close-mouth")(opened)
        assert not count(closed, "mouth")
        assert np.array_equal(closed, np.where(labels == region_id("mouth"), region_id("l_lip"), labels))


def test_hair_grows_past_the_chin_and_is_cut_to_the_skull(shipped: Portraits) -> None:
    face = Face.of(shipped["kofi"].labels)
    long = by_name("grow-hair")(face.labels)
    assert face.v[long == region_id("hair")].max() > face.chin
    assert count(long, "skin", "nose") == count(face.labels, "skin", "nose"), "beside the face"
    short = by_name("cut-hair")(long)
    assert face.v[short == region_id("hair")].max() < 0.3
    shaved = by_name("remove-hair")(long)
    assert not count(shaved, "hair")
    assert count(shaved, "skin") > count(face.labels, "skin"), "the skull"
    again = by_name("add-hair")(shaved)
    assert count(again, "hair") > 0.3 * count(face.labels, "hair")


def test_things_that_are_worn_are_small_and_where_they_belong(shipped: Portraits) -> None:
    labels = shipped["dario"].labels
    face = Face.of(labels)
    drops = by_name("add-earrings")(labels) == region_id("ear_r")
    assert cv2.connectedComponents(drops.astype(np.uint8))[0] - 1 == 2
    for side, ear in ((face.u < 0, "r_ear"), (face.u > 0, "l_ear")):
        assert abs(face.v[drops & side].min() - face.v[face.mask(ear)].max()) < 0.2
    chain = by_name("add-necklace")(labels) == region_id("neck_l")
    assert face.v[chain].min() > face.chin - 0.15 and chain.sum() < 0.2 * count(labels, "neck")


def test_eyes_brows_nose_and_neck_grow_and_the_face_gets_narrower(shipped: Portraits) -> None:
    for name in ("dario", "finn", "omar"):
        labels = shipped[name].labels
        for edit, region, least in (
            ("enlarge-eyes", "l_eye", 1.7),
            ("thicken-brows", "l_brow", 1.4),
            ("lengthen-nose", "nose", 1.1),
            ("widen-neck", "neck", 1.05),
        ):
            assert count(by_name(edit)(labels), region) > least * count(labels, region), edit
        face, slim = Face.of(labels), by_name("slim-face")(labels)
        lost = (labels == region_id("skin")) & (slim != region_id("skin"))
        assert face.v[lost].min() > -0.1 and 0.03 < lost.sum() / count(labels, "skin") < 0.15


def test_a_face_with_one_eye_behind_hair_has_a_frame(shipped: Portraits) -> None:
    labels = shipped["dario"].labels
    whole = Face.of(labels)
    hidden = Face.of(np.where(labels == region_id("l_eye"), region_id("hair"), labels).astype(np.uint8))
    assert hidden.unit == pytest.approx(whole.unit, rel=0.15)
    assert np.hypot(*np.subtract(hidden.origin, whole.origin)) < 0.1 * whole.unit


def test_the_frame_turns_with_the_face(shipped: Portraits) -> None:
    labels = shipped["dario"].labels
    turned = cv2.warpAffine(
        labels, cv2.getRotationMatrix2D((128, 128), 20, 1), (256, 256), flags=cv2.INTER_NEAREST
    )
    straight, tilted = Face.of(labels), Face.of(turned)
    assert tilted.unit == pytest.approx(straight.unit, rel=0.03)
    angle = np.degrees(np.arctan2(*tilted.across[::-1])) - np.degrees(np.arctan2(*straight.across[::-1]))
    assert angle == pytest.approx(-20, abs=1)
    assert tilted.chin == pytest.approx(straight.chin, abs=0.05)


def test_filling_takes_the_nearest_of_what_is_allowed() -> None:
    labels = np.array([[1, 13, 13, 13, 0, 17]], np.uint8)
    hair = labels == 13
    assert filled_from(labels, hair, ("skin", "background")).tolist() == [[1, 1, 1, 0, 0, 17]] or (
        filled_from(labels, hair, ("skin", "background")).tolist() == [[1, 1, 0, 0, 0, 17]]
    )
    assert filled_from(labels, hair, ("neck",)).tolist() == [[1, 17, 17, 17, 0, 17]]
    with pytest.raises(NotApplicable):
        filled_from(labels, hair, ("cloth",))
