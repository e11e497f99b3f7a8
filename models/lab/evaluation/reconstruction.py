"""The protocol `reconstruction`: a table like the paper's Tables 1 and 2, and pictures of its extremes."""

from __future__ import annotations

import numpy as np
import torch

from models.lab.evaluation.notes import THEMSELVES, notes
from models.lab.evaluation.report import Case, Column, Group, Report, Row, Table, Value, best_median_worst
from models.lab.evaluation.task import Task, layout, photo
from models.lab.metrics.distances import Moments, frechet_distance, kernel_distance, leading_directions
from models.lab.metrics.intervals import Statistic, difference, interval, mean_of, pooled, quotient
from models.lab.metrics.reconstruction import Figures, batches, mean_colours, measure
from models.lab.metrics.segmentation import class_iou, counted_rows, pixel_accuracy

MEAN_COLOUR = "Mean colour per region"

PERCEPTUAL = {
    "lpips": Column("perceptual", "LPIPS (AlexNet)", 3, "lower"),
    "mobilenet": Column("perceptual", "MobileNetV2 distance", 3, "lower"),
}
_WITHOUT = Column("perceptual", "LPIPS", 3, "lower")
IDENTITY = Column("identity", "Identity distance", 3, "lower")
_BEFORE = (
    Column("psnr", "PSNR dB", 2, "higher"),
    Column("ssim", "SSIM", 3, "higher"),
    Column("rmse", "RMSE", 4, "lower"),
    Column("miou", "mIoU", 3, "higher"),
    Column("accuracy", "Pixel accuracy", 3, "higher"),
    Column("parser_distance", "Parser-feature distance", 3, "lower"),
    Column("of_mean_colour", "of mean colour's", 0, "lower", percent=True),
    Column("pfd", "PFD", 2, "lower"),
    Column("fid", "FID", 1, "lower"),
    Column("kid", "KID × 1000", 2, "lower"),
)
_AFTER = (Column("sharpness", "Sharpness", 0, percent=True),)
ABOUT = (Column("parameters", "Parameters", 0), Column("steps", "Training steps", 0))


def figures_of(task: Task) -> tuple[Column, ...]:
    """The columns of figures: all tables have the same, but for what is an extra."""
    extra = (IDENTITY,) if task.metric_networks.identity is not None else ()
    return (*_BEFORE, PERCEPTUAL.get(task.metrics.perceptual, _WITHOUT), *extra, *_AFTER)


def reconstruction(task: Task) -> Report:
    """Every test picture reconstructed by every system from its own style and layout, and the figures."""
    systems = {c.title: c.reconstruct for c in task.candidates} | {MEAN_COLOUR: mean_colours}
    count = len(task.dataset)

    def report(done: int) -> None:
        task.progress(f"{done} of {count} pictures")

    pictures = batches(task.dataset, task.size, task.batch)
    themselves, made = measure(pictures, systems, len(task.dataset.regions), task.metric_networks, report)
    statistics = {
        title: _statistics(figures, made[MEAN_COLOUR], task.counted) for title, figures in made.items()
    }
    first = task.candidates[0].title
    tables = [_table(task, themselves, made, statistics)]
    if len(task.candidates) > 1:
        tables.append(_differences(task, statistics, first))
    return Report(
        title="Reconstruction",
        facts=task.facts(),
        tables=tuple(tables),
        notes=notes(task),
        records=tuple(_records(task, made)),
        gallery=_gallery(task, made[first], first),
    )


def _statistics(figures: Figures, baseline: Figures, counted: np.ndarray) -> dict[str, Statistic]:
    """The figures that have an interval, by the column's key; `counted` bool [S]: the regions of mIoU."""
    found = {key: mean_of(np.array(values)) for key, values in figures.values.items()}
    if figures.confusions:
        confusions = np.stack(figures.confusions)
        found |= {
            "miou": pooled(confusions, lambda counts: class_iou(counts, counted)),
            "accuracy": pooled(counted_rows(confusions, counted), pixel_accuracy),
        }
    if "parser_distance" in figures.values and figures is not baseline:
        whole = mean_of(np.array(baseline.values["parser_distance"]))
        found["of_mean_colour"] = quotient(found["parser_distance"], whole)
    return found


