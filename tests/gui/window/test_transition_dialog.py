"""Export of a transition from the real window: formats, progress, cancelling, and what stays as it was."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from quick_cases import first_quick

from sean_editor.export.strip import proportions
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.transition import TransitionDialog
from sean_editor.gui.main_window import MainWindow

HAIR = 13


@pytest.fixture
def dialog(window: MainWindow, qtbot) -> TransitionDialog:
    """The open dialog, for the hair between two references."""
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=20000)
    window.bench.selection.set({HAIR})
    a, b = (reference.id for reference in window.session.references[1:3])
    window.two_styles.fill("a", a)
    window.two_styles.fill("b", b)
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=20000)
    QTest.mouseClick(window.two_styles_panel.export_button, Qt.LeftButton)
    assert window.transitions.dialog is not None and window.transitions.dialog.isVisible()
    return window.transitions.dialog


def choose(dialog: TransitionDialog, suffix: str, count: int = 4) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))
    dialog.count.setValue(count)
    dialog.side.setCurrentIndex(dialog.side.findData(256))


def export(dialog: TransitionDialog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    QTest.mouseClick(dialog.export_button, Qt.LeftButton)


def test_the_strip_begins_with_a_and_ends_with_b(
    window: MainWindow, dialog: TransitionDialog, qtbot, monkeypatch, tmp_path: Path
) -> None:
    choose(dialog, ".png")
    dialog.keep.setChecked(False)
    export(dialog, tmp_path / "strip.png", monkeypatch)
    qtbot.waitUntil(lambda: window.transitions.dialog is None, timeout=30000)
    assert "strip.png" in window.banner.text
    margin = proportions(256)[0]
    sheet = np.array(Image.open(tmp_path / "strip.png"))
    cells = [sheet[margin : margin + 256, margin + n * (256 + margin) :][:, :256] for n in range(4)]
    document, engine = window.session.document, window.session.engine
    for cell, source in zip((cells[0], cells[-1]), window.session.references[1:3], strict=True):
        document.assign_style([HAIR], source.id)
        assert np.array_equal(cell, engine.render(document.labels, window.session.styles()))


@pytest.mark.parametrize("suffix", first_quick([".gif", ".webp", ".mp4"]))
def test_a_moving_file_is_written(
    window: MainWindow, dialog: TransitionDialog, qtbot, monkeypatch, tmp_path: Path, suffix: str
) -> None:
    choose(dialog, suffix)
    dialog.seconds.setValue(1.0)
    assert "6 pictures in 1.5 s, 4 a second" in dialog.message.text()
    steps = len(window.session.document.history)
    export(dialog, tmp_path / "hair", monkeypatch)  # the suffix is added
    qtbot.waitUntil(lambda: window.transitions.dialog is None, timeout=30000)
    path = tmp_path / f"hair{suffix}"
    if suffix == ".mp4":
        video = cv2.VideoCapture(str(path))
        size = (video.get(cv2.CAP_PROP_FRAME_WIDTH), video.get(cv2.CAP_PROP_FRAME_HEIGHT))
        count = video.get(cv2.CAP_PROP_FRAME_COUNT)
        video.release()
    else:
        with Image.open(path) as file:
            size, count = file.size, file.n_frames
            assert file.info["loop"] == 0
    assert size == (256, 256) and count == 6
    assert len(window.session.document.history) == steps
    assert window.bench.settings.choice("transition", (".png", suffix)) == suffix


def test_what_is_not_edited_stays_as_it_is(
    window: MainWindow, dialog: TransitionDialog, qtbot, monkeypatch, tmp_path: Path
) -> None:
    choose(dialog, ".png", 2)
    dialog.captions.setChecked(False)
    assert dialog.keep.isChecked()
    export(dialog, tmp_path / "strip.png", monkeypatch)
    qtbot.waitUntil(lambda: window.transitions.dialog is None, timeout=30000)
    sheet, portrait = np.array(Image.open(tmp_path / "strip.png")), window.session.document.portrait
    for cell in (sheet[:, :256], sheet[:, 256:]):
        assert np.array_equal(cell[-20:], portrait.image[-20:]), "clothes"
        assert (cell != portrait.image).any()


def test_options_follow_the_format(dialog: TransitionDialog) -> None:
    def enabled() -> set[str]:
        names = ("seconds", "loop", "ease", "dither", "captions")
        return {name for name in names if getattr(dialog, name).isEnabled()}

    for suffix, expected in (
        (".webp", {"seconds", "loop", "ease"}),
        (".gif", {"seconds", "loop", "ease", "dither"}),
        (".mp4", {"seconds", "loop", "ease"}),
        (".png", {"captions"}),
    ):
        choose(dialog, suffix)
        assert enabled() == expected
    assert dialog.timing.order == [0, 1, 2, 3] and "4 pictures side by side" in dialog.message.text()
    choose(dialog, ".gif", 60)
    dialog.seconds.setValue(1)
    assert "50 pictures a second" in dialog.message.text() and not dialog.export_button.isEnabled()
    choose(dialog, ".webp", 60)
    assert dialog.export_button.isEnabled()
    choose(dialog, ".mp4")
    assert "MPEG-4 Part 2" in dialog.note.text()
    dialog.reject()


def test_a_cancelled_export_leaves_no_file(
    window: MainWindow, dialog: TransitionDialog, qtbot, monkeypatch, tmp_path: Path
) -> None:
    engine, gate, begun = window.session.engine, threading.Event(), threading.Event()
    render = engine.render

    def slow(*words, **options):
        begun.set()
        assert gate.wait(60)
        return render(*words, **options)

    monkeypatch.setattr(engine, "render", slow)
    choose(dialog, ".gif", 20)
    export(dialog, tmp_path / "hair.gif", monkeypatch)
    assert dialog.writing and not dialog.format.isEnabled() and dialog.progress.isVisible()
    qtbot.waitUntil(begun.is_set)
    QTest.mouseClick(dialog.cancel_button, Qt.LeftButton)
    gate.set()
    assert "Nothing was written" in dialog.message.text() and dialog.export_button.isEnabled()
    qtbot.wait(300)
    assert list(tmp_path.glob("*.gif")) == [] and list(tmp_path.glob(".*.part")) == []
    QTest.keyClick(dialog, Qt.Key_Escape)
    assert not dialog.isVisible()


def test_progress_counts_pictures_and_a_failure_is_told(
    window: MainWindow, dialog: TransitionDialog, qtbot, monkeypatch, tmp_path: Path
) -> None:
    values: list[int] = []
    dialog.progress.valueChanged.connect(values.append)
    choose(dialog, ".webp", 5)
    export(dialog, tmp_path / "no folder" / "hair.webp", monkeypatch)
    qtbot.waitUntil(lambda: not dialog.writing, timeout=30000)
    assert "There is no folder" in dialog.message.text() and dialog.isVisible()
    assert values[-5:] == [1, 2, 3, 4, 5]
    dialog.reject()
