"""How well a face parser labels pictures whose labels are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from models.lab.datasets.pairs import PairFolder
from models.lab.metrics.segmentation import confusion, intersection_over_union, pixel_accuracy
from models.lab.parser.samples import load_item
from models.lab.parser.unlabelled import IGNORE
from models.parsing.predictor import SIZE
from models.regions import CELEBAMASK_HQ, RegionSet

Predict = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
"""A `RegionPredictor`: a picture uint8 [H, H, 3] to labels and probabilities [256, 256]."""

OTHERS = ("background", "l_ear", "r_ear", "hat", "ear_r", "neck_l", "neck", "cloth")
COMMON = {
    "background": OTHERS,
    "skin": ("skin", "eye_g"),
    **{
        name: (name,)
        for name in ("nose", "l_eye", "r_eye", "l_brow", "r_brow", "u_lip", "mouth", "l_lip", "hair")
    },
}
"""The eleven classes that CelebAMask-HQ and LaPa (Liu et al. 2020) share, and the regions of each."""


class Judged(NamedTuple):
    """A picture uint8 [H, H, 3], its true labels with IGNORE, and those that were found, uint8 [256, 256]."""

    name: str
    image: np.ndarray
    truth: np.ndarray
    found: np.ndarray


def measure_parser(
    predict: Predict, folder: PairFolder, each: Callable[[Judged], object] = lambda judged: None
) -> np.ndarray:
    """The confusion matrix [S, S] over all pixels of a folder's pairs, without those that are IGNOREd; `each`
    is called with every picture.
    """
    total = np.zeros((len(folder.regions),) * 2, np.int64)
    for name in folder.names:
        truth = load_item(folder, name, SIZE).labels
        image = larger_picture(folder, name)
        judged = Judged(name, image, truth, predict(image)[0])
        total += confusion_of(judged, folder.regions)
        each(judged)
    return total


def larger_picture(folder: PairFolder, name: str) -> np.ndarray:
    """A picture of a folder, uint8 [H, H, 3], at 512 pixels a side if it has them, else at 256."""
    larger = min(folder.read(name).image.size) // SIZE * SIZE
    return np.asarray(folder.load(name, max(SIZE, min(larger, 2 * SIZE)))[0])


def confusion_of(judged: Judged, regions: RegionSet = CELEBAMASK_HQ) -> np.ndarray:
    """The confusion matrix [S, S] of one picture, without pixels that are IGNOREd."""
    known = judged.truth != IGNORE
    return confusion(judged.truth[known], judged.found[known], len(regions))


def class_overlaps(counts: np.ndarray, regions: RegionSet = CELEBAMASK_HQ) -> dict[str, float]:
    """The IoU of each of the COMMON classes of a confusion matrix [S, S]: a pixel that has the wrong region
    of the right class is right. NaN for a class that neither labels have.
    """
    merged = np.zeros((len(COMMON) + 1, len(regions)))
    merged[-1] = 1
    for row, names in enumerate(COMMON.values()):
        ids = [regions.by_name(name).id for name in names]
        merged[row, ids], merged[-1, ids] = 1, 0
    overlaps = intersection_over_union(merged @ counts @ merged.T)
    return dict(zip(COMMON, overlaps.tolist(), strict=False))


def agreement(title: str, counts: np.ndarray) -> str:
    """What a confusion matrix [S, S] says, for people."""
    classes, each = class_overlaps(counts), intersection_over_union(counts)
    mean = np.nanmean(list(classes.values()))
    return (
        f"{title}: pixel accuracy {pixel_accuracy(counts):.4f}, mean IoU(11) {mean:.4f}, "
        f"mean IoU of {np.isfinite(each).sum()} regions {np.nanmean(each):.4f}\n"
        f"  {_listed({region.name: each[region.id] for region in CELEBAMASK_HQ.regions})}"
    )


def _listed(overlaps: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in overlaps.items())


def definition() -> str:
    """What the printed figures mean."""
    return (
        "IoU counts pixels over all pictures; pixels labelled 255 are left out. Mean IoU(11) is over the "
        f"classes of LaPa: {', '.join(COMMON)}; {', '.join(OTHERS[1:])} count as background, eye_g as skin."
    )
