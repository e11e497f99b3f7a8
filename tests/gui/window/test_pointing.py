"""What the pointer is over: lit on the card and in the list, named below, never in the way of the result."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import click, drag, hover
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QContextMenuEvent, QWheelEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from qimage2ndarray import rgb_view

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import picture_rect

HAIR, NOSE, SKIN = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "nose", "skin"))


@pytest.fixture
def ready(window: MainWindow, qtbot) -> MainWindow:
    """A window in which everything has been read and painted."""
    window.resize(1280, 800)
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot) -> None:
    def done() -> bool:
        return window.session.idle and all(r.matrix is not None for r in window.session.references)

    qtbot.waitUntil(done, timeout=20000)
    QApplication.processEvents()


def on_card(window: MainWindow, row: int, region: int) -> QPoint:
    """A point of the gallery's viewport over a region of a card."""
    face: Portrait = window.session.references[row].portrait
    rows, columns = np.nonzero(face.labels == region)
    square = picture_rect(window.gallery.list.visualRect(window.gallery.proxy.index(row, 0)))
    scale = square.width() / face.size[0]
    middle = len(rows) // 2
    return QPoint(
        round(square.left() + (columns[middle] + 0.5) * scale),
        round(square.top() + (rows[middle] + 0.5) * scale),
    )


def lit_rows(window: MainWindow) -> set[int]:
    return {row.region.id for row in window.region_panel.rows if row.property("pointed")}


def outlines(window: MainWindow) -> tuple[tuple[int, ...], ...]:
    return window.layout_canvas.highlight, window.result_canvas.highlight


def shown(window: MainWindow) -> np.ndarray:
    return rgb_view(window.result_canvas.grab().toImage()).astype(int)


def test_a_card_under_the_pointer_outlines_and_never_dims(ready: MainWindow) -> None:
    before = shown(ready)
    hover(ready.gallery.list.viewport(), on_card(ready, 1, HAIR))
    assert lit_rows(ready) == {HAIR} and outlines(ready) == ((HAIR,), (HAIR,))
    changed = (shown(ready) != before).any(2)
    assert 0 < changed.mean() < 0.03, "a line, nothing else"


def test_after_a_click_nothing_lies_over_the_result(ready: MainWindow, qtbot) -> None:
    point = on_card(ready, 1, HAIR)
    hover(ready.gallery.list.viewport(), point)
    click(ready.gallery.list.viewport(), point)
    assert ready.session.document.styles[HAIR].source == ready.session.references[1].id
    assert outlines(ready) == ((), ()) and lit_rows(ready) == {HAIR}
    settle(ready, qtbot)
    hover(ready.gallery.list.viewport(), point + QPoint(1, 0))
    assert outlines(ready) == ((), ()), "the same region: it has gone there"
    hover(ready.gallery.list.viewport(), on_card(ready, 2, NOSE))
    assert outlines(ready) == ((NOSE,), (NOSE,)), "another one"


def test_while_mixing_nothing_lies_over_the_result(ready: MainWindow) -> None:
    ready.session.apply_style(ready.session.references[1].id, [HAIR])
    row = ready.region_panel.rows[HAIR]
    QApplication.sendEvent(row, QEvent(QEvent.Enter))
    assert outlines(ready) == ((HAIR,), (HAIR,))
    drag(row.mix, [QPoint(row.mix.width() - 1, 10), QPoint(30, 10)], release=False)
    assert ready.session.document.styles[HAIR].mix < 0.9 and outlines(ready) == ((), ())
    drag(row.mix, [QPoint(30, 10), QPoint(20, 10)])
    assert outlines(ready) == ((), ())


def test_an_undone_style_puts_the_outline_out(ready: MainWindow) -> None:
    ready.session.apply_style(ready.session.references[1].id, [HAIR])
    hover(ready.gallery.list.viewport(), on_card(ready, 2, NOSE))
    QTest.keyClick(ready.layout_canvas, Qt.Key_Z, Qt.ControlModifier)
    assert outlines(ready) == ((), ())


def test_scrolling_leaves_nothing_stale(ready: MainWindow) -> None:
    ready.resize(1024, 700)
    QApplication.processEvents()
    viewport = ready.gallery.list.viewport()
    point = on_card(ready, 0, HAIR)
    hover(viewport, point)
    for _ in range(12):
        where = QPointF(point)
        turn = QWheelEvent(
            where, QPointF(viewport.mapToGlobal(point)), QPoint(), QPoint(0, -120), Qt.NoButton,
            Qt.NoModifier, Qt.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, turn)
        target = ready.gallery.list.target_at(point)
        now = () if target is None else ready.gallery.list.lit_by(target)
        assert outlines(ready) == (now, now) and lit_rows(ready) == set(now)
    assert ready.gallery.list.verticalScrollBar().value() > 0


