"""Light in the real window: sliders, the light of another face, one step each."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import drag, undone_under_the_hand
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest

from sean_editor.document.retouch import NO_RETOUCH, Light, Retouch
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.gui.panels.gallery.model import REFERENCE_ROLE
from sean_editor.retouch import finished
from sean_editor.retouch.face_light import light_of


@pytest.fixture
def lit(window: MainWindow, qtbot) -> MainWindow:
    """The window with the panel in front."""
    settle(window, qtbot)
    window.resize(1280, 800)
    window.central.reveal(window.retouch_panel)
    return window


def settle(window: MainWindow, qtbot) -> None:
    session = window.session
    qtbot.waitUntil(
        lambda: session.idle and session.result_is_current and not session.retouching.awaited, timeout=30000
    )


def at(widget, part: float) -> QPointF:
    return QPointF(widget.width() * part, widget.height() / 2)


def light(window: MainWindow) -> Light:
    return window.session.document.retouch.light


def test_a_drag_is_one_step_and_the_picture_follows(lit: MainWindow, qtbot) -> None:
    box, document = lit.retouch_panel.light, lit.session.document
    before = lit.session.shown.pixels
    slider = box.amounts["turn"]
    drag(slider, [at(slider, part) for part in (0.5, 0.7, 0.9)])
    assert abs(light(lit).turn - 0.8) < 0.05 and len(document.history) == 1
    settle(lit, qtbot)
    shown = lit.session.shown.pixels
    assert (
        np.array_equal(shown, finished(before, document.labels, document.retouch)) and (shown != before).any()
    )
    QTest.keyClick(lit, Qt.Key_Z, Qt.ControlModifier)
    assert document.retouch == NO_RETOUCH and slider.value() == 0
    undone_under_the_hand(slider, document)


def test_the_light_of_another_face_is_taken_mixed_and_given_back(lit: MainWindow, qtbot) -> None:
    box = lit.retouch_panel.light
    lit.gallery.list.setCurrentIndex(lit.gallery.list.model().index(1, 0))
    portrait = lit.gallery.list.current_reference().portrait
    assert box.take_button.isEnabled() and not box.share.isEnabled() and not box.drop_button.isEnabled()
    QTest.mouseClick(box.take_button, Qt.LeftButton)
    assert light(lit).taken == light_of(portrait.image, portrait.labels) and light(lit).share == 1.0
    assert lit.session.document.undo_label == f"Light of {portrait.name}"
    drag(box.share, [at(box.share, part) for part in (0.9, 0.5)])
    assert abs(light(lit).share - 0.5) < 0.05 and len(lit.session.document.history) == 2
    QTest.mouseClick(box.drop_button, Qt.LeftButton)
    assert light(lit) == Light() and box.share.value() == 0 and not box.share.isEnabled()
    QTest.keyClick(lit, Qt.Key_Z, Qt.ControlModifier)
    assert abs(light(lit).share - 0.5) < 0.05


def test_the_menu_of_a_face_gives_its_light_and_nothing_else(lit: MainWindow) -> None:
    document = lit.session.document
    reference = lit.gallery.list.model().index(2, 0).data(REFERENCE_ROLE)
    menu = lit.gallery.menu_for(CardTarget(reference.id, None))
    (entry,) = (action for action in menu.actions() if action.text() == "Take its light")
    entry.trigger()
    portrait = reference.portrait
    assert document.retouch == Retouch(light=Light(taken=light_of(portrait.image, portrait.labels)))
    assert len(document.history) == 1 and document.undo_label == f"Light of {portrait.name}"


def test_reset_takes_light_back_too(lit: MainWindow) -> None:
    slider = lit.retouch_panel.light.amounts["soften"]
    drag(slider, [at(slider, part) for part in (0.2, 0.6)])
    assert light(lit).soften > 0 and lit.retouch_panel.reset_button.isEnabled()
    QTest.mouseClick(lit.retouch_panel.reset_button, Qt.LeftButton)
    assert light(lit) == Light() and len(lit.session.document.history) == 2
