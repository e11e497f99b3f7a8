"""The parts that exemplars are made of."""

import itertools

import numpy as np
import pytest
import torch
from exemplar_scenes import canvas, disc, position, view

from sean_editor.texture.exemplars.alignment import aligned_places
from sean_editor.texture.exemplars.blending import Layers, blended
from sean_editor.texture.exemplars.fit import MISSING
from sean_editor.texture.exemplars.labelling import best_labels
from sean_editor.texture.exemplars.matching import Pieces
from sean_editor.texture.exemplars.reliability import reliability
from sean_editor.texture.exemplars.source import at_pixels, see_through
from sean_editor.texture.region_view import Canvas, RegionView


def total(labels: np.ndarray, unary: torch.Tensor, across: torch.Tensor, down: torch.Tensor) -> float:
    height, width = labels.shape
    y, x = np.mgrid[:height, :width]
    cost = unary.numpy()[y, x, labels].sum()
    cost += across.numpy()[y[:, 1:], x[:, :-1], labels[:, :-1], labels[:, 1:]].sum()
    return float(cost + down.numpy()[y[:-1], x[:-1], labels[:-1], labels[1:]].sum())


def test_labels_of_a_chain_are_the_best():
    random = torch.Generator().manual_seed(1)
    unary = torch.rand(1, 6, 3, generator=random)
    across, down = torch.rand(1, 5, 3, 3, generator=random), torch.zeros(0, 6, 3, 3)
    best = min(
        (np.array(labels).reshape(1, 6) for labels in itertools.product(range(3), repeat=6)),
        key=lambda labels: total(labels, unary, across, down),
    )
    np.testing.assert_array_equal(best_labels(unary, across, down), best)
    np.testing.assert_array_equal(
        best_labels(unary.transpose(0, 1), torch.zeros(6, 0, 3, 3), across.transpose(0, 1)), best.T
    )


def test_labels_of_a_grid_are_nearly_the_best():
    random = torch.Generator().manual_seed(2)
    unary = torch.rand(3, 3, 2, generator=random)
    same = 1 - torch.eye(2)
    across, down = 0.3 * same.expand(3, 2, 2, 2), 0.3 * same.expand(2, 3, 2, 2)
    costs = [
        total(np.array(labels).reshape(3, 3), unary, across, down)
        for labels in itertools.product(range(2), repeat=9)
    ]
    found = total(best_labels(unary, across, down).numpy(), unary, across, down)
    assert found <= np.quantile(costs, 0.01)


def pieces(move: np.ndarray, mirrored: np.ndarray | None = None, cost: float = 0.2) -> Pieces:
    shape = move.shape[:2]
    return Pieces(
        move, np.zeros(shape, bool) if mirrored is None else mirrored, np.full(shape, cost, np.float32)
    )


def still() -> np.ndarray:
    return np.zeros((32, 32, 2), np.int64)


@pytest.fixture
def detail() -> np.ndarray:
    return np.random.default_rng(0).normal(0, 5, (96, 96, 3)).astype(np.float32)


WHOLE = np.ones((32, 32), bool)


def joined(detail: np.ndarray, pieces: Pieces, wanted: np.ndarray) -> np.ndarray:
    coarse, fine = blended(Layers.of(detail, np.ones(detail.shape[:2], np.float32)), pieces, wanted)
    return coarse + fine


def test_pieces_that_stay_are_not_changed(detail):
    np.testing.assert_allclose(joined(detail, pieces(still()), WHOLE), detail, atol=1e-3)


def test_a_displacement_brings_what_lies_there(detail):
    move = still()
    move[10:20, 10:20] = (4, -3)  # cells of 3 pixels
    result = joined(detail, pieces(move), WHOLE)
    np.testing.assert_allclose(result[36:54, 36:54], detail[48:66, 27:45], atol=0.05)
    np.testing.assert_allclose(result[:24], detail[:24], atol=0.05)


