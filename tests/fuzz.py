"""Feeds damaged files to a reader: each has to be read, or refused in words, within bounds.

    python tests/fuzz.py project --count 100000 --seed 1   # or --seconds 600, or `all` readers
    python tests/fuzz.py project --file FILE               # a file that was saved, again

An input may take 5 s of CPU time and 1 GB of memory. What breaks a bound, ends the process or raises anything
but the reader's own error is saved, and the command that repeats it is printed; the exit status is then 1.
Ctrl+C ends the run with the figures of what was tried. Needs Linux. `tests/test_fuzzing.py` tries a few
inputs of each reader.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzzing.bounded import BATCH, Count, Finding, run_batch  # noqa: E402
from fuzzing.readers import READERS  # noqa: E402


def fuzz(name: str, count: int, seconds: float, seed: int, found: Path) -> bool:
    """Whether nothing was found in so many inputs or seconds, whichever ends first."""
    reader, total, findings, start = READERS[name], Count(), list[Finding](), time.monotonic()
    number = 0
    with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        while number < count and time.monotonic() - start < seconds:
            numbers = range(number, min(count, number + BATCH))
            part, more = run_batch(reader, name, seed, numbers, Path(folder))
            total.add(part)
            for finding in more:
                path = found / f"{name}-{seed}-{finding.number}{reader.suffix}"
                found.mkdir(parents=True, exist_ok=True)
                path.write_bytes(reader.case(name, seed, finding.number))
                print(f"{finding.reason[:300]}\n  again: python tests/fuzz.py {name} --file {path}")
            findings += more
            number = numbers.stop
    print(
        f"{name}: {number:,} inputs, {total.read:,} read, {total.refused:,} refused, {len(findings)} found; "
        f"at most {total.seconds:.2f} s and {total.megabytes:.0f} MB; {time.monotonic() - start:.0f} s",
        flush=True,
    )
    return not findings


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reader", choices=[*READERS, "all"])
    parser.add_argument("--count", type=int, default=100_000, help="inputs for each reader")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=Path("found"), help="folder for what is found")
    parser.add_argument("--file", type=Path, help="read this file, with the traceback of what is wrong")
    args = parser.parse_args()
    if args.file is not None:
        print("read" if READERS[args.reader].try_file(args.file) else "refused in words")
        return 0
    names = list(READERS) if args.reader == "all" else [args.reader]
    good = [fuzz(name, args.count, args.seconds, args.seed, args.found) for name in names]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
