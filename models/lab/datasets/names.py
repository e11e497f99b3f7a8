"""Lists of pictures in text files: a name in each line or several, with or without the ending of its file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from models.lab.datasets.errors import DataError

TEST_FILE = "test.txt"
"""In a folder of pictures: those that are never trained on."""
_NAMED = 5  # in a sentence


def read_names(path: Path, known: Collection[str]) -> frozenset[str]:
    """The names in a list, of those that are `known`. DataError if it cannot be read, or for one that is not.

    A name may have an ending that is not part of it: "7.jpg" is "7", unless there is a "7.jpg" itself. A name
    with spaces stands on a line of its own.
    """
    known = known if isinstance(known, set | frozenset) else frozenset(known)
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"The list {path} cannot be read: {error}") from error
    told = [name for line in lines for name in ([line] if _meant(line, known) in known else line.split())]
    found = [_meant(name, known) for name in told]
    strange = [name for name, meant in zip(told, found, strict=True) if meant not in known]
    if strange:
        more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
        raise DataError(
            f"{path} names pictures that are not there: {', '.join(strange[:_NAMED])}{more}. "
            "Correct or remove them."
        )
    return frozenset(found)


def _meant(name: str, known: Collection[str]) -> str:
    """`name` if it is known, else what comes before its ending."""
    return name if name in known else Path(name).stem


def read_test_names(folder: Path, known: Collection[str]) -> frozenset[str] | None:
    """The names in a folder's `test.txt`; None if it has none."""
    path = folder / TEST_FILE
    return read_names(path, known) if path.is_file() else None
