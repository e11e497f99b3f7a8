"""Labels: from the share that each region has of a pixel to a label map like a careful person's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from models.lab.renders.classes import Class
from models.lab.renders.maths import Array

_THIN = (Class.EYE_G, Class.EAR_R, Class.NECK_L)
"""May be as thin as a wire: never smoothed, and two thirds of a pixel are enough."""

_STRANDS = (Class.L_BROW, Class.R_BROW, Class.HAIR)
_MOUTH = (Class.MOUTH, Class.U_LIP, Class.L_LIP)
_BEHIND_HAIR = (Class.BACKGROUND, Class.SKIN, Class.NECK, Class.CLOTH)


def make_label_map(shares: Array, alpha: Array, chin_row: float | None = None) -> Array:
    """Label map uint8 [N, N].

    `shares` [N, N, 19] say how much of each pixel a region covers, `alpha` [N, N] how much anything does.
    `chin_row`: below this row a hat (a scarf over the head, a hood) is clothes; None: it stays a hat.
    """
    size = len(alpha)
    shares = _smoothed(shares, alpha)
    labels = shares.argmax(-1).astype(np.uint8)
    _close_hair(labels, shares[..., Class.HAIR])
    _drop_stray_mouth(labels)
    labels = _without_specks(labels, max(6, size * size // 6000))
    if chin_row is not None:
        below = labels[int(np.clip(round(chin_row), 0, size)) :]
        below[below == Class.HAT] = Class.CLOTH
    return labels


def mark_clear_lenses(labels: Array, outlines: Sequence[Array]) -> None:
    """Behind clear glass skin and nose are glasses, as in CelebAMask-HQ; eyes and brows stay. In place.

    `outlines` [K, 2] of the lenses are in picture coordinates, 0..1.
    """
    size, scale = len(labels), 4  # drawn larger for exact borders
    drawing = Image.new("L", (size * scale, size * scale))
    for outline in outlines:
        ImageDraw.Draw(drawing).polygon([(x, y) for x, y in outline * size * scale], fill=255)
    inside = np.asarray(drawing.resize((size, size), Image.Resampling.BOX)) > 127
    labels[inside & np.isin(labels, (Class.SKIN, Class.NOSE))] = Class.EYE_G


def _smoothed(shares: Array, alpha: Array) -> Array:
    """Shares with borders as smooth as a pencil's, thin things and strands weighted up."""
    shares = shares.copy()
    shares[..., Class.BACKGROUND] = np.clip(1 - alpha, 0, 1)
    shares[..., Class.HAIR] *= 1.25
    for region in Class:
        if region in _THIN:
            shares[..., region] *= 1.5
        else:
            width = (1.0 if region in _STRANDS else 0.5) * len(alpha) / 256
            shares[..., region] = ndimage.gaussian_filter(shares[..., region], width)
    return shares


def _close_hair(labels: Array, share: Array) -> None:
    """Hair is a region and not single strands: close narrow gaps that strands run through, in place."""
    padded = np.pad(labels == Class.HAIR, 8)
    closed = ndimage.binary_closing(padded, iterations=max(1, len(labels) // 170))[8:-8, 8:-8]
    labels[closed & np.isin(labels, _BEHIND_HAIR) & (share > 0.12)] = Class.HAIR


def _drop_stray_mouth(labels: Array) -> None:
    """The mouth is one blob; bits of it elsewhere are skin. In place."""
    blobs, count = ndimage.label(np.isin(labels, _MOUTH))
    if count > 1:
        sizes = np.bincount(blobs.ravel())
        sizes[0] = 0
        labels[(blobs > 0) & (blobs != sizes.argmax()) & (labels == Class.MOUTH)] = Class.SKIN


def _without_specks(labels: Array, least: int) -> Array:
    """Blobs of fewer than `least` pixels go to their neighbours; thin things and only blobs stay."""
    for region in Class:
        blobs, count = ndimage.label(labels == region)
        if region in _THIN or count < 2:
            continue
        small = (np.bincount(blobs.ravel()) < least)[blobs] & (blobs > 0)
        if small.any():
            nearest = ndimage.distance_transform_edt(small, return_distances=False, return_indices=True)
            labels = np.where(small, labels[tuple(nearest)], labels)
    return labels
