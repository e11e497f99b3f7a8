"""Fitting in an open editor: found in the background, worn by the document, undone exactly."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from quick_cases import first_quick

from sean_editor.document import Portrait
from sean_editor.engine import fitting
from sean_editor.engine.engine import Engine
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.portrait_fitting import FittedPortrait

HAIR = 13


@pytest.fixture
def session(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorSession]:
    made = EditorSession(engine)
    made.open_portrait(face("Ann", 1))
    made.add_reference(face("Ben", 2))
    assert made.wait_until_idle()
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name in ("render", "tasks")]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six steps, however long they take."""
    fit_styles = fitting.fit_styles
    monkeypatch.setattr(fitting, "fit_styles", lambda *args, **how: fit_styles(*args, **how, steps=6))


def face(name: str, seed: int) -> Portrait:
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 16:48], labels[4:20, 12:52] = 1, HAIR
    colours = np.random.default_rng(seed).integers(0, 256, (19, 3), dtype=np.uint8)
    return Portrait(name, colours[labels], labels, None)


def fitted(session: EditorSession, tune: bool = False) -> FittedPortrait:
    found: list[FittedPortrait] = []
    session.fitting.finished.connect(found.append)
    session.fit_portrait(tune=tune)
    assert session.wait_until_idle()
    session.fitting.finished.disconnect(found.append)
    assert len(found) == 1
    return found[0]


def shows_the_present_state(session: EditorSession) -> bool:
    """Whether the result is the plain forward of the network, with the fit if there is one."""
    assert session.document is not None and session.result is not None
    styles = session.styles()
    assert styles is not None
    picture = session.engine.reference_render(session.document.labels, styles, session.fit)
    expected = ((picture.clip(-1, 1) + 1) * 127.5).transpose(1, 2, 0)
    return bool(np.abs(session.result - expected).max() < 0.51 + 0.02)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("tune", first_quick([False, True]))
def test_a_fit_is_worn_and_taken_off_exactly(session: EditorSession, tune: bool) -> None:
    assert session.document is not None
    told: list[float] = []
    session.fitting.progressed.connect(lambda fraction, _: told.append(fraction))
    before = session.result
    found = fitted(session, tune)
    assert told[0] == 0 and told[-1] == 1 and not session.fitting.running
    assert not session.document.modified, "nothing changes until somebody wants it"
    assert np.array_equal(found.before, before)
    assert bool(found.fit.tuned) == tune
    session.document.set_fit(found.fit)
    assert session.wait_until_idle() and shows_the_present_state(session)
    assert np.array_equal(session.result, found.after)
    assert not np.array_equal(session.result, before)
    session.document.undo()
    assert session.wait_until_idle()
    assert np.array_equal(session.result, before)


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_a_region_in_another_style_forgets_its_fit(session: EditorSession) -> None:
    assert session.document is not None
    ben = session.references[0]
    assert ben.matrix is not None
    fit = fitted(session, tune=True).fit
    session.document.set_fit(fit)
    session.apply_style(ben.id, [HAIR])
    styles = session.styles()
    assert styles is not None and styles.shape == (6, 19, 512)
    assert np.array_equal(styles[:, HAIR], np.broadcast_to(ben.matrix.codes[HAIR], (6, 512)))
    assert np.array_equal(styles[:, 1], fit.codes[:, 1])
    session.document.set_mix(HAIR, 0.5)
    styles = session.styles()
    assert styles is not None
    assert np.allclose(styles[:, HAIR], (fit.codes[:, HAIR] + ben.matrix.codes[HAIR]) / 2, atol=1e-6)
    assert session.wait_until_idle() and shows_the_present_state(session)


def test_cancelling_leaves_everything_as_it_was(session: EditorSession) -> None:
    assert session.document is not None
    before, arrived = session.result, []
    for signal in (session.fitting.finished, session.fitting.failed, session.failed):
        signal.connect(arrived.append)
    begun = threading.Event()
    session.fitting.progressed.connect(lambda *_: begun.set())
    session.fit_portrait(seconds=3600, tune=True)
    while not begun.is_set():
        session.pump()
    assert session.fitting.running
    session.fitting.cancel()
    assert not session.fitting.running
    assert session.wait_until_idle()
    assert arrived == [] and session.result is before and not session.document.modified


@pytest.mark.usefixtures("quick")
def test_the_newest_wish_wins(session: EditorSession, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[FittedPortrait] = []
    session.fitting.finished.connect(found.append)
    session.fit_portrait(tune=True)
    session.fit_portrait(tune=False)
    assert session.wait_until_idle()
    assert [bool(one.fit.tuned) for one in found] == [False]


def test_a_fit_to_a_portrait_that_was_left_is_dropped(session: EditorSession) -> None:
    found: list[FittedPortrait] = []
    session.fitting.finished.connect(found.append)
    session.fit_portrait(seconds=3600)
    session.open_portrait(face("Cay", 3))
    assert session.wait_until_idle() and shows_the_present_state(session)
    assert found == [] and session.fit is None


def test_what_goes_wrong_is_said(session: EditorSession, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    session.fitting.failed.connect(said.append)

    def fail(*_: object, **__: object) -> None:
        raise OSError("broken pipe")

    monkeypatch.setattr(fitting, "fit_styles", fail)
    session.fit_portrait()
    assert session.wait_until_idle() and not session.fitting.running
    assert said == ["Something went wrong (OSError: broken pipe)."]


def test_closing_does_not_wait_for_a_fit(session: EditorSession) -> None:
    session.fit_portrait(seconds=3600)
    session.close()


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_a_project_brings_it_back(session: EditorSession, engine: Engine, tmp_path: Path) -> None:
    assert session.document is not None
    session.document.set_fit(fitted(session, tune=True).fit)
    assert session.wait_until_idle()
    project = session.project()
    assert project is not None
    save_project(tmp_path / "ann.sean", project)
    other = EditorSession(engine)
    other.open_project(open_project(tmp_path / "ann.sean"))
    assert other.wait_until_idle()
    assert np.array_equal(other.result, session.result)
    other.close()


@pytest.mark.usefixtures("quick")
def test_a_fit_to_another_network_is_kept_but_not_worn(session: EditorSession) -> None:
    assert session.document is not None
    before = session.result
    foreign = replace(fitted(session).fit, weights="cd" * 32)
    session.document.set_fit(foreign)
    assert session.wait_until_idle()
    assert session.fit is None and session.document.fit is foreign
    assert np.array_equal(session.result, before)
