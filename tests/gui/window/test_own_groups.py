"""Groups of one's own: made, named, removed, in files; and how much room groups have."""

from __future__ import annotations

from pathlib import Path

import pytest
from group_window import HAIR, HAT, chip, entries
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication
from quick_cases import first_quick

from models.regions import CELEBAMASK_HQ, RegionGroup, own_group, read_groups
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.session.editor_session import EditorSession

# groups of one's own


def test_a_group_is_made_of_the_selection_named_and_remembered(
    grouped: MainWindow, engine, own_settings
) -> None:
    make = grouped.bench.actions["make_group"]
    assert not make.isEnabled()
    grouped.bench.selection.set({HAIR, HAT})
    make.trigger()
    dialog = grouped.groups.dialog
    assert dialog.members.text() == "Hair, Hat" and dialog.ok_button.isEnabled()
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "Eyes")  # what was suggested is selected
    assert "“Eyes”" in dialog.message.text() and not dialog.ok_button.isEnabled()
    QTest.keyClick(dialog.name, Qt.Key_Return)
    assert dialog.isVisible()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Top")
    QTest.keyClick(dialog.name, Qt.Key_Return)
    assert grouped.groups.dialog is None and chip(grouped, "Top").isChecked()
    grouped.session.document.mark_saved()
    grouped.close()
    bridge = Bridge()
    again = MainWindow(EditorSession(engine, bridge.post), own_settings)
    assert chip(again, "Top").group == RegionGroup("Top", (HAIR, HAT))
    again.close()
    again.deleteLater()
    bridge.close()


def test_a_group_is_renamed_removed_and_brought_back(grouped: MainWindow) -> None:
    groups = grouped.bench.selection.groups
    groups.set_own(own_group(name, ids, CELEBAMASK_HQ) for name, ids in (("A", [1, 2]), ("B", [3, 4])))
    entries(grouped.groups.menu_for(groups.own[0]))["Rename…"].trigger()
    dialog = grouped.groups.dialog
    assert dialog.ok_button.isEnabled(), "its own name is not taken"
    dialog.name.setText("b")
    assert not dialog.ok_button.isEnabled()
    dialog.name.setText("C")
    QTest.mouseClick(dialog.ok_button, Qt.LeftButton)
    assert [group.name for group in groups.own] == ["C", "B"] and groups.own[0].ids == (1, 2)
    entries(grouped.groups.menu_for(groups.own[0]))["Remove"].trigger()
    assert [group.name for group in groups.own] == ["B"] and "C" in grouped.banner.text
    QTest.mouseClick(grouped.banner.offer_button, Qt.LeftButton)
    assert [group.name for group in groups.own] == ["C", "B"]


def test_esc_makes_no_group(grouped: MainWindow) -> None:
    grouped.bench.selection.set({HAIR, HAT})
    grouped.bench.actions["make_group"].trigger()
    QTest.keyClick(grouped.groups.dialog, Qt.Key_Escape)
    assert grouped.groups.dialog is None and not grouped.bench.selection.groups.own


def test_groups_go_to_a_file_and_come_from_one(grouped: MainWindow, tmp_path: Path, monkeypatch) -> None:
    path, groups = tmp_path / "groups.json", grouped.bench.selection.groups
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    monkeypatch.setattr(files, "ask_open", lambda *_: path)
    assert not grouped.bench.actions["export_groups"].isEnabled()
    groups.set_own([own_group("A", [1, 2], CELEBAMASK_HQ), own_group("B", [3, 4], CELEBAMASK_HQ)])
    grouped.bench.actions["export_groups"].trigger()
    assert read_groups(path, CELEBAMASK_HQ) == list(groups.own)
    groups.set_own([own_group("a", [5, 6], CELEBAMASK_HQ), own_group("D", [7, 8], CELEBAMASK_HQ)])
    grouped.bench.actions["import_groups"].trigger()
    assert [(g.name, g.ids) for g in groups.own] == [("A", (1, 2)), ("D", (7, 8)), ("B", (3, 4))]
    assert "Imported 2 groups" in grouped.banner.text
    path.write_text("{", encoding="utf-8")
    grouped.bench.actions["import_groups"].trigger()
    assert grouped.banner.kind == "error" and "groups.json" in grouped.banner.text and len(groups.own) == 3


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
@pytest.mark.parametrize("place", first_quick(["side", "below", "folded"]))
def test_the_groups_are_in_view_and_the_rest_in_the_menu(
    grouped: MainWindow, place: str, size: tuple[int, int]
) -> None:
    grouped.bench.selection.groups.set_own(
        own_group(f"A group of my own {n}", [n, n + 1], CELEBAMASK_HQ) for n in range(1, 7)
    )
    grouped.region_panel.place_wanted.emit(place)
    grouped.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    header = grouped.region_panel.header
    visible = [one for one in header.groups.chips if one.isVisible()]
    assert [one.text() for one in visible[:4]] == ["Face skin", "Eyes", "Brows", "Lips"]
    assert len(visible) < 10 and header.groups.more.isVisible() and header.mix.isVisible()
    edge = header.groups.more.geometry().right()
    assert edge < header.groups.width() and all(one.geometry().right() < edge for one in visible)
    menu = grouped.groups.menu()
    assert {one.text() for one in header.groups.chips} <= {action.text() for action in menu.actions()}
    entries(menu)["A group of my own 6"].trigger()
    assert grouped.bench.selection.ids == {6, 7}
