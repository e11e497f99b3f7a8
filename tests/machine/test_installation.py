"""`python main.py install` chooses torch's build: real pip in a real environment, indexes of our own."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import venv
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from quick_cases import first_quick

from sean_editor.cli.main import main
from sean_editor.errors import UserError
from sean_editor.machine import installation, torch_build

ROOT = Path(__file__).resolve().parents[2]

BACKEND = """
import shutil


def build_editable(folder, config_settings=None, metadata_directory=None):
    return shutil.copy("sean_editor-1-py3-none-any.whl", folder).split("/")[-1]
"""
"""Stands in for setuptools, which the indexes of these tests do not hold."""


def write_wheel(folder: Path, name: str, version: str, *requires: str) -> None:
    """A wheel that pip installs and that holds nothing but its metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    info = f"{name}-{version}.dist-info"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    files = {
        "METADATA": "\n".join([*lines, *(f"Requires-Dist: {line}" for line in requires), ""]),
        "WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        record = f"{info}/RECORD,,\n"
        for file, text in files.items():
            wheel.writestr(f"{info}/{file}", text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{info}/{file},sha256={digest},{len(text)}\n"
        wheel.writestr(f"{info}/RECORD", record)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server with a folder for each index: usual, cpu, and other (the newest torch of all)."""
    folder = tmp_path_factory.mktemp("indexes")
    write_wheel(folder / "usual" / "torch", "torch", "9.1", "triton", "sympy")
    write_wheel(folder / "usual" / "triton", "triton", "1")
    write_wheel(folder / "usual" / "sympy", "sympy", "1")
    write_wheel(folder / "cpu" / "torch", "torch", "9.0+cpu", "sympy")
    write_wheel(folder / "other" / "torch", "torch", "9.2")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with nothing but pip."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, with_pip=True)
    return folder


class Machine:
    """A copy of the program in an environment with nothing but pip, and what surrounds both."""

    def __init__(self, folder: Path, environment: Path, indexes: str) -> None:
        self.environment, self.program, self.tools = environment, folder / "program", folder / "bin"
        for package in ("sean_editor", "models"):
            shutil.copytree(ROOT / package, self.program / package)
        for name in ("main.py", "setup.cfg"):
            shutil.copy(ROOT / name, self.program)
        (self.program / "backend.py").write_text(BACKEND)
        (self.program / "pyproject.toml").write_text(
            "[build-system]\nrequires = []\nbuild-backend = 'backend'\nbackend-path = ['.']\n"
        )
        write_wheel(self.program, "sean_editor", "1", "torch>=2.4")
        self.tools.mkdir()
        self.variables = {
            "PATH": str(self.tools),
            "HOME": str(folder),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_CACHE_DIR": "1",
            "PIP_INDEX_URL": f"{indexes}/usual",
            "SEAN_TORCH_CPU_INDEX": f"{indexes}/cpu",
        }

    def nvidia_smi(self, script: str) -> None:
        tool = self.tools / "nvidia-smi"
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(0o755)

    def install(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.environment / "bin" / "python"), "main.py", "install", *words]
        return subprocess.run(command, cwd=self.program, env=self.variables, capture_output=True, text=True)

    def packages(self) -> dict[str, str]:
        """Version of each installed distribution, pip, its like and the program left out."""
        names = (path.stem.split("-") for path in self.environment.glob("lib/*/site-packages/*.dist-info"))
        return {name: version for name, version in names if name not in ("pip", "setuptools", "sean_editor")}

    def empty(self) -> None:
        for name in (*self.packages(), "sean_editor"):
            for path in self.environment.glob(f"lib/*/site-packages/{name}-*.dist-info"):
                shutil.rmtree(path)


@pytest.fixture
def machine(tmp_path: Path, environment: Path, indexes: str) -> Iterator[Machine]:
    """Without an NVIDIA driver, and with both indexes in reach."""
    if not sys.platform.startswith("linux"):
        pytest.skip("nothing is chosen: pip's own choice is a CPU build there")
    machine = Machine(tmp_path, environment, indexes)
    yield machine
    machine.empty()


USUAL = {"torch": "9.1", "triton": "1", "sympy": "1"}
CPU = {"torch": "9.0+cpu", "sympy": "1"}


def without_driver(machine: Machine) -> None:
    pass


def with_a_driver_that_is_not_loaded(machine: Machine) -> None:
    machine.nvidia_smi("echo 'NVIDIA-SMI has failed: no driver is loaded for the GPU'; exit 9")


def with_a_driver(machine: Machine) -> None:
    machine.nvidia_smi("echo 'GPU 0: NVIDIA T4 (UUID: GPU-1)'")


def with_a_second_index(machine: Machine) -> None:
    machine.variables["PIP_EXTRA_INDEX_URL"] = machine.variables["PIP_INDEX_URL"].replace("usual", "other")


def with_an_index_that_refuses(machine: Machine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    machine.variables["SEAN_TORCH_CPU_INDEX"] = f"http://127.0.0.1:{port}/cpu"


def with_an_index_that_lacks_torch(machine: Machine) -> None:
    machine.variables["SEAN_TORCH_CPU_INDEX"] += "/empty"


def with_a_folder_of_wheels(machine: Machine) -> None:
    with_an_index_that_refuses(machine)
    write_wheel(machine.program / "wheels", "torch", "8.0+cpu", "sympy")
    machine.variables["PIP_FIND_LINKS"] = str(machine.program / "wheels")


@pytest.mark.parametrize(
    ("surround", "packages"),
    first_quick(
        [
            (without_driver, CPU),
            (with_a_driver, USUAL),
            (with_a_driver_that_is_not_loaded, CPU),
            (with_a_second_index, CPU),
            (with_an_index_that_refuses, USUAL),
            (with_an_index_that_lacks_torch, USUAL),
            (with_a_folder_of_wheels, {"torch": "8.0+cpu", "sympy": "1"}),
        ]
    ),
)
def test_the_build_suits_the_machine(
    surround: Callable[[Machine], None], packages: dict[str, str], machine: Machine
) -> None:
    surround(machine)
    done = machine.install()
    assert done.returncode == 0, done.stdout + done.stderr
    assert machine.packages() == packages
    assert ("There is an NVIDIA driver" in done.stdout) == (surround is with_a_driver)
    assert ("cannot be had there" in done.stdout) == (packages == USUAL and surround is not with_a_driver)


@pytest.mark.slow
def test_an_index_that_hangs_is_given_up(machine: Machine) -> None:
    program = machine.program / "sean_editor" / "machine" / "installation.py"
    patient = program.read_text(encoding="utf-8")
    assert '"--timeout", "10"' in patient
    program.write_text(patient.replace('"--timeout", "10"', '"--timeout", "1"'), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:  # connects, and never answers
        machine.variables["SEAN_TORCH_CPU_INDEX"] = f"http://127.0.0.1:{server.getsockname()[1]}/cpu"
        done = machine.install()
    assert done.returncode == 0 and machine.packages() == USUAL
    assert "main.py install --torch cpu" in done.stdout, "what can be done about it later"


@pytest.mark.slow
def test_what_is_installed_is_kept_and_exchanged_when_asked(machine: Machine, indexes: str) -> None:
    with_a_driver(machine)
    machine.install()
    machine.nvidia_smi("exit 9")
    assert machine.install().returncode == 0 and machine.packages() == USUAL, "repeated, without a driver"
    assert machine.install("--torch", "cpu").returncode == 0 and machine.packages() == CPU
    assert machine.install("--torch", "default").returncode == 0 and machine.packages() == USUAL
    assert machine.install("--torch", f"{indexes}/other").returncode == 0
    assert machine.packages() == {"torch": "9.2"}


@pytest.mark.slow
def test_a_failed_exchange_changes_nothing(machine: Machine) -> None:
    with_a_driver(machine)
    machine.install()
    with_an_index_that_lacks_torch(machine)
    done = machine.install("--torch", "cpu")
    assert done.returncode == 1 and machine.packages() == USUAL
    assert f"could be installed from {machine.variables['SEAN_TORCH_CPU_INDEX']}" in done.stderr


def test_an_unknown_extra_is_named() -> None:
    with pytest.raises(
        UserError, match=r"no extra “heics”\. There are: heic, bundle, onnx, teachers, renders, test, train"
    ):
        installation.install(["heics"])


def test_an_unknown_build_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["install", "--torch", "gpu"])
    assert "gpu: not cpu, not default, and no address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("versions", "driver", "said"),
    [
        ((None, None), False, "CPU, 0.8 GB .* the NVIDIA build .*main.py install --torch default$"),
        ((None, None), True, "CPU, .* but there is an NVIDIA driver.*install --torch default$"),
        (("13.0", None), False, "CUDA 13.0, .* but there is no NVIDIA driver.*install --torch cpu$"),
        (("13.0", None), True, r"CUDA 13.0, [^,]* requires\. .*install --torch cpu$"),
        ((None, "7.0"), False, r"ROCm 7.0, [^,]* requires\. .*install --torch cpu$"),
    ],
)
def test_doctor_names_the_build(versions, driver: bool, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.version.cuda", versions[0])
    monkeypatch.setattr("torch.version.hip", versions[1])
    monkeypatch.setattr(torch_build, "has_nvidia_driver", lambda: driver)
    monkeypatch.setattr(torch_build, "size_on_disk", lambda: 812_345_678)
    monkeypatch.setattr("sys.platform", "linux")
    text = torch_build.describe_installed()
    assert re.search(said, text), text


def test_an_installed_copy_is_changed_by_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch_build, "IN_CHECKOUT", False)
    monkeypatch.delenv("SEAN_TORCH_CPU_INDEX", raising=False)
    cpu = "pip install --force-reinstall --index-url https://download.pytorch.org/whl/cpu torch"
    assert torch_build.change_command("cpu") == cpu
    assert torch_build.change_command("default") == "pip install --force-reinstall torch"


def test_the_size_is_that_of_the_files() -> None:
    import torch

    library = max((Path(torch.__file__).parent / "lib").iterdir(), key=lambda path: path.stat().st_size)
    assert library.stat().st_size < torch_build.size_on_disk()
    required = torch_build.requirements("torch")
    assert {"sympy", "networkx", "mpmath"} <= required, "indirect ones, too"
    assert "numpy" not in required, "only extras ask for it"
    assert {"onnx", "onnxscript"} <= {name for name, _ in torch_build.required_by("sean-editor", "onnx")}
    assert "torch" in torch_build.requirements("torchmetrics")
    assert torch_build.requirements("no-such-package") == set()


def test_the_command_line_starts_with_the_standard_library_alone() -> None:
    """`main.py install` runs before anything is installed; without site-packages nothing else is there."""
    done = subprocess.run(
        [sys.executable, "-S", "main.py", "install", "--help"], cwd=ROOT, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
