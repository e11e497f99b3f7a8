"""Only colour: a switch, clicks, drags and menus that take the colour of a reference and leave the form."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gestures import click, drag, drop, hover
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QMenu

from models.regions import CELEBAMASK_HQ
from sean_editor.document import OWN_COLOUR, Document, RegionStyle
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import CardTarget, picture_rect
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import Reference
from sean_editor.session.making import portrait_style

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
HAIR, NOSE, HAT, LIP = ID["hair"], ID["nose"], ID["hat"], ID["l_lip"]


def settle(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)


@pytest.fixture
def opened(window: MainWindow, qtbot) -> MainWindow:
    settle(window, qtbot)
    return window


def others(window: MainWindow) -> list[Reference]:
    """The references but the open portrait, in the gallery's order."""
    own = window.session.document.portrait.id
    return [one for one in window.gallery.shown_references() if one.id != own]


def spot(window: MainWindow, reference: Reference, region: int) -> QPoint:
    """A point of the gallery over a region of a card."""
    gallery = window.gallery
    gallery.select(reference.id)
    ys, xs = np.nonzero(reference.portrait.labels == region)
    square = picture_rect(gallery.list.visualRect(gallery.list.currentIndex()))
    scale, middle = square.width() / reference.portrait.labels.shape[1], len(ys) // 2
    x, y = ((found[middle] + 0.5) * scale for found in (xs, ys))
    return QPoint(round(square.left() + x), round(square.top() + y))


def assigned(document: Document) -> dict[int, RegionStyle]:
    return {region: document.styles[region] for region in document.styles}


def press(window: MainWindow, key: int) -> None:
    QTest.keyClick(window.layout_canvas, key)


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}


def test_the_key_the_button_and_the_menu_are_one_switch(opened: MainWindow) -> None:
    action, button = opened.bench.actions["only_colour"], opened.gallery.colour_button
    press(opened, Qt.Key_C)
    assert action.isChecked() and button.isChecked() and opened.gallery.list.only_colour
    QTest.mouseClick(button, Qt.LeftButton)
    assert not action.isChecked() and not opened.gallery.list.only_colour
    assert "(C)" in button.toolTip() and button.accessibleName() == "Only colour"


def test_a_click_takes_the_colour_and_says_so_before(opened: MainWindow, qtbot) -> None:
    form, colour = others(opened)[:2]
    document = opened.session.document
    plain = spot(opened, form, HAIR)
    click(opened.gallery.list.viewport(), plain)
    settle(opened, qtbot)
    before = opened.session.result.copy()
    press(opened, Qt.Key_C)
    point = spot(opened, colour, HAIR)
    hover(opened.gallery.list.viewport(), point)
    assert opened.status.hint.text().startswith("Only colour · Click or drag: hair")
    assert opened.gallery.apply_button.text() == "Only colour: whole face"
    click(opened.gallery.list.viewport(), point)
    assert document.styles[HAIR] == RegionStyle(form.id, colour=colour.id)
    settle(opened, qtbot)
    assert (opened.session.result != before).any()
    row = opened.region_panel.rows[HAIR]
    assert row.thumb.toolTip() == f"{form.portrait.name}, colour of {colour.portrait.name}"
    assert row.mix.isVisible() and row.reset_button.isVisible()
    assert opened.bench.actions["undo"].text() == "Undo: Colour"
    QTest.keyClick(opened.layout_canvas, Qt.Key_Z, Qt.ControlModifier)
    assert document.styles[HAIR] == RegionStyle(form.id)
    QTest.keyClick(opened.layout_canvas, Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier)
    assert document.styles[HAIR] == RegionStyle(form.id, colour=colour.id)


def test_the_own_form_keeps_its_texture(opened: MainWindow, qtbot) -> None:
    colour = others(opened)[0]
    press(opened, Qt.Key_C)
    click(opened.gallery.list.viewport(), spot(opened, colour, HAIR))
    assert opened.session.document.styles[HAIR] == RegionStyle(colour=colour.id)
    assert opened.region_panel.rows[HAIR].thumb.toolTip() == f"Colour of {colour.portrait.name}"
    press(opened, Qt.Key_C)
    click(opened.gallery.list.viewport(), spot(opened, colour, HAIR))
    assert opened.session.document.styles[HAIR] == RegionStyle(colour.id), "a whole style replaces both"


