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
from models.lab.metrics.face_parsing import FaceMetric, ParsedFaces, parser_distance
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
    """The figures of N pictures of one system; the fields are filled batch by batch.

    values      by name ("psnr" in dB, "ssim", "rmse" on a scale of 0..1, "sharpness" as a share
                of the pictures', "parser_distance", "perceptual", "identity"), [N].
    confusions  pixels by (region asked for, region that the segmenter finds), [N, S, S]; empty without one.
    summaries   features of each picture by metric network ("parser", "inception"), [N, D].
    """

    values: dict[str, list[float]] = field(default_factory=dict)
    confusions: list[np.ndarray] = field(default_factory=list)
    summaries: dict[str, list[np.ndarray]] = field(default_factory=dict)

    def add(self, name: str, values: Tensor) -> None:
        """A figure [B] of the next pictures."""
        self.values.setdefault(name, []).extend(values.tolist())


@dataclass(frozen=True)
class MetricNetworks:
    """The metric networks there are, for images [B, 3, H, W] in [-1, 1] on the CPU.

    face        for portraits with the regions of CelebAMask-HQ.
    inception   to features [B, 2048] for the Fréchet and the kernel inception distance.
    segment     to region ids [B, H, W]; None: what `face` finds.
    perceptual  a distance [B] of two batches of images.
    identity    to embeddings [B, D] of faces.
    """

    face: FaceMetric | None = None
    inception: Callable[[Tensor], Tensor] | None = None
    segment: Callable[[Tensor], np.ndarray] | None = None
    perceptual: Callable[[Tensor, Tensor], Tensor] | None = None
    identity: Callable[[Tensor], Tensor] | None = None


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
    networks: MetricNetworks,
    report: Callable[[int], object] = lambda done: None,
) -> tuple[Figures, dict[str, Figures]]:
    """Figures of the pictures themselves (of the metric networks only) and of each system's reconstructions.

    `report` gets the number of pictures done. The size of the batches changes nothing but rounding.
    """
    themselves, made = Figures(), {name: Figures() for name in systems}
    done = 0
    for batch in pictures:
        labels = batch.labels.numpy()
        parsed = networks.face.parse(batch.images) if networks.face else None
        identities = networks.identity(batch.images) if networks.identity else None
        _add_features(themselves, batch.images, labels, parsed, regions, networks)
        for name, reconstruct in systems.items():
            result = reconstruct(batch).float()
            figures = made[name]
            for metric, function in PER_PICTURE.items():
                figures.add(metric, function(result, batch.images))
            found = networks.face.parse(result) if networks.face else None
            if found is not None and parsed is not None:
                figures.add("parser_distance", parser_distance(found, parsed))
            if networks.perceptual is not None:
                figures.add("perceptual", networks.perceptual(result, batch.images))
            if networks.identity is not None and identities is not None:
                cosine = torch.cosine_similarity(networks.identity(result), identities)
                figures.add("identity", 1 - cosine)
            _add_features(figures, result, labels, found, regions, networks)
        done += len(batch)
        report(done)
    return themselves, made


def mean_colours(batch: Batch) -> Tensor:
    """The baseline of every comparison: each region of a picture filled with its mean colour,
    [B, 3, H, W].
    """
    layout = one_hot(batch.labels, int(batch.labels.max()) + 1)
    means = region_means(batch.images, layout)  # [B, S, 3]
    filled = [colours[labels.long()] for colours, labels in zip(means, batch.labels, strict=True)]
    return torch.stack(filled).permute(0, 3, 1, 2)


def _add_features(
    figures: Figures,
    images: Tensor,
    asked: np.ndarray,
    parsed: ParsedFaces | None,
    regions: int,
    networks: MetricNetworks,
) -> None:
    labels = parsed.labels if parsed is not None else None
    if networks.segment is not None:
        labels = networks.segment(images)
    if labels is not None:
        pairs = zip(asked, labels, strict=True)
        figures.confusions.extend(confusion(truth, found, regions) for truth, found in pairs)
    if parsed is not None:
        figures.summaries.setdefault("parser", []).extend(parsed.summary.cpu().numpy())
    if networks.inception is not None:
        figures.summaries.setdefault("inception", []).extend(networks.inception(images).cpu().numpy())
