"""Label maps, backdrops and exposure; and real renderings where Blender is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("scipy", reason="scipy is not installed: python main.py install renders")

from models.errors import UserError
from models.lab.renders.backdrop import BUSY, paint_backdrop
from models.lab.renders.blender import import_blender
from models.lab.renders.classes import Class
from models.lab.renders.developing import develop
from models.lab.renders.fabric import OwnColours
from models.lab.renders.label_map import make_label_map, mark_clear_lenses
from models.lab.renders.portrait import Quality, render_portrait
from models.lab.renders.rig import Rig
from models.lab.renders.run import RenderRun
from models.lab.renders.streams import Streams
from sean_editor.cli.main import main

OWN = OwnColours(np.array([0.4, 0.2, 0.15]), np.array([0.05, 0.03, 0.02]))
SIZE = 64


def shares_of(region: Class) -> np.ndarray:
    shares = np.zeros((SIZE, SIZE, len(Class)), np.float32)
    shares[..., region] = 1
    return shares


def test_the_region_that_covers_most_wins() -> None:
    shares, alpha = shares_of(Class.SKIN), np.ones((SIZE, SIZE))
    shares[:, 32:], alpha[:, 32:] = 0, 0
    labels = make_label_map(shares, alpha)
    assert (labels[:, :31] == Class.SKIN).all() and (labels[:, 33:] == Class.BACKGROUND).all()


def test_thin_things_stay_and_specks_go() -> None:
    shares = shares_of(Class.SKIN)
    shares[30, 10:50] = 0
    shares[30, 10:50, Class.NECK_L] = 1
    for rows, columns in ((slice(5, 7), slice(5, 7)), (slice(50, 64), slice(0, 64))):
        shares[rows, columns] = 0
        shares[rows, columns, Class.CLOTH] = 1
    labels = make_label_map(shares, np.ones((SIZE, SIZE)))
    assert (labels[30, 10:50] == Class.NECK_L).all()
    assert (labels[52:] == Class.CLOTH).all() and Class.CLOTH not in labels[:40]


def test_a_scarf_over_the_head_is_clothes_below_the_chin() -> None:
    alpha = np.ones((SIZE, SIZE))
    labels = make_label_map(shares_of(Class.HAT), alpha, chin_row=40.2)
    assert (labels[:40] == Class.HAT).all() and (labels[40:] == Class.CLOTH).all()
    assert (make_label_map(shares_of(Class.HAT), alpha) == Class.HAT).all()


def test_clear_glass_keeps_the_eye() -> None:
    labels = np.full((SIZE, SIZE), Class.SKIN, np.uint8)
    labels[28:36, 28:36] = Class.L_EYE
    mark_clear_lenses(labels, [np.array([(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)])])
    assert (labels[28:36, 28:36] == Class.L_EYE).all()
    assert labels[20, 20] == Class.EYE_G and labels[5, 5] == Class.SKIN


@pytest.mark.parametrize("paint", BUSY, ids=lambda paint: paint.__name__)
def test_busy_backdrops_are_pictures(paint: object) -> None:
    assert callable(paint)
    picture = paint(np.random.default_rng(1), OWN, SIZE)
    assert picture.shape == (SIZE, SIZE, 3)
    assert 0 <= picture.min() < picture.max() <= 1


def test_backdrops_repeat_and_differ() -> None:
    first, again, other = (paint_backdrop(SIZE, OWN, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_exposure_follows_the_face() -> None:
    backdrop, alpha = np.zeros((SIZE, SIZE, 3)), np.ones((SIZE, SIZE))
    means = [
        develop(
            np.full((SIZE, SIZE, 3), light), alpha, shares_of(Class.SKIN), backdrop, np.random.default_rng(0)
        ).mean()
        for light in (0.01, 10.0)
    ]
    assert 30 < means[0] < means[1] < 250, "a thousand times the light is not a white picture"


def test_without_blender_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "bpy", None)
    assert main(["render-portraits", "-o", str(tmp_path), "--count", "1"]) == 1
    assert "pip install bpy" in capsys.readouterr().err
    with pytest.raises(UserError, match="pip install bpy"):
        import_blender()


def test_what_nobody_can_wear_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render-portraits", "-o", str(tmp_path), "--wear", "hijab", "crown"]) == 1
    assert "--wear takes beanie" in (told := capsys.readouterr().err) and "not crown" in told


def test_people_wear_what_is_asked_in_turn(tmp_path: Path) -> None:
    run = RenderRun(tmp_path, 0, 3, 3, Quality(64), ("hijab", "turban", "hoop"))
    assert [run.wish(number)["hat"] for number in range(3, 6)] == ["hijab", "turban", ""]
    assert run.wish(2)["earrings"] == "hoop" and run.wish(0)["earrings"] == ""
    assert RenderRun(tmp_path, 0, 3, 3, Quality(64)).wish(0) == {}


def test_impossible_sizes_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render-portraits", "-o", str(tmp_path), "--size", "8"]) == 1
    assert "--size is from 64 to 1024" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("hat", ["hood", "hijab", "turban", "brim"])
def test_hats_reach_the_label_map(rig: Rig, hat: str) -> None:
    pytest.importorskip("bpy", reason="Blender is not installed: pip install bpy")
    portrait = render_portrait(
        rig, Streams(2, 11), Quality(SIZE, samples=1), {"hat": hat, "glasses": "round"}
    )
    assert {Class.SKIN, Class.NOSE, Class.HAT, Class.EYE_G, Class.CLOTH} <= set(np.unique(portrait.labels))


def test_a_portrait_is_rendered_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("bpy", reason="Blender is not installed: pip install bpy")
    pytest.importorskip("OpenEXR", reason="OpenEXR is not installed: pip install OpenEXR")
    words = ["render-portraits", "-o", str(tmp_path), "--count", "1", "--start", "7", "--size", "64"]
    assert main(words) == 0
    with Image.open(tmp_path / "images" / "00007.jpg") as image:
        assert image.size == (SIZE, SIZE)
    with Image.open(tmp_path / "labels" / "00007.png") as image:
        labels = np.asarray(image)
    assert {Class.BACKGROUND, Class.SKIN, Class.NOSE, Class.NECK} <= set(np.unique(labels))
    assert main(words) == 0
    assert "1 portraits, 0 of them new" in capsys.readouterr().out
