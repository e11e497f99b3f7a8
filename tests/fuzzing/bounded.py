"""Inputs in processes of their own: a crash, a hang or a full memory is found like any other fault."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import resource
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from fuzzing.readers import Fault, Reader
from sean_editor.machine.process_memory import give_back

SECONDS = 5.0
"""Of CPU time that an input may take."""
MEGABYTES = 1024
"""Of memory that an input may take beyond what the process has."""
HANG = 60.0
"""Seconds after which a process that is still at the same input is ended."""
BATCH = 250
"""Inputs for each process."""


@dataclass
class Count:
    """What has become of the inputs, and the most that a single one took."""

    read: int = 0
    refused: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0

    def add(self, other: Count) -> None:
        self.read, self.refused = self.read + other.read, self.refused + other.refused
        self.seconds = max(self.seconds, other.seconds)
        self.megabytes = max(self.megabytes, other.megabytes)


@dataclass(frozen=True)
class Finding:
    number: int
    reason: str


def run_batch(
    reader: Reader, name: str, seed: int, numbers: range, folder: Path
) -> tuple[Count, list[Finding]]:
    """Try the inputs of these numbers in a process; after one that ended it, go on in the next."""
    count, findings = Count(), []
    assert reader.corpus, "it is made here, once for all processes"
    context = multiprocessing.get_context("fork")
    while numbers:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(reader, name, seed, numbers, folder, theirs))
        process.start()
        theirs.close()
        at, reason = numbers.start - 1, ""
        try:
            for message in _messages(ours):
                if isinstance(message, int):
                    at = message
                elif isinstance(message, Finding):
                    findings.append(message)
                else:
                    count.add(message)
        except TimeoutError:
            reason = f"it takes more than {HANG:.0f} seconds"
            process.kill()
        process.join()
        if process.exitcode:
            findings.append(Finding(at, reason or f"it ends the process ({process.exitcode})"))
            numbers = range(max(at, numbers.start) + 1, numbers.stop)
        else:
            numbers = range(0)
    return count, findings


def _messages(pipe: multiprocessing.connection.Connection) -> Iterator[int | Finding | Count]:
    """What the process says, to its end. TimeoutError if it says nothing for too long."""
    while True:
        if not pipe.poll(HANG):
            raise TimeoutError
        try:
            yield pipe.recv()
        except EOFError:
            return


def _work(
    reader: Reader,
    name: str,
    seed: int,
    numbers: range,
    folder: Path,
    pipe: multiprocessing.connection.Connection,
) -> None:
    warnings.simplefilter("error")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # decoders write there what they think of such files
    # what the parent has left would go in the middle of a measurement, or give room to what is taken there
    gc.collect()
    give_back()
    torch.set_num_threads(1)  # those of the parent are not here, and waiting for them would not end
    own = _memory("VmSize") + 4 * MEGABYTES  # so that a fault does not fill the machine
    resource.setrlimit(resource.RLIMIT_AS, (own << 20, own << 20))
    path = folder / f"input{reader.suffix}"
    for number in numbers:
        pipe.send(number)
        path.write_bytes(reader.case(name, seed, number))
        reason, good = "", False
        forget_peak()
        before, start = _memory("VmRSS"), time.process_time()
        try:
            good = reader.try_file(path)
        except Fault as fault:
            reason = str(fault)
        seconds, megabytes = time.process_time() - start, _memory("VmHWM") - before
        if not reason and (seconds > SECONDS or megabytes > MEGABYTES):
            reason = f"it takes {seconds:.1f} s and {megabytes:.0f} MB"
        pipe.send(Finding(number, reason) if reason else Count(int(good), int(not good), seconds, megabytes))


def forget_peak() -> None:
    """Have Linux measure the highest memory of this process from now on."""
    Path("/proc/self/clear_refs").write_text("5")


def _memory(what: str) -> int:
    """A figure of /proc/self/status, in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) // 1024
    raise ValueError(f"/proc/self/status has no {what}")
