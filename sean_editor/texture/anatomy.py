"""Where on the face a pixel lies, from the label map alone."""

from __future__ import annotations

import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.borders import cover
from sean_editor.texture.cancelling import check

_CENTRES: dict[str, tuple[float, float, float]] = {
    "nose": (0.501, 0.579, 1.0),
    "l_eye": (0.625, 0.475, 2.0),
    "r_eye": (0.380, 0.475, 2.0),
    "eye_g": (0.501, 0.490, 0.3),
    "l_brow": (0.631, 0.409, 0.7),
    "r_brow": (0.373, 0.409, 0.7),
    "l_ear": (0.800, 0.549, 0.2),
    "r_ear": (0.220, 0.561, 0.2),
    "u_lip": (0.502, 0.720, 1.0),
    "l_lip": (0.502, 0.757, 1.0),
}
"""The centroid of each part in an average aligned portrait of side 1, (x, y), and how much it counts."""

SKIN = CELEBAMASK_HQ.by_name("skin").id
BROWS = 0.43
"""Where on an average face the lower edge of the brows lies, from the top."""

_FACE = ("skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
_HAIRLINE, _CHIN = (0.501, 0.188), (0.501, 0.897)
_SIDES = ((0.475, 0.235, 0.771), (0.580, 0.245, 0.763), (0.738, 0.282, 0.724))
"""Rows of the average face, and where it begins and ends in them, (y, left, right)."""
_OUTLINE = 0.5  # how much a point of the outline counts: hair hides it
_SMALLEST = 6e-5  # share of the picture below which a part is a splinter and no anchor
_REACH = 0.22  # of the smooth residual, in sides
_STIFFNESS = 0.15
_PRIOR = 0.02
_GRID = 64
BROW_NAMES = ("l_brow", "r_brow")
_REACHES = ((("l_eye", "r_eye"), 10.0), (BROW_NAMES, 7.0), (("mouth", "u_lip", "l_lip"), 4.0))
"""How far around a feature the form is its own, in pixels of a 256 x 256 picture: lids, the edges of brows
and lips."""
BROW_IDS = tuple(CELEBAMASK_HQ.by_name(name).id for name in BROW_NAMES)
_WIDER = (*BROW_NAMES, "eye_g")
_STRAY = 6.0  # pixels of such a picture by which these are wider than their label
STRAY = tuple(CELEBAMASK_HQ.by_name(name).id for name in _WIDER)
"""Ids of the regions that are wider than their label: brows and glasses."""
MOUTH = CELEBAMASK_HQ.by_name("mouth").id
LIPS = tuple(CELEBAMASK_HQ.by_name(name).id for name in ("u_lip", "l_lip"))
COVERS = tuple(CELEBAMASK_HQ.by_name(name).id for name in ("hair", "hat", "eye_g", "cloth"))
"""Ids of the regions that lie over parts of a face, whose form stays the same beneath them."""
_SHADE = 10.0  # and as far beyond its label hair shades skin
_PARTS = 8  # so many bands of rows are placed one after another, which takes less memory


def face_position(labels: np.ndarray, size: int) -> np.ndarray:
    """float32 [size, size, 2]: each pixel's place (x, y) on an average face of side 1.

    The same part of any face has about the same place; an average aligned portrait has its own coordinates.
    `labels` is a label map uint8 [H, W] of CelebAMask-HQ's regions. The place is an affine map of the
    coordinates plus a smooth residual, both fitted to the anchors that the label map shows: centroids of
    eyes, brows, nose, lips and ears, hairline, chin and sides. Without anchors it is the identity.
    """
    found, canonical, weights = anchors(labels)
    grid = min(size, _GRID)
    line = ((np.arange(grid) + 0.5) / grid).astype(np.float32)
    points = np.stack(np.meshgrid(line, line), -1).reshape(-1, 2)
    placed = _warp(found, canonical, weights, points).reshape(grid, grid, 2).astype(np.float32)
    if grid == size:
        return placed
    return enlarged(placed, size)


def near_features(labels: np.ndarray, size: int) -> np.ndarray:
    """float32 [size, size] in 0..1: how near eyes, brows and lips are. They have 1, and what is some pixels
    away 0. `labels` is a label map uint8 [H, W] of CelebAMask-HQ's regions.
    """
    near = np.zeros((size, size), np.float32)
    for names, reach in _REACHES:
        np.maximum(near, _around(labels, names, reach, size), out=near)
    return near


def stray_edges(labels: np.ndarray, size: int) -> np.ndarray:
    """float32 [size, size] in 0..1: the same of brows, glasses and hair, whose edges label maps call skin."""
    return _around(labels, (*_WIDER, "hair"), _STRAY, size)


def lip_edges(labels: np.ndarray, size: int) -> np.ndarray:
    """float32 [size, size] in 0..1: how near lips are, whose red goes on beyond their label."""
    return _around(labels, ("u_lip", "l_lip"), _STRAY, size)


def shade_of_hair(labels: np.ndarray, size: int) -> np.ndarray:
    """float32 [size, size] in 0..1: the same of hair, in whose shade skin is dark."""
    return _around(labels, ("hair",), _SHADE, size)


def _around(labels: np.ndarray, names: tuple[str, ...], reach: float, size: int) -> np.ndarray:
    """1 on the regions, falling to 0 `reach` pixels of a 256 x 256 picture beyond them."""
    mask = np.isin(labels, [CELEBAMASK_HQ.by_name(name).id for name in names])
    return cover(mask, size, reach * labels.shape[0] / 256)


def place_in(other: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """float32 [H, W, 2]: the place (x, y) in `other`, in its sides, of each pixel of `labels`, by the faces.

    Both are label maps, uint8 [h, w] and [H, W]. Only the anchors count that both show.
    """
    here, average, weights = anchors(labels)
    there, same, _ = anchors(other)
    pairs = [(i, j) for i, a in enumerate(average) for j, b in enumerate(same) if np.array_equal(a, b)]
    mine, theirs = (np.array([pair[k] for pair in pairs], int) for k in (0, 1))
    height, width = labels.shape
    x, y = (np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height
    rows = [np.stack(np.meshgrid(x, part), -1).reshape(-1, 2) for part in np.array_split(y, _PARTS)]
    placed = [_warp(here[mine], there[theirs], weights[mine], row) for row in rows]
    return np.concatenate(placed).reshape(height, width, 2).astype(np.float32)


def anchors(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The anchors that a label map [H, W] shows: their places [N, 2] in it, those on an average face [N, 2],
    both with side 1, and their weights [N]. N may be 0."""
    found: list[tuple[float, float]] = []
    canonical: list[tuple[float, float]] = []
    weights: list[float] = []
    for name, (x, y, weight) in _CENTRES.items():
        centre = _centre(labels == CELEBAMASK_HQ.by_name(name).id)
        if centre is not None:
            found.append(centre)
            canonical.append((x, y))
            weights.append(weight)
    for place, mean in _outline(labels):
        found.append(place)
        canonical.append(mean)
        weights.append(_OUTLINE)
    return (
        np.array(found, np.float64).reshape(-1, 2),
        np.array(canonical, np.float64).reshape(-1, 2),
        np.array(weights, np.float64),
    )


def _centre(mask: np.ndarray) -> tuple[float, float] | None:
    """The centroid (x, y) of a mask [H, W] in sides; None for a splinter."""
    if mask.sum() < max(4, _SMALLEST * mask.size):
        return None
    rows, columns = np.nonzero(mask)
    return (columns.mean() + 0.5) / mask.shape[1], (rows.mean() + 0.5) / mask.shape[0]


def _outline(labels: np.ndarray) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Points of the face's outline: (place in the label map, place on the average face), in sides.

    The rows to look in follow from eyes, nose and lips; where these are missing, so are the points.
    """
    face = np.isin(labels, [CELEBAMASK_HQ.by_name(name).id for name in _FACE])
    height, width = labels.shape
    points = []
    middle = _centre(labels == CELEBAMASK_HQ.by_name("nose").id)
    if middle is None:
        return []
    half = max(1, round(0.05 * width))
    column = int(middle[0] * width)
    rows = np.flatnonzero(face[:, max(0, column - half) : column + half + 1].any(1))
    points.append(((middle[0], rows[0] / height), _HAIRLINE))
    points.append(((middle[0], (rows[-1] + 1) / height), _CHIN))
    for names, (y, left, right) in zip(
        (("l_eye", "r_eye"), ("nose",), ("u_lip", "l_lip")), _SIDES, strict=True
    ):
        centre = _centre(np.isin(labels, [CELEBAMASK_HQ.by_name(name).id for name in names]))
        if centre is None:
            continue
        columns = np.flatnonzero(face[min(height - 1, int(centre[1] * height))])
        if len(columns) > width // 8:
            points.append(((columns[0] / width, centre[1]), (left, y)))
            points.append((((columns[-1] + 1) / width, centre[1]), (right, y)))
    return points


def _warp(found: np.ndarray, canonical: np.ndarray, weights: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Places [P, 2] of `points` [P, 2]: a ridge regression towards the identity, then kriging of the rest.

    The residual's covariance is a Gaussian of reach _REACH, so that it fades away from the anchors, where a
    thin plate would go on growing.
    """
    if not len(found):
        return points
    origin = np.full(2, 0.5)
    design = np.c_[found - origin, np.ones(len(found))]
    identity = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    left = canonical - origin - design @ identity
    normal = design.T @ (weights[:, None] * design) + _PRIOR * np.eye(3)
    affine = identity + np.linalg.solve(normal, design.T @ (weights[:, None] * left))
    residual = canonical - origin - design @ affine
    covariance = _gaussian(found, found) + np.diag(_STIFFNESS / weights)
    smooth = _gaussian(points, found) @ np.linalg.solve(covariance, residual)
    return np.c_[points - origin, np.ones(len(points))] @ affine + origin + smooth


def _gaussian(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """[A, B] of points [A, 2] and [B, 2]."""
    distance = ((a[:, None] - b[None]) ** 2).sum(-1)
    return np.exp(-distance / (2 * _REACH**2))


def enlarged(grid: np.ndarray, size: int) -> np.ndarray:
    """A smooth field float32 [g, g, C] given at cell centres, at `size` pixels, linear between them and on to
    the rim. OpenCV's remap would round places to 1/32 of a cell."""
    check()
    cells = len(grid)
    at = (np.arange(size) + 0.5) * (cells / size) - 0.5
    first = np.clip(np.floor(at).astype(int), 0, max(0, cells - 2))
    share = (at - first).astype(np.float32)
    weights = np.zeros((size, cells), np.float32)
    weights[np.arange(size), first] = 1 - share
    weights[np.arange(size), np.minimum(first + 1, cells - 1)] += share
    return np.stack([weights @ channel @ weights.T for channel in np.moveaxis(grid, -1, 0)], -1)
