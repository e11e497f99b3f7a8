"""Groups of regions in the real window: one click, one drag, one slider; groups of one's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gestures import click, drag, drop, hover
from PyQt5.QtCore import QEvent, QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QMenu

from models.regions import CELEBAMASK_HQ, RegionGroup, own_group, read_groups
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import picture_rect
from sean_editor.gui.panels.region_panel.group_bar import GroupChip
from sean_editor.session.editor_session import EditorSession, Reference

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
SKIN, NOSE, HAIR, HAT, NECK, MOUTH = (ID[n] for n in ("skin", "nose", "hair", "hat", "neck", "mouth"))
EARS, LIPS = {ID["l_ear"], ID["r_ear"]}, {ID["u_lip"], ID["l_lip"]}
FACE_SKIN = {SKIN, NOSE, NECK, *EARS}


@pytest.fixture
def ready(window: MainWindow, qtbot) -> MainWindow:
    """A window in which everything has been read and painted."""
    window.resize(1280, 800)
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot) -> None:
    def done() -> bool:
        return window.session.idle and all(r.matrix is not None for r in window.session.references)

    qtbot.waitUntil(done, timeout=20000)
    QApplication.processEvents()


def chip(window: MainWindow, title: str) -> GroupChip:
    return next(one for one in window.region_panel.header.groups.chips if one.text() == title)


def on_card(window: MainWindow, row: int, region: int) -> QPoint:
    """A point of the gallery's viewport over a region of a card."""
    face = window.session.references[row].portrait
    rows, columns = np.nonzero(face.labels == region)
    square = picture_rect(window.gallery.list.visualRect(window.gallery.proxy.index(row, 0)))
    scale, middle = square.width() / face.size[0], len(rows) // 2
    return QPoint(
        round(square.left() + (columns[middle] + 0.5) * scale),
        round(square.top() + (rows[middle] + 0.5) * scale),
    )


def shown(reference: Reference, regions: set[int]) -> set[int]:
    return regions & reference.portrait.shown_regions


def lit_rows(window: MainWindow) -> set[int]:
    return {row.region.id for row in window.region_panel.rows if row.property("pointed")}


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}


# one click


def test_a_chip_selects_its_regions_and_again_none(ready: MainWindow) -> None:
    selection, painted = ready.bench.selection, ready.bench.tool_state.region
    QTest.mouseClick(chip(ready, "Face skin"), Qt.LeftButton)
    assert selection.ids == FACE_SKIN and chip(ready, "Face skin").isChecked()
    assert all(ready.region_panel.rows[region].check.isChecked() for region in FACE_SKIN)
    QTest.mouseClick(chip(ready, "Lips"), Qt.LeftButton, Qt.ControlModifier)
    assert selection.ids == FACE_SKIN | LIPS
    QTest.mouseClick(chip(ready, "Face skin"), Qt.LeftButton, Qt.ShiftModifier)
    assert selection.ids == LIPS and MOUTH not in selection.ids
    QTest.mouseClick(chip(ready, "Eyes"), Qt.LeftButton)
    assert selection.ids == {ID["l_eye"], ID["r_eye"]}, "a plain click selects nothing else"
    QTest.mouseClick(chip(ready, "Eyes"), Qt.LeftButton)
    assert not selection.ids and not chip(ready, "Eyes").isChecked()
    assert ready.bench.tool_state.region == painted, "what is painted stays"


def test_a_chip_shows_whether_all_or_some_are_selected(ready: MainWindow) -> None:
    face_skin, selection = chip(ready, "Face skin"), ready.bench.selection
    looks = []
    for regions in ({HAIR}, {HAIR, SKIN}, {HAIR, *FACE_SKIN}):
        selection.set(regions)
        looks.append((face_skin.property("members"), face_skin.isChecked(), face_skin.grab().toImage()))
    assert [look[:2] for look in looks] == [("none", False), ("some", False), ("all", True)]
    assert looks[0][2] != looks[1][2] != looks[2][2]
    QTest.mouseClick(face_skin, Qt.LeftButton, Qt.ControlModifier)
    assert selection.ids == {HAIR}


def test_a_chip_under_the_pointer_outlines_its_regions(ready: MainWindow) -> None:
    QApplication.sendEvent(chip(ready, "Lips"), QEvent(QEvent.Enter))
    assert set(ready.result_canvas.highlight) == LIPS == lit_rows(ready)
    QApplication.sendEvent(chip(ready, "Lips"), QEvent(QEvent.Leave))
    assert ready.result_canvas.highlight == () and lit_rows(ready) == set()


