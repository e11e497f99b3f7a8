"""The user guide names shortcuts and menu entries that the window has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.actions import SPECS

GUIDE = (Path(__file__).resolve().parents[3] / "docs/user-guide.md").read_text(encoding="utf-8")
TABLE = GUIDE.partition("## Tools and shortcuts")[2].partition("##")[0]
COLUMN = " ".join(line.split("|")[2] for line in TABLE.splitlines() if line.startswith("| "))
WRITTEN = {"Ctrl+Return": "Ctrl+Enter", "Shift+[": "Shift", "Shift+]": "Shift"}
"""Keys that the table writes otherwise; the first line of the brush size says "Shift: in large steps"."""
KEYS = {key: name for name, spec in SPECS.items() for key in spec.keys}
REGIONS = {region.key for region in CELEBAMASK_HQ.regions}


def test_the_table_has_a_key_of_every_action() -> None:
    listed = set(re.split(r"[;,\s]+|\bor\b", TABLE.replace("`", "").replace(":", " ")))
    for name, spec in SPECS.items():
        assert not spec.keys or WRITTEN.get(spec.keys[0], spec.keys[0]) in listed, name


def test_every_key_of_the_table_is_one() -> None:
    found = re.findall(r"(?<![\w+-])((?:Ctrl\+|Alt\+|Shift\+)*(?:F?[A-Z0-9]\d?))(?![\w+-])", COLUMN)
    assert len(found) > 50
    assert set(found) <= KEYS.keys() | REGIONS
    assert {"0", "9", "Shift+0", "Shift+8"} <= REGIONS


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
