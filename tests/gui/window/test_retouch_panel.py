"""Retouching on the real window: sliders, tints, the blemish brush, and what the document holds of it."""

from __future__ import annotations

import numpy as np
import pytest
from clipping import cut_off
from gestures import click, drag, hover, mouse, undone_under_the_hand
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QTabBar

from sean_editor.document.retouch import NO_RETOUCH, Retouch, Spot, Touch
from sean_editor.export.kinds import ExportRequest, Kind
from sean_editor.gui.main_window import MainWindow
from sean_editor.project_file import open_project
from sean_editor.retouch import finished

SKIN, NOSE, L_EYE, R_EYE, MOUTH, U_LIP, L_LIP, HAIR = 1, 2, 4, 5, 10, 11, 12, 13


@pytest.fixture
def retouching(window: MainWindow, qtbot) -> MainWindow:
    """The window with the panel in front."""
    settle(window, qtbot)
    window.resize(1280, 800)
    tabs = window.central.side.findChild(QTabBar)
    QTest.mouseClick(tabs, Qt.LeftButton, pos=tabs.tabRect(4).center())
    assert window.retouch_panel.isVisible()
    return window


def settle(window: MainWindow, qtbot) -> None:
    session = window.session
    qtbot.waitUntil(
        lambda: session.idle and session.result_is_current and not session.retouching.awaited, timeout=20000
    )


def at(widget, part: float) -> QPointF:
    return QPointF(widget.width() * part, widget.height() / 2)


def retouch(window: MainWindow) -> Retouch:
    return window.session.document.retouch


def on_canvas(window: MainWindow, x: float, y: float) -> QPointF:
    """A point of the picture, (x, y) in 0..1, in the Result view."""
    here = window.result_canvas.transform()
    return QPointF(*here.to_view(x * here.content[0], y * here.content[1]))


def shown(window: MainWindow) -> np.ndarray:
    return window.session.shown.pixels


# sliders


def test_a_drag_is_one_step_and_the_picture_follows(retouching: MainWindow, qtbot) -> None:
    window, panel = retouching, retouching.retouch_panel
    before, labels = shown(window), window.session.document.labels
    drag(panel.amounts["evenness"], [at(panel.amounts["evenness"], part) for part in (0.2, 0.5, 0.8)])
    there = set(np.unique(labels).tolist())
    even = retouch(window)[SKIN].evenness
    assert abs(even - 0.8) < 0.02
    assert set(retouch(window).touches) == there & {1, 2, 8, 9, 17}
    settle(window, qtbot)
    assert np.array_equal(shown(window), finished(before, labels, retouch(window)))
    assert (shown(window) != before).any()
    assert window.result_panel.canvas is window.result_canvas
    QTest.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert retouch(window) == NO_RETOUCH and not window.session.document.history.can_undo
    undone_under_the_hand(panel.amounts["evenness"], window.session.document)
    settle(window, qtbot)
    assert np.array_equal(shown(window), before) and panel.amounts["evenness"].value() == 0


def test_sliders_fit_the_selected_regions(retouching: MainWindow) -> None:
    window, panel = retouching, retouching.retouch_panel

    def seen() -> set[str]:
        rows = {**panel.amounts, **panel.tinting}
        return {name for name, slider in rows.items() if slider.isVisibleTo(panel)}

    assert seen() == {"evenness", "clarity", "whitening", "shine", "detail", "lips", "cheeks"}
    for region, wanted in (
        (SKIN, {"evenness", "detail", "cheeks"}),
        (L_EYE, {"clarity", "detail"}),
        (MOUTH, {"whitening", "detail"}),
        (U_LIP, {"shine", "detail", "lips"}),
        (HAIR, {"shine", "detail"}),
    ):
        window.bench.selection.set({region})
        there = (window.session.document.labels == region).any()
        assert seen() == (wanted if there else set())
    window.bench.selection.set({HAIR})
    click(panel.amounts["detail"], at(panel.amounts["detail"], 0.25))
    assert set(retouch(window).touches) == {HAIR} and abs(retouch(window)[HAIR].detail + 0.5) < 0.03


