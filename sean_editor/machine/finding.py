"""What `doctor` finds out."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One line of the report. `needed`: the program does not work as long as this is not put right."""

    topic: str
    text: str
    needed: bool = False
