"""Ctrl+O opens photos and projects; the dialog shows the chosen file beside the list."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtGui import QColor
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLineEdit, QListView, QTreeView

from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.open_file import OpenFileDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.project_file import project_preview, save_project

HAT = 14
RED = (200, 30, 40)


@pytest.fixture(autouse=True)
def with_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    """On every system as where the system has no dialog of its own."""
    monkeypatch.setattr(files, "NATIVE", False)


@pytest.fixture
def folder(window: MainWindow, tmp_path: Path, qtbot) -> Path:
    """A red picture, no picture, a label map, and a project of the open portrait."""
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle, timeout=20000)
    made = tmp_path / "files"
    made.mkdir()
    Image.new("RGB", (64, 32), RED).save(made / "red.png")
    (made / "torn.png").write_bytes(b"no picture")
    labels = np.zeros((32, 32), np.uint8)
    labels[:16] = HAT
    Image.fromarray(labels).save(made / "map.png")
    save_project(made / "work.sean", window.projects.snapshot())
    window.bench.settings.folder = made
    return made


def while_open(act: Callable[[OpenFileDialog], None]) -> list[str]:
    """Let `act` use the next file dialog; what it leaves open is cancelled."""
    seen: list[str] = []

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OpenFileDialog)
        try:
            act(dialog)
            seen.append(dialog.windowTitle())
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, use)
    return seen


def choose(dialog: OpenFileDialog, name: str, qtbot) -> None:
    """A click on a file in the list."""
    view = next(v for kind in (QTreeView, QListView) for v in dialog.findChildren(kind) if v.isVisible())
    qtbot.waitUntil(lambda: any(index.data() == name for index in listed(view)))
    index = next(index for index in listed(view) if index.data() == name)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.LeftButton, pos=view.visualRect(index).center())


def listed(view: QListView | QTreeView) -> list:
    model, root = view.model(), view.rootIndex()
    return [model.index(row, 0, root) for row in range(model.rowCount(root))]


def previewed(dialog: OpenFileDialog, qtbot) -> QColor:
    """The colour in the middle of the preview, once it is there."""
    picture = dialog.preview.picture
    qtbot.waitUntil(lambda: picture.pixmap() is not None and not picture.pixmap().isNull(), timeout=20000)
    image = picture.pixmap().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def press_ctrl_o(window: MainWindow) -> None:
    QTest.keyClick(window.layout_canvas, Qt.Key_O, Qt.ControlModifier)


def test_ctrl_o_shows_the_chosen_picture(window: MainWindow, folder: Path, qtbot) -> None:
    def act(dialog: OpenFileDialog) -> None:
        choose(dialog, "red.png", qtbot)
        assert previewed(dialog, qtbot).getRgb()[:3] == RED
        assert dialog.preview.message.text() == "red.png"

    done = while_open(act)
    press_ctrl_o(window)
    assert done == ["Open"]


@pytest.mark.parametrize("whole", [False, True])
def test_a_typed_name_is_shown_too(window: MainWindow, folder: Path, qtbot, whole: bool) -> None:
    def act(dialog: OpenFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        QTest.keyClicks(field, str(folder / "red.png") if whole else "red.png")
        assert previewed(dialog, qtbot).getRgb()[:3] == RED

    done = while_open(act)
    press_ctrl_o(window)
    assert done == ["Open"]


def test_a_file_that_is_no_picture_says_why(window: MainWindow, folder: Path, qtbot) -> None:
    def act(dialog: OpenFileDialog) -> None:
        choose(dialog, "torn.png", qtbot)
        qtbot.waitUntil(lambda: "not a picture" in dialog.preview.message.text())
        assert dialog.preview.picture.text() == "No preview"

    done = while_open(act)
    press_ctrl_o(window)
    assert done


def test_ctrl_o_opens_a_project(window: MainWindow, folder: Path, qtbot) -> None:
    def act(dialog: OpenFileDialog) -> None:
        choose(dialog, "work.sean", qtbot)
        previewed(dialog, qtbot)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        QTest.keyClick(field, Qt.Key_Return)
        assert dialog.result() == OpenFileDialog.Accepted

    done = while_open(act)
    press_ctrl_o(window)
    assert done
    qtbot.waitUntil(lambda: window.windowTitle().startswith("work[*]"))


def test_the_names_of_the_places_are_not_cut_off(qtbot, tmp_path: Path, monkeypatch) -> None:
    home = tmp_path / "sam"
    monkeypatch.setenv("HOME", str(home))
    for name in ("Pictures", "Downloads", "Documents"):
        (home / name).mkdir(parents=True)
    dialog = OpenFileDialog(
        None, "Open", tmp_path, "All files (*)", lambda path: np.zeros((8, 8, 3), np.uint8)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    places = dialog.findChild(QListView, "sidebar")
    assert places.sizeHintForColumn(0) <= places.viewport().width() < dialog.width() // 3
    dialog.reject()


def test_a_label_map_is_seen_in_the_colours_of_its_regions(window: MainWindow, folder: Path, qtbot) -> None:
    def act(dialog: OpenFileDialog) -> None:
        choose(dialog, "map.png", qtbot)
        previewed(dialog, qtbot)
        image = dialog.preview.picture.pixmap().toImage()
        colors = window.bench.regions.palette()
        top, bottom = (image.pixelColor(image.width() // 2, y * image.height() // 4) for y in (1, 3))
        assert top.getRgb()[:3] == tuple(colors[HAT]) and bottom.getRgb()[:3] == tuple(colors[0])

    done = while_open(act)
    window.bench.actions["open_layout"].trigger()
    assert done == ["Open layout"]


def test_the_last_choice_counts_and_a_slow_one_does_not_hold_the_dialog_up(qtbot, tmp_path: Path) -> None:
    seen: list[Path] = []

    def look(path: Path) -> np.ndarray:
        seen.append(path)
        if path.name == "slow":
            time.sleep(0.3)
        return np.full((8, 8, 3), 255 if path.name == "last" else 0, np.uint8)

    for name in ("slow", "between", "last"):
        (tmp_path / name).touch()
    dialog = OpenFileDialog(None, "Open", tmp_path, "All files (*)", look)
    qtbot.addWidget(dialog)
    dialog.show_preview(tmp_path / "slow")
    qtbot.waitUntil(lambda: bool(seen))
    dialog.show_preview(tmp_path / "between")
    dialog.show_preview(tmp_path / "last")
    assert previewed(dialog, qtbot).getRgb()[:3] == (255, 255, 255)
    assert [path.name for path in seen] == ["slow", "last"]
    dialog.reject()


def test_where_the_system_has_its_own_dialog_that_is_used(window: MainWindow, monkeypatch) -> None:
    monkeypatch.setattr(files, "NATIVE", True)
    asked: list[tuple] = []
    monkeypatch.setattr(files.QFileDialog, "getOpenFileName", lambda *words: asked.append(words) or ("", ""))
    press_ctrl_o(window)
    assert len(asked) == 1 and "*.sean" in asked[0][3] and "*.jpg" in asked[0][3]


def test_a_project_is_previewed_by_its_result_an_old_one_by_its_portrait(
    window: MainWindow, folder: Path
) -> None:
    shown = window.session.shown
    seen = project_preview(folder / "work.sean").astype(int)
    assert seen.shape == (256, 256, 3) and np.abs(seen - shown.pixels).mean() < 4
    project = window.projects.snapshot()
    save_project(folder / "old.sean", type(project)(project.portrait, project.layout))
    assert np.array_equal(project_preview(folder / "old.sean"), project.portrait.image)
