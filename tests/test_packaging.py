"""What `pip install .` puts on a machine: the whole program, in any folder, without the repository."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sean_editor import __version__
from sean_editor.checkpoints import WIDE_CHECKPOINT

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = {
    "sean_editor.shipped.checkpoints": ROOT / "checkpoints",
    "sean_editor.shipped.docs": ROOT / "docs",
    "sean_editor.shipped.resources": ROOT / "resources",
}


def setup_lines(section: str, option: str) -> list[str]:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return setup[section][option].split("\n")[1:]


def test_every_package_is_listed() -> None:
    files = [file for top in ("models", "sean_editor") for file in (ROOT / top).rglob("__init__.py")]
    there = {".".join(file.parent.relative_to(ROOT).parts) for file in files}
    assert set(setup_lines("options", "packages")) == there | SHIPPED.keys()


@pytest.mark.parametrize("package", SHIPPED)
def test_every_pattern_of_shipped_files_finds_some(package: str) -> None:
    patterns = setup_lines("options.package_data", package)
    assert [pattern for pattern in patterns if not list(SHIPPED[package].glob(pattern))] == []


def test_what_stays_in_the_repository_is_decided() -> None:
    patterns = setup_lines("options.package_data", "sean_editor.shipped.resources")
    left = {entry.name for entry in SHIPPED["sean_editor.shipped.resources"].iterdir()}
    left -= {pattern.split("/")[0] for pattern in patterns}
    assert left == {"figures", "screenshot.png", "training"}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is packaged: setuptools would take leftovers of an older build in the repository."""
    folder = tmp_path_factory.mktemp("tree")
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in ("sean_editor", "models", "checkpoints", "docs", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pth"))
    return folder


@pytest.fixture(scope="module")
def distributions(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source distribution, and the wheel that is built from nothing but that."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, tree, folder=folder)
    return next(folder.glob("*.tar.gz")), next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel_of_the_tree(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, tree, folder=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(distributions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment with the wheel; what it depends on is lent by the one of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        distributions[1],
        folder=folder,
    )
    (site,) = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder)
    Path(site, "lent.pth").write_text(sysconfig.get_path("purelib"))
    return scripts


def run(*words: object, folder: Path) -> list[str]:
    """The lines that a command prints; it runs in `folder`, which is its home, too."""
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | homes
    command = [str(word) for word in words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_both_ways_to_a_wheel_give_the_same(
    distributions: tuple[Path, Path], wheel_of_the_tree: Path
) -> None:
    names = [set(zipfile.ZipFile(wheel).namelist()) for wheel in (distributions[1], wheel_of_the_tree)]
    assert names[0] == names[1]
    assert "sean_editor/shipped/checkpoints/compact-256.safetensors" in names[0]
    assert "sean_editor/shipped/docs/screenshots/painting.webp" in names[0]
    assert not any("wide-256" in name or name.startswith("tests/") for name in names[0])
    assert {name.split("/")[0].split("-")[0] for name in names[0]} == {"models", "sean_editor"}


@pytest.mark.slow
def test_the_command_and_the_module_start_it(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "sean-editor", "--version", folder=tmp_path) == [f"SEAN Editor {__version__}"]
    assert run(installed / "python", "-m", "sean_editor", "--version", folder=tmp_path) == [
        f"SEAN Editor {__version__}"
    ]
    assert any(
        "sean-editor transfer" in line for line in run(installed / "sean-editor", "--help", folder=tmp_path)
    )


@pytest.mark.slow
def test_it_edits_in_any_folder(installed: Path, tmp_path: Path) -> None:
    script = (
        "from sean_editor import Engine, open_portrait, textured, write_image\n"
        "import sean_editor\n"
        "engine, amara, yuki = Engine(), open_portrait('amara'), open_portrait('yuki')\n"
        "write_image('out.png', textured(engine, amara, yuki, ['hair']).picture)\n"
        "print(sean_editor.__file__)\n"
    )
    (home,) = run(installed / "python", "-c", script, folder=tmp_path)
    assert Path(home).is_relative_to(installed.parent), "the installed one, not the repository's"
    run(
        installed / "sean-editor",
        "transfer",
        "amara",
        "yuki",
        "--regions",
        "hair",
        "-o",
        "same.png",
        folder=tmp_path,
    )
    first, second = (np.asarray(Image.open(tmp_path / name)) for name in ("out.png", "same.png"))
    assert first.shape == (512, 512, 3) and np.array_equal(first, second)


@pytest.mark.slow
def test_it_finds_faces_and_opens_a_window(installed: Path, tmp_path: Path) -> None:
    image = ROOT / "resources" / "portraits" / "images" / "elin.jpg"
    run(installed / "sean-editor", "analyse", image, "-o", tmp_path, folder=tmp_path)
    assert (tmp_path / "elin.labels.png").is_file()
    script = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from sean_editor.gui.app import make_application\n"
        "from sean_editor.gui.icons import icon\n"
        "from sean_editor.gui.theme import theme\n"
        "app = make_application(); theme().apply('dark')\n"
        "print(app.windowIcon().isNull(), icon('brush').isNull(), len(app.styleSheet()) > 1000)\n"
        "from PyQt5.QtWidgets import QWidget\n"
        "from sean_editor.gui.dialogs.manual import ManualDialog\n"
        "manual = ManualDialog(QWidget())\n"
        "print(len(manual.page.sections) > 20, manual.page.pictures_missing)\n"
    )
    lines = run(installed / "python", "-c", script, folder=tmp_path)
    assert lines[-2:] == ["False False True", "True []"]


@pytest.mark.slow
def test_the_wide_model_is_found_where_it_is_put(installed: Path, tmp_path: Path) -> None:
    ask = (
        "from sean_editor.checkpoints import WIDE_CHECKPOINT, usual_checkpoint\n"
        "print(WIDE_CHECKPOINT, usual_checkpoint('cuda').name, sep='\\n')\n"
    )
    place, usual = run(installed / "python", "-c", ask, folder=tmp_path)
    assert Path(place).is_relative_to(tmp_path) and usual == "compact-256.safetensors"
    Path(place).parent.mkdir(parents=True)
    Path(place).symlink_to(WIDE_CHECKPOINT)
    assert run(installed / "python", "-c", ask, folder=tmp_path)[1] == "wide-256.safetensors"
