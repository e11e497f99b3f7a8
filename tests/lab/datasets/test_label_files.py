"""Label maps of data sets: read as in the editor."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from dataset_samples import noise, save
from PIL import Image

from models.lab.datasets import DataError, open_dataset
from models.lab.datasets.order import check_order
from models.lab.locator.faces import read_faces
from models.lab.parser.samples import IGNORE, load_item, open_pairs
from models.label_maps import to_face_parsing
from models.parsing.predictor import RegionPredictor
from models.regions import CELEBAMASK_HQ
from sean_editor.checkpoints import FACE_PARSER

SHIPPED = Path(__file__).parents[3] / "resources" / "portraits"
AMARA = np.asarray(Image.open(SHIPPED / "labels" / "amara.png"))


def optimised(labels: np.ndarray, path: Path, grey: bool) -> None:
    """An indexed PNG of the same greys or colours, the entries in another order."""
    used, indices = np.unique(labels, return_inverse=True)
    order = np.random.default_rng(5).permutation(len(used))
    colours = np.repeat(used[:, None], 3, 1) if grey else CELEBAMASK_HQ.palette()[used]
    save(np.argsort(order).astype(np.uint8)[indices].reshape(labels.shape), path, colours[order])


@pytest.fixture
def pairs(tmp_path: Path, small_folder: Path) -> Path:
    for folder in ("images", "labels"):
        (tmp_path / folder).mkdir()
    shutil.copy(small_folder / "images" / "amara.jpg", tmp_path / "images")
    return tmp_path


@pytest.mark.parametrize("grey", [True, False])
def test_an_optimised_map_keeps_its_labels(pairs: Path, grey: bool) -> None:
    optimised(AMARA, pairs / "labels" / "amara.png", grey)
    assert np.array_equal(open_dataset("pairs", pairs).read("amara").labels, AMARA)
    assert np.array_equal(open_dataset("pairs", pairs).load("amara", 256)[1], AMARA)


def test_the_face_parser_learns_from_the_same_labels(pairs: Path) -> None:
    labels = AMARA.copy()
    labels[:30] = IGNORE
    optimised(labels, pairs / "labels" / "amara.png", grey=True)
    assert np.array_equal(load_item(open_pairs(pairs), "amara", 256).labels, labels)


def test_maps_of_half_the_size(pairs: Path) -> None:
    save(AMARA[::2, ::2].copy(), pairs / "labels" / "amara.png")
    _, labels = open_dataset("pairs", pairs).load("amara", 256)
    assert np.array_equal(labels, AMARA[::2, ::2].repeat(2, 0).repeat(2, 1))


def test_the_locator_takes_points_at_the_size_of_the_picture(pairs: Path, tmp_path: Path) -> None:
    for copy in ("bea", "cleo", "dora"):
        shutil.copy(pairs / "images" / "amara.jpg", pairs / "images" / f"{copy}.jpg")
    for name, labels in (("amara", AMARA), ("bea", AMARA[::2, ::2].copy()), ("cleo", AMARA), ("dora", AMARA)):
        save(labels, pairs / "labels" / f"{name}.png")
    sets = read_faces([pairs])
    points = {face.name: face.points for face in (*sets.train, *sets.validation)}
    assert np.abs(points["bea"] - points["cleo"]).max() < 3
    silhouettes = [face.silhouette for face in sets.train]
    assert all(s is not None and s.size == (256, 256) for s in silhouettes)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (
            np.asarray(Image.fromarray(AMARA).resize((512, 512), Image.Resampling.BILINEAR)),
            "blurred label ids",
        ),
        (AMARA == 13, "a mask of two values"),
        (noise(64, 64, 3), "colours that are not in the palette"),
    ],
)
def test_what_is_no_label_map_is_refused(pairs: Path, labels: np.ndarray, said: str) -> None:
    Image.fromarray(labels).save(pairs / "labels" / "amara.png")
    with pytest.raises(DataError, match=rf"amara\.png .*{said}"):
        open_dataset("pairs", pairs).read("amara")


def test_a_palette_for_display_is_said_once_for_a_folder(pairs: Path) -> None:
    palette = np.arange(57)[::-1].reshape(19, 3) * 4
    save(AMARA, pairs / "labels" / "amara.png", palette)
    data = open_dataset("pairs", pairs)
    with pytest.warns(UserWarning, match=r"amara\.png .*indices were taken") as seen:
        for _ in range(2):
            assert np.array_equal(data.read("amara").labels, AMARA)
    assert len(seen) == 1


def test_a_folder_in_another_order_is_refused(pairs: Path) -> None:
    predictor = RegionPredictor.load(FACE_PARSER)
    save(AMARA, pairs / "labels" / "amara.png")
    check_order(open_dataset("pairs", pairs), lambda image: predictor(image)[0])
    save(to_face_parsing(AMARA), pairs / "labels" / "amara.png")
    with pytest.raises(
        DataError, match=r"face-parsing\.PyTorch.*convert-labels .*--label-order face-parsing"
    ):
        check_order(open_dataset("pairs", pairs), lambda image: predictor(image)[0])
