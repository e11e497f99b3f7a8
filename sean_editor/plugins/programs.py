"""The programs that have a plug-in: its files, and the folders in which each program looks for plug-ins."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OLDEST_GIMP = "3.0"


@dataclass(frozen=True)
class Program:
    """A program, by its `key` on the command line.

    title    its name in texts
    flatpak  its name among Flatpaks
    home     the folder of the plug-in in the folder of plug-ins, where `editor.json` is, too
    files    each file of the plug-in there, and its source
    enable   what remains to be done in the program
    """

    key: str
    title: str
    flatpak: str
    home: str
    files: Mapping[str, str]
    enable: str


PROGRAMS = {
    program.key: program
    for program in (
        Program(
            "gimp",
            "GIMP",
            "org.gimp.GIMP",
            "sean-editor",
            {
                "sean-editor/sean-editor.py": "gimp_plugin.py",
                "sean-editor/editor_call.py": "editor_call.py",
            },
            "Start GIMP 3 again: Filters > Edit Face with SEAN Editor.",
        ),
        Program(
            "krita",
            "Krita",
            "org.kde.krita",
            "sean_editor_krita",
            {
                "sean_editor_krita.desktop": "sean_editor_krita.desktop",
                "sean_editor_krita/__init__.py": "krita_plugin.py",
                "sean_editor_krita/editor_call.py": "editor_call.py",
            },
            "Start Krita again, tick SEAN Editor in Settings > Configure Krita > Python Plugin Manager, and "
            "start it once more: Tools > Scripts > Edit Face with SEAN Editor.",
        ),
    )
}


def plugin_folders(
    program: str, system: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> list[Path]:
    """The folders in which the program looks for the plug-ins of this user: those that it has made, or the
    one that it would look in, if it has made none. The folders of a Flatpak are added where it has been
    started.
    """
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~").expanduser()
    if program == "gimp":
        return _gimp_folders(_config(home, system, environment), home)
    own = _data(home, system, environment) / "krita"
    flatpak = home / ".var/app" / PROGRAMS[program].flatpak / "data/krita"
    found = [folder for folder in (own, flatpak) if folder.is_dir()] or [own]
    return [folder / "pykrita" for folder in found]


def _gimp_folders(own: Path, home: Path) -> list[Path]:
    """One for each version from 3.0 on: they keep their plug-ins apart."""
    roots = [own / "GIMP", home / ".var/app" / PROGRAMS["gimp"].flatpak / "config/GIMP"]
    found = [
        folder
        for root in roots
        if root.is_dir()
        for folder in sorted(root.iterdir())
        if folder.name.startswith("3.") and folder.is_dir()
    ]
    return [folder / "plug-ins" for folder in found or [roots[0] / OLDEST_GIMP]]


def _config(home: Path, system: str, environment: Mapping[str, str]) -> Path:
    if system in ("win32", "darwin"):
        return _data(home, system, environment)
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config")


def _data(home: Path, system: str, environment: Mapping[str, str]) -> Path:
    if system == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    if system == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
