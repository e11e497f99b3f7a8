"""Where the regions are, the large result, and nothing cut off from 960 x 672 on."""

from __future__ import annotations

import numpy as np
import pytest
from clipping import cut_off
from gestures import click, drag
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QSplitter
from qimage2ndarray import rgb_view
from quick_cases import first_quick

from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.theme import theme
from sean_editor.session.editor_session import EditorSession

HAIR, SKIN = 13, 1
SIZES = [(960, 672), (1024, 700), (1280, 800), (1920, 1080)]
"""The first is half a screen of 1920, and less than 1024 x 700 on a screen of 100 dots an inch."""
PLACES = ["below", "folded", "side"]


@pytest.fixture
def settled(window: MainWindow, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    return window


def sized(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):  # what is laid out asks for another layout
        QApplication.processEvents()


@pytest.mark.parametrize("name", first_quick(["dark", "light"]))
@pytest.mark.parametrize(
    "size", first_quick((size,) for size in SIZES), ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_nothing_is_cut_off(settled: MainWindow, size: tuple[int, int], name: str, qtbot) -> None:
    theme().apply(name)
    settled.session.apply_style(settled.session.references[1].id, [HAIR, SKIN])
    qtbot.waitUntil(lambda: settled.session.idle, timeout=20000)  # a new picture writes on it
    settled.result_panel.show_state("Updating…")
    for place in PLACES:
        settled.region_panel.place_wanted.emit(place)
        sized(settled, *size)
        assert (settled.width(), settled.height()) == size
        assert not list(cut_off(settled)), place


def test_titles_at_the_side_are_whole_however_little_it_gets(settled: MainWindow) -> None:
    """As at the first start on a small screen, whose window shares out less than there was."""
    sized(settled, 1024, 700)
    columns = settled.central.side.parentWidget()
    assert isinstance(columns, QSplitter)
    columns.setSizes([900, 900, 20])
    sized(settled, 1024, 700)
    assert columns.sizes()[2] < 310 and not list(cut_off(settled)) and settled.width() == 1024


@pytest.mark.parametrize(
    ("place", "size"),
    [
        ("below", (1280, 800)),
        ("below", (1229, 768)),  # 1280 x 800 on a screen of 100 dots an inch
        ("side", (1280, 800)),
        ("side", (1024, 700)),
    ],
)
def test_all_nineteen_rows_fit(settled: MainWindow, place: str, size: tuple[int, int]) -> None:
    settled.bench.actions[f"regions_{place}"].trigger()
    sized(settled, *size)
    panel = settled.region_panel
    for row in panel.rows:
        assert row.isVisible()
        bottom = row.mapTo(panel, QPoint(row.width(), row.height()))
        assert bottom.y() <= panel.height() and bottom.x() <= panel.width(), row.region.title
    if size[1] == 800 or place == "side":
        assert not panel.scroll.verticalScrollBar().isVisible(), "there is nothing to scroll to"
    assert panel.height() <= 0.32 * size[1] or place == "side"


def test_folding_gives_the_room_to_the_views(settled: MainWindow) -> None:
    sized(settled, 1280, 800)
    before = settled.result_canvas.height()
    fold = settled.region_panel.header.fold_button
    QTest.mouseClick(fold, Qt.LeftButton)
    sized(settled, 1280, 800)
    assert settled.region_panel.height() == settled.region_panel.header.height()
    assert settled.result_canvas.height() > before + 180
    QTest.mouseClick(fold, Qt.LeftButton)
    sized(settled, 1280, 800)
    assert settled.result_canvas.height() == before


def test_a_narrow_row_mixes_and_locks_all_the_same(settled: MainWindow) -> None:
    QTest.mouseClick(settled.region_panel.header.dock_button, Qt.LeftButton)
    sized(settled, 1024, 700)
    document, row = settled.session.document, settled.region_panel.rows[HAIR]
    reference = settled.session.references[1]
    settled.session.apply_style(reference.id, [HAIR])
    assert row.thumb.toolTip() == reference.portrait.name and row.mix.isVisible()
    middle = row.mix.height() // 2
    drag(row.mix, [QPoint(row.mix.width() - 1, middle), QPoint(round(row.mix.width() * 0.3), middle)])
    assert document.styles[HAIR].mix == pytest.approx(0.3, abs=0.03)
    QTest.mouseClick(row.lock, Qt.LeftButton)
    assert document.locked == {HAIR}
    click(settled.region_panel.rows[SKIN], QPoint(70, 10))
    assert settled.bench.tool_state.region == SKIN
    sized(settled, 1920, 1080)
    settled.central.give_regions(900)  # meant for the place below
    assert not row.source.isVisible()


def test_f6_brings_what_lies_behind_a_tab_to_the_front(settled: MainWindow) -> None:
    settled.bench.actions["regions_side"].trigger()
    assert settled.region_panel.isVisible() and not settled.gallery.isVisible()
    settled.activateWindow()
    settled.result_canvas.setFocus()
    QTest.keyClick(settled.result_canvas, Qt.Key_F6)
    assert settled.gallery.list.hasFocus() and not settled.region_panel.isVisible()
    QTest.keyClick(settled.gallery.list, Qt.Key_F6)
    assert settled.region_panel.isVisible() and settled.region_panel.isAncestorOf(QApplication.focusWidget())


def test_one_key_gives_the_window_to_the_result(settled: MainWindow) -> None:
    sized(settled, 1280, 800)
    widths = [panel.width() for panel in (settled.layout_panel, settled.result_panel, settled.gallery)]
    settled.activateWindow()
    settled.result_canvas.setFocus()
    QTest.keyClick(settled.result_canvas, Qt.Key_F)
    sized(settled, 1280, 800)
    hidden = (settled.layout_panel, settled.gallery, settled.region_panel, settled.tool_bar)
    assert not any(panel.isVisible() for panel in hidden)
    assert settled.result_canvas.picture_rect().height() > 600, "fitted to the room that there is now"
    assert settled.result_canvas.width() == settled.central.width() and settled.result_canvas.height() > 640
    assert "Esc" in settled.status.hint.full_text and not list(cut_off(settled))
    for _ in range(2):  # there is nowhere else to go
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_F6)
    assert settled.result_canvas.hasFocus()
    QTest.keyClick(settled.result_canvas, Qt.Key_Escape)
    sized(settled, 1280, 800)
    assert all(panel.isVisible() for panel in hidden)
    assert [p.width() for p in (settled.layout_panel, settled.result_panel, settled.gallery)] == widths
    QTest.keyClick(settled.result_canvas, Qt.Key_F)
    QTest.keyClick(settled.result_canvas, Qt.Key_F)
    assert settled.layout_panel.isVisible() and not settled.bench.actions["large_result"].isChecked()


def test_the_large_result_borrows_the_keyboard(settled: MainWindow) -> None:
    """Without a crosshair over the face: nobody has used keys to point."""
    layout, result = settled.layout_canvas, settled.result_canvas
    settled.activateWindow()
    layout.setFocus(Qt.MouseFocusReason)
    QTest.keyClick(layout, Qt.Key_F)
    assert QApplication.focusWidget() is result and not result.by_keys
    QTest.keyClick(result, Qt.Key_F)
    assert QApplication.focusWidget() is layout


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_no_word_is_cut_off_with_the_regions_at_the_side(
    settled: MainWindow, size: tuple[int, int], qtbot
) -> None:
    settled.bench.actions["regions_side"].trigger()
    sized(settled, *size)
    tabs = settled.central.side.tabBar()
    for index in range(tabs.count()):
        words = tabs.fontMetrics().horizontalAdvance(tabs.tabText(index))
        assert words <= tabs.tabRect(index).width(), tabs.tabText(index)
    for row in settled.region_panel.rows:
        label = row.source
        fits = label.fontMetrics().horizontalAdvance(label.full_text) <= label.width()
        assert fits or (label.whole_or_nothing and label.toolTip() == label.full_text)
        if label.full_text == "Own style":
            assert fits


@pytest.mark.parametrize("place", PLACES)
def test_the_place_is_remembered(settled: MainWindow, engine, own_settings, place: str) -> None:
    settled.bench.actions["regions_side"].trigger()
    settled.bench.actions[f"regions_{place}"].trigger()
    settled.bench.actions["large_result"].trigger()
    settled.close()
    bridge = Bridge()
    again = MainWindow(EditorSession(engine, bridge.post), own_settings)
    again.show()
    QApplication.processEvents()
    assert again.bench.actions[f"regions_{place}"].isChecked()
    assert (again.central.side.indexOf(again.region_panel) >= 0) == (place == "side")
    assert again.gallery.isVisible(), "the first edit is to drag a face's hair"
    assert again.layout_panel.isVisible(), "the large result is for the moment"
    if place == "folded":
        assert again.region_panel.height() == again.region_panel.header.height()
    again.close()
    again.deleteLater()
    bridge.close()


@pytest.mark.parametrize("place", ["below", "side"])
def test_every_tab_at_the_side_is_in_view_and_so_is_all_in_it(settled: MainWindow, place: str) -> None:
    settled.bench.actions[f"regions_{place}"].trigger()
    sized(settled, 1024, 700)
    settled.gallery.list.ticks.set([one.id for one in settled.session.references[:3]])
    tabs = settled.central.side.tabBar()
    for index in range(tabs.count()):
        settled.central.side.setCurrentIndex(index)
        sized(settled, 1024, 700)
        for one in range(tabs.count()):
            assert tabs.rect().contains(tabs.tabRect(one)), f"{tabs.tabText(one)} is cut off"
        assert not list(cut_off(settled))


@pytest.mark.parametrize("place", ["below", "side"])
def test_icons_of_tabs_stand_in_their_middle(settled: MainWindow, place: str) -> None:
    settled.bench.actions[f"regions_{place}"].trigger()
    sized(settled, 1280, 800)
    tabs = settled.central.side.tabBar()
    for current in range(tabs.count()):
        settled.central.side.setCurrentIndex(current)
        shown = rgb_view(tabs.grab().toImage()).astype(int)
        for index in set(range(tabs.count())) - {current}:
            assert not tabs.tabText(index)
            tab, ratio = tabs.tabRect(index).adjusted(3, 0, -3, -5), tabs.devicePixelRatioF()
            left, width = tab.left() * ratio, tab.width() * ratio
            there = shown[: round(tab.bottom() * ratio), round(left) : round(left + width)]
            columns = np.flatnonzero(np.abs(there - there[3, 0]).max((0, 2)) > 24)
            middle = (columns[0] + columns[-1] + 1) / 2
            assert abs(middle - width / 2) <= 2, f"{tabs.tabToolTip(index)} {current}"
