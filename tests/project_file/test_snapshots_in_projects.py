"""Snapshots in project files: exact, optional, and left out where they are damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from project_samples import fit, image, labels

from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.project_file import open_project, save_project

Members = dict[str, bytes]
SOURCE = "0123456789abcdef" * 2


@pytest.fixture(scope="module")
def project() -> Project:
    """Three snapshots: with the project's fit, with one of its own, and an automatic one without any."""
    rng = np.random.default_rng(7)
    shared, own = fit(rng, ["conv.weight"]), fit(rng, [])
    styles = StyleAssignment().with_region(13, RegionStyle(SOURCE, 0.25))
    seen = KeptPicture.of(image(rng, 40, 40))
    snapshots = (
        Snapshot("before the hat", labels(rng, 32, 32), styles, shared, seen, datetime(2026, 1, 2, 3, 4, 5)),
        Snapshot("Zoë/2", labels(rng, 32, 32), StyleAssignment(), own),
        Snapshot("", labels(rng, 32, 32), automatic=True),
    )
    portrait = Portrait("Ann", image(rng, 32, 32), labels(rng, 32, 32))
    return Project(portrait, labels(rng, 32, 32), fit=shared, snapshots=snapshots)


@pytest.fixture(scope="module")
def members(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Members:
    path = tmp_path_factory.mktemp("good") / "good.sean"
    save_project(path, project)
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(path: Path, members: Members) -> Path:
    with ZipFile(path, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_they_come_back_as_they_were(project: Project, members: Members, tmp_path: Path) -> None:
    once = open_project(packed(tmp_path / "once.sean", members))
    save_project(tmp_path / "twice.sean", once)
    for copy in (once, open_project(tmp_path / "twice.sean")):
        assert copy.trouble == ""
        for kept, given in zip(copy.snapshots, project.snapshots, strict=True):
            assert (kept.name, kept.taken, kept.automatic) == (given.name, given.taken, given.automatic)
            assert kept.styles == given.styles and np.array_equal(kept.layout, given.layout)
            assert (kept.picture and kept.picture.data) == (given.picture and given.picture.data)
        first, second, third = copy.snapshots
        assert first.fit is copy.fit and third.fit is None
        assert second.fit is not None and np.array_equal(second.fit.codes, project.snapshots[1].fit.codes)


def test_a_shared_fit_is_stored_once(members: Members) -> None:
    assert [name for name in members if "fit" in name] == ["snapshots/1.fit.safetensors", "fit.safetensors"]


def test_a_project_of_an_older_program_opens(members: Members, tmp_path: Path) -> None:
    manifest = json.loads(members["manifest.json"])
    assert manifest["version"] == 1, "and an older program opens a new one"
    del manifest["snapshots"]
    old = {name: data for name, data in members.items() if not name.startswith("snapshots/")}
    opened = open_project(
        packed(tmp_path / "old.sean", {**old, "manifest.json": json.dumps(manifest).encode()})
    )
    assert opened.snapshots == () and opened.trouble == ""


HARM: dict[str, Callable[[dict], object]] = {
    "no name": lambda item: item.pop("name"),
    "a style of no region": lambda item: item["styles"].update({"99": {"source": SOURCE, "mix": 1}}),
    "a date in words": lambda item: item.update(taken="yesterday"),
    "no fit named": lambda item: item.pop("fit"),
    "a fit that is not there": lambda item: item.update(fit="own"),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_malformed_one_is_left_out(members: Members, tmp_path: Path, harm: str) -> None:
    manifest = json.loads(members["manifest.json"])
    HARM[harm](manifest["snapshots"][0])
    path = packed(tmp_path / "bad.sean", {**members, "manifest.json": json.dumps(manifest).encode()})
    opened = open_project(path)
    assert [one.name for one in opened.snapshots] == ["Zoë/2", ""]
    assert "bad.sean" in opened.trouble and "damaged" in opened.trouble


@pytest.mark.parametrize("part", ["layout.png", "picture.jpg"])
def test_a_damaged_part_costs_that_snapshot_alone(members: Members, tmp_path: Path, part: str) -> None:
    opened = open_project(packed(tmp_path / "bad.sean", {**members, f"snapshots/0.{part}": b"noise"}))
    assert [one.name for one in opened.snapshots] == ["Zoë/2", ""] and "before the hat" in opened.trouble


@pytest.mark.parametrize("snapshots", [3, "many", {}, [3], [None]])
def test_a_manifest_with_nonsense_for_snapshots_opens(members: Members, tmp_path: Path, snapshots) -> None:
    manifest = {**json.loads(members["manifest.json"]), "snapshots": snapshots}
    path = packed(tmp_path / "odd.sean", {**members, "manifest.json": json.dumps(manifest).encode()})
    assert open_project(path).snapshots == ()
