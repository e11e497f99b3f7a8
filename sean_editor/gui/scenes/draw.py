"""Draws scenes: each in a window of its own, on one engine, for somebody without references or settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sean_editor.engine.engine import Engine
from sean_editor.gui.app import make_application
from sean_editor.gui.nobody import nobody
from sean_editor.gui.scenes.pictures import write_picture
from sean_editor.gui.scenes.scene import Scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.gui.theme import theme
from sean_editor.gui.translation import install_translation
from sean_editor.languages import ENGLISH


def prepare(scale: float = 1.0) -> None:
    """Choose the scale of all windows, and no screen unless QT_QPA_PLATFORM names one.

    Qt looks at these when the application is made, so this comes first.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_FONT_DPI", "96")  # offscreen Qt has 100, and everything is a little larger
    os.environ["QT_SCALE_FACTOR"] = str(scale)


def draw(
    scenes: Iterable[Scene],
    place: Path,
    theme_name: str = "dark",
    engine: Engine | None = None,
    to_repository: bool = False,
    language: str = ENGLISH,
) -> Iterator[Path]:
    """Draw scenes one after another; yields each file when it is written.

    The files are PLACE/NAME.webp; with `to_repository` those that the documents show, below `place`.
    `language` is a code of sean_editor.languages.
    """
    app = make_application()
    engine = engine or Engine(device="cpu", quick=True)
    for scene in scenes:
        path = place / (scene.place if to_repository else f"{scene.name}.webp")
        install_translation(app, scene.language or language)
        try:
            draw_scene(scene, path, theme_name, engine)
        finally:
            install_translation(app, ENGLISH)
        yield path
    app.processEvents()


def draw_scene(scene: Scene, path: Path, theme_name: str, engine: Engine) -> None:
    """Draw one scene into a file. RuntimeError if the window does not come to what the scene shows."""
    theme().apply(theme_name)
    with TemporaryDirectory(prefix="sean-editor-") as folder, nobody(Path(folder) / "home"):
        stage = Stage(engine, Path(folder), theme_name, scene.portrait, scene.size, scene.first_start)
        try:
            drawn = scene.play(stage)
            stage.wait()
            write_picture(stage.picture(drawn), path)
        finally:
            stage.close()
