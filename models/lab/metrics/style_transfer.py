"""How well a region takes on the style of another portrait, and whether the rest of the picture stays.

Portrait i of N takes regions from portrait i + N/2. Colours of a region are means of CIE L*a*b* over its
pixels; their differences are CIEDE2000, of which about 1 is just visible side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import torch
from torch import Tensor

from models.colour_difference import ciede2000, lab
from models.lab.datasets import Dataset
from models.lab.metrics.face_parsing import FaceMetric
from models.lab.metrics.reconstruction import Size, batches
from models.lab.metrics.segmentation import confusion
from models.lab.systems import Batch
from models.regions import CELEBAMASK_HQ
from models.sean.encoder import one_hot, region_means

TARGETS = {
    "skin": ("skin",),
    "hair": ("hair",),
    "lips": ("u_lip", "l_lip"),
    "clothes": ("cloth",),
    "background": ("background",),
}
"""The transfers by name, with the regions of each."""

NOTHING = "none"
"""The target of the transfer of nothing: the portrait reconstructed."""

LEAST_SHARE = 0.001
"""The share of a picture that a region has at least if its colour is to count."""

NEAR = 6.0
"""Colours that differ by less look like the same colour: the transfer succeeded."""

KEPT = 2.0
"""A change that is hardly visible."""


class Painter(Protocol):
    """A network with a style code for each region, on pictures and layouts that lie on the CPU."""

    def encode(self, batch: Batch) -> Tensor:
        """Style codes [B, S, 512] of portraits."""

    def paint(self, labels: Tensor, codes: Tensor) -> Tensor:
        """Pictures [B, 3, H, W] in [-1, 1] of layouts [B, H, W] in the style of codes [B, S, 512]."""


@dataclass(frozen=True)
class Transfer:
    """The figures of one transfer to a portrait.

    to_reference  CIEDE2000 between the region in the result and in the reference.
    before        the same before the transfer: the portrait reconstructed against the reference.
    own           CIEDE2000 between the region in the reconstruction and in the portrait itself: the
                  network's error with a style that fits its layout.
    change        CIEDE2000 between result and reconstruction, the mean over the other regions.
    most_changed  the same of the region that changed most.
    confusion     pixels by (region asked for, region that our parser finds in the result), [S, S].
    """

    name: str
    reference: str
    target: str
    to_reference: float
    before: float
    own: float
    change: float
    most_changed: float
    confusion: np.ndarray


class Pictures(NamedTuple):
    """A transfer's pictures, float [3, H, W] in [-1, 1], and its layout [H, W]."""

    source: Tensor
    reference: Tensor
    labels: Tensor
    untouched: Tensor
    result: Tensor


def reference_of(names: Sequence[str]) -> dict[str, str]:
    """Whose style each portrait takes."""
    half = len(names) // 2
    return dict(zip(names, (*names[half:], *names[:half]), strict=True))


@torch.inference_mode()
def transfers(
    dataset: Dataset,
    size: Size,
    painter: Painter,
    network: FaceMetric,
    names: Sequence[str] | None = None,
) -> Iterator[tuple[Transfer, Pictures]]:
    """Every transfer to all portraits, or to those of `names`, in order: first that of NOTHING,
    then each of TARGETS whose regions source and reference both have.
    """
    partner = reference_of(dataset.names)
    for name in dataset.names if names is None else names:
        (pair,) = batches(dataset, size, 2, [name, partner[name]])
        labels, codes = pair.labels[:1], painter.encode(pair)
        share = one_hot(pair.labels, len(CELEBAMASK_HQ)).mean((2, 3)).double().numpy()  # [2, S]
        colours = _colours(pair.images, pair.labels)  # [2, S, 3]
        untouched = painter.paint(labels, codes[:1])
        untouched_colours = _colours(untouched, labels)[0]
        present = set(np.flatnonzero(share[0] >= LEAST_SHARE))

        pictures = Pictures(pair.images[0], pair.images[1], labels[0], untouched[0], untouched[0])
        found = _found(network, untouched, labels)
        yield Transfer(name, partner[name], NOTHING, np.nan, np.nan, np.nan, np.nan, np.nan, found), pictures
        for target, ids in _targets(share):
            mixed = codes[:1].clone()
            mixed[..., ids, :] = codes[1:, ..., ids, :]
            result = painter.paint(labels, mixed)
            made = _colours(result, labels)[0]
            before = _joint(untouched_colours, share[0], ids)
            wanted, own = _joint(colours[1], share[1], ids), _joint(colours[0], share[0], ids)
            others = sorted(present - set(ids))
            changes = ciede2000(made[others], untouched_colours[others])
            transfer = Transfer(
                name,
                partner[name],
                target,
                float(ciede2000(_joint(made, share[0], ids), wanted)),
                float(ciede2000(before, wanted)),
                float(ciede2000(before, own)),
                float(changes.mean()) if others else np.nan,
                float(changes.max()) if others else np.nan,
                _found(network, result, labels),
            )
            yield transfer, pictures._replace(result=result[0])


def _found(network: FaceMetric, images: Tensor, labels: Tensor) -> np.ndarray:
    """Pixels by (region asked for, region found), [S, S], of one picture and its layout."""
    return confusion(labels[0].numpy(), network.parse(images).labels[0], len(CELEBAMASK_HQ))


def _targets(share: np.ndarray) -> Iterator[tuple[str, list[int]]]:
    """The transfers possible between pictures whose regions have these shares, [2, S] of source and
    reference: the target, and the ids of its regions that the reference has.
    """
    for target, names in TARGETS.items():
        ids = [region for name in names if share[1, region := CELEBAMASK_HQ.by_name(name).id] > 0]
        if ids and share[:, ids].sum(1).min() >= LEAST_SHARE:
            yield target, ids


def _colours(images: Tensor, labels: Tensor) -> np.ndarray:
    """Mean L*a*b* of each region, [B, S, 3], of images [B, 3, H, W] in [-1, 1] with labels [B, H, W]."""
    pixels = lab((images.double().permute(0, 2, 3, 1).numpy() + 1) / 2)
    planes = torch.from_numpy(pixels).permute(0, 3, 1, 2)
    return region_means(planes, one_hot(labels, len(CELEBAMASK_HQ)).double()).numpy()


def _joint(colours: np.ndarray, share: np.ndarray, ids: list[int]) -> np.ndarray:
    """The mean colour [3] of several regions together, from those of each [S, 3] and their shares [S]."""
    return np.average(colours[ids], axis=0, weights=share[ids])
