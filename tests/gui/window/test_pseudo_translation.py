"""Every text of the window goes through the translation: in a made-up language no English word is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
import pytest
from gestures import drag
from PyQt5.QtCore import QCoreApplication, QPoint, Qt, QTimer, QTranslator
from PyQt5.QtWidgets import (
    QApplication,
    QMenu,
    QMessageBox,
)
from texts_in_view import english_in, left_in, texts_of
from whole_window import every_dialog, scenes

from models.regions import CELEBAMASK_HQ
from models.translation import install_lookup
from sean_editor.checkpoints import CHECKPOINTS
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.gui.canvas.drop_caption import drop_caption
from sean_editor.gui.canvas.tool_state import TOOL_NAMES
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.compare import CompareDialog
from sean_editor.gui.dialogs.open_file import OpenFileDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.gui.photo.file_picture import file_picture
from sean_editor.languages import FOLDER
from sean_editor.machine.celebahq import CELEBAHQ
from sean_editor.photo.decode import read_photo
from sean_editor.photo.labels import read_labels
from sean_editor.project_file import open_project

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "äƀćďéƒġĥíĵķĺɱńóƥɋŕśťúʋŵẋýžÄƁĆĎÉƑĠĤÍĴĶĹṂŃÓƤɊŔŚŤÚƲŴẊÝŽ",
)
QT_OWN = ("QPlatformTheme", "QTabBar")  # Qt's own contexts: its standard buttons, the arrows beside tabs


def pseudo(text: str) -> str:
    """The text with an accent on every letter, except in places for values and endings of files."""
    return "".join(
        part if part.startswith(("{", "*.")) else part.translate(LETTERS)
        for part in re.split(r"(\{[^}]*\}|\*\.\w+)", text)
    )


class PseudoTranslator(QTranslator):
    """Knows Qt's own buttons."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return pseudo(text) if context in QT_OWN else None

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False


@pytest.fixture
def made_up() -> Iterator[None]:
    """The made-up language, in place of a real one. Comes before the window in a test's arguments."""
    messages = Xml.parse(FOLDER / "sean_editor.ts").getroot().iter("message")
    known = {m.findtext("source") for m in messages}  # exactly the texts that translators are given
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    install_lookup(lambda text, n: pseudo(text) if text in known else text)
    yield
    install_lookup(None)
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def names(window: MainWindow, tmp_path: Path) -> tuple[str, ...]:
    """Names of files, portraits and devices in this window."""
    portraits = [reference.portrait.name for reference in window.session.references]
    return (*portraits, window.session.engine.checkpoint_name, str(tmp_path), "tiny.safetensors")


def test_the_window(made_up, window: MainWindow, names, qtbot, tmp_path: Path) -> None:
    recent = tmp_path / "holiday.png"
    window.bench.settings.add_recent(recent)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    document = window.session.document
    assert document is not None
    qtbot.waitUntil(lambda: window.session.idle)
    assert not left_in(window, *names, "holiday.png")
    document.fill(128, 128, 13)
    window.bench.selection.set({13})
    window.gallery.list.setCurrentIndex(window.gallery.list.visible_indexes()[1])
    window.session.apply_style(window.session.references[1].id, (13, 14, 15, 16))
    window.gallery.search.setText("zzz")
    assert "Úńďó" in window.bench.actions["undo"].text()
    centre = window.layout_canvas.rect().center()
    drag(window.layout_canvas, [centre, centre + QPoint(20, 20)])
    assert window.bench.actions["undo"].text() == pseudo("Undo: ") + pseudo("Brush")
    assert not left_in(window, *names, "holiday.png")
    window.bench.selection.set({13, 17})
    window.gallery.search.clear()
    for tool in TOOL_NAMES:
        window.bench.tool_state.set_tool(tool)
        assert not english_in(window.layout_canvas.hint)
    assert not left_in(window, *names, "holiday.png")
    qtbot.waitUntil(lambda: window.session.idle)


