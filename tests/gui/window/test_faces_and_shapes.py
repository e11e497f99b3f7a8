"""A whole face keeps what its reference hides, and a style without a place in the layout brings its shape."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from gestures import click, drop
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.by_name import open_portrait
from sean_editor.session.editor_session import Reference

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
GLASSES, HAT, MOUTH, SKIN = ID["eye_g"], ID["hat"], ID["mouth"], ID["skin"]


def settle(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)


@pytest.fixture
def opened(window: MainWindow, qtbot) -> MainWindow:
    """Hugo, whose mouth is open and who wears nothing."""
    window.session.open_portrait(open_portrait("hugo"))
    settle(window, qtbot)
    return window


def added(window: MainWindow, portrait: Portrait, qtbot) -> Reference:
    reference = window.session.add_reference(portrait)
    qtbot.waitUntil(lambda: window.session.reference(reference.id).matrix is not None, timeout=20000)
    settle(window, qtbot)
    return reference


def carry(window: MainWindow, reference: Reference, region: int | None) -> None:
    """Drag a region, or (None) the whole face, onto the result."""
    drag = StyleDrag(reference.id, region, () if region is None else (region,))
    assert drop(window.result_canvas, encode(drag), window.result_canvas.rect().center())


def test_glasses_bring_their_shape_along(opened: MainWindow, qtbot) -> None:
    joy, document = added(opened, open_portrait("joy"), qtbot), opened.session.document
    carry(opened, joy, GLASSES)
    assert document.styles[GLASSES].source == joy.id and not (document.labels == GLASSES).any()
    assert "glasses" in opened.banner.text and opened.banner.offer_button.isVisible()
    assert joy.portrait.name in opened.banner.offer_button.text()
    steps = len(document.history)
    QTest.mouseClick(opened.banner.offer_button, Qt.LeftButton)
    assert (document.labels == GLASSES).sum() > 300 and len(document.history) == steps + 1
    assert opened.banner.text == "" and "glasses" in opened.bench.actions["undo"].text()
    settle(opened, qtbot)
    shown = opened.session.shown.pixels
    assert (shown[document.labels == GLASSES] != document.portrait.image[document.labels == GLASSES]).any()
    QTest.keyClick(opened.layout_canvas, Qt.Key_Z, Qt.ControlModifier)
    assert np.array_equal(document.labels, document.original_labels)
    assert document.styles[GLASSES].source == joy.id, "the style is a step of its own"


def test_the_offer_is_for_the_portrait_it_was_made_for(opened: MainWindow, qtbot) -> None:
    joy = added(opened, open_portrait("joy"), qtbot)
    carry(opened, joy, GLASSES)
    opened.session.open_portrait(open_portrait("kofi"))
    opened.banner.offer_button.click()
    assert not (opened.session.document.labels == GLASSES).any() and not opened.session.document.modified


def test_a_whole_face_offers_what_it_wears(opened: MainWindow, qtbot) -> None:
    joy = added(opened, open_portrait("joy"), qtbot)
    carry(opened, joy, None)
    assert "glasses or earring" in opened.banner.text
    opened.banner.offer_button.click()
    assert {GLASSES, ID["ear_r"]} <= set(np.unique(opened.session.document.labels).tolist())


def test_a_mouth_has_to_be_opened_by_hand(opened: MainWindow, faces, qtbot) -> None:
    closed = open_portrait("joy")
    assert MOUTH not in closed.shown_regions
    opened.session.open_portrait(closed)
    settle(opened, qtbot)
    hugo = added(opened, open_portrait("hugo"), qtbot)
    carry(opened, hugo, MOUTH)
    assert "mouth" in opened.banner.text and "paint" in opened.banner.text
    assert opened.banner.offer_button.isHidden()


def test_a_face_with_a_closed_mouth_leaves_the_own_one_as_it_is(opened: MainWindow, qtbot) -> None:
    joy, document = added(opened, open_portrait("joy"), qtbot), opened.session.document
    inside = document.labels == MOUTH
    assert inside.sum() > 200 and MOUTH not in joy.portrait.shown_regions
    carry(opened, joy, None)
    assert document.styles[MOUTH].source is None and document.styles[ID["u_lip"]].source == joy.id
    settle(opened, qtbot)
    core = cv2.erode(inside.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    shown = opened.session.shown.pixels
    assert core.sum() > 50 and np.array_equal(shown[core], document.portrait.image[core]), "own pixels"
    skin = document.labels == SKIN
    assert (shown[skin] != document.portrait.image[skin]).any(-1).mean() > 0.9


def test_brows_and_ears_under_hair_leave_the_own_ones_as_they_are(opened: MainWindow, qtbot) -> None:
    joy = open_portrait("joy")
    labels = joy.labels.copy()
    hidden = ("l_brow", "r_brow", "l_ear", "r_ear")
    for name in hidden:
        place = np.argwhere(labels == ID[name])
        labels[labels == ID[name]] = ID["hair"]
        labels[tuple(place[:5].T)] = ID[name]  # a few pixels between strands
    fringe = added(opened, Portrait("Fringe", joy.image, labels), qtbot)
    document = opened.session.document
    opened.session.apply_style(opened.session.references[2].id, [ID["l_brow"]])
    carry(opened, fringe, None)
    settle(opened, qtbot)
    shown = opened.session.shown.pixels
    kept = np.isin(document.labels, [ID[name] for name in (*hidden, "background", "mouth")])
    core = cv2.distanceTransform(kept.astype(np.uint8), cv2.DIST_L2, 5) > 5.2  # beyond the seam
    for name in hidden:
        assert document.styles[ID[name]].source is None
        inner = core & (document.labels == ID[name])
        assert np.array_equal(shown[inner], document.portrait.image[inner]), name
    assert (core & np.isin(document.labels, [ID["l_ear"], ID["r_ear"]])).sum() > 40
    row = opened.region_panel.rows[ID["l_brow"]]
    assert row.source.full_text == "Own style"


def test_the_apply_button_and_a_shift_click_take_the_face_too(opened: MainWindow, qtbot) -> None:
    reference = opened.session.references[1]
    cards = opened.gallery.list
    cards.setCurrentIndex(opened.gallery.proxy.index(1, 0))
    opened.gallery.apply_button.click()
    styles = opened.session.document.styles
    assert set(styles) == {r for r in range(1, 19) if (reference.portrait.labels == r).sum() >= 24}
    opened.session.document.undo()
    click(cards.viewport(), cards.visualRect(opened.gallery.proxy.index(1, 0)).center(), Qt.ShiftModifier)
    assert opened.session.document.styles == styles
