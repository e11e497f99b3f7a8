"""`label-portraits`, with stand-ins for the teachers: their files are not ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.lab.labels.contours import OVAL
from models.lab.labels.teachers import FILES
from models.lab.parser.samples import read_flags
from models.lab.parser.unlabelled import IGNORE
from models.regions import CELEBAMASK_HQ
from sean_editor.cli.main import main

PORTRAITS = Path(__file__).resolve().parents[2] / "resources" / "portraits"
ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}


class LikeTheLabels:
    """Teachers that agree with amara's own label map; landmarks are an oval around the skin."""

    def __init__(self, folder: Path) -> None:
        self._labels = np.asarray(Image.open(PORTRAITS / "labels" / "amara.png"))

    def hair(self, image: np.ndarray) -> np.ndarray:
        return self._large(self._labels == ID["hair"], image)

    def person(self, image: np.ndarray) -> np.ndarray:
        return self._large(self._labels != ID["background"], image)

    def landmarks(self, image: np.ndarray) -> np.ndarray:
        y, x = np.nonzero(self._labels == ID["skin"])
        points = np.full((478, 2), 0.0)
        angles = 2 * np.pi * np.arange(len(OVAL)) / len(OVAL)
        points[OVAL] = np.column_stack(
            [x.mean() + np.sin(angles) * np.ptp(x) / 2, y.mean() - np.cos(angles) * np.ptp(y) / 2]
        )
        return points * image.shape[0] / self._labels.shape[0]

    @staticmethod
    def _large(mask: np.ndarray, image: np.ndarray) -> np.ndarray:
        return np.asarray(Image.fromarray(mask).resize(image.shape[1::-1])).astype(float)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("models.lab.labels.teachers.Teachers", LikeTheLabels)
    folder = tmp_path / "drafts"
    for kind, ending in (("images", "jpg"), ("labels", "png")):
        (folder / kind).mkdir(parents=True)
        content = (PORTRAITS / kind / f"amara.{ending}").read_bytes()
        (folder / kind / f"amara.{ending}").write_bytes(content)
    (folder / "flags.csv").write_text("name,flags\namara,B|E\n")
    (folder / "test.txt").write_text("amara\n")
    return folder


def label(drafts: Path) -> Path:
    output = drafts.parent / "made"
    words = ["label-portraits", "--data", drafts, "--teachers", drafts, "-o", output]
    assert main([str(word) for word in words]) == 0
    return output


@pytest.mark.parametrize("side", [256, 512])
def test_what_the_sources_agree_on_is_written(side: int, drafts: Path) -> None:
    path = drafts / "images" / "amara.jpg"
    with Image.open(path) as picture:
        picture.resize((side, side)).save(path, quality=95)
    made = np.asarray(Image.open(label(drafts) / "labels" / "amara.png"))
    with Image.open(drafts / "labels" / "amara.png") as own:
        truth = np.asarray(own.resize((side, side), Image.Resampling.NEAREST))
    known = made != IGNORE
    assert made.shape == (side, side) and 0.7 < known.mean() < 1
    for name in ("hair", "background", "cloth"):
        here = known & (truth == ID[name])
        assert (made[here] == ID[name]).mean() > 0.97, name
    assert read_flags(drafts.parent / "made") == {"amara": frozenset("E")}
    assert (drafts.parent / "made" / "test.txt").is_file()


def test_a_picture_that_is_not_square_is_named(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (300, 200)).save(drafts / "images" / "amara.jpg")
    words = ["label-portraits", "--data", drafts, "--teachers", drafts, "-o", drafts.parent / "made"]
    assert main([str(word) for word in words]) == 1
    assert "amara.jpg is not square" in capsys.readouterr().err


def test_missing_teachers_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["label-portraits", "--data", PORTRAITS, "--teachers", tmp_path, "-o", tmp_path / "made"]
    assert main([str(word) for word in words]) == 1
    assert "face_landmarker.task" in capsys.readouterr().err and not (tmp_path / "made").exists()


def test_a_damaged_teacher_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"no archive")
    words = ["label-portraits", "--data", PORTRAITS, "--teachers", tmp_path, "-o", tmp_path / "made"]
    assert main([str(word) for word in words]) == 1
    said = capsys.readouterr().err
    assert "face_landmarker.task is damaged" in said and not (tmp_path / "made").exists()
