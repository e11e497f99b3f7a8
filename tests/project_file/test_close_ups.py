"""What a project keeps of the photos of its references, and what becomes of a damaged one."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import numpy as np
import pytest

from sean_editor.document.close_up import CloseUp
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.photo.own_photo import own_photo
from sean_editor.project_file import open_project, save_project


def close_up(side: int) -> CloseUp:
    return CloseUp(side, lambda: np.full((side, side, 3), 77, np.uint8))


def portrait(name: str, level: int, kept: CloseUp | None = None) -> Portrait:
    return Portrait(
        name, np.full((32, 32, 3), level, np.uint8), np.full((32, 32), 13, np.uint8), close_up=kept
    )


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    own, ann, bob = portrait("me", 1, close_up(40)), portrait("Ann", 2, close_up(48)), portrait("Bob", 3)
    styles = StyleAssignment().with_region(13, RegionStyle(ann.id))
    save_project(tmp_path / "a.sean", Project(own, own.labels, styles, references=(ann, bob)))
    return tmp_path / "a.sean"


def rewritten(path: Path, change: dict[str, bytes | None]) -> Path:
    """The project with some members replaced, or (None) taken away."""
    with ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    with ZipFile(path, "w", ZIP_STORED) as file:
        for name, data in (members | change).items():
            if data is not None:
                file.writestr(name, data)
    return path


def name_of_anns(path: Path) -> str:
    with ZipFile(path) as file:
        return next(n for n in file.namelist() if n.startswith("references/") and n.endswith("close-up.jpg"))


def test_close_ups_come_back(saved: Path, tmp_path: Path) -> None:
    for path in (saved, tmp_path / "b.sean"):
        project = open_project(path)
        assert project.portrait.close_up.side == 40 and project.trouble == ""
        ann, bob = project.references
        assert ann.close_up.side == 48 and bob.close_up is None
        assert own_photo(ann).shape == (48, 48, 3) and own_photo(bob).shape == (32, 32, 3)
        save_project(tmp_path / "b.sean", project)
    assert saved.read_bytes() == (tmp_path / "b.sean").read_bytes(), "nothing is lost by encoding again"


@pytest.mark.parametrize("damage", [None, b"", b"words", b"\xff\xd8\xff\xe0 half a picture"])
def test_a_photo_that_is_gone_or_damaged_is_named_and_done_without(saved: Path, damage: bytes | None) -> None:
    project = open_project(rewritten(saved, {name_of_anns(saved): damage}))
    ann = project.references[0]
    assert ann.close_up is None and project.portrait.close_up is not None
    assert "Ann" in project.trouble and "a.sean" in project.trouble and "me" not in project.trouble.split()
    assert project.styles[13].source == ann.id, "the style is there all the same"


def test_a_byte_that_has_changed_is_found(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    with ZipFile(saved) as file:
        info = file.getinfo(name_of_anns(saved))
    data[info.header_offset + 30 + len(info.filename) + 100] ^= 0xFF
    saved.write_bytes(bytes(data))
    project = open_project(saved)
    assert project.references[0].close_up is None and "Ann" in project.trouble


def test_a_project_of_before_has_none(saved: Path) -> None:
    import json

    with ZipFile(saved) as file:
        manifest = json.loads(file.read("manifest.json"))
        extra = {name: None for name in file.namelist() if name.endswith("close-up.jpg")}
    for named in (manifest["portrait"], *manifest["references"]):
        named.pop("close_up", None)
    old = rewritten(saved, {"manifest.json": json.dumps(manifest).encode(), **extra})
    project = open_project(old)
    assert project.trouble == "" and all(r.close_up is None for r in project.references)
    assert manifest["version"] == 1, (
        "the program of before opens what is written now: it ignores what it lacks"
    )
