"""Pictures of any data set as figures take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from models.lab.datasets import DataError, open_dataset
from models.lab.systems import Batch
from models.pixels import to_signed
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError


@dataclass(frozen=True, eq=False)
class Scene:
    """An image uint8 [H, W, 3] with its label map uint8 [H, W] of `regions`, and instances int32 [H, W] where
    the data set has them.
    """

    name: str
    image: np.ndarray
    labels: np.ndarray
    regions: RegionSet = CELEBAMASK_HQ
    instances: np.ndarray | None = None

    @property
    def batch(self) -> Batch:
        """The scene alone, as systems take it."""
        labels = torch.from_numpy(np.array(self.labels))[None].long()
        instances = None if self.instances is None else torch.from_numpy(np.array(self.instances))[None]
        return Batch(to_signed(self.image[None]), labels, instances=instances)

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.image.shape[1] / self.image.shape[0]


def scene_of(portrait: Portrait) -> Scene:
    """A portrait as a scene with the regions of faces."""
    return Scene(portrait.name, portrait.image, portrait.labels)


def open_scenes(
    kind: str, folder: Path, names: Sequence[str], size: tuple[int, int], count: int = 1
) -> list[Scene]:
    """Pictures of a data set of that kind at (height, width) `size`: those called `names`, else the first
    `count` of its test split, or of all if it has no such split. UserError if they are not there.
    """
    try:
        dataset = open_dataset(kind, folder, "all")
        wanted = list(names)
        if not wanted:
            wanted = _usual(kind, folder, dataset.names, count)
        if missing := [name for name in wanted if name not in set(dataset.names)]:
            raise UserError(
                f"{folder} has no picture “{missing[0]}”. Its pictures have names like {dataset.names[0]}."
            )
        rows = [dataset.load(name, size) for name in wanted]
    except DataError as error:
        raise UserError(str(error)) from error
    return [
        Scene(name, row[0], row[1], dataset.regions, row[2] if len(row) > 2 else None)
        for name, row in zip(wanted, rows, strict=True)
    ]


def _usual(kind: str, folder: Path, every: Sequence[str], count: int) -> list[str]:
    try:
        names: Sequence[str] = open_dataset(kind, folder, "test").names
    except DataError:
        names = every
    return list(names[:count])