def test_the_keyboard_chooses_a_group(ready: MainWindow) -> None:
    ready.activateWindow()
    ready.region_panel.header.together.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key_Tab)
    assert QApplication.focusWidget() is chip(ready, "Eyes")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key_Space)
    assert ready.bench.selection.ids == {ID["l_eye"], ID["r_eye"]}


def test_one_click_on_a_reference_copies_the_selected_group(ready: MainWindow) -> None:
    reference, document = ready.session.references[1], ready.session.document
    QTest.mouseClick(chip(ready, "Face skin"), Qt.LeftButton)
    click(ready.gallery.list.viewport(), on_card(ready, 1, HAIR))
    assert set(document.styles) == shown(reference, FACE_SKIN) and len(document.history) == 1
    assert ready.banner.text == "", "hidden ears are not worth a message"


# one drag


def test_with_j_a_region_takes_its_group_along(ready: MainWindow, monkeypatch) -> None:
    reference, document, viewport = (
        ready.session.references[1],
        ready.session.document,
        ready.gallery.list.viewport(),
    )
    taken = shown(reference, FACE_SKIN)
    QTest.keyClick(ready.layout_canvas, Qt.Key_J)
    assert ready.region_panel.header.together.isChecked()
    hover(viewport, on_card(ready, 1, NOSE))
    assert set(ready.result_canvas.highlight) == taken == lit_rows(ready) and len(taken) > 2
    assert "face skin" in ready.status.hint.full_text and ready.status.pointed.text() == "Nose"
    hover(viewport, on_card(ready, 1, HAIR))
    assert lit_rows(ready) == {HAIR}, "a region of no group goes by itself"
    carried: list[StyleDrag] = []
    monkeypatch.setattr(ready.gallery.list, "start_drag", carried.append)
    start = on_card(ready, 1, NOSE)
    drag(viewport, [start, start + QPoint(2, 2), start + QPoint(30, 0)])
    assert len(carried) == 1 and set(carried[0].targets) == taken
    assert drop(ready.result_canvas, encode(carried[0]), ready.result_canvas.rect().center())
    assert set(document.styles) == taken, "not the whole face"
    assert len(document.history) == 1 and document.styles.sources() == {reference.id}
    QTest.keyClick(ready.layout_canvas, Qt.Key_J)
    hover(viewport, on_card(ready, 2, NOSE))
    assert lit_rows(ready) == {NOSE}


def test_with_groups_on_a_click_copies_the_group_and_shift_the_face(ready: MainWindow) -> None:
    document, viewport = ready.session.document, ready.gallery.list.viewport()
    ready.region_panel.header.together.click()
    assert ready.bench.actions["groups_together"].isChecked()
    click(viewport, on_card(ready, 1, ID["u_lip"]))
    assert set(document.styles) == LIPS
    click(viewport, on_card(ready, 1, ID["u_lip"]), Qt.ShiftModifier)
    assert len(document.styles) > 8
    document.undo()
    ready.bench.selection.set({HAIR})
    click(viewport, on_card(ready, 1, ID["u_lip"]))
    assert set(document.styles) == {*LIPS, HAIR}, "what is selected goes before a group"


def test_a_region_goes_with_the_newest_group_of_ones_own(ready: MainWindow) -> None:
    groups = ready.bench.selection.groups
    groups.set_own([RegionGroup("One", (SKIN, HAIR)), RegionGroup("Two", (SKIN, NOSE))])
    groups.set_together(True)
    hover(ready.gallery.list.viewport(), on_card(ready, 1, SKIN))
    assert lit_rows(ready) == {SKIN, NOSE} and "Two" in ready.status.hint.full_text
    groups.set_own(groups.own[:1])  # while the pointer rests
    assert lit_rows(ready) == {SKIN, HAIR} and "One" in ready.status.hint.full_text


def test_the_menu_of_a_card_offers_the_group(ready: MainWindow) -> None:
    target = ready.gallery.list.target_at(on_card(ready, 1, ID["l_lip"]))
    menu = entries(ready.gallery.menu_for(target))
    assert {"Apply lower lip", "Apply lips", "Apply whole face"} <= set(menu)
    menu["Apply lips"].trigger()
    assert set(ready.session.document.styles) == LIPS


# one slider


