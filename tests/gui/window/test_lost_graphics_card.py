"""The graphics card fails in the middle of an edit: the edit is there, its picture comes, and it is said."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import drag
from PyQt5.QtCore import QPointF

from sean_editor.engine.engine import Engine
from sean_editor.engine.renderer import Renderer
from sean_editor.gui.main_window import MainWindow

FAILURES = {
    "CUDA error: unspecified launch failure": "The graphics card failed (CUDA error: unspecified launch",
    "CUDA out of memory. Tried to allocate 2.00 GiB": "The memory of the graphics card is used up",
}


@pytest.mark.parametrize("words", FAILURES)
def test_an_edit_goes_on_with_the_cpu(
    window: MainWindow, engine: Engine, words: str, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    session, canvas = window.session, window.layout_canvas
    qtbot.waitUntil(lambda: session.idle and session.result is not None)
    window.status.set_device("CUDA, a card")
    network, render, failed = engine.generator, Renderer.render, []

    def failing(self: Renderer, *args):
        if engine.generator is network:
            failed.append(words)
            raise RuntimeError(words)
        return render(self, *args)

    monkeypatch.setattr(Renderer, "render", failing)
    drag(canvas, [QPointF(*canvas.transform().to_view(x, 128)) for x in (100, 120, 140)])
    assert session.document.history.undo_label == "Brush"
    qtbot.waitUntil(lambda: session.idle and session.result_is_current)
    assert len(failed) == 1 and engine.generator is not network
    assert np.array_equal(session.result, engine.render(session.document.labels, session.styles()))
    assert window.banner.kind == "error" and FAILURES[words] in window.banner.text
    assert window.status.device.text() == engine.device_label != "CUDA, a card"
    window.bench.actions["undo"].trigger()
    qtbot.waitUntil(lambda: session.idle and session.result_is_current)
    assert np.array_equal(session.document.labels, session.document.original_labels) and len(failed) == 1


@pytest.mark.slow
def test_references_are_encoded_in_spite_of_it(
    window: MainWindow, engine: Engine, faces, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    session = window.session
    qtbot.waitUntil(lambda: session.idle)
    monkeypatch.setattr(engine.bank, "find", lambda image, labels: None)
    network, forward = engine.generator, type(engine.generator.Zencoder).forward

    def failing(self, *args):
        if engine.generator is network:
            raise RuntimeError("CUDA error: device lost")
        return forward(self, *args)

    monkeypatch.setattr(type(network.Zencoder), "forward", failing)
    other = session.document.portrait
    made = session.add_reference(type(other)("turned", other.image[:, ::-1], other.labels[:, ::-1]))
    qtbot.waitUntil(lambda: session.idle)
    assert session.reference(made.id).matrix is not None and engine.generator is not network
    assert "The graphics card failed" in window.banner.text
