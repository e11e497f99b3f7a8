"""Faces that were labelled by hand, cut out of their photos."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.lab.datasets.pairs import PairFolder
from sean_editor.cli.main import main

FACES = Path(__file__).resolve().parents[2] / "resources" / "training" / "faces"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A photo of 100 x 80 whose red tells the column and whose green tells the row."""
    folder = tmp_path / "photos"
    folder.mkdir()
    rows, columns = np.indices((80, 100))
    Image.fromarray(np.stack([columns, rows, 0 * rows], 2).astype(np.uint8)).save(folder / "ada.png")
    return folder


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    folder = tmp_path / "faces"
    (folder / "labels").mkdir(parents=True)
    labels = np.zeros((32, 32), np.uint8)
    labels[8:24, 8:24], labels[0, 0] = 1, 255
    Image.fromarray(labels).save(folder / "labels" / "ada.png")
    (folder / "squares.csv").write_text("name,x0,y0,x1,y1,x2,y2,x3,y3\nada,10,20,10,52,42,52,42,20\n")
    (folder / "test.txt").write_text("ada\n")
    return folder


def test_a_square_of_the_photo_becomes_a_picture(photos: Path, faces: Path, tmp_path: Path) -> None:
    out = tmp_path / "pairs"
    assert main(["cut-faces", "--photos", str(photos), "--faces", str(faces), "-o", str(out)]) == 0
    picture = np.asarray(Image.open(out / "images" / "ada.png"))
    rows, columns = np.indices((32, 32))
    assert np.abs(picture[..., 0].astype(int) - (columns + 10)).max() <= 1
    assert np.abs(picture[..., 1].astype(int) - (rows + 20)).max() <= 1
    assert (out / "labels" / "ada.png").read_bytes() == (faces / "labels" / "ada.png").read_bytes()
    assert PairFolder.open(out, split="test").names == ("ada",)


def test_whole_labels_have_no_gaps(photos: Path, faces: Path, tmp_path: Path) -> None:
    (faces / "groups.csv").write_text("name,age\nada,old\n")
    out = tmp_path / "pairs"
    arguments = ["cut-faces", "--photos", str(photos), "--faces", str(faces), "-o", str(out), "--whole"]
    assert main(arguments) == 0
    labels = np.asarray(Image.open(out / "labels" / "ada.png"))
    assert labels[0, 0] == 0 and labels[8:24, 8:24].all() and labels.sum() == 16 * 16
    assert (out / "groups.csv").read_text() == "name,age\nada,old\n"


def test_a_missing_photo_is_named(photos: Path, faces: Path, tmp_path: Path, capsys) -> None:
    (photos / "ada.png").rename(photos / "eve.png")
    out = tmp_path / "pairs"
    assert main(["cut-faces", "--photos", str(photos), "--faces", str(faces), "-o", str(out)]) == 1
    assert "ada.jpg" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("row", ["ada,1,2,3", "ada,1,2,3,4,5,6,7,eight", ""])
def test_a_damaged_table_is_named(row: str, photos: Path, faces: Path, tmp_path: Path, capsys) -> None:
    (faces / "squares.csv").write_text(f"name,corners\n{row}\n\n" if row else "name\n,\n")
    out = str(tmp_path / "pairs")
    assert main(["cut-faces", "--photos", str(photos), "--faces", str(faces), "-o", out]) == 1
    assert "squares.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda faces: (faces / "labels" / "ada.png").unlink(), "ada.png is missing"),
        (lambda faces: (faces / "labels" / "ada.png").write_bytes(b"no picture"), "ada.png cannot be read"),
        (lambda faces: Image.new("L", (32, 30)).save(faces / "labels" / "ada.png"), "ada.png is not square"),
        (lambda faces: Image.new("L", (9, 9), 255).save(faces / "labels" / "ada.png"), "no label but 255"),
        (lambda faces: (faces / "squares.csv").write_text("name\n"), "squares.csv names no face"),
        (
            lambda faces: (faces / "squares.csv").write_text("name\nada,0,0,0,1e30,1e30,1e30,1e30,0\n"),
            "far outside of any photo",
        ),
    ],
)
def test_spoilt_labels_and_squares_are_named(spoil, named, photos: Path, faces: Path, capsys) -> None:
    spoil(faces)
    out = str(faces.parent / "pairs")
    assert main(["cut-faces", "--photos", str(photos), "--faces", str(faces), "-o", out, "--whole"]) == 1
    assert named in capsys.readouterr().err


def test_what_is_read_is_not_written_over(photos: Path, faces: Path, capsys) -> None:
    assert main(["cut-faces", "--photos", str(photos), "--faces", str(faces), "-o", str(faces)]) == 1
    assert "another folder" in capsys.readouterr().err and not (faces / "images").exists()


def test_no_folder_of_photos(faces: Path, capsys) -> None:
    """The system's refusal of a file or folder is one sentence, in every command."""
    for wrong, word in ((faces / "nowhere", "Check the name"), (faces / "test.txt", "Name a folder")):
        assert main(["cut-faces", "--photos", str(wrong), "--faces", str(faces), "-o", "pairs"]) == 1
        said = capsys.readouterr().err
        assert str(wrong) in said and word in said and len(said.splitlines()) == 1


def test_the_shipped_labels_are_whole() -> None:
    names = [line.split(",")[0] for line in (FACES / "squares.csv").read_text().splitlines()[1:]]
    labels = sorted(path.stem for path in (FACES / "labels").glob("*.png"))
    held = (FACES / "test.txt").read_text().split()
    assert labels == sorted(names) and set(held) <= set(names) and len(held) == len(set(held)) == 40
    groups = (FACES / "groups.csv").read_text().splitlines()
    assert groups[0] == "name,skin,hair,age,headwear"
    assert sorted(row.split(",")[0] for row in groups[1:]) == labels
    for name in labels:
        found = np.asarray(Image.open(FACES / "labels" / f"{name}.png"))
        assert found.shape == (512, 512) and set(np.unique(found)) <= {*range(19), 255}, name
