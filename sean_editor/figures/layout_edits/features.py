"""Layout edits of the face itself: mouth, eyes, brows, nose, its outline, and the neck."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.figures.layout_edits.anatomy import (
    BROWS,
    EARS,
    FACE,
    Face,
    NotApplicable,
    filled_from,
    region_id,
)

_ALREADY_OPEN = 0.02  # square units of mouth between the lips


def open_mouth(face: Face) -> np.ndarray:
    """The lower lip goes down and leaves the inside of the mouth between the lips."""
    face.require(["l_lip"], "there is no lower lip")
    if face.mask("mouth").sum() > _ALREADY_OPEN * face.unit**2:
        raise NotApplicable("the mouth is open already")
    lip = face.mask("l_lip")
    columns = np.flatnonzero(lip.any(0))
    room = face.chin - 0.15 - float(face.v[lip].max())
    drop = min(0.3, room) * face.unit
    if drop < 0.1 * face.unit:
        raise NotApplicable("there is no room between the lips and the chin")
    middle, half = (columns[0] + columns[-1]) / 2, (columns[-1] - columns[0] + 1) / 2
    labels = face.labels.copy()
    yielding = face.mask("skin", "l_lip", "mouth")
    for x in columns:
        k = round(drop * np.sqrt(1 - ((x - middle) / half) ** 2))
        rows = np.flatnonzero(lip[:, x])
        lower = rows + k
        gap = np.arange(rows[0], rows[0] + k)
        labels[gap[yielding[gap, x]], x] = region_id("mouth")
        labels[lower[yielding[lower, x]], x] = region_id("l_lip")
    return labels


def close_mouth(face: Face) -> np.ndarray:
    """The lower lip comes up to the upper one; below it there is skin."""
    face.require(["mouth"], "the mouth is closed already")
    labels = face.labels.copy()
    between, lip = face.mask("mouth"), face.mask("l_lip")
    for x in np.flatnonzero((between & lip.any(0)).any(0)):
        rows = np.flatnonzero(between[:, x] | lip[:, x])
        thick = int(lip[:, x].sum())
        labels[rows[:thick], x] = region_id("l_lip")
        labels[rows[thick:], x] = region_id("skin")
    return filled_from(labels, labels == region_id("mouth"), ("u_lip", "l_lip"))


def enlarge_eyes(face: Face) -> np.ndarray:
    """Both eyes larger by 40 % about their middles."""
    labels = face.labels
    for name in ("l_eye", "r_eye"):
        if face.has(name):
            larger = _scaled(face.mask(name), 1.4, 1.4)
            labels = np.where(larger & face.mask("skin", "eye_g", "nose"), region_id(name), labels)
    return labels.astype(np.uint8)


def thicken_brows(face: Face) -> np.ndarray:
    """Brows thicker by a tenth of the distance of the eyes."""
    face.require(BROWS, "the brows do not show")
    labels = face.labels
    kernel = np.ones((2 * max(1, round(0.05 * face.unit)) + 1, 3), np.uint8)
    for name in BROWS:
        thicker = cv2.dilate(face.mask(name).astype(np.uint8), kernel).astype(bool)
        labels = np.where(thicker & face.mask("skin"), region_id(name), labels)
    return labels.astype(np.uint8)


def lengthen_nose(face: Face) -> np.ndarray:
    """The nose longer by a fifth and a little wider; its root stays where it is."""
    face.require(["nose"], "there is no nose")
    return face.painted(_scaled(face.mask("nose"), 1.06, 1.2, from_top=True), "nose", ("skin",))


def slim_face(face: Face) -> np.ndarray:
    """The face narrower from the eyes down, by up to a seventh at the chin."""
    outline, cut_off = face.mask(*FACE), np.zeros_like(face.labels, bool)
    for y in np.flatnonzero(outline.any(1)):
        columns = np.flatnonzero(outline[y])
        first, end = int(columns[0]), int(columns[-1]) + 1
        depth = float(face.v[y, (first + end) // 2])
        cut = round((end - first) / 2 * 0.15 * float(np.clip(depth / 0.9, 0, 1)))
        cut_off[y, first : first + cut] = cut_off[y, end - cut : end] = True
    around = ("background", "hair", "neck", "cloth", *EARS)
    return filled_from(face.labels, cut_off & face.mask("skin"), around)


def widen_neck(face: Face) -> np.ndarray:
    """The neck wider by a fifth of the distance of the eyes on both sides, less and less towards the jaw."""
    face.require(["neck"], "the neck does not show")
    away = cv2.distanceTransform((~face.mask("neck")).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    wider = away < 0.2 * face.unit * np.clip(2 * (face.v - face.chin) + 1, 0, 1)
    return face.painted(wider, "neck", ("background", "cloth"))


def _scaled(mask: np.ndarray, wide: float, high: float, from_top: bool = False) -> np.ndarray:
    """A mask bool [H, W] scaled about its middle, or about the middle of its top."""
    rows, columns = np.nonzero(mask)
    x, y = columns.mean(), rows.min() if from_top else rows.mean()
    matrix = np.array([[wide, 0, x * (1 - wide)], [0, high, y * (1 - high)]])
    size = mask.shape[1], mask.shape[0]
    return cv2.warpAffine(mask.astype(np.uint8), matrix, size, flags=cv2.INTER_NEAREST).astype(bool)
