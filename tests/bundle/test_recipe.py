"""What goes into a bundle is what the editor uses: its files where it looks for them, no module left out."""

from __future__ import annotations

import json
import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sean_editor.bundle.mac import INFO
from sean_editor.bundle.recipe import EXCLUDED, HIDDEN, ROOT, shipped_files, wanted
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.project_file import SUFFIX

UNSHIPPED = shutil.ignore_patterns("__pycache__", "lab", "sources")  # the last are files, not modules

WITHOUT = f"""
import sys


class Missing:
    def find_spec(self, name, path=None, target=None):
        if any(name == left or name.startswith(left + ".") for left in {EXCLUDED!r}):
            raise ImportError(f"the bundle has no {{name}}", name=name)


sys.meta_path.insert(0, Missing())
from sean_editor.cli.main import main
for words in {{commands!r}}:
    assert main(words) == 0, words
"""
"""Runs commands where the modules that stay out cannot be imported."""


def run(code: str, folder: Path, *path: Path) -> str:
    """What Python prints that runs in `folder`, its home, and finds modules in `path`."""
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    variables = {"PYTHONPATH": os.pathsep.join(map(str, path)), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, **homes, **variables},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a bundle as PyInstaller lays them: code and shipped files in one folder, no repository."""
    folder = tmp_path_factory.mktemp("bundle") / "_internal"
    for package in ("sean_editor", "models"):
        shutil.copytree(ROOT / package, folder / package, ignore=UNSHIPPED)
    for file, place in shipped_files():
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / Path(file).name).symlink_to(file)
    return folder


def test_a_bundle_finds_what_was_shipped(frozen: Path, tmp_path: Path) -> None:
    code = (
        "import json, sys\n"
        "sys.frozen = True\n"
        "from sean_editor import checkpoints, locations\n"
        "from sean_editor.gui.theme import RESOURCES\n"
        "from sean_editor.gui.translation import FOLDER\n"
        "from sean_editor.photo.portraits import shipped_portraits\n"
        "needed = [checkpoints.DEFAULT_CHECKPOINT, checkpoints.FACE_LOCATOR, checkpoints.FACE_PARSER,\n"
        "    checkpoints.METRIC_PARSER, checkpoints.TEXTURE_AUTOENCODER, checkpoints.ENLARGER,\n"
        "    checkpoints.SHIPPED_STYLES,\n"
        "    RESOURCES / 'app-icon.svg', RESOURCES / 'theme' / 'editor.qss']\n"
        "print(json.dumps({'missing': [str(file) for file in needed if not file.is_file()],\n"
        "    'inside': all(file.is_relative_to(locations.PACKAGE) for file in needed),\n"
        "    'portraits': len(shipped_portraits()),\n"
        "    'icons': len(list((RESOURCES / 'icons').iterdir())),\n"
        "    'fonts': len(list((RESOURCES / 'fonts').glob('*.ttf'))),\n"
        "    'languages': len(list(FOLDER.glob('*.qm'))),\n"
        "    'added': str(checkpoints.ADDED_CHECKPOINTS), 'remedy': locations.install_extra('heic')}))\n"
    )
    found = json.loads(run(code, tmp_path, frozen))
    assert found["missing"] == [] and found["inside"]
    assert found["portraits"] == len(shipped_portraits()) > 0
    assert found["icons"] == len(list((ROOT / "resources" / "icons").iterdir()))
    assert found["fonts"] == len(list((ROOT / "resources" / "fonts").glob("*.ttf"))) > 0
    assert found["languages"] == len(list((ROOT / "resources" / "translations").glob("*.qm")))
    assert found["added"].startswith(str(tmp_path)), "the bundle itself may be read-only"
    assert found["remedy"] == "a new copy of the bundle"


def test_the_files_are_those_of_the_wheel() -> None:
    places = {place for _, place in shipped_files()}
    assert {
        "sean_editor/shipped/checkpoints",
        "sean_editor/shipped/resources",
        "sean_editor/shipped/resources/portraits/images",
    } <= places
    names = {Path(file).name for file, _ in shipped_files()}
    assert "compact-256.safetensors" in names and "wide-256.safetensors" not in names
    assert all(Path(file).is_file() for file, _ in shipped_files())


@pytest.mark.slow
def test_what_stays_out_is_not_missed(tmp_path: Path) -> None:
    commands = [
        ["transfer", "amara", "yuki", "--regions", "hair", "-o", "out.png"],
        ["reconstruct", "amara", "--fit", "1", "-o", "amara.png"],
        ["analyse", "out.png", "-o", "faces"],
    ]
    run(WITHOUT.replace("{commands!r}", repr(commands)), tmp_path, ROOT)
    assert (tmp_path / "out.png").is_file() and list((tmp_path / "faces").iterdir())


def test_files_of_libraries_are_sorted_out() -> None:
    there = [
        "torch/bin/torch_shm_manager",
        "torch/lib/libtorch_cpu.so",
        "PyQt5/Qt5/plugins/platforms/libqxcb.so",
        "PyQt5/Qt5/plugins/platforms/libqwayland-generic.so",
        "PyQt5/Qt5/translations/qtbase_de.qm",
        "libQt5Gui.so.5",
    ]
    gone = [
        "torch/bin/protoc",
        "torch/test/test_api",
        "torch/lib/libtorchbind_test.so",
        "PyQt5/Qt5/plugins/platforms/libqeglfs.so",
        "PyQt5/Qt5/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "PyQt5/Qt5/translations/qt_de.qm",
        "PyQt5/Qt5/lib/libQt5Quick.so.5",
        "libQt5Quick.so.5",
        "libmvec.so.1",
    ]
    kept = wanted([(name, name, "BINARY") for name in there + gone])
    assert [name for name, _, _ in kept] == there


def test_every_hidden_module_has_its_extra() -> None:
    assert "pillow_heif" in HIDDEN, "HEIC photos: pip cannot add it to a bundle"


def test_macos_knows_projects_and_why_the_camera() -> None:
    read = plistlib.loads(plistlib.dumps(INFO))
    (declared,) = read["UTExportedTypeDeclarations"]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX.lstrip(".")]
    assert [declared["UTTypeIdentifier"]] in [
        kind["LSItemContentTypes"] for kind in read["CFBundleDocumentTypes"]
    ]
    assert "picture" in read["NSCameraUsageDescription"]
