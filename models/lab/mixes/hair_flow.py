"""Which way the hair of a layout grows: from a parting or a hairline, round the head, and down."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from models.lab.mixes.face_regions import BACKGROUND, EYES, HAIR, HAT, SKIN

_SHORT = 0.5
"""Lift from which on hair has no parting."""


@dataclass(frozen=True)
class HairStyle:
    """How hair is drawn. Lengths are in pixels of a 256 x 256 picture, until they are multiplied (`times`).

    length   of a strand
    part     where the parting meets the hairline, from -1 (left edge of the face) to 1
    lift     0: hair hangs as soon as it leaves the parting; 1: it stands off the head
    sweep    -1..1: how far hair above the forehead is combed to one side
    wave     amplitude of waves or curls; `wavelength` is theirs
    loose    0..1: how far strands stray
    contrast of strands and locks
    fringe   hair falls over the forehead from the top of the head
    beyond   how far strands reach beyond the outline, on average
    """

    length: float = 60.0
    part: float = 0.0
    lift: float = 0.0
    sweep: float = 0.0
    wave: float = 1.0
    wavelength: float = 40.0
    loose: float = 0.12
    contrast: float = 0.8
    fringe: bool = False
    beyond: float = 0.8

    def times(self, factor: float) -> HairStyle:
        """The same style in a picture that is so many times as large."""
        lengths = {name: factor * getattr(self, name) for name in ("length", "wave", "wavelength", "beyond")}
        return replace(self, **lengths)


def hair_flow(labels: np.ndarray, style: HairStyle) -> np.ndarray:
    """Unit vectors float32 [H, W, 2] (x, y) from root to tip, defined everywhere."""
    hair = labels == HAIR
    crown, eyes = _crown(labels, style), _eyes(labels)
    height = labels.shape[0]
    ys, xs = np.mgrid[:height, : labels.shape[1]].astype(np.float32)
    out = _unit(np.dstack([xs - crown[0], ys - crown[1]]))
    # hair hangs more the further it is below the crown
    top = min(crown[1], float(np.nonzero(hair)[0].min(initial=int(eyes))))
    below = np.clip((ys - top) / max(eyes - top, 20.0), 0, 1)
    hang = ((1 - style.lift) * (0.25 + 1.2 * below))[..., None]
    swept = style.sweep * (1 - below[..., None])
    field = out + hang * np.array([0, 1], np.float32) + swept * np.array([1, 0], np.float32)
    for edge, reach, weight in ((labels == BACKGROUND, 14.0, 1.6), (labels == SKIN, 9.0, 1.2)):
        field = _along(field, edge, hair, reach, weight * (1 - 0.8 * style.lift))
    field = _unit(cv2.GaussianBlur(_unit(field), (0, 0), 4.0))
    return field.astype(np.float32)


def _along(field: np.ndarray, edge: np.ndarray, hair: np.ndarray, reach: float, weight: float) -> np.ndarray:
    """`field` turned along the outline of `edge` where it is near; across it no strand ends abruptly."""
    if not edge.any():
        return field
    away = cv2.distanceTransform((~edge).astype(np.uint8), cv2.DIST_L2, 5)
    smooth = cv2.GaussianBlur(np.minimum(away, 40), (0, 0), 4.0)
    dx, dy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    tangent = _unit(np.dstack([-dy, dx]))
    sign = np.sign((tangent * field).sum(2, keepdims=True))
    near = weight * np.exp(-((away / reach) ** 2))[..., None] * hair[..., None]
    return _unit(field) + near * tangent * sign


def _crown(labels: np.ndarray, style: HairStyle) -> tuple[float, float]:
    """Where hair begins: above the forehead, on the parting."""
    skin = np.isin(labels, (SKIN, *EYES))
    rows, columns = np.nonzero(skin)
    left, right = columns.min(), columns.max()
    x = (left + right) / 2 + style.part * (right - left) / 2
    top_of_face = rows.min()
    head = np.isin(labels, (HAIR, HAT))
    column = np.flatnonzero(head[:, int(np.clip(x, 0, labels.shape[1] - 1))])
    top = column.min() if column.size else top_of_face
    if style.fringe:  # comes from the top of the head
        return float(x), float(top - 10)
    if style.lift >= _SHORT:  # short hair grows away from the middle of the face
        return float(x), _eyes(labels)
    return float(x), float(top + 0.85 * max(top_of_face - top, 0))


def _eyes(labels: np.ndarray) -> float:
    rows = np.nonzero(np.isin(labels, EYES))[0]
    return float(rows.mean()) if rows.size else labels.shape[0] * 0.45


def _unit(vectors: np.ndarray) -> np.ndarray:
    unit: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=2, keepdims=True), 1e-6)
    return unit
