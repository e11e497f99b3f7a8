"""`mix-portraits`: recipes, donors, and pictures that can be finished again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from models.errors import UserError
from models.lab.mixes.donors import Donors
from models.lab.mixes.painting import Painted, Painter
from models.lab.mixes.recipe import Recipe, read_recipes
from models.parsing.predictor import RegionPredictor
from models.regions import CELEBAMASK_HQ
from models.sean.checkpoint import load_generator
from sean_editor.checkpoints import DEFAULT_CHECKPOINT, FACE_PARSER
from sean_editor.cli.main import main
from sean_editor.photo import read_labels

PORTRAITS = Path(__file__).resolve().parents[3] / "resources" / "portraits"
SKIN, LIP, HAIR = (CELEBAMASK_HQ.by_name(name).id for name in ("skin", "l_lip", "hair"))


def write(folder: Path, **recipes: dict[str, Any]) -> Path:
    path = folder / "recipes.json"
    path.write_text(json.dumps(recipes))
    return path


@pytest.fixture(scope="module")
def donors() -> Donors:
    generator = load_generator(DEFAULT_CHECKPOINT).eval()
    return Donors([PORTRAITS], RegionPredictor.load(FACE_PARSER), generator)


@pytest.fixture(scope="module")
def painter(donors: Donors) -> Painter:
    return Painter(load_generator(DEFAULT_CHECKPOINT).eval(), donors)


def test_the_shipped_recipes_are_of_shipped_portraits() -> None:
    recipes = read_recipes(PORTRAITS / "mixes.json")
    names = {path.stem for path in (PORTRAITS / "images").glob("*.jpg")}
    assert len(recipes) >= 16 and set(recipes) <= names
    assert all(recipe.head != recipe.face for recipe in recipes.values())


@pytest.mark.slow
def test_styles_are_those_of_several_people(donors: Donors, painter: Painter) -> None:
    painted = painter(Recipe("elin", "amara", own=0.5, styles={"hair": "hugo"}))

    def likeness(region: int, name: str) -> float:
        one, other = painted.codes[region], donors(name).codes[region]
        return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))

    assert likeness(LIP, "amara") == pytest.approx(1, abs=1e-4)
    assert likeness(HAIR, "hugo") == pytest.approx(1, abs=1e-4)
    assert likeness(SKIN, "amara") == pytest.approx(likeness(SKIN, "elin"), abs=1e-3)
    assert painted.picture.shape == (256, 256, 3) and painted.picture.std() > 20


@pytest.mark.parametrize(
    ("recipe", "reason"),
    [
        ({"head": "amara"}, "face"),
        ({"head": "amara", "face": "amara"}, "one person"),
        ({"head": "amara", "face": "elin", "without": ["wig"]}, "no region 'wig'"),
        ({"head": "amara", "face": "elin", "finish": {"hat": "tin"}}, "hat is one of plain, knit"),
        ({"head": "amara", "face": "elin", "finish": {"hair": {"colour": 3}}}, "HairStyle has no colour"),
        (["amara", "elin"], "no file of recipes"),
    ],
)
def test_a_recipe_that_makes_no_sense_is_refused(tmp_path: Path, recipe: Any, reason: str) -> None:
    with pytest.raises(UserError, match=rf"recipes\.json.*{reason}"):
        read_recipes(write(tmp_path, ada=recipe))


@pytest.mark.slow
def test_painted_and_finished_and_finished_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipes = write(tmp_path, ada={"head": "elin", "face": "amara"}, bea={"head": "amara", "face": "elin"})
    words = ["mix-portraits", "--recipes", str(recipes), "-o", str(tmp_path / "out")]
    assert main([*words, "--data", str(PORTRAITS), "--names", "ada"]) == 0
    picture, labels = tmp_path / "out/images/ada.jpg", tmp_path / "out/labels/ada.png"
    first = picture.read_bytes()
    with Image.open(picture) as image:
        assert image.size == (512, 512)
    assert set(np.unique(read_labels(labels))) <= set(range(19))
    painted = tmp_path / "out" / "painted"
    assert np.array_equal(Painted.load(painted / "ada.npz").layout, read_labels(labels))
    picture.unlink()
    assert main([*words, "--painted", str(painted), "--names", "ada"]) == 0
    assert picture.read_bytes() == first
    assert main([*words, "--painted", str(painted)]) == 1
    assert "bea.npz is not a painted portrait" in capsys.readouterr().err


@pytest.mark.slow
def test_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipes = write(tmp_path, ada={"head": "elin", "face": "nobody"})
    words = [
        "mix-portraits",
        "--recipes",
        str(recipes),
        "-o",
        str(tmp_path / "out"),
        "--data",
        str(PORTRAITS),
    ]
    assert main(words) == 1
    assert "images/nobody.jpg" in capsys.readouterr().err
    assert main([*words, "--names", "eve"]) == 1
    assert "no recipe of eve" in capsys.readouterr().err
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "nobody.jpg").write_bytes(b"no picture")
    shutil.copy(PORTRAITS / "images" / "elin.jpg", tmp_path / "images")
    assert main([*words[:-1], str(tmp_path)]) == 1
    assert "nobody.jpg is not a picture" in capsys.readouterr().err
