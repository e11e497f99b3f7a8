"""A project that saves always opens; over the limits the writer says so, and the older file stays."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.errors import UserError
from sean_editor.photo import memory
from sean_editor.project_file import limits, open_project, save_project
from sean_editor.session.autosave import KeptCopy


def portrait(name: str, side: int = 32, level: int = 0, height: int = 0) -> Portrait:
    image = np.zeros((height or side, side, 3), np.uint8)
    image[0, 0] = level % 256, level // 256, 7
    return Portrait(name, image, np.zeros((height or side, side), np.uint8))


def project(**changes: object) -> Project:
    own = portrait("me")
    return replace(Project(own, own.labels), **changes)


def with_photo(pixels: np.ndarray) -> Project:
    photo = Photo(pixels, "holiday")
    alignment = Alignment.whole_square(*photo.size)
    own = replace(portrait("me"), origin=PhotoOrigin(photo, alignment))
    return Project(own, own.labels)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "a.sean"
    save_project(path, project())
    return path


@pytest.mark.slow
def test_eight_hundred_references_come_back(tmp_path: Path) -> None:
    """Flat ones at that, which take next to nothing in the file."""
    references = tuple(portrait(f"r{number}", 256, number) for number in range(800))
    save_project(tmp_path / "a.sean", project(references=references))
    opened = open_project(tmp_path / "a.sean")
    assert [r.id for r in opened.references] == [r.id for r in references] and opened.trouble == ""


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [3, 4])
def test_a_flat_photo_is_not_taken_for_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: type, channels: int
) -> None:
    """A flat picture from the clipboard packs best."""
    monkeypatch.setattr(memory, "SMALLEST", 1000)
    white = np.full((900, 1200, channels), np.iinfo(depth).max, depth)
    white[..., 3:] //= 2
    flat = with_photo(np.full((900, 1200, 3), 255, np.uint8))
    photo = flat.portrait.origin.photo
    photo = replace(photo, samples=white if (depth, channels) != (np.uint8, 3) else None)
    portrait = replace(flat.portrait, origin=replace(flat.portrait.origin, photo=photo))
    save_project(tmp_path / "a.sean", replace(flat, portrait=portrait))
    again = open_project(tmp_path / "a.sean").portrait.origin.photo
    assert again.size == (1200, 900) and np.array_equal(again.pixels, photo.pixels)
    assert np.array_equal(again.samples, photo.samples)


USED = StyleAssignment().with_region(13, RegionStyle(portrait("big", 1024).id))
TOO_MUCH: dict[str, tuple[Project, str]] = {
    "a reference in use": (project(references=(portrait("big", 1024),), styles=USED), "too large"),
    "a portrait": (Project(p := portrait("big", 1024), p.labels), "too large"),
    "a portrait of odd size": (Project(p := portrait("odd", 33), p.labels), "not multiples of 32"),
    "a style without a source": (
        project(styles=StyleAssignment().with_region(1, RegionStyle("x"))),
        "malformed",
    ),
    "a layout of another size": (project(layout=np.zeros((64, 32), np.uint8)), "32 x 64 pixels"),
    "unknown ids": (project(layout=np.full((32, 32), 99, np.uint8)), "99"),
    "codes that are no numbers": (project(stand_in=np.full((19, 512), np.nan, np.float32)), "not finite"),
    "view": (project(view=MappingProxyType({"x": "y" * 17_000_000})), "larger than"),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_could_not_be_opened_is_not_saved(older: Path, kind: str) -> None:
    content = older.read_bytes()
    too_much, words = TOO_MUCH[kind]
    with pytest.raises(UserError, match=rf"a\.sean.*{words}"):
        save_project(older, too_much)
    assert older.read_bytes() == content and list(older.parent.iterdir()) == [older]
    assert open_project(older).portrait.name == "me"


def test_a_photo_beyond_the_limit_is_not_saved(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = older.read_bytes()
    noise = with_photo(np.random.default_rng(0).integers(0, 256, (300, 300, 3), np.uint8))
    monkeypatch.setattr(limits, "PHOTO_BYTES", 200_000)
    with pytest.raises(UserError, match=r"a\.sean was not saved, .*photo\.png is larger than 200,000 bytes"):
        save_project(older, noise)
    assert older.read_bytes() == content


def test_the_largest_photo_fits() -> None:
    """As a PNG without compression: a filter byte for each row, and a little around it."""
    side = int(250_000_000**0.5)
    assert limits.most_bytes("photo.png") > (3 * side + 1) * side * 1.001 + 10_000


def test_crash_copies_have_the_same_limits(tmp_path: Path) -> None:
    copy = KeptCopy.for_new_editor(tmp_path)
    copy.write(project())
    with pytest.raises(UserError, match="too large"):
        copy.write(TOO_MUCH["a portrait"][0])
    assert open_project(copy.path).portrait.name == "me"
    copy.discard()


@pytest.mark.parametrize(("width", "height"), [(33, 32), (250, 333), (1, 1)])
def test_an_unused_reference_of_odd_size_is_left_out_and_named(
    tmp_path: Path, width: int, height: int
) -> None:
    odd, good = portrait("Odd", width, height=height), portrait("Good", 64)
    saved = save_project(tmp_path / "a.sean", project(references=(odd, good, good)))
    assert saved.left_out == ("Odd",)
    assert [r.name for r in open_project(tmp_path / "a.sean").references] == ["Good"]


def test_a_large_portrait_in_a_large_file_opens(tmp_path: Path) -> None:
    """A real picture has a byte or two for each pixel, and then the memory that its network takes is fair."""
    rng = np.random.default_rng(0)
    image = rng.integers(0, 256, (1024, 1024, 3), np.uint8)
    own = Portrait("large", image, np.zeros((1024, 1024), np.uint8))
    save_project(tmp_path / "a.sean", Project(own, own.labels))
    assert open_project(tmp_path / "a.sean").portrait.size == (1024, 1024)


def test_names_that_never_end_are_cut(tmp_path: Path) -> None:
    save_project(tmp_path / "a.sean", project(references=(portrait("ä" * 5000, 64),)))
    assert open_project(tmp_path / "a.sean").references[0].name == "ä" * 255


def test_what_a_killed_save_left_is_swept_by_the_next(older: Path) -> None:
    left, fresh = (older.with_name(f".{digit * 32}.part") for digit in "ab")
    for path in (left, fresh):
        path.touch()
    os.utime(left, (0, 0))
    save_project(older, project())
    assert not left.exists() and fresh.exists(), "a fresh one may be being written by another editor"
