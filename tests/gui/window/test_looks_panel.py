"""Looks on the real window: applied, dragged, taken back, saved, passed on, and there at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from gestures import drag, drop, undone_under_the_hand
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QLineEdit

from models.regions import CELEBAMASK_HQ
from sean_editor.document import RegionStyle
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.commands import files as file_commands
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.project_file import open_look, save_project
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.looks.library import look_folder

HAIR, LIP = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "u_lip"))
Start = Callable[..., MainWindow]
PLAIN = "Rose lips"
"""A look that comes along and needs no network."""


@pytest.fixture
def start(qtbot, engine, own_settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the editor, with the looks in front; the one before it is closed."""
    monkeypatch.setattr(file_commands, "shipped_portraits", lambda: shipped_portraits()[:4])
    opened: list[tuple[MainWindow, Bridge]] = []

    def end() -> None:
        for window, bridge in opened:
            if window.session.document is not None:
                window.session.document.mark_saved()
            window.close()
            window.deleteLater()
            bridge.close()
        opened.clear()

    def begin(*words: Path) -> MainWindow:
        end()
        bridge = Bridge()
        window = MainWindow(EditorSession(engine, bridge.post), own_settings)
        opened.append((window, bridge))
        window.resize(1280, 800)
        window.show()
        window.start(*words)
        window.bench.actions["looks"].trigger()
        window.activateWindow()
        settle(window, qtbot)
        return window

    yield begin
    end()


def settle(window: MainWindow, qtbot) -> None:
    session = window.session
    qtbot.waitUntil(
        lambda: (
            session.result is not None
            and session.idle
            and not session.refining
            and window.bench.jobs.idle
            and window.looks.idle
            and window.looks_panel.model.rowCount() > 0
        ),
        timeout=60000,
    )


def names(window: MainWindow) -> list[str]:
    proxy = window.looks_panel.proxy
    return [proxy.index(row, 0).data() for row in range(proxy.rowCount())]


def notes(window: MainWindow) -> dict[str, str]:
    """Of the looks that the portrait has: how strong they are."""
    return {entry.name: entry.note for entry in window.looks_panel.model.entries if entry.lit}


def card(window: MainWindow, name: str) -> QPoint:
    """The middle of a card, in the list's viewport."""
    panel = window.looks_panel
    index = panel.proxy.index(names(window).index(name), 0)
    panel.list.scrollTo(index)
    return panel.list.visualRect(index).center()


def name_field(window: MainWindow) -> QLineEdit:
    fields = [one for one in window.looks_panel.list.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert len(fields) == 1, "one name is being edited"
    return fields[0]


def save_as(window: MainWindow, qtbot, name: str) -> None:
    """A click on the plus, and a name."""
    window.looks_panel.keep.click()
    field = name_field(window)
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key_Return)
    qtbot.waitUntil(lambda: name in names(window))
    settle(window, qtbot)


def test_the_looks_are_the_second_page_of_the_library(start: Start) -> None:
    window = start()
    panel, side = window.looks_panel, window.central.side
    assert panel.isVisible() and side.currentWidget() is window.library_pages
    assert len(names(window)) == 12 and all(one.picture is not None for one in panel.model.entries)
    switch = panel.switch
    QTest.mouseClick(switch, Qt.LeftButton, pos=switch.tabRect(0).center())
    assert window.library_panel.isVisible() and not panel.isVisible()
    other = window.library_panel.switch
    other.setFocus()
    QTest.keyClick(other, Qt.Key_Right)
    assert panel.isVisible() and switch.hasFocus() and switch.currentIndex() == 1
    panel.search.setText("hair")
    assert all("hair" in name for name in names(window)) and len(names(window)) == 4


def test_a_click_applies_a_drag_sets_the_strength_and_undo_takes_each_back(start: Start, qtbot) -> None:
    window = start()
    panel, document = window.looks_panel, window.session.document
    QTest.mouseClick(panel.list.viewport(), Qt.LeftButton, pos=card(window, PLAIN))
    assert len(document.history) == 1 and document.undo_label == PLAIN
    whole = document.retouch[LIP].tinting
    assert notes(window) == {PLAIN: "100 %"} and panel.strength.value() == 100
    settle(window, qtbot)
    before = window.session.shown.pixels
    slider = panel.strength
    middle = slider.height() // 2
    drag(slider, [QPoint(round(slider.width() * share), middle) for share in (0.98, 0.8, 0.6, 0.5)])
    assert len(document.history) == 2 and abs(document.retouch[LIP].tinting - whole / 2) < 0.01
    assert notes(window) == {PLAIN: "50 %"}
    settle(window, qtbot)
    assert (window.session.shown.pixels != before).any()
    document.undo()
    assert panel.strength.value() == 100 and notes(window) == {PLAIN: "100 %"}
    undone_under_the_hand(panel.strength, document)
    document.undo()
    assert document.retouch.is_none and not notes(window)


