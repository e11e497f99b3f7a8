"""The result of an evaluation, from which every kind of output is made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from models.lab.metrics.intervals import Interval

Value = Interval | float | int | None
"""A figure with its interval, a number, or nothing: what cannot be measured is “—”."""


@dataclass(frozen=True)
class Column:
    """A figure: `key` in files, `title` for people, digits after the point, whether it is a share to be shown
    in per cent, and which way is better ("higher", "lower" or "").
    """

    key: str
    title: str
    digits: int
    better: str = ""
    percent: bool = False

    def format(self, value: Value) -> str:
        """The figure alone, e.g. "20.54", "87 %", "18,571,555" or "—"."""
        number = value.value if isinstance(value, Interval) else value
        if number is None or math.isnan(number):
            return "—"
        if math.isinf(number):
            return "∞" if number > 0 else "−∞"
        text = f"{100 * number if self.percent else number:z,.{self.digits}f}".replace("-", "−")
        return f"{text} %" if self.percent else text

    def format_interval(self, value: Value) -> str:
        """From where to where, e.g. "19.86–21.41"; "" for a figure without an interval."""
        if not isinstance(value, Interval) or math.isnan(value.low) or math.isnan(value.value):
            return ""
        low, high = (self.format(bound).removesuffix(" %") for bound in (value.low, value.high))
        return f"{low} to {high}" if "−" in low + high else f"{low}–{high}"


@dataclass(frozen=True)
class Row:
    """One line of a table: figures by the column's key. `competes`: it is one of those to be compared, not
    something to compare with.
    """

    title: str
    cells: dict[str, Value]
    competes: bool = True


@dataclass(frozen=True)
class Table:
    """`key` names its files, `first` heads the column of the rows' titles; `ranked`: rows are rivals."""

    key: str
    title: str
    first: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    ranked: bool = True

    def best(self, column: Column) -> str | None:
        """The title of the row that is best in a column, of those that compete; None if there are not two."""
        known = [
            (number, row.title)
            for row in self.rows
            if row.competes and (number := _number(row.cells.get(column.key))) is not None
        ]
        if len(known) < 2 or not column.better or not self.ranked:
            return None
        return max(known)[1] if column.better == "higher" else min(known)[1]


class Shot(NamedTuple):
    """A picture uint8 [H, W, 3] and its caption; `exact`: stored without loss, as its colours are ids."""

    caption: str
    picture: np.ndarray
    exact: bool = False


@dataclass(frozen=True)
class Case:
    """Pictures that belong together."""

    title: str
    shots: tuple[Shot, ...]


@dataclass(frozen=True)
class Group:
    """Cases of one kind: the best, the median, the worst."""

    title: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Report:
    """A whole report. `facts` describe the pictures; `records` hold every picture's own figures."""

    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    records: tuple[dict[str, str | float], ...]
    gallery: tuple[Group, ...] = field(default=())


def best_median_worst(order: Sequence[int], each: int = 3) -> dict[str, list[int]]:
    """Members of an `order` from best to worst: from its head, its middle and its end, none of them twice."""
    count = len(order)
    each = max(1, min(each, count // 3))
    middle = (count - each) // 2
    parts = {"Best": order[:each], "Median": order[middle : middle + each], "Worst": order[-each:]}
    shown: dict[str, list[int]] = {}
    for title, members in parts.items():
        fresh = [int(m) for m in members if all(m not in other for other in shown.values())]
        if fresh:
            shown[title] = fresh
    return shown


def _number(value: Value) -> float | None:
    number = value.value if isinstance(value, Interval) else value
    return None if number is None or math.isnan(number) else float(number)
