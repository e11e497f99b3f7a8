"""How like each other the textures of two regions are, whatever their shapes and places.

Pictures are sRGB uint8 [H, W, 3], regions bool [H, W]. The two regions may lie in pictures of different size;
a texture is compared pixel by pixel, so both pictures should show faces at the same scale.
"""

from __future__ import annotations

import cv2
import numpy as np

from models.colour_difference import ciede2000, lab

SCALES = 3
"""At how many sizes gradients are compared: the picture's own, a half, a quarter."""
LEAST = 24
"""Pixels of a region below which nothing is measured."""
_QUANTILES = (np.arange(256) + 0.5) / 256
_DEEPEST = 0.3  # share of a region's half width that the margin takes at most


def inner(region: np.ndarray, margin: float) -> np.ndarray:
    """The pixels of a region [H, W] that lie at least `margin` pixels inside: its border is no texture.

    Of a thin region the margin is less, so that some of it is left. The picture's edge is no border.
    """
    depth = cv2.distanceTransform(region.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    if not region.any() or region.all():
        return region.copy()
    found: np.ndarray = depth > min(margin, _DEEPEST * float(depth.max()))
    return found


def detail(picture: np.ndarray, inside: np.ndarray) -> float:
    """The standard deviation in a region of the Laplacian of the mean over RGB; NaN for fewer than LEAST
    pixels.
    """
    if inside.sum() < LEAST:
        return float("nan")
    grey = picture.astype(np.float32).mean(2)
    return float(cv2.Laplacian(grey, cv2.CV_32F, ksize=1)[inside].astype(float).std())


def sharpness_share(
    picture: np.ndarray, inside: np.ndarray, reference: np.ndarray, inside_reference: np.ndarray
) -> float:
    """How much fine detail a region has, as a share of that of the reference's region; NaN where there is
    none.

    As `metrics.sharpness`, within regions: wrong detail counts as much as right detail, noise included.
    """
    of_reference = detail(reference, inside_reference)
    return detail(picture, inside) / of_reference if of_reference > 0 else float("nan")


def texture_distance(
    picture: np.ndarray, inside: np.ndarray, reference: np.ndarray, inside_reference: np.ndarray
) -> float:
    """The Wasserstein-1 distance of the distributions of gradient magnitudes of CIE L*, as a share of the
    reference's mean magnitude; the mean over SCALES. 0: the same. NaN for fewer than LEAST pixels.
    """
    distances = []
    of_picture, of_reference = _gradients(picture, inside), _gradients(reference, inside_reference)
    for made, wanted in zip(of_picture, of_reference, strict=True):
        if min(len(made), len(wanted)) < LEAST:
            continue
        apart = np.abs(np.quantile(made, _QUANTILES) - np.quantile(wanted, _QUANTILES)).mean()
        distances.append(float(apart / max(wanted.mean(), 1e-3)))
    return float(np.mean(distances)) if distances else float("nan")


def colour_distance(
    picture: np.ndarray, region: np.ndarray, reference: np.ndarray, region_of_reference: np.ndarray
) -> float:
    """CIEDE2000 between the mean colours of two regions; NaN if one is empty."""
    if not (region.any() and region_of_reference.any()):
        return float("nan")
    means = [
        lab(image[mask] / 255).mean(0)
        for image, mask in ((picture, region), (reference, region_of_reference))
    ]
    return float(ciede2000(*means))


def largest_change(picture: np.ndarray, before: np.ndarray, where: np.ndarray) -> int:
    """The largest difference of a channel, in levels 0..255, at the pixels `where` bool [H, W]; 0 if there
    are none.
    """
    if not where.any():
        return 0
    return int(np.abs(picture[where].astype(int) - before[where].astype(int)).max())


def _gradients(picture: np.ndarray, inside: np.ndarray) -> list[np.ndarray]:
    """Gradient magnitudes of L* at the pixels of a region, [N] at each of SCALES sizes."""
    light = lab_light(picture)
    share, found = inside.astype(np.float32), []
    for scale in range(SCALES):
        if scale:
            size = light.shape[1] // 2, light.shape[0] // 2
            light = cv2.resize(light, size, interpolation=cv2.INTER_AREA)
            share = cv2.resize(share, size, interpolation=cv2.INTER_AREA)
        across = cv2.Scharr(light, cv2.CV_32F, 1, 0, scale=1 / 32)
        down = cv2.Scharr(light, cv2.CV_32F, 0, 1, scale=1 / 32)
        found.append(np.hypot(across, down)[share > 0.99].astype(float))
    return found


def lab_light(picture: np.ndarray) -> np.ndarray:
    """CIE L* float32 [H, W] of a picture, 0..100."""
    light: np.ndarray = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)[..., 0]
    return light
