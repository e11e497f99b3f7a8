"""A slider's exact pictures: which are made, how many, and what is shown between them."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.document import Portrait, RegionStyle, StyleAssignment
from sean_editor.document.slide import Slide
from sean_editor.engine.style_bank import StyleMatrix
from sean_editor.export.composite import Edit
from sean_editor.session.key_pictures import APART, KeyPictures
from sean_editor.session.present import Present, Reference

HAIR = 13
LABELS = np.full((4, 4), HAIR, np.uint8)
OWN, OTHER = (np.full((19, 512), value, np.float32) for value in (0.0, 1.0))


def present(share: float, labels: np.ndarray = LABELS, own: np.ndarray = OWN) -> Present:
    """Hair with a share of a reference whose codes are all 1, where the portrait's own are 0."""
    face = Portrait("Ann", np.zeros((*labels.shape, 3), np.uint8), labels, None)
    there = np.ones(19, bool)
    ben = Reference("b2", face, StyleMatrix(OTHER, there))
    edit = Edit(face, labels, StyleAssignment({HAIR: RegionStyle("b2", share)}))
    return Present(edit, Reference("a1", face, StyleMatrix(own, there)), None, {"b2": ben}, None)


@pytest.fixture
def keys() -> KeyPictures:
    return KeyPictures(present(0.5), Slide(frozenset({HAIR}), 0.5, crossing=False))


def exact(share: float) -> np.ndarray:
    """What a network would paint that follows the style exactly: 0..240."""
    return np.full((4, 4, 3), round(240 * share), np.uint8)


def followed(keys: KeyPictures, shares: list[float]) -> list[float]:
    """Follow a slider as the painter does: where exact pictures were made."""
    made: list[float] = []
    last = shares[0]
    for share in shares:
        towards = 1 if share >= last else -1
        while keys.picture(share) is None:
            place = keys.next_share(share, towards)
            assert place is not None
            keys.add(place, exact(place))
            made.append(place)
        last = share
    return made


def test_the_styles_are_those_of_the_share(keys: KeyPictures) -> None:
    for share in (0.0, 0.3, 1.0):
        styles = keys.styles(share)
        assert np.array_equal(styles[HAIR], np.full(512, np.float32(share)))
        assert not styles[1].any()


def test_pictures_are_of_one_state(keys: KeyPictures) -> None:
    assert keys.are_of(present(0.7).job(), 0.7)
    assert not keys.are_of(present(0.7).job(), 0.6)
    other = LABELS.copy()
    other[0] = 1
    assert not keys.are_of(present(0.7, labels=other).job(), 0.7)
    assert not keys.are_of(present(0.7, own=OWN + 0.5).job(), 0.7)


def test_a_picture_that_was_made_is_shown_as_it_is(keys: KeyPictures) -> None:
    assert keys.picture(0.5) is None
    keys.add(0.5, exact(0.5))
    assert keys.picture(0.5) is not None and keys.has(0.5)
    assert np.array_equal(keys.picture(0.5), exact(0.5))  # type: ignore[arg-type]
    assert keys.picture(0.51) is None


def test_between_two_that_are_near_lies_their_blend(keys: KeyPictures) -> None:
    keys.add(0.5, np.full((4, 4, 3), 10, np.uint8))
    keys.add(0.6, np.full((4, 4, 3), 20, np.uint8))
    keys.add(0.9, np.full((4, 4, 3), 99, np.uint8))
    blend = keys.picture(0.54)
    assert blend is not None and blend.dtype == np.uint8 and (blend == 14).all()
    assert not keys.has(0.54)
    assert keys.picture(0.75) is None  # 0.6 and 0.9 are too far from one another


@pytest.mark.parametrize("towards", [1, -1])
def test_the_next_picture_lies_ahead(keys: KeyPictures, towards: int) -> None:
    assert keys.next_share(0.5, towards) == 0.5
    keys.add(0.5, exact(0.5))
    first = 0.5 + towards * APART
    assert keys.next_share(0.5 + towards * 0.01, towards) == first
    keys.add(first, exact(first))
    assert keys.next_share(0.5 + towards * 0.01, towards) == first + towards * APART
    keys.add(first + towards * APART, exact(0.0))
    assert keys.next_share(0.5 + towards * 0.01, towards) is None
    assert keys.next_share(0.5 + towards * 0.01, -towards) == 0.5 - towards * APART


def test_nothing_lies_beyond_the_ends(keys: KeyPictures) -> None:
    for share in (0.95, 1.0):
        keys.add(share, exact(share))
    assert keys.next_share(0.97, 1) is None
    assert keys.next_share(0.97, -1) == 0.95 - APART


def test_a_slider_that_jumps_gets_the_picture_of_its_place(keys: KeyPictures) -> None:
    assert followed(keys, [0.1, 0.9]) == [0.1, 0.9]


def test_a_way_to_and_fro_is_made_once(keys: KeyPictures) -> None:
    way = [percent / 100 for percent in range(101)]
    made = followed(keys, [*way, *way[::-1], *way])
    assert made == [n / 8 for n in range(9)]


def test_whatever_the_hand_does_there_are_few_pictures_and_all_are_close(keys: KeyPictures) -> None:
    shares = np.random.default_rng(0).integers(0, 101, 3000) / 100
    assert len(followed(keys, shares.tolist())) <= 17
    for share in shares:
        picture = keys.picture(share)
        assert picture is not None and abs(int(picture[0, 0, 0]) - 240 * share) <= 1.01
