"""A few damaged files for every reader, and the harness itself; `tests/fuzz.py` tries as many as you like."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from fuzzing import bounded
from fuzzing.bounded import Count, Finding, run_batch
from fuzzing.readers import READERS, Fault, Reader
from quick_cases import first_quick

from sean_editor.engine.allocator import keep_memory
from sean_editor.errors import UserError

LOADING = {"safetensors", "pth", "parser", "locator", "autoencoder", "enlarger"}
"""These make a network of each file that is good."""
SEED = 1


@pytest.mark.parametrize("name", first_quick(READERS, 8))
def test_damaged_files_are_read_or_refused_in_words(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    path = tmp_path / f"input{reader.suffix}"
    seen = set()
    for number in range(len(reader.corpus) + (4 if name in LOADING else 60)):
        path.write_bytes(reader.case(name, SEED, number))
        try:
            seen.add(reader.try_file(path))
        except Fault as fault:
            pytest.fail(f"input {number}: {fault}")
    assert True in seen and (False in seen or name in LOADING), "of all inputs some are good, some are not"


def test_inputs_are_the_same_each_time() -> None:
    reader = READERS["project"]
    first, second = ([reader.case("project", seed, number) for number in range(9)] for seed in (1, 1))
    assert first == second != [reader.case("project", 2, number) for number in range(9)]


def stand_in(read: Callable[[Path], object]) -> Reader:
    return Reader(".txt", lambda: [b"good", b"bad"], read)


def refuse(path: Path) -> None:
    if path.read_bytes() == b"bad":
        raise UserError(f"{path} is bad. Use another one.")


def crash(path: Path) -> None:
    if path.read_bytes() == b"bad":
        os.kill(os.getpid(), signal.SIGKILL)


def stumble(path: Path) -> None:
    if path.read_bytes() == b"bad":
        raise KeyError("bad")


def devour(path: Path) -> None:
    if path.read_bytes() == b"bad":
        bytearray(b"x") * (1200 << 20)


def demand(path: Path) -> None:
    if path.read_bytes() == b"bad":
        try:
            bytearray(1 << 50)
        except MemoryError as error:
            raise UserError("It does not fit into memory.") from error


def whisper(path: Path) -> None:
    if path.read_bytes() == b"bad":
        raise UserError("")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux does")
@pytest.mark.parametrize(
    ("read", "reason"),
    first_quick(
        [
            (crash, "ends the process"),
            (stumble, "KeyError"),
            (devour, "MB"),
            (demand, "asks for all memory"),
            (whisper, "without a word"),
        ],
        2,
    ),
)
def test_the_harness_finds_it_and_goes_on(
    tmp_path: Path, read: Callable[[Path], object], reason: str
) -> None:
    count, findings = run_in_pairs(stand_in(read), tmp_path)
    assert [finding.number for finding in findings] == [1]
    assert reason in findings[0].reason and count.read >= 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux does")
def test_a_refusal_in_words_is_none(tmp_path: Path) -> None:
    count, findings = run_in_pairs(stand_in(refuse), tmp_path)
    assert not findings and count.refused == 1 and count.read == 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux does")
def test_threads_that_stayed_behind_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Networks are computed by several threads, and of these a new process has one."""
    monkeypatch.setattr(bounded, "HANG", 30.0)
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        add_many(tmp_path)
        count, findings = run_in_pairs(stand_in(add_many), tmp_path)
    finally:
        torch.set_num_threads(before)
    assert not findings and count.read == 4


def add_many(path: Path) -> None:
    torch.ones(1 << 20).sum()


def run_in_pairs(reader: Reader, folder: Path) -> tuple[Count, list[Finding]]:
    """Both files of the corpus, and two that differ from them whatever is changed."""
    assert not {reader.case("stand-in", SEED, number) for number in (2, 3)} & {b"bad"}
    return run_batch(reader, "stand-in", SEED, range(4), folder)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux does")
def test_the_command(tmp_path: Path) -> None:
    script = [sys.executable, str(Path(__file__).with_name("fuzz.py")), "squares"]
    done = subprocess.run([*script, "--count", "20"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and "squares: 20 inputs" in done.stdout, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux does")
def test_what_was_there_before_hides_nothing(tmp_path: Path) -> None:
    """Room that the allocator keeps, and garbage, such as networks of the tests before."""
    keep_memory()
    blocks = [bytearray(b"x") * (40 << 20) for _ in range(40)]
    above = bytearray(1 << 20)  # the blocks' room stays beneath it
    left: list[object] = [np.ones(250 << 17)]  # 250 MB
    left.append(left)
    del blocks, left

    def collect_and_devour(path: Path) -> None:
        gc.collect()
        devour(path)

    _, findings = run_in_pairs(stand_in(collect_and_devour), tmp_path)
    assert above and [finding.number for finding in findings] == [1]
