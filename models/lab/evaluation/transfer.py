"""The protocol `transfer`: whether a region takes on another portrait's style, and the rest stays."""

from __future__ import annotations

import numpy as np

from models.errors import UserError
from models.lab.evaluation.candidates import RegionPainter
from models.lab.evaluation.report import Case, Column, Group, Report, Row, Shot, Table, best_median_worst
from models.lab.evaluation.task import Task, layout, photo
from models.lab.metrics.intervals import Statistic, interval, mean_of, pooled
from models.lab.metrics.segmentation import mean_iou, pixel_accuracy
from models.lab.metrics.style_transfer import KEPT, NEAR, NOTHING, TARGETS, Pictures, Transfer, transfers

COLUMNS = (
    Column("cases", "Cases", 0),
    Column("to_reference", "ΔE to reference", 2, "lower"),
    Column("near", f"of these ≤ {NEAR:g}", 0, "higher", percent=True),
    Column("before", "ΔE before", 2),
    Column("own", "ΔE of own style", 2),
    Column("change", "Change elsewhere ΔE", 2, "lower"),
    Column("kept", f"of these ≤ {KEPT:g}", 0, "higher", percent=True),
    Column("miou", "mIoU", 3, "higher"),
    Column("accuracy", "Pixel accuracy", 3, "higher"),
)


def transfer(task: Task) -> Report:
    """Each portrait with each kind of region from another one, by every system. UserError for pictures that
    are no faces, for fewer than two, and for a system without styles of regions.
    """
    if task.metric_networks.face is None:
        raise UserError(
            f"The protocol transfer measures portraits with the regions of CelebAMask-HQ; {task.data} has "
            f"those of {task.dataset.regions.name}."
        )
    if len(task.dataset) < 2:
        raise UserError(f"A transfer takes two portraits; {task.data} ({task.split}) has one.")
    painters = {c.title: RegionPainter(c) for c in task.candidates}
    found = {title: _measure(task, title, painter) for title, painter in painters.items()}
    first = task.candidates[0].title
    return Report(
        title="Style transfer",
        facts=task.facts(),
        tables=tuple(_table(task, title, cases, index) for index, (title, cases) in enumerate(found.items())),
        notes=(
            "Portrait i of N takes one kind of region from portrait i + N/2. ΔE is CIEDE2000 between mean "
            "colours (CIE L*a*b*) of regions.",
            "ΔE to reference: the region in the result against the region in the reference; before: the same "
            "without the transfer. ΔE of own style: the region in the reconstruction against the portrait "
            "itself.",
            "Change elsewhere: the other regions of the result against the reconstruction without the "
            "transfer, their mean. mIoU and pixel accuracy: what our face parser finds in the result, "
            "against the layout that was asked for.",
            "Intervals are 95 % bootstrap intervals over the portraits.",
        ),
        records=tuple(_record(title, case) for title, cases in found.items() for case in cases),
        gallery=_gallery(task, painters, found[first], first),
    )


def _measure(task: Task, title: str, painter: RegionPainter) -> list[Transfer]:
    assert task.metric_networks.face is not None
    cases, done, count = [], 0, len(task.dataset)
    for case, _ in transfers(task.dataset, task.size, painter, task.metric_networks.face):
        cases.append(case)
        if case.target == NOTHING:
            done += 1
            task.progress(f"{title}: {done} of {count} portraits")
    return cases


def _table(task: Task, title: str, cases: list[Transfer], index: int) -> Table:
    rows = [_row(task, target.capitalize(), [c for c in cases if c.target == target]) for target in TARGETS]
    rows.append(_row(task, "All", [c for c in cases if c.target != NOTHING]))
    untouched = _row(task, "No transfer", [c for c in cases if c.target == NOTHING])
    kept = {key: untouched.cells[key] for key in ("miou", "accuracy")}
    rows.append(Row("No transfer", kept, competes=False))
    key = "table" if index == 0 else f"table-{index + 1}"
    return Table(key, title, "Region", COLUMNS, tuple(rows), ranked=False)


