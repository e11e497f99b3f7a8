"""Kills the real editor at random moments and looks at what the next start brings back.

    python tests/kill_rounds.py FOLDER --rounds 100 --checkpoint tiny.safetensors

It prints a line for each round and a summary; the exit status is 1 if a kill cost more than two seconds, if
the history did not come back, or if a project or copy was damaged. It takes half a minute a round on a busy
machine, so it is no part of the tests; `tests/gui/window/test_kill.py` has a few rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 2.0  # seconds of edits that a kill may cost
START = 300.0  # seconds that a start may take
Line = dict[str, Any]


def environment(home: Path) -> dict[str, str]:
    """An editor's, with everything that it writes in `home`."""
    names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR")
    folders = dict.fromkeys(names, str(home))
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "gui" / "window")))
    return {**os.environ, **folders, "PYTHONPATH": paths, "QT_QPA_PLATFORM": platform, "OMP_NUM_THREADS": "1"}


class Editor:
    """A restless editor in a process of its own."""

    def __init__(self, home: Path, seed: int, checkpoint: Path, what: str, name: str = "editor") -> None:
        self.log = home / f"{name}-{seed}.log"
        exports = home / "exports"
        exports.mkdir(exist_ok=True)
        script = [str(ROOT / "tests" / "restless_editor.py"), str(self.log), str(seed)]
        words = [*script, str(home / "mine.sean"), str(exports), what, "--checkpoint", str(checkpoint)]
        self.process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=environment(home), stdout=-3, stderr=-1, text=True
        )

    def lines(self) -> list[Line]:
        text = self.log.read_text() if self.log.exists() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def wait_for(self, kind: str) -> None:
        """Until it has told this; RuntimeError if it ends before."""
        end = time.monotonic() + START
        while not any(line["kind"] == kind for line in self.lines()):
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise RuntimeError(f"the editor did not get to {kind}: {self.process.communicate()[1]}")
            time.sleep(0.05)

    def end(self, how: signal.Signals = signal.SIGKILL) -> float:
        """Send it a signal; the moment it was sent."""
        moment = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(60)
        assert self.process.stderr is not None
        self.process.stderr.close()
        return moment


@dataclass
class Outcome:
    """What a kill cost: seconds of edits, and what is wrong beyond that, "" if nothing."""

    seconds: float
    trouble: str = ""


def compare(lines: list[Line], killed: float, found: Line) -> Outcome:
    """The killed editor's log against the state that was found afterwards."""
    states = [line for line in lines if line["kind"] in ("state", "restored", "opened")]
    history = found["kind"] == "restored"  # a saved project has none
    for place in range(len(states) - 1, -1, -1):
        if not _same(states[place], found, history, last=place == len(states) - 1):
            continue
        later = states[place + 1 :]
        return Outcome(max(0.0, killed - later[0]["time"]) if later else 0.0)
    if any(_same(state, found, False) for state in states):
        return Outcome(0.0, "the history is another")
    return Outcome(killed - states[0]["time"] if states else 0.0, "a state that never was")


def _same(state: Line, found: Line, history: bool, last: bool = False) -> bool:
    if any(state[key] != found[key] for key in ("labels", "styles", "locked", "fit", "snapshots")):
        return False
    if not history:
        return True
    if state["editing"] and found["steps"] == state["steps"] + 1:  # the stroke has become a step
        return bool(state["done"] == found["below"])
    if state["done"] == found["done"] and state["undone"] == found["undone"]:
        return True
    # the kill came between a step and its line: a step is seen before it is in the history
    return last and bool({state["done"], state["below"]} & {found["done"], found["below"]})


def found_by(lines: list[Line]) -> Line | None:
    """What an editor found when it started."""
    return next((line for line in lines if line["kind"] in ("restored", "opened")), None)


def rounds(home: Path, count: int, seed: int, checkpoint: Path, portrait: str) -> list[Outcome]:
    """Kill an editor `count` times; each start goes on with what the last one left."""
    chance, outcomes = random.Random(seed), []
    before: tuple[list[Line], float] | None = None
    for number in range(count + 1):
        project = home / "mine.sean"
        editor = Editor(
            home, 1000 * seed + number, checkpoint, str(project) if project.exists() else portrait
        )
        editor.wait_for("working")
        lines = editor.lines()
        if before is not None:
            found = found_by(lines)
            assert found is not None
            outcome = compare(*before, found)
            if any(line["kind"] == "history" and not line["whole"] for line in lines):
                outcome.trouble += " undone and done again it is another"
            outcomes.append(outcome)
            told = f"{found['kind']} with {found['steps']} steps, {outcome.seconds:.3f} s lost"
            print(f"{number:4d} {told} {outcome.trouble}", flush=True)
        if number < count:
            time.sleep(chance.uniform(0.0, 6.0))
        killed = editor.end()
        before = (editor.lines(), killed)
    return outcomes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="an empty folder for all that is written")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, default=ROOT / "checkpoints" / "compact-256.safetensors")
    parser.add_argument("--portrait", default="amara")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    outcomes = rounds(args.folder, args.rounds, args.seed, args.checkpoint, args.portrait)
    worst, wrong = max(o.seconds for o in outcomes), [o.trouble for o in outcomes if o.trouble]
    print(f"{len(outcomes)} kills, at worst {worst:.3f} s lost, {len(wrong)} with trouble {wrong}")
    return int(worst > LIMIT or bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
