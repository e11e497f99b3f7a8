"""The cases of the protocol `texture`: who gets which regions of whom, and whose layout is repainted how."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from models.regions import CELEBAMASK_HQ
from sean_editor.errors import UserError

CASES = Path(__file__).with_name("cases.csv")
"""The shipped list: 60 transfers and 20 repainted layouts between pictures of two folders."""

GROUPS = {
    "hair": "Hair",
    "skin": "Skin",
    "clothes": "Clothes",
    "features": "Lips and brows",
    "background": "Background",
    "face": "Whole faces",
    "layout": "Repainted layouts",
}
"""Titles of the groups of cases, in order."""
_COLUMNS = ["case", "group", "portrait", "reference", "regions", "edit"]


@dataclass(frozen=True)
class TextureCase:
    """One picture to make.

    portrait   name of the picture that is edited
    reference  name of the one whose styles it gets; "" where only the layout is repainted
    regions    names of the regions that are measured: those that get the reference's style, or those that
               are painted
    edit       name of the layout edit, "" for a transfer
    """

    name: str
    group: str
    portrait: str
    reference: str
    regions: tuple[str, ...]
    edit: str = ""

    @property
    def title(self) -> str:
        """For people: "hair of female_1"."""
        what = ", ".join(self.regions)
        return f"{self.edit}: {what}" if self.edit else f"{what} of {self.reference}"

    @property
    def ids(self) -> list[int]:
        """Of the regions."""
        return [CELEBAMASK_HQ.by_name(name).id for name in self.regions]


def read_cases(path: Path = CASES) -> list[TextureCase]:
    """The cases of a CSV file with the columns case, group, portrait, reference, regions (separated by
    blanks) and edit. UserError if it cannot be read as one.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            cases = [_case(row) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, KeyError, ValueError, AttributeError) as error:
        raise UserError(
            f"{path} cannot be read as a list of cases. Give a CSV file with the columns "
            f"{', '.join(_COLUMNS)}; regions are names of CelebAMask-HQ, groups: {', '.join(GROUPS)}."
        ) from error
    if not cases or len({case.name for case in cases}) < len(cases):
        raise UserError(f"{path} lists no cases, or two of one name. Give every case its own name.")
    return cases


def _case(row: dict[str, str]) -> TextureCase:
    """KeyError for a region or a group that does not exist; ValueError for a case of nothing."""
    regions = tuple(row["regions"].split())
    case = TextureCase(row["case"], row["group"], row["portrait"], row["reference"], regions, row["edit"])
    GROUPS[case.group]
    if not (case.ids and case.name and case.portrait and bool(case.reference) != bool(case.edit)):
        raise ValueError(case.name)
    return case


def chosen(cases: Sequence[TextureCase], patterns: Iterable[str]) -> list[TextureCase]:
    """The cases whose names or groups match one of the patterns ("hair-0*"). UserError if none does."""
    patterns = list(patterns)
    found = [
        case
        for case in cases
        if any(fnmatchcase(name, pattern) for name in (case.name, case.group) for pattern in patterns)
    ]
    if not found:
        raise UserError(
            f"No case is called {' or '.join(patterns)}. The names begin with a group: {', '.join(GROUPS)}."
        )
    return found
