"""No mouse: Tab reaches every control of the window and of every dialog once, and shows where it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from controls import by_tab, controls, focus_pixels, named, tab_through
from gestures import hover
from PyQt5.QtCore import QEvent, QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QVBoxLayout, QWidget
from quick_cases import first_quick
from whole_window import every_dialog

from sean_editor.document.portrait import Portrait
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.view_panels import LabelledSlider
from sean_editor.gui.theme import theme

LEAST = 24
"""Pixels that tell where the keyboard is: a frame around the smallest control has more."""


@pytest.fixture
def ready(window: MainWindow, qtbot) -> MainWindow:
    """With a style to mix, groups that are selected, and a message to answer."""
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    window.session.apply_style(window.session.references[1].id, [13, 17])
    window.bench.selection.set({13, 17})
    window.banner.ask("Well?", ("Yes", lambda: None), ("No", lambda: None))
    qtbot.waitUntil(lambda: window.session.idle)
    window.activateWindow()
    window.gallery.list.setFocus(Qt.TabFocusReason)
    return window


def arrangements(window: MainWindow) -> Iterator[str]:
    """The window in each of its arrangements, with each panel at the side in front."""
    for place in ("below", "folded", "side"):
        window.bench.actions[f"regions_{place}"].trigger()
        for tab in range(window.central.side.count()):
            window.central.side.setCurrentIndex(tab)
            QApplication.processEvents()
            yield f"{place} {window.central.side.title(tab)}"
    window.bench.actions["large_result"].trigger()
    QApplication.processEvents()
    yield "large"
    window.bench.actions["large_result"].trigger()


def start(window: QWidget) -> None:
    """Have the keyboard somewhere in the window."""
    if QApplication.focusWidget() is None or not QApplication.focusWidget().isVisible():
        by_tab(window)[0].setFocus(Qt.TabFocusReason)


def check_tab(window: QWidget, where: str) -> None:
    start(window)
    there = by_tab(window)
    for back in (False, True):
        reached = tab_through(window, back)
        assert sorted(map(named, reached)) == sorted(map(named, there)), where


def test_tab_goes_through_the_window(ready: MainWindow) -> None:
    for where in arrangements(ready):
        check_tab(ready, where)


def test_tab_follows_the_eye(ready: MainWindow) -> None:
    """Panels come from left to right and from top to bottom; within one, lines do."""
    order = tab_through(ready)
    panels = (
        ready.tool_bar,
        ready.layout_panel,
        ready.result_panel,
        ready.central.side,
        ready.region_panel,
        ready.status,
    )
    places = [index for w in order for index, panel in enumerate(panels) if panel.isAncestorOf(w)]
    turns = sum(one != other for one, other in itertools.pairwise(places))
    assert turns <= len(panels)  # each panel is left once
    begun = places.index(0)
    assert list(places[begun:] + places[:begun]) == sorted(places)
    for panel in panels:
        tops = [w.mapTo(ready, w.rect().center()) for w in order if panel.isAncestorOf(w)]
        rows = [round(p.y() / 24) for p in tops]
        assert sum(a > b for a, b in itertools.pairwise(rows)) <= 2, type(panel).__name__


@pytest.mark.parametrize("looks", ["dark", "light"])
def test_the_focus_is_seen_in_the_window(ready: MainWindow, looks: str) -> None:
    theme().apply(looks)
    faint = {named(w): n for w in by_tab(ready) if (n := focus_pixels(w)) < LEAST}
    for tab in range(1, ready.central.side.count()):
        ready.central.side.setCurrentIndex(tab)
        panel = ready.central.side.currentWidget()
        QApplication.processEvents()
        inside = [w for w in by_tab(ready) if panel.isAncestorOf(w)]
        faint |= {named(w): n for w in inside if (n := focus_pixels(w)) < LEAST}
    assert not faint


@pytest.mark.parametrize("looks", ["dark", "light"])
def test_the_focus_of_a_slider_is_seen_wherever_it_stands(qapp: QApplication, qtbot, looks: str) -> None:
    """A ring around its handle: over its filled part, over the rest, and at both ends."""
    theme().apply(looks)
    window = QWidget()
    qtbot.addWidget(window)
    sized = LabelledSlider("Size", "size", 0, 100, "px")
    QVBoxLayout(window).addWidget(sized)
    window.resize(200, 60)
    window.show()
    window.activateWindow()
    for value in range(0, 101, 5):
        sized.slider.setValue(value)
        assert focus_pixels(sized.slider) >= 2 * LEAST, value


@pytest.fixture
def dialogs(window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path) -> Iterator[Iterator[QWidget]]:
    """Every dialog, one after another, shown and with the keyboard."""
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)

    def shown() -> Iterator[QWidget]:
        for dialog in every_dialog(window, faces, tmp_path):
            dialog.show()
            dialog.activateWindow()
            qtbot.waitUntil(lambda: window.bench.jobs.idle and QApplication.activeWindow() is dialog)  # noqa: B023
            yield dialog
            dialog.close()
            dialog.deleteLater()

    yield shown()


@pytest.mark.slow
def test_tab_goes_through_every_dialog_and_escape_leaves_it(dialogs) -> None:
    for dialog in dialogs:
        name = type(dialog).__name__
        focus = QApplication.focusWidget()
        assert focus is not None and focus.window() is dialog, f"{name} has no keyboard at first"
        check_tab(dialog, name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_Escape)
        assert not dialog.isVisible(), f"Esc does not leave {name}"


@pytest.mark.slow
@pytest.mark.parametrize("looks", first_quick(["light", "dark"]))
def test_the_focus_is_seen_in_every_dialog(dialogs, looks: str) -> None:
    theme().apply(looks)
    for dialog in dialogs:
        faint = {named(w): n for w in by_tab(dialog) if (n := focus_pixels(w)) < LEAST}
        assert not faint, type(dialog).__name__


def test_a_pointer_that_rests_does_not_take_the_keyboard(ready: MainWindow) -> None:
    """A message that goes uncovers the layout under it; a hand that comes there means it."""
    ready.gallery.list.setFocus(Qt.TabFocusReason)
    QApplication.sendEvent(ready.layout_canvas, QEvent(QEvent.Enter))
    assert ready.gallery.list.hasFocus()
    hover(ready.layout_canvas, QPoint(50, 50))
    assert ready.layout_canvas.hasFocus() and ready.layout_canvas.by_mouse


def test_f6_leads_to_every_panel(ready: MainWindow) -> None:
    reached = []
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_F6)
        reached.append(QApplication.focusWidget())
        assert reached[-1] in controls(ready), named(reached[-1])
        if reached.count(reached[0]) > 1:
            break
    for panel in (ready.banner, ready.tool_bar, ready.gallery, ready.history_panel, ready.region_panel):
        assert any(panel.isAncestorOf(w) for w in reached), type(panel).__name__
    assert {ready.layout_canvas, ready.result_canvas} <= set(reached)
