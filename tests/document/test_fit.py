"""A fit is one step of the history, changes nothing behind anyone's back, and survives being kept."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.document import Document, Fit, Portrait

REGIONS = 19


def made(value: float = 1.0, **changes: object) -> Fit:
    parts: dict = {
        "codes": np.full((REGIONS, 512), value, np.float32),
        "psnr_before": 20.0,
        "psnr_after": 23.5,
        "tuned": {"conv_img.weight": np.full((3, 4, 3, 3), value, np.float32)},
        "weights": "ab" * 32,
    }
    return Fit(**(parts | changes))


@pytest.fixture
def document() -> Document:
    return Document(Portrait("Ann", np.zeros((32, 32, 3), np.uint8), np.zeros((32, 32), np.uint8)))


def test_a_fit_is_done_undone_and_done_again(document: Document) -> None:
    seen: list[Fit | None] = []
    document.fit_changed.connect(lambda: seen.append(document.fit))
    first, second = made(1), made(2)
    document.set_fit(first)
    document.set_fit(second)
    assert document.modified and document.history.undo_label == "Fit to photo"
    document.undo()
    assert document.fit is first
    document.undo()
    assert document.fit is None and not document.modified
    document.redo()
    assert document.fit is first
    assert seen == [first, second, first, None, first]


def test_giving_it_up_is_a_step_too_and_the_same_fit_again_is_none(document: Document) -> None:
    fit = made()
    document.set_fit(None)
    assert len(document.history) == 0
    document.set_fit(fit)
    document.set_fit(fit)
    assert len(document.history) == 1
    document.set_fit(None)
    assert document.fit is None and document.history.undo_label == "Remove fit"
    document.undo()
    assert document.fit is fit


def test_it_stands_in_one_history_with_strokes(document: Document) -> None:
    fit = made()
    document.fill_rectangle((0, 0), (7, 7), 13)
    document.set_fit(fit)
    document.fill_rectangle((8, 8), (15, 15), 13)
    document.undo()
    assert document.fit is fit
    document.undo()
    assert document.fit is None and (document.labels == 13).sum() == 64
    assert document.history.size >= fit.size


def test_codes_of_other_regions_do_not_fit(document: Document) -> None:
    with pytest.raises(ValueError, match="5 regions"):
        document.set_fit(made(codes=np.zeros((5, 512), np.float32)))
    assert document.fit is None and not document.modified


def test_nobody_can_change_it() -> None:
    codes = np.ones((REGIONS, 512), np.float32)
    fit = made(codes=codes)
    codes[:] = 7
    assert fit.codes.max() == 1
    with pytest.raises(ValueError, match="read-only"):
        fit.codes[0] = 3
    with pytest.raises(TypeError):
        fit.tuned["other"] = codes  # type: ignore[index]
    assert fit.gain == 3.5


def test_arrays_bring_it_back() -> None:
    for fit in (made(), made(tuned={}, weights="")):
        back = Fit.from_arrays(fit.arrays())
        assert np.array_equal(back.codes, fit.codes)
        assert back.tuned.keys() == fit.tuned.keys()
        assert all(np.array_equal(back.tuned[name], fit.tuned[name]) for name in fit.tuned)
        assert (back.psnr_before, back.psnr_after, back.weights) == (20.0, 23.5, fit.weights)


@pytest.mark.parametrize(
    "broken",
    [
        {"codes": None},
        {"psnr": None},
        {"weights": None},
        {"codes": np.full((REGIONS, 512), np.nan, np.float32)},
        {"codes": np.zeros(512, np.float32)},
        {"codes": np.zeros((REGIONS, 512), np.int64)},
        {"psnr": np.array([1.0])},
        {"psnr": np.array([1.0, np.inf])},
        {"weights": np.zeros(32)},
        {"tuned/x": np.full(4, np.inf, np.float32)},
    ],
)
def test_damaged_arrays_are_refused(broken: dict) -> None:
    arrays = {name: array for name, array in (made().arrays() | broken).items() if array is not None}
    with pytest.raises(ValueError):
        Fit.from_arrays(arrays)
