"""The tasks of the user guide by the keyboard alone: every step is a key that goes where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QTreeView, QWidget
from window_photos import KnowingAnalyser

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.main_window import MainWindow

HAIR, HAT, SKIN, NOSE = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "hat", "skin", "nose"))
CTRL, SHIFT = Qt.ControlModifier, Qt.ShiftModifier


def key(code: int, held: Qt.KeyboardModifiers = Qt.NoModifier, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        QTest.keyClick(focus, code, held)


def go_to(panel: QWidget) -> None:
    """F6 until the keyboard is in a panel."""
    for _ in range(12):
        key(Qt.Key_F6)
        focus = QApplication.focusWidget()
        if focus is panel or panel.isAncestorOf(focus):
            return
    raise AssertionError(f"F6 does not lead to {type(panel).__name__}")


def tab_to(wanted: Callable[[QWidget], bool]) -> QWidget:
    """Tab until the keyboard is on something."""
    for _ in range(80):
        key(Qt.Key_Tab)
        if wanted(QApplication.focusWidget()):
            return QApplication.focusWidget()
    raise AssertionError("Tab does not lead there")


@pytest.fixture
def ready(window: MainWindow, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    window.activateWindow()
    return window


def test_a_stroke_its_undo_and_the_history(ready: MainWindow) -> None:
    document = ready.session.document
    key(Qt.Key_4, SHIFT)  # Hat
    key(Qt.Key_B)
    go_to(ready.layout_canvas)
    key(Qt.Key_Up, SHIFT, 5)
    key(Qt.Key_Space)
    key(Qt.Key_Right, SHIFT, 4)
    key(Qt.Key_Space)
    assert len(document.history) == 1 and (document.labels == HAT).sum() > 300
    key(Qt.Key_Z, CTRL)
    assert not (document.labels == HAT).any()
    key(Qt.Key_Y, CTRL)
    key(Qt.Key_N, CTRL | SHIFT)
    assert len(document.snapshots) == 1
    go_to(ready.history_panel)
    key(Qt.Key_Up)
    key(Qt.Key_Return)
    assert len(document.history) == 0


def test_a_style_of_one_region_of_a_card(ready: MainWindow) -> None:
    document = ready.session.document
    go_to(ready.gallery)
    key(Qt.Key_Right)
    reference = ready.gallery.list.current_reference()
    key(Qt.Key_Space)
    for _ in range(20):
        if "hair" in ready.status.hint.full_text:
            break
        key(Qt.Key_Down)
    assert ready.result_canvas.highlight == (HAIR,)
    key(Qt.Key_Return)
    assert set(document.styles) == {HAIR} and document.styles[HAIR].source == reference.id
    key(Qt.Key_Escape)
    key(Qt.Key_Right)
    assert ready.gallery.list.current_reference().id != reference.id
    key(Qt.Key_Return)  # the whole face
    assert len(document.styles) > 5 and document.styles[HAIR].source != reference.id


def test_a_style_at_the_crosshair_of_the_result(ready: MainWindow) -> None:
    go_to(ready.gallery)
    key(Qt.Key_Right)
    go_to(ready.result_canvas)
    under = ready.status.pointed.text()
    key(Qt.Key_Space)
    assert [CELEBAMASK_HQ[region].title for region in ready.session.document.styles] == [under]


def test_regions_groups_and_sliders(ready: MainWindow, qtbot) -> None:
    ready.session.apply_style(ready.session.references[1].id, [HAIR, NOSE])
    go_to(ready.region_panel)
    key(Qt.Key_Space)
    assert ready.bench.selection.ids == {ready.bench.tool_state.region}
    key(Qt.Key_Up)
    tab_to(lambda w: w.accessibleName().startswith("Lock"))
    key(Qt.Key_Space)
    assert len(ready.session.document.locked) == 1
    chip = tab_to(lambda w: w.accessibleName() == "Group Lips")
    key(Qt.Key_Space)
    assert ready.bench.selection.ids == set(chip.group.ids)
    key(Qt.Key_A, CTRL | SHIFT)
    tab_to(lambda w: w.accessibleName() == "Mix of several regions")
    key(Qt.Key_Left, times=4)
    assert ready.session.document.styles[HAIR].mix == pytest.approx(0.8)
    qtbot.waitUntil(lambda: not ready.session.document.editing)


def test_a_region_is_transformed(ready: MainWindow) -> None:
    document = ready.session.document
    key(Qt.Key_2)  # Nose
    key(Qt.Key_T, CTRL)
    before = document.labels.copy()
    go_to(ready.layout_canvas)
    key(Qt.Key_Down, times=3)
    key(Qt.Key_Return)
    assert len(document.history) == 1
    rows = [np.nonzero((labels == NOSE).any(1))[0].max() for labels in (before, document.labels)]
    assert rows[1] - rows[0] == 3


def test_a_photo_is_opened_and_the_result_exported(
    ready: MainWindow, analyser: KnowingAnalyser, photo: Path, tmp_path: Path, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(files, "NATIVE", False)
    ready.bench.settings.folder = photo.parent

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            dialog.activateWindow()
            qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
            files_there = tab_to(lambda w: isinstance(w, QTreeView))
            field = dialog.findChild(QLineEdit)
            QTest.keyClicks(files_there, "hol")
            qtbot.waitUntil(lambda: field.text() == photo.name)
            QTest.keyClick(files_there, Qt.Key_Return)
        finally:
            if dialog.isVisible():
                dialog.reject()

    go_to(ready.layout_canvas)
    QTimer.singleShot(0, name_it)
    key(Qt.Key_O, CTRL)
    qtbot.waitUntil(lambda: ready.windowTitle().startswith("holiday"), timeout=20000)
    qtbot.waitUntil(lambda: ready.session.idle and ready.session.result is not None, timeout=20000)
    ready.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    out = tmp_path / "out.png"
    monkeypatch.setattr(files, "ask_save", lambda *_: out)
    key(Qt.Key_E, CTRL)
    qtbot.waitUntil(lambda: isinstance(_dialog(), ExportDialog))
    dialog = _dialog()
    tab_to(lambda w: isinstance(w, QComboBox) and w.window() is dialog)
    tab_to(lambda w: getattr(w, "text", str)().startswith("Export"))
    key(Qt.Key_Space)
    qtbot.waitUntil(lambda: out.exists() and ready.bench.jobs.idle, timeout=20000)


def _dialog() -> QDialog | None:
    focus = QApplication.focusWidget()
    window = focus.window() if focus is not None else None
    return window if isinstance(window, QDialog) else None
