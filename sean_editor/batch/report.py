"""The report of a batch: a table with a row for each photo, from which the next run sees what is done."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from pathlib import Path

from models.atomic_write import write_atomically
from models.translation import tr
from sean_editor.errors import UserError

FILE_NAME = "report.csv"


class Status(Enum):
    """What became of a photo; the values stand in the report."""

    DONE = "done"
    UNCHANGED = "not changed"
    """Nothing of the edit applies to it, so no file was written."""
    FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    """A row of the report.

    photo    the name of its file
    output   the name of the file that was written, "" if none was
    faces    how many were edited
    regions  the names of the regions that got another style or were retouched, with spaces between them
    remark   why it was not done, or what to know of it, "" if nothing
    edit     the key of the edit (`BatchEdit.key`)
    source, result  hashes of both files: 16 hex digits
    outside  with a proof: how many pixels lie outside the edit
    changed  with a proof: how many of these the edit changed
    changed_by_format  with a proof, in a lossy format: how many of them writing changed
    again    not in the table: it was done by an earlier run, and still holds
    """

    photo: str
    status: Status
    output: str = ""
    faces: int = 0
    regions: str = ""
    remark: str = ""
    edit: str = ""
    source: str = ""
    result: str = ""
    outside: str = ""
    changed: str = ""
    changed_by_format: str = ""
    again: bool = False


_OF_PROOFS = ("outside", "changed", "changed_by_format")
_COLUMNS = [field.name for field in fields(Outcome) if field.name != "again"]


def write_report(folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Write them to report.csv in `folder`. UserError if that cannot be."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, _COLUMNS, extrasaction="ignore")
    table.writeheader()
    for outcome in outcomes:
        table.writerow(asdict(outcome) | {"status": outcome.status.value})
    # spreadsheets take a file for UTF-8 only if it begins with this mark
    write_atomically(folder / FILE_NAME, "\ufeff" + text.getvalue())


def read_report(folder: Path) -> dict[str, Outcome]:
    """What an earlier run wrote into `folder`, by photo; nothing if there is no report, or it is damaged."""
    try:
        with (folder / FILE_NAME).open(encoding="utf-8-sig", newline="") as file:
            return {row["photo"]: _outcome(row) for row in csv.DictReader(file)}
    except (OSError, ValueError, KeyError, TypeError, csv.Error):
        return {}


def _outcome(row: dict[str, str]) -> Outcome:
    words = {name: row[name] for name in _COLUMNS if name not in ("status", "faces", *_OF_PROOFS)}
    words |= {name: row.get(name) or "" for name in _OF_PROOFS}  # older reports have none
    return Outcome(**words, status=Status(row["status"]), faces=int(row["faces"]))  # type: ignore[arg-type]


def still_holds(known: Outcome | None, edit: str, source: str, folder: Path) -> Outcome | None:
    """The outcome of an earlier run if it would come out the same: the same edit of the same photo, and the
    file that was written is as it was.
    """
    if known is None or (known.edit, known.source) != (edit, source):
        return None
    if known.status is Status.DONE and file_hash(folder / known.output) == known.result:
        return replace(known, again=True)
    return replace(known, again=True) if known.status is Status.UNCHANGED else None


def check_free(target: Path, known: Outcome | None) -> None:
    """UserError if a file lies at `target` that the batch has not written, or that was changed since."""
    if not target.exists():
        return
    if known is None or known.output != target.name or file_hash(target) != known.result:
        raise UserError(
            tr(
                "{file} exists and is not as this batch wrote it. Move it away, or choose another folder.",
                file=target,
            )
        )


def file_hash(path: Path) -> str:
    """16 hex digits for the content of a file, "" if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=8)).hexdigest()
    except OSError:
        return ""
