"""Drawn hair: locks of strands that run together, differ, and stay where they are."""

import numpy as np
import pytest

from sean_editor.texture.strand_ends import ragged_outline
from sean_editor.texture.strands.drawing import covered, drawn
from sean_editor.texture.strands.flow import eased
from sean_editor.texture.strands.locks import LAYERS, Lines, strand_lines, traced
from sean_editor.texture.strands.window import Window

SIZE = 256
WHOLE = Window(SIZE, np.s_[0:SIZE, 0:SIZE])


def downwards(side: int = SIZE) -> np.ndarray:
    along = np.zeros((side, side, 2), np.float32)
    along[..., 1] = 1
    return along


@pytest.fixture(scope="module")
def layers() -> list[Lines]:
    return strand_lines(WHOLE, downwards(), np.ones((SIZE, SIZE), bool))


@pytest.fixture(scope="module")
def drawing(layers: list[Lines]) -> np.ndarray:
    return drawn(WHOLE, layers)


def test_a_drawing_has_about_the_light_and_the_contrast_that_it_promises(drawing: np.ndarray) -> None:
    assert abs(drawing.mean()) < 0.25
    assert 0.5 < drawing.std() < 1.2


def test_strands_run_along_the_flow_but_not_all_the_same_way(layers: list[Lines]) -> None:
    for lines, layer in zip(layers, LAYERS, strict=True):
        steps = np.diff(lines.points, axis=1)
        angles = np.arctan2(steps[..., 0], steps[..., 1])
        assert abs(angles.mean()) < 0.15
        assert 0.08 < angles.std() < 0.3
        neighbours = np.abs(np.diff(angles.mean(1).reshape(-1, layer.strands // 2), axis=1))
        assert 0.002 < np.median(neighbours) < 0.1


def test_no_frequency_of_the_strands_stands_out(drawing: np.ndarray) -> None:
    def peak(rows: np.ndarray) -> float:
        power = (np.abs(np.fft.rfft(rows - rows.mean(1, keepdims=True), axis=1)) ** 2).mean(0)[4:-4]
        around = np.array([np.median(power[max(0, i - 8) : i + 9]) for i in range(len(power))])
        return float((power / around).max())

    comb = drawing + np.sin(np.arange(SIZE) * 1.2)
    assert peak(drawing) < 3 < peak(comb)


def test_light_differs_across_locks_and_goes_on_along_strands(drawing: np.ndarray) -> None:
    along, across = np.diff(drawing, axis=0).std(), np.diff(drawing, axis=1).std()
    assert across > 1.5 * along


def test_strands_gather_towards_the_tip_of_their_lock(layers: list[Lines]) -> None:
    for lines, layer in zip(layers, LAYERS, strict=True):
        across = lines.points[..., 0].reshape(-1, layer.strands // 2, lines.points.shape[1])
        width = across.std(1)
        middle, tip = width[:, width.shape[1] // 2], width[:, -1]
        assert np.median(tip / middle) < 0.3


def test_locks_that_begin_higher_lie_over_those_below(layers: list[Lines]) -> None:
    for lines in layers:
        assert np.corrcoef(lines.order, lines.points[:, 0, 1])[0, 1] < -0.7


def test_locks_stay_where_they_are_in_another_window_and_region() -> None:
    part = Window(SIZE, np.s_[64:192, 32:160])
    region = np.zeros((SIZE, SIZE), bool)
    region[100:150, 60:120] = True
    for one, other in zip(
        strand_lines(WHOLE, downwards(), region, 0),
        strand_lines(part, downwards(128), part.cut(region), 0),
        strict=True,
    ):
        np.testing.assert_allclose(one.points, other.points, atol=1e-3)
        np.testing.assert_array_equal(one.light, other.light)


def test_no_lock_lies_in_no_region() -> None:
    nothing = np.zeros((SIZE, SIZE), bool)
    assert strand_lines(WHOLE, downwards(), nothing) == []
    assert not covered(WHOLE, []).any()


def test_paths_follow_a_flow_of_either_sign() -> None:
    along = downwards()
    along[::2] *= -1
    path = traced(along, WHOLE, np.float32([[128.5, 128.5]]), 10)[0]
    np.testing.assert_allclose(np.abs(np.diff(path[:, 1])), 2)
    assert np.abs(path[-1, 1] - path[0, 1]) == 40


def test_eased_directions_turn_smoothly() -> None:
    along = downwards(64)
    along[:, 32:] = (np.sin(1), np.cos(1))
    soft = eased(along, np.ones((64, 64), np.float32), 6)
    angles = np.arctan2(soft[32, :, 1], soft[32, :, 0])
    assert np.abs(np.diff(angles)).max() < 0.2
    np.testing.assert_allclose(np.linalg.norm(soft, axis=-1), 1, atol=1e-5)
    np.testing.assert_allclose(eased(along, np.zeros((64, 64), np.float32), 6), along, atol=1e-6)


@pytest.mark.parametrize("size", [256, 512])
def test_strands_end_at_different_lengths_across_the_outline_and_evenly_beside_it(size: int) -> None:
    hair = np.zeros((256, 256), bool)
    hair[40:160, 90:170] = True
    lightness = np.tile(np.random.default_rng(1).normal(50, 10, size).astype(np.float32), (size, 1))
    alpha = ragged_outline(hair, lightness)
    unit = size // 256
    inside = alpha[60 * unit : 140 * unit, 95 * unit : 165 * unit]
    assert inside.min() == 1
    lowest = (alpha[:, 95 * unit : 165 * unit] > 0.5).cumsum(0).argmax(0) / unit
    assert lowest.std() > 0.5 and 156 < lowest.mean() < 163
    right = (alpha[60 * unit : 130 * unit] > 0.5).cumsum(1).argmax(1) / unit
    assert abs(right.mean() - 170) < 1.5
    assert not alpha[: 30 * unit].any() and not alpha[170 * unit :].any()  # none ends far outside
    np.testing.assert_array_equal(alpha, ragged_outline(hair, lightness))


def test_no_hair_has_no_outline() -> None:
    assert not ragged_outline(np.zeros((64, 64), bool), np.zeros((128, 128), np.float32)).any()
