"""The engine behind the window: loaded off its thread, once; a failure is a message and the work goes on."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from sean_editor.checkpoints import DEFAULT_CHECKPOINT
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.background.lazy_engine import LazyEngine
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.session.editor_session import EditorSession


def test_it_is_loaded_once_by_whoever_needs_it(
    tiny_checkpoint: Path, tmp_path: Path, faces: list[Portrait], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sean_editor.engine.style_bank.default_cache_dir", lambda: tmp_path)
    labels: list[str] = []
    engine = LazyEngine(tiny_checkpoint, "cpu", labels.append)
    assert engine.device_label == "" and labels == []
    threads = [threading.Thread(target=engine.encode, args=(f.image, f.labels)) for f in (faces[0], faces[1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(labels) == 1 and labels[0].startswith("CPU")
    assert engine.checkpoint_name == "tiny.safetensors"


@pytest.mark.parametrize("quick", [True, False])
def test_it_and_all_that_follow_paint_as_exactly_as_asked(
    quick: bool, tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sean_editor.engine.style_bank.default_cache_dir", lambda: tmp_path)
    monkeypatch.setattr("sean_editor.engine.renderer.has_quick_bfloat16", lambda device: True)
    lazy = LazyEngine(tiny_checkpoint, "cpu", lambda label: None, quick=quick)
    labels = np.arange(64 * 64, dtype=np.uint8).reshape(64, 64) % 19
    styles = np.random.default_rng(0).normal(size=(19, 512)).astype(np.float32)
    for engine in (lazy.get(), lazy.another(tiny_checkpoint)):
        off = np.abs(engine.render_float(labels, styles) - engine.reference_render(labels, styles)).max()
        assert (off > 1e-4) == quick


def test_a_missing_model_fails_every_time_with_the_same_sentence(tmp_path: Path) -> None:
    engine = LazyEngine(tmp_path / "none.safetensors", "cpu", lambda label: None)
    for _ in range(2):
        with pytest.raises(UserError, match=r"none\.safetensors"):
            engine.encode(np.zeros((1, 1, 3), np.uint8), np.zeros((1, 1), np.uint8))


def test_without_a_model_the_window_says_so_and_can_still_paint(
    tmp_path: Path, own_settings: Settings, faces: list[Portrait], qtbot
) -> None:
    bridge = Bridge()
    session = EditorSession(LazyEngine(tmp_path / "none.safetensors", "cpu", lambda label: None), bridge.post)
    window = MainWindow(session, own_settings)
    window.show()
    session.open_portrait(faces[0])
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "none.safetensors" in window.banner.text
    assert window.status.device.text() == "No model" and window.gallery.progress.isHidden()
    session.document.fill(128, 20, 14)
    assert window.isWindowModified()
    window.bench.actions["export"].trigger()
    assert "nothing to export yet" in window.banner.text
    session.document.mark_saved()
    window.close()
    window.deleteLater()
    bridge.close()


def test_where_the_chosen_network_cannot_be_read_the_usual_one_serves(tmp_path: Path) -> None:
    damaged, reasons = tmp_path / "mine.pth", []
    damaged.write_bytes(b"damaged")
    with pytest.raises(UserError, match=r"mine\.pth cannot be read"):
        LazyEngine(damaged, "cpu", lambda label: None).get()
    engine = LazyEngine(damaged, "cpu", lambda label: None, reasons.append)
    assert engine.checkpoint == damaged
    assert engine.get().checkpoint == engine.checkpoint == DEFAULT_CHECKPOINT
    assert len(reasons) == 1 and "mine.pth cannot be read" in reasons[0]
