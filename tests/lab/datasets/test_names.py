"""Lists of names, and what has no counterpart in a folder of pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.lab.datasets.errors import DataError
from models.lab.datasets.names import read_names, read_test_names
from models.lab.datasets.pairs import PairFolder


def listed(folder: Path, text: str) -> Path:
    (folder / "test.txt").write_text(text, encoding="utf-8")
    return folder / "test.txt"


def test_names_with_and_without_endings(tmp_path: Path) -> None:
    known = {"a", "b.1", "c.jpg", "d"}
    assert read_names(listed(tmp_path, "\ufeffa.jpg\r\nb.1 c.jpg\nd.PNG\n"), known) == known
    assert read_test_names(tmp_path, known) == known
    assert read_test_names(tmp_path / "elsewhere", known) is None


def test_a_name_with_spaces_has_a_line_of_its_own(tmp_path: Path) -> None:
    known = {"IMG 1", "IMG 2.crop", "IMG"}
    assert read_names(listed(tmp_path, "IMG 1.jpg\n IMG 2.crop\n\nIMG\n"), known) == known
    with pytest.raises(DataError, match="not there: 2"):
        read_names(listed(tmp_path, "IMG 1\nIMG 2\n"), known)


def test_names_that_match_nothing_are_an_error(tmp_path: Path) -> None:
    path = listed(tmp_path, " ".join(f"x{i}" for i in range(9)) + " a")
    with pytest.raises(DataError, match=r"test\.txt names .* x0, x1, x2, x3, x4 and 4 more"):
        read_names(path, {"a"})
    path.write_bytes(b"\xff\xfea")
    with pytest.raises(DataError, match="cannot be read"):
        read_names(path, {"a"})


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """a and b are pairs; c lacks its label map, d its image."""
    for kind, names in (("images", "abc"), ("labels", "abd")):
        (tmp_path / kind).mkdir()
        for name in names:
            Image.fromarray(np.zeros((32, 48), np.uint8)).save(tmp_path / kind / f"{name}.png")
    return tmp_path


def test_pictures_without_counterpart_are_told(pairs: Path) -> None:
    listed(pairs, "b.png c.png")
    data = PairFolder.open(pairs)
    assert data.names == ("a",) and data.alone == ("c", "d")
    assert "2 pictures or label maps" in data.about_alone() and "c, d" in data.about_alone()
    assert PairFolder.open(pairs, split="test").names == ("b",)
    listed(pairs, "e")
    with pytest.raises(DataError, match=r"test\.txt names pictures that are not there: e"):
        PairFolder.open(pairs)


def test_two_pictures_of_one_name_are_an_error(pairs: Path) -> None:
    Image.fromarray(np.zeros((32, 48), np.uint8)).save(pairs / "images" / "a.jpg")
    with pytest.raises(DataError, match=r"a\.jpg and a\.png"):
        PairFolder.open(pairs)
    (pairs / "images" / "a.jpg").rename(pairs / "images" / "a.txt")  # no picture
    assert PairFolder.open(pairs).names == ("a", "b")


def test_a_picture_is_cut_or_stretched(pairs: Path) -> None:
    picture = np.zeros((32, 48, 3), np.uint8)
    picture[:, :8] = picture[:, -8:] = 255  # what cutting loses
    Image.fromarray(picture).save(pairs / "images" / "a.png")
    cut = PairFolder.open(pairs)
    stretched = type(cut)(cut.root, cut.names, cut.regions, files=cut.files, stretch=True)
    (lost, *_), (kept, labels) = cut.load("a", 32), stretched.load("a", 32)
    assert lost.max() == 0 and kept.shape == (32, 32, 3) and labels.shape == (32, 32)
    assert kept[:, :4].min() > 200 and kept[:, 12:20].max() < 30
