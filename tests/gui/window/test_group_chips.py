"""Groups of regions in the real window: one click, one drag, one slider; groups of one's own."""

from __future__ import annotations

import pytest
from gestures import click, drag, drop, hover
from group_window import HAIR, ID, MOUTH, NECK, NOSE, SKIN, chip, entries, lit_rows, on_card, shown
from PyQt5.QtCore import QEvent, QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from models.regions import RegionGroup
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow

EARS, LIPS = {ID["l_ear"], ID["r_ear"]}, {ID["u_lip"], ID["l_lip"]}
FACE_SKIN = {SKIN, NOSE, NECK, *EARS}


# one click


def test_a_chip_selects_its_regions_and_again_none(grouped: MainWindow) -> None:
    selection, painted = grouped.bench.selection, grouped.bench.tool_state.region
    QTest.mouseClick(chip(grouped, "Face skin"), Qt.LeftButton)
    assert selection.ids == FACE_SKIN and chip(grouped, "Face skin").isChecked()
    assert all(grouped.region_panel.rows[region].check.isChecked() for region in FACE_SKIN)
    QTest.mouseClick(chip(grouped, "Lips"), Qt.LeftButton, Qt.ControlModifier)
    assert selection.ids == FACE_SKIN | LIPS
    QTest.mouseClick(chip(grouped, "Face skin"), Qt.LeftButton, Qt.ShiftModifier)
    assert selection.ids == LIPS and MOUTH not in selection.ids
    QTest.mouseClick(chip(grouped, "Eyes"), Qt.LeftButton)
    assert selection.ids == {ID["l_eye"], ID["r_eye"]}, "a plain click selects nothing else"
    QTest.mouseClick(chip(grouped, "Eyes"), Qt.LeftButton)
    assert not selection.ids and not chip(grouped, "Eyes").isChecked()
    assert grouped.bench.tool_state.region == painted, "what is painted stays"


def test_a_chip_shows_whether_all_or_some_are_selected(grouped: MainWindow) -> None:
    face_skin, selection = chip(grouped, "Face skin"), grouped.bench.selection
    looks = []
    for regions in ({HAIR}, {HAIR, SKIN}, {HAIR, *FACE_SKIN}):
        selection.set(regions)
        looks.append((face_skin.property("members"), face_skin.isChecked(), face_skin.grab().toImage()))
    assert [look[:2] for look in looks] == [("none", False), ("some", False), ("all", True)]
    assert looks[0][2] != looks[1][2] != looks[2][2]
    QTest.mouseClick(face_skin, Qt.LeftButton, Qt.ControlModifier)
    assert selection.ids == {HAIR}


def test_a_chip_under_the_pointer_outlines_its_regions(grouped: MainWindow) -> None:
    QApplication.sendEvent(chip(grouped, "Lips"), QEvent(QEvent.Enter))
    assert set(grouped.result_canvas.highlight) == LIPS == lit_rows(grouped)
    QApplication.sendEvent(chip(grouped, "Lips"), QEvent(QEvent.Leave))
    assert grouped.result_canvas.highlight == () and lit_rows(grouped) == set()


def test_the_keyboard_chooses_a_group(grouped: MainWindow) -> None:
    grouped.activateWindow()
    grouped.region_panel.header.together.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_Tab)
    assert QApplication.focusWidget() is chip(grouped, "Eyes")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key_Space)
    assert grouped.bench.selection.ids == {ID["l_eye"], ID["r_eye"]}


def test_one_click_on_a_reference_copies_the_selected_group(grouped: MainWindow) -> None:
    reference, document = grouped.session.references[1], grouped.session.document
    QTest.mouseClick(chip(grouped, "Face skin"), Qt.LeftButton)
    click(grouped.gallery.list.viewport(), on_card(grouped, 1, HAIR))
    assert set(document.styles) == shown(reference, FACE_SKIN) and len(document.history) == 1
    assert grouped.banner.text == "", "hidden ears are not worth a message"


# one drag


def test_with_j_a_region_takes_its_group_along(grouped: MainWindow, monkeypatch) -> None:
    reference, document, viewport = (
        grouped.session.references[1],
        grouped.session.document,
        grouped.gallery.list.viewport(),
    )
    taken = shown(reference, FACE_SKIN)
    QTest.keyClick(grouped.layout_canvas, Qt.Key_J)
    assert grouped.region_panel.header.together.isChecked()
    hover(viewport, on_card(grouped, 1, NOSE))
    assert set(grouped.result_canvas.highlight) == taken == lit_rows(grouped) and len(taken) > 2
    assert "face skin" in grouped.status.hint.full_text and grouped.status.pointed.text() == "Nose"
    hover(viewport, on_card(grouped, 1, HAIR))
    assert lit_rows(grouped) == {HAIR}, "a region of no group goes by itself"
    carried: list[StyleDrag] = []
    monkeypatch.setattr(grouped.gallery.list, "start_drag", carried.append)
    start = on_card(grouped, 1, NOSE)
    drag(viewport, [start, start + QPoint(2, 2), start + QPoint(30, 0)])
    assert len(carried) == 1 and set(carried[0].targets) == taken
    assert drop(grouped.result_canvas, encode(carried[0]), grouped.result_canvas.rect().center())
    assert set(document.styles) == taken, "not the whole face"
    assert len(document.history) == 1 and document.styles.sources() == {reference.id}
    QTest.keyClick(grouped.layout_canvas, Qt.Key_J)
    hover(viewport, on_card(grouped, 2, NOSE))
    assert lit_rows(grouped) == {NOSE}


