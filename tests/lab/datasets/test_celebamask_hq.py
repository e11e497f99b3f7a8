"""CelebAMask-HQ: parts become one label map, in the published order, in both splits and both layouts."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from dataset_samples import FACES, box, celebamask_hq, release, save, save_mapping, save_masks
from PIL import Image

from models.lab.datasets import DataError, open_dataset
from models.lab.datasets.celebamask_hq import PARTS, merge_parts
from models.regions import CELEBAMASK_HQ


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = celebamask_hq(tmp_path_factory.mktemp("faces"))
    save_mapping(root)
    return root


def test_parts_have_the_published_order() -> None:
    assert PARTS == (
        "skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "l_ear", "r_ear", "mouth", "u_lip",
        "l_lip", "hair", "hat", "ear_r", "neck_l", "neck", "cloth",
    )  # fmt: skip


def test_later_parts_lie_over_earlier_ones(tmp_path: Path) -> None:
    """Every two parts overlap in a cell of their own, written in the wrong order."""
    pairs = list(itertools.combinations(range(18), 2))
    masks = {part: np.zeros((16, 16), np.uint8) for part in reversed(PARTS)}
    for cell, (one, other) in enumerate(pairs):
        masks[PARTS[one]][divmod(cell, 16)] = masks[PARTS[other]][divmod(cell, 16)] = 255
    save_masks(tmp_path, 5, masks)
    labels = merge_parts(tmp_path / "CelebAMask-HQ-mask-anno", 5)
    assert labels.dtype == np.uint8
    assert labels.ravel()[: len(pairs)].tolist() == [other + 1 for _, other in pairs]
    assert not labels.ravel()[len(pairs) :].any(), "what no part covers is background"


def test_masks_of_any_mode_count_where_they_are_not_black(tmp_path: Path) -> None:
    folder = tmp_path / "0"
    save(box(16, 0, 0, 8, 16) // 255, folder / "00003_skin.png")  # grey, foreground 1
    blue = np.zeros((16, 16, 3), np.uint8)
    blue[:8, :8, 2] = 1  # too dark to survive a conversion to grey
    save(blue, folder / "00003_hair.png")
    Image.fromarray(box(16, 8, 8, 16, 16) > 0).save(folder / "00003_neck.png")  # one bit
    expected = np.zeros((16, 16), np.uint8)
    expected[:, :8], expected[:8, :8], expected[8:, 8:] = 1, 13, 17
    assert np.array_equal(merge_parts(tmp_path, 3), expected)


def test_a_face_is_read(faces: Path) -> None:
    image, labels = open_dataset("celebamask-hq", faces).load("1", 64)
    assert image.shape == (64, 64, 3) and image.dtype == np.uint8
    assert labels.shape == (64, 64) and labels.dtype == np.uint8
    ids = {region: CELEBAMASK_HQ.by_name(region).id for region in ("skin", "hair", "l_brow")}
    assert labels[4, 32] == labels[12, 32] == ids["hair"], "hair lies over skin"
    assert labels[40, 20] == ids["skin"] and labels[22, 40] == ids["l_brow"] and labels[60, 2] == 0
    small = open_dataset("celebamask-hq", faces).load("1", 32)[1]
    assert set(np.unique(small)) == set(np.unique(labels)), "ids are never mixed"


def test_the_paper_tests_with_the_last_two_thousand(faces: Path) -> None:
    assert open_dataset("celebamask-hq", faces).names == ("0", "1", "2", "1999", "2000", "27999")
    assert open_dataset("celebamask-hq", faces, "test").names == ("28000", "29999")
    assert open_dataset("celebamask-hq", faces, "all").names == tuple(map(str, FACES))
    assert open_dataset("celebamask-hq", faces, only=["2", "28000"]).names == ("2",)


def test_the_other_split_is_that_of_celeba(faces: Path) -> None:
    def names(split: str) -> tuple[str, ...]:
        return open_dataset("celebamask-hq-celeba", faces, split).names

    assert names("train") == ("0", "1", "27999", "28000")
    assert names("test") == ("2000", "29999")
    assert names("all") == tuple(map(str, FACES)), "validation pictures are in neither split, but in all"


def test_the_other_split_needs_its_file(tmp_path: Path) -> None:
    root = celebamask_hq(tmp_path, (0, 1))
    with pytest.raises(DataError, match=r"no CelebA-HQ-to-CelebA-mapping\.txt"):
        open_dataset("celebamask-hq-celeba", root)
    save_mapping(root, {0: 3})
    with pytest.raises(DataError, match="does not name picture 1"):
        open_dataset("celebamask-hq-celeba", root)
    (root / "CelebA-HQ-to-CelebA-mapping.txt").write_text("idx orig_idx\n0 zero\n")
    with pytest.raises(DataError, match=r"mapping\.txt must have lines of idx"):
        open_dataset("celebamask-hq-celeba", root)


def test_the_release_of_the_paper(tmp_path: Path) -> None:
    root = release(tmp_path)
    train = open_dataset("celebamask-hq", root)
    assert train.names == ("0", "1", "10") and open_dataset("celebamask-hq", root, "test").names == ("28000",)
    assert np.unique(train.load("10", 32)[1]).tolist() == [10]
    save(np.zeros((8, 8), np.uint8), root / "test" / "labels" / "1.png")
    save(np.zeros((8, 8), np.uint8), root / "test" / "images" / "1.jpg")
    with pytest.raises(DataError, match="picture 1 in train and in test"):
        open_dataset("celebamask-hq", root)


def test_missing_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no CelebA-HQ-img and no CelebAMask-HQ-.*github") as error:
        open_dataset("celebamask-hq", tmp_path)
    assert str(tmp_path) in str(error.value)
    root = celebamask_hq(tmp_path / "c", (0, 2000))
    (root / "CelebAMask-HQ-mask-anno" / "1").rename(root / "gone")
    with pytest.raises(DataError, match="no CelebAMask-HQ-mask-anno/1"):
        open_dataset("celebamask-hq", root)


def test_damaged_faces_are_named(tmp_path: Path) -> None:
    root = celebamask_hq(tmp_path, (0, 1, 2, 3))
    data = open_dataset("celebamask-hq", root)
    image, masks = root / "CelebA-HQ-img", root / "CelebAMask-HQ-mask-anno" / "0"
    (image / "0.jpg").write_bytes((image / "0.jpg").read_bytes()[:900])
    with pytest.raises(DataError, match=r"0\.jpg cannot be read"):
        data.load("0", 32)
    (masks / "00001_skin.png").write_bytes(b"not a picture")
    with pytest.raises(DataError, match=r"00001_skin\.png cannot be read"):
        data.load("1", 32)
    save(box(32, 0, 0, 4, 4), masks / "00002_hair.png")
    with pytest.raises(DataError, match=r"00002_\w+\.png is not of the size of the other parts"):
        data.load("2", 32)
    for path in masks.glob("00003_*"):
        path.unlink()
    with pytest.raises(DataError, match="no mask for picture 3"):
        data.load("3", 32)
