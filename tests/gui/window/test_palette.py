"""The command palette: it finds every command in English and in the window's language, and carries it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gestures import click
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QInputMethodEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from models.translation import install_lookup, tr_marked
from sean_editor.gui.actions import SPECS
from sean_editor.gui.commands import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.palette.found import Found, plain
from sean_editor.gui.panels.palette.fuzzy import fit, folded
from sean_editor.gui.panels.palette.palette import CommandPalette
from sean_editor.gui.panels.palette.row import REASON_ROLE
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import theme

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψωϟϡ")


def greek(text: str, n: int | None = None) -> str:
    """A made-up translation without one Latin letter outside braces."""
    parts = text.lower().replace("}", "{").split("{")
    return "".join(
        f"{{{part}}}" if number % 2 else part.translate(GREEK) for number, part in enumerate(parts)
    )


@pytest.fixture(params=["English", "Greek"])
def language(request) -> Iterator[str]:
    install_lookup(greek if request.param == "Greek" else None)
    yield request.param
    install_lookup(None)


@pytest.fixture
def palette(window: MainWindow, qtbot) -> CommandPalette:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    window.activateWindow()
    window.layout_canvas.setFocus()
    return window.palette_commands.palette


def open_palette(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key_P, Qt.ControlModifier | Qt.ShiftModifier)


def enter(palette: CommandPalette, text: str) -> None:
    """As an input method does: no key types Greek here."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(palette.field, event)


def shown(palette: CommandPalette) -> list[str]:
    return [one.text for one in palette.model.found]


def chosen(palette: CommandPalette) -> Found:
    return palette.model.found[palette.list.currentIndex().row()]


def test_every_command_is_found_in_both_languages_and_carried_out(
    language: str, window, palette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "camera_may_be_there", lambda: True)
    done: list[str] = []
    actions = window.bench.actions
    for name in SPECS:
        action = actions[name]
        for signal in (action.triggered, action.toggled):
            if action.receivers(signal):
                signal.disconnect()
        action.setEnabled(True)
        action.setVisible(True)  # networks that are not there are not offered
        action.triggered.connect(lambda _=False, n=name: done.append(n))
    for name, spec in SPECS.items():
        for text in dict.fromkeys((spec.text, tr_marked(spec.text))):
            window.palette_commands.toggle()
            enter(palette, text)
            QTest.keyClick(palette.field, Qt.Key_Return)
            assert done == [name], text
            assert not palette.isVisible()
            done.clear()


@pytest.fixture
def recent(tmp_path: Path, own_settings: Settings) -> Path:
    """A recent file. Comes before the window in a test's arguments."""
    path = tmp_path / "Zoë & holiday.png"
    path.write_bytes(b"no picture")
    own_settings.add_recent(path)
    return path


def test_regions_and_recent_files_are_found(language: str, recent: Path, window, palette, qtbot) -> None:
    open_palette(window)
    enter(palette, "paint hat")
    QTest.keyClick(palette.field, Qt.Key_Return)
    assert window.bench.tool_state.region == 14
    open_palette(window)
    enter(palette, "zoe holi")
    assert [recent.name in text for text in shown(palette)] == [True]
    assert folded(palette.model.found[0].name).startswith("file > recent files > ")
    QTest.keyClick(palette.field, Qt.Key_Return)
    qtbot.waitUntil(lambda: window.banner.kind == "error" and window.bench.jobs.idle)
    assert recent.name.lower() in window.banner.text.lower()


def test_a_language_is_found_by_its_english_name(window, palette) -> None:
    open_palette(window)
    for typed, found in (("chinese", "简体中文"), ("简体", "简体中文"), ("english", "English")):
        palette.field.setText(typed)
        assert found in shown(palette)


def test_the_theme_is_found_by_its_menu_and_set(window, palette) -> None:
    open_palette(window)
    QTest.keyClicks(palette.field, "theme light")
    QTest.keyClick(palette.field, Qt.Key_Return)
    assert theme().tokens.name == "light" and window.bench.settings.theme == "light"


def test_what_the_menus_hide_is_not_found(window, palette) -> None:
    action = window.bench.actions["celebahq_network"]
    for there in (False, True):
        action.setVisible(there)
        window.palette_commands.toggle()
        enter(palette, action.text())
        assert any(one.action is action for one in palette.model.found) is there
        palette.leave()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("&File", "File"), ("文件(&F)", "文件"), ("a && b.png", "a & b.png"), ("Open…", "Open")],
)
def test_marks_of_menus_are_not_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_letters_are_typed_and_are_no_shortcuts(window, palette) -> None:
    open_palette(window)
    tool, region = window.bench.tool_state.tool, window.bench.tool_state.region
    for letter in "gew":
        QTest.keyClick(QApplication.focusWidget(), letter)
    assert palette.field.text() == "gew"
    assert (window.bench.tool_state.tool, window.bench.tool_state.region) == (tool, region)
    assert "No command" in " ".join(label.text() for label in visible_labels(palette))


def visible_labels(palette: CommandPalette) -> list:
    from PyQt5.QtWidgets import QLabel

    return [label for label in palette.findChildren(QLabel) if label.isVisible()]