def test_by_keyboard_by_dragging_and_by_the_button(start: Start) -> None:
    window = start()
    panel, document = window.looks_panel, window.session.document
    assert not panel.apply_button.isEnabled() and not panel.strength.isEnabled()
    panel.select(panel.model.entries[names(window).index(PLAIN)].id)
    QTest.keyClick(panel.list, Qt.Key_Return)
    panel.apply_button.click()
    assert len(document.history) == 1, "it has it already"
    other = panel.model.entries[names(window).index("Clean skin")]
    canvas = window.result_canvas
    drop(canvas, encode(StyleDrag(other.id, None, other.look.regions)), canvas.rect().center())
    assert set(notes(window)) == {PLAIN, "Clean skin"} and len(document.history) == 2


def test_saved_named_and_there_at_the_next_start(start: Start, qtbot, tmp_path: Path) -> None:
    window = start()
    document = window.session.document
    window.looks_panel.keep.click()
    assert "nothing to keep" in window.banner.text.lower() and not list(look_folder().glob("*"))
    document.style_regions({HAIR: RegionStyle(None, 0.8, colour="#9c4f26")}, "Colour")
    QTest.mouseClick(window.looks_panel.list.viewport(), Qt.LeftButton, pos=card(window, PLAIN))
    settle(window, qtbot)
    save_as(window, qtbot, "Sunset")
    assert names(window)[0] == "Sunset" and notes(window)["Sunset"] == "100 %"
    (path,) = look_folder().glob("*.seanlook")
    kept = open_look(path)
    assert kept.name == "Sunset" and kept.preview is not None
    assert kept.styles[HAIR] == document.styles[HAIR] and kept.retouch == document.retouch
    save_project(tmp_path / "a.sean", window.session.project())
    window = start(tmp_path / "a.sean")
    assert notes(window)["Sunset"] == "100 %", "the project has it"
    window = start()
    assert names(window)[0] == "Sunset" and not notes(window)
    QTest.mouseClick(window.looks_panel.list.viewport(), Qt.LeftButton, pos=card(window, "Sunset"))
    assert window.session.document.styles[HAIR].chosen == "#9c4f26"
    assert window.session.document.retouch == kept.retouch


@pytest.mark.slow
def test_renamed_removed_and_put_back(start: Start, qtbot) -> None:
    window = start()
    window.session.document.style_regions({HAIR: RegionStyle(None, colour="#9c4f26")}, "Colour")
    settle(window, qtbot)
    save_as(window, qtbot, "Sunset")
    cards = window.looks_panel.list
    QTest.keyClick(cards, Qt.Key_F2)
    QTest.keyClicks(name_field(window), "Dawn")
    QTest.keyClick(name_field(window), Qt.Key_Return)
    qtbot.waitUntil(lambda: names(window)[0] == "Dawn")
    QTest.keyClick(cards, Qt.Key_Delete)
    settle(window, qtbot)
    assert "Dawn" not in names(window) and not list(look_folder().glob("*.seanlook"))
    window.banner.offer_button.click()
    settle(window, qtbot)
    assert names(window)[0] == "Dawn" and len(list(look_folder().glob("*.seanlook"))) == 1


def test_what_comes_along_stays(start: Start) -> None:
    window = start()
    panel = window.looks_panel
    panel.select(panel.model.entries[0].id)
    QTest.keyClick(panel.list, Qt.Key_Delete)
    assert len(names(window)) == 12 and "comes with the program" in window.banner.text
    menu = panel.menu_for(panel.model.entries[0])
    enabled = {
        action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()
    }
    assert enabled == {"Apply look": True, "Rename": False, "Export…": True, "Remove": False}
    menu.deleteLater()


def test_passed_on_as_a_file(start: Start, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start()
    panel = window.looks_panel
    window.bench.actions["export_look"].trigger()
    assert "Choose a look" in window.banner.text
    panel.select(panel.model.entries[names(window).index(PLAIN)].id)
    monkeypatch.setattr(files, "ask_save", lambda *asked: tmp_path / "lips")
    window.bench.actions["export_look"].trigger()
    settle(window, qtbot)
    assert open_look(tmp_path / "lips.seanlook").name == PLAIN
    monkeypatch.setattr(files, "ask_open", lambda *asked: tmp_path / "lips.seanlook")
    window.bench.actions["import_look"].trigger()
    settle(window, qtbot)
    assert PLAIN in window.banner.text and panel.current == open_look(tmp_path / "lips.seanlook").id
    assert len(names(window)) == 12, "the same once"
    (tmp_path / "bad.seanlook").write_bytes(b"no zip")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "bad.seanlook"))])
    drop(window.layout_canvas, mime, QPoint(40, 40))
    settle(window, qtbot)
    assert "no look" in window.banner.text and "bad.seanlook" in window.banner.text


def test_styles_of_another_network_are_named(start: Start) -> None:
    window = start()
    panel = window.looks_panel
    foreign = [entry for entry in panel.model.entries if entry.look.made]
    assert foreign, "some of those that come along hold styles, and this network is another"
    for entry in foreign:
        only_styles = entry.look.retouch.is_none
        assert entry.usable != only_styles and (entry.note == "Other network") == only_styles
    assert np.all([entry.usable for entry in panel.model.entries if not entry.look.made])
