"""The window at 100 to 300 %, in processes of their own: nothing cut off, canvases sharp, the mouse exact."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("scaled_window.py")
FACTORS = ("1.5", *(pytest.param(factor, marks=pytest.mark.slow) for factor in ("1.25", "3")))
"""Each takes a process."""


@cache
def reported(factor: str, font: str = "1") -> dict:
    """What the script says of the window at this factor."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
    command = [sys.executable, str(SCRIPT), "", font]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("factor", FACTORS)
def test_nothing_is_cut_off_and_everything_is_sharp(factor: str) -> None:
    found = reported(factor)
    assert found["ratio"] == float(factor) and found["size"] == [1280, 800]
    assert not found["cut off"]
    assert found["blurred"] == 0  # each pixel of the canvas is one of the screen
    assert found["thumbnail"] == round(24 * float(factor))


@pytest.mark.slow
@pytest.mark.parametrize("factor", FACTORS)
def test_the_mouse_paints_the_same_pixels_and_the_brush_has_its_size(factor: str) -> None:
    plain, found = reported("1"), reported(factor)
    assert found["labels"] == plain["labels"]
    assert found["brush"] == pytest.approx(40, abs=2.5)  # and the dark rim around it


@pytest.mark.slow
def test_a_large_font_of_the_system_cuts_nothing_off() -> None:
    assert not reported("1", "1.5")["cut off"]