def test_a_drag_carries_the_colour(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    colour, drags = others(opened)[0], list[StyleDrag]()
    monkeypatch.setattr(opened.gallery.list, "start_drag", drags.append)
    press(opened, Qt.Key_C)
    start = spot(opened, colour, HAIR)
    drag(opened.gallery.list.viewport(), [start, start + QPoint(40, 0)], release=False)
    assert drags == [StyleDrag(colour.id, HAIR, (HAIR,), only_colour=True)]
    canvas = opened.result_canvas
    assert drop(canvas, encode(drags[0]), canvas.rect().center())
    assert opened.session.document.styles[HAIR] == RegionStyle(colour=colour.id)


def test_a_whole_face_gives_the_colours_of_what_both_have(opened: MainWindow) -> None:
    colour, document = others(opened)[0], opened.session.document
    press(opened, Qt.Key_C)
    opened.gallery.select(colour.id)
    QTest.mouseClick(opened.gallery.apply_button, Qt.LeftButton)
    both = colour.portrait.shown_regions & set(np.unique(document.labels).tolist()) - {0}
    assert set(document.styles) == both and len(document.history) == 1
    assert all(document.styles[region] == RegionStyle(colour=colour.id) for region in both)
    assert opened.banner.text == ""


def test_a_group_gives_its_colours(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    colour, drags = others(opened)[0], list[StyleDrag]()
    document, canvas = opened.session.document, opened.result_canvas
    group = opened.bench.selection.groups.of(NOSE)
    monkeypatch.setattr(opened.gallery.list, "start_drag", drags.append)
    press(opened, Qt.Key_C)
    press(opened, Qt.Key_J)
    start = spot(opened, colour, NOSE)
    hover(opened.gallery.list.viewport(), start)
    assert opened.status.hint.text().startswith(f"Only colour · Click or drag: {group.title_in_text}")
    drag(opened.gallery.list.viewport(), [start, start + QPoint(40, 0)], release=False)
    assert drags[0].only_colour and drags[0].group and drags[0].region is None
    assert drop(canvas, encode(drags[0]), canvas.rect().center())
    shown = set(group.ids) & colour.portrait.shown_regions & set(np.unique(document.labels).tolist())
    assert assigned(document) == dict.fromkeys(sorted(shown), RegionStyle(colour=colour.id))
    assert len(document.history) == 1 and opened.banner.text == ""
    entries(opened.gallery.menu_for(CardTarget(colour.id, NOSE)))[f"Apply {group.title_in_text}"].trigger()
    entries(opened.gallery.menu_for(CardTarget(colour.id, NOSE)))[
        f"Only colour: {group.title_in_text}"
    ].trigger()
    assert document.styles[NOSE] == RegionStyle(colour.id), "its colour is that of its form already"


def test_the_library_gives_colours_too(opened: MainWindow, qtbot) -> None:
    document, panel, canvas = opened.session.document, opened.library_panel, opened.result_canvas
    copper = portrait_style(opened.session.engine, others(opened)[0].portrait, ["hair"], name="Copper")
    opened.library.offer(copper)
    opened.central.reveal(panel)
    press(opened, Qt.Key_C)
    assert panel.colour_button.isChecked() and panel.apply_button.text() == "Only colour"
    middle = panel.list.visualRect(panel.list.currentIndex()).center()
    hover(panel.list.viewport(), middle)
    assert opened.status.hint.text() == "Only colour · Click or drag: 1 region"
    click(panel.list.viewport(), middle)
    assert assigned(document) == {HAIR: RegionStyle(colour=copper.id)}
    settle(opened, qtbot)
    assert opened.region_panel.rows[HAIR].thumb.toolTip() == "Colour of Copper"
    document.undo()
    assert drop(canvas, encode(StyleDrag(copper.id, None, (HAIR,), only_colour=True)), canvas.rect().center())
    assert assigned(document) == {HAIR: RegionStyle(colour=copper.id)} and opened.banner.text == ""
    opened.bench.selection.set({NOSE})
    QTest.mouseClick(panel.apply_button, Qt.LeftButton)
    assert opened.banner.text == "Copper has no nose: left unchanged." and NOSE not in document.styles
    opened.bench.selection.clear()
    QTest.mouseClick(panel.colour_button, Qt.LeftButton)
    assert panel.apply_button.text() == "Apply style" and not opened.gallery.colour_button.isChecked()
    (entry,) = panel.model.entries
    entries(panel.menu_for(entry))["Apply style"].trigger()
    assert document.styles[HAIR] == RegionStyle(copper.id)


def test_what_one_of_them_lacks_is_named(opened: MainWindow) -> None:
    colour, document = others(opened)[0], opened.session.document
    missing = next(region for region in range(19) if region not in colour.portrait.shown_regions)
    opened.session.applying.colour(colour.id, [missing])
    assert CELEBAMASK_HQ[missing].title_in_text in opened.banner.text and not document.history.can_undo
    document.replace_layout(np.where(document.labels == LIP, NOSE, document.labels))
    opened.session.applying.colour(colour.id, [LIP])
    assert "no lower lip" in opened.banner.text and not len(document.styles)


def test_the_menu_of_a_card_takes_it_once(opened: MainWindow) -> None:
    colour = others(opened)[0]
    menu = opened.gallery.menu_for(CardTarget(colour.id, NOSE))
    entries(menu)["Only colour: nose"].trigger()
    assert opened.session.document.styles[NOSE] == RegionStyle(colour=colour.id)
    entries(menu)["Apply nose"].trigger()
    assert opened.session.document.styles[NOSE] == RegionStyle(colour.id)
    opened.bench.selection.set({HAIR, NOSE})
    entries(opened.gallery.menu_for(CardTarget(colour.id, None)))["Only colour: 2 regions"].trigger()
    assert opened.session.document.styles[HAIR] == RegionStyle(colour=colour.id)


def test_the_menu_of_a_region_gives_keeps_and_removes(opened: MainWindow) -> None:
    form, colour = others(opened)[:2]
    document = opened.session.document
    document.assign_style([HAIR], form.id)
    menu = entries(opened.region_panel.menu_for(HAIR))
    assert not menu["Remove other colour"].isEnabled()
    takes = menu["Take only the colour of"].menu()
    takes.aboutToShow.emit()
    assert list(entries(takes)) == [
        one.portrait.name for one in opened.gallery.shown_references() if HAIR in one.portrait.shown_regions
    ]
    entries(takes)[colour.portrait.name].trigger()
    assert document.styles[HAIR] == RegionStyle(form.id, colour=colour.id)
    entries(opened.region_panel.menu_for(HAIR))["Keep own colour"].trigger()
    assert document.styles[HAIR] == RegionStyle(form.id, colour=OWN_COLOUR)
    assert opened.region_panel.rows[HAIR].thumb.toolTip() == f"{form.portrait.name}, own colour"
    entries(opened.region_panel.menu_for(HAIR))["Remove other colour"].trigger()
    assert document.styles[HAIR] == RegionStyle(form.id)
    assert not entries(opened.region_panel.menu_for(NOSE))["Keep own colour"].isEnabled()


def test_the_style_menu_follows_the_region(opened: MainWindow) -> None:
    form, actions, document = others(opened)[0], opened.bench.actions, opened.session.document
    opened.bench.tool_state.set_region(HAIR)
    assert not actions["own_colour"].isEnabled() and not actions["remove_colour"].isEnabled()
    document.assign_style([HAIR], form.id)
    assert actions["own_colour"].text() == "Keep own colour of hair"
    actions["own_colour"].trigger()
    assert document.styles[HAIR] == RegionStyle(form.id, colour=OWN_COLOUR)
    assert not actions["own_colour"].isEnabled()
    actions["remove_colour"].trigger()
    assert document.styles[HAIR] == RegionStyle(form.id)
    opened.bench.tool_state.set_region(NOSE)
    assert not actions["own_colour"].isEnabled()


def test_colours_come_back_with_the_project(opened: MainWindow, tmp_path: Path) -> None:
    form, colour = others(opened)[:2]
    document = opened.session.document
    document.assign_style([HAIR, NOSE], form.id)
    document.assign_colour([HAIR, LIP], colour.id)
    document.assign_colour([NOSE], OWN_COLOUR)
    save_project(tmp_path / "colours.sean", opened.session.project())
    found = open_project(tmp_path / "colours.sean")
    assert found.styles == document.styles
    assert {portrait.id for portrait in found.references} == {form.id, colour.id}


@pytest.mark.slow
def test_the_buttons_have_room_for_every_number_of_regions(opened: MainWindow) -> None:
    opened.resize(1024, 700)
    press(opened, Qt.Key_C)
    opened.bench.actions["select_all"].trigger()
    for panel in (opened.gallery, opened.library_panel):
        button = panel.apply_button
        assert button.text() == "Only colour: 19 regions"
        assert button.minimumSizeHint().width() <= panel.minimumSizeHint().width()
