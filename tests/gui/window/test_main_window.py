"""The real window on a tiny network: open, paint, drag a style, mix, undo, save, and what can go wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gestures import click, drag, drop, hover
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QAbstractButton, QApplication, QLineEdit, QSlider

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import picture_rect
from sean_editor.gui.theme import LIGHT, theme
from sean_editor.photo.labels import read_labels
from sean_editor.project_file import open_project

FACES = 8  # the shipped portraits that these tests put into the gallery
SKIN, NOSE, HAIR, HAT = (CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose", "hair", "hat"))


def at(window: MainWindow, x: float, y: float) -> QPointF:
    """Where pixel (x, y) of the portrait lies on the layout canvas."""
    return QPointF(*window.layout_canvas.transform().to_view(x, y))


def read(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.array(picture.convert("RGB"))


def settle(window: MainWindow, qtbot) -> np.ndarray:
    """Wait until the result is that of the present state."""
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    return window.session.result.copy()


# opening


def test_it_opens_a_shipped_portrait_with_the_gallery_filled(window: MainWindow, qtbot) -> None:
    result = settle(window, qtbot)
    assert window.windowTitle().startswith("Amara") and not window.isWindowModified()
    assert window.gallery.model.rowCount() == FACES
    assert result.shape == (256, 256, 3) and result.dtype == np.uint8
    assert window.status.device.text().startswith("CPU") and window.status.time.text().endswith("ms")
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    assert window.gallery.progress.isHidden()


def test_everything_is_in_view_at_1280_by_800(window: MainWindow) -> None:
    for panel in (
        window.tool_bar,
        window.layout_canvas,
        window.result_canvas,
        window.gallery,
        window.region_panel,
        window.status,
    ):
        corner = panel.mapTo(window, QPoint(panel.width(), panel.height()))
        assert corner.x() <= 1280 and corner.y() <= 800, panel
    assert window.layout_canvas.height() >= 380
    assert abs(window.layout_canvas.width() - window.result_canvas.width()) <= 2


def test_a_dropped_picture_becomes_the_portrait(window: MainWindow, faces, tmp_path: Path, qtbot) -> None:
    settle(window, qtbot)
    Image.fromarray(faces[2].image).save(tmp_path / "someone.png")
    Image.fromarray(faces[2].labels).save(tmp_path / "someone.labels.png")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "someone.png"))])
    assert drop(window.layout_canvas, mime, QPoint(100, 100))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("someone"))
    assert window.bench.settings.folder == tmp_path


@pytest.mark.parametrize("trouble", ["no picture", "folder", "labels of another shape", "unknown ids"])
def test_a_bad_file_gives_a_message_and_loses_nothing(
    window: MainWindow, faces, tmp_path: Path, qtbot, trouble: str
) -> None:
    settle(window, qtbot)
    bad = tmp_path / "bad.png"
    labels = faces[0].labels
    if trouble == "no picture":
        bad.write_bytes(b"this is not a picture")
    elif trouble == "folder":
        bad.mkdir()
    else:
        Image.fromarray(faces[0].image).save(bad)
    labels = labels[:100, :80] if trouble == "labels of another shape" else labels + np.uint8(40)
    Image.fromarray(np.ascontiguousarray(labels)).save(tmp_path / "bad.labels.png")
    document = window.session.document
    with document.edit("Brush"):
        document.paint_segment((100, 100), (110, 100), 6, HAT)
    document.mark_saved()
    window.files.start(bad, tmp_path / "bad.labels.png" if bad.is_file() else None)
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "bad" in window.banner.text and window.banner.isVisible()
    assert window.session.document is document and (document.labels == HAT).any()
    window.banner.close_button.click()
    assert window.banner.isHidden()


def test_references_that_cannot_be_read_are_named_and_the_others_come_in(
    window: MainWindow, faces, tmp_path: Path, qtbot
) -> None:
    settle(window, qtbot)
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    Image.fromarray(faces[0].image[:, ::-1]).save(good)
    Image.fromarray(CELEBAMASK_HQ.mirror(faces[0].labels)).save(tmp_path / "good.labels.png")
    bad.write_text("no")
    window.references.add_files([bad, good])
    qtbot.waitUntil(lambda: window.gallery.model.rowCount() == FACES + 1)
    qtbot.waitUntil(lambda: "bad.png" in window.banner.text)  # the last of the batch comes a moment later


# editing


def test_a_stroke_paints_renders_and_is_one_step(window: MainWindow, qtbot) -> None:
    before = settle(window, qtbot)
    document = window.session.document
    QTest.keyClick(window, Qt.Key_4, Qt.ShiftModifier)
    assert window.bench.tool_state.region == HAT
    QTest.keyClick(window, Qt.Key_B)
    drag(window.layout_canvas, [at(window, x, 60) for x in (60, 90, 120, 160, 190)])
    assert (document.labels == HAT).sum() > 130 * 10
    assert len(document.history) == 1 and window.isWindowModified()
    assert window.status.saved.text() == "Unsaved changes"
    after = settle(window, qtbot)
    assert (before != after).any()
    assert window.bench.actions["undo"].text() == "Undo: Brush"
    QTest.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert not (document.labels == HAT).any() and not window.isWindowModified()
    assert np.abs(settle(window, qtbot).astype(int) - before).max() <= 1
    QTest.keyClick(window, Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier)
    assert (document.labels == HAT).any()


def test_the_result_follows_while_the_brush_is_down(window: MainWindow, qtbot) -> None:
    before = settle(window, qtbot)
    window.bench.tool_state.set_region(HAT)
    drag(window.layout_canvas, [at(window, x, 60) for x in (60, 90, 120, 160)], release=False)
    during = settle(window, qtbot)
    assert (before != during).any() and len(window.session.document.history) == 0
    drag(window.layout_canvas, [at(window, 160, 60)])


def test_a_style_dropped_on_the_result_is_worn_and_undone(window: MainWindow, qtbot) -> None:
    before = settle(window, qtbot)
    reference = window.session.references[3]
    qtbot.waitUntil(lambda: window.session.references[3].matrix is not None, timeout=20000)
    mime = encode(StyleDrag(reference.id, HAIR, (HAIR,)))
    assert drop(window.result_canvas, mime, window.result_canvas.rect().center())
    assert window.session.document.styles[HAIR].source == reference.id
    assert window.region_panel.rows[HAIR].source.full_text == reference.portrait.name
    after = settle(window, qtbot)
    assert (before != after).any()
    window.bench.actions["undo"].trigger()
    assert window.session.document.styles[HAIR].source is None
    assert np.abs(settle(window, qtbot).astype(int) - before).max() <= 1


def test_a_whole_face_brings_the_selected_regions(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    window.bench.selection.set({HAIR, SKIN})
    reference = window.session.references[2]
    qtbot.waitUntil(lambda: window.session.references[2].matrix is not None, timeout=20000)
    assert drop(window.result_canvas, encode(StyleDrag(reference.id, None, (SKIN, HAIR))), QPoint(200, 200))
    styles = window.session.document.styles
    assert set(styles) == {SKIN, HAIR} and styles.sources() == {reference.id}


def test_a_click_in_the_gallery_and_the_mix_slider(window: MainWindow, qtbot) -> None:
    own = settle(window, qtbot)
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    cards = window.gallery.list
    face = window.session.references[1].portrait
    ys, xs = np.nonzero(face.labels == HAIR)
    square = picture_rect(cards.visualRect(window.gallery.proxy.index(1, 0)))
    scale = square.width() / 256
    point = QPointF(square.left() + xs[99] * scale + 1, square.top() + ys[99] * scale + 1)
    hover(cards.viewport(), point)
    assert window.layout_canvas.highlight == (HAIR,) and "hair" in window.status.hint.full_text
    click(cards.viewport(), point)
    assert window.session.document.styles[HAIR].source == face.id
    full = settle(window, qtbot)
    slider = window.region_panel.rows[HAIR].mix
    drag(slider, [QPoint(slider.width() - 1, 10), QPoint(slider.width() // 2, 10)])
    half = settle(window, qtbot)
    assert np.abs(half.astype(int) - full).sum() > 0 and (half != own).any()
    session = window.session
    assert np.array_equal(session.result, session.engine.render(session.document.labels, session.styles()))
    drag(slider, [QPoint(slider.width() // 2, 10), QPoint(0, 10)])
    assert np.abs(settle(window, qtbot).astype(int) - own).max() <= 1, "a mix of nothing is the own style"
    window.bench.actions["reset_all_styles"].trigger()
    assert len(window.session.document.styles) == 0


# saving


def test_there_are_quick_exports(window: MainWindow, tmp_path: Path, qtbot, monkeypatch) -> None:
    settle(window, qtbot)
    window.bench.tool_state.set_region(HAT)
    drag(window.layout_canvas, [at(window, x, 60) for x in (60, 120, 190)])
    result = settle(window, qtbot)
    targets = iter([tmp_path / "l.png", tmp_path / "both.png"])
    monkeypatch.setattr(files, "ask_save", lambda *_: next(targets))
    window.bench.actions["keep_unedited"].setChecked(False)
    for command in ("export_labels", "export_before_after"):
        window.bench.actions[command].trigger()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
    assert np.array_equal(read_labels(tmp_path / "l.png"), window.session.document.labels)
    with Image.open(tmp_path / "l.png") as labels:
        assert labels.mode == "P" and labels.getpalette()[HAIR * 3 : HAIR * 3 + 3] == [0, 0, 204]
    both = read(tmp_path / "both.png")
    margin = (both.shape[1] - 512) // 3
    after = both[margin : margin + 256, -256 - margin : -margin]
    assert np.abs(after.astype(int) - result).max() <= 1
    assert window.isWindowModified() and "Exported" in window.banner.text, "the work itself is not saved"


def test_a_place_that_cannot_be_written_to_is_a_message(window, tmp_path: Path, qtbot, monkeypatch) -> None:
    settle(window, qtbot)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "no" / "such" / "folder" / "x.png")
    window.bench.actions["export_before_after"].trigger()
    qtbot.waitUntil(lambda: window.banner.kind == "error")


@pytest.mark.parametrize("answer", [unsaved.CANCEL, unsaved.DISCARD, unsaved.SAVE])
def test_closing_asks_when_work_would_be_lost(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch, answer: str
) -> None:
    settle(window, qtbot)
    window.bench.tool_state.set_region(HAT)
    drag(window.layout_canvas, [at(window, x, 60) for x in (60, 120)])
    settle(window, qtbot)
    painted = window.session.document.labels.copy()
    answers = iter([answer])
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: next(answers))
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "kept.sean")
    window.close()
    if answer == unsaved.CANCEL:
        assert window.isVisible()
        window.session.document.mark_saved()
    elif answer == unsaved.SAVE:
        qtbot.waitUntil(lambda: not window.isVisible())
        assert np.array_equal(open_project(tmp_path / "kept.sean").layout, painted)
    else:
        assert not window.isVisible()


# keys and looks


def test_held_keys_hide_the_mask_and_show_the_original(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    window.activateWindow()
    window.layout_canvas.setFocus()
    QTest.keyPress(window.layout_canvas, Qt.Key_Backslash)
    assert window.result_canvas.comparing
    QTest.keyRelease(window.layout_canvas, Qt.Key_Backslash)
    assert not window.result_canvas.comparing
    hover(window.layout_canvas, QPoint(5, 5))  # by the keyboard alone Tab leads on
    shown = window.layout_canvas.grab().toImage()
    QTest.keyPress(window.layout_canvas, Qt.Key_Tab)
    assert window.layout_canvas.grab().toImage() != shown and window.layout_canvas.hasFocus()
    QTest.keyRelease(window.layout_canvas, Qt.Key_Tab)
    window.gallery.search.setFocus()
    QTest.keyClicks(window.gallery.search, "\\")
    assert window.gallery.search.text() == "\\" and not window.result_canvas.comparing


def test_the_keyboard_table(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    state = window.bench.tool_state
    tools = {"B": "brush", "E": "eraser", "G": "fill", "L": "lasso", "R": "rectangle", "I": "pick"}
    for key, tool in tools.items():
        QTest.keyClick(window, getattr(Qt, f"Key_{key}"))
        assert state.tool == tool and window.bench.actions[tool].isChecked()
    for digit in range(10):
        QTest.keyClick(window, Qt.Key_0 + digit)
        assert state.region == digit
        if digit < 9:
            QTest.keyClick(window, Qt.Key_0 + digit, Qt.ShiftModifier)
            assert state.region == 10 + digit
    QTest.keyClick(window, Qt.Key_X)
    assert state.region == 18
    QTest.keyClick(window, Qt.Key_W)
    assert state.region == 0
    QTest.keyClick(window, Qt.Key_Q)
    assert state.region == 18
    size = state.size
    QTest.keyClick(window, Qt.Key_BracketRight)
    QTest.keyClick(window, Qt.Key_BracketRight, Qt.ShiftModifier)
    assert state.size == size + 11
    QTest.keyClick(window, Qt.Key_BracketLeft, Qt.ShiftModifier)
    QTest.keyClick(window, Qt.Key_BracketLeft)
    assert state.size == size
    QTest.keyClick(window, Qt.Key_M)
    assert state.mirror and window.bench.actions["mirror"].isChecked()
    QTest.keyClick(window, Qt.Key_1, Qt.ControlModifier)
    assert window.bench.view.percent == 100 and window.status.zoom.text() == "100 %"
    QTest.keyClick(window, Qt.Key_0, Qt.ControlModifier)
    assert window.bench.view.fitting


def test_f6_reaches_every_panel(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    window.activateWindow()
    window.layout_canvas.setFocus()
    window.gallery.search.setText("nobody")  # nor are there styles: no cards to put the keyboard on
    panels = [
        "layout_canvas",
        "result_canvas",
        "gallery",
        "history_panel",
        "library_panel",
        "looks_panel",
        "two_styles_panel",
        "retouch_panel",
        "colour_panel",
    ]
    panels += ["region_panel", "tool_bar"]
    seen = set()
    for _ in panels:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key_F6)
        focus = window.focusWidget()
        for name in panels:
            panel = getattr(window, name)
            if focus is panel or panel.isAncestorOf(focus):
                seen.add(name)
    assert seen == set(panels)


def test_theme_and_palette_switch_and_are_remembered(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    dark = window.grab().toImage()
    window.bench.actions["theme_light"].trigger()
    assert theme().tokens is LIGHT and window.grab().toImage() != dark
    chip = window.region_panel.rows[NOSE].chip
    assert (
        chip.color.getRgb()[:3] == (240, 228, 66) and window.bench.actions["palette_colour_blind"].isChecked()
    )
    window.bench.actions["palette_celebamask"].trigger()
    assert chip.color.getRgb()[:3] == (76, 153, 0)
    assert (window.bench.settings.theme, window.bench.settings.palette) == ("light", "celebamask")


def test_solo_and_lock_from_the_menu(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    window.bench.tool_state.set_region(NOSE)
    window.bench.actions["solo"].trigger()
    assert window.layout_canvas.mask.solo == NOSE and window.bench.actions["solo"].isChecked()
    assert window.result_canvas.highlight == ()
    window.bench.actions["lock"].trigger()
    assert window.session.document.locked == {NOSE}
    window.bench.actions["solo"].trigger()
    assert window.layout_canvas.mask.solo is None


def test_everything_in_view_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for widget in window.findChildren((QAbstractButton, QSlider, QLineEdit)):
        if widget.isVisibleTo(window) and widget.parent() is not window.gallery.search:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_every_action_does_something(window: MainWindow) -> None:
    for action in window.bench.actions.all():
        assert action.receivers(action.triggered) + action.receivers(action.toggled) > 0, action.text()
