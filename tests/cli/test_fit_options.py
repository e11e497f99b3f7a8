"""`--fit` and `--tune`: the picture is that of the fitted network, and the gain is said."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from sean_editor import Engine, open_portrait
from sean_editor.document.fit import Fit
from sean_editor.engine import fitting
from sean_editor.engine.transfer import transfer_styles


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> list[Fit]:
    """The fits that commands make, in three steps each, however long they were to take."""
    made: list[Fit] = []
    fit_styles = fitting.fit_styles

    def few_steps(*args, **how) -> Fit:
        made.append(fit_styles(*args, **how | {"steps": 3}))
        return made[-1]

    monkeypatch.setattr(fitting, "fit_styles", few_steps)
    return made


@pytest.mark.parametrize(
    "tune", [("--tune",), pytest.param((), marks=pytest.mark.slow)], ids=["tuned", "codes"]
)
def test_reconstruct_writes_the_fitted_picture(tune, run, fits, checkpoint: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.npy"
    words = ("reconstruct", "amara", "--checkpoint", checkpoint, "--device", "cpu", "-o", path)
    outcome = run(*words, "--fit", "9", *tune)
    assert outcome.status == 0, outcome.err
    fit = fits[0]
    assert bool(fit.tuned) == bool(tune) and fit.gain > 0
    said = re.match(r"fitted: ([\d.]+) dB before, ([\d.]+) dB after \(\+[\d.]+ dB\)\nsaved ", outcome.out)
    assert said is not None
    assert [float(word) for word in said.groups()] == [round(fit.psnr_before, 2), round(fit.psnr_after, 2)]
    exact = Engine(checkpoint, "cpu").reference_render(open_portrait("amara").labels, fit.codes, fit)
    assert np.abs(np.load(path) - exact).max() < 1e-4


@pytest.mark.slow
def test_transfer_starts_from_the_fit(run, fits, checkpoint: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.npy"
    words = ("transfer", "amara", "yuki", "--regions", "hair", "--checkpoint", checkpoint, "-o", path)
    outcome = run(*words, "--device", "cpu", "--fit", "9", "--tune")
    assert outcome.status == 0, outcome.err
    engine, amara, yuki = Engine(checkpoint, "cpu"), open_portrait("amara"), open_portrait("yuki")
    styles = transfer_styles(engine, amara, yuki, ["hair"], fit=fits[0])
    hair = engine.encode(yuki.image, yuki.labels).codes[13]
    assert np.array_equal(styles[:, 13], np.broadcast_to(hair, (6, 512)))
    assert np.array_equal(styles[:, 1], fits[0].codes[:, 1])
    assert np.abs(np.load(path) - engine.reference_render(amara.labels, styles, fits[0])).max() < 1e-4


@pytest.mark.parametrize("words", [("--tune",), ("--fit", "0"), ("--fit", "-3"), ("--fit", "nan")])
def test_options_that_make_no_sense_get_a_sentence(words, run, tmp_path: Path) -> None:
    outcome = run("reconstruct", "amara", "-o", tmp_path / "x.png", *words)
    assert outcome.status == 1 and "--fit" in outcome.err and outcome.err.count("\n") == 1
    assert not (tmp_path / "x.png").exists()
