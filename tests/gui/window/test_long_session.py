"""A short session beside the model; `python -m long_session --minutes 60` is the long one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from long_session.checks import Divergence, compare
from long_session.hand import Hand
from long_session.model import Model
from PyQt5.QtWidgets import QApplication

from sean_editor.document import Document
from sean_editor.document.snapshots import Snapshot
from sean_editor.gui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
def test_window_and_model_go_the_same_way(tmp_path: Path) -> None:
    paths = os.pathsep.join(str(ROOT / part) for part in ("", "tests", "tests/gui/window"))
    env = {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "long_session", "--commands", "120", "--seed", "21"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0 and "no difference" in done.stdout, done.stdout + done.stderr


@pytest.fixture
def model(window: MainWindow, qtbot) -> Model:
    qtbot.waitUntil(lambda: window.session.idle)
    document = window.session.document
    model = Model(document.original_labels.copy(), document.regions.mirrored_ids.tolist())
    compare(window, model)
    return model


@pytest.mark.parametrize(
    ("behind_its_back", "what"),
    [
        (lambda d: d.fill_rectangle((3, 3), (4, 4), 13), "layout, paint, steps done, modified, undo"),
        (lambda d: d.assign_style([13], "ab" * 16, 0.5), "styles, steps done"),
        (lambda d: d.set_locked(3, True), "locks"),
        (lambda d: d.snapshots.add(Snapshot("mine", d.labels)), "snapshots, modified"),
    ],
)
def test_what_the_model_does_not_know_is_found(
    window: MainWindow, model: Model, behind_its_back: Callable[[Document], object], what: str
) -> None:
    behind_its_back(window.session.document)
    with pytest.raises(Divergence, match=f"differ in {what}"):
        compare(window, model)


@pytest.fixture
def hand(window: MainWindow, model: Model, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> Hand:
    def wait(condition: Callable[[], bool]) -> None:
        QApplication.processEvents()
        qtbot.waitUntil(condition, timeout=60_000)

    monkeypatch.setattr("sean_editor.gui.dialogs.files.ask_save", None)
    monkeypatch.setattr("sean_editor.gui.dialogs.unsaved.ask_unsaved", None)
    return Hand(window, 5, tmp_path, wait)


@pytest.mark.parametrize("locked", ["", "l_brow", "r_brow", "skin"])
def test_a_mirrored_stroke_over_the_middle_is_that_of_the_model(
    window: MainWindow, hand: Hand, locked: str
) -> None:
    """The way to the last point is painted in the region asked for, over all of its own mirror image."""
    ids = {region.name: region.id for region in window.session.document.regions}
    hand.tools.set_region(ids["l_brow"])
    hand.tools.set_size(12)
    hand.tools.set_mirror(True)
    if locked:
        window.session.document.set_locked(ids[locked], True)
        hand.model.locked.add(ids[locked])
    hand.stroke_along([(114.5, 100.5), (142.5, 104.5)])
    compare(window, hand.model)
    layout = window.session.document.labels
    if not locked:  # where both ways are, and where only the mirrored one is
        assert layout[104, 114] == ids["l_brow"] and layout[109, 113] == ids["r_brow"]


@pytest.mark.slow
def test_each_thing_that_the_hand_can_do_is_done_to_the_model_as_well(window: MainWindow, hand: Hand) -> None:
    for doing in hand.doings:
        doing()
        hand.wait(lambda: True)
        compare(window, hand.model)
