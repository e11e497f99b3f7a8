"""Photo texture in the window: the switch, the stage on the screen, larger pictures, and exports."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QToolButton

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.export.kinds import Kind
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.photo import read_image
from sean_editor.project_file import open_project, save_project
from sean_editor.texture.request import Lack, Means, RegionReport, Source, TextureRequest, TextureResult
from sean_editor.texture.smoothing import scaled

HAIR, NOSE = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "nose"))


class PassOfColour:
    """Stands in for the texture pass: what has another's style becomes bright green."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.lack: Lack | None = None
        self.error: Exception | None = None

    def matte(self, source: Source) -> None:
        pass

    def render(self, request: TextureRequest, cancelled: Callable[[], bool] = lambda: False) -> TextureResult:
        while not self.gate.wait(0.005):
            if cancelled():
                raise CancelledError
        if self.error is not None:
            raise self.error
        made = scaled(request.own.photo, request.size).copy()
        inside = np.isin(request.layout, list(request.regions)).view(np.uint8)
        made[cv2.resize(inside, made.shape[:2], interpolation=cv2.INTER_NEAREST) > 0] = (0, 255, 0)
        means = Means.STRANDS if self.lack is None else Means.OWN
        return TextureResult(made, tuple(RegionReport(r, means, self.lack) for r in request.regions))


@pytest.fixture
def made_by(monkeypatch: pytest.MonkeyPatch) -> PassOfColour:
    made = PassOfColour()
    monkeypatch.setattr("sean_editor.texture.texture_pass.TexturePass", lambda: made)
    return made


@pytest.fixture
def placed(faces: list[Portrait]) -> Portrait:
    """A face that is 600 pixels wide in its photo."""
    pixels = cv2.resize(faces[2].image, (600, 600), interpolation=cv2.INTER_CUBIC)
    pixels[::2] = np.maximum(pixels[::2], 30) - 30  # finer than the portrait can show
    return replace(
        faces[2],
        name="holiday",
        origin=PhotoOrigin(Photo(pixels, "holiday"), Alignment.whole_square(600, 600)),
    )


@pytest.fixture
def edited(window: MainWindow, made_by: PassOfColour, placed: Portrait, faces, qtbot) -> MainWindow:
    """The window on that face, with hair of another in texture."""
    window.bench.actions["texture"].setChecked(True)
    window.session.open_portrait(placed)
    rest(window, qtbot)
    window.session.apply_style(faces[1].id, [HAIR])
    rest(window, qtbot)
    return window


