"""Messages: what stays, what goes, and what takes whose place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gestures import click
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget

from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.banner import Banner


@pytest.fixture
def banner(qtbot) -> Iterator[Banner]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Banner(window)
    yield made
    made.dismiss()


def test_a_new_error_is_not_pushed_away(banner: Banner) -> None:
    banner.show_error("That went wrong.")
    banner.show_notice("Saved")
    banner.succeed()
    assert banner.text == "That went wrong." and banner.kind == "error"


def test_clicks_on_the_message_itself_do_not_make_it_old(banner: Banner) -> None:
    banner.show_error("That went wrong.")
    click(banner, QPoint(5, 5))
    banner.show_notice("Saved")
    assert banner.kind == "error"


def bad_file_opened(window: MainWindow, tmp_path: Path, qtbot) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    window.files.open_portrait_file(bad)
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "bad.png" in window.banner.text


def test_saving_replaces_an_old_error(window: MainWindow, tmp_path: Path, qtbot, monkeypatch) -> None:
    bad_file_opened(window, tmp_path, qtbot)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "mine.sean")
    window.banner.show_notice("a notice of nobody's doing")
    assert window.banner.kind == "error"
    QTest.keyClick(window.layout_canvas, Qt.Key_S, Qt.ControlModifier)
    qtbot.waitUntil(lambda: window.banner.kind == "notice")
    assert "mine.sean" in window.banner.text and (tmp_path / "mine.sean").exists()


def test_what_succeeds_without_a_word_ends_an_old_error(window: MainWindow, faces, tmp_path, qtbot) -> None:
    bad_file_opened(window, tmp_path, qtbot)
    QTest.keyClick(window.layout_canvas, Qt.Key_B)
    window.session.open_portrait(faces[2])
    assert window.banner.text == "" and window.banner.isHidden()


def test_an_error_of_the_same_deed_stays(window: MainWindow, faces, tmp_path: Path, qtbot) -> None:
    bad_file_opened(window, tmp_path, qtbot)
    window.session.add_reference(faces[3])
    window.session.open_portrait(faces[2])
    assert window.banner.kind == "error", "nobody has done anything since"


def test_an_edit_that_succeeds_ends_an_old_error(window: MainWindow, tmp_path: Path, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=20000)
    bad_file_opened(window, tmp_path, qtbot)
    QTest.keyClick(window.layout_canvas, Qt.Key_B)
    qtbot.wait(50)
    assert window.banner.kind == "error", "to take up a tool is no success"
    window.session.apply_style(window.session.references[1].id, [13])
    qtbot.waitUntil(lambda: window.banner.text == "", timeout=20000)


def test_an_error_that_stays_outlives_edits(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=20000)
    window.banner.show_error("Nothing can be saved.", stays=True)
    QTest.keyClick(window.layout_canvas, Qt.Key_B)
    window.session.apply_style(window.session.references[1].id, [13])
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=20000)
    assert window.banner.text == "Nothing can be saved."
    window.banner.show_notice("Saved")
    assert window.banner.text == "Saved"


def test_the_keyboard_stays_where_it_was(window: MainWindow, qtbot) -> None:
    """A click on a button of a message does not take it; whoever went there by key gets back."""
    canvas, banner, answers = window.layout_canvas, window.banner, []
    canvas.setFocus()
    banner.show_notice("Shall it be?", ("Yes", lambda: answers.append("yes")))
    QTest.mouseClick(banner.offer_button, Qt.LeftButton)
    assert answers == ["yes"] and banner.isHidden() and QApplication.focusWidget() is canvas
    for key in (Qt.Key_Space, Qt.Key_Escape):
        banner.show_notice("Shall it be?", ("Yes", lambda: answers.append("yes")))
        while QApplication.focusWidget() is not banner.offer_button:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key_F6)
        QTest.keyClick(banner.offer_button, key)
        assert banner.isHidden() and QApplication.focusWidget() is window.tool_bar.buttons["brush"]
    assert answers == ["yes", "yes"]
