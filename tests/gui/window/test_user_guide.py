"""The user guide names shortcuts and menu entries that the window has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sean_editor.gui.actions import SPECS

GUIDE = (Path(__file__).resolve().parents[3] / "docs/user-guide.md").read_text(encoding="utf-8")
ACTIONS = {
    "B": "brush",
    "E": "eraser",
    "G": "fill",
    "R": "rectangle",
    "L": "lasso",
    "V": "transform",
    "Ctrl+T": "transform_region",
    "Shift+V": "warp",
    "Shift+H": "flip_across",
    "Shift+J": "flip_down",
    "I": "pick",
    "H": "pan",
    "M": "mirror",
    "X": "swap",
    "Q": "previous_region",
    "W": "next_region",
    "Ctrl+K": "lock",
    "J": "groups_together",
    "K": "keep_unedited",
    "P": "texture",
    "C": "only_colour",
    "Ctrl+0": "fit",
    "Ctrl+1": "actual_size",
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+Y": "redo",
    "F": "large_result",
    "Ctrl+Shift+N": "take_snapshot",
    "Ctrl+Shift+D": "compare_states",
    "Ctrl+O": "open_portrait",
    "Ctrl+V": "paste",
    "Ctrl+C": "copy_result",
    "Ctrl+F": "find_reference",
    "F1": "manual",
    "Shift+F1": "shortcuts",
    "Ctrl+Shift+P": "palette",
    "Ctrl+Shift+T": "two_styles",
}
"""What each key of the guide's table does there."""


def test_every_key_of_the_table_is_known_here() -> None:
    table = GUIDE.partition("## Tools and shortcuts")[2].partition("##")[0]
    column = " ".join(line.split("|")[2] for line in table.splitlines() if line.startswith("| "))
    assert set(re.findall(r"(?<![\w+-])((?:Ctrl\+|Shift\+)*(?:F?[A-Z0-9]\d?))(?![\w+-])", column)) == set(
        ACTIONS
    )


@pytest.mark.parametrize(("key", "action"), ACTIONS.items())
def test_a_key_does_what_the_guide_says(key: str, action: str) -> None:
    assert key in SPECS[action].keys


@pytest.mark.parametrize(
    "action", ["fit_to_photo", "keep_unedited", "texture", "take_snapshot", "large_result", "groups_together"]
)
def test_titles_are_those_of_the_window(action: str) -> None:
    assert f"**{SPECS[action].text.rstrip('…')}**" in GUIDE


def test_the_other_keys_and_entries() -> None:
    for key, action in {"Ctrl+S": "save", "Ctrl+E": "export", "Ctrl+Shift+F": "fit_to_photo"}.items():
        assert f"({key})" in GUIDE or f", {key})" in GUIDE
        assert key in SPECS[action].keys
    assert f"Model > {SPECS['face_parser'].text.rstrip('…')}" in GUIDE
