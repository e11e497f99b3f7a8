"""A folder of pairs with regions of its own."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from dataset_samples import noise, save

from models.lab.datasets import DataError, open_dataset
from models.lab.datasets.pairs import PairFolder
from models.regions import CELEBAMASK_HQ

CARTOON = [
    "background",
    {"name": "left_wing", "mirror": "right_wing", "color": "#ff8000", "title": "Wing, left", "key": "1"},
    {"name": "right_wing", "color": [0, 128, 255]},
    {"name": "beak"},
]


@pytest.fixture
def birds(tmp_path: Path) -> Path:
    labels = np.zeros((32, 64), np.uint8)
    labels[8:24, 4:20], labels[8:24, 44:60], labels[12:16, 28:36] = 2, 1, 3
    for name in ("wren", "jay", "owl"):
        save(noise(32, 64, 3), tmp_path / "images" / f"{name}.png")
        save(labels, tmp_path / "labels" / f"{name}.png")
    return tmp_path


def test_without_a_file_the_regions_are_those_of_faces(birds: Path) -> None:
    assert open_dataset("pairs", birds).regions is CELEBAMASK_HQ


def test_regions_from_json(birds: Path) -> None:
    (birds / "regions.json").write_text(json.dumps({"name": "birds", "regions": CARTOON}))
    data = open_dataset("pairs", birds)
    regions = data.regions
    assert (regions.name, len(regions)) == ("birds", 4)
    assert regions[1].title == "Wing, left" and regions[1].key == "1" and regions[1].color == (255, 128, 0)
    assert regions[2].title == "Right wing" and regions[2].color == (0, 128, 255) and regions[2].key == ""
    assert regions.palette("colour-blind").shape == (4, 3)
    _, labels = data.load("wren", (32, 64))
    mirrored = regions.mirror(labels)
    assert np.array_equal(mirrored, labels), "this bird is symmetric: wings change sides and names"


def test_regions_from_csv_are_the_same(birds: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (birds / "regions.csv").write_text(
        "name, mirror, color, title, key\n"
        "background,,,,\n"
        "left_wing, right_wing, #ff8000, \"Wing, left\", 1\n"
        "right_wing,, #0080ff,,\n"
        "beak,,,,\n"
    )  # fmt: skip
    other = tmp_path_factory.mktemp("json")
    (birds / "images").rename(other / "images")
    (birds / "labels").rename(other / "labels")
    (other / "regions.json").write_text(json.dumps({"name": "regions.csv", "regions": CARTOON}))
    expected = open_dataset("pairs", other).regions
    (other / "regions.json").unlink()
    (birds / "regions.csv").rename(other / "regions.csv")
    assert open_dataset("pairs", other).regions == expected


def test_colours_that_are_not_told_differ(birds: Path) -> None:
    (birds / "regions.json").write_text(json.dumps([f"region {n}" for n in range(40)]))
    palette = open_dataset("pairs", birds).regions.palette()
    assert len(np.unique(palette, axis=0)) == 40


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", r"regions\.json cannot be used: Expecting"),
        ('{"name": "x"}', "it holds a list of regions"),
        ("[]", "names 0 regions"),
        ('["a", "a"]', "names 'a' twice"),
        ("[3]", "a region has a name, unlike 3"),
        ('[{"name": "a", "colour": "#000000"}]', "'a' has a field 'colour'; the fields are name"),
        ('[{"name": "a", "color": "red"}]', "a colour is #rrggbb"),
        ('[{"name": "a", "color": "#zzzzzz"}]', "non-hexadecimal"),
        ('[{"name": "a", "color": [0, 0, 256]}]', "a colour is #rrggbb"),
        ('[{"name": "a", "mirror": "b"}]', "mirror of 'a' is another region, not 'b'"),
        ('["b", {"name": "a", "mirror": "b"}, {"name": "c", "mirror": "b"}]', "'b' is the mirror of two"),
        (json.dumps([f"r{n}" for n in range(256)]), "names 256 regions; there can be 1 to 255"),
    ],
)
def test_bad_files_are_refused(birds: Path, text: str, complaint: str) -> None:
    (birds / "regions.json").write_text(text)
    with pytest.raises(DataError, match=complaint):
        open_dataset("pairs", birds)


def test_ids_beyond_the_regions_are_named(birds: Path) -> None:
    (birds / "regions.json").write_text('["sky", "bird"]')
    with pytest.raises(DataError, match=r"wren\.png has id 3; ids are 0 to 1"):
        open_dataset("pairs", birds).load("wren", 32)


def test_what_needs_faces_refuses_other_regions(birds: Path) -> None:
    (birds / "regions.json").write_text(json.dumps({"name": "birds", "regions": CARTOON}))
    with pytest.raises(DataError, match=r"regions of its own \(birds\)"):
        PairFolder.open(birds, regions=CELEBAMASK_HQ)


def test_a_painting_is_no_label_map(birds: Path) -> None:
    save(noise(32, 64, 3), birds / "labels" / "jay.png")
    with pytest.raises(DataError, match=r"jay\.png has colours that are not in the palette"):
        open_dataset("pairs", birds).load("jay", 32)


def test_test_names_stay_out(birds: Path) -> None:
    (birds / "test.txt").write_text("owl\n")
    assert open_dataset("pairs", birds).names == ("jay", "wren")
    assert open_dataset("pairs", birds, "test").names == ("owl",)
    assert open_dataset("pairs", birds, "all", only=["owl", "jay"]).names == ("jay", "owl")
