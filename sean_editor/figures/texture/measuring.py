"""The figures of a case: the network's picture and the result, against the photo they should match."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.lab.metrics.patch_features import FeatureMetric, feature_distance
from models.lab.metrics.texture import (
    colour_distance,
    inner,
    largest_change,
    sharpness_share,
    texture_distance,
)
from models.regions import CELEBAMASK_HQ
from sean_editor.figures.texture.pictures import CasePictures
from sean_editor.texture.kinds import is_whole

MARGIN = 3.0
"""Pixels of a 256 x 256 picture at a region's border that are not measured: there the pass fades in."""
SEAM = 6.0
"""Pixels of a 256 x 256 picture around the edited regions within which the photo may change."""
HAIR = CELEBAMASK_HQ.by_name("hair").id


@dataclass(frozen=True)
class Measured:
    """How near a picture's region comes to the photo it should match; NaN where the region is too small.

    sharpness  of the region, as a share of the photo's region
    texture    distance of gradient magnitudes (`texture_distance`)
    features   distance of MobileNetV2's features (`feature_distance`)
    colour     CIEDE2000 of the mean colours
    """

    sharpness: float
    texture: float
    features: float
    colour: float


@dataclass(frozen=True)
class CaseFigures:
    """The network's picture and the result; `outside` is the largest change of the photo, in levels, where
    nothing was edited.
    """

    network: Measured
    result: Measured
    outside: int


def measure(made: CasePictures, features: FeatureMetric | None) -> CaseFigures:
    """The figures of a case; those of features are NaN without a metric."""
    size, request, ids = made.request.size, made.request, made.case.ids
    changed = request.layout != request.own.labels
    painted = np.ones_like(changed) if made.case.reference else changed
    regions = [grown((request.layout == region) & painted, size) for region in ids]
    wanted = [grown(made.giver.labels == region, size) for region in ids]
    return CaseFigures(
        _measured(made.network, regions, made.reference, wanted, features),
        _measured(made.result, regions, made.reference, wanted, features),
        largest_change(made.result, made.photo, untouched(made)),
    )


def untouched(made: CasePictures) -> np.ndarray:
    """Where the result must be the photo, bool [S, S]: beyond what was edited and its seam, and beyond the
    matte. What was edited shows through strands; where hair itself was edited, they change as well.
    """
    request = made.request
    before, after, restyled = request.own.labels, request.layout, list(request.regions)
    edited = (before != after) | np.isin(before, restyled) | np.isin(after, restyled)
    anew = [region for region in np.unique(after[edited]) if is_whole(int(region), CELEBAMASK_HQ)]
    edited |= np.isin(after, anew)
    free = beyond(grown(edited, request.size), SEAM * request.size / 256)
    if made.alpha is not None:
        hair_edited = (edited & ((before == HAIR) | (after == HAIR))).any()
        free &= (made.alpha <= 0) | (np.False_ if hair_edited else made.alpha >= 1)
    return free


def _measured(
    picture: np.ndarray,
    regions: list[np.ndarray],
    reference: np.ndarray,
    wanted: list[np.ndarray],
    features: FeatureMetric | None,
) -> Measured:
    margin = MARGIN * len(picture) / 256
    inside, inside_wanted = (
        np.any([inner(region, margin) for region in masks], 0) for masks in (regions, wanted)
    )
    apart = np.nan
    if features is not None:
        apart = feature_distance(features(picture, inside), features(reference, inside_wanted))
    colours = [
        (float(region.sum()), colour_distance(picture, region, reference, other))
        for region, other in zip(regions, wanted, strict=True)
        if region.any() and other.any()
    ]
    shares, distances = zip(*colours, strict=True) if colours else ((1.0,), (np.nan,))
    return Measured(
        sharpness_share(picture, inside, reference, inside_wanted),
        texture_distance(picture, inside, reference, inside_wanted),
        apart,
        float(np.average(distances, weights=shares)),
    )


def grown(region: np.ndarray, size: int) -> np.ndarray:
    """A region bool [H, W] at `size` pixels, bool [size, size], with smooth borders."""
    soft = cv2.resize(region.astype(np.float32), (size, size), interpolation=cv2.INTER_CUBIC)
    found: np.ndarray = soft > 0.5
    return found


def beyond(region: np.ndarray, reach: float) -> np.ndarray:
    """The pixels that are further than `reach` from a region, bool [H, W]."""
    if not region.any():
        return np.ones_like(region)
    far = cv2.distanceTransform((~region).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    found: np.ndarray = far > reach
    return found
