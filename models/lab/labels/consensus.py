"""One label map from sources that err in different ways: where they disagree, nothing is learnt.

- the landmarks' contours are the best source for eyes, nose and lips,
- a hair segmenter and a person segmenter for the outlines of the hair and of the person,
- a draft label map and the face parser for everything else.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.lab.labels.contours import OVAL, filled, mouth_opening, part_masks
from models.lab.parser.samples import IGNORE
from models.regions import CELEBAMASK_HQ as REGIONS

_ID = {region.name: region.id for region in REGIONS.regions}
_PARTS = [_ID[n] for n in ("nose", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")]
_BROWS = ("l_brow", "r_brow")
_OUTSIDE = [_ID[n] for n in ("background", "hair", "hat", "ear_r", "cloth")]
"""Regions that may lie where the person segmenter sees nobody."""

_YES, _NO = 0.7, 0.3
"""From and up to which share a segmenter is believed."""
_SURE, _VERY_SURE = 0.85, 0.97
"""From which share the face parser is believed alone, and from which against a segmenter."""
_CLOSED = 0.015
"""Up to this opening of the mouth the lips touch; the landmarks leave a gap all the same."""


@dataclass(frozen=True)
class Sources:
    """What is known of a portrait of H x W pixels.

    parsed     uint8 [H, W]; the face parser's labels.
    share      float [H, W], 0..1; how likely it holds each of them.
    hair       float [H, W], 0..1; of a hair segmenter.
    person     float [H, W], 0..1; of a person segmenter.
    landmarks  float [478, 2]; (x, y) in pixels.
    draft      uint8 [H, W]; another label map, or None.
    """

    parsed: np.ndarray
    share: np.ndarray
    hair: np.ndarray
    person: np.ndarray
    landmarks: np.ndarray
    draft: np.ndarray | None = None


def consensus(sources: Sources) -> np.ndarray:
    """The label map uint8 [H, W] that the sources agree on, IGNORE elsewhere."""
    labels = _agreed(sources)
    _settle_hair(labels, sources)
    _settle_person(labels, sources)
    _paint_parts(labels, sources)
    return labels


def _agreed(sources: Sources) -> np.ndarray:
    """Where the face parser is sure, or agrees with the draft."""
    parsed, draft = sources.parsed, sources.draft
    known = sources.share >= _SURE
    if draft is not None:
        known |= parsed == draft
    labels = np.where(known, parsed, np.uint8(IGNORE))
    if draft is not None:
        labels[draft == _ID["hat"]] = _ID["hat"]  # drafts have a hat only where a person marked one
    return labels


def _settle_hair(labels: np.ndarray, sources: Sources) -> None:
    hair, called = _ID["hair"], sources.parsed == _ID["hair"]
    if sources.draft is not None:
        called |= sources.draft == hair
    hat = labels == _ID["hat"]
    seen, unseen = (sources.hair >= _YES) & ~hat, sources.hair <= _NO
    labels[seen & called] = hair
    labels[seen & ~called & (sources.share < _VERY_SURE)] = IGNORE
    labels[unseen & (labels == hair)] = IGNORE
    between = ~seen & ~unseen & ~hat
    labels[between & (labels == hair) & (sources.share < _SURE)] = IGNORE


def _settle_person(labels: np.ndarray, sources: Sources) -> None:
    seen, unseen = sources.person >= _YES, sources.person <= _NO
    labels[seen & (labels == _ID["background"]) & (sources.share < _VERY_SURE)] = IGNORE
    labels[unseen & ~np.isin(labels, _OUTSIDE)] = IGNORE
    nobody = (sources.person <= 0.1) & (sources.hair <= 0.1) & (labels != _ID["hat"])
    labels[nobody] = _ID["background"]


def _paint_parts(labels: np.ndarray, sources: Sources) -> None:
    """The parts of the face by the landmarks; what covers them (hair, glasses, hands) stays in front."""
    oval = filled(labels.shape, sources.landmarks[OVAL])
    stray = np.isin(labels, _PARTS)
    labels[stray] = np.where(oval[stray], _ID["skin"], IGNORE)
    parts = part_masks(labels.shape, sources.landmarks)
    if mouth_opening(sources.landmarks) < _CLOSED:
        parts["u_lip"] |= parts.pop("mouth")
    inside = cv2.erode(oval.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    bare = inside & (labels == IGNORE) & np.isin(sources.parsed, [*_PARTS, _ID["skin"]])
    labels[bare] = _ID["skin"]
    face = np.isin(labels, [_ID["skin"], *_PARTS])
    for name, mask in parts.items():
        if name not in _BROWS:
            labels[mask & face] = _ID[name]
    _settle_brows(labels, sources, face, parts["l_brow"] | parts["r_brow"])


def _settle_brows(labels: np.ndarray, sources: Sources, face: np.ndarray, strips: np.ndarray) -> None:
    """Brows where the face parser is sure. The landmarks' strips are too thick, and up to 5 pixels of 512
    beside the hairs: they only say where one may be.
    """
    ids = [_ID[name] for name in _BROWS]
    parsed = np.isin(sources.parsed, ids)
    perhaps = strips | parsed
    if sources.draft is not None:
        perhaps |= np.isin(sources.draft, ids)
    labels[perhaps & face & np.isin(labels, [_ID["skin"], IGNORE])] = IGNORE
    sure = parsed & face & (sources.share >= _SURE)
    labels[sure] = sources.parsed[sure]
