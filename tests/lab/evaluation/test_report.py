"""How figures are written, and reports as Markdown, CSV, JSON, a page and a sheet."""

from __future__ import annotations

import base64
import csv
import io
import json
import re

import numpy as np
import pytest
from PIL import Image

from models.lab.evaluation.page import as_page
from models.lab.evaluation.report import Case, Column, Group, Report, Row, Shot, Table, best_median_worst
from models.lab.evaluation.sheet import contact_sheet
from models.lab.evaluation.tables import as_csv, as_json, as_markdown, records_as_csv
from models.lab.metrics.intervals import Interval

PSNR = Column("psnr", "PSNR dB", 2, "higher")
ERROR = Column("error", "Error", 3, "lower")
SHARE = Column("share", "Share", 0, "higher", percent=True)
COUNT = Column("count", "Count", 0)


@pytest.fixture
def report() -> Report:
    rng = np.random.default_rng(0)
    shots = (
        Shot("Picture", rng.integers(0, 256, (32, 64, 3), dtype=np.uint8)),
        Shot("Layout <19>", np.full((32, 64, 3), (204, 0, 0), np.uint8), exact=True),
    )
    rows = (
        Row("SEAN <a>", {"psnr": Interval(20.544, 19.0, 22.1), "error": 0.5, "count": 18571555}),
        Row("SPADE", {"psnr": Interval(19.0, 18.0, np.nan), "error": 0.25, "share": 0.876}),
        Row("Baseline", {"psnr": Interval(np.inf, np.inf, np.inf), "error": 0.1}, competes=False),
    )
    table = Table("table", "Figures", "System", (COUNT, PSNR, ERROR, SHARE), rows, "See `here`.")
    records = ({"picture": "a", "psnr": np.inf}, {"picture": "b", "psnr": 20.5, "error": np.nan})
    groups = (Group("Best", (Case("a", shots), Case("b", shots))), Group("Worst", (Case("c", shots[:1]),)))
    return Report("Try", (("Pictures", "3 & more"),), (table,), ("Use `doctor`.",), records, groups)


@pytest.mark.parametrize(
    ("column", "value", "text", "between"),
    [
        (PSNR, 20.544, "20.54", ""),
        (PSNR, None, "—", ""),
        (PSNR, np.nan, "—", ""),
        (PSNR, Interval(np.inf, 20.0, np.inf), "∞", "20.00–∞"),
        (PSNR, Interval(-0.5, -1.0, 0.25), "−0.50", "−1.00 to 0.25"),
        (PSNR, -0.0001, "0.00", ""),
        (SHARE, Interval(0.876, 0.8, 0.9), "88 %", "80–90"),
        (COUNT, 18571555, "18,571,555", ""),
    ],
)
def test_how_a_figure_is_written(column: Column, value: object, text: str, between: str) -> None:
    assert column.format(value) == text  # type: ignore[arg-type]
    assert column.format_interval(value) == between  # type: ignore[arg-type]


def test_the_best_of_those_that_compete(report: Report) -> None:
    (table,) = report.tables
    assert table.best(PSNR) == "SEAN <a>"
    assert table.best(ERROR) == "SPADE", "the baseline does not compete"
    assert table.best(SHARE) is None and table.best(COUNT) is None, "one figure is not the best of any"


def test_markdown_is_a_table(report: Report) -> None:
    lines = [line for line in as_markdown(report).splitlines() if line.startswith("|")]
    assert len({len(line) for line in lines}) == 1, "aligned"
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0] == ["System", "Count", "PSNR dB ↑", "Error ↓", "Share ↑"]
    assert cells[2] == ["SEAN <a>", "18,571,555", "**20.54** (19.00–22.10)", "0.500", "—"]
    assert cells[4] == ["Baseline", "—", "∞ (∞–∞)", "0.100", "—"]


def test_csv_can_be_read_back(report: Report) -> None:
    first, second, baseline = csv.DictReader(io.StringIO(as_csv(report.tables[0])))
    assert first["system"] == "SEAN <a>" and int(first["count"]) == 18571555
    assert [float(first[key]) for key in ("psnr", "psnr_low", "psnr_high")] == [20.544, 19.0, 22.1]
    assert second["psnr_high"] == "" and second["count"] == "" and float(baseline["psnr"]) == np.inf
    records = list(csv.DictReader(io.StringIO(records_as_csv(report))))
    assert [record["picture"] for record in records] == ["a", "b"]
    assert float(records[1]["psnr"]) == 20.5 and records[1]["error"] == ""


def test_json_is_strict(report: Report) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is not JSON")

    read = json.loads(as_json(report), parse_constant=refuse)
    rows = read["tables"]["table"]["rows"]
    assert rows[0]["psnr"] == {"value": 20.544, "low": 19.0, "high": 22.1}
    assert rows[2]["psnr"]["value"] is None and rows[0]["share"] is None
    assert read["facts"] == {"Pictures": "3 & more"}
    assert read["pictures"][1] == {"picture": "b", "psnr": 20.5, "error": None}


def test_the_page_needs_no_other_file_and_shows_all_pictures(report: Report) -> None:
    page = as_page(report)
    assert "SEAN &lt;a&gt;" in page and "Layout &lt;19&gt;" in page and "3 &amp; more" in page
    assert "<code>doctor</code>" in page and "<a>" not in page and "$" not in page
    assert set(re.findall(r'(?:src|href)="([^",]*)', page)) == {
        "data:image/webp;base64",
        "data:image/png;base64",
    }
    pictures = [
        np.array(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"))
        for data in re.findall(r'src="data:image/\w+;base64,([^"]*)"', page)
    ]
    assert [picture.shape for picture in pictures] == [(32, 64, 3)] * 5
    assert (pictures[1] == (204, 0, 0)).all(), "a layout keeps its colours"
    assert page.count('class="best"') == 2


def test_the_sheet_shows_all_pictures(report: Report) -> None:
    sheet = contact_sheet(report)
    assert sheet is not None
    wanted = report.gallery[0].cases[0].shots[0].picture
    gap = 8
    found = [
        y for y in range(sheet.shape[0] - 32) if np.array_equal(sheet[y : y + 32, gap : gap + 64], wanted)
    ]
    assert len(found) == 3 and sheet.shape[1] == 2 * 64 + 3 * gap
    assert contact_sheet(Report("Try", (), (), (), ())) is None


def test_best_median_worst_never_show_one_twice() -> None:
    assert best_median_worst(list(range(80))) == {
        "Best": [0, 1, 2],
        "Median": [38, 39, 40],
        "Worst": [77, 78, 79],
    }
    for count in range(1, 12):
        shown = [m for members in best_median_worst(list(range(count))).values() for m in members]
        assert len(shown) == len(set(shown)) and set(shown) <= set(range(count)) and 0 in shown
    assert best_median_worst([]) == {}
