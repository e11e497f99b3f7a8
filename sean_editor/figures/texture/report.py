"""The protocol's report: tables by group of cases, and every case's own figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.lab.evaluation.report import Column, Report, Row, Table, Value
from models.lab.metrics.intervals import Statistic, difference, interval, mean_of, quotient
from sean_editor.figures.texture.cases import GROUPS, TextureCase
from sean_editor.figures.texture.measuring import CaseFigures
from sean_editor.texture.request import RegionReport

COLUMNS = (
    Column("cases", "Cases", 0),
    Column("sharpness", "Sharpness", 2),
    Column("texture", "Texture distance", 3, "lower"),
    Column("texture_share", "of network's", 0, "lower", percent=True),
    Column("features", "Feature distance", 3, "lower"),
    Column("features_share", "of network's", 0, "lower", percent=True),
    Column("colour", "Delta E", 2, "lower"),
    Column("colour_more", "more than network's", 2, "lower"),
    Column("outside", "Change outside", 0, "lower"),
    Column("seconds", "Seconds", 2),
)
_MEASURED = ("sharpness", "texture", "features", "colour")
NO_FEATURES = (
    "The distance of features is left out: it needs torchvision's MobileNetV2. Get it with "
    "`python main.py download mobilenet`, or give the file with `--features`."
)
_NOTES = (
    "Sharpness: deviation of the Laplacian in the region, as a share of that in the same region of the photo "
    "that the texture comes from. The aim for hair: 0.85 to 1.1.",
    "Texture distance: Wasserstein-1 of gradient magnitudes of L* at three scales, over their mean. The pass "
    "matches such statistics itself. The aim: at most 45 % of the network's.",
    "Feature distance: Fréchet distance of MobileNetV2's features of places in the region. The pass does not "
    "optimise it. The aim: at most 60 % of the network's.",
    "Delta E: CIEDE2000 of the regions' mean colours. The aim: at most 0.3 more than the network's.",
    "Change outside: the most levels of 255 by which the photo changed beyond the reach of the border. The "
    "aim: 0.",
)


@dataclass(frozen=True)
class Result:
    """A case that was made, without its pictures."""

    case: TextureCase
    figures: CaseFigures
    reports: tuple[RegionReport, ...]
    seconds: float

    def record(self) -> dict[str, str | float]:
        """The case's figures by name, flat."""
        case, figures = self.case, self.figures
        found: dict[str, str | float] = {
            "case": case.name,
            "group": case.group,
            "portrait": case.portrait,
            "reference": case.reference,
            "regions": " ".join(case.regions),
            "edit": case.edit,
            "means": self.means,
        }
        for name in _MEASURED:
            found[f"network_{name}"] = getattr(figures.network, name)
            found[name] = getattr(figures.result, name)
        found["texture_share"] = share(figures.result.texture, figures.network.texture)
        found["features_share"] = share(figures.result.features, figures.network.features)
        found["colour_more"] = figures.result.colour - figures.network.colour
        return found | {"outside": figures.outside, "seconds": self.seconds}

    @property
    def means(self) -> str:
        """By what means its regions got their texture: "strands", "own (blurred)"."""
        said = (f"{r.means.value} ({r.lack.value})" if r.lack else r.means.value for r in self.reports)
        return ", ".join(dict.fromkeys(said))


def share(one: float, other: float) -> float:
    """NaN where `other` is zero."""
    return one / other if other else float("nan")


def make_report(
    results: Sequence[Result], facts: Sequence[tuple[str, str]], left_out: Sequence[str]
) -> Report:
    """The report of cases that were made; `left_out` are sentences about those that were not."""
    groups = [group for group in GROUPS if any(r.case.group == group for r in results)]
    rows = [
        row for group in groups for row in _rows(GROUPS[group], [r for r in results if r.case.group == group])
    ]
    if len(groups) > 1:
        rows += _rows("All", results)
    known = any(not np.isnan(r.figures.network.features) for r in results)
    columns = tuple(c for c in COLUMNS if known or not c.key.startswith("features"))
    note = "Means over the cases with 95 % confidence intervals (bootstrap over the cases)."
    return Report(
        title="Texture",
        facts=tuple(facts),
        tables=(Table("table", "Figures", "Cases", columns, tuple(rows), note, ranked=False),),
        notes=(*_NOTES, *(() if known else (NO_FEATURES,)), *_means(results), *left_out),
        records=tuple(result.record() for result in results),
    )


def _rows(title: str, results: Sequence[Result]) -> list[Row]:
    """The results of some cases, and below them the network's pictures alone."""
    records = [result.record() for result in results]
    count = len(records)

    def mean(name: str) -> Statistic:
        return mean_of(np.array([record[name] for record in records], float))

    made = {name: mean(name) for name in _MEASURED}
    before = {name: mean(f"network_{name}") for name in _MEASURED}
    shares = {f"{name}_share": quotient(made[name], before[name]) for name in ("texture", "features")}
    more = {"colour_more": difference(made["colour"], before["colour"])}
    cells: dict[str, Value] = {
        "cases": count,
        "outside": max(result.figures.outside for result in results),
        "seconds": float(np.median([result.seconds for result in results])),
    }
    cells |= {name: interval(count, statistic) for name, statistic in (made | shares | more).items()}
    alone: dict[str, Value] = {name: interval(count, statistic) for name, statistic in before.items()}
    return [Row(title, cells), Row(f"{title}: network alone", alone, competes=False)]


def _means(results: Sequence[Result]) -> tuple[str, ...]:
    """A sentence on how often each means was taken."""
    often = Counter(report.means.value for result in results for report in result.reports)
    if not often:
        return ()
    return (f"Means of the regions: {', '.join(f'{name} {count}' for name, count in often.most_common())}.",)
