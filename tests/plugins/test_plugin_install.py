"""Plug-ins put where the programs look for them, and taken away again, with real files."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sean_editor.errors import UserError
from sean_editor.plugins import PROGRAMS, find_installed, install, remove
from sean_editor.plugins.installing import SOURCES, describe
from sean_editor.plugins.programs import plugin_folders

ROOT = Path(__file__).resolve().parents[2]


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_installed_can_be_removed_without_a_trace(tmp_path: Path, name: str) -> None:
    program = PROGRAMS[name]
    assert install(program, tmp_path) == [tmp_path]
    assert files(tmp_path) == {*program.files, f"{program.home}/editor.json"}
    for file, source in program.files.items():
        assert (tmp_path / file).read_bytes() == (SOURCES / source).read_bytes()
    assert [(one.program, one.folder, one.outdated) for one in find_installed(tmp_path)] == [
        (program, tmp_path, False)
    ]
    compiled = tmp_path / program.home / "__pycache__"
    compiled.mkdir()
    (compiled / "editor_call.cpython-313.pyc").write_bytes(b"")
    assert remove(program, tmp_path) == ([tmp_path], [])
    assert list(tmp_path.iterdir()) == [] and find_installed(tmp_path) == []


def test_gimp_finds_a_program_of_the_name_of_its_folder(tmp_path: Path) -> None:
    install(PROGRAMS["gimp"], tmp_path)
    script = tmp_path / "sean-editor" / "sean-editor.py"
    assert script.read_bytes().startswith(b"#!/usr/bin/env python3\n")
    assert os.name == "nt" or os.access(script, os.X_OK)
    assert os.name == "nt" or not os.access(script.with_name("editor_call.py"), os.X_OK)


def test_the_settings_start_this_copy_of_the_editor(tmp_path: Path) -> None:
    install(PROGRAMS["krita"], tmp_path)
    settings = json.loads((tmp_path / "sean_editor_krita" / "editor.json").read_text())
    words = [*settings["command"], "edit-layer", "--help"]
    done = subprocess.run(words, cwd=settings["folder"], capture_output=True, text=True)
    assert done.returncode == 0 and "--return-to" in done.stdout
    assert settings["start"] == "python main.py"


def test_it_is_written_again_over_an_older_one(tmp_path: Path) -> None:
    program = PROGRAMS["gimp"]
    install(program, tmp_path)
    settings = tmp_path / "sean-editor" / "editor.json"
    settings.write_text(settings.read_text().replace(sys.executable, "/old/python"))
    assert [one.outdated for one in find_installed(tmp_path)] == [True]
    install(program, tmp_path)
    assert [one.outdated for one in find_installed(tmp_path)] == [False]


@pytest.mark.parametrize("name", ["sean-editor/sean-editor.py", "sean-editor/editor.json"])
def test_a_foreign_file_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / "sean-editor").mkdir()
    (tmp_path / name).write_text("{}")
    with pytest.raises(UserError, match=r"sean-editor.* is not from this program"):
        install(PROGRAMS["gimp"], tmp_path)
    assert files(tmp_path) == {name} and (tmp_path / name).read_text() == "{}"
    with pytest.raises(UserError, match="is not installed in"):
        remove(PROGRAMS["gimp"], tmp_path)
    assert (tmp_path / name).read_text() == "{}"


def test_what_somebody_changed_stays(tmp_path: Path) -> None:
    program = PROGRAMS["krita"]
    install(program, tmp_path)
    changed = tmp_path / "sean_editor_krita" / "__init__.py"
    changed.write_text("# mine\n")
    (tmp_path / "other.desktop").write_text("another plug-in")
    with pytest.raises(UserError, match=r"__init__\.py is not from this program, or was changed"):
        install(program, tmp_path)
    assert remove(program, tmp_path) == ([tmp_path], [changed])
    assert files(tmp_path) == {"sean_editor_krita/__init__.py", "other.desktop"}
    assert changed.read_text() == "# mine\n"


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_installation_that_was_killed_is_repeated(tmp_path: Path, name: str) -> None:
    program = PROGRAMS[name]
    first, *_, last = program.files
    install(program, tmp_path)
    (tmp_path / program.home / "editor.json").unlink()  # it is written last
    (tmp_path / last).unlink()
    assert (tmp_path / first).is_file()
    install(program, tmp_path)
    assert remove(program, tmp_path) == ([tmp_path], [])
    assert list(tmp_path.iterdir()) == []


def test_settings_name_no_file_to_remove_but_ours(tmp_path: Path) -> None:
    install(PROGRAMS["gimp"], tmp_path / "plug-ins")
    precious = tmp_path / "precious"
    precious.write_text("")
    settings = tmp_path / "plug-ins" / "sean-editor" / "editor.json"
    named = json.loads(settings.read_text())
    named["files"]["../precious"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    settings.write_text(json.dumps(named))
    remove(PROGRAMS["gimp"], tmp_path / "plug-ins")
    assert precious.is_file()


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="file"):
        install(PROGRAMS["gimp"], tmp_path / "file")


# where the programs look


@pytest.mark.parametrize(
    ("program", "system", "environment", "there", "expected"),
    [
        ("gimp", "linux", {}, [], [".config/GIMP/3.0/plug-ins"]),
        ("gimp", "linux", {}, [".config/GIMP/2.10"], [".config/GIMP/3.0/plug-ins"]),
        (
            "gimp",
            "linux",
            {},
            [".config/GIMP/3.0", ".config/GIMP/3.2", ".var/app/org.gimp.GIMP/config/GIMP/3.0"],
            [
                ".config/GIMP/3.0/plug-ins",
                ".config/GIMP/3.2/plug-ins",
                ".var/app/org.gimp.GIMP/config/GIMP/3.0/plug-ins",
            ],
        ),
        ("gimp", "linux", {"XDG_CONFIG_HOME": "conf"}, [], ["conf/GIMP/3.0/plug-ins"]),
        ("gimp", "win32", {"APPDATA": "Roaming"}, [], ["Roaming/GIMP/3.0/plug-ins"]),
        ("gimp", "darwin", {}, [], ["Library/Application Support/GIMP/3.0/plug-ins"]),
        ("krita", "linux", {}, [], [".local/share/krita/pykrita"]),
        (
            "krita",
            "linux",
            {},
            [".var/app/org.kde.krita/data/krita"],
            [".var/app/org.kde.krita/data/krita/pykrita"],
        ),
        ("krita", "linux", {"XDG_DATA_HOME": "data"}, [], ["data/krita/pykrita"]),
        ("krita", "win32", {"APPDATA": "Roaming"}, [], ["Roaming/krita/pykrita"]),
        ("krita", "darwin", {}, [], ["Library/Application Support/krita/pykrita"]),
    ],
)
def test_the_folders_of_each_system(
    tmp_path: Path, program: str, system: str, environment: dict, there: list[str], expected: list[str]
) -> None:
    for folder in there:
        (tmp_path / folder).mkdir(parents=True)
    known = {"HOME": str(tmp_path)} | {name: str(tmp_path / value) for name, value in environment.items()}
    assert plugin_folders(program, system, known) == [tmp_path / folder for folder in expected]


def test_a_flatpak_has_to_allow_it(tmp_path: Path) -> None:
    folder = tmp_path / ".var/app/org.gimp.GIMP/config/GIMP/3.0/plug-ins"
    told = "\n".join(describe([folder], PROGRAMS["gimp"]))
    assert "flatpak override --user --talk-name=org.freedesktop.Flatpak org.gimp.GIMP" in told
    assert "flatpak override" not in "\n".join(describe([tmp_path], PROGRAMS["gimp"]))


# the command


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command with the standard library alone, in a home of its own."""
    homes = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home / "Roaming")}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")} | homes
    line = [sys.executable, "-S", "main.py", "plugin", *words]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_the_command_needs_no_package(tmp_path: Path) -> None:
    done = command(tmp_path, "install", "krita")
    assert done.returncode == 0, done.stderr
    assert "Python Plugin Manager" in done.stdout
    assert "has no torch and no PyQt5" in done.stdout, "the editor would not start in this Python"
    (settings,) = tmp_path.rglob("editor.json")
    assert str(settings.parent) in done.stdout
    listed = command(tmp_path, "list")
    assert listed.stdout == f"Krita: {settings.parent}\n"
    assert "was removed from" in command(tmp_path, "remove", "krita").stdout
    assert command(tmp_path, "list").stdout.startswith("No plug-in is installed.")
    assert list(tmp_path.rglob("*sean*")) == []


