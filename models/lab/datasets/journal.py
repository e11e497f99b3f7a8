"""The journal of a preparation: a line for each picture as soon as it is done, so that an end at any moment
costs nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TextIO

from models.atomic_write import write_atomically
from models.lab.datasets.errors import DataError
from models.lab.datasets.index import seen_from

JOURNAL_FILE = "prepared.jsonl"


@dataclass
class Journal:
    """Which pictures are good. A context manager: written to inside."""

    path: Path
    head: dict[str, str]
    good: set[str] = field(default_factory=set)
    _lines: TextIO | None = None

    @classmethod
    def open(cls, folder: Path, layout: str, root: Path) -> Journal:
        """The journal in `folder`, or a new one. DataError if it is about another data set."""
        journal = cls(folder / JOURNAL_FILE, {"layout": layout, "data": seen_from(folder, root)})
        if journal.path.is_file():
            journal._read()
        return journal

    def _read(self) -> None:
        head, *rows = map(_parsed, self.path.read_text(encoding="utf-8").splitlines() or [""])
        if head != self.head:
            raise DataError(
                f"{self.path.parent} was prepared from another data set ({head.get('data', 'unknown')}). "
                "Name another folder, or remove it."
            )
        self.good = {row["name"] for row in rows if "name" in row and row.get("fault") is None}

    def __enter__(self) -> Self:
        """Writes the entries anew, without a line that was cut off."""
        rows = [self.head, *({"name": name} for name in sorted(self.good))]
        write_atomically(self.path, "".join(json.dumps(row) + "\n" for row in rows))
        self._lines = self.path.open("a", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        assert self._lines is not None
        self._lines.close()

    def note(self, name: str, fault: str | None) -> None:
        """A picture is done; `fault` says why it cannot be used, or None."""
        assert self._lines is not None
        row = {"name": name} if fault is None else {"name": name, "fault": fault}
        self._lines.write(json.dumps(row) + "\n")
        self._lines.flush()


def _parsed(line: str) -> dict[str, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}
