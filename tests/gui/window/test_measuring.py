"""The benchmark of the window, in this process: a few events, and figures that can be true."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from group_window import settle
from PyQt5.QtCore import QEvent, QPointF
from PyQt5.QtGui import QMouseEvent

from sean_editor.engine.engine import Engine
from sean_editor.gui.canvas.first_paint import FirstPaint
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.gui.window_benchmark.editing import TIPS, Hands, measure_editing
from sean_editor.gui.window_benchmark.hand import Act, drag, pass_time, play
from sean_editor.machine import process_memory


def check(hands: Hands, drawn: bool) -> None:
    """Figures that can be true."""
    for spread in (hands.result, hands.layout):
        if spread is not None:
            assert 0 < spread.p50 <= spread.p95 <= spread.worst and spread.count > 0
    assert hands.result is not None and (hands.layout is not None) == drawn
    assert hands.pictures is None or hands.pictures > 0
    assert hands.block >= 0 and hands.worked >= 0


@pytest.mark.slow
def test_all_that_is_measured(
    tiny_checkpoint: Path,
    tmp_path: Path,
    own_settings: Settings,
    own_data: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *names, **options: cache)
    own_settings.theme = "light"
    own_settings.sync()
    feel = measure_editing("cpu", tiny_checkpoint, True, tmp_path / "home", seconds=0.2, most=48)
    assert feel.platform == "offscreen"
    for hands, drawn in ((feel.strokes, True), (feel.slider, False), (feel.drops, False)):
        check(hands, drawn)
    assert [one.tip for one in feel.sizes] == list(TIPS)
    assert [one.share for one in feel.sizes] == sorted(one.share for one in feel.sizes)
    assert [one.references for one in feel.many] == [24, 48]
    assert feel.many[0].each is None and feel.many[1].each is not None
    for one in feel.many:
        check(one.drops, False)
        check(one.strokes, True)
    assert 0 < feel.opening.face <= feel.opening.result
    assert feel.memory is not None and feel.peak is not None and 50 < feel.memory <= feel.peak < 20_000
    assert own_settings.theme == "light", "the person's own settings stay as they are"
    assert not own_data.exists() and not cache.exists(), "and so do files"


def test_acts_come_in_order_and_late_moves_are_one(window: MainWindow, qtbot) -> None:
    """A window that is busy gets the last of the moves, with the time of the first."""
    settle(window, qtbot)
    canvas, got = window.layout_canvas, []

    def note(event: QMouseEvent) -> None:
        got.append((event.type(), event.timestamp(), event.localPos().x()))
        if event.type() == QEvent.MouseButtonPress:
            time.sleep(0.2)  # eleven moves come due meanwhile

    for name in ("mousePressEvent", "mouseMoveEvent", "mouseReleaseEvent"):
        setattr(canvas, name, note)
    begin = play(drag(canvas, [QPointF(100 + n, 100) for n in range(10)]), lambda: len(got) >= 3)
    kinds = [kind for kind, _, _ in got]
    assert kinds[0] == QEvent.MouseButtonPress and kinds[-1] == QEvent.MouseButtonRelease
    moves = [(stamp, x) for kind, stamp, x in got if kind == QEvent.MouseMove]
    assert len(moves) < 10 and moves[-1][1] == 109
    assert moves[0][0] == int((begin + 1 / 60) * 1e3) & 0xFFFFFFFF


def test_what_never_comes_to_rest_is_an_error(qapp) -> None:
    with pytest.raises(RuntimeError, match="come to rest"):
        pass_time(lambda: False, 0.05)


def test_an_act_for_nobody_needs_no_event_loop_of_its_own(window: MainWindow, qtbot) -> None:
    seen: list[float] = []
    act = Act(0.01, window, lambda: seen.append(time.monotonic()) or QEvent(QEvent.User))
    begin = play([act], lambda: True)
    assert len(seen) == 1 and seen[0] >= begin + 0.01


def test_the_first_paint_of_a_portrait_and_of_its_result(window: MainWindow, faces, qtbot) -> None:
    settle(window, qtbot)
    before = window.session.document
    watch = FirstPaint(lambda shown: shown is not before)
    for canvas in window.views:
        canvas.installEventFilter(watch)
        canvas.update()
    qtbot.wait(50)
    assert watch.face is None and watch.result is None, "that document was there before"
    with qtbot.waitSignal(watch.face_painted):
        window.session.open_portrait(faces[3])
    qtbot.waitUntil(lambda: watch.result is not None)
    assert watch.face <= watch.result


def test_memory_is_given_back_at_rest_alone(
    window: MainWindow, engine: Engine, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(window, qtbot)
    given, may_go_on, render = list[bool](), threading.Event(), engine.render
    rested = list[bool]()
    monkeypatch.setattr(window.photos, "analyser", SimpleNamespace(rest=lambda: rested.append(True)))
    monkeypatch.setattr("sean_editor.gui.commands.spare_memory.give_back", lambda: given.append(True))
    monkeypatch.setattr("sean_editor.gui.commands.spare_memory.REST_MS", 1)
    monkeypatch.setattr(engine, "render", lambda *job, **how: may_go_on.wait(60) and render(*job, **how))
    try:
        window.session.request_render()
        window.session.references_changed.emit()
        qtbot.wait(100)
        assert not given, "a picture is being made"
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: bool(given))
    assert any(weights.dtype == torch.float16 for weights in engine.generator.parameters()), "they rest"
    assert rested, "so do the networks for photos"


def test_the_process_knows_its_memory() -> None:
    now, most = process_memory.resident(), process_memory.peak()
    assert now is not None and most is not None and 20 < now <= most
    assert process_memory.give_back() in (True, False)
