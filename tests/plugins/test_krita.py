"""The plug-in in the real Krita, without a display: what becomes of layers of many kinds.

`kritarunner` runs `krita_cases.py` once; the editor runs as the plug-in starts it, with the shipped network.
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

KRITA = shutil.which("kritarunner")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(KRITA is None, reason="Krita is not installed: there is no kritarunner"),
]
EDITED = ("plain", "deep", "float", "grey", "clear", "second", "group", "whole-group")
KINDS = {"deep": np.uint16, "float": np.float32}


class Seen(NamedTuple):
    """What Krita wrote down, and the folder with the pixels."""

    cases: dict
    folder: Path

    def pixels(self, case: str, when: str) -> np.ndarray:
        """[H, W, N] of the whole picture: "before", "after", or its "labels"; alpha last."""
        width, height = self.cases[case]["size"]
        samples = np.fromfile(self.folder / f"{case}.{when}", KINDS.get(case, np.uint8))
        return samples.reshape(height, width, -1)

    def matte(self, case: str) -> np.ndarray:
        """uint8 [H, W]."""
        width, height = self.cases[case]["size"]
        return np.fromfile(self.folder / f"{case}.matte", np.uint8).reshape(height, width)

    def changed(self, case: str) -> np.ndarray:
        """Where the picture looks different, bool [H, W]: clear pixels have no colour."""
        before, after = self.pixels(case, "before"), self.pixels(case, "after")
        found: np.ndarray = (before != after).any(-1) & ((before[..., -1] > 0) | (after[..., -1] > 0))
        return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    assert KRITA is not None
    folder, home = tmp_path_factory.mktemp("layers"), tmp_path_factory.mktemp("home")
    write_pictures(folder)
    (plugins,) = install(PROGRAMS["krita"], home / ".local/share/krita/pykrita")
    variables = {
        "FOLDER": str(folder),
        "PLUGINS": str(plugins),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "PYTHONPATH": str(Path(__file__).parent),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [KRITA, "-s", "krita_cases"], env=os.environ | variables, capture_output=True, text=True, timeout=3600
    )
    assert (folder / "seen.json").is_file(), done.stdout + done.stderr
    cases = json.loads((folder / "seen.json").read_text())
    assert set(cases) >= {*EDITED, "selection", "blank", "empty", "gone"}, done.stdout + done.stderr
    return Seen(cases, folder)


@pytest.mark.parametrize("case", EDITED)
def test_the_edit_shows_and_nothing_else_changes(seen: Seen, case: str) -> None:
    assert seen.cases[case]["message"] == ""
    changed, matte = seen.changed(case), seen.matte(case)
    assert set(np.unique(matte)) == {0, 255}
    assert 0.005 < changed.mean() < 0.6
    assert not changed[matte == 0].any()


def test_the_result_is_what_the_command_line_makes(seen: Seen, tmp_path: Path) -> None:
    words = ["edit-layer", str(seen.folder / "face.png"), str(tmp_path), "--reference=yuki", "--regions=hair"]
    assert main(words) == 0
    expected = np.asarray(Image.open(tmp_path / "result.png").convert("RGB"))
    off = np.abs(seen.pixels("plain", "after")[..., 2::-1].astype(int) - expected)
    assert off.max() <= 1, "Krita puts its own sRGB profile into the layer"


def test_it_is_a_group_above_the_layer(seen: Seen) -> None:
    assert seen.cases["group"]["siblings"] == ["face", "Result: face"]
    assert seen.cases["whole-group"]["siblings"][-2:] == ["people", "Result: people"]
    assert seen.cases["plain"]["kinds"] == ["paintlayer", "selectionmask", "paintlayer"]
    assert seen.cases["plain"]["shown"] == [True, False, False]


def test_the_label_map_lies_on_the_layer_in_the_colours_of_the_regions(seen: Seen) -> None:
    labels = seen.pixels("group", "labels")
    there = labels[..., 3] > 0
    assert there[20:276, :244].all() and there.sum() == 256 * 244
    assert len(np.unique(labels[there][:, :3], axis=0)) > 6


@pytest.mark.parametrize("case", ["plain", "deep", "float", "grey"])
def test_kinds_of_pictures_stay_as_they_are(seen: Seen, case: str) -> None:
    model, depth, *of_result = seen.cases[case]["space"]
    expected = {"deep": ("RGBA", "U16"), "float": ("RGBA", "F32"), "grey": ("GRAYA", "U8")}
    assert (model, depth) == expected.get(case, ("RGBA", "U8")) and of_result == [model, depth]
    assert seen.cases[case]["saved"] and (seen.folder / f"{case}.kra").stat().st_size > 10_000


def test_what_is_clear_stays_clear_outside_the_edit(seen: Seen) -> None:
    alpha, matte = seen.pixels("clear", "after")[..., 3], seen.matte("clear")
    assert not alpha[:, :40][matte[:, :40] == 0].any() and (alpha[:, 40:] == 255).all()


def test_a_selection_limits_the_edit_and_stays(seen: Seen) -> None:
    changed = seen.changed("selection")
    assert changed[:, :128].any() and not changed[:, 128:].any()
    assert seen.cases["selection"]["selection_stays"]


def test_a_faint_layer_gives_an_opaque_result_and_stays_faint(seen: Seen) -> None:
    assert seen.cases["selection"]["opacity"] == 100
    assert seen.cases["selection"]["alpha"] == [0, 255]


def test_the_face_that_is_meant_is_edited(seen: Seen) -> None:
    changed = seen.changed("second")
    assert [changed[:, :256].any(), changed[:, 256:].any()].count(True) == 1


def test_what_cannot_be_done_is_a_sentence(seen: Seen) -> None:
    assert "No face was found with certainty in" in seen.cases["blank"]["message"]
    assert "empty" in seen.cases["empty"]["message"]
    assert "plugin install krita" in seen.cases["gone"]["message"]
    assert not any(seen.changed(case).any() for case in ("blank", "empty", "gone"))
