"""Figures by group of pictures: whom a network serves worse than others."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from models.errors import UserError
from models.lab.evaluation.report import Column, Report, Row, Table, Value
from models.lab.metrics.intervals import interval, mean_of

Groups = Mapping[str, Mapping[str, str]]
"""Kind of group ("hair") -> picture's name -> group ("curly")."""

COUNT = Column("pictures", "Pictures", 0)


def read_groups(path: Path, names: Sequence[str]) -> Groups:
    """The groups in a CSV file: its first column names pictures, each other one is a kind of group. An empty
    cell puts a picture into no group of that kind.

    UserError if it is no such table, or names none of the pictures or one of them twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise UserError(f"{path} cannot be read as groups ({reason}). Give a CSV file.") from error
    remedy = "Its first line is “name” and the kinds of groups, each other line a picture and its groups."
    if not rows or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        raise UserError(f"{path} is no table of groups. {remedy}")
    heads, *lines = rows
    listed = [line[0] for line in lines]
    if twice := sorted({name for name in listed if listed.count(name) > 1}):
        raise UserError(f"{path} names {twice[0]} more than once.")
    if not set(listed) & set(names):
        raise UserError(f"{path} names none of the pictures that are measured. {remedy}")
    return {
        kind: {line[0]: line[column] for line in lines if line[column]}
        for column, kind in enumerate(heads[1:], 1)
    }


def by_groups(report: Report, groups: Groups) -> Report:
    """The report with a table for each kind of group: the figures of its first system, the mean over the
    pictures of each group with its interval, the worst group by the first figure that has a better and a
    worse first.
    """
    system = report.records[0]["system"]
    records = [one for one in report.records if one["system"] == system]
    columns = [c for c in report.tables[0].columns if isinstance(records[0].get(c.key), float)]
    ranking = next((c for c in columns if c.better), columns[0])
    tables = [
        Table(
            f"by-{kind}",
            f"{system}, by {kind}",
            kind.capitalize(),
            (COUNT, *columns),
            tuple(_rows(records, members, columns, ranking)),
            "Means over the pictures of each group, with 95 % confidence intervals.",
            ranked=False,
        )
        for kind, members in groups.items()
    ]
    return replace(report, tables=(*report.tables, *tables))


def _rows(
    records: list[dict[str, str | float]], members: Mapping[str, str], columns: list[Column], ranking: Column
) -> Iterator[Row]:
    found = {}
    for group in dict.fromkeys(members.values()):
        of_group = [one for one in records if members.get(str(one["picture"])) == group]
        if of_group:
            found[group] = _figures(of_group, columns)
    sign = 1 if ranking.better == "higher" else -1
    for group in sorted(found, key=lambda one: sign * found[one][ranking.key].value):  # type: ignore[union-attr]
        yield Row(group, found[group])


def _figures(records: list[dict[str, str | float]], columns: list[Column]) -> dict[str, Value]:
    """The means of a group's records. A picture may have several: its own mean counts once."""
    names = list(dict.fromkeys(str(one["picture"]) for one in records))
    found: dict[str, Value] = {COUNT.key: len(names)}
    for column in columns:
        values: dict[str, list[float]] = {name: [] for name in names}
        for one in records:
            if isinstance(value := one.get(column.key), float):
                values[str(one["picture"])].append(value)
        means = [np.mean(own) if own else np.nan for own in values.values()]
        found[column.key] = interval(len(names), mean_of(np.array(means)))
    return found
