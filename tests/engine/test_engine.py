"""The engine as others use it: a weights file in, style matrices and pictures out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from tape import record

from models.sean import SEANGenerator, save_generator
from sean_editor.engine import renderer
from sean_editor.engine.benchmark import EDITS, measure
from sean_editor.engine.captured import Work
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError

Make = Callable[..., np.ndarray]


@pytest.fixture(scope="module")
def weights(tiny: SEANGenerator, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    save_generator(tiny, path, half=False)
    return path


@pytest.fixture(scope="module")
def engine(weights: Path) -> Engine:
    return Engine(weights, "cpu", weights.parent / "cache")


@pytest.fixture
def image(rng: np.random.Generator) -> np.ndarray:
    return rng.integers(0, 256, (64, 64, 3)).astype(np.uint8)


def test_pictures_are_the_networks(engine: Engine, image: np.ndarray, make_layout: Make) -> None:
    labels = make_layout()
    matrix = engine.encode(image, labels)
    assert np.array_equal(matrix.present, np.bincount(labels.ravel(), minlength=19) > 0)
    assert np.array_equal(np.any(matrix.codes, axis=1), matrix.present)
    picture, expected = engine.render(labels, matrix.codes), engine.reference_render(labels, matrix.codes)
    assert picture.shape == (64, 64, 3) and picture.dtype == np.uint8
    assert np.abs(engine.render_float(labels, matrix.codes) - expected).max() < 1e-4
    assert np.abs(picture.transpose(2, 0, 1) - (expected + 1) * 127.5).max() < 0.52


def test_noise_can_be_switched_off(weights: Path, make_layout: Make, make_styles: Make) -> None:
    quiet = Engine(weights, "cpu", weights.parent / "cache", noise=False)
    labels, styles = make_layout(), make_styles()
    picture = quiet.render_float(labels, styles)
    assert np.abs(picture - quiet.reference_render(labels, styles)).max() < 1e-4
    loud = Engine(weights, "cpu", weights.parent / "cache").render_float(labels, styles)
    assert np.abs(picture - loud).max() > 1e-3


@pytest.mark.parametrize("computes", [True, False])
def test_quick_pictures_are_for_those_who_ask_and_cpus_that_can(
    computes: bool, weights: Path, make_layout: Make, make_styles: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "has_quick_bfloat16", lambda device: computes)
    exact, quick = (Engine(weights, "cpu", weights.parent / "cache", quick=quick) for quick in (False, True))
    labels, styles = make_layout(), make_styles()
    expected = exact.reference_render(labels, styles)
    assert np.abs(exact.render_float(labels, styles) - expected).max() < 1e-4
    off = np.abs(quick.render_float(labels, styles) - expected)
    assert off.mean() < 0.02 and (off.max() > 1e-3) == computes


@pytest.mark.parametrize("quick", [True, False])
def test_the_window_has_its_pictures_replayed(
    quick: bool, weights: Path, make_layout: Make, make_styles: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the device can be recorded; figures and the command line are computed plainly."""
    replays: list[int] = []

    def counted(work: Work) -> tuple[list[torch.Tensor], Callable[[], object]]:
        results, replay = record(work)
        return results, lambda: (replay(), replays.append(1))

    monkeypatch.setattr("sean_editor.engine.pictures.recorder_for", lambda device: counted)
    replayed = Engine(weights, "cpu", weights.parent / "cache", quick=quick)
    monkeypatch.undo()
    plain = Engine(weights, "cpu", weights.parent / "cache", quick=quick)
    labels, styles = make_layout(), make_styles()
    for number in range(6):
        codes = styles * (1 + number / 10)
        assert np.array_equal(replayed.render(labels, codes), plain.render(labels, codes))
        replayed.rest()
    assert bool(replays) == quick


@pytest.mark.parametrize("apart", [True, False])
def test_what_float16_cannot_hold_is_painted_in_float32(
    apart: bool,
    engine: Engine,
    weights: Path,
    make_layout: Make,
    make_styles: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sean_editor.engine.pictures.quick_dtype", lambda device: torch.float16)
    quick = Engine(weights, "cpu", weights.parent / "cache", quick=True)
    labels, styles = make_layout(), make_styles()
    off = np.abs(quick.render_float(labels, styles, apart=apart) - engine.render_float(labels, styles))
    assert 0 < off.max() < 0.02
    for codes in (50 * styles, styles):  # and so is all that follows
        picture = quick.render_float(labels, codes, apart=apart)
        assert np.isfinite(picture).all() and np.array_equal(picture, engine.render_float(labels, codes))


def test_no_picture_waits_for_one_that_is_made_apart(
    engine: Engine, make_layout: Make, make_styles: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels, styles, made = make_layout(), make_styles(), list[np.ndarray]()
    expected, apart = engine.render(labels, styles), renderer.Renderer.render_apart

    def with_another(*args: object, **others: object) -> np.ndarray:
        other = threading.Thread(target=lambda: made.append(engine.render(labels, styles)))
        other.start()
        other.join(20)
        assert made, "it waits"
        return apart(*args, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(renderer.Renderer, "render_apart", with_another)
    assert np.array_equal(engine.render(labels, styles, apart=True), expected)
    assert np.array_equal(made[0], expected)


def test_what_it_says_about_itself(engine: Engine) -> None:
    assert engine.checkpoint_name == "tiny.safetensors"
    assert engine.device_label.startswith("CPU")
    assert engine.size == 256


def test_a_matrix_belongs_to_its_weights(
    engine: Engine, tiny: SEANGenerator, image: np.ndarray, make_layout: Make, tmp_path: Path
) -> None:
    labels = make_layout()
    other = tmp_path / "tiny.safetensors"  # the same name, other content
    save_generator(tiny, other, half=True)
    again = Engine(other, "cpu", tmp_path)
    assert engine.bank.key(image, labels) != again.bank.key(image, labels)


@pytest.mark.parametrize("content", [None, b"", b"not weights"])
def test_weights_that_cannot_be_used(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match="weights"):
        Engine(path, "cpu", tmp_path)


@pytest.mark.parametrize("computes", [True, False])
def test_the_benchmark_measures_every_edit(
    computes: bool,
    tiny: SEANGenerator,
    image: np.ndarray,
    make_layout: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(renderer, "has_quick_bfloat16", lambda device: computes)
    samples = [(image, make_layout()), (image[::-1].copy(), make_layout())]
    found = list(measure(tiny, "tiny", samples, torch.device("cpu"), rounds=1))
    assert [one.edit for one in found] == list(EDITS)
    for one in found:
        assert one.model == "tiny" and one.max_difference < 1e-4
        assert one.reference_ms > 0 and one.engine_ms > 0 and one.speedup > 0
        assert (one.draft_ms is not None) == (one.edit == "stroke")
        assert (one.quick_ms is not None) == (one.quick_difference is not None) == computes
        assert one.quick_difference is None or 1e-4 < one.quick_difference < 0.5
