"""The command line itself: help, the default command, mistakes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sean_editor.cli import doctor, edit
from sean_editor.cli.commands import COMMANDS
from sean_editor.cli.main import main
from sean_editor.locations import START

ROOT = Path(__file__).resolve().parents[2]


def test_help_names_every_command_and_is_light() -> None:
    code = (
        "import sys; from sean_editor.cli.main import main\n"
        "try: main(['--help'])\n"
        "finally: sys.stderr.write(' '.join({'torch', 'PyQt5', 'cv2', 'numpy'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)
    assert done.stderr == "", "help imports what takes long"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert f"examples:\n  {START}" in out
    assert out.count(START) >= len(COMMANDS[command].examples)


@pytest.mark.parametrize("words", [[], ["amara"], ["--device", "cpu"], ["edit", "amara"]])
def test_without_a_command_the_editor_opens(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr(edit, "run", lambda args: opened.append(args) or 0)
    assert main(words) == 0
    assert opened[0].image == ("amara" if "amara" in words else None)
    assert opened[0].device == ("cpu" if "cpu" in words else "auto")


def test_a_mistyped_command_is_recognised(run) -> None:
    outcome = run("recontruct", "amara", "-o", "out.png")
    assert outcome.status == 1
    assert outcome.err == "main.py: There is no command “recontruct”. Did you mean “reconstruct”?\n"


def test_a_missing_system_library_becomes_a_sentence(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(args: object) -> int:
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(doctor, "run", fail)
    outcome = run("doctor")
    assert outcome.status == 1
    assert "libGL.so.1 is missing" in outcome.err and "libgl1" in outcome.err


def test_a_missing_python_package_becomes_a_sentence_but_our_mistakes_do_not(run, monkeypatch) -> None:
    def fail(args: object) -> int:
        raise ModuleNotFoundError("No module named 'torch'", name="torch")

    monkeypatch.setattr(doctor, "run", fail)
    assert run("doctor").err.startswith("main.py: The Python package torch is not installed.")

    def mistake(args: object) -> int:
        raise ModuleNotFoundError("No module named 'sean_editor.nothing'", name="sean_editor.nothing")

    monkeypatch.setattr(doctor, "run", mistake)
    with pytest.raises(ModuleNotFoundError):
        run("doctor")


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: 9 bytes")],
)
def test_running_out_of_memory_becomes_a_sentence(run, monkeypatch, error: Exception) -> None:
    def fail(args: object) -> int:
        raise error

    monkeypatch.setattr(doctor, "run", fail)
    outcome = run("doctor")
    assert outcome.status == 1 and outcome.err.startswith(
        "main.py: The memory of this computer is used up. Close"
    )


def test_a_real_process_says_that_there_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has machines without a desktop")
    done = subprocess.run([sys.executable, "main.py"], cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and "no display" in done.stderr
    assert "every command but `edit`" in done.stderr.lower() and "--help" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii"])
def test_a_name_that_the_terminal_cannot_show_ends_no_command(encoding: str, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    amara = "resources/portraits/images/amara.jpg"
    strange = folder + b"/caf\xe9 \xe2\x86\x92.png"  # no UTF-8 at its \xe9, no ASCII in its arrow
    done = subprocess.run(
        [sys.executable, "main.py", "verify", amara, amara, "-o", strange],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert b"saved " + folder in done.stdout
    assert Path(os.fsdecode(strange)).is_file()


def test_threads_that_wait_give_up_the_processor() -> None:
    """Before torch is imported, which is when OpenMP looks."""
    code = (
        "import os, sys; from sean_editor.cli.main import main; assert 'torch' not in sys.modules; "
        "main(['recontruct']); print(os.environ.get('GOMP_SPINCOUNT'))"
    )
    own = {k: v for k, v in os.environ.items() if k not in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")}
    cases = (
        (own, "1000"),
        ({**own, "GOMP_SPINCOUNT": "7"}, "7"),
        ({**own, "OMP_WAIT_POLICY": "active"}, "None"),
    )
    for environment, spins in cases:
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == [spins]
