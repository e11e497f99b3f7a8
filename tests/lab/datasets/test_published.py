"""ADE20K, Cityscapes and the CMP facades: stored numbers become region ids, any shape the size asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from dataset_samples import ade20k, cityscapes, facades, noise, save

from models.lab.datasets import DataError, Dataset, kinds, open_dataset
from models.regions import ADE20K, CITYSCAPES, FACADES


def test_ade20k_shifts_its_classes_and_keeps_other(tmp_path: Path) -> None:
    data = open_dataset("ade20k", ade20k(tmp_path))
    assert data.names == tuple(f"ADE_train_{n:08d}" for n in (1, 2, 3, 4))
    assert open_dataset("ade20k", data.root, "test").names == ("ADE_val_00000001", "ADE_val_00000002")
    picture = data.read("ADE_train_00000001")
    assert picture.labels[0].tolist() == [150, *range(150)], "0 is other, k is class k - 1"
    assert ADE20K[150].name == "other" and ADE20K[0].name == "wall" and ADE20K[149].name == "flag"
    assert ADE20K.train_ids.tolist() == [*range(150), 255], "other is not counted"


def test_ade20k_is_cut_around_the_middle(tmp_path: Path) -> None:
    """80 x 151 and 151 x 80 at 40 x 40: half the size, and 37.75 columns or rows lost of each side."""
    data = open_dataset("ade20k", ade20k(tmp_path))
    wide, tall = (data.load(f"ADE_train_{n:08d}", 40)[1] for n in (1, 2))
    assert wide.shape == tall.shape == (40, 40)
    assert (wide == wide[0]).all() and np.array_equal(wide, tall.T)
    places = wide[0].astype(int) + 1  # the column of the annotation that each of ours came from
    assert np.abs(places - (35.5 + 2 * np.arange(40) + 0.5)).max() <= 1
    assert data.load("ADE_train_00000001", (20, 80))[1].shape == (20, 80)


def test_ids_beyond_the_classes_are_refused(tmp_path: Path) -> None:
    root = ade20k(tmp_path)
    save(np.full((80, 151), 151, np.uint8), root / "annotations" / "training" / "ADE_train_00000001.png")
    with pytest.raises(DataError, match=r"ADE_train_00000001\.png has id 151; ids are 0 to 150"):
        open_dataset("ade20k", root).load("ADE_train_00000001", 32)
    root = facades(tmp_path)
    save(np.zeros((61, 96), np.uint8), root / "base" / "cmp_b0001.png")
    with pytest.raises(DataError, match=r"cmp_b0001\.png has id 0; ids are 1 to 12"):
        open_dataset("facades", root).load("cmp_b0001", 32)


def test_cityscapes_has_pictures_of_both_splits_by_city(tmp_path: Path) -> None:
    root = cityscapes(tmp_path)
    assert open_dataset("cityscapes", root).names == (
        "aachen_000000_000019", "aachen_000001_000019", "bochum_000000_000019", "bochum_000001_000019",
    )  # fmt: skip
    assert open_dataset("cityscapes", root, "test").names == ("lindau_000000_000019", "lindau_000001_000019")
    assert len(open_dataset("cityscapes", root, "all")) == 6, "berlin has no labels that are published"


@pytest.mark.parametrize("name", ["aachen_000000_000019", "aachen_000001_000019"])
def test_the_licence_plate_is_the_last_class(tmp_path: Path, name: str) -> None:
    """It is stored as 255 in one picture and as 34 in the other."""
    image, labels, instances = open_dataset("cityscapes", cityscapes(tmp_path)).load(name, (64, 128))
    assert image.shape == (64, 128, 3)
    assert labels.dtype == np.uint8 and set(np.unique(labels)) == {7, 11, 26, 34}
    assert instances.dtype == np.int32 and set(np.unique(instances)) == {7, 11, 26_000, 26_001, 34}
    assert np.array_equal(labels == 34, instances == 34) and labels[45, 25] == 34
    assert CITYSCAPES[34].name == "license plate"


def test_streets_keep_their_proportions(tmp_path: Path) -> None:
    data = open_dataset("cityscapes", cityscapes(tmp_path))
    full = data.read("aachen_000000_000019")
    image, labels, instances = data.load("aachen_000000_000019", (32, 64))
    assert image.shape == (32, 64, 3) and labels.shape == instances.shape == (32, 64)
    assert np.array_equal(labels, full.labels[1::2, 1::2])
    assert full.instances is not None and np.array_equal(instances, full.instances[1::2, 1::2])


def test_instances_must_fit_the_labels(tmp_path: Path) -> None:
    root = cityscapes(tmp_path)
    path = root / "gtFine" / "train" / "aachen" / "aachen_000000_000019_gtFine_instanceIds.png"
    save(np.zeros((32, 64), np.uint16), path)
    with pytest.raises(DataError, match=r"instanceIds\.png is not of the same size"):
        open_dataset("cityscapes", root).load("aachen_000000_000019", (64, 128))


def test_cityscapes_counts_nineteen_classes() -> None:
    """The train ids of the published table."""
    counted = {7: 0, 8: 1, 11: 2, 12: 3, 13: 4, 17: 5, 19: 6, 20: 7, 21: 8, 22: 9, 23: 10, 24: 11, 25: 12,
               26: 13, 27: 14, 28: 15, 31: 16, 32: 17, 33: 18}  # fmt: skip
    assert CITYSCAPES.train_ids.tolist() == [counted.get(i, 255) for i in range(35)]
    assert CITYSCAPES.by_name("car").color == (0, 0, 142)


def test_facades_begin_with_one(tmp_path: Path) -> None:
    data = open_dataset("facades", facades(tmp_path))
    assert data.read("cmp_b0001").labels[0].tolist() == np.repeat(np.arange(12), 8).tolist()
    assert [r.name for r in FACADES.regions][:4] == ["background", "facade", "window", "door"]
    assert len(data) == 11 and open_dataset("facades", data.root, "test").names == ("cmp_b0010",)
    assert [array.shape for array in data.load("cmp_b0003", (32, 64))] == [(32, 64, 3), (32, 64)]
    assert "30,000 street views" in data.remark, "tables say that the paper's are others"
    (data.root / "test.txt").write_text("cmp_b0001 cmp_b0002\n")
    assert open_dataset("facades", data.root, "test").names == ("cmp_b0001", "cmp_b0002")


@pytest.mark.parametrize(
    ("kind", "complaint"),
    [
        ("ade20k", "no images and no annotations.*sceneparsing"),
        ("cityscapes", "no leftImg8bit and no gtFine.*cityscapes-dataset"),
        ("facades", "no base.*cmp.felk"),
        ("pairs", "needs the folders images/ and labels/"),
        ("imagenet", "no kind of data set called imagenet; there are: pairs, celebamask-hq"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, kind: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        open_dataset(kind, tmp_path)


def test_images_without_labels_are_not_used(tmp_path: Path) -> None:
    root = ade20k(tmp_path)
    (root / "annotations" / "training" / "ADE_train_00000002.png").unlink()
    save(noise(8, 8), root / "annotations" / "training" / "ADE_train_00000099.png")
    assert open_dataset("ade20k", root).names == tuple(f"ADE_train_{n:08d}" for n in (1, 3, 4))


def test_every_kind_is_a_data_set(tmp_path: Path) -> None:
    made = {"ade20k": ade20k(tmp_path / "a"), "cityscapes": cityscapes(tmp_path / "c")}
    made["facades"] = facades(tmp_path / "f")
    assert set(made) < set(kinds())
    for kind, root in made.items():
        data = open_dataset(kind, root)
        assert isinstance(data, Dataset) and data.root == root
        arrays = data.load(data.names[0], 32)
        assert len(arrays) == (3 if data.has_instances else 2)
        assert arrays[1].max() < len(data.regions)


def test_a_label_map_of_other_proportions_is_refused(tmp_path: Path) -> None:
    root = facades(tmp_path)
    save(np.ones((61, 97), np.uint8), root / "base" / "cmp_b0001.png")
    with pytest.raises(DataError, match=r"cmp_b0001\.png is 97 x 61, its image cmp_b0001\.jpg 96 x 61"):
        open_dataset("facades", root).load("cmp_b0001", 32)
