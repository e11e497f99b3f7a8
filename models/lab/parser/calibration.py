"""Factors on the face parser's shares that make the labels of known pictures overlap better.

A network learns with weights of regions, and closeness to training data makes it too sure: what is likeliest
is not what overlaps best. A factor for each region puts this right after training; left and right have the
same one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from torch import Tensor

from models.lab.datasets.pairs import PairFolder
from models.lab.metrics.segmentation import confusion, intersection_over_union
from models.lab.parser.measuring import class_overlaps, larger_picture
from models.lab.parser.samples import load_item
from models.lab.parser.unlabelled import IGNORE
from models.parsing.predictor import SIZE
from models.regions import CELEBAMASK_HQ

_PIXELS = 4000
"""Pixels of each picture that take part."""
_STEPS = (-0.8, -0.4, -0.2, 0.2, 0.4, 0.8)
"""Changes of the logarithm of a factor that are tried."""
_ROUNDS = 2
_GAIN = 1e-4
"""The least that a change must gain."""
_STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares of the logarithms that may be used: the full ones fit the pictures that they were found with."""
_FOLDS = 4


class Answer(NamedTuple):
    """Some pixels of a picture: logarithms of their shares float32 [N, S], and true labels uint8 [N]."""

    shares: np.ndarray
    truth: np.ndarray


class Calibration(NamedTuple):
    """Factors float32 [S], and the scores of pictures that had no part in finding them, by strength."""

    factors: np.ndarray
    scores: dict[float, float]


def read_answers(shares: Callable[[np.ndarray], Tensor], folder: PairFolder) -> list[Answer]:
    """What `shares`, picture uint8 [H, H, 3] to float32 [1, S, 256, 256], says of a folder's pictures."""
    answers, rng = [], np.random.default_rng(0)
    for name in folder.names:
        truth = load_item(folder, name, SIZE).labels.ravel()
        known = np.flatnonzero(truth != IGNORE)
        chosen = rng.choice(known, min(len(known), _PIXELS), replace=False)
        found = shares(larger_picture(folder, name))[0].flatten(1).cpu().numpy()[:, chosen]  # [S, N]
        answers.append(Answer(np.log(found.T + 1e-6).astype(np.float32), truth[chosen]))
    return answers


def calibrated(answers: Sequence[Answer]) -> Calibration:
    """Factors from some pictures. Four times a quarter of them checks those from the others; the strength
    that is best there is used.
    """
    parts = [answers[fold::_FOLDS] for fold in range(min(_FOLDS, len(answers)))]
    scores = dict.fromkeys(_STRENGTHS, 0.0)
    for part in parts if len(parts) > 1 else []:
        found = _fitted([each for other in parts if other is not part for each in other])
        for strength in _STRENGTHS:
            scores[strength] += _score(part, strength * found) / len(parts)
    best = max(_STRENGTHS, key=lambda strength: scores[strength])
    return Calibration(np.exp(best * _fitted(answers)).astype(np.float32), scores)


def _fitted(answers: Sequence[Answer]) -> np.ndarray:
    """Logarithms of factors [S] that raise the score of these pictures, found one region after another."""
    logs = np.zeros(len(CELEBAMASK_HQ), np.float32)
    best = _score(answers, logs)
    for _ in range(_ROUNDS):
        for alike in _alike():
            for step in _STEPS:
                tried = logs.copy()
                tried[alike] += step
                score = _score(answers, tried)
                if score > best + _GAIN:
                    best, logs = score, tried
    return logs


def _alike() -> list[list[int]]:
    """The regions that have one factor."""
    twins = CELEBAMASK_HQ.mirrored_ids
    return [sorted({region, int(twins[region])}) for region in range(len(twins)) if region <= twins[region]]


def _score(answers: Sequence[Answer], logs: np.ndarray) -> float:
    """The mean IoU of the eleven common classes, and half of that of all regions."""
    total = np.zeros((len(logs),) * 2, np.int64)
    for shares, truth in answers:
        total += confusion(truth, (shares + logs).argmax(1).astype(np.uint8), len(logs))
    common, each = list(class_overlaps(total).values()), intersection_over_union(total)
    return float(np.nanmean(common) + 0.5 * np.nanmean(each))
