"""Data sets whose label ids are in the order of another network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from models.lab.datasets.dataset import Dataset
from models.lab.datasets.errors import DataError
from models.label_maps import in_face_parsing_order
from models.regions import CELEBAMASK_HQ

_TRIED = 3
_SIDE = 256


def check_order(data: Dataset, label: Callable[[np.ndarray], np.ndarray]) -> None:
    """DataError if the label maps of most of three pictures are in the order of face-parsing.PyTorch.

    `label` labels a portrait uint8 [256, 256, 3], as a face parser sees it, uint8 [256, 256]. A data set of
    other regions than CelebAMask-HQ's has no such order.
    """
    if data.regions != CELEBAMASK_HQ:
        return
    names = data.names[:: max(len(data) // _TRIED, 1)][:_TRIED]
    votes = 0
    for name in names:
        image, labels = data.load(name, _SIDE)[:2]
        known = np.where(labels < len(data.regions), labels, 0)
        votes += in_face_parsing_order(known, label(image))
    if 2 * votes > len(names):
        raise DataError(
            f"The label ids in {data.root} are in the order of face-parsing.PyTorch, where 17 is hair. "
            f"Convert them: convert-labels {data.root / 'labels'} --label-order face-parsing -o DIR."
        )
