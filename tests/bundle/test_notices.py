"""The notices name everything in a bundle, with the texts of its licences."""

from __future__ import annotations

import ctypes
import shutil
import sys
from pathlib import Path

import pytest

from sean_editor.bundle import notices
from sean_editor.bundle.linux import window_libraries

MODULES = ("numpy", "numpy.linalg", "PyQt5.QtCore", "torch", "cv2", "PIL.Image", "sean_editor.cli.main", "os")


def test_each_distribution_of_a_module_is_named_once() -> None:
    found = {component.name: component for component in notices.distributions(MODULES)}
    assert {"numpy", "PyQt5", "torch", "pillow"} <= found.keys()
    assert not {"sean-editor", "sean_editor"} & found.keys()
    assert found["PyQt5"].licence == "GPL v3" and found["pillow"].address.startswith("https://")
    assert all(component.licence and component.address for component in found.values())


def test_all_texts_are_there() -> None:
    for component in [notices.python(), *notices.distributions(MODULES)]:
        assert component.texts, f"{component.name} has no text"
        assert all(text.stat().st_size > 100 for text in component.texts)
    (qt,) = [one for one in notices.distributions(["PyQt5"]) if one.name == "PyQt5-Qt5"]
    assert "GPL-3.txt" in {text.name for text in qt.texts}, "the LGPL adds to the GPL"


def test_they_are_written_with_the_gpl_first(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "old.txt").touch()
    folder = notices.write(tmp_path / "texts", MODULES, [])
    words = (folder / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert "The bundle as a whole is therefore under that licence" in words
    assert words.index("GNU General Public License") < words.index("\nnumpy\n")
    for name in ("SEAN Editor/LICENSE", "PyQt5/GPL-3.txt", "numpy"):
        assert (folder / "licences" / name).exists()
    assert "Version 3, 29 June 2007" in (folder / "licences/PyQt5/GPL-3.txt").read_text(encoding="utf-8")
    assert not (folder / "old.txt").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these themselves")
def test_libraries_of_the_system_are_found() -> None:
    try:
        libraries = window_libraries()
    except Exception as error:
        pytest.skip(f"libraries are missing here: {error}")
    assert [Path(library).name for library in libraries] == [
        "libGL.so.1",
        "libGLX.so.0",
        "libGLdispatch.so.0",
        "libxcb.so.1",
    ]
    for library in libraries:
        ctypes.CDLL(library)
    if shutil.which("dpkg-query"):
        named = {component.name: component for component in notices.system_packages(map(Path, libraries))}
        assert {"libgl1", "libxcb1"} <= named.keys()
        assert all(one.texts and "source package" in one.address for one in named.values())
