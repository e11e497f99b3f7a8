"""A report as text: Markdown for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

from models.lab.evaluation.report import Column, Report, Row, Table, Value
from models.lab.metrics.intervals import Interval

_ARROWS = {"higher": " ↑", "lower": " ↓", "": ""}


def heading(column: Column) -> str:
    """A column's title, with an arrow to where it is better."""
    return column.title + _ARROWS[column.better]


def shown_columns(table: Table) -> list[Column]:
    """The columns in which something stands, and those of figures: an empty one says “—” for a reason."""
    rows = table.rows
    return [c for c in table.columns if c.better or any(row.cells.get(c.key) is not None for row in rows)]


def as_markdown(report: Report) -> str:
    """Title, facts, tables and notes."""
    lines = [f"# {report.title}", "", *(f"- {name}: {value}" for name, value in report.facts)]
    for table in report.tables:
        lines += ["", f"## {table.title}", "", *_markdown_table(table)]
        lines += ["", table.note] if table.note else []
    return "\n".join([*lines, "", *(f"- {note}" for note in report.notes), ""])


def _markdown_table(table: Table) -> list[str]:
    columns = shown_columns(table)
    cells = [[table.first, *(heading(c) for c in columns)]]
    for row in table.rows:
        cells.append([row.title, *(_markdown_cell(table, row, c) for c in columns)])
    first, *widths = (max(map(len, column)) for column in zip(*cells, strict=True))
    lines = [
        "| " + " | ".join([title.ljust(first), *map(str.rjust, line, widths)]) + " |"
        for title, *line in cells
    ]
    rule = "|".join(["", "-" * (first + 2), *("-" * (width + 1) + ":" for width in widths), ""])
    return [lines[0], rule, *lines[1:]]


def _markdown_cell(table: Table, row: Row, column: Column) -> str:
    value = row.cells.get(column.key)
    text, between = column.format(value), column.format_interval(value)
    if table.best(column) == row.title:
        text = f"**{text}**"
    return f"{text} ({between})" if between else text


def as_csv(table: Table) -> str:
    """A line for each row; a figure with an interval has the columns KEY, KEY_low and KEY_high."""
    lines: list[dict[str, Any]] = []
    for row in table.rows:
        line: dict[str, Any] = {table.first.lower(): row.title}
        for column in table.columns:
            value = row.cells.get(column.key)
            if isinstance(value, Interval):
                line |= {column.key: value.value}
                line |= {f"{column.key}_low": value.low, f"{column.key}_high": value.high}
            else:
                line[column.key] = value
        lines.append(line)
    return _csv(lines)


def records_as_csv(report: Report) -> str:
    """Every picture's own figures, a line for each picture and system."""
    return _csv([dict(record) for record in report.records])


def as_json(report: Report) -> str:
    """All figures and facts. Values that are not finite are null."""
    tables = {
        table.key: {
            "title": table.title,
            "rows": [{"title": row.title} | _json_cells(table, row) for row in table.rows],
        }
        for table in report.tables
    }
    whole = {
        "title": report.title,
        "facts": dict(report.facts),
        "tables": tables,
        "notes": report.notes,
        "pictures": [{key: _plain(value) for key, value in record.items()} for record in report.records],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _json_cells(table: Table, row: Row) -> dict[str, Any]:
    return {column.key: _json_value(row.cells.get(column.key)) for column in table.columns}


def _json_value(value: Value) -> Any:
    if isinstance(value, Interval):
        return {name: _plain(bound) for name, bound in value._asdict().items()}
    return _plain(value)


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _csv(lines: list[dict[str, Any]]) -> str:
    names: dict[str, None] = {name: None for line in lines for name in line}
    text = io.StringIO()
    writer = csv.DictWriter(text, list(names), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: _csv_value(value) for name, value in line.items()} for line in lines)
    return text.getvalue()


def _csv_value(value: Any) -> Any:
    return "" if value is None or (isinstance(value, float) and math.isnan(value)) else value