@pytest.mark.parametrize("action", ["install", "remove"])
def test_the_command_asks_for_the_program(tmp_path: Path, action: str) -> None:
    done = command(tmp_path, action)
    assert done.returncode == 1 and f"plugin {action} gimp or krita" in done.stderr


def test_the_command_says_what_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "sean_editor_krita.desktop").write_text("")
    done = command(tmp_path, "install", "krita", "--to", str(tmp_path))
    assert done.returncode == 1 and "Move it away" in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["sean_editor_krita.desktop"]


# the sources


@pytest.mark.parametrize("source", sorted(SOURCES.glob("*.py")), ids=lambda path: path.name)
def test_the_sources_are_for_old_versions_of_python_too(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    assert "\nfrom __future__ import annotations\n" in text
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    theirs = {"gi", "krita", "PyQt5", "editor_call"}
    assert imported - theirs <= set(sys.stdlib_module_names), "nothing is installed in the other programs"


def test_every_source_ships_and_is_used() -> None:
    used = {source for program in PROGRAMS.values() for source in program.files.values()}
    assert used == {path.name for path in SOURCES.iterdir() if path.is_file()}


def test_what_is_not_whole_is_listed_as_such_and_mended(tmp_path: Path) -> None:
    program = PROGRAMS["gimp"]
    install(program, tmp_path)
    (lost := tmp_path / "sean-editor" / "editor_call.py").unlink()
    assert [one.outdated for one in find_installed(tmp_path)] == [True]
    install(program, tmp_path)
    assert lost.is_file() and [one.outdated for one in find_installed(tmp_path)] == [False]


def test_a_file_in_the_place_of_the_plug_in_is_named(tmp_path: Path) -> None:
    (file := tmp_path / "sean-editor").write_text("mine")
    with pytest.raises(UserError, match=r"cannot be written to .*--to FOLDER") as refused:
        install(PROGRAMS["gimp"], tmp_path)
    assert str(file) in str(refused.value) and file.read_text() == "mine"
