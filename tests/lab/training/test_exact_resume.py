"""A run that was killed goes on as if it had not been: real processes, a real SIGKILL."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

STEPS = 16
WORDS = ("--steps", str(STEPS), "--batch", "2", "--save-every", "0")
SETTINGS = ("coarse_until=0.1", "adversarial_from=0.2")


def finish(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 0, output
    return output


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    for _ in range(3000):
        if condition():
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    raise AssertionError(process.communicate()[0])


def logged(folder: Path) -> int:
    """Lines of the log."""
    path = folder / "log.csv"
    return len(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_losses_after_a_kill_are_those_without(
    train_command: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    through, killed = tmp_path / "through", tmp_path / "killed"
    finish(train_command(through, *WORDS[:-2], settings=SETTINGS))
    process = train_command(killed, *WORDS, settings=SETTINGS)
    wait_for(lambda: logged(killed) > 16, process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    state = torch.load(killed / "state.pt", weights_only=True)
    assert 0 < state["step"] < STEPS, "the run was killed on its way"
    finish(train_command(killed, "--resume", "--save-every", "60"))  # all else is in config.json
    assert (killed / "log.csv").read_text() == (through / "log.csv").read_text()
    ours, theirs = (load_file(folder / "generator.safetensors") for folder in (killed, through))
    assert all(torch.equal(ours[key], theirs[key]) for key in theirs)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_a_run_told_to_stop_saves_and_can_go_on(
    train_command: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = train_command(tmp_path, "--steps", "5000", "--batch", "2", settings=SETTINGS)
    wait_for(lambda: logged(tmp_path) > 4, process)
    process.send_signal(signal.SIGTERM)
    assert "saved" in finish(process)
    assert 0 < torch.load(tmp_path / "state.pt", weights_only=True)["step"] < 5000
    assert (tmp_path / "generator.safetensors").is_file()
