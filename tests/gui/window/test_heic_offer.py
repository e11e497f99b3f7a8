"""A HEIC picture without the plug-in: the window's button brings it. Real pip, with a folder of wheels."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from heic_wheel import SIZE, write_heic, write_heic_wheel
from PIL import Image
from PyQt5.QtWidgets import QApplication
from window_photos import dropped, found_at, square

from sean_editor import extras
from sean_editor.gui.main_window import MainWindow

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pillow_heif") is not None or importlib.util.find_spec("pip") is None,
    reason="the plug-in for HEIC pictures is installed here, or pip is not",
)


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """pip installs into a folder of the test, from another one."""
    site, wheels = tmp_path / "site", write_heic_wheel(tmp_path / "wheels")
    site.mkdir()
    settings = {
        "PIP_TARGET": site,
        "PIP_FIND_LINKS": wheels,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr(extras, "can_install", lambda: True)
    yield wheels
    sys.modules.pop("pillow_heif", None)
    Image.OPEN.pop("HEIF", None)
    if "HEIF" in Image.ID:
        Image.ID.remove("HEIF")


def offered(window: MainWindow, qtbot) -> str:
    qtbot.waitUntil(lambda: window.banner.kind == "error", timeout=20000)
    assert "IMG_1.HEIC is a HEIC picture, which needs one more package." in window.banner.text
    return window.banner.offer_button.text()


@pytest.mark.slow
def test_one_click_installs_the_plug_in_and_opens_the_photo(
    window: MainWindow, wheels: Path, analyser, tmp_path: Path, qtbot
) -> None:
    analyser.found = found_at([square(32, 24, 30)])
    dropped(window, write_heic(tmp_path / "IMG_1.HEIC"))
    assert offered(window, qtbot) == "Install"
    window.banner.offer_button.click()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("IMG_1"), timeout=60000)
    assert window.session.document.portrait.origin.photo.size == SIZE


@pytest.mark.slow
def test_references_are_added_after_it(
    window: MainWindow, wheels: Path, analyser, tmp_path: Path, qtbot
) -> None:
    analyser.found = found_at([square(32, 24, 30)])
    before = len(window.session.references)
    window.references.add_files([write_heic(tmp_path / "IMG_1.HEIC")])
    assert offered(window, qtbot) == "Install"
    window.banner.offer_button.click()
    qtbot.waitUntil(lambda: len(window.session.references) > before, timeout=60000)
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)


@pytest.mark.slow
def test_when_it_fails_the_command_can_be_copied(
    window: MainWindow, wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.delenv("PIP_FIND_LINKS")
    dropped(window, write_heic(tmp_path / "IMG_1.HEIC"))
    offered(window, qtbot)
    window.banner.offer_button.click()
    qtbot.waitUntil(lambda: "could not be installed" in window.banner.text, timeout=60000)
    assert window.banner.offer_button.text() == "Copy the command"
    window.banner.offer_button.click()
    assert QApplication.clipboard().text() == extras.command("heic")
    assert window.banner.text == "Copied the command. Paste it into a terminal."


def test_where_nothing_can_be_installed_the_command_is_offered_at_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.setattr(extras, "can_install", lambda: False)
    dropped(window, write_heic(tmp_path / "IMG_1.HEIC"))
    assert offered(window, qtbot) == "Copy the command"


def test_a_bundle_offers_nothing_that_it_cannot_do(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.setattr("sean_editor.gui.commands.heic.IN_BUNDLE", True)
    dropped(window, write_heic(tmp_path / "IMG_1.HEIC"))
    qtbot.waitUntil(lambda: window.banner.kind == "error", timeout=20000)
    assert "IMG_1.HEIC" in window.banner.text and "Unpack the bundle again" in window.banner.text
    assert not window.banner.offer_button.isVisible()


def test_another_file_that_cannot_be_opened_has_no_such_offer(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    (tmp_path / "notes.jpg").write_text("no picture")
    dropped(window, tmp_path / "notes.jpg")
    qtbot.waitUntil(lambda: window.banner.kind == "error", timeout=20000)
    assert "not a picture" in window.banner.text and not window.banner.offer_button.isVisible()
