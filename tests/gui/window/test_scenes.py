"""The pictures of the documents: each scene is played in the real window, on a tiny network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtWidgets import QApplication

from sean_editor.cli.main import main
from sean_editor.gui.scenes import SCENES, Scene, draw, pictures, scene
from sean_editor.gui.scenes import stage as stage_module
from sean_editor.gui.scenes.stage import Stage
from sean_editor.gui.settings import Settings
from sean_editor.gui.translation import shown_language

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
MOST_BYTES = 1_700_000
QUICK = ("painting", "manual", "drag-style")
"""Scenes that are played whenever tests run; the slow tests play all."""


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures may show a window that still moves, and need not be small."""
    monkeypatch.setattr(stage_module, "QUIET", 0.05)
    monkeypatch.setattr(pictures, "SMALLEST", {".webp": {"quality": 62, "method": 0}, ".png": {}})


@pytest.fixture
def untouched(own_settings: Settings) -> Settings:
    """The settings of the person who draws."""
    own_settings.theme = "light"
    own_settings.sync()
    return own_settings


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SCENES]
)
def test_a_scene_comes_to_its_picture(
    name: str, engine, tmp_path: Path, untouched: Settings, qapp: QApplication
) -> None:
    (path,) = draw([SCENES[name]], tmp_path, "dark", engine)
    assert path == tmp_path / f"{name}.webp"
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    height, width = (round(side / qapp.devicePixelRatio()) for side in pixels.shape[:2])
    assert width >= 200 and height >= 100 and pixels[::4, ::4].std() > 8
    assert (width, height) == SCENES[name].size or min(width, height) < min(SCENES[name].size)
    assert Settings().theme != "light" and untouched.theme == "light"


@pytest.mark.slow
def test_the_language_is_chosen_for_all_scenes_or_for_one(engine, tmp_path: Path) -> None:
    seen: list[str] = []

    def look(stage: Stage) -> None:
        seen.append(stage.window.bench.actions["save"].text())

    usual, chinese = (Scene("look", look, language=language) for language in ("", "zh_CN"))
    list(draw([chinese, usual], tmp_path, "dark", engine))
    list(draw([usual], tmp_path, "dark", engine, language="zh_CN"))
    assert seen == ["保存", "Save", "保存"] and shown_language() == "en"


@pytest.mark.slow
def test_a_dialog_that_is_never_ready_ends_in_an_error(
    engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_and_wait(stage: Stage) -> None:
        monkeypatch.setattr(stage_module, "PATIENCE", 1.0)
        stage.in_modal(lambda: stage.key("Shift+F1"), lambda dialog: False)

    with pytest.raises(RuntimeError, match="the dialog does not come"):
        list(draw([Scene("never", open_and_wait)], tmp_path, "dark", engine))


@pytest.mark.slow
def test_the_theme_and_the_place_are_chosen(engine, tmp_path: Path) -> None:
    paths = list(draw([SCENES["readme"]], tmp_path, "light", engine, to_repository=True))
    assert paths == [tmp_path / "resources/screenshot.png"]
    with Image.open(paths[0]) as picture:
        assert picture.format == "PNG" and picture.getpixel((640, 8)) == (247, 247, 248)


def test_every_picture_is_there_and_shown() -> None:
    for one in SCENES.values():
        assert (ROOT / one.place).is_file(), one.name
        assert one.summary
        assert one.file or f"(screenshots/{one.name}.webp)" in DOCUMENTS, one.name


def test_no_picture_is_there_without_its_scene() -> None:
    there = {path.name for path in (ROOT / "docs/screenshots").iterdir()}
    assert there == {f"{one.name}.webp" for one in SCENES.values() if not one.file}


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "docs/screenshots").iterdir()) < MOST_BYTES


def test_two_scenes_of_one_name_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="painting"):
        scene("painting")(lambda stage: None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["no-such-scene", "-o", "out"], "There is no picture “no-such-scene”"),
        (["painting", "--theme", "light"], "With --theme name a folder"),
        (["--scale", "2"], "With --scale name a folder"),
    ],
)
def test_the_command_says_what_is_wrong(words: list[str], sentence: str, capsys) -> None:
    assert main(["screenshots", *words]) == 1
    assert sentence in capsys.readouterr().err


def test_the_command_lists_the_names(capsys) -> None:
    assert main(["screenshots", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(SCENES)
