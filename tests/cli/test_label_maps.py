"""Label maps on the command line: found, given, in another order, converted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.label_maps import to_face_parsing
from models.regions import CELEBAMASK_HQ
from sean_editor.photo import load_portrait
from sean_editor.photo.by_name import find_portrait

AMARA = find_portrait("amara")
LABELS = load_portrait(AMARA).labels


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A copy of amara, where no label map lies beside her."""
    return Path(shutil.copy(AMARA, tmp_path / "me.jpg"))


@pytest.fixture
def array(run, checkpoint: Path, tmp_path: Path) -> Callable[..., tuple[np.ndarray, str]]:
    """Runs `reconstruct`; the float image that it wrote, and standard error."""

    def array(*words: object) -> tuple[np.ndarray, str]:
        path, network = (
            tmp_path / "out.npy",
            ("--checkpoint", checkpoint, "--noise", "off", "--device", "cpu"),
        )
        outcome = run("reconstruct", *words, *network, "-o", path)
        assert outcome.status == 0, outcome.err
        return np.load(path), outcome.err

    return array


def test_the_order_of_the_ids(array, finder, mine: Path, tmp_path: Path) -> None:
    expected, said = array(AMARA)
    assert not said
    stored = tmp_path / "parsed.png"
    Image.fromarray(to_face_parsing(LABELS)).save(stored)
    found, said = array(mine, "--labels", stored)
    assert np.array_equal(found, expected)
    assert said.count("\n") == 1 and str(stored) in said and "face-parsing.PyTorch" in said
    found, said = array(mine, "--labels", stored, "--label-order", "face-parsing")
    assert np.array_equal(found, expected) and not said
    found, said = array(mine, "--labels", stored, "--label-order", "celebamask-hq")
    assert not np.array_equal(found, expected) and not said


def test_a_found_map_that_does_not_fit_is_named(array, finder, own_photo: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "holiday.labels.png"
    Image.fromarray(np.zeros((40, 30), np.uint8)).save(stranger)
    found, said = array(own_photo)
    assert said.count("\n") == 1 and str(stranger) in said and "30 x 40 pixels" in said
    stranger.unlink()
    again, said = array(own_photo)
    assert np.array_equal(found, again) and not said


def test_a_map_that_is_given_has_to_fit(run, finder, own_photo: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.png"
    Image.fromarray(np.zeros((40, 30), np.uint8)).save(stranger)
    outcome = run("reconstruct", own_photo, "--labels", stranger, "-o", tmp_path / "out.png")
    assert outcome.status == 1 and "30 x 40 pixels" in outcome.err


def test_analyse_takes_no_notice_of_it(run, finder, own_photo: Path, tmp_path: Path) -> None:
    Image.fromarray(np.zeros((40, 30), np.uint8)).save(tmp_path / "holiday.labels.png")
    outcome = run("analyse", own_photo, "-o", tmp_path / "faces")
    assert outcome.status == 0 and not outcome.err


def test_convert_labels(run, tmp_path: Path) -> None:
    folder = tmp_path / "parsed"
    folder.mkdir()
    Image.fromarray(to_face_parsing(LABELS)).save(folder / "amara.png")
    outcome = run("convert-labels", folder, "--label-order", "face-parsing", "-o", tmp_path / "out")
    assert (outcome.status, outcome.out) == (0, f"wrote 1 label maps to {tmp_path / 'out'}\n")
    with Image.open(tmp_path / "out" / "amara.png") as written:
        assert written.mode == "P" and np.array_equal(np.asarray(written), LABELS)
    painted = tmp_path / "painted.png"
    Image.fromarray(CELEBAMASK_HQ.palette()[LABELS]).save(painted)
    assert run("convert-labels", painted, "-o", tmp_path / "out").status == 0
    with Image.open(tmp_path / "out" / "painted.png") as written:
        assert np.array_equal(np.asarray(written), LABELS)
    (tmp_path / "empty").mkdir()
    outcome = run("convert-labels", tmp_path / "empty", "-o", tmp_path / "none")
    assert outcome.status == 1 and "empty has no file" in outcome.err and not (tmp_path / "none").exists()
    outcome = run("convert-labels", folder, "-o", folder)
    assert outcome.status == 1 and "holds the label maps themselves" in outcome.err
