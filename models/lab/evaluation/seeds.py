"""Figures over seeds: systems that were trained several times, with the variation between their runs."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.errors import UserError
from models.lab.evaluation.candidates import Candidate
from models.lab.evaluation.report import Column, Report, Row, Table, Value
from models.lab.metrics.intervals import Interval

RUNS = Column("runs", "Runs", 0)

_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""97.5 % quantiles of Student's t for 1 to 30 degrees of freedom; the last serves for more."""


def runs_of_systems(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates, grouped by system: runs of one system have the same network, length, data and plan.

    UserError if no system has two runs, or if two runs of one have the same seed.
    """
    systems: list[list[Candidate]] = []
    for candidate in candidates:
        known = next((runs for runs in systems if _alike(runs[0], candidate)), None)
        if known is None:
            systems.append([candidate])
        else:
            known.append(candidate)
    if all(len(runs) == 1 for runs in systems):
        raise UserError(
            "--seeds needs several runs of a system: the same network, steps, data and plan, trained with "
            "another --seed."
        )
    for runs in systems:
        _check_seeds(runs)
    return systems


def by_seeds(report: Report, systems: Sequence[Sequence[Candidate]]) -> Report:
    """The report, whose first table has a row for each run, with a table before it that has a row for each
    system: the means of its runs, with intervals over the runs.
    """
    single = report.tables[0]
    rows = {row.title: row for row in single.rows}
    means = [
        Row(title, {"runs": len(runs), **_means([rows[run.title] for run in runs], single.columns)})
        for title, runs in zip(_titles(systems), systems, strict=True)
    ]
    beside = [replace(row, cells=_values(row.cells)) for row in single.rows if not row.competes]
    note = "Means of the runs, with 95 % intervals over the runs (Student's t)."
    table = Table("seeds", "Figures over seeds", "System", (RUNS, *single.columns), (*means, *beside), note)
    singles = replace(single, title="Figures of each run")
    return replace(report, tables=(table, singles, *report.tables[1:]))


def mean_interval(values: Sequence[float]) -> Interval:
    """The mean of R values, with the 95 % interval of the mean of a normal distribution; of one value there
    is none.
    """
    known = np.array(values, float)
    mean = float(known.mean())
    if len(known) < 2:
        return Interval(mean, math.nan, math.nan)
    within = _T[min(len(known) - 1, len(_T)) - 1] * float(known.std(ddof=1)) / math.sqrt(len(known))
    return Interval(mean, mean - within, mean + within)


def _alike(one: Candidate, other: Candidate) -> bool:
    first, second = ((c.kind, c.system.config, c.steps, c.recipe) for c in (one, other))
    return first == second


def _check_seeds(runs: Sequence[Candidate]) -> None:
    by_seed: dict[int, str] = {}
    for run in runs:
        if run.seed is None:
            continue
        if run.seed in by_seed:
            raise UserError(
                f"{by_seed[run.seed]} and {run.name} were both trained with the seed {run.seed}. "
                "Train one of them with another --seed."
            )
        by_seed[run.seed] = run.name


def _titles(systems: Sequence[Sequence[Candidate]]) -> list[str]:
    """A title for each system: of several runs the first one's, without the number at its end; the names of
    all runs where two systems would have the same title.
    """
    titles = []
    for runs in systems:
        name = runs[0].name if len(runs) == 1 else re.sub(r"[-_. ]*\d+$", "", runs[0].name)
        titles.append(replace(runs[0], name=name or runs[0].kind).title)
    return [
        title if titles.count(title) == 1 else f"{runs[0].kind} {', '.join(run.name for run in runs)}"
        for title, runs in zip(titles, systems, strict=True)
    ]


def _means(rows: Sequence[Row], columns: Sequence[Column]) -> dict[str, Value]:
    """The cells of a system: what all runs have in common as it is, of figures the mean and its interval."""
    cells: dict[str, Value] = {}
    for column in columns:
        values = [_values(row.cells).get(column.key) for row in rows]
        known = [float(value) for value in values if isinstance(value, (int, float))]
        if not column.better and len(set(values)) == 1:
            cells[column.key] = values[0]
        elif len(known) == len(rows):
            cells[column.key] = mean_interval(known)
    return cells


def _values(cells: dict[str, Value]) -> dict[str, Value]:
    """The cells without their intervals over pictures."""
    return {key: cell.value if isinstance(cell, Interval) else cell for key, cell in cells.items()}
