"""The plug-in in the real GIMP 3, without a display: what becomes of layers of many kinds.

GIMP runs `gimp_cases.py` once; the editor runs as the plug-in starts it, with the shipped network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from layer_pictures import write_pictures
from PIL import Image

from sean_editor.cli.main import main
from sean_editor.plugins import PROGRAMS, install

GIMP = shutil.which("gimp-console-3.0") or shutil.which("gimp-console-3")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(GIMP is None, reason="GIMP 3 is not installed: there is no gimp-console-3.0"),
]
CASES = Path(__file__).with_name("gimp_cases.py")
EDITED = ("plain", "deep", "profile", "grey", "indexed", "clear", "second", "group", "whole-group", "twice")


class Seen(NamedTuple):
    """What GIMP wrote down, and the folder with the pixels."""

    cases: dict
    folder: Path

    def pixels(self, case: str, when: str) -> np.ndarray:
        """[H, W, N] of the whole picture, "before" or "after"."""
        width, height = self.cases[case]["size"]
        kind = np.uint16 if case in ("deep", "profile") else np.uint8
        return np.fromfile(self.folder / f"{case}.{when}", kind).reshape(height, width, -1)

    def changed(self, case: str) -> np.ndarray:
        """Where the picture looks different, bool [H, W]: clear pixels have no colour."""
        before, after = self.pixels(case, "before"), self.pixels(case, "after")
        found: np.ndarray = (before != after).any(-1) & ((before[..., -1] > 0) | (after[..., -1] > 0))
        return found

    def mask(self, case: str) -> np.ndarray:
        """The mask of the result, uint8 [H, W], on the whole picture."""
        width, height = self.cases[case]["size"]
        across, down = self.cases[case]["layer"]
        x, y = self.cases[case]["place"]
        mask = np.fromfile(self.folder / f"{case}.mask", np.uint8).reshape(down, across)
        whole = np.zeros((height + 2 * down, width + 2 * across), np.uint8)
        whole[y + down : y + 2 * down, x + across : x + 2 * across] = mask
        return whole[down : down + height, across : across + width]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    assert GIMP is not None
    folder, home = tmp_path_factory.mktemp("layers"), tmp_path_factory.mktemp("home")
    write_pictures(folder)
    (plugins,) = install(PROGRAMS["gimp"], home / ".config/GIMP/3.0/plug-ins")
    homes = {"XDG_CONFIG_HOME": str(home / ".config"), "XDG_CACHE_HOME": str(home / ".cache")}
    environment = os.environ | homes | {"HOME": str(home), "FOLDER": str(folder)}
    environment["SETTINGS"] = str(plugins / "sean-editor/editor.json")
    script = f"exec(compile(open({str(CASES)!r}).read(), 'gimp_cases.py', 'exec'))"
    done = subprocess.run(
        [GIMP, "--no-interface", "--batch-interpreter=python-fu-eval", "-b", script, "--quit"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=3600,
    )
    assert (folder / "seen.json").is_file(), done.stdout + done.stderr
    cases = json.loads((folder / "seen.json").read_text())
    assert set(cases) >= {*EDITED, "selection", "blank", "gone"}, done.stdout + done.stderr
    return Seen(cases, folder)


@pytest.mark.parametrize("case", ["deep", "group"])
def test_the_channel_holds_exact_values_at_any_depth(seen: Seen, case: str) -> None:
    values = np.fromfile(seen.folder / f"{case}.channel", np.uint8)
    assert not (values % 14).any() and len(np.unique(values)) > 6


@pytest.mark.parametrize("case", EDITED)
def test_the_edit_shows_and_nothing_else_changes(seen: Seen, case: str) -> None:
    assert seen.cases[case]["outcome"] == ["success", ""]
    changed = seen.changed(case)
    mask = seen.mask(case)
    assert set(np.unique(mask)) == {0, 255}
    assert 0.005 < changed.mean() < 0.6
    before, after = (seen.pixels(case, when).astype(np.int64) for when in ("before", "after"))
    rounding = 2 if case == "profile" else 0  # of 65535: GIMP's own, where it lays clear pixels over others
    assert np.abs(before - after)[changed & (mask == 0)].max(initial=0) <= rounding


def test_the_result_is_what_the_command_line_makes(seen: Seen, tmp_path: Path) -> None:
    words = ["edit-layer", str(seen.folder / "face.png"), str(tmp_path), "--reference=yuki", "--regions=hair"]
    assert main(words) == 0
    expected = np.asarray(Image.open(tmp_path / "result.png").convert("RGB"))
    off = np.abs(seen.pixels("plain", "after")[..., :3].astype(int) - expected)
    assert off.max() <= 1, "GIMP puts its own sRGB profile into the layer"


def test_it_lies_above_the_layer_in_its_group(seen: Seen) -> None:
    case = seen.cases["group"]
    assert case["place"] == [-12, 20] and case["layer"] == [256, 256]
    assert case["parent"] == "people" and case["above"] == 1
    whole = seen.cases["whole-group"]
    assert whole["parent"] == "" and whole["above"] == 1


def test_the_label_map_is_a_hidden_channel(seen: Seen) -> None:
    case = seen.cases["group"]
    assert case["channel"][1] is False
    width, height = case["size"]
    ids = np.fromfile(seen.folder / "group.channel", np.uint8).reshape(height, width)
    assert not (ids % 14).any() and {1, 13} <= set(np.unique(ids // 14))
    assert not ids[:20].any() and not ids[:, 244:].any(), "outside of the layer there are no regions"
    assert (ids // 14)[20:276, :244].any()


def test_kinds_of_pictures_stay_as_they_are(seen: Seen) -> None:
    assert seen.cases["grey"]["base"] == "gray" and seen.cases["indexed"]["base"] == "indexed"
    assert seen.cases["profile"]["profile_stays"]
    alpha = seen.pixels("clear", "after")[..., 3]
    mask = seen.mask("clear")
    assert not alpha[:, :40][mask[:, :40] == 0].any() and (alpha[:, 40:] == 255).all()


def test_a_selection_limits_the_edit_and_stays(seen: Seen) -> None:
    case = seen.cases["selection"]
    assert case["outcome"][0] == "success" and case["selection_stays"]
    changed = seen.changed("selection")
    assert changed[:, :128].any() and not changed[:, 128:].any()


def test_the_face_that_is_meant_is_edited(seen: Seen) -> None:
    changed = seen.changed("second")
    assert [changed[:, :256].any(), changed[:, 256:].any()].count(True) == 1


def test_a_second_edit_keeps_the_first(seen: Seen) -> None:
    changed = seen.changed("twice")
    assert [changed[:, :256].any(), changed[:, 256:].any()].count(True) == 1


def test_what_cannot_be_done_is_a_sentence(seen: Seen) -> None:
    status, message = seen.cases["blank"]["outcome"]
    assert status == "execution-error" and "No face was found with certainty in" in message
    assert seen.cases["blank"]["layers"] == 1
    assert "Choose a layer" in seen.cases["channel"]["outcome"][1]
    assert "nose-ring" in seen.cases["region"]["outcome"][1]
    assert "plugin install gimp" in seen.cases["gone"]["outcome"][1]
