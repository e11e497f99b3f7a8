"""Refinement in the window: the first pass shows at once, and the refined picture takes its place softly."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from refinement_gate import Gate

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document.portrait import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.export.kinds import ExportRequest, Kind
from sean_editor.gui.main_window import MainWindow

HAIR = 13


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A tiny network whose codes are refined."""
    torch.manual_seed(0)
    small = SEANConfig.compact(base_width=2, mask_hidden=8, style_rank=8, second_look=1.0, descent=3)
    save_generator(SEANGenerator(small), tmp_path / "tiny.safetensors")
    return Engine(tmp_path / "tiny.safetensors", "cpu", tmp_path / "styles", noise=False)


@pytest.fixture
def gate(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Before the window opens: nothing is refined until it is opened."""
    return Gate(engine, monkeypatch)


@pytest.fixture
def opened(qtbot, gate: Gate, window: MainWindow) -> MainWindow:
    """The first picture is there, and the gallery is empty."""
    for reference in window.session.references:
        window.session.remove_reference(reference.id)
    window.bench.actions["keep_unedited"].setChecked(False)
    qtbot.waitUntil(
        lambda: window.session.result is not None and not window.session.rendering, timeout=300_000
    )
    return window


def words(window: MainWindow) -> str:
    return window.result_panel.stage.text()


def picture(window: MainWindow, engine: Engine, refined: bool) -> np.ndarray:
    document = window.session.document
    assert document is not None
    image, labels = document.portrait.image, document.portrait.labels
    codes = engine.encode_afresh(image, labels) if refined else engine.encode_once(image, labels)
    return engine.render(document.labels, codes.codes)


def near(one: np.ndarray | None, other: np.ndarray) -> bool:
    return one is not None and bool(np.abs(one.astype(int) - other).max() <= 1)


def refined(qtbot, gate: Gate, window: MainWindow) -> None:
    gate.open()
    qtbot.waitUntil(lambda: not window.session.refining and not window.session.rendering, timeout=300_000)


def test_the_first_pass_shows_and_the_refined_picture_fades_in(
    qtbot, gate: Gate, opened: MainWindow, engine: Engine
) -> None:
    canvas = opened.result_canvas
    assert near(opened.session.result, picture(opened, engine, refined=False))
    assert "first pass" in words(opened) and "refined" in opened.result_panel.stage.toolTip()
    faded: list[bool] = []
    opened.session.result_changed.connect(lambda _: faded.append(canvas.fading))
    refined(qtbot, gate, opened)
    qtbot.waitUntil(lambda: faded == [True])
    assert "first pass" not in words(opened)
    qtbot.waitUntil(lambda: not canvas.fading)
    assert near(opened.session.result, picture(opened, engine, refined=True))


def test_what_is_not_edited_stays_the_photo(qtbot, gate: Gate, opened: MainWindow) -> None:
    opened.bench.actions["keep_unedited"].setChecked(True)
    shown = opened.session.shown
    assert shown is not None and "photo" in words(opened)
    faded: list[bool] = []
    opened.session.result_changed.connect(lambda _: faded.append(opened.result_canvas.fading))
    refined(qtbot, gate, opened)
    qtbot.waitUntil(lambda: faded == [False])
    after = opened.session.shown
    assert after is not None and np.array_equal(after.pixels, shown.pixels)


def test_an_edit_shows_at_once(qtbot, gate: Gate, opened: MainWindow, engine: Engine) -> None:
    session, document = opened.session, opened.session.document
    assert document is not None
    with document.edit("Brush"):
        document.paint_segment((90, 120), (160, 120), 20, HAIR)
    qtbot.waitUntil(lambda: near(session.result, picture(opened, engine, refined=False)), timeout=300_000)
    assert session.refining and not opened.result_canvas.fading
    refined(qtbot, gate, opened)
    qtbot.waitUntil(lambda: opened.result_canvas.fading)
    document.undo()
    qtbot.waitUntil(lambda: near(session.result, picture(opened, engine, refined=True)), timeout=300_000)
    assert np.array_equal(document.labels, document.portrait.labels)
    opened.close()


@pytest.mark.slow
def test_an_export_waits_for_the_refined_picture(
    qtbot, gate: Gate, opened: MainWindow, engine: Engine, tmp_path: Path
) -> None:
    exports = opened.exports.present()
    assert exports is not None and opened.session.refining
    gate.open()
    exports.write(tmp_path / "out.png", ExportRequest(Kind.PORTRAIT, keep_unedited=False))
    written = cv2.imread(str(tmp_path / "out.png"))[..., ::-1]
    assert near(written, picture(opened, engine, refined=True))


@pytest.mark.slow
def test_cards_say_that_they_are_refined(
    qtbot, gate: Gate, opened: MainWindow, faces: list[Portrait]
) -> None:
    session = opened.session
    reference = session.add_reference(faces[2])
    assert reference.matrix is None
    qtbot.waitUntil(lambda: session.references[0].matrix is not None, timeout=300_000)
    assert session.references[0].refining

    def card() -> np.ndarray:
        opened.gallery.list.viewport().repaint()
        grabbed = opened.gallery.list.viewport().grab().toImage()
        bits = grabbed.constBits()
        bits.setsize(grabbed.byteCount())
        return np.frombuffer(bits, np.uint8).copy()

    before = card()
    gate.open()
    qtbot.waitUntil(lambda: not session.references[0].refining, timeout=300_000)
    assert not np.array_equal(card(), before)


def test_the_window_closes_meanwhile(gate: Gate, opened: MainWindow) -> None:
    assert opened.session.refining
    opened.close()
