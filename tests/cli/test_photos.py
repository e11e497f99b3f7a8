"""Plain photos on the command line: faces found, written as files, edited, and put back."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from sean_editor.document.photo_origin import Alignment
from sean_editor.photo import load_portrait, read_image, read_photo
from sean_editor.photo.by_name import find_portrait
from sean_editor.photo.finding import FoundFace

TRANSFER = ("transfer", "--regions", "hair", "--noise", "off", "--device", "cpu")
NETWORK = ("--texture", "network")  # for the other, see test_texture_options.py


def text(points: np.ndarray) -> str:
    return ",".join(f"{v:.3f}" for v in points.ravel())


def shifted(face: FoundFace, sure: bool = True) -> FoundFace:
    return FoundFace(face.points + np.array([40, 5]), 0.6, sure)


def test_analyse_writes_what_the_editor_can_open(run, own_photo: Path, finder, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "faces"
    outcome = run("analyse", own_photo, "-o", folder)
    assert outcome.status == 0 and outcome.err == ""
    (line,) = outcome.out.splitlines()
    assert line.startswith(f"{folder / 'holiday.png'}: a face of ") and "confidence 0.97" in line
    assert {p.name for p in folder.iterdir()} == {
        "holiday.png", "holiday.labels.png", "holiday-overlay.png", "holiday.json"
    }  # fmt: skip
    portrait = load_portrait(folder / "holiday.png")
    assert np.array_equal(portrait.labels, finder.labels)
    known = load_portrait(find_portrait("amara")).image
    assert np.abs(portrait.image.astype(int) - known).mean() < 6, "the portrait that was put there"
    about = json.loads((folder / "holiday.json").read_text())
    assert np.allclose(about["points"], finder.faces[0].points, atol=0.01)
    quad = Alignment.from_points(finder.faces[0].points).quad
    assert np.allclose(about["quad"], quad, atol=0.01) and about["parser"] == "stand-in"
    assert (about["size"], about["sure"], about["confidence"]) == ([720, 480], True, 0.97)
    overlay = read_image(folder / "holiday-overlay.png")
    background = finder.labels == 0
    assert np.array_equal(overlay[background], portrait.image[background])
    assert (overlay[~background] != portrait.image[~background]).any(-1).mean() > 0.99


def test_analyse_several_faces(run, own_photo: Path, finder, tmp_path: Path) -> None:
    first = finder.faces[0]
    finder.faces = (first, shifted(first), shifted(first, sure=False))
    folder = tmp_path / "faces"

    def pictures(*words: object) -> set[str]:
        outcome = run("analyse", own_photo, "-o", folder, *words)
        assert outcome.status == 0, outcome.err
        made = {p.stem for p in folder.glob("*.json")}
        assert len(outcome.out.splitlines()) == len(made)
        for path in folder.iterdir():
            path.unlink()
        return made

    assert pictures() == {"holiday-1", "holiday-2"}
    assert pictures("--all") == {"holiday-1", "holiday-2", "holiday-3"}
    assert pictures("--face", 3) == {"holiday"}
    assert pictures("--points", text(first.points)) == {"holiday"}
    assert "not certain" in run("analyse", own_photo, "-o", folder, "--face", 3).out


def test_analyse_without_a_certain_face(run, own_photo: Path, finder, tmp_path: Path) -> None:
    folder = tmp_path / "faces"
    finder.faces = (shifted(finder.faces[0], sure=False),)
    outcome = run("analyse", own_photo, "-o", folder)
    assert outcome.status == 1 and not folder.exists()
    assert (
        "No face was found with certainty" in outcome.err
        and "--points x,y" in outcome.err
        and "--all" in outcome.err
    )
    finder.faces = ()
    outcome = run("analyse", own_photo, "-o", folder)
    assert "No face was found" in outcome.err and "--all" not in outcome.err
    assert "there is no face 1" in run("analyse", own_photo, "-o", folder, "--face", 1).err


def test_analyse_does_not_write_beside_the_photo(run, own_photo: Path, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    outcome = run("analyse", own_photo, "-o", tmp_path)
    assert outcome.status == 1 and "is the folder of the photo itself" in outcome.err
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("blend", ["feather", "gradient"])
def test_only_the_edited_region_of_the_whole_photo_changes(
    run, checkpoint: Path, own_photo: Path, finder, tmp_path: Path, blend: str
) -> None:
    out = tmp_path / "out.png"
    words = ("--checkpoint", checkpoint, "--whole-photo", "--blend", blend, "-o", out)
    outcome = run(*TRANSFER, own_photo, "yuki", *NETWORK, *words)
    assert outcome == (0, f"saved {out}\n", "")
    before, after = read_image(own_photo), read_image(out)
    assert before.shape == after.shape
    changed = (before != after).any(-1)
    rows, columns = np.nonzero(changed)
    centres = np.stack([columns, rows], -1) + 0.5
    inside = Alignment.from_points(finder.faces[0].points).to_crop(centres)
    assert changed.sum() > 1000 and (inside > -0.01).all() and (inside < 1.01).all()
    cells = np.clip((inside * 256).astype(int), 0, 255)
    near_hair = cv2.dilate((finder.labels == 13).astype(np.uint8), np.ones((17, 17), np.uint8)) > 0
    assert near_hair[cells[:, 1], cells[:, 0]].all(), "untouched pixels are those of the photo"


def test_a_photo_in_display_p3_stays_in_it(
    run, checkpoint: Path, own_photo: Path, finder, tmp_path: Path
) -> None:
    """Its space is declared by a chunk of the PNG, no profile."""
    source, out = tmp_path / "p3.png", tmp_path / "out.png"
    with Image.open(own_photo) as picture:
        picture.save(source)
    data = source.read_bytes()
    body = b"cICP" + bytes([12, 13, 0, 1])
    source.write_bytes(
        data[:33] + struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body)) + data[33:]
    )
    words = ("--checkpoint", checkpoint, "--whole-photo", "-o", out)
    assert run(*TRANSFER, source, "yuki", *NETWORK, *words).status == 0
    before, after = read_photo(source), read_photo(out)
    assert before.icc_profile is not None and after.icc_profile == before.icc_profile
    changed = (before.pixels != after.pixels).any(-1)
    rows, columns = np.nonzero(changed)
    inside = Alignment.from_points(finder.faces[0].points).to_crop(np.stack([columns, rows], -1) + 0.5)
    assert changed.sum() > 1000 and (inside > -0.01).all() and (inside < 1.01).all()


def test_what_is_left_out_of_a_photo_is_said(run, own_photo: Path, checkpoint: Path, tmp_path: Path) -> None:
    with Image.open(own_photo) as picture:
        picture.save(tmp_path / "two.tif", save_all=True, append_images=[picture.rotate(180)])
    said = "two.tif holds 1 more picture, which is left out.\n"
    outcome = run("analyse", tmp_path / "two.tif", "-o", tmp_path / "faces")
    assert outcome.status == 0 and outcome.err == said
    words = ("--checkpoint", checkpoint, "-o", tmp_path / "out.png")
    assert run("reconstruct", tmp_path / "two.tif", *words).err == said


def test_the_whole_crop_is_replaced_on_request(
    run, checkpoint: Path, own_photo: Path, tmp_path: Path
) -> None:
    def changed(*words: object) -> int:
        words = (*NETWORK, "--checkpoint", checkpoint, "--whole-photo", *words)
        done = run(*TRANSFER, own_photo, "yuki", *words)
        assert done.status == 0, done.err
        return int((read_image(own_photo) != read_image(tmp_path / "out.png")).any(-1).sum())

    kept = changed("-o", tmp_path / "out.png")
    assert changed("-o", tmp_path / "out.png", "--no-keep-detail") > 1.5 * kept


def test_a_photo_keeps_profile_and_kind(run, checkpoint: Path, own_photo: Path, tmp_path: Path) -> None:
    for suffix in (".jpg", ".tiff", ".webp"):
        out = tmp_path / f"out{suffix}"
        words = ("reconstruct", own_photo, "--whole-photo", "--checkpoint", checkpoint, "-o", out)
        assert run(*words).status == 0
        with Image.open(out) as picture:
            assert picture.size == (720, 480)
    words = (
        "reconstruct",
        own_photo,
        "--whole-photo",
        "--checkpoint",
        checkpoint,
        "-o",
        tmp_path / "out.npy",
    )
    outcome = run(*words)
    assert outcome.status == 1 and ".tiff or .ora" in outcome.err


def test_a_portrait_that_is_the_whole_photo(run, checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    words = ("--checkpoint", checkpoint, "--whole-photo", "-o", out)
    assert run(*TRANSFER, "amara", "yuki", *NETWORK, *words).status == 0
    amara = load_portrait(find_portrait("amara"))
    changed = (read_image(out) != read_image(find_portrait("amara"))).any(-1)
    labels = amara.labels.repeat(2, 0).repeat(2, 1)
    assert changed[labels == 13].mean() > 0.9 and not changed[labels == 4].any()


def test_a_portrait_that_came_from_no_photo(
    run, checkpoint: Path, small_portraits: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    words = ("--checkpoint", checkpoint, "--whole-photo", "-o", out)
    assert run(*TRANSFER, "amara", "yuki", *NETWORK, *words).status == 0
    amara = load_portrait(find_portrait("amara"))
    changed = (read_image(out) != amara.image).any(-1)
    assert changed[amara.labels == 13].mean() > 0.9 and not changed[amara.labels == 4].any()


def test_the_face_can_be_named_or_shown(
    run, checkpoint: Path, own_photo: Path, finder, tmp_path: Path
) -> None:
    out = tmp_path / "out.npy"
    first = finder.faces[0]
    finder.faces = (first, shifted(first, sure=False))

    def array(*words: object) -> np.ndarray:
        outcome = run(*words, "--checkpoint", checkpoint, "-o", out, "--noise", "off")
        assert outcome.status == 0, outcome.err
        return np.load(out)

    best = array("reconstruct", own_photo)
    assert np.array_equal(array("reconstruct", own_photo, "--face", 1), best)
    second = array("reconstruct", own_photo, "--face", 2)
    assert not np.array_equal(second, best)
    points = text(finder.faces[1].points)
    assert np.abs(array("reconstruct", own_photo, "--points", points) - second).max() < 0.05
    worn = array("transfer", "amara", own_photo, "--regions", "hair")
    other = array("transfer", "amara", own_photo, "--regions", "hair", "--reference-face", 2)
    assert not np.array_equal(worn, other)
    shown = array("transfer", "amara", own_photo, "--regions", "hair", "--reference-points", points)
    assert np.abs(shown - other).max() < 0.05


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--face", "3"), "shows 1 face: there is no face 3"),
        (("--points", "1,1,1,1,1,1,1,1"), "do not show a face"),
        (("--face", "1", "--points", "1,2,3,4,5,6,7,8"), "Points show which face"),
        (("--labels", "amara.png", "--face", "1"), "has the label map"),
    ],
)
def test_mistakes_about_faces(words, says, run, own_photo: Path, tmp_path: Path, monkeypatch) -> None:
    outcome = run("reconstruct", own_photo, *words, "-o", tmp_path / "x.png")
    assert outcome.status == 1 and says in outcome.err and outcome.err.count("\n") == 1


def test_an_uncertain_face_says_how_to_show_it(run, own_photo: Path, finder, tmp_path: Path) -> None:
    finder.faces = ()
    outcome = run("reconstruct", own_photo, "-o", tmp_path / "x.png")
    assert outcome.status == 1 and "--points x,y" in outcome.err and "--face N" in outcome.err
    outcome = run("transfer", "amara", own_photo, "--regions", "hair", "-o", tmp_path / "x.png")
    assert "--reference-points x,y" in outcome.err and "--reference-face N" in outcome.err


def test_an_uncertain_face_gives_its_points_to_begin_with(
    run, own_photo: Path, finder, tmp_path: Path
) -> None:
    """They can be copied from the message, even where the first is negative."""
    known = finder.faces[0]
    finder.faces = (FoundFace(known.points - (known.points[0, 0] + 20, 0), 0.3, False),)
    for words, option in (
        (("analyse", own_photo, "-o", tmp_path / "faces"), "--points="),
        (
            ("transfer", "amara", own_photo, "--regions", "hair", "-o", tmp_path / "x.png"),
            "--reference-points=",
        ),
    ):
        error = run(*words).err
        (given,) = (word for word in error.split() if word.startswith(option))
        numbers = np.array([float(v) for v in given.removeprefix(option).split(",")]).reshape(4, 2)
        assert np.allclose(numbers, finder.faces[0].points, atol=0.06) and numbers[0, 0] == -20
    outcome = run("analyse", own_photo, "-o", tmp_path / "faces", "--points=" + given.removeprefix(option))
    assert outcome.status == 0 and (tmp_path / "faces/holiday.png").is_file()


@pytest.mark.parametrize("points", ["1,2,3", "1,2,3,4,5,6,7,x", ""])
def test_points_are_eight_numbers(points: str, run, own_photo: Path, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        run("analyse", own_photo, "-o", "faces", "--points", points)
    assert left.value.code == 2
    assert "eight numbers" in capsys.readouterr().err


def test_a_photo_that_is_not_edited_stays_as_it_was(run, checkpoint: Path, tmp_path: Path) -> None:
    """Sixteen bits and alpha as well, with the texture of photos and without; also as lossless WebP."""
    samples = np.random.default_rng(4).integers(0, 65536, (288, 300, 4)).astype(np.uint16)
    cv2.imwrite(str(tmp_path / "deep.png"), samples)
    Image.fromarray(np.ones((288, 300), np.uint8)).save(tmp_path / "deep.labels.png")
    words = ("transfer", tmp_path / "deep.png", "yuki", "--regions", "skin", "--mix", "0", "--whole-photo")
    for name, more in (("a.png", ()), ("b.tif", NETWORK), ("c.webp", ("--quality", "100"))):
        outcome = run(*words, "--device", "cpu", "--checkpoint", checkpoint, "-o", tmp_path / name, *more)
        assert outcome.status == 0, outcome.err
        written = cv2.imdecode(np.fromfile(tmp_path / name, np.uint8), cv2.IMREAD_UNCHANGED)
        if name == "c.webp":
            assert written.dtype == np.uint8 and np.abs(written - samples / 257).max() <= 0.5
        else:
            assert written.dtype == np.uint16 and np.array_equal(written, samples)


def test_personal_data_is_left_out_of_a_whole_photo_unless_asked(
    run, checkpoint: Path, own_photo: Path, finder, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[315], exif[271], exif[0x8825] = "SECRET", "Lumen", {1: "N", 2: (48.0, 8.0, 14.0)}
    with Image.open(own_photo) as picture:
        picture.save(own_photo, exif=exif)
    for texture in ("photo", "network"):
        for words, kept in (((), False), (("--keep-personal-data",), True)):
            out = tmp_path / f"{texture}{len(words)}.jpg"
            outcome = run(
                *(TRANSFER[0], own_photo, "yuki", *TRANSFER[1:], "--checkpoint", checkpoint),
                *("--texture", texture, "--whole-photo", "-o", out, *words),
            )
            assert outcome.status == 0, outcome.err
            with Image.open(out) as file:
                written = file.getexif()
                assert written[271] == "Lumen" and (315 in written) is kept
                assert bool(written.get_ifd(0x8825)) is kept


@pytest.mark.parametrize("quality", ["0", "101", "best"])
def test_a_quality_that_there_is_not(run, quality: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("transfer", "amara", "yuki", "--regions", "hair", "-o", "out.jpg", "--quality", quality)
    assert "--quality" in capsys.readouterr().err