def test_with_groups_on_a_click_copies_the_group_and_shift_the_face(grouped: MainWindow) -> None:
    document, viewport = grouped.session.document, grouped.gallery.list.viewport()
    grouped.region_panel.header.together.click()
    assert grouped.bench.actions["groups_together"].isChecked()
    click(viewport, on_card(grouped, 1, ID["u_lip"]))
    assert set(document.styles) == LIPS
    click(viewport, on_card(grouped, 1, ID["u_lip"]), Qt.ShiftModifier)
    assert len(document.styles) > 8
    document.undo()
    grouped.bench.selection.set({HAIR})
    click(viewport, on_card(grouped, 1, ID["u_lip"]))
    assert set(document.styles) == {*LIPS, HAIR}, "what is selected goes before a group"


def test_a_region_goes_with_the_newest_group_of_ones_own(grouped: MainWindow) -> None:
    groups = grouped.bench.selection.groups
    groups.set_own([RegionGroup("One", (SKIN, HAIR)), RegionGroup("Two", (SKIN, NOSE))])
    groups.set_together(True)
    hover(grouped.gallery.list.viewport(), on_card(grouped, 1, SKIN))
    assert lit_rows(grouped) == {SKIN, NOSE} and "Two" in grouped.status.hint.full_text
    groups.set_own(groups.own[:1])  # while the pointer rests
    assert lit_rows(grouped) == {SKIN, HAIR} and "One" in grouped.status.hint.full_text


def test_the_menu_of_a_card_offers_the_group(grouped: MainWindow) -> None:
    target = grouped.gallery.list.target_at(on_card(grouped, 1, ID["l_lip"]))
    menu = entries(grouped.gallery.menu_for(target))
    assert {"Apply lower lip", "Apply lips", "Apply whole face"} <= set(menu)
    menu["Apply lips"].trigger()
    assert set(grouped.session.document.styles) == LIPS


# one slider


def test_one_slider_mixes_the_group_in_one_step(grouped: MainWindow) -> None:
    document, mix = grouped.session.document, grouped.region_panel.header.mix
    assert not mix.isEnabled() and mix.words() == "Mix"
    grouped.session.apply_style(grouped.session.references[1].id, [SKIN, NOSE, HAIR])
    document.set_mix(NOSE, 0.4)
    document.end_mix()
    QTest.mouseClick(chip(grouped, "Face skin"), Qt.LeftButton)
    assert mix.isEnabled() and mix.spread == (40, 100) and mix.words() == "Mix 40–100 %"
    before, steps = document.styles, len(document.history)
    heard: list[frozenset[int]] = []
    document.styles_changed.connect(heard.append)
    middle, width = mix.height() // 2, mix.width()
    drag(mix, [QPoint(round(width * part), middle) for part in (0.9, 0.7, 0.4, 0.25)])
    assert len(heard) >= 3, "it is live"
    assert document.styles[SKIN].mix == document.styles[NOSE].mix == pytest.approx(0.25, abs=0.02)
    assert document.styles[HAIR].mix == 1.0 and len(document.history) == steps + 1
    assert mix.spread is None and grouped.region_panel.rows[SKIN].mix.value() == mix.value()
    drag(mix, [QPoint(width // 2, middle), QPoint(width // 2 + 1, middle)])
    assert len(document.history) == steps + 2, "a second drag is a second step"
    document.undo()
    document.undo()
    assert document.styles == before and mix.words() == "Mix 40–100 %"


def test_any_chosen_value_levels_different_mixes(grouped: MainWindow) -> None:
    document, mix = grouped.session.document, grouped.region_panel.header.mix
    for choose in (
        lambda: QTest.mouseDClick(mix, Qt.LeftButton),  # 100 %, where the highest is already
        lambda: QTest.keyClick(mix, Qt.Key_End),
        lambda: drag(mix, [QPoint(mix.width(), 10), QPoint(mix.width(), 10)]),
    ):
        grouped.session.apply_style(grouped.session.references[1].id, [SKIN, HAIR])
        document.set_mix(SKIN, 0.5)
        document.end_mix()
        assert mix.spread == (50, 100)
        choose()
        assert document.styles[SKIN].mix == document.styles[HAIR].mix == 1.0 and mix.spread is None
    assert not grouped.bench.selection.ids, "with nothing selected it mixes everything"


def test_the_slider_keeps_to_the_selection(grouped: MainWindow) -> None:
    mix = grouped.region_panel.header.mix
    grouped.session.apply_style(grouped.session.references[1].id, [HAIR])
    assert mix.isEnabled() and mix.value() == 100
    QTest.mouseClick(chip(grouped, "Lips"), Qt.LeftButton)
    assert not mix.isEnabled(), "lips have their own style"
    grouped.session.open_portrait(grouped.session.references[2].portrait)
    grouped.bench.selection.clear()
    assert not mix.isEnabled()


# all of a group


def test_the_menu_of_a_group_locks_and_resets_it(grouped: MainWindow) -> None:
    document = grouped.session.document
    group = chip(grouped, "Face skin").group
    grouped.session.apply_style(grouped.session.references[1].id, [SKIN, NOSE, HAIR])
    menu = entries(grouped.groups.menu_for(group))
    assert "Rename…" not in menu and "Remove" not in menu
    menu["Lock"].trigger()
    assert document.locked == FACE_SKIN and "Unlock" in entries(grouped.groups.menu_for(group))
    entries(grouped.groups.menu_for(group))["Unlock"].trigger()
    assert not document.locked
    steps = len(document.history)
    menu["Reset to own style"].trigger()
    assert set(document.styles) == {HAIR} and len(document.history) == steps + 1
    assert not entries(grouped.groups.menu_for(group))["Reset to own style"].isEnabled()
    menu["Select only this group"].trigger()
    entries(grouped.groups.menu_for(chip(grouped, "Lips").group))["Add to the selection"].trigger()
    assert grouped.bench.selection.ids == FACE_SKIN | LIPS
