"""The notices of a bundle: whose work it holds, under which licences, with the texts of those licences.

Each distribution brings its texts in its metadata; the wheels of PyQt5 and Qt lack the GPL, so it is here.
For libraries of the system Debian's packages have them. Everything is written while the bundle is made, from
what is really in it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from models.atomic_write import write_atomically
from sean_editor.bundle.recipe import ROOT, Entry
from sean_editor.machine.torch_build import installed
from sean_editor.version import __version__

_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.I)
_HERE = Path(__file__).parent
_GNU = dict.fromkeys(("pyqt5", "pyqt5-qt5"), ("GPL-3.txt",))
"""Texts that the wheels lack: PyQt5 brings none, and that of Qt refers to the GPL."""
_PART_OF_EVERY_BUNDLE = ("pyinstaller", "pyqt5-qt5")
"""Distributions without a module of their own in the bundle: the loader, and Qt itself."""
_COMMON = Path("/usr/share/common-licenses")

HEADING = f"""SEAN Editor {__version__}, as a bundle

SEAN Editor itself is under the MIT licence (licences/SEAN Editor/LICENSE). This bundle holds PyQt5, which is
under the GNU General Public License, version 3. The bundle as a whole is therefore under that licence, too
(licences/PyQt5/GPL-3.txt): whoever passes it on has to offer the source code of everything in it. The sources
of SEAN Editor are those that the bundle was made from; those of the libraries are at the addresses below.

Qt is under the GNU Lesser General Public License, version 3. Its libraries lie in the folder PyQt5 as files
of their own and can be exchanged for others.

Some of the parts hold libraries of others, with the texts in their own folders: OpenCV has FFmpeg (LGPL 2.1),
pillow-heif has libheif and libde265 (LGPL 3) and x265 (GPL 2 or later).

torch for Intel and AMD processors contains Intel's oneAPI Math Kernel Library, which is under the Intel
Simplified Software License. Its terms are not those of the GPL. That matters to those who pass the bundle on,
not to those who make it and use it.

What else is inside, with its licence as its authors name it, and where it comes from:
"""


class Component(NamedTuple):
    """A part of the bundle by others: its licence in a few words, its address, and the texts."""

    name: str
    licence: str
    address: str
    texts: tuple[Path, ...]


def write(folder: Path, modules: Iterable[str], files: Iterable[Entry]) -> Path:
    """Write THIRD-PARTY.txt and a folder `licences` into `folder`; returns `folder`.

    `modules` are the names of all Python modules in the bundle, `files` its libraries.
    """
    shutil.rmtree(folder, ignore_errors=True)
    sources = [Path(entry[1]) for entry in files if entry[1]]
    own = Component("SEAN Editor", "MIT", "", (ROOT / "LICENSE",))
    folders = [Path(entry[0]).parts[0] for entry in files]
    components = [own, python(), *distributions([*modules, *folders]), *system_packages(sources)]
    for component in components:
        _copy(component.texts, folder / "licences" / component.name)
    lines = [_line(component) for component in components[1:]]
    write_atomically(folder / "THIRD-PARTY.txt", f"{HEADING}\n" + "\n".join(lines) + "\n")
    return folder


def python() -> Component:
    """The interpreter."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    texts = [place / name for place in places for name in ("LICENSE.txt", "LICENSE")]
    there = tuple(text for text in texts if text.is_file())[:1]
    version = ".".join(map(str, sys.version_info[:3]))
    return Component(f"Python {version}", "PSF-2.0", "https://www.python.org", there)


def distributions(modules: Iterable[str]) -> list[Component]:
    """The Python distributions that any of the modules is from, and those of every bundle."""
    tops = {module.partition(".")[0] for module in modules}
    homes = metadata.packages_distributions()
    names = {name.lower().replace("_", "-") for top in tops for name in homes.get(top, ())}
    names |= {name for name in _PART_OF_EVERY_BUNDLE if installed(name)}
    return [_distribution(name) for name in sorted(names - {"sean-editor"})]


def _distribution(name: str) -> Component:
    found = metadata.distribution(name)
    texts = [
        Path(str(file.locate()))
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and _TEXT.search("/".join(file.parts[1:]))
    ]
    texts += [_HERE / text for text in _GNU.get(name, ())]
    return Component(found.metadata["Name"], _licence(found.metadata), _address(found.metadata), tuple(texts))


def _licence(facts: metadata.PackageMetadata) -> str:
    if stated := _field(facts, "License-Expression") or _field(facts, "License"):
        return stated.splitlines()[0]
    classified = [line for line in facts.get_all("Classifier") or () if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in classified) or "see its text"


def _address(facts: metadata.PackageMetadata) -> str:
    urls = dict(line.split(", ", 1) for line in facts.get_all("Project-URL") or ())
    known = {name.lower(): url for name, url in urls.items()}
    for name in ("source", "repository", "source code", "homepage"):
        if name in known:
            return known[name]
    return _field(facts, "Home-page") or f"https://pypi.org/project/{facts['Name']}"


def _field(facts: metadata.PackageMetadata, name: str) -> str:
    """The value of a field, "" without one."""
    return (facts.get_all(name) or [""])[0].strip()


def system_packages(files: Iterable[Path]) -> list[Component]:
    """The Debian packages that files of the bundle were taken from; none where there is no dpkg."""
    dpkg = shutil.which("dpkg-query")
    ours = (Path(sys.prefix), Path(sys.base_prefix), ROOT)
    foreign = {file.resolve() for file in files if not any(file.is_relative_to(home) for home in ours)}
    if dpkg is None or not foreign:
        return []
    found = subprocess.run(
        [dpkg, "--search", *map(_as_packaged, sorted(foreign))], capture_output=True, text=True
    )
    names = {line.split(":")[0] for line in found.stdout.splitlines() if ": " in line}
    return [_package(dpkg, name) for name in sorted(names)]


def _as_packaged(file: Path) -> str:
    """A pattern for a file that the package database may have under /lib or /usr/lib."""
    return f"*/{'/'.join(file.parts[-2:])}"


def _package(dpkg: str, name: str) -> Component:
    asked = [dpkg, "--show", "--showformat=${source:Package} ${source:Version}", name]
    source = subprocess.run(asked, capture_output=True, text=True).stdout.split("\n")[0]
    text = Path("/usr/share/doc") / name / "copyright"
    texts = [text] if text.is_file() else []
    if texts:
        words = text.read_text(encoding="utf-8", errors="replace")
        texts += [file for file in sorted(_COMMON.glob("*")) if f"{_COMMON}/{file.name}" in words]
    return Component(name, "see its text", f"Debian's source package {source}", tuple(texts))


def _copy(texts: Iterable[Path], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        name = text.name
        if (folder / name).exists():  # as LICENSE of parts in folders of their own
            name = f"{text.parent.name} {name}"
        shutil.copy(text, folder / name)


def _line(component: Component) -> str:
    return f"{component.name}\n    {component.licence}\n    {component.address}"
