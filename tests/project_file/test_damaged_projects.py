"""Files that are damaged, foreign, too new or made to do harm: one sentence each, and nothing else."""

from __future__ import annotations

import copy
import json
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from project_samples import fit
from safetensors.numpy import save

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project, Weights
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.errors import UserError
from sean_editor.project_file import open_project, save_project
from sean_editor.project_file.manifest import VERSION

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> Members:
    """The parts of a good project with everything in it."""
    rng = np.random.default_rng(3)
    image = rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)
    labels = rng.integers(0, 19, (64, 64), dtype=np.uint8)
    other = Portrait("Ben", image[::-1], labels[::-1])
    photo = Photo(image[:40], "holiday", None, b"profile", b"exif")
    project = Project(
        Portrait("Ann", image, labels, None, PhotoOrigin(photo, Alignment.whole_square(64, 40))),
        labels[::-1].copy(),
        StyleAssignment().with_region(13, RegionStyle(other.id, 0.5)),
        frozenset({4}),
        (other,),
        fit(rng, ["conv.weight"]),
        np.ones((19, 512), np.float32),
        Weights("tiny", "ab" * 32),
        painted=labels > 9,
    )
    path = tmp_path_factory.mktemp("good") / "good.sean"
    save_project(path, project)
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def pack(path: Path, members: Members, method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def png(array: np.ndarray) -> bytes:
    stream = BytesIO()
    Image.fromarray(array).save(stream, "PNG")
    return stream.getvalue()


def with_manifest(members: Members, change: Callable[[dict[str, Any]], object]) -> Members:
    content = json.loads(members["manifest.json"])
    change(content)
    return {**members, "manifest.json": json.dumps(content).encode()}


def test_the_good_one_opens(members: Members, tmp_path: Path) -> None:
    project = open_project(pack(tmp_path / "good.sean", members))
    assert project.portrait.name == "Ann" and project.portrait.origin is not None


@pytest.mark.parametrize(
    "name", ["manifest.json", "portrait.png", "labels.png", "layout.png", "photo.png", "reference"]
)
def test_a_missing_part(members: Members, tmp_path: Path, name: str) -> None:
    gone = next(key for key in members if key == name or name in key)
    rest = {key: data for key, data in members.items() if key != gone}
    with pytest.raises(UserError, match=r"bad\.sean .*missing"):
        open_project(pack(tmp_path / "bad.sean", rest))


MANIFESTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "another format": lambda m: m.update(format="zip of pictures"),
    "no version": lambda m: m.pop("version"),
    "version in words": lambda m: m.update(version="one"),
    "other regions": lambda m: m.update(regions="ADE20K"),
    "no portrait": lambda m: m.pop("portrait"),
    "portrait changed": lambda m: m["portrait"].update(id="0" * 32),
    "id that is a path": lambda m: m["references"][0].update(id="../../../../etc/passwd"),
    "unknown region": lambda m: m["styles"].update({"19": m["styles"]["13"]}),
    "region in words": lambda m: m["styles"].update({"hair": m["styles"]["13"]}),
    "mix above one": lambda m: m["styles"]["13"].update(mix=1.5),
    "mix that is no number": lambda m: m["styles"]["13"].update(mix=float("nan")),
    "mix in words": lambda m: m["styles"]["13"].update(mix="half"),
    "styles as a list": lambda m: m.update(styles=[]),
    "colour with letters": lambda m: m["styles"]["13"].update(colour="#7a3b1z"),
    "colour in capitals": lambda m: m["styles"]["13"].update(colour="#7A3B1E"),
    "colour too short": lambda m: m["styles"]["13"].update(colour="#fff"),
    "colour as numbers": lambda m: m["styles"]["13"].update(colour=[122, 59, 30]),
    "style without a source": lambda m: m["styles"]["13"].update(source=None),
    "unknown lock": lambda m: m.update(locked=[-1]),
    "lock that is true": lambda m: m.update(locked=[True]),
    "name that is a number": lambda m: m["portrait"].update(name=7),
    "quad of three corners": lambda m: m["photo"]["alignment"].pop(),
    "quad with a hole": lambda m: m["photo"]["alignment"][0].append(1),
    "quad out of this world": lambda m: m["photo"]["alignment"][0].__setitem__(0, float("inf")),
    "quad without an area": lambda m: m["photo"].update(alignment=[[3, 3]] * 4),
    "quad that is a line": lambda m: m["photo"].update(alignment=[[0, 0], [1, 1], [2, 2], [3, 3]]),
    "quad that is too large": lambda m: m["photo"].update(
        alignment=[[0, 0], [0, 1e300], [1e300, 1e300], [1e300, 0]]
    ),
    "a photo of another size": lambda m: m["photo"].update(size=[64, 41]),
    "a size in words": lambda m: m["photo"].update(size="large"),
    "quad in words": lambda m: m["photo"].update(alignment="square"),
    "weights without a hash": lambda m: m["weights"].pop("sha256"),
    "view as a number": lambda m: m.update(view=3),
}


