"""Between stored pixels and the networks' images: exact, and with one rule for rounding."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import torch

from models.pixels import to_pixels, to_signed

LEVELS = np.repeat(np.arange(256, dtype=np.uint8), 3).reshape(16, 16, 3)


def test_every_level_comes_back() -> None:
    images = to_signed(LEVELS)
    assert images.shape == (3, 16, 16) and images.dtype == torch.float32
    assert images[:, 0, 0].tolist() == [-1, -1, -1] and images[:, -1, -1].tolist() == [1, 1, 1]
    assert np.array_equal(to_pixels(images), LEVELS)


def test_a_level_is_the_same_number_as_in_numpy() -> None:
    expected = (LEVELS.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
    assert np.array_equal(to_signed(LEVELS).numpy(), expected)
    assert np.array_equal(to_signed(torch.from_numpy(LEVELS)).numpy(), expected)


def test_halfway_goes_up_and_values_outside_are_cut_off() -> None:
    levels = np.arange(0.5, 255, 1, np.float32)
    images = torch.from_numpy(levels / np.float32(127.5) - 1).expand(3, 1, -1)
    halfway = ((images[0, 0] + 1) * 127.5).numpy() == levels  # the others are not, in float32
    assert (halfway & (levels // 1 % 2 == 0)).sum() > 10, "half to even would round these down"
    assert np.array_equal(to_pixels(images)[0, halfway, 0], np.ceil(levels[halfway]))
    assert to_pixels(torch.tensor([[[-3.0]], [[3.0]], [[0.0]]])).tolist() == [[[0, 255, 128]]]


@pytest.mark.parametrize("batch", [(), (2,), (2, 5)])
def test_any_number_of_batch_dimensions(batch: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (*batch, 4, 6, 3), np.uint8)
    images = to_signed(pixels)
    assert images.shape == (*batch, 3, 4, 6)
    assert np.array_equal(to_pixels(images), pixels)


def test_mirrored_and_read_only_pixels_are_taken_and_nothing_is_shared() -> None:
    pixels = LEVELS.copy()
    pixels.setflags(write=False)
    images = to_signed(pixels[:, ::-1])
    assert np.array_equal(to_pixels(images), pixels[:, ::-1])
    before = images.clone()
    to_pixels(images)
    assert torch.equal(images, before), "reading pixels leaves the image as it was"


def test_nothing_else_converts() -> None:
    """A formula written again would have a rule of rounding of its own."""
    root = Path(__file__).parents[2]
    formula = re.compile(r"/ 127\.5 - 1\b(?!\")|\+ 1\) \* 127\.5|\+ 1\) / 2 \* 255")
    sources = [path for folder in ("models", "sean_editor") for path in (root / folder).rglob("*.py")]
    assert len(sources) > 200
    found = [str(path.relative_to(root)) for path in sources if formula.search(path.read_text("utf-8"))]
    assert found == []