def rest(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(
        lambda: window.session.idle and all(r.matrix is not None for r in window.session.references),
        timeout=20000,
    )


def pixel(window: MainWindow, x: float, y: float) -> tuple[int, int, int]:
    """The colour on the screen at a point of the layout."""
    canvas = window.result_canvas
    place = canvas.transform().to_view(x, y)
    color = canvas.grab().toImage().pixelColor(round(place[0]), round(place[1]))
    return color.red(), color.green(), color.blue()


def middle_of(labels: np.ndarray, region: int) -> tuple[float, float]:
    inside = np.pad((labels == region).view(np.uint8), 1)  # a region ends at the picture's edge
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
    y, x = np.unravel_index(distance.argmax(), distance.shape)
    return x + 0.5, y + 0.5


def test_the_switch_is_a_key_a_button_and_remembered(window: MainWindow) -> None:
    Settings().path.unlink(missing_ok=True)
    assert Settings().texture, "on at first"
    action = window.bench.actions["texture"]
    before = action.isChecked()
    QTest.keyClick(window.layout_canvas, Qt.Key_P)
    assert action.isChecked() is not before is not Settings().texture
    button = next(b for b in window.result_panel.findChildren(QToolButton) if b.defaultAction() is action)
    assert button.isVisible() and "(P)" in button.toolTip()


def test_the_result_is_shown_at_the_size_in_the_photo(edited: MainWindow, placed: Portrait) -> None:
    stage, shown = edited.result_panel.stage, edited.session.shown
    assert shown.pixels.shape == (600, 600, 3)
    assert stage.isVisible() and stage.text() == "600 px · photo texture"
    assert stage.toolTip() == "Hair: strands from the photos"
    canvas = edited.result_canvas
    for region in (HAIR, NOSE):
        x, y = middle_of(placed.labels, region)
        assert canvas.region_at(QPointF(*canvas.transform().to_view(x, y))) == region
        assert (pixel(edited, x, y) == (0, 255, 0)) == (region == HAIR)
    canvas.set_comparing(True)
    assert pixel(edited, *middle_of(placed.labels, HAIR)) != (0, 255, 0)
    canvas.set_comparing(False)


@pytest.mark.slow
def test_zooming_in_shows_the_pixels_of_the_larger_pictures(edited: MainWindow, placed: Portrait) -> None:
    assert np.array_equal(edited.session.texturing.photo, placed.origin.photo.pixels)
    edited.layout_canvas.mask.set_hidden(True)
    centre = middle_of(placed.labels, NOSE)
    view = edited.bench.view.transform(edited.result_canvas.size())
    edited.bench.view.adopt(replace(view, zoom=24.0, centre=centre))
    for canvas in (edited.result_canvas, edited.layout_canvas):
        seen = canvas.grab().toImage()
        column = np.array([seen.pixelColor(canvas.width() // 2, row).red() for row in range(40, 140)])
        # a row of the photo is 10 screen pixels high, and every other one is darker
        turns = np.flatnonzero(np.diff(np.sign(np.diff(column[::5]))))
        assert np.ptp(column) > 15 and len(turns) >= 4
    edited.layout_canvas.mask.set_hidden(False)


def test_words_say_how_the_result_was_made(edited: MainWindow, placed: Portrait, made_by, qtbot) -> None:
    stage, document = edited.result_panel.stage, edited.session.document
    for lack, why in ((Lack.TOO_SMALL, "the reference is too small"), (Lack.BLURRED, "is too blurred")):
        made_by.lack = lack
        document.set_mix(HAIR, document.styles[HAIR].mix - 0.1)
        rest(edited, qtbot)
        assert stage.text().startswith("600 px · own texture: ") and stage.text().endswith(why)
        assert stage.toolTip().startswith("Hair: own texture (") and why in stage.toolTip()
    made_by.error = UserError("The weights are damaged. Install again.")
    document.set_mix(HAIR, 0.7)
    rest(edited, qtbot)
    assert "damaged" in edited.banner.text and stage.text() == "256 px · network"
    assert "follows" not in stage.toolTip()
    edited.banner.dismiss()
    document.set_mix(HAIR, 0.6)
    rest(edited, qtbot)
    assert not edited.banner.isVisible(), "it has been said"
    while document.history.can_undo:
        document.undo()
    rest(edited, qtbot)
    assert stage.text() == "600 px · photo"


def test_a_draft_says_that_texture_follows(edited: MainWindow, made_by, qtbot) -> None:
    stage = edited.result_panel.stage
    made_by.gate.clear()
    edited.session.document.set_mix(HAIR, 0.7)
    qtbot.waitUntil(lambda: stage.text() == "256 px · network…", timeout=20000)
    assert "follows" in stage.toolTip()
    made_by.gate.set()
    rest(edited, qtbot)
    assert stage.text() == "600 px · photo texture"


def test_no_texture_is_promised_to_a_portrait_that_cannot_have_it(
    edited: MainWindow, faces: list[Portrait], qtbot
) -> None:
    narrow = replace(faces[2], image=faces[2].image[:, 32:224], labels=faces[2].labels[:, 32:224])
    edited.session.open_portrait(narrow)
    edited.session.apply_style(faces[1].id, [HAIR])
    rest(edited, qtbot)
    stage = edited.result_panel.stage
    assert stage.text() == "256 px · network"
    assert "follows" not in stage.toolTip()


def test_switched_off_the_network_is_named(edited: MainWindow, placed: Portrait, qtbot) -> None:
    edited.bench.actions["texture"].trigger()
    rest(edited, qtbot)
    assert edited.result_panel.stage.text() == "256 px · network"
    assert pixel(edited, *middle_of(placed.labels, HAIR)) != (0, 255, 0)
    edited.bench.actions["texture"].trigger()
    rest(edited, qtbot)
    assert edited.result_panel.stage.text() == "600 px · photo texture"


# export


def dialog_of(window: MainWindow, qtbot):
    window.bench.actions["export"].trigger()
    dialog = window.exports.dialog
    ready(dialog, qtbot)
    return dialog


def ready(dialog, qtbot) -> np.ndarray:
    qtbot.waitUntil(lambda: not dialog.preparing and dialog.preview.picture is not None, timeout=20000)
    return dialog.preview.picture.photo.pixels


def test_an_export_has_the_last_stage_at_the_size_that_is_chosen(
    edited: MainWindow, placed: Portrait, qtbot, monkeypatch, tmp_path: Path
) -> None:
    dialog = dialog_of(edited, qtbot)
    whole = ready(dialog, qtbot)
    photo = placed.origin.photo.pixels
    hair = cv2.resize((placed.labels == HAIR).view(np.uint8), (600, 600), interpolation=cv2.INTER_NEAREST) > 0
    assert (whole[hair] == (0, 255, 0)).mean() > 0.98
    far = cv2.dilate(hair.view(np.uint8), np.ones((31, 31), np.uint8)) == 0
    assert far.sum() > 50_000 and np.array_equal(whole[far], photo[far])
    assert not dialog.options.seam.isVisible(), "the matte makes the seam"
    dialog.options.kinds[Kind.PORTRAIT].click()
    assert ready(dialog, qtbot).shape == (600, 600, 3)
    for side in (256, 512, 1024):
        dialog.options.size.setCurrentIndex(dialog.options.size.findData(side))
        made = ready(dialog, qtbot)
        x, y = (round(at * side / 256) for at in middle_of(placed.labels, HAIR))
        assert made.shape == (side, side, 3) and tuple(made[y, x]) == (0, 255, 0)
    monkeypatch.setattr("sean_editor.gui.dialogs.files.ask_save", lambda *words: tmp_path / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: edited.exports.dialog is None, timeout=20000)
    assert np.array_equal(read_image(tmp_path / "out.png"), made)


def test_the_switch_of_the_dialog_is_that_of_the_window(
    edited: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    grey = np.arange(600 * 600, dtype=np.uint32).astype(np.uint8).reshape(600, 600)
    monkeypatch.setattr("sean_editor.export.kinds.matte_picture", lambda portrait, size: grey[:size, :size])
    dialog = dialog_of(edited, qtbot)
    dialog.options.kinds[Kind.PHOTO].click()
    dialog.options.texture.click()
    assert not edited.bench.actions["texture"].isChecked() and dialog.options.seam.isVisible()
    made = ready(dialog, qtbot)
    assert not (made == (0, 255, 0)).all(-1).any()
    dialog.options.kinds[Kind.MATTE].click()
    assert np.array_equal(ready(dialog, qtbot), np.dstack([grey, grey, grey]))
    assert not dialog.options.texture.isEnabled() and not dialog.options.format.isEnabled()
    dialog.reject()


@pytest.mark.slow
def test_an_export_can_be_given_up_while_it_waits_for_texture(edited: MainWindow, made_by, qtbot) -> None:
    made_by.gate.clear()
    edited.bench.actions["export"].trigger()
    dialog = edited.exports.dialog
    assert dialog.preparing and dialog.progress.isVisible()
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: edited.exports.dialog is None and edited.bench.jobs.idle)
    made_by.gate.set()
    rest(edited, qtbot)
    assert edited.session.shown.stage.last


# projects


@pytest.mark.slow
def test_a_project_keeps_the_switch(edited: MainWindow, qtbot, tmp_path: Path) -> None:
    project = edited.projects.snapshot()
    assert isinstance(project, Project) and project.view["texture"] == "photo"
    save_project(tmp_path / "a.sean", project)
    edited.bench.actions["texture"].setChecked(False)
    edited.session.document.mark_saved()
    edited.projects.load(tmp_path / "a.sean")
    qtbot.waitUntil(lambda: edited.projects.path is not None, timeout=20000)
    rest(edited, qtbot)
    assert edited.bench.actions["texture"].isChecked()
    assert edited.result_panel.stage.text() == "600 px · photo texture"


@pytest.mark.slow
def test_a_damaged_photo_of_a_reference_is_named_when_a_project_is_opened(
    edited: MainWindow, qtbot, tmp_path: Path
) -> None:
    project = replace(edited.projects.snapshot(), trouble="The photo of Astrid is missing.")
    save_project(tmp_path / "a.sean", project)
    edited.session.document.mark_saved()
    opened = replace(open_project(tmp_path / "a.sean"), trouble="The photo of Astrid is missing.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sean_editor.gui.commands.projects.open_project", lambda path: opened)
        edited.projects.load(tmp_path / "a.sean")
        qtbot.waitUntil(lambda: edited.projects.path is not None, timeout=20000)
    assert edited.banner.isVisible() and "Astrid" in edited.banner.text
