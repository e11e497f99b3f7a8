"""The reconstruction protocol of the paper's Tables 1 and 2: each test picture from its own style and its own
layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from models.lab.datasets import Dataset
from models.lab.metrics.face_parsing import FaceJudge, Sight, parser_distance
from models.lab.metrics.metrics import psnr, rmse, sharpness, ssim
from models.lab.metrics.segmentation import confusion
from models.lab.systems import Batch
from models.pixels import to_signed
from models.sean.encoder import one_hot, region_means

Size = int | tuple[int, int]
Reconstruct = Callable[[Batch], Tensor]
"""The pictures of a batch again, [B, 3, H, W] in [-1, 1], on the CPU."""

PER_PICTURE = {"psnr": psnr, "ssim": ssim, "rmse": rmse, "sharpness": sharpness}


@dataclass
class Figures:
    """What was measured of N pictures made by one system; the fields are filled batch by batch.

    values      by name ("psnr" in dB, "ssim", "rmse" on a scale of 0..1, "sharpness" as a share
                of the pictures', "parser_distance"), [N].
    confusions  pixels by (region asked for, region that our parser finds), [N, S, S]; empty without it.
    summaries   features of each picture by the network that found them ("parser", "inception"), [N, D].
    """

    values: dict[str, list[float]] = field(default_factory=dict)
    confusions: list[np.ndarray] = field(default_factory=list)
    summaries: dict[str, list[np.ndarray]] = field(default_factory=dict)

    def add(self, name: str, values: Tensor) -> None:
        """A figure [B] of the next pictures."""
        self.values.setdefault(name, []).extend(values.tolist())


@dataclass(frozen=True)
class Judges:
    """The networks that look at pictures, where there are any: `face` for portraits with the regions of
    CelebAMask-HQ, `inception` [B, 3, H, W] -> [B, 2048] for the Fréchet inception distance.
    """

    face: FaceJudge | None = None
    inception: Callable[[Tensor], Tensor] | None = None


def batches(dataset: Dataset, size: Size, count: int, names: Sequence[str] | None = None) -> Iterator[Batch]:
    """All pictures, or those of `names`, in that order, `count` at a time."""
    wanted = dataset.names if names is None else names
    for start in range(0, len(wanted), count):
        rows = [dataset.load(name, size) for name in wanted[start : start + count]]
        images, labels, *rest = (torch.from_numpy(np.stack(part)) for part in zip(*rows, strict=True))
        yield Batch(to_signed(images), labels, instances=rest[0] if rest else None)


@torch.inference_mode()
def measure(
    pictures: Iterator[Batch],
    systems: Mapping[str, Reconstruct],
    regions: int,
    judges: Judges,
    report: Callable[[int], object] = lambda done: None,
) -> tuple[Figures, dict[str, Figures]]:
    """Figures of the pictures themselves (what the judges see in them) and of each system's reconstructions.

    `report` is told how many pictures are done. The same numbers whatever the size of the batches, but for
    rounding.
    """
    themselves, made = Figures(), {name: Figures() for name in systems}
    done = 0
    for batch in pictures:
        labels = batch.labels.numpy()
        seen = judges.face.look(batch.images) if judges.face else None
        _judge(themselves, batch.images, labels, seen, regions, judges)
        for name, reconstruct in systems.items():
            result = reconstruct(batch).float()
            figures = made[name]
            for metric, function in PER_PICTURE.items():
                figures.add(metric, function(result, batch.images))
            found = judges.face.look(result) if judges.face else None
            if found is not None and seen is not None:
                figures.add("parser_distance", parser_distance(found, seen))
            _judge(figures, result, labels, found, regions, judges)
        done += len(batch)
        report(done)
    return themselves, made


def mean_colours(batch: Batch) -> Tensor:
    """The baseline that every system must beat: each region of a picture filled with its mean colour,
    [B, 3, H, W].
    """
    layout = one_hot(batch.labels, int(batch.labels.max()) + 1)
    means = region_means(batch.images, layout)  # [B, S, 3]
    filled = [colours[labels.long()] for colours, labels in zip(means, batch.labels, strict=True)]
    return torch.stack(filled).permute(0, 3, 1, 2)


def _judge(
    figures: Figures, images: Tensor, asked: np.ndarray, seen: Sight | None, regions: int, judges: Judges
) -> None:
    if seen is not None:
        pairs = zip(asked, seen.labels, strict=True)
        figures.confusions.extend(confusion(truth, found, regions) for truth, found in pairs)
        figures.summaries.setdefault("parser", []).extend(seen.summary.cpu().numpy())
    if judges.inception is not None:
        figures.summaries.setdefault("inception", []).extend(judges.inception(images).cpu().numpy())
