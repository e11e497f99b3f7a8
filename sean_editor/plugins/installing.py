"""Installs and removes plug-ins: only files that this program wrote are ever replaced or removed.

`editor.json` beside the plug-in says how the editor is started, and which files were written, with their
hashes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.atomic_write import write_atomically
from sean_editor.errors import UserError
from sean_editor.locations import COMMAND, IN_CHECKOUT, PACKAGE, PROGRAM
from sean_editor.plugins.programs import PROGRAMS, Program, plugin_folders
from sean_editor.version import __version__

SOURCES = PACKAGE / "plugins" / "sources"
_SETTINGS = "editor.json"
_START = f"python {PROGRAM}" if IN_CHECKOUT else PROGRAM
"""How the editor is started in another place, where this Python need not be."""


@dataclass(frozen=True)
class Installed:
    """A plug-in in a folder of plug-ins. `outdated`: it is not whole, or not of this copy of the editor."""

    program: Program
    folder: Path
    version: str
    outdated: bool


def install(program: Program, to: Path | None = None) -> list[Path]:
    """Write the plug-in into the program's folders of plug-ins, or into the one given. Gives these folders.

    UserError, before anything is written, for a file there that this program did not write, and for a folder
    that cannot be written to.
    """
    folders = _folders(program, to)
    for folder in folders:
        written = _written(program, folder)
        foreign = [folder / name for name in program.files if _is_foreign(program, folder, name, written)]
        if written is None and (folder / program.home / _SETTINGS).exists():
            foreign.append(folder / program.home / _SETTINGS)
        if foreign:
            raise UserError(
                f"{foreign[0]} is not from this program, or was changed. Move it away, and install again."
            )
    for folder in folders:
        try:
            _install(program, folder)
        except OSError as error:
            raise _refused(folder, error) from error
    return folders


def remove(program: Program, to: Path | None = None) -> tuple[list[Path], list[Path]]:
    """Remove the plug-in. Gives the folders of plug-ins that it was in, and the files that were left because
    somebody has changed them. UserError if it is not installed, or cannot be removed.
    """
    folders = [folder for folder in _folders(program, to) if _written(program, folder) is not None]
    if not folders:
        places = ", ".join(str(folder) for folder in _folders(program, to))
        raise UserError(f"The plug-in for {program.title} is not installed in {places}.")
    kept: list[Path] = []
    for folder in folders:
        try:
            kept += _remove(program, folder)
        except OSError as error:
            raise _refused(folder, error) from error
    return folders, kept


def find_installed(to: Path | None = None) -> list[Installed]:
    """The plug-ins that are installed."""
    return [
        Installed(program, folder, str(settings.get("version", "")), _is_outdated(program, folder, settings))
        for program in PROGRAMS.values()
        for folder in _folders(program, to)
        if (settings := _settings(program, folder)) is not None
    ]


def _refused(folder: Path, error: OSError) -> UserError:
    """What to say where the system lets nothing be written; it names what is in the way."""
    named = folder if error.filename is None else error.filename
    remedy = "Move away what is in the way, ask for access, or name another folder: --to FOLDER"
    return UserError(f"{named} cannot be written to ({error.strerror or error}). {remedy}.")


def _folders(program: Program, to: Path | None) -> list[Path]:
    return plugin_folders(program.key) if to is None else [to.expanduser().resolve()]


def _install(program: Program, folder: Path) -> None:
    hashes = {}
    for name, source in program.files.items():
        content = (SOURCES / source).read_bytes()
        hashes[name] = _hash(content)
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, content)
        if content.startswith(b"#!"):
            file.chmod(file.stat().st_mode | 0o111)
    text = json.dumps(_new_settings() | {"files": hashes}, indent=2)
    write_atomically(folder / program.home / _SETTINGS, text + "\n")


def _remove(program: Program, folder: Path) -> list[Path]:
    written = _written(program, folder) or {}
    kept = []
    for name in written:
        file = folder / name
        if _is_foreign(program, folder, name, written):
            kept.append(file)
        else:
            file.unlink(missing_ok=True)
    home = folder / program.home
    (home / _SETTINGS).unlink()
    for compiled in (home / "__pycache__").glob("*.pyc"):
        compiled.unlink()
    for empty in (home / "__pycache__", home):
        with suppress(OSError):  # not there, or not empty
            empty.rmdir()
    return kept


def _new_settings() -> dict[str, object]:
    """How the plug-in starts this copy of the editor."""
    return {"version": __version__, "command": COMMAND, "folder": str(PACKAGE.parent), "start": _START}


def _is_outdated(program: Program, folder: Path, settings: Mapping[str, object]) -> bool:
    if not all((folder / name).is_file() for name in program.files):
        return True
    present = {name: _hash((SOURCES / source).read_bytes()) for name, source in program.files.items()}
    return settings != _new_settings() | {"files": present}


def _settings(program: Program, folder: Path) -> dict[str, object] | None:
    """What `editor.json` says; None if there is none of ours."""
    try:
        found = json.loads((folder / program.home / _SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else None


def _written(program: Program, folder: Path) -> Mapping[str, str] | None:
    """The files of the plug-in that were written here, with their hashes; None if none were. Names that this
    program would not write are passed over.
    """
    settings = _settings(program, folder)
    if settings is None:
        return None
    files = settings["files"]
    assert isinstance(files, dict)
    return {name: str(files[name]) for name in program.files if name in files}


def _is_foreign(program: Program, folder: Path, name: str, written: Mapping[str, str] | None) -> bool:
    """Whether a file is there that is not as this program wrote it, or would: an installation that was killed
    has not come to its settings.
    """
    file = folder / name
    if not file.exists():
        return False
    ours = {(written or {}).get(name), _hash((SOURCES / program.files[name]).read_bytes())}
    return not file.is_file() or _hash(file.read_bytes()) not in ours


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def describe(folders: Sequence[Path], program: Program) -> list[str]:
    """What to tell after an installation."""
    lines = [f"The plug-in for {program.title} is in {folder / program.home}" for folder in folders]
    if any(".var/app" in folder.as_posix() for folder in folders):
        lines.append(
            "A Flatpak may start no program outside of it until it is allowed to: flatpak override --user "
            f"--talk-name=org.freedesktop.Flatpak {program.flatpak}"
        )
    return [*lines, program.enable]
