"""Fitting brings the network closer to one photo, and leaves everything else as it was."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document.fit import Fit
from sean_editor.engine.engine import Engine
from sean_editor.engine.fitting import FitCancelledError, closeness, fit_styles
from sean_editor.engine.tuning import tunable

HAIR = 13


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("engine")
    config = SEANConfig.compact(base_width=4, style_rank=8, mask_hidden=8, encoder="textures")
    generator = SEANGenerator(config)  # random, so that how far a fit gets depends on the seed
    save_generator(generator, folder / "tiny.safetensors", half=False)
    return Engine(folder / "tiny.safetensors", "cpu", folder / "cache")


@pytest.fixture(scope="module")
def face() -> tuple[np.ndarray, np.ndarray]:
    """A shaded face of 64 x 64 with skin, hair and background."""
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 16:48], labels[4:20, 12:52] = 1, HAIR
    colours = np.random.default_rng(1).integers(60, 200, (19, 3))
    shade = np.linspace(-40, 40, 64)[:, None, None]
    return np.clip(colours[labels] + shade, 0, 255).astype(np.uint8), labels


@pytest.fixture(scope="module")
def codes(engine: Engine, face: tuple[np.ndarray, np.ndarray]) -> Fit:
    return fit_styles(engine, *face, steps=20)


@pytest.fixture(scope="module")
def tuned(engine: Engine, face: tuple[np.ndarray, np.ndarray]) -> Fit:
    return fit_styles(engine, *face, steps=20, tune=True)


@pytest.fixture(params=["codes", "tuned"])
def fit(request: pytest.FixtureRequest) -> Fit:
    return request.getfixturevalue(request.param)


def test_the_engine_itself_comes_closer(
    fit: Fit, engine: Engine, face: tuple[np.ndarray, np.ndarray]
) -> None:
    image, labels = face
    own = engine.encode(image, labels).codes
    assert fit.psnr_before == closeness(engine.render(labels, own), image)
    assert fit.psnr_after == closeness(engine.render(labels, fit.codes, fit=fit), image)
    assert fit.gain > 0.2
    assert engine.accepts(fit)


def test_codes_stay_near_those_of_the_encoder_and_absent_regions_stay_empty(
    fit: Fit, engine: Engine, face: tuple[np.ndarray, np.ndarray]
) -> None:
    own = engine.encode(*face)
    assert fit.codes.shape == (6, *own.codes.shape)
    assert not fit.codes[:, ~own.present].any()
    moved = fit.codes[:, own.present] - own.codes[own.present]
    assert 0 < np.sqrt(np.mean(moved**2)) < np.sqrt(np.mean(own.codes[own.present] ** 2))


@pytest.mark.slow
def test_the_shared_network_is_not_touched(
    engine: Engine, face: tuple[np.ndarray, np.ndarray], rng: np.random.Generator
) -> None:
    image, labels = face
    before = {name: value.clone() for name, value in engine.generator.state_dict().items()}
    styles = rng.normal(size=(19, 512)).astype(np.float32)
    picture = engine.render_float(labels, styles)
    fit = fit_styles(engine, image, labels, steps=10, tune=True)
    tuned = engine.render_float(labels, styles, fit=fit)
    assert all(torch.equal(value, before[name]) for name, value in engine.generator.state_dict().items())
    assert not any(p.requires_grad for p in engine.generator.parameters())
    assert not np.array_equal(tuned, picture)
    assert np.array_equal(engine.render_float(labels, styles), picture)


def test_a_tuned_picture_is_that_of_the_plain_network(
    fit: Fit, engine: Engine, face: tuple[np.ndarray, np.ndarray], rng: np.random.Generator
) -> None:
    labels = face[1].copy()
    engine.render(labels, fit.codes, fit=fit)
    labels[30:40, 30:40] = HAIR  # an edit, so that most is taken from the picture before
    codes = fit.codes.copy()
    codes[:, HAIR] = rng.normal(size=512)
    for styles in (fit.codes, codes):
        exact = engine.reference_render(labels, styles, fit)
        assert np.abs(engine.render_float(labels, styles, fit=fit) - exact).max() < 1e-4


def test_a_draft_never_builds_on_the_picture_of_another_network(
    tuned: Fit, engine: Engine, face: tuple[np.ndarray, np.ndarray]
) -> None:
    labels = face[1].copy()
    engine.render(labels, tuned.codes)
    labels[30:33, 30:33] = HAIR
    draft = engine.render_float(labels, tuned.codes, draft=True, fit=tuned)
    assert np.abs(draft - engine.reference_render(labels, tuned.codes, tuned)).max() < 1e-4


@pytest.mark.slow
def test_other_styles_are_held_to_their_looks(
    tuned: Fit, engine: Engine, face: tuple[np.ndarray, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wearing other hair after tuning gives nearly the picture that it gave before."""
    image, labels = face
    other = np.ascontiguousarray(255 - image)
    hair = engine.encode(other, labels).codes[HAIR]

    def change(fit: Fit) -> float:
        codes = fit.codes.copy()
        codes[:, HAIR] = hair
        difference = engine.render_float(labels, codes, fit=fit) - engine.render_float(labels, codes)
        return float(np.abs(difference[:, labels == HAIR]).mean())

    monkeypatch.setattr("sean_editor.engine.fitting.HOLD", 0.0)
    assert change(tuned) < 0.7 * change(fit_styles(engine, image, labels, steps=20, tune=True))


def test_progress_is_told_and_rises(engine: Engine, face: tuple[np.ndarray, np.ndarray]) -> None:
    told: list[tuple[float, float]] = []
    fit = fit_styles(engine, *face, steps=5, report=lambda done, psnr: told.append((done, psnr)))
    assert [done for done, _ in told] == [0, 0.2, 0.4, 0.6, 0.8, 1]
    closer = [psnr for _, psnr in told]
    assert closer == sorted(closer) and closer[0] == fit.psnr_before
    assert abs(closer[-1] - fit.psnr_after) < 0.01


def test_time_ends_it(engine: Engine, face: tuple[np.ndarray, np.ndarray]) -> None:
    assert fit_styles(engine, *face, seconds=0.01).gain >= 0


def test_cancelling_stops_it_at_once(engine: Engine, face: tuple[np.ndarray, np.ndarray]) -> None:
    told: list[float] = []
    with pytest.raises(FitCancelledError):
        fit_styles(
            engine,
            *face,
            steps=1000,
            tune=True,
            report=lambda done, _: told.append(done),
            cancelled=lambda: len(told) > 2,
        )
    assert len(told) == 3


def test_a_fit_is_small_and_knows_its_network(fit: Fit, engine: Engine) -> None:
    assert set(fit.tuned) <= set(tunable(engine.generator))
    foreign = Fit(fit.codes, 1, 2, {"fc.weight": np.zeros((64, 19, 3, 3), np.float32)}, "cd" * 32)
    assert not engine.accepts(foreign)
    with pytest.raises(ValueError, match="another network"):
        engine.render(np.zeros((64, 64), np.uint8), fit.codes, fit=foreign)


def test_a_photo_that_is_already_met_changes_nothing(
    engine: Engine, face: tuple[np.ndarray, np.ndarray]
) -> None:
    labels = face[1]
    own = engine.encode(*face).codes
    met = engine.render(labels, own)
    again = fit_styles(engine, met, labels, steps=2)
    assert again.gain >= 0
