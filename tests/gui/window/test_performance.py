"""View > Performance, and what "from event to pixels" means."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from group_window import HAIR, SKIN, settle
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import QApplication

from sean_editor.engine.engine import Engine
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.performance import Heartbeat, Meter, rate, spread
from sean_editor.gui.performance.meter import happened
from sean_editor.gui.scenes import hands
from sean_editor.gui.settings import Settings
from sean_editor.gui.window_benchmark.hand import drag, drop, play
from sean_editor.session.editor_session import EditorSession

DELAY = 0.3
PATH = [(70 + 8 * n, 60 + n) for n in range(12)]
"""Points of the layout, pixels of the label map."""


@pytest.fixture
def meter(window: MainWindow, qtbot) -> Iterator[Meter]:
    window.resize(1280, 800)  # all regions are in view
    settle(window, qtbot)
    made = Meter(window.session, window.layout_canvas, window.result_canvas, window)
    made.start()
    yield made
    made.stop()


def stroke(window: MainWindow, region: int = HAIR) -> list:
    """The events of a stroke."""
    window.bench.tool_state.set_tool("brush")
    window.bench.tool_state.set_size(12)
    window.bench.tool_state.set_region(region)
    canvas = window.layout_canvas
    return drag(canvas, [QPointF(*canvas.transform().to_view(*point)) for point in PATH])


def slowed(engine: Engine, monkeypatch: pytest.MonkeyPatch, before: Callable[[], object]) -> None:
    """The network does this before each picture."""
    render = engine.render

    def slow(*args, **options) -> np.ndarray:
        before()
        return render(*args, **options)

    monkeypatch.setattr(engine, "render", slow)


# what is measured


def test_the_time_of_an_event_contains_that_of_its_picture(
    window: MainWindow, engine: Engine, meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowed(engine, monkeypatch, lambda: time.sleep(DELAY))
    play(stroke(window), lambda: not meter.waiting)
    assert len(meter.to_pixels) >= 3, "moves that are merged are one event"
    assert min(meter.to_pixels) >= DELAY
    assert len(meter.pictures) < len(meter.to_pixels), "the newest request wins"


def test_a_slider_between_two_pictures_waits_for_none(
    window: MainWindow, engine: Engine, meter: Meter, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: window.session.references[1].matrix is not None)
    window.session.apply_style(window.session.references[1].id, [HAIR])
    slider = window.region_panel.rows[HAIR].mix

    def at(*shares: float) -> list:
        return [QPointF(share * slider.width(), slider.height() / 2) for share in shares]

    *acts, release = drag(slider, at(0.5, 0.55))
    play(acts, lambda: not meter.waiting)
    settle(window, qtbot)
    may_go_on = threading.Event()
    slowed(engine, monkeypatch, lambda: may_go_on.wait(60))
    try:
        meter.forget()
        play(drag(slider, at(0.55, 0.6))[1:-1], lambda: not meter.waiting)
        assert len(meter.pictures) == len(meter.to_pixels) == 1 and not window.session.result_is_whole
    finally:
        may_go_on.set()
    play([release], lambda: not meter.waiting)
    settle(window, qtbot)
    assert window.session.result_is_whole


def test_a_skipped_picture_is_seen_with_the_next_and_the_layout_at_once(
    window: MainWindow, engine: Engine, meter: Meter, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    slowed(engine, monkeypatch, lambda: may_go_on.wait(60))
    try:
        play(stroke(window), lambda: bool(meter.to_layout))
        qtbot.wait(50)
        assert meter.waiting and not meter.to_pixels and not meter.pictures
        waited = meter.waiting
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: not meter.waiting)
    assert len(meter.to_pixels) == waited and len(meter.pictures) <= 3
    assert max(meter.to_layout) < max(meter.to_pixels)


def test_the_time_of_an_event_contains_that_in_which_nobody_came_to_it(
    window: MainWindow, meter: Meter, qtbot
) -> None:
    heartbeat = Heartbeat(window)
    heartbeat.start()
    QTimer.singleShot(60, lambda: time.sleep(DELAY))
    play(stroke(window), lambda: not meter.waiting)
    heartbeat.stop()
    longest = heartbeat.longest()
    assert longest.length > DELAY * 0.9 and longest.worked < longest.length
    assert max(meter.to_pixels) > DELAY * 0.5


def test_a_drop_of_a_style_and_the_slider_of_its_mix(window: MainWindow, meter: Meter, qtbot) -> None:
    canvas, reference = window.result_canvas, window.session.references[1]
    mime = encode(StyleDrag(reference.id, HAIR, (HAIR,)))
    play(drop(canvas, mime, canvas.picture_rect().center().toPoint()), lambda: not meter.waiting)
    assert len(meter.to_pixels) == 1 and not meter.to_layout
    slider = window.region_panel.rows[HAIR].mix
    meter.forget()
    points = [QPointF(x, slider.height() / 2) for x in np.linspace(0.2, 0.8, 10) * slider.width()]
    play(drag(slider, points), lambda: not meter.waiting)
    assert window.session.document.styles[HAIR].mix == pytest.approx(0.8, abs=0.03)
    assert len(meter.to_pixels) >= 2 and not meter.to_layout


def test_what_edits_nothing_is_no_event(window: MainWindow, meter: Meter, qtbot) -> None:
    canvas = window.layout_canvas
    hands.hover(canvas, canvas.rect().center())
    hands.hover(canvas, canvas.rect().center() + QPoint(20, 0))
    window.session.request_render()  # nobody's hand asked for it
    qtbot.waitUntil(lambda: bool(meter.pictures))
    assert not meter.to_pixels and not meter.to_layout and not meter.waiting


def test_an_event_that_fails_has_no_pixels(
    window: MainWindow, engine: Engine, meter: Meter, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def fail() -> None:
        tries.append(time.sleep(DELAY))  # meanwhile further events come, whose pictures are skipped
        raise ValueError("no picture")

    slowed(engine, monkeypatch, fail)
    play(stroke(window), lambda: not meter.waiting)
    assert not meter.to_pixels and len(meter.to_layout) > len(tries)


def test_a_time_stamp_counts_if_it_is_of_this_clock() -> None:
    def move(stamp: int) -> QMouseEvent:
        event = QMouseEvent(QEvent.MouseMove, QPointF(), Qt.NoButton, Qt.LeftButton, Qt.NoModifier)
        event.setTimestamp(stamp & 0xFFFFFFFF)
        return event

    now = time.monotonic()
    assert happened(move(int((now - 2) * 1e3))) == pytest.approx(now - 2, abs=0.05)
    for foreign in (int((now + 50) * 1e3), int((now - 5000) * 1e3)):
        assert happened(move(foreign)) >= now
    assert happened(QEvent(QEvent.Drop)) >= now


def test_figures() -> None:
    found = spread([0.01 * n for n in range(1, 101)])
    assert found is not None and found.count == 100
    assert (found.p50, found.worst) == pytest.approx((505, 1000)) and 950 < found.p95 < 960
    assert spread([]) is None
    assert rate([0.0, 0.1, 0.2, 5.0, 5.1]) == pytest.approx(10), "pauses do not count"
    assert rate([]) is rate([1.0]) is rate([1.0, 9.0]) is None


# the card


def choose_in_menu(window: MainWindow, name: str) -> None:
    """Open the menu that has an action, and click it there."""
    action, bar = window.bench.actions[name], window.menuBar()
    entry = next(one for one in bar.actions() if one.menu() and action in one.menu().actions())
    hands.click(bar, bar.actionGeometry(entry).center())
    menu = entry.menu()
    assert menu.isVisible()
    hands.click(menu, menu.actionGeometry(action).center())
    QApplication.processEvents()


def test_the_view_menu_shows_the_card_and_takes_it_away(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    performance = window.performance
    assert performance.card is None and not performance.meter.running
    choose_in_menu(window, "performance")
    card = performance.card
    assert card is not None and card.isVisible() and window.bench.settings.performance
    assert card.accessibleName() == "Performance" and card.values[:3] == ["–", "–", "–"]
    play(stroke(window), lambda: not performance.meter.waiting)
    qtbot.waitUntil(lambda: card.values[0].endswith(" ms") and card.values[1].endswith(" ms"))
    assert card.values[0].count("/") == 1 and card.values[4].endswith(" MB") and len(card.values) == 5
    choose_in_menu(window, "performance")
    assert not card.isVisible() and not performance.meter.running and not window.bench.settings.performance
    shown, beats = card.values, len(performance.heartbeat.blocks)
    play(stroke(window, SKIN), lambda: window.session.idle)
    qtbot.wait(600)
    assert (
        card.values == shown and len(performance.heartbeat.blocks) == beats and not performance.meter.waiting
    )


def test_a_graphics_card_says_how_it_computes(
    window: MainWindow, engine: Engine, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as it does; on a CPU there is nothing to say."""
    says = ["float16, CUDA graph"]
    monkeypatch.setattr(type(engine), "computed_in", property(lambda _: says[0]))
    window.bench.actions["performance"].trigger()
    card = window.performance.card
    assert card.values[5:] == ["float16, CUDA graph"]
    qtbot.waitUntil(lambda: card.width() >= card.sizeHint().width())
    assert window.result_canvas.rect().contains(card.geometry())
    says[0] = "float16"
    qtbot.waitUntil(lambda: card.values[5:] == ["float16"])


