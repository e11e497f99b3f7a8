"""`python main.py benchmark --window`: its processes, and what it prints."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

START = {"face": 0.9, "result": 2.5, "memory": 300.0}
SPREAD = {"p50": 20.4, "p95": 41.0, "worst": 77.0, "count": 180}
HANDS = {"result": SPREAD, "layout": SPREAD, "pictures": 31.2, "block": 18.0, "worked": 9.0}


def sized(tip: int, p50: float) -> dict[str, Any]:
    return {"tip": tip, "share": tip**2 / 1e4, "hands": {**HANDS, "result": {**SPREAD, "p50": p50}}}


def counted(references: int, memory: float, each: float | None) -> dict[str, Any]:
    return {"references": references, "memory": memory, "each": each, "drops": HANDS, "strokes": HANDS}


EDITING = {
    "platform": "offscreen",
    "strokes": HANDS,
    "slider": {**HANDS, "layout": None},
    "drops": {**HANDS, "layout": None, "pictures": None},
    "opening": {"face": 0.5, "result": 0.8, "block": 30.0, "worked": 12.0},
    "memory": 431.0,
    "peak": 440.0,
    "sizes": [sized(5, 10.0), sized(10, 20.0), sized(20, 40.0)],
    "many": [counted(24, 431.0, None), counted(48, 459.0, 1195.0), counted(96, 465.0, 128.0)],
}


class Processes:
    """Stands in for the processes that are started."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, Path]] = []
        self.environments: list[dict[str, str]] = []
        self.precisions: list[str] = []
        self.status = 0
        self._run = subprocess.run

    def run(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[Any]:
        if "benchmark" not in command:  # Python's own, which asks for the processor
            return self._run(command, **options)
        assert command[command.index("benchmark") + 1] == "--window"
        part, home = (command[command.index(f"--{name}") + 1] for name in ("part", "home"))
        assert Path(home).is_dir() and float(command[command.index("--since") + 1]) > 0
        self.parts.append((part, Path(home)))
        self.environments.append(options["env"])
        self.precisions.append(command[command.index("--precision") + 1])
        said = json.dumps(START if part == "start" else EDITING)
        return subprocess.CompletedProcess(
            command, self.status, f"a word before\n{said}\n", "Qt: no screen\n"
        )


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    made = Processes()
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return made


def test_a_table_for_people(run, checkpoint: Path, processes: Processes) -> None:
    outcome = run("benchmark", "--window", "--rounds", 2, "--checkpoint", checkpoint)
    assert outcome.status == 0, outcome.err
    lines = {line.rstrip() for line in outcome.out.splitlines()}
    assert f"{'strokes':24}      20      41      77     180          31      18         9" in lines
    assert f"{'drops of styles':24}      20      41      77     180                  18         9" in lines
    for sentence in (
        "platform offscreen",
        "Start, nothing cached: face after 0.90 s, result after 2.50 s (aim 2).",
        "Memory with the shipped references: 431 MB at rest, 440 MB at most; aim 450.",
        "Exponent 0.50 (1 is linear).",  # four times the area, twice the time
        f"{24:12}{431:8}{'':10}{20:8}{20:8}",
        f"{96:12}{465:8}{128:10}{20:8}{20:8}",
        "Exponents: drop 0.00, stroke 0.00.",
        "longest block 30 ms, own work 12",
    ):
        assert sentence in outcome.out, sentence


def test_every_process_is_for_nobody_and_compiled(run, processes: Processes) -> None:
    outcome = run("benchmark", "--window", "--rounds", 2, "--json")
    found = json.loads(outcome.out)
    assert found["window"]["editing"] == EDITING and len(found["window"]["warm"]) == 2
    assert found["versions"]["torch"]
    parts, homes = zip(*processes.parts, strict=True)
    assert parts == ("start",) * 5 + ("editing",)
    assert homes[1:3] == homes[3:5], "a warm start is the second of a person"
    assert len(set(homes)) == 4 and Path.home() not in homes
    for environment in processes.environments:
        assert "PYTHONDONTWRITEBYTECODE" not in environment and environment["PYTHONPYCACHEPREFIX"]


def test_a_process_that_fails_says_why(run, processes: Processes) -> None:
    processes.status = 1
    outcome = run("benchmark", "--window")
    assert outcome.status == 1 and "could not be measured: Qt: no screen" in outcome.err


def test_missing_weights_and_senseless_times(run, processes: Processes) -> None:
    outcome = run("benchmark", "--window", "--checkpoint", "none.pth")
    assert outcome.status == 1 and "none.pth" in outcome.err and not processes.parts
    for words in (["--seconds", "0"], ["--references", "0"], ["--growth"], ["--texture"], ["--full"]):
        with pytest.raises(SystemExit):
            run("benchmark", "--window", *words)


def test_weights_that_the_window_would_ask_about_are_refused(run, tmp_path: Path, processes) -> None:
    (foreign := tmp_path / "foreign.safetensors").write_text("no weights")
    outcome = run("benchmark", "--window", "--checkpoint", foreign)
    assert outcome.status == 1 and "foreign.safetensors cannot be read" in outcome.err
    assert not processes.parts


@pytest.mark.parametrize("words", [[], ["--precision", "exact"]])
def test_the_window_computes_in_the_precision_that_was_asked_for(run, words, processes: Processes) -> None:
    assert run("benchmark", "--window", "--rounds", 1, *words).status == 0
    assert set(processes.precisions) == {words[-1] if words else "auto"}


def test_a_measured_start_does_not_import_what_comes_after_the_face() -> None:
    code = "import sys, sean_editor.gui.window_benchmark.start; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_the_real_processes(run, checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real window, for a moment, and for nobody: the cache of the person who runs it stays as it is."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    words = ("--rounds", 1, "--seconds", 0.2, "--references", 24, "--checkpoint", checkpoint, "--json")
    outcome = run("benchmark", "--window", *words)
    assert outcome.status == 0, outcome.err
    window = json.loads(outcome.out)["window"]
    for start in (*window["cold"], *window["warm"]):
        assert 0 < start["face"] <= start["result"]
    editing = window["editing"]
    assert editing["platform"] == "offscreen" and editing["strokes"]["result"]["count"] > 0
    assert [one["references"] for one in editing["many"]] == [24]
