"""Parts of the window for its tests: settings of their own, a themed application, a few faces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from export_dialogs import PLACE
from group_window import settle
from portraits_of_256 import shipped_from
from PyQt5.QtCore import QSettings
from PyQt5.QtWidgets import QApplication
from window_photos import ONE, KnowingAnalyser, found_at, paste, saved

from sean_editor.document.photo_origin import Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.engine.style_bank import StyleBank
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.commands import files as file_commands
from sean_editor.gui.commands import references as reference_commands
from sean_editor.gui.commands.references import load_named
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import theme
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.session.editor_session import EditorSession

LoadNamed = Callable[..., Portrait | Photo]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> Settings:
    QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, str(tmp_path / "settings"))
    settings = Settings()
    settings.texture = False  # for what it is about, see test_texture_view.py
    settings.first_steps_seen = True  # for what they are, see test_first_steps.py
    return settings


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    theme().apply("dark")


@pytest.fixture(autouse=True)
def without_photos(small_portraits: Path) -> None:
    """Their shipped portraits are small; test_shipped_sizes.py has those that ship."""


@pytest.fixture(scope="session")
def faces(small_folder: Path) -> list[Portrait]:
    """Four shipped portraits of 256 pixels."""
    with shipped_from(small_folder):
        return [load_portrait(path) for path in shipped_portraits()[:4]]


@pytest.fixture(scope="session")
def tiny_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generator of the real shape with few channels and random weights: quick, and every edit shows."""
    import torch

    from models.sean import SEANConfig, SEANGenerator
    from models.sean.checkpoint import save_generator

    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("model") / "tiny.safetensors"
    save_generator(SEANGenerator(SEANConfig.compact(base_width=4, mask_hidden=8, style_rank=16)), path)
    return path


@pytest.fixture(scope="session")
def styles_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What windows have read from portraits: the next one need not read them again."""
    return tmp_path_factory.mktemp("styles")


@pytest.fixture(scope="session")
def shared_engine(tiny_checkpoint: Path, styles_cache: Path) -> Engine:
    return Engine(tiny_checkpoint, "cpu", styles_cache)


@pytest.fixture
def engine(shared_engine: Engine, styles_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The tiny network, with no portrait of other windows in mind."""
    bank = StyleBank(shared_engine.encode_afresh, shared_engine.checkpoint_hash, styles_cache)
    monkeypatch.setattr(shared_engine, "bank", bank)
    return shared_engine


@pytest.fixture(scope="session")
def read_once() -> LoadNamed:
    """Reads pictures, the shipped portraits once for all windows: their thumbnails are known as well."""

    @cache
    def shipped(image: Path) -> Portrait | Photo:
        return load_named(image, None, LazyAnalyser())

    def read(image: Path, labels: Path | None, *how: Any) -> Portrait | Photo:
        whole = labels is None and image in shipped_portraits()
        return shipped(image) if whole else load_named(image, labels, *how)

    return read


@pytest.fixture(autouse=True)
def known_portraits(read_once: LoadNamed, monkeypatch: pytest.MonkeyPatch) -> None:
    for commands in (file_commands, reference_commands):
        monkeypatch.setattr(commands, "load_named", read_once)


@pytest.fixture
def window(
    qtbot, engine: Engine, own_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The real window on a shipped portrait, eight of them in the gallery, and the tiny network."""
    monkeypatch.setattr(file_commands, "shipped_portraits", lambda: shipped_portraits()[:8])
    bridge = Bridge()
    session = EditorSession(engine, bridge.post)
    made = MainWindow(session, own_settings)
    made.status.set_device(engine.device_label)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: session.document is not None and len(session.references) == 8)
    yield made
    if session.document is not None:
        session.document.mark_saved()
    made.close()
    made.deleteLater()
    bridge.close()


@pytest.fixture
def analyser(window: MainWindow, faces: list[Portrait]) -> KnowingAnalyser:
    made = KnowingAnalyser(faces, found_at(ONE))
    window.photos.analyser = made
    return made


@pytest.fixture
def photo(tmp_path: Path, faces: list[Portrait]) -> Path:
    return saved(tmp_path / "holiday.png", paste([faces[1]], ONE))


@pytest.fixture
def placed(faces: list[Portrait]) -> Portrait:
    """A face that was cut out of a photo of 900 x 600."""
    return replace(
        faces[2], name="holiday", origin=PhotoOrigin(Photo(paste([faces[2]], [PLACE]), "holiday"), PLACE)
    )


@pytest.fixture
def grouped(window: MainWindow, qtbot) -> MainWindow:
    """A window in which everything has been read and painted."""
    window.resize(1280, 800)
    settle(window, qtbot)
    return window
