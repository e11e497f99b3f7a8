"""Portraits from pairs of files, and the shipped ones."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from fake_analyser import FakeAnalyser
from PIL import Image

from sean_editor.errors import UserError
from sean_editor.export import write_image, write_labels
from sean_editor.photo import find_labels, load_portrait, opening, read_image, read_labels, shipped_portraits
from sean_editor.photo.resizing import fit_labels, middle_square

random = np.random.default_rng(0)


def pair(
    folder: Path, width: int = 64, height: int = 64, image: str = "a.png", labels: str = "a.labels.png"
) -> Path:
    """Write an image and a label map of random pixels; the image's path."""
    (folder / image).parent.mkdir(exist_ok=True)
    (folder / labels).parent.mkdir(exist_ok=True)
    write_image(folder / image, random.integers(0, 256, (height, width, 3)).astype(np.uint8))
    write_labels(folder / labels, random.integers(0, 19, (height, width)).astype(np.uint8))
    return folder / image


def test_all_shipped_portraits_open_with_the_picture_they_are_made_of() -> None:
    paths = shipped_portraits()
    assert len(paths) == 24
    seen, ids = set[int](), set[str]()
    for path in paths:
        portrait = load_portrait(path)
        labels = find_labels(path)
        assert labels is not None
        assert (portrait.name, portrait.path, portrait.size) == (path.stem, path, (256, 256))
        assert portrait.origin is not None and portrait.notices == ()
        assert np.array_equal(portrait.origin.photo.pixels, read_image(path))
        assert portrait.origin.photo.size == (512, 512)
        assert np.array_equal(portrait.origin.alignment.quad, [[0, 0], [0, 512], [512, 512], [512, 0]])
        blocks = portrait.origin.photo.pixels.reshape(256, 2, 256, 2, 3).mean((1, 3))
        assert np.abs(portrait.image - blocks).max() <= 0.5
        assert np.array_equal(portrait.labels, read_labels(labels))
        seen |= set(np.unique(portrait.labels).tolist())
        ids.add(portrait.id)
    assert seen == set(range(19))  # together they show every region
    assert len(ids) == 24
    with (paths[0].parents[1] / "index.csv").open() as file:
        assert [row["name"] for row in csv.DictReader(file)] == [path.stem for path in paths]


@pytest.mark.parametrize(
    ("image", "labels"),
    [
        ("a.jpg", "a.labels.png"),
        ("a.jpg", "a_labels.png"),
        ("a.jpg", "labels/a.png"),
        ("images/a.jpg", "labels/a.png"),
    ],
)
def test_the_label_map_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, image: str, labels: str
) -> None:
    path = pair(tmp_path, image=image, labels=labels)
    found = find_labels(path)
    assert found is not None and found.samefile(tmp_path / labels)
    monkeypatch.chdir(path.parent)
    assert find_labels(path.name) is not None  # also from within its folder
    assert load_portrait(path.name).labels.shape == (256, 256)


def test_a_picture_as_small_as_its_label_map_has_no_photo_behind_it(
    small_folder: Path, small_portraits: Path
) -> None:
    for path in shipped_portraits():
        assert path.is_relative_to(small_folder)
        portrait = load_portrait(path)
        assert portrait.origin is None and np.array_equal(portrait.image, read_image(path))


def test_a_label_map_is_not_its_own_label_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "default_analyser", FakeAnalyser)
    pair(tmp_path, image="images/a.png", labels="labels/a.png")
    with pytest.raises(UserError, match=r"No face .*give a label map .*labels/labels/a\.png"):
        load_portrait(tmp_path / "labels" / "a.png")


def test_pictures_are_cut_square_and_scaled(tmp_path: Path) -> None:
    path = pair(tmp_path, width=400, height=256)
    portrait = load_portrait(path)
    assert np.array_equal(portrait.image, read_image(path)[:, 72:328])
    assert np.array_equal(portrait.labels, read_labels(tmp_path / "a.labels.png")[:, 72:328])
    assert load_portrait(path, size=128).image.shape == (128, 128, 3)
    assert load_portrait(path, size=512).labels.shape == (512, 512)
    with pytest.raises(ValueError, match="multiple of 32"):
        load_portrait(path, size=250)


def test_image_and_labels_stay_in_register_when_scaled(tmp_path: Path) -> None:
    labels = np.zeros((192, 192), np.uint8)
    labels[48:120, 60:132] = 13
    write_image(tmp_path / "a.png", np.where(labels[..., None] == 13, 255, 0).astype(np.uint8).repeat(3, -1))
    write_labels(tmp_path / "a.labels.png", labels)
    for size in (96, 256, 384):
        portrait = load_portrait(tmp_path / "a.png", size=size)
        differing = (portrait.image[..., 0] > 127) != (portrait.labels == 13)
        assert differing.mean() < 0.01


def test_scaled_labels_have_no_new_ids() -> None:
    labels = random.choice(np.array([1, 13, 18], np.uint8), (300, 260))
    assert set(np.unique(fit_labels(labels, 256))) == {1, 13, 18}
    assert middle_square(labels).shape == (260, 260)


def test_a_large_jpeg_with_its_full_size_label_map(tmp_path: Path) -> None:
    labels = np.zeros((2400, 2400), np.uint8)
    labels[:, 1200:] = 13
    Image.fromarray(np.where(labels == 13, 240, 10).astype(np.uint8)).save(tmp_path / "a.jpg")
    write_labels(tmp_path / "a.labels.png", labels)
    portrait = load_portrait(tmp_path / "a.jpg")
    assert portrait.image[:, :126].max() < 30 and portrait.image[:, 130:].min() > 220
    assert (portrait.labels[:, :128] == 0).all() and (portrait.labels[:, 128:] == 13).all()


def test_pairs_that_do_not_match_are_told(tmp_path: Path) -> None:
    path = pair(tmp_path)
    for width, height in ((32, 31), (64, 32), (96, 128)):
        write_labels(tmp_path / "other.png", np.zeros((height, width), np.uint8))
        with pytest.raises(UserError, match=rf"other\.png is {width} x {height} pixels, .*64 x 64"):
            load_portrait(path, tmp_path / "other.png")
    with pytest.raises(UserError, match=r"no file .*gone\.png"):
        load_portrait(path, tmp_path / "gone.png")
    with pytest.raises(UserError, match="is a folder"):
        load_portrait(tmp_path)