def test_scrolling_the_regions_leaves_nothing_stale(ready: MainWindow) -> None:
    ready.resize(1024, 700)
    QApplication.processEvents()
    bars = [area.verticalScrollBar() for area in ready.region_panel.findChildren(QScrollArea)]
    QApplication.sendEvent(ready.region_panel.rows[HAIR], QEvent(QEvent.Enter))
    assert outlines(ready) == ((HAIR,), (HAIR,))
    for bar in bars:
        bar.setRange(0, max(bar.maximum(), 10))
        bar.setValue(5)
    assert outlines(ready) == ((), ())


def test_with_shift_all_that_will_go_is_lit(ready: MainWindow) -> None:
    face = ready.session.references[1].portrait
    whole = {region for region in range(1, 19) if (face.labels == region).sum() >= 24}
    hover(ready.gallery.list.viewport(), on_card(ready, 1, NOSE))
    assert lit_rows(ready) == {NOSE}
    QTest.keyPress(ready.layout_canvas, Qt.Key_Shift)
    assert lit_rows(ready) == whole == set(outlines(ready)[1]) and len(whole) > 8
    assert "whole face" in ready.status.hint.full_text
    QTest.keyRelease(ready.layout_canvas, Qt.Key_Shift)
    assert lit_rows(ready) == {NOSE}
    ready.bench.selection.set({HAIR, SKIN})
    QTest.keyPress(ready.layout_canvas, Qt.Key_Shift)
    assert lit_rows(ready) == {HAIR, SKIN}
    QTest.keyRelease(ready.layout_canvas, Qt.Key_Shift)


def test_the_status_line_names_what_is_under_the_pointer(ready: MainWindow) -> None:
    document = ready.session.document
    for canvas in (ready.layout_canvas, ready.result_canvas):
        for region in (HAIR, NOSE):
            rows, columns = np.nonzero(document.labels == region)
            middle = len(rows) // 2
            at = canvas.transform().to_view(columns[middle] + 0.5, rows[middle] + 0.5)
            hover(canvas, QPointF(*at))
            assert ready.status.pointed.text() == CELEBAMASK_HQ[region].title
            assert lit_rows(ready) == {region}
        QApplication.sendEvent(canvas, QEvent(QEvent.Leave))
        assert ready.status.pointed.text() == "" and lit_rows(ready) == set()
    hover(ready.gallery.list.viewport(), on_card(ready, 1, HAIR))
    assert ready.status.pointed.text() == "Hair" and ready.status.pointed.isVisible()


def test_a_right_click_on_a_view_opens_the_menu_of_the_region_there(
    ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, QPoint]] = []
    monkeypatch.setattr(
        QMenu, "exec_", lambda menu, place: opened.append((menu.actions()[0].text(), QPoint(place)))
    )
    labels = ready.session.document.labels

    def at(view: QWidget, region: int) -> QPoint:
        rows, columns = np.nonzero(labels == region)
        middle = len(rows) // 2
        return QPointF(*view.transform().to_view(columns[middle] + 0.5, rows[middle] + 0.5)).toPoint()

    def right_click(view: QWidget, place: QPoint) -> QPoint:
        """As the system sends it: to a widget itself QTest sends no request for a menu."""
        QTest.mouseClick(ready.windowHandle(), Qt.RightButton, Qt.NoModifier, view.mapTo(ready, place))
        return view.mapToGlobal(place)

    layout, result = ready.layout_canvas, ready.result_canvas
    places = [right_click(layout, at(layout, HAIR)), right_click(result, at(result, SKIN))]
    hover(result, at(result, NOSE))  # the Menu key asks at the middle of the view
    QApplication.sendEvent(result, QContextMenuEvent(QContextMenuEvent.Keyboard, result.rect().center()))
    places.append(result.mapToGlobal(at(result, NOSE)))
    assert opened == list(zip(("Paint with hair", "Paint with skin", "Paint with nose"), places, strict=True))
    right_click(result, QPoint(1, 1))
    assert len(opened) == 3, "beside the picture there is no region"
