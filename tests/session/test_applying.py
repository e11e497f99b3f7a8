"""Faces and shapes of references on another portrait: what is taken, what stays, and that it is one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document, Portrait, Signal
from sean_editor.photo.by_name import open_portrait
from sean_editor.session.applying import Applying
from sean_editor.session.borrowed_shapes import BRINGABLE, borrowed_layout
from sean_editor.texture.anatomy import place_in

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
HAT, GLASSES, EARRING, MOUTH, BROW = ID["hat"], ID["eye_g"], ID["ear_r"], ID["mouth"], ID["l_brow"]


def relabelled(portrait: Portrait, change: Callable[[np.ndarray], None]) -> Portrait:
    labels = portrait.labels.copy()
    change(labels)
    return replace(portrait, labels=labels)


@pytest.fixture(scope="module")
def bare() -> Portrait:
    """An open mouth, nothing worn."""
    found = open_portrait("hugo")
    assert not {HAT, GLASSES, EARRING} & set(np.unique(found.labels).tolist())
    return found


@pytest.fixture(scope="module")
def dressed() -> Portrait:
    found = open_portrait("joy")
    assert {GLASSES, EARRING} <= set(np.unique(found.labels).tolist())
    return found


def applying(document: Document, *portraits: Portrait) -> tuple[Applying, list[str]]:
    said: list[str] = []
    signal = Signal()
    signal.connect(said.append)
    known = {p.id: SimpleNamespace(id=p.id, portrait=p) for p in portraits}
    return Applying(lambda: document, known.get, signal), said  # type: ignore[arg-type]


# a whole face


def test_what_a_face_hides_is_the_portraits_own(bare: Portrait, dressed: Portrait) -> None:
    def close(labels: np.ndarray) -> None:
        labels[labels == MOUTH] = ID["l_lip"]
        brow = np.argwhere(labels == BROW)
        labels[labels == BROW] = ID["hair"]
        labels[tuple(brow[0])] = BROW  # a splinter

    other = relabelled(dressed, close)
    document = Document(bare)
    document.assign_style([MOUTH, BROW, HAT], "earlier")
    apply, said = applying(document, other)
    apply.face(other.id)
    assert document.styles[MOUTH].source is None and document.styles[BROW].source is None
    assert document.styles[HAT].source == "earlier", "it is not worn there, which says nothing about this one"
    assert document.styles[ID["skin"]].source == other.id and document.styles[GLASSES].source == other.id
    assert document.styles[0].source is None and not said
    assert len(document.history) == 2
    document.undo()
    assert document.styles[MOUTH].source == "earlier"


def test_a_region_of_a_few_pixels_has_no_style_to_give(bare: Portrait, dressed: Portrait) -> None:
    def close(labels: np.ndarray) -> None:
        labels[labels == MOUTH] = ID["l_lip"]
        labels[180, 120:130] = MOUTH

    other = relabelled(dressed, close)
    assert MOUTH not in other.shown_regions and ID["l_lip"] in other.shown_regions
    document = Document(bare)
    apply, said = applying(document, other)
    apply.style(other.id, [MOUTH, ID["nose"]])
    assert document.styles[MOUTH].source is None and document.styles[ID["nose"]].source == other.id
    assert "mouth" in said[0]


def test_every_whole_part_of_the_shipped_faces_is_shown(bare: Portrait, dressed: Portrait) -> None:
    for portrait in (bare, dressed):
        eyes_and_lips = {ID[name] for name in ("l_eye", "r_eye", "u_lip", "l_lip", "nose", "skin", "neck")}
        assert eyes_and_lips <= portrait.shown_regions


# shapes


def test_a_face_lies_on_itself_where_it_is(bare: Portrait) -> None:
    places = place_in(bare.labels, bare.labels)
    down, across = np.mgrid[:256, :256]
    assert np.abs(places - np.stack([across + 0.5, down + 0.5], -1) / 256).max() < 1e-5


def test_a_moved_face_is_found_where_it_is(bare: Portrait) -> None:
    moved = np.roll(bare.labels, (10, -14), (0, 1))
    places = place_in(moved, bare.labels) * 256
    face = np.isin(bare.labels, [ID[name] for name in ("nose", "l_eye", "r_eye", "u_lip")])
    down, across = np.nonzero(face)
    expected = np.stack([across + 0.5 - 14, down + 0.5 + 10], -1)
    assert np.abs(places[face] - expected).max() < 4


def test_glasses_lie_before_the_eyes_of_the_other_face(bare: Portrait, dressed: Portrait) -> None:
    layout = borrowed_layout(bare.labels, dressed.labels, [GLASSES])
    glasses = layout == GLASSES
    for eye in ("l_eye", "r_eye"):
        before = bare.labels == ID[eye]
        assert (layout[before] == ID[eye]).all(), "seen through the glass"
        rows, columns = np.nonzero(before)
        around = glasses[rows.min() - 8 : rows.max() + 8, columns.min() - 8 : columns.max() + 8]
        assert around.mean() > 0.3
    hidden = np.isin(bare.labels, [ID[name] for name in ("hair", "background", "mouth", "cloth")])
    assert not glasses[hidden].any()
    assert np.array_equal(layout[~glasses], bare.labels[~glasses])
    share = glasses.sum() / (dressed.labels == GLASSES).sum()
    assert 0.5 < share < 1.5


def test_a_hat_sits_on_the_head_and_no_hair_stands_out_above_it(bare: Portrait) -> None:
    other = open_portrait("naomi")
    layout = borrowed_layout(bare.labels, other.labels, [HAT])
    rows = np.nonzero(layout == HAT)[0]
    brows = np.nonzero(np.isin(bare.labels, [BROW, ID["r_brow"]]))[0]
    assert rows.size > 2000 and rows.mean() < brows.min()
    for column in range(256):
        above = (
            layout[: np.flatnonzero(layout[:, column] == HAT)[0], column] if HAT in layout[:, column] else []
        )
        assert ID["hair"] not in above
    assert (layout == ID["nose"]).sum() == (bare.labels == ID["nose"]).sum()


@pytest.mark.parametrize("shape", [(128, 128), (192, 256)])
def test_sizes_and_proportions_may_differ(bare: Portrait, dressed: Portrait, shape: tuple[int, int]) -> None:
    labels = np.ascontiguousarray(bare.labels[:: 256 // shape[0], :: 256 // shape[1]][: shape[0], : shape[1]])
    layout = borrowed_layout(labels, dressed.labels, [GLASSES])
    assert layout.shape == labels.shape and (layout == GLASSES).any()


def test_parts_of_the_face_itself_are_not_brought(bare: Portrait, dressed: Portrait) -> None:
    parts = [region for region in range(19) if region not in BRINGABLE]
    assert np.array_equal(borrowed_layout(bare.labels, dressed.labels, parts), bare.labels)
    assert {GLASSES, HAT, EARRING} <= set(BRINGABLE) and MOUTH not in BRINGABLE


def test_shape_and_style_are_one_step(bare: Portrait, dressed: Portrait) -> None:
    document = Document(bare)
    apply, said = applying(document, dressed)
    assert apply.lacking_shapes(dressed.id, BRINGABLE) == (GLASSES, EARRING)
    apply.shapes(dressed.id, (GLASSES,))
    assert (document.labels == GLASSES).any() and document.styles[GLASSES].source == dressed.id
    assert len(document.history) == 1 and "Joy" in document.history.undo_label.title() and not said
    assert apply.lacking_shapes(dressed.id, BRINGABLE) == (EARRING,)
    document.undo()
    assert not (document.labels == GLASSES).any() and not document.styles.sources()
    assert not document.painted.any() and not document.modified
    document.redo()
    assert (document.labels == GLASSES).any() and document.styles[GLASSES].source == dressed.id


def test_locked_regions_are_not_covered_by_a_shape(bare: Portrait, dressed: Portrait) -> None:
    document = Document(bare)
    document.set_locked(ID["nose"], True)
    applying(document, dressed)[0].shapes(dressed.id, (GLASSES,))
    assert np.array_equal(document.labels == ID["nose"], bare.labels == ID["nose"])


def test_what_has_no_place_is_said_and_changes_nothing(dressed: Portrait) -> None:
    hair = Portrait("All hair", np.zeros((64, 64, 3), np.uint8), np.full((64, 64), ID["hair"], np.uint8))
    document = Document(hair)
    apply, said = applying(document, dressed)
    apply.shapes(dressed.id, (GLASSES,))
    assert not document.modified and "glasses" in said[0]
