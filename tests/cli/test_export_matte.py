"""`export-matte`: the matte of a portrait's hair as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sean_editor.export.matte import matte_picture
from sean_editor.photo import load_portrait
from sean_editor.photo.by_name import find_portrait


def test_it_writes_the_matte_at_the_size_that_is_asked_for(run, tmp_path: Path) -> None:
    path = tmp_path / "hair.png"
    outcome = run("export-matte", "amara", "-o", path, "--size", "512")
    assert (outcome.status, outcome.out) == (0, f"saved {path}\n"), outcome.err
    written = np.array(Image.open(path))
    assert np.array_equal(written, matte_picture(load_portrait(find_portrait("amara")), 512))


def test_a_portrait_without_hair_says_so(run, tmp_path: Path) -> None:
    labels = tmp_path / "labels.png"
    Image.fromarray(np.ones((256, 256), np.uint8)).save(labels)
    outcome = run("export-matte", find_portrait("amara"), "--labels", labels, "-o", tmp_path / "hair.png")
    assert outcome.status == 0 and "has no hair" in outcome.out
    assert np.array(Image.open(tmp_path / "hair.png")).max() == 0


@pytest.mark.parametrize("name", ["hair.jpg", "nowhere/hair.png"])
def test_a_name_that_cannot_be_written_is_refused_at_once(run, tmp_path: Path, name: str) -> None:
    outcome = run("export-matte", "no-such-portrait", "-o", tmp_path / name)
    assert outcome.status == 1 and Path(name).parts[0] in outcome.err
