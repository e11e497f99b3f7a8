"""The library on the real window: kept, applied, renamed, removed, passed on, and there at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from gestures import click, drop
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLineEdit, QWidget

from models.regions import CELEBAMASK_HQ
from sean_editor.document import MadeStyle
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.commands import files as file_commands
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.library.style_list import StyleList
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.project_file import open_styles, save_styles
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.style_library import style_library_folder

HAIR, SKIN, HAT = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "skin", "hat"))
Start = Callable[..., MainWindow]


@pytest.fixture
def start(qtbot, engine, own_settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the editor, with the Library in front; the one before it is closed."""
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
        window.central.reveal(window.library_panel)
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
            and window.bench.jobs.idle
            and window.library.idle
            and not window.library.without_picture()
        ),
        timeout=30000,
    )


def names(window: MainWindow) -> list[str]:
    """Of the cards that the search leaves."""
    proxy = window.library_panel.proxy
    return [proxy.index(row, 0).data() for row in range(proxy.rowCount())]


def notes(window: MainWindow) -> dict[str, str]:
    return {entry.style.name: entry.note for entry in window.library_panel.model.entries}


def card(window: MainWindow, name: str) -> QPoint:
    """The middle of a card, in the list's viewport."""
    panel = window.library_panel
    index = panel.proxy.index(names(window).index(name), 0)
    panel.list.scrollTo(index)
    return panel.list.visualRect(index).center()


def name_field(cards: StyleList) -> QLineEdit:
    fields = [one for one in cards.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert len(fields) == 1, "one name is being edited"
    return fields[0]


def keep(window: MainWindow, qtbot, name: str, regions: set[int] | None = None) -> None:
    """With the keys, as a person would."""
    window.bench.selection.set(regions or set())
    QTest.keyClick(window.layout_canvas, Qt.Key_K, Qt.ControlModifier | Qt.AltModifier)
    field = name_field(window.library_panel.list)
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key_Return)
    window.bench.selection.clear()
    settle(window, qtbot)


def foreign(name: str) -> MadeStyle:
    return MadeStyle(name, np.ones((19, 512)), np.arange(19) > 0, "ab" * 32)


