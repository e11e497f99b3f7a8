"""The label maps of a folder have one order, unless some are known to have another; folders of pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.photo.folder_order import ENOUGH, FolderOrders
from sean_editor.photo.label_order import AUTO, CELEBAMASK_HQ, FACE_PARSING
from sean_editor.photo.portraits import pictures_in

SURE = Portrait("Ann", np.zeros((8, 8, 3), np.uint8), np.zeros((8, 8), np.uint8))
CONVERTED = replace(SURE, notices=("converted",), reordered=True)
DOUBTFUL = replace(SURE, notices=("only 20 %",))
HERE, THERE = Path("here/a.png"), Path("there/a.png")


def told(*portraits: Portrait) -> FolderOrders:
    orders = FolderOrders()
    for portrait in portraits:
        orders.learn(HERE, portrait)
    return orders


@pytest.mark.parametrize(("portrait", "order"), [(SURE, CELEBAMASK_HQ), (CONVERTED, FACE_PARSING)])
def test_enough_maps_of_one_order_tell_that_of_their_folder_only(portrait: Portrait, order: str) -> None:
    assert told(*[portrait] * (ENOUGH - 1)).order(HERE) == AUTO
    orders = told(*[portrait] * ENOUGH)
    assert orders.order(HERE) == order and orders.order(THERE) == AUTO


def test_a_folder_with_both_orders_is_never_trusted() -> None:
    assert told(CONVERTED, *[SURE] * 50).order(HERE) == AUTO
    assert told(*[SURE] * 50, CONVERTED).order(HERE) == AUTO


def test_a_map_in_doubt_says_nothing() -> None:
    assert told(*[DOUBTFUL] * 50).order(HERE) == AUTO
    assert told(*[DOUBTFUL] * 50, *[SURE] * ENOUGH).order(HERE) == CELEBAMASK_HQ


def test_the_pictures_of_a_folder_are_without_their_label_maps(tmp_path: Path) -> None:
    names = ["b.JPG", "b.labels.png", "a.png", "a_labels.png", "alone.labels.png", "x.txt", "c.webp"]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "inner").mkdir()
    found = [path.name for path in pictures_in(tmp_path)]
    assert found == ["a.png", "alone.labels.png", "b.JPG", "c.webp"]


def test_a_folder_without_pictures_or_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no pictures in"):
        (tmp_path / "empty").mkdir()
        pictures_in(tmp_path / "empty")
    with pytest.raises(UserError, match="cannot be read"):
        pictures_in(tmp_path / "gone")
