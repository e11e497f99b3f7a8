"""The languages that ship: complete, and nothing in the window or a dialog is cut off in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from clipping import cut_off
from PyQt5.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QRadioButton,
    QWidget,
)
from texts_in_view import english_in, texts_of
from whole_window import every_dialog, scenes

from sean_editor.document.portrait import Portrait
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.translation import install_translation
from sean_editor.languages import ENGLISH, FOLDER, LANGUAGES


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Simplified Chinese, as a person chooses it."""
    assert install_translation(qapp, "zh_CN") == "zh_CN"
    yield
    install_translation(qapp, ENGLISH)


def test_chinese_is_complete_and_nothing_is_cut_off(
    chinese, window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path
) -> None:
    """In the smallest window, and in every dialog."""
    messages = Xml.parse(FOLDER / "sean_editor.ts").getroot().iter("message")
    english = {text for m in messages if english_in(text := m.findtext("source", "")) and text != "Tab"}

    def check(widget: QWidget) -> None:
        texts = [text for _, text in texts_of(widget)]
        assert not english.intersection(texts) and not list(cut_off(widget)), type(widget).__name__
        least = widget.minimumSizeHint()
        assert least.width() <= 1024 and least.height() <= 700, (type(widget).__name__, least)
        assert sum(bool(re.search(r"[\u4e00-\u9fff]", text)) for text in texts) > 2

    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    window.session.apply_style(window.session.references[1].id, [13, 17])
    window.bench.selection.set({13, 17})
    qtbot.waitUntil(lambda: window.session.idle)
    window.resize(1024, 700)
    for place in ("folded", "side", "below"):
        window.bench.actions[f"regions_{place}"].trigger()
        for _ in range(3):  # what is laid out asks for another layout
            QApplication.processEvents()
        check(window)
    for _ in scenes(window):
        for _ in range(3):
            QApplication.processEvents()
        check(window)
    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        check(dialog)
        dialog.close()
        dialog.deleteLater()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each of the window's languages."""
    install_translation(qapp, request.param)
    yield request.param
    install_translation(qapp, ENGLISH)


def test_whatever_is_chosen_in_a_dialog_has_room(
    language: str, window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path
) -> None:
    """What a format, a size or a radio button has to say, beside what a dialog says at first."""
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    cut = []

    def look(dialog: QDialog, chosen: str) -> None:
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        for _ in range(3):  # what is laid out asks for another layout
            QApplication.processEvents()
        cut.extend(f"{type(dialog).__name__}, {chosen}: {one}" for one in cut_off(dialog))

    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        look(dialog, "")
        for button in filter(QRadioButton.isEnabled, dialog.findChildren(QRadioButton)):
            button.click()
            look(dialog, button.text())
        for box in dialog.findChildren(QComboBox):
            for row in range(box.count()):
                box.setCurrentIndex(row)
                look(dialog, box.currentText())
        dialog.close()
        dialog.deleteLater()
    assert cut == []
