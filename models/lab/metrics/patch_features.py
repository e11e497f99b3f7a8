"""A distance of textures that nothing optimises: features of MobileNetV2 at the places of a region.

The features of two depths are compared as distributions over the places that lie inside: the Fréchet
distance of normal distributions (see `distances`), after each channel was scaled to the reference's mean and
deviation, and divided by the number of channels. At the two depths a feature sees 19 and 59 pixels.

At 512 pixels, the hair of one head in halves is about 0.1 to 0.3 apart, hair as SEAN paints it 0.4 to 0.8
from the photo's. The mean cosine distance to the nearest feature of the reference tells less: for halves of
one head it is still 0.7 to 0.9 times as large as for SEAN's hair.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from models.lab.metrics.mobilenet import MobileNetV2, covered, normalised

DEPTHS = (3, 6)
"""Layers of MobileNetV2, with 24 and 32 channels, at a quarter and an eighth of the picture's size."""
LEAST = 48
"""Places of a region below which a depth is left out: fewer do not determine a covariance."""

PatchFeatures = list[np.ndarray]
"""For each of DEPTHS the features of the places inside a region, float64 [N, C]."""

FeatureMetric = Callable[[np.ndarray, np.ndarray], PatchFeatures]
"""A picture uint8 [H, W, 3] and a region of it bool [H, W] to its features."""


def feature_metric(network: MobileNetV2) -> FeatureMetric:
    """The features of pictures in `network`."""

    @torch.inference_mode()
    def features(picture: np.ndarray, inside: np.ndarray) -> PatchFeatures:
        found = []
        for values in network.maps(normalised(picture), DEPTHS):
            within = covered(inside, (values.shape[2], values.shape[3]))
            found.append(values[0].permute(1, 2, 0).double().numpy()[within])
        return found

    return features


def feature_distance(made: PatchFeatures, reference: PatchFeatures) -> float:
    """The mean over DEPTHS of the distance between two regions; 0 for the same. NaN if one is too small."""
    distances = [
        _distance(one, other)
        for one, other in zip(made, reference, strict=True)
        if min(len(one), len(other)) >= LEAST
    ]
    return float(np.mean(distances)) if distances else float("nan")


def _distance(made: np.ndarray, reference: np.ndarray) -> float:
    mean, deviation = reference.mean(0), reference.std(0) + 1e-6
    made, reference = (made - mean) / deviation, (reference - mean) / deviation
    one, other = np.cov(made.T), np.cov(reference.T)
    # the trace of the root of a product of covariances: its eigenvalues are real and not negative
    common = np.sqrt(np.maximum(np.linalg.eigvals(one @ other).real, 0)).sum()
    apart = np.square(made.mean(0) - reference.mean(0)).sum()
    return max(0.0, float(apart + np.trace(one) + np.trace(other) - 2 * common) / made.shape[1])
