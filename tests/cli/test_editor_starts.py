"""The real editor from the command line: it opens, shows a result, and closes. Offscreen, or on an X display.

QT_QPA_PLATFORM=xcb xvfb-run -a python -m pytest tests/cli/test_editor_starts.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from real_editor import WITHOUT_PRIVILEGES, start_editor


@pytest.mark.parametrize(
    "words", [["yuki"], ["edit", "resources/portraits/images/yuki.jpg", "--device", "cpu"]]
)
def test_the_editor_opens_and_shows_a_result(words: list[str], checkpoint: Path, tmp_path: Path) -> None:
    temporary, runtime = tmp_path / "temporary", tmp_path / "runtime"
    temporary.mkdir()
    runtime.mkdir(mode=0o700)
    words = [*words, "--checkpoint", str(checkpoint)]
    told = start_editor(words, tmp_path, TMPDIR=str(temporary), XDG_RUNTIME_DIR=str(runtime))
    assert (told["portrait"].lower(), told["shape"]) == ("yuki", [256, 256, 3])
    assert told["platform"] == os.environ.get("QT_QPA_PLATFORM", "offscreen")
    assert told["at start"] == told["after an edit"] == ""
    assert not list(temporary.iterdir())


def test_it_needs_no_folder_for_the_session(checkpoint: Path, tmp_path: Path) -> None:
    """XDG_RUNTIME_DIR is missing in a container and after `su`, and may name a folder of somebody else."""
    words = ["yuki", "--checkpoint", str(checkpoint)]
    assert start_editor(words, tmp_path, without=("XDG_RUNTIME_DIR",))["at start"] == ""
    assert start_editor(words, tmp_path, XDG_RUNTIME_DIR=str(tmp_path / "gone"))["at start"] == ""


def test_without_a_font_on_the_system_the_window_still_has_letters(checkpoint: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><cachedir>{tmp_path}/fonts</cachedir></fontconfig>")
    told = start_editor(["yuki", "--checkpoint", str(checkpoint)], tmp_path, FONTCONFIG_FILE=str(nothing))
    assert told["inks"] > 4


def test_a_home_that_cannot_be_written_costs_a_sentence_and_no_work(checkpoint: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    powers = WITHOUT_PRIVILEGES if os.geteuid() == 0 else ()
    told = start_editor(["yuki", "--checkpoint", str(checkpoint)], home, *powers)
    assert told["shape"] == [256, 256, 3]
    assert f"Settings cannot be saved to {home}" in told["at start"]
    assert f"portraits cannot be kept in {home}" in told["at start"]
    assert str(home / "sean-editor" / "autosave") in told["after an edit"]
    assert not list(home.iterdir())