def test_one_slider_mixes_the_group_in_one_step(ready: MainWindow) -> None:
    document, mix = ready.session.document, ready.region_panel.header.mix
    assert not mix.isEnabled() and mix.words() == "Mix"
    ready.session.apply_style(ready.session.references[1].id, [SKIN, NOSE, HAIR])
    document.set_mix(NOSE, 0.4)
    document.end_mix()
    QTest.mouseClick(chip(ready, "Face skin"), Qt.LeftButton)
    assert mix.isEnabled() and mix.spread == (40, 100) and mix.words() == "Mix 40–100 %"
    before, steps = document.styles, len(document.history)
    heard: list[frozenset[int]] = []
    document.styles_changed.connect(heard.append)
    middle, width = mix.height() // 2, mix.width()
    drag(mix, [QPoint(round(width * part), middle) for part in (0.9, 0.7, 0.4, 0.25)])
    assert len(heard) >= 3, "it is live"
    assert document.styles[SKIN].mix == document.styles[NOSE].mix == pytest.approx(0.25, abs=0.02)
    assert document.styles[HAIR].mix == 1.0 and len(document.history) == steps + 1
    assert mix.spread is None and ready.region_panel.rows[SKIN].mix.value() == mix.value()
    drag(mix, [QPoint(width // 2, middle), QPoint(width // 2 + 1, middle)])
    assert len(document.history) == steps + 2, "a second drag is a second step"
    document.undo()
    document.undo()
    assert document.styles == before and mix.words() == "Mix 40–100 %"


def test_any_chosen_value_levels_different_mixes(ready: MainWindow) -> None:
    document, mix = ready.session.document, ready.region_panel.header.mix
    for choose in (
        lambda: QTest.mouseDClick(mix, Qt.LeftButton),  # 100 %, where the highest is already
        lambda: QTest.keyClick(mix, Qt.Key_End),
        lambda: drag(mix, [QPoint(mix.width(), 10), QPoint(mix.width(), 10)]),
    ):
        ready.session.apply_style(ready.session.references[1].id, [SKIN, HAIR])
        document.set_mix(SKIN, 0.5)
        document.end_mix()
        assert mix.spread == (50, 100)
        choose()
        assert document.styles[SKIN].mix == document.styles[HAIR].mix == 1.0 and mix.spread is None
    assert not ready.bench.selection.ids, "with nothing selected it mixes everything"


def test_the_slider_keeps_to_the_selection(ready: MainWindow) -> None:
    mix = ready.region_panel.header.mix
    ready.session.apply_style(ready.session.references[1].id, [HAIR])
    assert mix.isEnabled() and mix.value() == 100
    QTest.mouseClick(chip(ready, "Lips"), Qt.LeftButton)
    assert not mix.isEnabled(), "lips have their own style"
    ready.session.open_portrait(ready.session.references[2].portrait)
    ready.bench.selection.clear()
    assert not mix.isEnabled()


# all of a group


def test_the_menu_of_a_group_locks_and_resets_it(ready: MainWindow) -> None:
    document = ready.session.document
    group = chip(ready, "Face skin").group
    ready.session.apply_style(ready.session.references[1].id, [SKIN, NOSE, HAIR])
    menu = entries(ready.groups.menu_for(group))
    assert "Rename…" not in menu and "Remove" not in menu
    menu["Lock"].trigger()
    assert document.locked == FACE_SKIN and "Unlock" in entries(ready.groups.menu_for(group))
    entries(ready.groups.menu_for(group))["Unlock"].trigger()
    assert not document.locked
    steps = len(document.history)
    menu["Reset to own style"].trigger()
    assert set(document.styles) == {HAIR} and len(document.history) == steps + 1
    assert not entries(ready.groups.menu_for(group))["Reset to own style"].isEnabled()
    menu["Select only this group"].trigger()
    entries(ready.groups.menu_for(chip(ready, "Lips").group))["Add to the selection"].trigger()
    assert ready.bench.selection.ids == FACE_SKIN | LIPS


# groups of one's own


def test_a_group_is_made_of_the_selection_named_and_remembered(
    ready: MainWindow, engine, own_settings
) -> None:
    make = ready.bench.actions["make_group"]
    assert not make.isEnabled()
    ready.bench.selection.set({HAIR, HAT})
    make.trigger()
    dialog = ready.groups.dialog
    assert dialog.members.text() == "Hair, Hat" and dialog.ok_button.isEnabled()
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "Eyes")  # what was suggested is selected
    assert "“Eyes”" in dialog.message.text() and not dialog.ok_button.isEnabled()
    QTest.keyClick(dialog.name, Qt.Key_Return)
    assert dialog.isVisible()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Top")
    QTest.keyClick(dialog.name, Qt.Key_Return)
    assert ready.groups.dialog is None and chip(ready, "Top").isChecked()
    ready.session.document.mark_saved()
    ready.close()
    bridge = Bridge()
    again = MainWindow(EditorSession(engine, bridge.post), own_settings)
    assert chip(again, "Top").group == RegionGroup("Top", (HAIR, HAT))
    again.close()
    again.deleteLater()
    bridge.close()


def test_a_group_is_renamed_removed_and_brought_back(ready: MainWindow) -> None:
    groups = ready.bench.selection.groups
    groups.set_own(own_group(name, ids, CELEBAMASK_HQ) for name, ids in (("A", [1, 2]), ("B", [3, 4])))
    entries(ready.groups.menu_for(groups.own[0]))["Rename…"].trigger()
    dialog = ready.groups.dialog
    assert dialog.ok_button.isEnabled(), "its own name is not taken"
    dialog.name.setText("b")
    assert not dialog.ok_button.isEnabled()
    dialog.name.setText("C")
    QTest.mouseClick(dialog.ok_button, Qt.LeftButton)
    assert [group.name for group in groups.own] == ["C", "B"] and groups.own[0].ids == (1, 2)
    entries(ready.groups.menu_for(groups.own[0]))["Remove"].trigger()
    assert [group.name for group in groups.own] == ["B"] and "C" in ready.banner.text
    QTest.mouseClick(ready.banner.offer_button, Qt.LeftButton)
    assert [group.name for group in groups.own] == ["C", "B"]


def test_esc_makes_no_group(ready: MainWindow) -> None:
    ready.bench.selection.set({HAIR, HAT})
    ready.bench.actions["make_group"].trigger()
    QTest.keyClick(ready.groups.dialog, Qt.Key_Escape)
    assert ready.groups.dialog is None and not ready.bench.selection.groups.own


def test_groups_go_to_a_file_and_come_from_one(ready: MainWindow, tmp_path: Path, monkeypatch) -> None:
    path, groups = tmp_path / "groups.json", ready.bench.selection.groups
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    monkeypatch.setattr(files, "ask_open", lambda *_: path)
    assert not ready.bench.actions["export_groups"].isEnabled()
    groups.set_own([own_group("A", [1, 2], CELEBAMASK_HQ), own_group("B", [3, 4], CELEBAMASK_HQ)])
    ready.bench.actions["export_groups"].trigger()
    assert read_groups(path, CELEBAMASK_HQ) == list(groups.own)
    groups.set_own([own_group("a", [5, 6], CELEBAMASK_HQ), own_group("D", [7, 8], CELEBAMASK_HQ)])
    ready.bench.actions["import_groups"].trigger()
    assert [(g.name, g.ids) for g in groups.own] == [("A", (1, 2)), ("D", (7, 8)), ("B", (3, 4))]
    assert "Imported 2 groups" in ready.banner.text
    path.write_text("{", encoding="utf-8")
    ready.bench.actions["import_groups"].trigger()
    assert ready.banner.kind == "error" and "groups.json" in ready.banner.text and len(groups.own) == 3


def test_damaged_settings_have_no_groups(engine, own_settings) -> None:
    own_settings.groups = '{"A": ["tail"]}'
    bridge = Bridge()
    window = MainWindow(EditorSession(engine, bridge.post), own_settings)
    assert [one.text() for one in window.region_panel.header.groups.chips] == [
        "Face skin", "Eyes", "Brows", "Lips",
    ]  # fmt: skip
    window.close()
    window.deleteLater()
    bridge.close()


# room


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)], ids=str)
@pytest.mark.parametrize("place", ["below", "folded", "side"])
def test_the_groups_are_in_view_and_the_rest_in_the_menu(
    ready: MainWindow, place: str, size: tuple[int, int]
) -> None:
    ready.bench.selection.groups.set_own(
        own_group(f"A group of my own {n}", [n, n + 1], CELEBAMASK_HQ) for n in range(1, 7)
    )
    ready.region_panel.place_wanted.emit(place)
    ready.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    header = ready.region_panel.header
    visible = [one for one in header.groups.chips if one.isVisible()]
    assert [one.text() for one in visible[:4]] == ["Face skin", "Eyes", "Brows", "Lips"]
    assert len(visible) < 10 and header.groups.more.isVisible() and header.mix.isVisible()
    edge = header.groups.more.geometry().right()
    assert edge < header.groups.width() and all(one.geometry().right() < edge for one in visible)
    menu = ready.groups.menu()
    assert {one.text() for one in header.groups.chips} <= {action.text() for action in menu.actions()}
    entries(menu)["A group of my own 6"].trigger()
    assert ready.bench.selection.ids == {6, 7}
