"""The figures and sheets of face parsers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.lab.metrics.segmentation import pixel_accuracy
from models.lab.parser.measuring import COMMON, agreement, class_overlaps, measure_parser
from models.lab.parser.overlays import overlay, sheet
from models.lab.parser.samples import open_pairs
from models.lab.parser.unlabelled import IGNORE
from models.regions import CELEBAMASK_HQ
from sean_editor.cli.main import main

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "portraits"
ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}


def test_eleven_classes_by_hand() -> None:
    """LaPa has no hats, ears or ear-rings: they are background. Half of the hats are called hair."""
    counts = np.zeros((19, 19), np.int64)
    counts[ID["l_eye"], ID["r_eye"]] = 8
    counts[ID["l_eye"], ID["skin"]] = 2
    counts[ID["skin"], ID["skin"]] = 88
    counts[ID["hat"], ID["hat"]] = counts[ID["hat"], ID["hair"]] = 5
    counts[ID["mouth"], ID["l_lip"]] = 4
    counts[ID["ear_r"], ID["neck"]] = 100
    counts[ID["eye_g"], ID["skin"]] = 10
    found = class_overlaps(counts)
    assert len(COMMON) == 11 and list(found) == list(COMMON)
    assert found["background"] == pytest.approx(105 / 110) and found["skin"] == pytest.approx(98 / 100)
    assert found["hair"] == found["mouth"] == found["l_eye"] == found["r_eye"] == 0.0
    assert np.isnan(found["l_brow"])
    text = agreement("here", counts)
    mean = np.mean([105 / 110, 98 / 100, 0.0, 0.0, 0.0, 0.0, 0.0])  # l_lip was called, too
    assert text.startswith("here:") and f"mean IoU(11) {mean:.4f}" in text and "l_eye 0.000" in text


def test_unknown_pixels_do_not_count(tmp_path: Path) -> None:
    for kind in ("images", "labels"):
        (tmp_path / kind).mkdir()
    labels = np.full((512, 512), ID["skin"], np.uint8)
    labels[:128], labels[128:256] = IGNORE, ID["hair"]
    Image.fromarray(labels).save(tmp_path / "labels" / "a.png")
    Image.fromarray(np.zeros((512, 512, 3), np.uint8)).save(tmp_path / "images" / "a.png")
    sides, judged = [], []

    def all_skin(image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sides.append(image.shape)
        return np.full((256, 256), ID["skin"], np.uint8), np.ones((256, 256), np.float32)

    counts = measure_parser(all_skin, open_pairs(tmp_path), judged.append)
    assert sides == [(512, 512, 3)]  # its own size, for the close-ups
    assert counts.sum() == 256 * 192 and pixel_accuracy(counts) == pytest.approx(2 / 3)
    assert judged[0].truth.shape == (256, 256) and (judged[0].truth[:64] == IGNORE).all()


def test_overlays_colour_what_is_labelled() -> None:
    image = np.full((8, 8, 3), 100, np.uint8)
    labels = np.array([[0, IGNORE], [ID["hair"], ID["skin"]]], np.uint8)
    seen = overlay(image, labels)
    assert (seen[:4] == 100).all()
    colour = CELEBAMASK_HQ.palette()[ID["hair"]]
    assert np.allclose(seen[5, 1], 0.45 * 100 + 0.55 * colour, atol=1)
    assert sheet(image, [labels, labels]).shape == (8, 24, 3)


@pytest.mark.parametrize("content", [b"\xff\xd8", b"", b"name,age\nrosa,old\n", b"name,age\namara\n"])
def test_wrong_groups_are_refused_before_anything_is_measured(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (groups := tmp_path / "groups.csv").write_bytes(content)
    data = [tmp_path / "images", tmp_path / "labels"]
    for folder, ending in zip(data, ("jpg", "png"), strict=True):
        folder.mkdir()
        (folder / f"amara.{ending}").symlink_to(SHIPPED / folder.name / f"amara.{ending}")
    assert main(["evaluate-parser", "--data", str(tmp_path), "--groups", str(groups)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "groups.csv" in said.err and len(said.err.splitlines()) == 1


def test_the_command_compares_face_parsers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind, ending in (("images", "jpg"), ("labels", "png")):
        (tmp_path / "data" / kind).mkdir(parents=True)
        name = f"amara.{ending}"
        (tmp_path / "data" / kind / name).symlink_to(SHIPPED / kind / name)
    (tmp_path / "groups.csv").write_text("name,age\namara,young\nrosa,old\n")
    words = ["evaluate-parser", "--data", tmp_path / "data", "--overlays", tmp_path / "sheets"]
    words += ["--groups", tmp_path / "groups.csv"]
    assert main([str(word) for word in words]) == 0
    said = capsys.readouterr().out
    assert "mean IoU(11)" in said and "face-parser.safetensors" in said and "classes of LaPa" in said
    figures = said.count(said.split("pixel accuracy ")[-1])  # those of the group are those of all
    assert "age young, 1 pictures" in said and "age old" not in said and figures == 2
    with Image.open(tmp_path / "sheets" / "data-amara.png") as made:
        assert made.width == 3 * made.height