def test_a_mirrored_piece_comes_from_the_mirror_image(detail):
    move, mirrored = still(), np.zeros((32, 32), bool)
    move[10:20, 10:20], mirrored[10:20, 10:20] = (4, -3), True
    result = joined(detail, pieces(move, mirrored), WHOLE)
    np.testing.assert_allclose(result[36:54, 36:54], detail[:, ::-1][48:66, 27:45], atol=0.05)


def test_pieces_beyond_the_picture_are_left_out(detail):
    lower = np.arange(32)[:, None] >= np.full(32, 20)
    assert (joined(detail, pieces(still() + 25), lower) == 0).all()


def test_a_seam_shows_no_step():
    """Two pieces of different lightness, neither with fine detail."""
    bright = np.zeros((96, 96, 3), np.float32)
    bright[:, 48:] = 10
    move = still()
    move[:16, :16] = (0, 16)
    result = joined(bright, pieces(move), WHOLE)[..., 0]
    assert result[20, 20] == pytest.approx(10, abs=0.1) and result[76, 20] == pytest.approx(0, abs=0.1)
    assert np.abs(np.diff(result[:, 20])).max() < 5


def test_reliability_falls_with_every_fault():
    good = reliability(pieces(still()), WHOLE)
    assert good > 0.9
    clutter = np.random.default_rng(0).integers(-2, 3, (32, 32, 2))
    missing = pieces(still())
    missing.cost[:12] = MISSING
    repeats = still()
    repeats[:, 8:] = (0, -8)
    repeats[:, 16:] = (0, -16)
    repeats[:, 24:] = (0, -24)
    for fault in (pieces(clutter), pieces(still(), cost=3.0), missing, pieces(repeats)):
        assert reliability(fault, WHOLE) < 0.6 * good


def test_the_own_photo_stays_in_place():
    weight = disc(64)
    own = view(np.zeros((64, 64, 3), np.uint8), weight, key="own")
    moved = Canvas(np.zeros((64, 64, 3), np.float32), weight, position(64, 0.2), own)
    rows, columns = np.mgrid[:8, :8]
    np.testing.assert_array_equal(aligned_places(moved, own, 8), np.stack([columns, rows], -1))


def test_the_source_comes_to_the_same_place_on_the_face():
    """Its face lies 12 pixels further to the right and is a tenth larger."""
    weight = disc(128)
    scaled = (position(128) - 0.5) / 1.1 + 0.5 - (12 / 128, 0)
    source = RegionView(
        "source", np.zeros((128, 128, 3), np.uint8), weight, np.zeros((128, 128, 3), np.uint8), scaled
    )
    places = aligned_places(canvas(np.zeros((128, 128, 3), np.uint8), weight), source, 32)
    columns, rows = at_pixels(places, 128)
    found = np.stack([columns[64, 50:70] + 0.5, rows[64, 50:70] + 0.5], -1) / 128
    here = position(128)[64, 50:70]
    np.testing.assert_allclose(((found - 0.5) / 1.1 + 0.5) - (12 / 128, 0), here, atol=0.01)


def test_wall_between_locks_is_no_hair():
    lab = np.full((128, 128, 3), (85, 2, 8), np.float32)
    weight = disc(128)
    lab[weight > 0.5] = (20, 4, 6)
    lab[58:72, 101:105] = (86, 2, 8)
    lab[50:80, 60:64] = (50, 8, 14)  # a lighter lock
    seen = see_through(lab, weight)
    assert seen[61:69, 102:104].min() > 0.6
    seen[54:76, 97:109] = 0
    assert seen[disc(128, 0.33) > 0.5].max() < 0.1


def test_magnification_is_limited():
    """A position that would stretch the source threefold stretches it by a quarter."""
    weight = disc(128)
    wide = (position(128) - 0.5) * 3 + 0.5
    source = RegionView(
        "source",
        np.zeros((128, 128, 3), np.uint8),
        weight,
        np.zeros((128, 128, 3), np.uint8),
        wide.astype(np.float32),
    )
    places = aligned_places(canvas(np.zeros((128, 128, 3), np.uint8), weight), source, 32)
    step = np.diff(places[..., 0], axis=1)[8:24, 8:24]
    assert step.min() > 0.7 and step.max() < 1.0