def url(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_what_is_kept_is_there_at_the_next_start(start: Start, qtbot) -> None:
    window = start()
    assert names(window) == [] and "No styles yet" in window.library_panel.empty.text()
    keep(window, qtbot, "Amber")
    keep(window, qtbot, "Copper", {HAIR})
    assert names(window) == ["Amber", "Copper"]
    codes = window.session.styles()
    again = start()
    assert names(again) == ["Amber", "Copper"] and len(list(style_library_folder().iterdir())) == 2
    styles = {entry.style.name: entry.style for entry in again.library_panel.model.entries}
    assert np.flatnonzero(styles["Copper"].present).tolist() == [HAIR]
    assert np.allclose(styles["Amber"].codes[SKIN], codes[SKIN])
    assert all(style.picture.shape == (96, 96, 3) for style in styles.values())


def test_a_click_applies_what_the_style_has_or_what_is_selected(start: Start, qtbot) -> None:
    window = start()
    document, cards = window.session.document, window.library_panel.list
    window.session.apply_style(window.session.references[2].id, [HAIR, SKIN])
    settle(window, qtbot)
    codes = window.session.styles()
    keep(window, qtbot, "Amber", {HAIR, SKIN})
    document.undo()
    click(cards.viewport(), card(window, "Amber"))
    assert list(document.styles) == [SKIN, HAIR] and len(document.history) == 1
    assert document.history.undo_label == "Amber" and notes(window) == {"Amber": "2 in use"}
    assert np.array_equal(window.session.styles()[[SKIN, HAIR]], codes[[SKIN, HAIR]])
    document.undo()
    window.bench.selection.set({HAIR})
    QTest.keyClick(cards, Qt.Key_Return)
    assert list(document.styles) == [HAIR]
    window.bench.selection.set({HAT})
    QTest.keyClick(cards, Qt.Key_Return)
    assert list(document.styles) == [HAIR] and "has no hat" in window.banner.text


def test_a_card_is_dropped_onto_the_result(start: Start, qtbot) -> None:
    window = start()
    keep(window, qtbot, "Amber", {HAIR})
    style = window.library_panel.model.entries[0].style
    assert drop(window.result_canvas, encode(StyleDrag(style.id, None, (HAIR,))), QPoint(200, 200))
    assert window.session.document.styles[HAIR].source == style.id


def test_a_name_is_still_selected_when_the_picture_has_come(start: Start, qtbot) -> None:
    """The card of a new style asks for its name; its picture is painted meanwhile."""
    window = start()
    window.bench.actions["keep_style"].trigger()
    panel = window.library_panel
    qtbot.waitUntil(lambda: panel.list.findChild(QLineEdit) is not None)
    settle(window, qtbot)
    assert panel.model.entries[0].style.picture is not None
    field = name_field(panel.list)
    QTest.keyClicks(field, "Copper")
    QTest.keyClick(field, Qt.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Copper"])


def test_rename_search_and_remove(start: Start, qtbot) -> None:
    window = start()
    keep(window, qtbot, "Amber")
    keep(window, qtbot, "Copper", {HAIR})
    panel = window.library_panel
    panel.list.select(panel.model.entries[1].style.id)
    QTest.keyClick(panel.list, Qt.Key_F2)
    field = name_field(panel.list)
    field.selectAll()
    QTest.keyClicks(field, "ash")
    QTest.keyClick(field, Qt.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Amber", "ash"])
    assert not window.session.document.modified, "the Enter that ends a name applies nothing"
    panel.search.setText("AMB")
    assert names(window) == ["Amber"] and panel.count.text() == "1 of 2"
    QTest.keyClick(panel.search, Qt.Key_Return)
    QTest.keyClick(panel.list, Qt.Key_Delete)
    panel.search.clear()
    settle(window, qtbot)
    assert names(window) == ["ash"] and len(list(style_library_folder().iterdir())) == 1
    assert "Amber" in window.banner.text
    window.banner.offer_button.click()
    settle(window, qtbot)
    assert names(window) == ["Amber", "ash"] and len(list(style_library_folder().iterdir())) == 2


def test_several_are_passed_on_as_one_file(start: Start, qtbot, tmp_path: Path, monkeypatch) -> None:
    window = start()
    for name, region in (("Amber", SKIN), ("Copper", HAIR), ("Zinc", 2)):
        keep(window, qtbot, name, {region})
    cards = window.library_panel.list
    before = len(window.session.document.history)
    click(cards.viewport(), card(window, "Amber"), Qt.ControlModifier)
    click(cards.viewport(), card(window, "Zinc"), Qt.ControlModifier | Qt.ShiftModifier)
    click(cards.viewport(), card(window, "Zinc"), Qt.ControlModifier)
    assert (
        len(window.session.document.history) == before and window.library_panel.count.text() == "2 selected"
    )
    path = tmp_path / "for a friend.seanstyles"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    window.bench.actions["export_styles"].trigger()
    settle(window, qtbot)
    assert [style.name for style in open_styles(path).styles] == ["Amber", "Copper"]
    assert "Exported 2 styles" in window.banner.text
    for entry in list(window.library_panel.model.entries):
        window.library.remove(entry.style.id)
    settle(window, qtbot)
    monkeypatch.setattr(files, "ask_open", lambda *_: path)
    window.bench.actions["import_styles"].trigger()
    settle(window, qtbot)
    assert names(window) == ["Amber", "Copper"] and "2 styles of for a friend" in window.banner.text


@pytest.mark.parametrize(
    "where", ["layout_canvas", "result_canvas", "gallery", "library_panel", "window", "Ctrl+O"]
)
def test_a_file_is_added_wherever_it_is_dropped(
    start: Start, qtbot, tmp_path: Path, monkeypatch, where: str
) -> None:
    window, path = start(), tmp_path / "a.seanstyles"
    document = window.session.document
    save_styles(path, [foreign("Amber")])
    window.central.reveal(window.gallery)
    if where == "Ctrl+O":
        monkeypatch.setattr(files, "ask_open", lambda *_: path)
        window.bench.actions["open_portrait"].trigger()
    else:
        # what a widget leaves alone goes to the window, as Qt does it
        target: QWidget = window if where in ("window", "library_panel") else getattr(window, where)
        assert where != "library_panel" or not window.library_panel.acceptDrops()
        assert drop(target, url(path), QPoint(40, 40))
    settle(window, qtbot)
    assert names(window) == ["Amber"] and window.library_panel.isVisible()
    assert window.session.document is document and len(window.session.references) == 4


def test_a_file_of_styles_on_the_command_line(start: Start, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "a.seanstyles"
    save_styles(path, [foreign("Amber")])
    window = start(path)
    assert names(window) == ["Amber"] and window.session.document.portrait.name == "Amara"


def test_a_style_of_another_network_is_shown_as_such_and_changes_nothing(
    start: Start, qtbot, tmp_path: Path
) -> None:
    window, path = start(), tmp_path / "a.seanstyles"
    save_styles(path, [foreign("Amber")])
    window.library_files.import_file(path)
    settle(window, qtbot)
    assert "another network" in window.banner.text and notes(window) == {"Amber": "Other network"}
    result = window.session.result.copy()
    click(window.library_panel.list.viewport(), card(window, "Amber"))
    settle(window, qtbot)
    assert "Amber belongs to another network" in window.banner.text and "--checkpoint" in window.banner.text
    assert not window.session.document.modified and np.array_equal(window.session.result, result)
    assert not window.library_panel.apply_button.isEnabled()


def test_a_damaged_file_is_said_and_the_rest_is_there(start: Start, qtbot) -> None:
    window = start()
    keep(window, qtbot, "Amber")
    (style_library_folder() / "x.seanstyles").write_bytes(b"PK")
    again = start()
    assert names(again) == ["Amber"] and "x.seanstyles" in again.banner.text


def test_the_style_of_a_reference_is_kept_from_its_menu(start: Start, qtbot) -> None:
    window = start()
    reference = window.session.references[1]
    window.gallery.keep_requested.emit(reference.id)
    QTest.keyClick(name_field(window.library_panel.list), Qt.Key_Escape)
    settle(window, qtbot)
    style = window.library_panel.model.entries[0].style
    assert style.name == reference.portrait.name and np.array_equal(style.codes, reference.matrix.codes)
    assert QApplication.activeModalWidget() is None


def test_kept_styles_that_cannot_be_written_are_said_and_stay_for_now(start: Start, qtbot) -> None:
    window = start()
    folder = style_library_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    window.library.keep_present()
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert str(folder) in window.banner.text and notes(window) == {"Amara": "Not kept"}
