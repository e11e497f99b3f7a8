"""A report as files in a folder."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from models.atomic_write import write_atomically
from models.errors import UserError
from models.lab.evaluation.page import as_page
from models.lab.evaluation.report import Report
from models.lab.evaluation.sheet import contact_sheet
from models.lab.evaluation.tables import as_csv, as_json, as_markdown, records_as_csv


def make_folder(folder: Path) -> None:
    """UserError if there is no such folder and none can be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be made ({error.strerror}). Write elsewhere.") from error


def write_report(report: Report, folder: Path) -> list[Path]:
    """Writes, and returns, `index.html` (tables and pictures), `sheet.png` (the pictures), `report.md`,
    `report.json` (everything but pictures), a CSV file for each table, and `pictures.csv` (every picture's
    own figures). UserError if the place cannot be written to.
    """
    make_folder(folder)
    texts = {
        "index.html": as_page(report),
        "report.md": as_markdown(report),
        "report.json": as_json(report),
        "pictures.csv": records_as_csv(report),
    }
    texts |= {f"{table.key}.csv": as_csv(table) for table in report.tables}
    written = [folder / name for name in texts]
    for path, text in zip(written, texts.values(), strict=True):
        write_atomically(path, text)
    sheet = contact_sheet(report)
    if sheet is not None:
        written.append(folder / "sheet.png")
        picture = Image.fromarray(sheet)
        write_atomically(written[-1], lambda file: picture.save(file, "PNG"))
    return written
