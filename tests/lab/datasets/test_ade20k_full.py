"""The full ADE20K of 2021: which classes its colours are, and what `prepare` makes of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from dataset_samples import FULL_NUMBERS, ade20k_full, save

from models.lab.datasets import DataError, open_dataset
from models.lab.datasets.ade20k_full import REGION_OF
from models.lab.datasets.prepare import prepare
from models.regions import ADE20K

KIND = "ade20k-2021"


def test_colours_are_classes_of_which_150_are_taken(tmp_path: Path) -> None:
    data = open_dataset(KIND, ade20k_full(tmp_path))
    assert data.names == ("ADE_train_00000001",)
    assert open_dataset(KIND, data.root, "test").names == ("ADE_val_00000001",)
    labels = data.read(data.names[0]).labels
    assert (labels[:, ::8] == list(FULL_NUMBERS.values())).all(), "whatever the instance"
    assert ADE20K[48].name == "skyscraper" and ADE20K[14].name == "door" and ADE20K[6].name == "road"


def test_every_class_has_a_number_of_its_own() -> None:
    counts = np.bincount(REGION_OF, minlength=151)
    assert [region for region in range(150) if counts[region] != 1] == [14, 35, 88], "three have two"
    assert (counts[[14, 35, 88]] == 2).all() and counts[150] == 65536 - 153


def test_what_is_prepared_is_the_same(tmp_path: Path) -> None:
    """Also for roads and skyscrapers, which have one colour."""
    root = ade20k_full(tmp_path)
    made = prepare(KIND, root, tmp_path / "ready", 1, lambda *done: None)
    assert made.counts == {"train": 1, "test": 1} and made.published == 27_574 and not made.left_out
    for split in ("train", "test"):
        before, after = open_dataset(KIND, root, split), open_dataset(KIND, tmp_path / "ready", split)
        (name,) = after.names
        for one, other in zip(before.load(name, 32), after.load(name, 32), strict=True):
            assert np.array_equal(one, other)
    (path,) = (tmp_path / "ready" / "labels").glob("ADE_val*")
    stamp = path.stat().st_mtime_ns
    prepare(KIND, root, tmp_path / "ready", 1, lambda *done: None)
    assert path.stat().st_mtime_ns == stamp, "it is not made again"


def test_pictures_and_labels_without_the_other_are_listed(tmp_path: Path) -> None:
    root = ade20k_full(tmp_path)
    scenes = root / "images/ADE/training/urban/street"
    save(np.zeros((8, 8, 3), np.uint8), scenes / "ADE_train_00000002.jpg")
    save(np.zeros((8, 8, 3), np.uint8), scenes / "ADE_train_00000003_seg.png")
    made = prepare(KIND, root, tmp_path / "ready", 1, lambda *done: None)
    assert made.counts["train"] == 1
    assert [line.split(" has ")[0].rsplit("/", 1)[1] for line in made.left_out] == [
        "ADE_train_00000002.jpg", "ADE_train_00000003_seg.png",
    ]  # fmt: skip


def test_other_folders_and_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"has no images/ADE. The full ADE20K comes from"):
        open_dataset(KIND, tmp_path)
    root = ade20k_full(tmp_path)
    path = root / "images/ADE/training/urban/street/ADE_train_00000001_seg.png"
    save(np.zeros((40, 80), np.uint8), path)
    with pytest.raises(DataError, match=r"ADE_train_00000001_seg\.png is no label file of the full ADE20K"):
        open_dataset(KIND, root).read("ADE_train_00000001")
    save(np.zeros((40, 90, 3), np.uint8), path)
    with pytest.raises(DataError, match="the same proportions"):
        open_dataset(KIND, root).read("ADE_train_00000001")
