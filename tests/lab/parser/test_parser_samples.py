"""Pictures that the face parser is trained on: pixels without a label, and changes that keep labels true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.lab.datasets.errors import DataError
from models.lab.datasets.pairs import PairFolder
from models.lab.parser.close_up_samples import CloseUpSamples
from models.lab.parser.samples import ParserSamples, load_item, open_pairs
from models.lab.parser.scenes import another_background, borrowed, busy_texture, redressed
from models.lab.parser.unlabelled import IGNORE, at_half_size, counts, mirrored
from models.parsing.close_ups import CLOSE_UP_IDS
from models.regions import CELEBAMASK_HQ

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "portraits"
ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}


def folder_of(root: Path, **labels: np.ndarray) -> Path:
    """A folder of pairs whose pictures show the labels themselves, ten grey levels an id."""
    for kind in ("images", "labels"):
        (root / kind).mkdir(parents=True, exist_ok=True)
    for name, ids in labels.items():
        grey = np.where(ids == IGNORE, 0, ids * 10).astype(np.uint8)
        Image.fromarray(np.repeat(grey[..., None], 3, 2)).save(root / "images" / f"{name}.png")
        Image.fromarray(ids).save(root / "labels" / f"{name}.png")
    return root


def half_known(side: int) -> np.ndarray:
    """Skin on the left; nobody knows the right half."""
    labels = np.full((side, side), ID["skin"], np.uint8)
    labels[:, side // 2 :] = IGNORE
    return labels


def face(side: int) -> np.ndarray:
    """Skin with two eyes and lips, where they lie in portraits."""
    labels = np.full((256, 256), ID["skin"], np.uint8)
    labels[106:114, 90:106], labels[106:114, 150:166] = ID["r_eye"], ID["l_eye"]
    labels[184:196, 108:148] = ID["u_lip"]
    return np.kron(labels, np.ones((side // 256, side // 256), np.uint8))


def test_unlabelled_pixels_pass_through(tmp_path: Path) -> None:
    root = folder_of(tmp_path, a=half_known(64))
    samples = ParserSamples([open_pairs(root)], [1.0], 64)
    assert samples.pixel_shares()[ID["skin"]] == 1.0
    for seed in range(4):
        labels = samples.draw(np.random.default_rng(seed), 8, 64).labels.numpy()
        assert set(np.unique(labels)) <= {ID["skin"], IGNORE}
        assert 0.2 < (labels == IGNORE).mean() < 0.9


def test_other_data_sets_have_no_unlabelled_pixels(tmp_path: Path) -> None:
    root = folder_of(tmp_path, a=half_known(64))
    with pytest.raises(DataError, match="id 255"):
        PairFolder.open(root).load("a", 64)
    wrong = folder_of(tmp_path / "wrong", a=np.full((64, 64), 19, np.uint8))
    with pytest.raises(DataError, match="id 19"):
        load_item(open_pairs(wrong), "a", 64)


def test_pictures_of_several_sizes_are_mixed(tmp_path: Path) -> None:
    root = folder_of(tmp_path, small=face(256), large=face(512))
    pairs = open_pairs(root)
    small, large = load_item(pairs, "small", 256), load_item(pairs, "large", 256)
    assert np.array_equal(small.labels, large.labels)
    samples = ParserSamples([pairs], [1.0])
    assert samples.draw(np.random.default_rng(0), 4, 256).labels.shape == (4, 256, 256)


def test_half_size_takes_the_most_common_label() -> None:
    labels = np.array([[1, 2, 5, 6], [2, 2, 7, 8], [3, 9, 4, 4], [3, 3, 1, 4]], np.uint8)
    assert at_half_size(labels).tolist() == [[2, 5], [3, 4]]
    two = np.array([[1, 2], [1, 2]], np.uint8)
    assert at_half_size(two).tolist() == [[1]]
    assert at_half_size(np.array([[1, 2], [3, 2]], np.uint8)).tolist() == [[2]]
    assert at_half_size(np.array([[1, 2], [3, 3]], np.uint8)).tolist() == [[3]]


def test_mirrored_labels_keep_what_is_unknown() -> None:
    labels = np.array([[ID["l_eye"], 1, IGNORE]], np.uint8)
    assert mirrored(labels, CELEBAMASK_HQ).tolist() == [[IGNORE, 1, ID["r_eye"]]]
    assert counts(labels, 19).sum() == 2


def test_a_hat_is_borrowed_with_its_label(rng: np.random.Generator) -> None:
    image, labels = np.full((64, 64, 3), 90, np.uint8), np.full((64, 64), ID["skin"], np.uint8)
    other, other_labels = np.full((64, 64, 3), 200, np.uint8), np.zeros((64, 64), np.uint8)
    other_labels[8:24, 16:48] = ID["hat"]
    changed, ids = borrowed(image, labels, other, other_labels, rng)
    hat = ids == ID["hat"]
    assert hat.sum() == 16 * 32 and (ids[~hat] == ID["skin"]).all()
    assert np.median(changed[hat]) == 200 and np.median(changed[~hat]) == 90


def test_other_clothes_change_nothing_else(rng: np.random.Generator) -> None:
    labels = np.full((64, 96), ID["skin"], np.uint8)
    labels[40:] = ID["cloth"]
    image = np.full((64, 96, 3), 120, np.uint8)
    seen = [redressed(image, labels, rng) for _ in range(30)]
    assert all((each[:36] == 120).all() for each in seen)
    assert 5 < sum(not np.array_equal(each, image) for each in seen) < 20  # hats and hair it has none


def test_backgrounds_may_be_busy(rng: np.random.Generator) -> None:
    pieces = [busy_texture(rng, 48, 64) for _ in range(20)]
    assert all(piece.shape == (48, 64, 3) and 0 <= piece.min() <= piece.max() <= 255 for piece in pieces)
    labels = half_known(64)  # what nobody knows is no background
    image = np.full((64, 64, 3), 7, np.uint8)
    assert np.array_equal(another_background(image, labels, image, rng), image)


def test_close_ups_keep_picture_and_labels_together(tmp_path: Path) -> None:
    """Faces whose pictures are their labels: where a sample says eye, or lip, its picture is that grey."""
    pairs = open_pairs(folder_of(tmp_path, a=face(512), b=face(256)))
    samples = CloseUpSamples([pairs], [1.0])
    assert len(samples) == 2
    shares = samples.pixel_shares()
    assert shares[CLOSE_UP_IDS[ID["l_eye"]]] == pytest.approx(shares[CLOSE_UP_IDS[ID["r_eye"]]], rel=0.05)
    assert shares.sum() == pytest.approx(1.0)
    right: list[bool] = []
    for seed in range(12):
        batch = samples.draw(np.random.default_rng(seed), 4)
        assert batch.images.shape == (4, 3, 128, 288) and batch.labels.shape == (4, 128, 288)
        assert batch.hidden.shape == (4, 12)
        for image, labels in zip(batch.images.numpy(), batch.labels.numpy(), strict=True):
            darker = image.mean(0) - np.median(image)
            for region in ("l_eye", "r_eye", "u_lip"):
                there = labels == CLOSE_UP_IDS[ID[region]]
                if there.sum() > 100:
                    right.append(bool(np.median(darker[there]) > 0.02))
    assert len(right) > 40 and np.mean(right) > 0.8


def test_a_face_without_eyes_has_no_close_up_of_them(tmp_path: Path) -> None:
    labels = face(256)
    labels[labels != ID["u_lip"]] = ID["skin"]
    samples = CloseUpSamples([open_pairs(folder_of(tmp_path, a=labels, b=face(256)))], [1.0])
    assert len(samples) == 1


def test_shipped_portraits_make_close_ups() -> None:
    pairs = PairFolder.open(SHIPPED)
    samples = CloseUpSamples([replace(pairs, names=pairs.names[:3])], [1.0])
    labels = samples.draw(np.random.default_rng(1), 6).labels.numpy()
    assert {int(CLOSE_UP_IDS[ID["skin"]]), int(CLOSE_UP_IDS[ID["nose"]])} <= set(np.unique(labels).tolist())
