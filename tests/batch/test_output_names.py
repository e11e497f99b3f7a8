"""The photos of a folder and the names of their results: none is lost, none written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from sean_editor.batch.names import output_names, output_suffix, photos_in


@pytest.mark.parametrize(
    ("name", "wanted", "suffix"),
    [
        ("a.jpg", None, ".jpg"),
        ("a.JPEG", None, ".jpeg"),
        ("a.tiff", None, ".tiff"),
        ("a.HEIC", None, ".jpg"),
        ("a.avif", None, ".jpg"),
        ("a.bmp", None, ".png"),
        ("a.gif", None, ".png"),
        ("a.jpg", ".webp", ".webp"),
    ],
)
def test_the_suffix(name: str, wanted: str | None, suffix: str) -> None:
    assert output_suffix(Path(name), wanted) == suffix


def named(*names: str, wanted: str | None = None) -> list[str]:
    return list(output_names([Path(name) for name in names], wanted).values())


def test_each_photo_has_a_name_of_its_own() -> None:
    assert named("a.jpg", "b.heic") == ["a.jpg", "b.jpg"]
    assert named("a.heic", "a.jpg", "b.jpg") == ["a-heic.jpg", "a-jpg.jpg", "b.jpg"]
    assert named("A.jpg", "a.png", wanted=".tif") == ["A-jpg.tif", "a-png.tif"]
    assert named("a.JPG", "a.jpg", "a-jpg.jpg") == ["a-jpg-2.jpg", "a-jpg-3.jpg", "a-jpg.jpg"]


@pytest.mark.parametrize("wanted", [None, ".jpg"])
def test_no_two_photos_share_a_name(wanted: str | None) -> None:
    names = [
        f"{stem}.{suffix}"
        for stem in ("a", "A", "a-jpg", "a-jpg-2")
        for suffix in ("jpg", "JPG", "heic", "avif")
    ]
    results = [name.lower() for name in named(*names, wanted=wanted)]
    assert len(set(results)) == len(names)


def test_hidden_files_folders_and_other_kinds_are_left_out(tmp_path: Path) -> None:
    for name in ("b.jpg", "A.png", "c.cr2", "d.txt", ".e.jpg", "f.sean"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "g.jpg").mkdir()
    assert [path.name for path in photos_in(tmp_path)] == ["A.png", "b.jpg", "c.cr2"]