def test_a_double_click_resets_and_where_regions_differ_the_bar_says_so(retouching: MainWindow) -> None:
    window, panel = retouching, retouching.retouch_panel
    document, slider = window.session.document, panel.amounts["evenness"]
    document.set_retouch(Retouch({SKIN: Touch(evenness=0.4), NOSE: Touch(evenness=0.8)}), "Evenness")
    assert slider.words() == "0–80 %"
    mouse(slider, QEvent.MouseButtonDblClick, at(slider, 0.5))
    assert retouch(window) == NO_RETOUCH and slider.words() == "0 %"


def test_by_keys(retouching: MainWindow, qtbot) -> None:
    window, slider = retouching, retouching.retouch_panel.amounts["detail"]
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key_Left, Qt.ShiftModifier)
    QTest.keyClick(slider, Qt.Key_Left)
    assert abs(retouch(window)[HAIR].detail + 0.11) < 1e-6
    qtbot.wait(900)  # the hand rests
    QTest.keyClick(slider, Qt.Key_Right)
    assert len(window.session.document.history) == 2


# tints


def test_a_tint_is_half_at_first_and_then_as_it_is_dragged(retouching: MainWindow) -> None:
    window, panel = retouching, retouching.retouch_panel
    swatch = panel.tints["lips"].menu().actions()[2]
    swatch.trigger()
    assert retouch(window)[U_LIP] == Touch(tint=swatch.text(), tinting=0.5) == retouch(window)[L_LIP]
    assert panel.tints["lips"].color == swatch.text() and panel.tinting["lips"].value() == 50
    click(panel.tinting["lips"], at(panel.tinting["lips"], 0.8))
    assert abs(retouch(window)[L_LIP].tinting - 0.8) < 0.02 and len(window.session.document.history) == 2
    panel.tints["lips"].menu().actions()[0].trigger()
    assert abs(retouch(window)[L_LIP].tinting - 0.8) < 0.02
    assert panel.tints["lips"].accessibleName() == f"Tint of Lips: {retouch(window)[U_LIP].tint}"
    click(panel.tinting["cheeks"], at(panel.tinting["cheeks"], 0.4))
    assert retouch(window)[SKIN].tint == panel.tints["cheeks"].color


# blemishes


def test_clicks_and_drags_of_the_brush_take_blemishes_away(retouching: MainWindow, qtbot) -> None:
    window, panel, canvas = retouching, retouching.retouch_panel, retouching.result_canvas
    before = shown(window)
    click(panel.brush_button, panel.brush_button.rect().center())
    assert window.bench.actions["blemishes"].isChecked() and canvas.cursor().shape() == Qt.BlankCursor
    hover(canvas, on_canvas(window, 0.4, 0.6))
    click(canvas, on_canvas(window, 0.4, 0.6))
    (spot,) = retouch(window).spots
    assert abs(spot.x - 0.4) < 0.01 and abs(spot.y - 0.6) < 0.01
    assert spot.radius == panel.brush_size.value() / 2000
    drag(canvas, [on_canvas(window, 0.5 + 0.01 * step, 0.6) for step in range(8)])
    assert 3 <= len(retouch(window).spots) <= 8 and len(window.session.document.history) == 2
    settle(window, qtbot)
    assert np.array_equal(shown(window), finished(before, window.session.document.labels, retouch(window)))
    assert f"{len(retouch(window).spots)} blemishes" in panel.spots.text()
    click(canvas, on_canvas(window, spot.x, spot.y), Qt.AltModifier)
    assert spot not in retouch(window).spots
    QTest.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert spot in retouch(window).spots
    click(panel.remove_spots, panel.remove_spots.rect().center())
    assert retouch(window).spots == () and not panel.remove_spots.isEnabled()


def test_the_brush_by_keys_and_its_size(retouching: MainWindow) -> None:
    window, panel, canvas = retouching, retouching.retouch_panel, retouching.result_canvas
    QTest.keyClick(window, Qt.Key_S)
    assert panel.brush_button.isChecked() and canvas.spot_brush.on
    size, brush = panel.brush_size.value(), window.bench.tool_state.size
    QTest.keyClick(window, Qt.Key_BracketRight)
    assert panel.brush_size.value() == size + 1 and window.bench.tool_state.size == brush
    canvas.setFocus(Qt.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key_Return)
    assert len(retouch(window).spots) == 1
    QTest.keyClick(window, Qt.Key_B)  # another tool puts it down
    assert not canvas.spot_brush.on and not panel.brush_button.isChecked()
    QTest.keyClick(window, Qt.Key_BracketRight)
    assert window.bench.tool_state.size == brush + 1
    click(canvas, on_canvas(window, 0.5, 0.5))
    assert len(retouch(window).spots) == 1