def _table(
    task: Task, themselves: Figures, made: dict[str, Figures], statistics: dict[str, dict[str, Statistic]]
) -> Table:
    count = len(task.dataset)
    rows = []
    for candidate in task.candidates:
        title = candidate.title
        about: dict[str, Value] = {"parameters": candidate.parameters, "steps": candidate.steps}
        cells = about | _cells(statistics[title], count) | _distances(task, themselves, made[title])
        rows.append(Row(title, cells))
    baseline = _cells(statistics[MEAN_COLOUR], count) | _distances(task, themselves, made[MEAN_COLOUR])
    rows.append(Row(MEAN_COLOUR, baseline, competes=False))
    if themselves.confusions or task.reference is not None:
        found = _statistics(themselves, themselves, task.counted)
        cells = _cells(found, count)
        if task.reference is not None:
            cells |= _inception_distances(task.reference.real, themselves)
        rows.append(Row(THEMSELVES, cells, competes=False))
    note = "With 95 % confidence intervals (bootstrap over the pictures)."
    return Table("table", "Figures", "System", (*ABOUT, *figures_of(task)), tuple(rows), note)


def _differences(task: Task, statistics: dict[str, dict[str, Statistic]], first: str) -> Table:
    base = statistics[first]
    rows = [
        Row(
            c.title,
            _cells({k: difference(s, base[k]) for k, s in statistics[c.title].items()}, len(task.dataset)),
        )
        for c in task.candidates[1:]
    ]
    columns = tuple(
        Column(c.key, c.title, c.digits, "", c.percent) for c in figures_of(task) if c.key in base
    )
    note = "Picture by picture, with 95 % intervals: one that leaves out zero is a difference that stands."
    return Table("differences", f"Difference from {first}", "System", columns, tuple(rows), note)


def _cells(statistics: dict[str, Statistic], count: int) -> dict[str, Value]:
    return {key: interval(count, statistic) for key, statistic in statistics.items()}


def _distances(task: Task, themselves: Figures, figures: Figures) -> dict[str, Value]:
    """The distances between the sets of real and generated pictures, one for each metric network."""
    found: dict[str, Value] = {}
    if "parser" in figures.summaries:
        real, made = (np.stack(f.summaries["parser"]) for f in (themselves, figures))
        directions = leading_directions(real)
        found["pfd"] = frechet_distance(real @ directions, made @ directions)
    if "inception" in figures.summaries:
        own = np.stack(themselves.summaries["inception"])
        found |= _inception_distances(own if task.reference is None else task.reference.real, figures)
    return found


def _inception_distances(real: np.ndarray | Moments, figures: Figures) -> dict[str, Value]:
    """FID, and KID times a thousand where there are features."""
    made = np.stack(figures.summaries["inception"])
    found: dict[str, Value] = {"fid": frechet_distance(real, made)}
    if not isinstance(real, Moments):
        found["kid"] = 1000 * kernel_distance(real, made)
    return found


def _records(task: Task, made: dict[str, Figures]) -> list[dict[str, str | float]]:
    records: list[dict[str, str | float]] = []
    for title, figures in made.items():
        for index, name in enumerate(task.dataset.names):
            record: dict[str, str | float] = {"picture": name, "system": title}
            record |= {key: values[index] for key, values in figures.values.items()}
            if figures.confusions:
                counts = counted_rows(figures.confusions[index], task.counted)
                record |= {
                    "miou": float(class_iou(counts, task.counted)),
                    "accuracy": float(pixel_accuracy(counts)),
                }
            records.append(record)
    return records


@torch.inference_mode()
def _gallery(task: Task, figures: Figures, first: str) -> tuple[Group, ...]:
    """The pictures that the first system reconstructs best, worst, and neither, by all systems."""
    key, sign, words, digits = "parser_distance", 1, "parser-feature distance", 3
    if key not in figures.values:
        key, sign, words, digits = "psnr", -1, "PSNR", 2
    values = np.array(figures.values[key])
    shown = best_median_worst(np.argsort(sign * values, kind="stable").tolist())
    groups = []
    for title, members in shown.items():
        cases = []
        for index in members:
            name = task.dataset.names[index]
            (batch,) = batches(task.dataset, task.size, 1, [name])
            shots = [photo("Picture", batch.images[0]),
                     layout("Layout", batch.labels[0], task.dataset.regions)]  # fmt: skip
            shots += [photo(c.title, c.reconstruct(batch)[0]) for c in task.candidates]
            shots.append(photo(MEAN_COLOUR, mean_colours(batch)[0]))
            cases.append(Case(f"{name} · {values[index]:.{digits}f}", tuple(shots)))
        groups.append(Group(f"{title} by {words} of {first}", tuple(cases)))
    return tuple(groups)