def _row(task: Task, title: str, cases: list[Transfer]) -> Row:
    """Figures of some cases, with intervals over the portraits, each of which may have several cases."""
    names = task.dataset.names
    if not cases:
        return Row(title, {"cases": 0})
    own: dict[str, list[Transfer]] = {name: [] for name in names}
    for case in cases:
        own[case.name].append(case)
    most = max(map(len, own.values()))

    def values(field: str) -> np.ndarray:
        rows = [[getattr(c, field) for c in own[name]] for name in names]
        return np.array([row + [np.nan] * (most - len(row)) for row in rows])  # [N, most]

    def share(field: str, limit: float) -> Statistic:
        table = values(field)
        return mean_of(np.where(np.isnan(table), np.nan, table <= limit))

    shape = cases[0].confusion.shape
    confusions = np.stack(
        [sum((c.confusion for c in own[name]), np.zeros(shape, np.int64)) for name in names]
    )
    statistics = {
        "to_reference": mean_of(values("to_reference")),
        "near": share("to_reference", NEAR),
        "before": mean_of(values("before")),
        "own": mean_of(values("own")),
        "change": mean_of(values("change")),
        "kept": share("change", KEPT),
        "miou": pooled(confusions, mean_iou),
        "accuracy": pooled(confusions, pixel_accuracy),
    }
    cells = {key: interval(len(names), statistic) for key, statistic in statistics.items()}
    return Row(title, {"cases": len(cases), **cells})


def _record(title: str, case: Transfer) -> dict[str, str | float]:
    return {
        "picture": case.name,
        "system": title,
        "reference": case.reference,
        "region": case.target,
        "to_reference": case.to_reference,
        "before": case.before,
        "own": case.own,
        "change": case.change,
        "most_changed": case.most_changed,
        "miou": float(mean_iou(case.confusion)),
        "accuracy": float(pixel_accuracy(case.confusion)),
    }


def _gallery(
    task: Task, painters: dict[str, RegionPainter], cases: list[Transfer], first: str
) -> tuple[Group, ...]:
    """For each kind of region the transfer of the first system that came closest to the reference, the least
    close one, and one between.
    """
    chosen = {target: _best_to_worst([c for c in cases if c.target == target]) for target in TARGETS}
    pictures = _pictures(task, painters, [case for several in chosen.values() for case in several.values()])
    groups = []
    for target, several in chosen.items():
        shown = []
        for title, case in several.items():
            words = f"{title}: {case.name} with {target} of {case.reference}"
            shots = _shots(task, {name: pictures[name, case.name, target] for name in painters})
            shown.append(Case(f"{words}, colour difference {case.to_reference:.1f}", shots))
        if shown:
            groups.append(Group(f"{target.capitalize()}, by colour difference of {first}", tuple(shown)))
    return tuple(groups)


def _best_to_worst(cases: list[Transfer]) -> dict[str, Transfer]:
    """The case that came closest to its reference, the least close one, and one between, by their titles."""
    moved = sorted(cases, key=lambda c: c.to_reference)
    return {title: moved[n] for title, (n,) in best_median_worst(range(len(moved)), each=1).items()}


def _pictures(
    task: Task, painters: dict[str, RegionPainter], cases: list[Transfer]
) -> dict[tuple[str, str, str], Pictures]:
    """The pictures of these cases by system, portrait and kind of region: each portrait is encoded once."""
    assert task.metric_networks.face is not None
    names, wanted = list(dict.fromkeys(c.name for c in cases)), {(c.name, c.target) for c in cases}
    found = {}
    for system, painter in painters.items():
        for case, pictures in transfers(task.dataset, task.size, painter, task.metric_networks.face, names):
            if (case.name, case.target) in wanted:
                found[system, case.name, case.target] = pictures
    return found


def _shots(task: Task, made: dict[str, Pictures]) -> tuple[Shot, ...]:
    """The pictures of a case, by all systems."""
    asked = next(iter(made.values()))
    shots = [
        photo("Portrait", asked.source),
        layout("Layout", asked.labels, task.dataset.regions),
        photo("Reference", asked.reference),
    ]
    for name, pictures in made.items():
        shots += [photo(f"{name}, before", pictures.untouched), photo(f"{name}, after", pictures.result)]
    return tuple(shots)