@pytest.mark.parametrize("kind", MANIFESTS)
def test_a_manifest_that_is_not_as_it_should_be(members: Members, tmp_path: Path, kind: str) -> None:
    path = pack(tmp_path / "bad.sean", with_manifest(members, MANIFESTS[kind]))
    with pytest.raises(UserError, match=r"bad\.sean cannot be opened as a project: .*another copy"):
        open_project(path)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"null", b"[" * 200_000, b'{"version": 1}'])
def test_a_manifest_that_is_none(members: Members, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError, match=r"bad\.sean"):
        open_project(pack(tmp_path / "bad.sean", {**members, "manifest.json": data}))


def test_a_newer_version_says_what_to_do(members: Members, tmp_path: Path) -> None:
    path = pack(tmp_path / "new.sean", with_manifest(members, lambda m: m.update(version=VERSION + 1)))
    with pytest.raises(UserError, match=r"new\.sean was saved by a newer SEAN Editor.*Update"):
        open_project(path)


PARTS: dict[str, tuple[str, bytes]] = {
    "no picture": ("portrait.png", b"this is no picture"),
    "cut off": ("portrait.png", png(np.zeros((64, 64, 3), np.uint8))[:60]),
    "grey portrait": ("portrait.png", png(np.zeros((64, 64), np.uint8))),
    "labels in colour": ("layout.png", png(np.zeros((64, 64, 3), np.uint8))),
    "paint of another size": ("painted.png", png(np.zeros((32, 64), np.uint8))),
    "layout of another size": ("layout.png", png(np.zeros((32, 64), np.uint8))),
    "unknown ids in the layout": ("layout.png", png(np.full((64, 64), 77, np.uint8))),
    "photo that is none": ("photo.png", b"this is no picture"),
    "fit that is none": ("fit.safetensors", b"\x80\x04codes"),
    "fit without its codes": ("fit.safetensors", save({"psnr": np.zeros(2)})),
    "fit of other regions": ("fit.safetensors", save(fit(np.random.default_rng(1), [], 5).arrays())),
    "fit of other blocks": ("fit.safetensors", save(fit(np.random.default_rng(1), [], 19, (7,)).arrays())),
    "codes that are none": ("stand-in.safetensors", b"\x80\x04codes"),
    "codes of another size": ("stand-in.safetensors", save({"codes": np.zeros((5, 512), np.float32)})),
    "codes of another kind": ("stand-in.safetensors", save({"codes": np.zeros((19, 512), np.int64)})),
    "codes without numbers": (
        "stand-in.safetensors",
        save({"codes": np.full((19, 512), np.nan, np.float32)}),
    ),
    "other arrays": ("stand-in.safetensors", save({"other": np.zeros((19, 512), np.float32)})),
}


@pytest.mark.parametrize("kind", PARTS)
def test_a_part_that_is_not_as_it_should_be(members: Members, tmp_path: Path, kind: str) -> None:
    name, data = PARTS[kind]
    with pytest.raises(UserError, match=r"bad\.sean"):
        open_project(pack(tmp_path / "bad.sean", {**members, name: data}))


def bomb(width: int, height: int) -> bytes:
    """A PNG that is small in the file and large in memory."""
    stream = BytesIO()
    Image.new("RGB", (width, height)).save(stream, "PNG")
    return stream.getvalue()