def test_the_history_and_the_places_of_the_regions(made_up, window: MainWindow, names, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    document, panel = window.session.document, window.history_panel
    document.fill(128, 128, 13)
    window.session.apply_style(window.session.references[1].id, (13, 14))
    window.history.keep_automatically()
    window.bench.actions["take_snapshot"].trigger()
    assert not left_in(panel, *names)
    for states in (panel.snapshots, panel.steps):
        shown = [states.model().index(row, 0) for row in range(states.model().rowCount())]
        for role in (Qt.DisplayRole, Qt.AccessibleTextRole, Qt.ToolTipRole):
            words = [str(index.data(role) or "") for index in shown]
            assert not [one for one in words if english_in(one, "AM", "PM")]
    menu = panel.menu_for(panel.snapshots.states.states[0])
    assert not [action.text() for action in menu.actions() if english_in(action.text())]
    menu.deleteLater()
    pixels = document.portrait.image
    dialog = CompareDialog(window, ("1", pixels), ("2", pixels))
    assert not left_in(dialog)
    dialog.deleteLater()
    for place in ("folded", "side", "below"):
        window.bench.actions[f"regions_{place}"].trigger()
        assert not left_in(window, *names)
    window.bench.actions["large_result"].trigger()
    assert not english_in(window.status.hint.full_text)


def test_the_preview_of_a_file(made_up, window: MainWindow, qtbot, tmp_path: Path) -> None:
    (tmp_path / "torn.png").write_bytes(b"no picture")
    dialog = OpenFileDialog(window, "", tmp_path, "", file_picture)
    assert not left_in(dialog.preview)
    dialog.show_preview(tmp_path / "torn.png")
    assert not left_in(dialog.preview, "torn.png")
    qtbot.waitUntil(lambda: dialog.preview.message.property("role") == "danger")
    assert not left_in(dialog.preview, str(tmp_path), "torn.png")
    dialog.reject()
    dialog.deleteLater()


def test_its_context_menus_and_hints(made_up, window: MainWindow, names) -> None:
    card = CardTarget(window.session.references[1].id, 13)
    hints: list[str] = []
    window.gallery.hint_changed.connect(hints.append)
    for selected in ((), (13,), (13, 17)):
        window.bench.selection.set(selected)
        for target in (card, CardTarget(card.reference, None, handle=True)):
            window.gallery.list.hover(target)
        for menu in (window.gallery.menu_for(card), window.region_panel.menu_for(13)):
            assert not [a.text() for a in menu.actions() if english_in(a.text(), *names)]
            menu.deleteLater()
    assert len(set(hints)) == 6 and not [hint for hint in hints if english_in(hint)]
    labels = np.zeros((32, 32), np.uint8)
    captions = [drop_caption(targets, labels, CELEBAMASK_HQ) for targets in ((), (0,), (13,), (1, 2))]
    assert not [caption for caption in captions if english_in(caption)]


def test_messages(made_up, window: MainWindow, names, qtbot, monkeypatch, tmp_path: Path) -> None:
    """What the banner says when things are done or go wrong."""
    banner, said = window.banner, []
    document = window.session.document
    assert document is not None
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)

    def message() -> None:
        qtbot.waitUntil(lambda: window.bench.jobs.idle and banner.isVisible())
        said.append(banner.text)
        assert not left_in(banner, *names, "torn.png", "torn.sean", "nowhere.png", "work.sean")
        banner.dismiss()

    (tmp_path / "torn.png").write_bytes(b"no picture")
    (tmp_path / "torn.sean").write_bytes(b"no project")
    for path in (tmp_path / "torn.png", tmp_path / "torn.sean", tmp_path / "nowhere.png"):
        window.files.open_portrait_file(path)
        message()
    window.references.add_files([tmp_path / "torn.png", tmp_path / "nowhere.png"])
    message()
    window.session.apply_style(window.session.references[1].id, tuple(range(19)))
    message()
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "work.sean")
    window.projects.save()
    message()
    window.clipboard.copy_result()
    message()
    QApplication.clipboard().clear()
    window.clipboard.paste()
    message()
    assert len(set(said)) == 8


@pytest.mark.parametrize(
    ("read", "name", "content"),
    [
        (read_photo, "a.png", None),
        (read_photo, "a.png", b"words"),
        (read_photo, ".", None),
        (read_labels, "a.jpg", None),
        (open_project, "a.sean", None),
        (open_project, "a.sean", b"words"),
        (open_project, ".", None),
    ],
)
def test_errors_of_the_rooms_without_qt(
    made_up, tmp_path: Path, read, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as caught:
        read(tmp_path / name)
    assert not english_in(str(caught.value), str(tmp_path / name))


def test_dialogs(made_up, window: MainWindow, names, faces: list[Portrait], qtbot, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    paths = (str(CHECKPOINTS), "79999_iter.pth", "compact-256", "party", CELEBAHQ.licence, CELEBAHQ.page)
    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        assert len(list(texts_of(dialog))) > 10
        assert not left_in(dialog, *names, *paths), type(dialog).__name__
        dialog.close()
        dialog.deleteLater()


def test_scenes(made_up, window: MainWindow, names, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    for scene in scenes(window):
        assert not left_in(window, *names), scene


def test_the_question_about_unsaved_work(made_up, window: MainWindow, names) -> None:
    document = window.session.document
    assert document is not None
    document.fill(128, 128, 13)
    left: list[str] = ["never asked"]

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        left[:] = [
            *left_in(box, *names),
            *(t for t in (box.text(), box.informativeText()) if english_in(t, *names)),
        ]
        box.reject()

    QTimer.singleShot(0, look)
    assert not window.projects.may_go("Save {name} before opening a photo?", lambda: None)
    assert left == []


def test_kinds_of_files(made_up) -> None:
    layers = files.EXPORT_KINDS[".ora"]
    for filters in (
        *files.TRANSITION_KINDS.values(),
        files.PICTURES,
        files.LABEL_MAPS,
        files.WEIGHTS,
        files.RESULTS,
        files.PROJECTS,
        layers,
    ):
        assert not english_in(re.sub(r"\([^)]*\)", "", files.shown(filters)))
        assert re.findall(r"\*\.\w+", files.shown(filters)) == re.findall(r"\*\.\w+", filters)
