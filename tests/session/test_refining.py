"""The first picture comes from the encoder's first pass; refined codes take its place behind the edits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from refinement_gate import Gate

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.engine.style_bank import StyleMatrix
from sean_editor.errors import UserError
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import EditorSession


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    torch.manual_seed(0)
    small = SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=8, second_look=1.0, descent=4)
    save_generator(SEANGenerator(small), tmp_path / "tiny.safetensors")
    return Engine(tmp_path / "tiny.safetensors", "cpu", tmp_path / "cache", noise=False)


@pytest.fixture
def gate(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(engine, monkeypatch)


@pytest.fixture
def session(engine: Engine) -> Iterator[EditorSession]:
    made = EditorSession(engine)
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name in ("render", "tasks")]


def face(name: str, seed: int) -> Portrait:
    """A flat-coloured face of 64 x 64 with skin, hair and background."""
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 16:48], labels[4:20, 12:52] = 1, 13
    colours = np.random.default_rng(seed).integers(0, 256, (19, 3), dtype=np.uint8)
    return Portrait(name, colours[labels], labels, None)


ANN, BEN, CAT = face("Ann", 1), face("Ben", 2), face("Cat", 3)


def wait(session: EditorSession, until: Callable[[], object], timeout: float = 300.0) -> None:
    end = time.monotonic() + timeout
    while not until():
        assert time.monotonic() < end, "nothing came"
        session.pump()
        time.sleep(0.005)


def first(session: EditorSession, portrait: Portrait) -> np.ndarray:
    return session.engine.encode_once(portrait.image, portrait.labels).codes


def final(session: EditorSession, portrait: Portrait) -> np.ndarray:
    return session.engine.encode_afresh(portrait.image, portrait.labels).codes


def shows(session: EditorSession, labels: np.ndarray, codes: np.ndarray) -> bool:
    """Whether the result is the picture of these codes, and of no others."""
    if session.result is None:
        return False
    off = np.abs(session.engine.render(labels, codes).astype(int) - session.result)
    return bool(off.max() <= 1)


def opened(session: EditorSession) -> None:
    """Ann is open, and only her first pass is there."""
    session.open_portrait(ANN)
    wait(session, lambda: session.result is not None and not session.rendering)


def test_the_first_picture_does_not_wait_for_the_refinement(session: EditorSession, gate: Gate) -> None:
    events: list[str] = []
    session.refined.connect(lambda: events.append("refined"))
    session.result_changed.connect(lambda done: events.append(done.error or "result"))
    opened(session)
    assert session.refining and not session.idle
    assert shows(session, ANN.labels, first(session, ANN))
    gate.open()
    assert session.wait_until_idle(300)
    assert not session.refining
    assert shows(session, ANN.labels, final(session, ANN))
    assert not shows(session, ANN.labels, first(session, ANN))
    assert events == ["result", "refined", "result"]


def test_a_known_portrait_comes_refined_at_once(session: EditorSession, gate: Gate) -> None:
    gate.open()
    session.engine.encode(ANN.image, ANN.labels)
    events: list[str] = []
    session.refined.connect(lambda: events.append("refined"))
    opened(session)
    assert not session.refining and shows(session, ANN.labels, final(session, ANN))
    assert session.wait_until_idle(300) and not events


def test_an_edit_meanwhile_is_neither_delayed_nor_lost(session: EditorSession, gate: Gate) -> None:
    opened(session)
    assert session.document is not None
    with session.document.edit("Brush"):
        session.document.paint_segment((20, 40), (44, 40), 5, 13)
    painted = session.document.labels.copy()
    wait(session, lambda: shows(session, painted, first(session, ANN)))
    assert session.refining
    gate.open()
    assert session.wait_until_idle(300)
    assert shows(session, painted, final(session, ANN))
    session.document.undo()
    assert session.wait_until_idle(300)
    assert shows(session, ANN.labels, final(session, ANN))


@pytest.mark.slow
def test_no_step_begins_in_the_middle_of_a_stroke(session: EditorSession, gate: Gate) -> None:
    opened(session)
    assert session.document is not None
    with session.document.edit("Brush"):
        session.document.paint_segment((20, 40), (44, 40), 5, 13)
        time.sleep(0.1)  # a step that was about to begin
        gate.open()
        made = gate.made
        for _ in range(20):
            session.pump()
            time.sleep(0.01)
        assert gate.made <= made + 1 and session.refining
    assert session.wait_until_idle(300)
    assert shows(session, session.document.labels, final(session, ANN))


def test_codes_that_come_in_a_stroke_wait_for_its_end(session: EditorSession, gate: Gate) -> None:
    opened(session)
    assert session.document is not None
    gate.steps.set()
    wait(session, lambda: session.engine.bank.find(ANN.image, ANN.labels) is not None)
    with session.document.edit("Brush"):
        session.document.paint_segment((20, 40), (44, 40), 5, 13)
        gate.end.set()
        assert not session.wait_until_idle(0.5)
        assert shows(session, session.document.labels, first(session, ANN)) and session.refining
    assert session.wait_until_idle(300)
    assert shows(session, session.document.labels, final(session, ANN)) and not session.refining


@pytest.mark.slow
def test_what_is_needed_most_is_refined_first(session: EditorSession, gate: Gate) -> None:
    session.add_reference(CAT)
    session.add_reference(BEN)
    wait(session, lambda: all(r.matrix is not None for r in session.references))
    opened(session)
    session.apply_style(BEN.id, [13])
    wait(session, lambda: gate.begun[-1] == ANN.image.tobytes())  # it has overtaken Cat
    done: list[str] = []
    session.reference_ready.connect(done.append)
    session.refined.connect(lambda: done.append("visible"))
    gate.open()
    assert session.wait_until_idle(300)
    assert done == ["visible", BEN.id, "visible", CAT.id]
    assert not any(r.refining for r in session.references)
    mixed = final(session, ANN)
    mixed[13] = final(session, BEN)[13]
    assert shows(session, ANN.labels, mixed)


@pytest.mark.slow
def test_another_portrait_does_not_wait_for_the_last_one(session: EditorSession, gate: Gate) -> None:
    opened(session)
    session.open_portrait(BEN)
    wait(session, lambda: shows(session, BEN.labels, first(session, BEN)))
    gate.open()
    assert session.wait_until_idle(300)
    assert shows(session, BEN.labels, final(session, BEN))
    assert session.engine.bank.find(ANN.image, ANN.labels) is None, "nobody wanted it any more"


@pytest.mark.slow
def test_a_reference_that_was_removed_does_not_come_back(session: EditorSession, gate: Gate) -> None:
    gate.open()
    session.open_portrait(ANN)
    assert session.wait_until_idle(300)
    gate.steps.clear()
    session.add_reference(BEN)
    session.apply_style(BEN.id, [13])
    wait(session, lambda: session.refining)
    session.remove_reference(BEN.id)
    ready: list[str] = []
    session.reference_ready.connect(ready.append)
    gate.open()
    assert session.wait_until_idle(300)
    assert not ready and not session.references and not session.refining
    assert shows(session, ANN.labels, final(session, ANN))


def test_a_project_saved_meanwhile_is_the_same(session: EditorSession, gate: Gate, tmp_path: Path) -> None:
    opened(session)
    session.add_reference(BEN)
    session.apply_style(BEN.id, [13])
    wait(session, lambda: session.references[0].matrix is not None)
    assert session.refining
    project = session.project()
    assert project is not None
    save_project(tmp_path / "early.sean", project)
    gate.open()
    assert session.wait_until_idle(300)
    wanted = session.result
    other = EditorSession(session.engine)
    try:
        other.open_project(open_project(tmp_path / "early.sean"))
        assert other.wait_until_idle(300)
        assert wanted is not None and other.result is not None and np.array_equal(other.result, wanted)
    finally:
        other.close()


@pytest.mark.slow
def test_exports_have_the_refined_codes(session: EditorSession, gate: Gate) -> None:
    opened(session)
    present = session.present()
    assert present is not None and present.refining
    gate.open()
    styles = present.refined(session.engine).job().styles
    np.testing.assert_allclose(styles, final(session, ANN), atol=1e-5)


def test_closing_ends_a_refinement(engine: Engine, gate: Gate) -> None:
    """Waiting for its end would be for ever: the gate is shut."""
    session = EditorSession(engine)
    opened(session)
    session.close()
    assert engine.bank.find(ANN.image, ANN.labels) is None


def test_where_the_refinement_fails_the_first_pass_stays(
    session: EditorSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> StyleMatrix:
        raise UserError("No face parser.")

    monkeypatch.setattr(session.engine, "encode", broken)
    said: list[str] = []
    session.failed.connect(said.append)
    session.add_reference(BEN)
    opened(session)
    assert session.wait_until_idle(300)
    assert said == ["No face parser."] * 2 and not session.refining
    assert [r.matrix is not None and not r.refining for r in session.references] == [True]
    assert shows(session, ANN.labels, first(session, ANN))
