"""The pictures of a run of `train`: opened, some held out, all of one set of regions."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    from models.lab.training.plan import TrainingPlan
    from models.lab.training.settings import Settings
    from models.lab.training.sources import Part, Source
    from models.regions import RegionSet


def open_pictures(settings: Settings, plan: TrainingPlan) -> tuple[list[Part | Source], Part, RegionSet]:
    """The training pictures, every 25th picture of the first folder, held out, and the regions of all."""
    from models.lab.training.sources import hold_out

    sources, regions = _open(settings, _only(settings), plan)
    if len(sources[0].names) < 2:
        raise UserError(
            f"{settings.data[0]} has one pair only. Training needs at least two, one of them held out."
        )
    held_out, first = hold_out(sources[0])
    return [first, *sources[1:]], held_out, regions


def _only(settings: Settings) -> frozenset[str] | None:
    """The names in the file of --names, of all that the folders have; None without one."""
    from models.lab.datasets import open_dataset
    from models.lab.datasets.names import read_names

    if settings.names is None:
        return None
    known = [open_dataset(settings.kind, Path(folder), "all").names for folder in settings.data]
    return read_names(Path(settings.names), {name for names in known for name in names})


def _open(
    settings: Settings, only: frozenset[str] | None, plan: TrainingPlan
) -> tuple[list[Source], RegionSet]:
    from models.lab.datasets import open_dataset
    from sean_editor.cli.lab.label_order import check_label_order

    opened = [open_dataset(settings.kind, Path(folder), only=only) for folder in settings.data]
    stretch = plan.resize == "stretch"
    sources = [replace(source, stretch=stretch, quick_for=plan.shape) for source in opened]
    for words in filter(None, (getattr(source, "about_alone", str)() for source in sources)):
        print(words, file=sys.stderr, flush=True)
    check_label_order(sources)
    regions = sources[0].regions
    for source in sources:
        if source.regions != regions:
            raise UserError(
                f"{source.root} and {sources[0].root} have other regions. One network is trained on one set."
            )
    return list(sources), regions
