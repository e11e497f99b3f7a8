"""The portraits that ship, in the window: pictures of 512 pixels behind layouts of 256."""

from __future__ import annotations

import numpy as np
import pytest
from export_dialogs import HAIR, NOSE, choose, prepared, words
from gestures import click
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication
from window_photos import KnowingAnalyser, asked

from models.colour_difference import ciede2000
from sean_editor.colour.names import lab_of
from sean_editor.export.kinds import Kind
from sean_editor.gui.canvas.incoming import picture_in, pixels_of
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo import read_image


@pytest.fixture(autouse=True)
def without_photos() -> None:
    """In this file they are as they ship."""


@pytest.fixture
def settled(window: MainWindow, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references))
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current)
    return window


def test_the_picture_itself_is_shown_copied_and_given_as_a_reference(settled: MainWindow, qtbot) -> None:
    portrait = settled.session.document.portrait
    photo = read_image(portrait.path)
    assert portrait.size == (256, 256) and photo.shape == (512, 512, 3)
    assert np.array_equal(settled.session.shown.pixels, photo), "nothing was edited yet"
    assert all(one.portrait.close_up.side == 512 for one in settled.session.references)
    QApplication.clipboard().setText("something else")
    settled.bench.actions["copy_result"].trigger()
    qtbot.waitUntil(lambda: QApplication.clipboard().mimeData().hasImage())
    copied = pixels_of(picture_in(QApplication.clipboard().mimeData()).image)
    assert np.abs(copied[..., :3].astype(int) - photo).max() <= 1


def test_it_is_exported_as_large_as_it_is(settled: MainWindow, qtbot) -> None:
    document = settled.session.document
    settled.session.apply_style(settled.session.references[1].id, [HAIR])
    qtbot.waitUntil(lambda: settled.session.idle)
    settled.bench.actions["export"].trigger()
    dialog = settled.exports.dialog
    whole = prepared(dialog, qtbot)
    assert dialog.options.kind is Kind.PHOTO and whole.shape == (512, 512, 3)
    kept = (document.labels == NOSE).repeat(2, 0).repeat(2, 1)
    assert np.array_equal(whole[kept], read_image(document.portrait.path)[kept])
    assert choose(dialog, Kind.PORTRAIT, qtbot).shape == (512, 512, 3)
    assert "512 x 512" in words(dialog) and "As in the photo (512 px)" in dialog.options.size.currentText()
    dialog.reject()


def test_the_eyedropper_takes_the_colour_under_it(settled: MainWindow, qtbot) -> None:
    settled.bench.actions.regions[HAIR].trigger()
    QTest.keyClick(settled.layout_canvas, Qt.Key_C, Qt.ShiftModifier)
    document, canvas = settled.session.document, settled.result_canvas
    x, y = (round(float(place.mean())) for place in np.nonzero(document.labels == NOSE)[::-1])
    colour = bytes(settled.session.shown.pixels[2 * y + 1, 2 * x + 1].tolist()).hex()
    click(settled.colour_panel.pick_button, QPointF(8, 8))
    click(canvas, QPointF(*canvas.transform().to_view(x + 0.5, y + 0.5)))
    assert ciede2000(lab_of(document.styles[HAIR].chosen), lab_of(f"#{colour}")) < 4
    qtbot.waitUntil(lambda: settled.session.idle)


def test_its_crop_can_be_placed_anew(settled: MainWindow, faces, qtbot) -> None:
    settled.photos.analyser = KnowingAnalyser(faces)
    settled.bench.actions["adjust_crop"].trigger()
    dialog = asked(settled, qtbot, PlaceFaceDialog)
    outline = dialog.view.placing.alignment().quad
    assert np.allclose(outline, settled.session.document.portrait.origin.alignment.quad)
    dialog.cancel_button.click()
