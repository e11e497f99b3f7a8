"""Optional packages: real pip in an environment of its own, a folder of wheels for the network."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from heic_wheel import GREEN, SIZE, write_heic, write_heic_wheel

from sean_editor import extras

ROOT = Path(__file__).resolve().parents[1]
READ = """
import sys
from sean_editor import UserError, extras, read_photo

def read():
    try:
        photo = read_photo(sys.argv[1])
    except UserError as error:
        return str(error)
    return f"{photo.size} {tuple(map(int, photo.pixels[0, 0]))}"

"""
OPENED = f"{SIZE} {GREEN}"


class Environment:
    """A virtual environment that sees this one's packages, and pip's settings for it."""

    def __init__(self, folder: Path) -> None:
        self.python = folder / "bin" / "python"
        self.site = next(folder.glob("lib/*/site-packages"))
        self.variables = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_paths()["purelib"]]),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
        }

    def run(self, code: str, file: Path) -> str:
        """What Python code says that can `read()` the picture in a file."""
        words = [str(self.python), "-c", READ + code, str(file)]
        done = subprocess.run(words, cwd="/", env=self.variables, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not sys.platform.startswith("linux"):
        pytest.skip("environments lie elsewhere")
    if importlib.util.find_spec("pillow_heif") is not None:
        pytest.skip("the plug-in for HEIC pictures is installed here")
    folder = tmp_path_factory.mktemp("an environment") / "venv"  # a space in its name
    venv.create(folder, with_pip=True)
    return folder


@pytest.fixture
def environment(folder: Path, tmp_path: Path) -> Environment:
    """With the plug-in in reach of pip, and not installed."""
    environment = Environment(folder)
    environment.variables["PIP_FIND_LINKS"] = str(write_heic_wheel(tmp_path / "wheels"))
    for path in environment.site.glob("pillow_heif*"):
        subprocess.run(["rm", "-r", str(path)], check=True)
    return environment


@pytest.mark.slow
def test_it_works_in_the_same_program(environment: Environment, tmp_path: Path) -> None:
    code = "print(read()); extras.install('heic'); print(read())"
    before, after = environment.run(code, write_heic(tmp_path / "a.heic")).splitlines()
    assert "a.heic is a HEIC picture, which needs one more package" in before
    assert after == OPENED


@pytest.mark.slow
def test_the_command_in_the_message_is_the_one_that_helps(environment: Environment, tmp_path: Path) -> None:
    """For this Python, from any folder, without a word changed."""
    heic = write_heic(tmp_path / "a.heic")
    command = environment.run("print(read())", heic).strip().partition("with: ")[2]
    done = subprocess.run(command, shell=True, cwd="/", env=environment.variables, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert environment.run("print(read())", heic).strip() == OPENED


@pytest.mark.slow
def test_a_command_of_the_program_prints_it(environment: Environment, tmp_path: Path) -> None:
    heic = write_heic(tmp_path / "a.heic")
    words = [environment.python, ROOT / "main.py", "analyse", heic, "-o", tmp_path / "faces"]
    done = subprocess.run(words, cwd="/", env=environment.variables, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert f"'{environment.python}' -m pip install 'pillow-heif>=0.16'\n" in done.stderr


def test_what_pip_says_is_passed_on(environment: Environment, tmp_path: Path) -> None:
    del environment.variables["PIP_FIND_LINKS"]
    code = "try: extras.install('heic')\nexcept UserError as error: print(error)"
    said = environment.run(code, write_heic(tmp_path / "a.heic"))
    assert said.startswith("pillow-heif>=0.16 could not be installed (No matching distribution found for")


def test_waiting_for_an_index_can_be_given_up(environment: Environment, tmp_path: Path) -> None:
    del environment.variables["PIP_NO_INDEX"], environment.variables["PIP_FIND_LINKS"]
    code = (
        "from concurrent.futures import CancelledError\n"
        "try: extras.install('heic', lambda: True)\nexcept CancelledError: print('given up')"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:  # connects, and never answers
        environment.variables["PIP_INDEX_URL"] = f"http://127.0.0.1:{server.getsockname()[1]}/simple"
        assert environment.run(code, write_heic(tmp_path / "a.heic")) == "given up\n"


def test_an_installed_copy_knows_its_extras_too(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = ["torch>=2.4", 'pillow-heif>=0.16; extra == "heic"', "onnx>=1.16 ; extra == 'onnx'"]
    monkeypatch.setattr("importlib.metadata.requires", lambda name: listed if name == "sean-editor" else None)
    in_checkout = {name: extras.requirements(name) for name in ("heic", "onnx")}
    monkeypatch.setattr(extras, "IN_CHECKOUT", False)
    assert extras.requirements("heic") == in_checkout["heic"] == ["pillow-heif>=0.16"]
    assert extras.requirements("onnx") == ["onnx>=1.16"] and len(in_checkout["onnx"]) == 3
    with pytest.raises(KeyError):
        extras.requirements("heif")


def test_an_environment_of_uv_has_no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert not extras.can_install()
    assert " -m pip install " in extras.command("heic")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert extras.can_install()
    assert extras.command("heic").startswith(f"/usr/bin/uv pip install --python {sys.executable}")


def test_the_system_s_own_python_is_not_changed_without_being_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    (tmp_path / "EXTERNALLY-MANAGED").write_text("[externally-managed]\n")
    monkeypatch.setattr("sys.prefix", sys.base_prefix)
    assert not extras.can_install() and "--break-system-packages" in extras.command("heic")
    monkeypatch.setattr("sys.prefix", "/some/environment")
    assert "--break-system-packages" not in extras.command("heic")