def test_bombs_are_refused_before_they_are_unpacked(members: Members, tmp_path: Path) -> None:
    large_picture = {**members, "portrait.png": bomb(9000, 5000)}
    large_text = {**members, "manifest.json": b" " * 50_000_000}
    crowd = {**members, **{f"extra/{i}": b"" for i in range(5000)}}
    for number, parts in enumerate((large_picture, large_text, crowd)):
        path = pack(tmp_path / f"bomb{number}.sean", parts)
        tracemalloc.start()
        with pytest.raises(UserError, match=rf"bomb{number}\.sean"):
            open_project(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 20_000_000


def with_reference(members: Members, side: int, used: bool, times: int = 1) -> Members:
    """The good project with a black reference, `side` pixels square, in place of its own."""
    black = Portrait("Bea", np.zeros((side, side, 3), np.uint8), np.zeros((side, side), np.uint8))
    parts = with_manifest(members, lambda m: m.update(references=[{"id": black.id, "name": "Bea"}] * times))
    if used:
        parts = with_manifest(parts, lambda m: m["styles"]["13"].update(source=black.id))
    parts |= {f"references/{black.id}.portrait.png": bomb(side, side)}
    return parts | {f"references/{black.id}.labels.png": png(black.labels)}


def test_one_reference_named_a_thousand_times(members: Members, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"bomb\.sean .*two of its references are the same"):
        open_project(pack(tmp_path / "bomb.sean", with_reference(members, 512, False, 1000)))


@pytest.mark.parametrize("side", [4096, 1024, 250])
def test_a_reference_of_odd_size_spoils_a_project_only_where_it_is_used(
    members: Members, tmp_path: Path, side: int
) -> None:
    project = open_project(pack(tmp_path / "a.sean", with_reference(members, side, used=False)))
    assert project.references == () and "Bea in" in project.trouble and "a.sean" in project.trouble
    reason = "not multiples of 32" if side == 250 else "too large"
    with pytest.raises(UserError, match=rf"b\.sean .*{reason}"):
        open_project(pack(tmp_path / "b.sean", with_reference(members, side, used=True)))


@pytest.mark.slow
def test_many_small_bombs_are_as_bad_as_a_large_one(members: Members, tmp_path: Path) -> None:
    """Each of them is as large as a reference may be, and used."""
    parts, image, labels = dict(members), np.zeros((512, 512, 3), np.uint8), np.zeros((512, 512), np.uint8)
    named = []
    for number in range(200):
        image[0, 0] = number, 0, 0
        one = Portrait(f"x{number}", image, labels)
        named.append({"id": one.id, "name": one.name})
        parts |= {
            f"references/{one.id}.portrait.png": png(image),
            f"references/{one.id}.labels.png": png(labels),
        }
    parts = with_manifest(parts, lambda m: m.update(references=named))
    parts = with_manifest(parts, lambda m: m["styles"]["13"].update(source=named[-1]["id"]))
    with pytest.raises(UserError, match=r"bomb\.sean .*too large together"):
        open_project(pack(tmp_path / "bomb.sean", parts))


def test_a_zip_that_lies_about_a_size(members: Members, tmp_path: Path) -> None:
    path = pack(tmp_path / "lie.sean", {**members, "manifest.json": b" " * 100_000_000})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(UserError, match=r"lie\.sean"):
        open_project(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_many_parts_that_are_bombs_together(members: Members, tmp_path: Path) -> None:
    """A close-up may have 16 MB, and is kept as it is."""
    parts = members | {f"references/{number:032x}.close-up.jpg": bytes(8_000_000) for number in range(9)}
    with pytest.raises(UserError, match=r"bomb\.sean .*far larger than the file"):
        open_project(pack(tmp_path / "bomb.sean", parts))


def test_parts_that_share_their_bytes(members: Members, tmp_path: Path) -> None:
    """A zip of a hundred parts that are the same place in the file: each would be unpacked."""
    path = pack(tmp_path / "overlap.sean", {**members, "extra": bytes(1000)}, ZIP_STORED)
    with ZipFile(path, "a") as file:
        whole = file.getinfo("extra")
        for number in range(1000):
            twin = copy.copy(whole)
            twin.filename = f"extra{number}"
            file.filelist.append(twin)
        file.writestr("last", b"")  # so that the directory is written again
    with pytest.raises(UserError, match=r"overlap\.sean .*overlap"):
        open_project(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_other_kinds_of_zip(members: Members, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="compressed in a way"):
        open_project(pack(tmp_path / "bzip.sean", members, ZIP_BZIP2))
    twice = pack(tmp_path / "twice.sean", members)
    with ZipFile(twice, "a") as file:
        file.writestr("layout.png", b"another")
    with pytest.raises(UserError, match="two of its parts have the same name"):
        open_project(twice)


def test_files_that_are_no_projects(members: Members, tmp_path: Path) -> None:
    empty, text, folder = tmp_path / "empty.sean", tmp_path / "text.sean", tmp_path / "folder.sean"
    empty.write_bytes(b"")
    text.write_text("dear diary")
    folder.mkdir()
    foreign = pack(tmp_path / "foreign.sean", {"word/document.xml": b"<xml/>"})
    for path, words in (
        (empty, "not a project"),
        (text, "not a project"),
        (folder, "is a folder"),
        (tmp_path / "nowhere.sean", "no file"),
        (foreign, "missing"),
    ):
        with pytest.raises(UserError, match=rf"{path.name}.*") as caught:
            open_project(path)
        assert words in str(caught.value)


@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_is_a_sentence_or_does_no_harm(
    members: Members, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Bytes overwritten or cut off anywhere: the checksums of the zip find it, or nothing was touched."""
    path = pack(tmp_path_factory.mktemp("damage") / "hurt.sean", members)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        path.write_bytes(whole[:at])
    else:
        noise = data.draw(st.binary(min_size=1, max_size=8))
        path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    try:
        project = open_project(path)
    except UserError as error:
        assert "hurt.sean" in str(error)
    else:
        assert project.portrait.size == (64, 64)
