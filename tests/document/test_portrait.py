"""A portrait is checked when it is made and cannot change afterwards."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait, check_layout
from sean_editor.errors import UserError


def make(seed: int = 0, name: str = "anna", path: Path | None = None) -> Portrait:
    random = np.random.default_rng(seed)
    image = random.integers(0, 256, (32, 64, 3), np.uint8)
    return Portrait(name, image, random.integers(0, 19, (32, 64), np.uint8), path)


def test_arrays_are_copies_and_read_only() -> None:
    image, labels = np.zeros((32, 32, 3), np.uint8), np.zeros((32, 32), np.uint8)
    portrait = Portrait("anna", image, labels)
    image[:], labels[:] = 9, 9
    assert not portrait.image.any() and not portrait.labels.any()
    with pytest.raises(ValueError, match="read-only"):
        portrait.image[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        portrait.labels[0, 0] = 1
    with pytest.raises(FrozenInstanceError):
        portrait.name = "berta"  # type: ignore[misc]


def test_id_follows_the_content_only() -> None:
    portrait = make()
    assert portrait.id == make(name="berta", path=Path("elsewhere.jpg")).id
    assert portrait.id != make(seed=1).id
    other = portrait.labels.copy()
    other[3, 3] = (other[3, 3] + 1) % 19
    assert portrait.id != Portrait("anna", portrait.image, other).id
    assert portrait.id == Portrait("anna", np.asfortranarray(portrait.image), portrait.labels).id
    assert portrait.size == (64, 32)


@pytest.mark.parametrize(
    ("image", "labels"),
    [
        (np.zeros((8, 8, 3), np.float32), np.zeros((8, 8), np.uint8)),
        (np.zeros((8, 8), np.uint8), np.zeros((8, 8), np.uint8)),
        (np.zeros((8, 8, 4), np.uint8), np.zeros((8, 8), np.uint8)),
        (np.zeros((0, 8, 3), np.uint8), np.zeros((0, 8), np.uint8)),
        (np.zeros((8, 8, 3), np.uint8), np.zeros((8, 9), np.uint8)),
        (np.zeros((8, 8, 3), np.uint8), np.zeros((8, 8), np.int64)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(image: np.ndarray, labels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8"):
        Portrait("anna", image, labels)


def test_a_layout_of_another_size_is_named_with_both_sizes() -> None:
    with pytest.raises(UserError, match=r"The layout is 8 x 4 pixels.*16 x 16"):
        check_layout(np.zeros((4, 8), np.uint8), (16, 16), CELEBAMASK_HQ, "The layout")


def test_unknown_ids_are_named() -> None:
    labels = np.zeros((4, 4), np.int32)
    labels[0, :3] = 19, 255, -1
    with pytest.raises(UserError, match=r"-1, 19, 255\. .*0 to 18"):
        check_layout(labels, (4, 4), CELEBAMASK_HQ, "The layout")


def test_a_float_layout_is_refused() -> None:
    with pytest.raises(UserError, match="integer"):
        check_layout(np.zeros((4, 4)), (4, 4), CELEBAMASK_HQ, "The layout")