def test_escape_closes_it_and_gives_the_keyboard_back(window, palette) -> None:
    window.result_canvas.setFocus()
    open_palette(window)
    assert palette.field.hasFocus() and palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key_Escape)
    assert not palette.isVisible() and window.result_canvas.hasFocus()
    open_palette(window)
    open_palette(window)
    assert not palette.isVisible() and window.result_canvas.hasFocus()


def test_the_arrows_go_round_and_a_click_chooses(window, palette) -> None:
    open_palette(window)
    names = [one.name for one in palette.model.found]
    for key, row in ((Qt.Key_Down, 1), (Qt.Key_Up, 0), (Qt.Key_Up, len(names) - 1), (Qt.Key_Down, 0)):
        QTest.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == row
    QTest.keyClick(palette.field, Qt.Key_PageDown)
    assert 5 < palette.list.currentIndex().row() < 12
    palette.field.setText("lasso")
    rect = palette.list.visualRect(palette.model.index(0, 0))
    QTest.mouseClick(palette.list.viewport(), Qt.LeftButton, pos=rect.center())
    assert window.bench.tool_state.tool == "lasso" and not palette.isVisible()


def test_a_click_elsewhere_closes_it_and_does_its_work(window, palette) -> None:
    open_palette(window)
    row = window.region_panel.rows[5]
    click(row, QPoint(70, 10))
    QTest.mouseClick(window.status.zoom, Qt.LeftButton)
    assert not palette.isVisible() and window.bench.tool_state.region == 5


def test_what_cannot_be_done_says_why_and_is_not_done(window, palette) -> None:
    open_palette(window)
    QTest.keyClicks(palette.field, "redo")
    index = palette.list.currentIndex()
    assert chosen(palette).action is window.bench.actions["redo"]
    assert index.data(REASON_ROLE) == "nothing to redo"
    assert "nothing to redo" in index.data(Qt.AccessibleTextRole)
    QTest.keyClick(palette.field, Qt.Key_Return)
    assert palette.isVisible() and window.bench.settings.used_commands == []


def test_what_can_be_done_comes_before_what_cannot(window, palette) -> None:
    open_palette(window)
    QTest.keyClicks(palette.field, "re")
    assert chosen(palette).action.isEnabled() and "Redo" in shown(palette)


def test_every_disabled_command_of_an_open_portrait_says_why(window, palette) -> None:
    open_palette(window)
    silent = [
        one.name
        for row, one in enumerate(palette.model.found)
        if not one.action.isEnabled() and not palette.model.index(row, 0).data(REASON_ROLE)
        if "no camera found" not in one.text  # it says so itself
    ]
    assert silent == []


def test_what_was_used_lately_comes_first_also_at_the_next_start(window, palette, own_settings) -> None:
    for text in ("zoom in", "contours of", "pan"):
        open_palette(window)
        QTest.keyClicks(palette.field, text)
        QTest.keyClick(palette.field, Qt.Key_Return)
        palette.leave()
    assert own_settings.used_commands == ["Edit > Pan", "View > Zoom in"]
    open_palette(window)
    assert shown(palette)[:2] == ["Pan", "Zoom in"]
    assert len(set(shown(palette))) == len(palette.model.found) > len(SPECS)


@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080)])
def test_it_stays_within_the_window(window, palette, size) -> None:
    open_palette(window)
    window.resize(*size)
    QApplication.processEvents()
    assert window.rect().contains(palette.geometry())
    assert abs(palette.geometry().center().x() - window.width() // 2) <= 1
    palette.field.setText("xyzzy")
    assert palette.height() < 120


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Export…", "Export layout…"),
        ("Brush", "Smaller brush"),
        ("Find reference", "Add references…"),
        ("Split view: original and result", "Apply selected reference"),
    ],
)
def test_the_better_fit_comes_first(better: str, worse: str) -> None:
    for query in (better, better.split()[0], better[:3]):
        one, other = (fit(folded(query), [folded(text)]) for text in (better, worse))
        assert one is not None and one > (other or 0.0)


@pytest.mark.parametrize(
    ("query", "text", "fits"),
    [
        ("kua", "Keep unedited areas", True),
        ("brsh", "Much smaller brush", True),
        ("layout exp", "Export layout…", True),
        ("UBERGANG", "Übergang", True),
        ("锁定", "锁定头发", True),
        ("头", "锁定头发", True),
        ("rb", "Brush", False),
        ("hrsb", "Brush", False),
        ("export nothing", "Export layout…", False),
    ],
)
def test_words_fit_by_their_beginnings_initials_and_letters(query: str, text: str, fits: bool) -> None:
    assert (fit(folded(query), [folded(text)]) is not None) == fits


def test_menus_and_keys_count_less_than_names() -> None:
    by_name, by_menu = fit("view", ["fit to view"]), fit("view", ["zoom in"], ["view"])
    assert by_menu is not None and by_name is not None and by_name > by_menu
    assert fit("ctrl+z", ["undo"], ["edit", "ctrl+z"]) is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [("&Region", "Region"), ("区域(&R)", "区域"), ("R&&D.png", "R&D.png"), ("Export…", "Export")],
)
def test_a_command_is_shown_without_the_marks_of_menus(text: str, shown: str) -> None:
    assert plain(text) == shown
