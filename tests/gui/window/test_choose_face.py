"""The dialog that asks which of several faces is meant."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from gestures import click, hover, mouse
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
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


@pytest.fixture
def crowd(qtbot, faces: list[Portrait]) -> Iterator[ChooseFaceDialog]:
    """Forty faces in five rows of eight."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 800)
    places = [square(60 + 110 * (i % 8), 60 + 115 * (i // 8), 90) for i in range(40)]
    photo = Photo(paste([faces[i % len(faces)] for i in range(40)], places), "crowd")
    made = ChooseFaceDialog(parent, Sighting.of(photo, found_at(places)))
    made.open()
    QApplication.processEvents()
    yield made
    made.reject()


def in_sight(dialog: ChooseFaceDialog, index: int) -> bool:
    """Whether the whole thumbnail can be seen."""
    strip = dialog.scroll.viewport()
    place = dialog.buttons[index].mapTo(strip, QPoint(0, 0)).x()
    return 0 <= place <= strip.width() - dialog.buttons[index].width()


def test_forty_faces_are_all_there_and_the_chosen_one_is_in_sight(crowd: ChooseFaceDialog) -> None:
    assert len(crowd.buttons) == 40 and in_sight(crowd, 0) and not in_sight(crowd, 39)
    QTest.keyClick(crowd.view, Qt.Key_Up)
    for _ in range(4):
        QTest.keyClick(crowd.view, Qt.Key_Down)
    assert crowd.view.current == 32 and in_sight(crowd, 32)


def test_the_wheel_scrolls_the_strip(crowd: ChooseFaceDialog) -> None:
    bar, viewport = crowd.scroll.horizontalScrollBar(), crowd.scroll.viewport()
    for turn in (-120, -120, 120):
        before, at = bar.value(), QPointF(viewport.rect().center())
        event = QWheelEvent(
            at, viewport.mapToGlobal(at.toPoint()), QPoint(), QPoint(0, turn), Qt.NoButton, Qt.NoModifier,
            Qt.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
        assert np.sign(bar.value() - before) == -np.sign(turn)


@pytest.mark.parametrize(
    ("keys", "milliseconds", "chosen"), [("12", 60_000, 12), ("12", 0, 2), ("407", 60_000, 7)]
)
def test_numbers_of_several_digits(
    crowd: ChooseFaceDialog, keys: str, milliseconds: int, chosen: int
) -> None:
    """Digits that come quickly are one number, if there is a face of that number."""
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(milliseconds)
    QTest.keyClicks(crowd.view, keys)
    QApplication.setKeyboardInputInterval(before)
    assert crowd.view.current == chosen - 1 and crowd.buttons[chosen - 1].isChecked()