# what is seen and kept


def test_before_is_shown_while_the_button_is_held(retouching: MainWindow, qtbot) -> None:
    window, button = retouching, retouching.retouch_panel.before_button
    before = shown(window)
    assert not button.isEnabled()
    window.session.document.set_retouch(Retouch({SKIN: Touch(detail=-1.0)}), "Detail")
    settle(window, qtbot)
    pictures = []
    set_images = window.result_canvas.set_images
    window.result_canvas.set_images = lambda result, *more: (
        pictures.append(result),
        set_images(result, *more),
    )
    mouse(button, QEvent.MouseButtonPress, QPointF(button.rect().center()))
    mouse(button, QEvent.MouseButtonRelease, QPointF(button.rect().center()))
    assert np.array_equal(pictures[0], before) and np.array_equal(pictures[-1], shown(window))
    assert (pictures[0] != pictures[-1]).any()


def test_all_of_it_is_reset_in_one_step(retouching: MainWindow) -> None:
    window, panel = retouching, retouching.retouch_panel
    whole = Retouch({SKIN: Touch(detail=-1.0)}, (Spot(0.5, 0.5, 0.1),))
    window.session.document.set_retouch(whole, "Retouch")
    click(panel.reset_button, panel.reset_button.rect().center())
    assert retouch(window) == NO_RETOUCH and not panel.reset_button.isEnabled()
    QTest.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert retouch(window) == whole


@pytest.mark.parametrize("keep", [True, False])
def test_exports_have_what_is_shown(retouching: MainWindow, qtbot, keep: bool) -> None:
    window = retouching
    window.bench.actions["keep_unedited"].setChecked(keep)
    window.session.document.set_retouch(Retouch({SKIN: Touch(detail=-1.0)}), "Detail")
    settle(window, qtbot)
    exports = window.exports.present()
    exported = exports.picture(ExportRequest(Kind.PORTRAIT, keep, side=256)).pixels
    assert np.abs(exported.astype(int) - shown(window)).max() <= 1


def test_a_project_brings_it_back(retouching: MainWindow, qtbot, tmp_path, monkeypatch) -> None:
    window = retouching
    drag(window.retouch_panel.amounts["shine"], [at(window.retouch_panel.amounts["shine"], 0.5)])
    wanted = retouch(window)
    monkeypatch.setattr("sean_editor.gui.dialogs.files.ask_save", lambda *_: tmp_path / "a.sean")
    window.projects.save()
    qtbot.waitUntil(lambda: window.bench.jobs.idle)
    window.session.open_portrait(window.session.references[4].portrait)
    assert retouch(window) == NO_RETOUCH and window.retouch_panel.amounts["shine"].value() == 0
    window.session.open_project(open_project(tmp_path / "a.sean"))
    assert retouch(window) == wanted and window.retouch_panel.amounts["shine"].value() == 50


def test_nothing_is_cut_off_and_tab_goes_through(retouching: MainWindow) -> None:
    window, panel = retouching, retouching.retouch_panel
    window.resize(1024, 700)
    QApplication.processEvents()
    assert not [one for one in cut_off(window) if "Retouch" in one]
    panel.before_button.setEnabled(True)
    panel.before_button.setFocus(Qt.TabFocusReason)
    seen = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_Tab)
        widget = QApplication.focusWidget()
        if not panel.isAncestorOf(widget):
            break
        assert widget.accessibleName() or widget.text()
        seen.append(widget)
    order = [panel.groups.chips[0], *panel.amounts.values(), panel.tints["lips"], panel.tinting["lips"]]
    order += [panel.tints["cheeks"], panel.tinting["cheeks"], panel.brush_button, panel.brush_size]
    assert [widget for widget in seen if widget in order] == order


def test_without_a_portrait_nothing_can_be_done(retouching: MainWindow) -> None:
    panel = retouching.retouch_panel
    retouching.retouch.set_document(None)
    sliders = (*panel.amounts.values(), *panel.tinting.values(), *panel.tints.values())
    for widget in (*sliders, panel.brush_button, panel.reset_button, panel.before_button):
        assert not widget.isEnabled()
    retouching.retouch.set_document(retouching.session.document)
    assert panel.amounts["detail"].isEnabled()
