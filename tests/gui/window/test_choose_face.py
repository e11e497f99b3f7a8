"""The dialog that asks which of several faces is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gestures import click, hover, mouse
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget
from window_photos import found_at, paste, square

from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.gui.dialogs.choose_face import ChooseFaceDialog
from sean_editor.gui.photo.sighting import Sighting

PLACES = [square(640, 280, 240, 30), square(240, 300, 260, -10), square(440, 480, 160)]
LEFT, RIGHT, LOWER = 0, 1, 2  # as they are numbered: from left to right, then the next row


@pytest.fixture
def dialog(qtbot, faces: list[Portrait]) -> Iterator[ChooseFaceDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 800)
    found = found_at(PLACES)
    found[2] = found_at(PLACES[2:], sure=False)[0]
    made = ChooseFaceDialog(parent, Sighting.of(Photo(paste(faces[1:4], PLACES), "party"), found))
    made.open()
    QApplication.processEvents()
    yield made
    made.reject()


def middle(dialog: ChooseFaceDialog, place: int) -> QPointF:
    return dialog.view.spot(tuple(PLACES[place].quad.mean(0)))


def test_the_best_face_is_chosen_at_first(dialog: ChooseFaceDialog) -> None:
    assert dialog.view.current == RIGHT and dialog.buttons[RIGHT].isChecked()
    assert len(dialog.buttons) == 3 and "uncertain" in dialog.buttons[LOWER].text()


def test_pointing_and_clicking(dialog: ChooseFaceDialog) -> None:
    hover(dialog.view, middle(dialog, 1))
    assert dialog.view.pointed == LEFT and dialog.view.cursor().shape() == Qt.PointingHandCursor
    click(dialog.view, middle(dialog, 1))
    assert dialog.view.current == LEFT and dialog.buttons[LEFT].isChecked()
    hover(dialog.view, QPointF(3, 3))
    assert dialog.view.pointed == -1
    dialog.buttons[LOWER].click()
    assert dialog.view.current == LOWER and dialog.open_button.text() == "Check its points…"


def test_keys_choose_and_open(dialog: ChooseFaceDialog) -> None:
    assert dialog.focusWidget() is dialog.view
    QTest.keyClick(dialog.view, Qt.Key_Left)
    assert dialog.view.current in (LEFT, LOWER)
    QTest.keyClick(dialog.view, Qt.Key_1)
    assert dialog.view.current == LEFT
    QTest.keyClick(dialog.view, Qt.Key_9)
    assert dialog.view.current == LEFT, "there are not so many"
    QTest.keyClick(dialog.view, Qt.Key_Return)
    assert (dialog.result(), dialog.chosen, dialog.by_hand) == (dialog.Accepted, LEFT, False)


def test_a_double_click_opens(dialog: ChooseFaceDialog) -> None:
    mouse(dialog.view, QEvent.MouseButtonDblClick, middle(dialog, 1))
    assert (dialog.result(), dialog.chosen) == (dialog.Accepted, LEFT)


def test_a_double_click_on_a_crop_opens(dialog: ChooseFaceDialog) -> None:
    mouse(dialog.buttons[RIGHT], QEvent.MouseButtonDblClick, QPointF(10, 10))
    assert (dialog.result(), dialog.chosen) == (dialog.Accepted, RIGHT)


def test_an_unsure_face_is_checked_by_hand(dialog: ChooseFaceDialog) -> None:
    dialog.view.set_current(LOWER)
    dialog.open_button.click()
    assert dialog.by_hand and dialog.chosen == LOWER


def test_cancel(dialog: ChooseFaceDialog) -> None:
    dialog.cancel_button.click()
    assert dialog.result() == dialog.Rejected
