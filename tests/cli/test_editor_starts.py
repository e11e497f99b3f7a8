"""The real editor from the command line: it opens, shows a result, and closes. Offscreen, or on an X display.

QT_QPA_PLATFORM=xcb xvfb-run -a python -m pytest tests/cli/test_editor_starts.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from real_editor import WITHOUT_PRIVILEGES, start_editor

from sean_editor.bundle.recipe import EXCLUDED


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first editor has read from the shipped portraits, the next ones need not."""
    return tmp_path_factory.mktemp("cache")


def test_the_editor_opens_and_shows_a_result(checkpoint: Path, cache: Path, tmp_path: Path) -> None:
    temporary, runtime = tmp_path / "temporary", tmp_path / "runtime"
    temporary.mkdir()
    runtime.mkdir(mode=0o700)
    folders = {"TMPDIR": temporary, "XDG_RUNTIME_DIR": runtime, "XDG_CACHE_HOME": cache}
    told = start_editor(["yuki", "--checkpoint", str(checkpoint)], tmp_path, texture=True, **folders)
    assert (told["portrait"].lower(), told["shape"]) == ("yuki", [256, 256, 3])
    assert told["platform"] == os.environ.get("QT_QPA_PLATFORM", "offscreen")
    assert told["at start"] == told["after an edit"] == ""
    assert not list(temporary.iterdir())
    assert {"torch", "PyQt5.QtSvg", "cv2", "sean_editor.gui.main_window"} <= set(told["modules"])
    left = [name for name in told["modules"] if any(f"{name}.".startswith(f"{out}.") for out in EXCLUDED)]
    assert left == [], "a bundle leaves none of them out"


def test_it_needs_neither_a_folder_for_the_session_nor_a_font(
    checkpoint: Path, cache: Path, tmp_path: Path
) -> None:
    """XDG_RUNTIME_DIR is missing in a container and after `su`. The window brings its letters."""
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><cachedir>{tmp_path}/fonts</cachedir></fontconfig>")
    words = [
        "edit",
        "resources/portraits/images/yuki.jpg",
        "--device",
        "cpu",
        "--checkpoint",
        str(checkpoint),
    ]
    folders = {"FONTCONFIG_FILE": nothing, "XDG_CACHE_HOME": cache}
    told = start_editor(words, tmp_path, without=("XDG_RUNTIME_DIR",), **folders)
    assert (told["portrait"].lower(), told["shape"]) == ("yuki", [256, 256, 3])
    assert told["at start"] == told["after an edit"] == ""
    assert told["inks"] > 4


@pytest.mark.slow
def test_a_home_that_cannot_be_written_costs_a_sentence_and_no_work(checkpoint: Path, tmp_path: Path) -> None:
    """XDG_RUNTIME_DIR may name a folder that is gone, or somebody else's: that costs no sentence."""
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    powers = WITHOUT_PRIVILEGES if os.geteuid() == 0 else ()
    gone = tmp_path / "gone"
    told = start_editor(["yuki", "--checkpoint", str(checkpoint)], home, *powers, XDG_RUNTIME_DIR=gone)
    assert told["shape"] == [256, 256, 3]
    assert f"Settings cannot be saved to {home}" in told["at start"]
    assert f"portraits cannot be kept in {home}" in told["at start"]
    assert str(gone) not in told["at start"]
    assert str(home / "sean-editor" / "autosave") in told["after an edit"]
    assert not list(home.iterdir())
