"""Chosen colours on the real window: sliders, the field, swatches, the eyedropper, and how near it comes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from clipping import cut_off
from gestures import click, drag, undone_under_the_hand
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QColorDialog, QMenu

from models.colour_difference import ciede2000
from sean_editor.colour.names import lab_of
from sean_editor.colour.surface import Surface
from sean_editor.document import RegionStyle
from sean_editor.document.styles import OWN
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.colour.swatch_grid import ACROSS
from sean_editor.project_file import open_project, save_project

EYE, OTHER_EYE, U_LIP, L_LIP, HAIR, HAT = 4, 5, 11, 12, 13, 14
BLUE = "#31589b"


@pytest.fixture
def colours(window: MainWindow, qtbot) -> MainWindow:
    """The window with the panel in front, and hair in hand."""
    settle(window, qtbot)
    window.resize(1280, 800)
    window.bench.actions.regions[HAIR].trigger()
    QTest.keyClick(window.layout_canvas, Qt.Key_C, Qt.ShiftModifier)
    assert window.colour_panel.isVisible()
    return window


def settle(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=40000)


def swatch(window: MainWindow, kind: str, colour: str):
    return next(one for one in window.colour_panel.grids[kind].buttons if one.colour == colour)


def at(widget, part: float) -> QPointF:
    return QPointF(7 + (widget.width() - 14) * part, widget.height() / 2)


def chosen(window: MainWindow, *regions: int) -> list[str | None]:
    return [window.session.document.styles[region].chosen for region in regions]


def miss(window: MainWindow, region: int, colour: str) -> float:
    """CIEDE2000 between a colour and the region in the picture that is shown."""
    light, a, b = (float(value) for value in lab_of(colour))
    shown = window.session.shown.pixels
    part = Surface((region,), (light, a, b)).part(window.session.document.labels, shown)
    return float(ciede2000(part.mean(shown), lab_of(colour)))


def test_it_begins_with_the_colour_that_there_is(colours: MainWindow) -> None:
    panel = colours.colour_panel
    assert panel.title.full_text == "Hair" and not panel.hint.isVisible()
    assert panel.field.text() == panel.colour and miss(colours, HAIR, panel.colour) < 1
    assert not panel.reset_button.isEnabled() and panel.reached.text() == ""
    assert colours.focusWidget() is panel.sliders[0], "Shift+C gives it the keyboard"


def test_a_swatch_colours_the_hair(colours: MainWindow, qtbot) -> None:
    panel, document = colours.colour_panel, colours.session.document
    click(swatch(colours, "Hair", BLUE), QPointF(10, 10))
    settle(colours, qtbot)
    assert document.styles[HAIR] == RegionStyle(colour=BLUE) and miss(colours, HAIR, BLUE) < 2
    qtbot.waitUntil(lambda: panel.reached.text().startswith("ΔE "))
    assert float(panel.reached.text().split()[-1]) < 2 and "Difference" in panel.reached.accessibleName()
    assert swatch(colours, "Hair", BLUE).isChecked() and panel.field.text() == BLUE
    row = colours.region_panel.rows[HAIR]
    assert "#31589b" in row.source.full_text
    click(panel.reset_button, QPointF(10, 10))
    settle(colours, qtbot)
    assert document.styles[HAIR] == OWN and not panel.reset_button.isEnabled() and panel.reached.text() == ""
    document.undo()
    document.undo()
    assert document.styles[HAIR] == OWN and not document.history.can_undo


def test_a_drag_is_live_and_one_step(colours: MainWindow, qtbot) -> None:
    panel, document, pictures = colours.colour_panel, colours.session.document, []
    colours.session.result_changed.connect(lambda done: pictures.append(done.image))
    hue, light, share = panel.sliders
    drag(hue, [at(hue, 0.1), at(hue, 0.4), at(hue, 0.7)])
    assert len(document.history) == 1 and abs(hue.value() - 252) < 5
    drag(light, [at(light, 0.5), at(light, 0.6)])
    drag(share, [at(share, 0.5), at(share, 0.8)])
    assert [step.label for step in document.history.done] == ["Colour"] * 3
    settle(colours, qtbot)
    assert pictures and miss(colours, HAIR, chosen(colours, HAIR)[0]) < 2
    undone_under_the_hand(hue, document)
    assert hue.accessibleName() == "Hue" and f"{hue.value()}°" in hue.accessibleDescription()


def test_arrow_keys_and_text(colours: MainWindow, qtbot) -> None:
    panel, document = colours.colour_panel, colours.session.document
    hue = panel.sliders[0]
    before = hue.value()
    for _ in range(3):
        QTest.keyClick(hue, Qt.Key_Right)
    assert hue.value() == before + 3 and chosen(colours, HAIR) == [panel.colour]
    panel.field.setFocus()
    panel.field.selectAll()
    QTest.keyClicks(panel.field, "#ABC")
    QTest.keyClick(panel.field, Qt.Key_Return)
    assert chosen(colours, HAIR) == ["#aabbcc"]
    panel.field.selectAll()
    QTest.keyClicks(panel.field, "red")
    QTest.keyClick(panel.field, Qt.Key_Return)
    assert chosen(colours, HAIR) == ["#aabbcc"] and panel.field.text() == "#aabbcc"
    assert all(step.label == "Colour" for step in document.history.done)


def test_swatches_by_keyboard(colours: MainWindow, qtbot) -> None:
    buttons = colours.colour_panel.grids["Hair"].buttons
    buttons[0].setFocus()
    for key in (Qt.Key_Right, Qt.Key_Down, Qt.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget() is buttons[ACROSS]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key_Return)
    assert chosen(colours, HAIR) == [buttons[ACROSS].colour]
    assert buttons[ACROSS].accessibleName() == f"Auburn: {buttons[ACROSS].colour}"


def test_what_belongs_together_is_coloured_together(colours: MainWindow) -> None:
    panel = colours.colour_panel
    colours.bench.tool_state.set_region(OTHER_EYE)
    assert panel.title.full_text == "Eyes" and colours.colours.regions == (EYE, OTHER_EYE)
    colours.bench.selection.set((U_LIP,))
    assert panel.title.full_text == "Upper lip"
    colours.bench.selection.set((U_LIP, L_LIP))
    assert panel.title.full_text == "Lips"
    click(swatch(colours, "Lips", "#7c1c26"), QPointF(10, 10))
    assert chosen(colours, U_LIP, L_LIP, HAIR, EYE) == ["#7c1c26", "#7c1c26", None, None]
    colours.bench.selection.set((U_LIP, HAIR))
    assert panel.title.full_text == "2 selected regions"


def test_a_region_that_is_not_there_says_so(colours: MainWindow) -> None:
    colours.bench.tool_state.set_region(HAT)
    panel = colours.colour_panel
    assert "no hat" in panel.hint.text().lower() and panel.hint.isVisible()
    assert not panel.sliders[0].isEnabled() and not panel.grids["Hair"].isEnabled()


def test_the_mix_slider_mixes_it(colours: MainWindow, qtbot) -> None:
    colours.colours.choose(BLUE)
    colours.session.document.end_mix()
    row = colours.region_panel.rows[HAIR]
    assert row.mix.isEnabled()
    click(row.mix, QPointF(row.mix.width() / 2, 5))
    settle(colours, qtbot)
    assert colours.session.document.styles[HAIR].mix == pytest.approx(0.5, abs=0.02)
    assert miss(colours, HAIR, BLUE) > 5
    qtbot.waitUntil(lambda: colours.colour_panel.reached.text() != "")
    assert float(colours.colour_panel.reached.text().split()[-1]) < 2, "of what is asked for at that mix"


def test_the_eyedropper_takes_a_colour_of_the_result(colours: MainWindow, qtbot) -> None:
    panel, canvas = colours.colour_panel, colours.result_canvas
    click(panel.pick_button, QPointF(8, 8))
    assert panel.pick_button.isChecked()
    x, y = (round(float(place.mean())) for place in np.nonzero(colours.session.document.labels == 2)[::-1])
    point = QPointF(*canvas.transform().to_view(x + 0.5, y + 0.5))
    click(canvas, point)
    assert not panel.pick_button.isChecked() and chosen(colours, HAIR) != [None]
    shown = colours.session.shown.pixels[y, x].tolist()
    assert ciede2000(lab_of(chosen(colours, HAIR)[0]), lab_of("#" + bytes(shown).hex())) < 8
    before = chosen(colours, HAIR)
    click(canvas, point)
    assert chosen(colours, HAIR) == before, "the next click takes none"


def test_the_dialog_is_live_and_can_be_given_up(colours: MainWindow, qtbot) -> None:
    panel, document = colours.colour_panel, colours.session.document
    click(panel.dialog_button, QPointF(8, 8))
    dialog = colours.findChild(QColorDialog)
    assert dialog.isVisible() and not dialog.isModal() and "Hair" in dialog.windowTitle()
    dialog.setCurrentColor(Qt.green)
    assert chosen(colours, HAIR) == ["#00ff00"]
    dialog.reject()
    assert document.styles[HAIR] == OWN
    qtbot.waitUntil(lambda: colours.findChild(QColorDialog) is None)
    click(panel.dialog_button, QPointF(8, 8))
    dialog = colours.findChild(QColorDialog)
    dialog.setCurrentColor(Qt.red)
    dialog.accept()
    assert chosen(colours, HAIR) == ["#ff0000"]


def test_a_row_offers_it(colours: MainWindow) -> None:
    colours.central.reveal(colours.gallery)
    menu = QMenu()
    colours.region_panel.menu_filling.emit(menu, U_LIP)
    next(one for one in menu.actions() if one.text() == "Choose colour…").trigger()
    assert colours.colour_panel.isVisible() and colours.colour_panel.title.full_text == "Lips"


def test_a_project_and_a_library_keep_it(colours: MainWindow, qtbot, tmp_path: Path) -> None:
    colours.colours.choose(BLUE)
    settle(colours, qtbot)
    save_project(tmp_path / "blue.sean", colours.session.project())
    assert open_project(tmp_path / "blue.sean").styles[HAIR] == RegionStyle(colour=BLUE)
    colours.bench.selection.set((HAIR,))
    colours.library.keep_present()
    kept = next(iter(colours.session.made), None) or colours.library_panel.model.entries[0].style
    own = colours.session.present().own.matrix.codes
    assert not np.array_equal(kept.codes[HAIR], own[HAIR]), "the kept codes have the colour"


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_nothing_is_cut_off(colours: MainWindow, size: tuple[int, int]) -> None:
    colours.resize(*size)
    QApplication.processEvents()
    colours.colour_panel.show_reached(12.3)
    assert list(cut_off(colours.colour_panel)) == []
