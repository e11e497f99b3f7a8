"""Figures by group: the worst first, each picture once, tables that mean nothing refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import UserError
from models.lab.evaluation.groups import by_groups, read_groups
from models.lab.evaluation.report import Column, Report, Row, Table
from models.lab.metrics.intervals import Interval

COLUMNS = (Column("parameters", "Parameters", 0), Column("psnr", "PSNR dB", 2, "higher"))


def report(values: dict[str, list[float]]) -> Report:
    """What two systems reached on pictures: ours, and one that is always at 1."""
    records = [{"picture": n, "system": "ours", "psnr": v} for n, many in values.items() for v in many]
    others = [{"picture": n, "system": "other", "psnr": 1.0} for n in values]
    table = Table("table", "Figures", "System", COLUMNS, (Row("ours", {}),))
    return Report("Reconstruction", (), (table,), (), (*records, *others))


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_worst_group_comes_first(tmp_path: Path) -> None:
    lines = "name,hair,age\na,curly,old\nb,curly,young\nc,none,old\nd,,old\n"
    groups = read_groups(write(tmp_path / "g.csv", lines), ["a", "b", "c", "d"])
    made = by_groups(report({"a": [20.0], "b": [22.0], "c": [10.0], "d": [30.0, 32.0]}), groups)
    _, hair, age = made.tables
    assert hair.title == "ours, by hair" and [row.title for row in hair.rows] == ["none", "curly"]
    assert [row.cells["pictures"] for row in hair.rows] == [1, 2]
    assert hair.rows[1].cells["psnr"] == Interval(21.0, 20.0, 22.0)
    assert [row.title for row in age.rows] == ["old", "young"]
    assert age.rows[0].cells["psnr"].value == pytest.approx((20 + 10 + 31) / 3)  # d counts once


def test_lower_is_better_turns_the_order(tmp_path: Path) -> None:
    groups = read_groups(write(tmp_path / "g.csv", "name,age\na,old\nb,young\n"), ["a", "b"])
    told = report({"a": [1.0], "b": [2.0]})
    lower = Table("table", "Figures", "System", (Column("psnr", "Error", 2, "lower"),), ())
    made = by_groups(Report(told.title, (), (lower,), (), told.records), groups)
    assert [row.title for row in made.tables[1].rows] == ["young", "old"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no table of groups"),
        ("name\na\n", "is no table of groups"),
        ("name,age\na,old,more\n", "is no table of groups"),
        ("name,age\nz,old\n", "names none of the pictures"),
        ("name,age\na,old\na,young\n", "names a more than once"),
    ],
)
def test_a_table_that_means_nothing_is_named(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=words) as error:
        read_groups(write(tmp_path / "g.csv", text), ["a"])
    assert "g.csv" in str(error.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_bytes(b"\xff\xfe\x00name")
    for path in (tmp_path / "g.csv", tmp_path / "none.csv"):
        with pytest.raises(UserError, match=path.name):
            read_groups(path, ["a"])