def test_a_click_on_the_card_is_one_on_the_picture(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    window.bench.actions["performance"].trigger()
    card = window.performance.card
    QApplication.processEvents()
    middle = card.mapTo(window, card.rect().center())
    assert window.childAt(middle) is window.result_canvas
    assert window.result_canvas.rect().contains(card.geometry())


def test_it_is_remembered(engine: Engine, own_settings: Settings, qtbot) -> None:
    own_settings.performance = True
    bridge = Bridge()
    window = MainWindow(EditorSession(engine, bridge.post), own_settings)
    assert window.performance.card is None, "nothing is measured before there is a window"
    window.show()
    qtbot.waitUntil(lambda: window.performance.card is not None and window.performance.card.isVisible())
    assert window.performance.meter.running and window.bench.actions["performance"].isChecked()
    window.close()
    assert not window.performance.meter.running and own_settings.performance
    window.deleteLater()
    bridge.close()


@pytest.mark.parametrize("theme_name", ["dark", "light"])
def test_nothing_is_cut_off_in_a_small_window(window: MainWindow, qtbot, theme_name: str) -> None:
    window.bench.actions[f"theme_{theme_name}"].trigger()
    window.resize(1024, 700)
    window.bench.actions["performance"].trigger()
    card = window.performance.card
    qtbot.waitUntil(lambda: card.width() >= card.sizeHint().width())
    assert window.result_canvas.rect().contains(card.geometry())


def face_under(window: MainWindow) -> int:
    """Points under the card, four pixels apart, where the result shows a face."""
    card, canvas, face = window.performance.card, window.result_canvas, {1, 2, 4, 5, 6, 7, 10, 11, 12}
    there = card.geometry()
    spots = [
        QPointF(x, y)
        for x in range(there.left(), there.right(), 4)
        for y in range(there.top(), there.bottom(), 4)
    ]
    return sum(canvas.region_at(spot) in face for spot in spots)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_the_card_covers_no_face(window: MainWindow, qtbot, size: tuple[int, int]) -> None:
    settle(window, qtbot)
    window.resize(*size)
    window.bench.actions["performance"].trigger()
    card = window.performance.card
    qtbot.waitUntil(lambda: card.width() == card.sizeHint().width() and not face_under(window))
    assert window.result_canvas.rect().contains(card.geometry())


def test_the_card_makes_way_for_a_face_and_comes_back(window: MainWindow, qtbot) -> None:
    window.resize(1280, 800)
    settle(window, qtbot)
    document, canvas = window.session.document, window.result_canvas
    document.fill_rectangle((0, 0), (256, 256), 0)
    window.bench.actions["performance"].trigger()
    card = window.performance.card
    qtbot.waitUntil(lambda: card.geometry().top() > canvas.height() / 2)
    assert card.geometry().left() < 10
    document.fill_rectangle((0, 220), (256, 256), SKIN)
    qtbot.waitUntil(lambda: card.geometry().bottom() < canvas.height() / 2)
    document.undo()
    qtbot.waitUntil(lambda: card.geometry().top() > canvas.height() / 2)
