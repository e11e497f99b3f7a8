"""The camera dialog on simulated cameras."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from gestures import click
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QWidget
from window_photos import KnowingAnalyser, found_at, paste, square

from sean_editor.gui.commands import files as file_commands
from sean_editor.gui.dialogs.camera import CameraDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.photo import camera


class FakeCamera:
    """Sends BGR pictures whose grey value counts up, one whenever it is asked, until unplugged."""

    def __init__(self, frame: np.ndarray | None = None) -> None:
        self.frame, self.count = frame, 0
        self.released, self.unplugged = threading.Event(), False
        self._pause = threading.Event()

    def __call__(self) -> FakeCamera:
        return self

    def read(self) -> tuple[bool, np.ndarray | None]:
        self._pause.wait(0.01)
        self.count += 1
        if self.unplugged:
            return False, None
        if self.frame is not None:
            return True, self.frame[..., ::-1].copy()
        picture = np.full((48, 64, 3), min(self.count, 250), np.uint8)
        picture[:, :32] = (255, 0, 0)  # blue, on the left as the camera sees it
        return True, picture

    def release(self) -> None:
        self.released.set()


@pytest.fixture
def parent(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def fake() -> FakeCamera:
    return FakeCamera()


@pytest.fixture
def dialog(parent: QWidget, fake: FakeCamera) -> Iterator[CameraDialog]:
    made = CameraDialog(parent, fake)
    made.open()
    yield made
    made.reject()
    assert fake.released.wait(60), "the camera is let go of"


def test_a_picture_is_taken_with_the_space_key_and_used(dialog: CameraDialog, qtbot) -> None:
    qtbot.waitUntil(dialog.take_button.isEnabled)
    QTest.keyClick(dialog.take_button, Qt.Key_Space)
    taken = dialog.picture
    assert (taken[0, 0] == (0, 0, 255)).all(), "RGB, and not mirrored"
    assert dialog.take_button.text() == "Use picture" and dialog.again_button.isVisible()
    qtbot.wait(50)
    assert dialog.picture is taken, "later pictures do not replace it"
    dialog.take_button.click()
    assert dialog.result() == dialog.Accepted and dialog.picture is taken


def test_the_preview_is_a_mirror(dialog: CameraDialog, qtbot) -> None:
    qtbot.waitUntil(dialog.take_button.isEnabled)
    shown = dialog.mirror.grab().toImage()
    right = shown.pixelColor(shown.width() * 3 // 4, shown.height() // 2)
    assert right.blue() == 255 and right.red() == 0


def test_a_click_takes_and_another_try_begins_again(dialog: CameraDialog, fake: FakeCamera, qtbot) -> None:
    qtbot.waitUntil(dialog.take_button.isEnabled)
    click(dialog.mirror, QPointF(20, 20))
    first = dialog.picture
    assert first is not None
    dialog.again_button.click()
    assert dialog.picture is None
    qtbot.waitUntil(dialog.take_button.isEnabled)
    dialog.take_button.click()
    assert dialog.picture[0, -1, 0] > first[0, -1, 0], "a later picture"


def test_a_camera_that_is_unplugged_is_said_to_be(dialog: CameraDialog, fake: FakeCamera, qtbot) -> None:
    qtbot.waitUntil(dialog.take_button.isEnabled)
    fake.unplugged = True
    qtbot.waitUntil(lambda: dialog.mirror.message == camera.CAMERA_LOST)
    assert not dialog.take_button.isEnabled() and dialog.again_button.isVisible()
    fake.unplugged = False
    dialog.again_button.click()
    qtbot.waitUntil(dialog.take_button.isEnabled)


def broken() -> None:
    raise RuntimeError("driver")


@pytest.mark.parametrize("open_camera", [lambda: None, broken])
def test_no_camera_is_a_sentence(parent: QWidget, qtbot, open_camera) -> None:
    dialog = CameraDialog(parent, open_camera)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.mirror.message == camera.NO_CAMERA)
    assert not dialog.take_button.isEnabled()
    dialog.reject()


def test_opening_where_there_is_no_camera_says_nothing_on_the_terminal(capfd, monkeypatch) -> None:
    monkeypatch.setattr(camera.Path, "glob", lambda *_: iter(()))
    monkeypatch.setattr(camera.sys, "platform", "linux")
    assert not camera.camera_may_be_there() and camera.open_camera() is None
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("there", [True, False])
def test_the_menu_offers_it_only_where_there_is_one(window: MainWindow, monkeypatch, there: bool) -> None:
    monkeypatch.setattr(file_commands, "camera_may_be_there", lambda: there)
    window.menuBar().actions()[0].menu().aboutToShow.emit()
    assert window.bench.actions["take_picture"].isEnabled() == there
    assert ("no camera" in window.bench.actions["take_picture"].text()) != there


def test_a_picture_from_the_camera_becomes_the_portrait(window: MainWindow, faces, qtbot) -> None:
    place = square(420, 310, 330, 12)
    fake = FakeCamera(paste([faces[1]], [place]))
    window.photos.analyser = KnowingAnalyser(faces, found_at([place]))
    window.photos.open_camera = fake
    window.bench.actions["take_picture"].trigger()
    qtbot.waitUntil(lambda: window.photos.dialog.take_button.isEnabled())
    window.photos.dialog.take_button.click()
    window.photos.dialog.take_button.click()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Camera"), timeout=20000)
    assert np.array_equal(window.session.document.portrait.labels, faces[1].labels)
    assert fake.released.wait(60)
