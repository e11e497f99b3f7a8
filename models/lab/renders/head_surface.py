"""A smooth surface round chest, neck and head, which everything made of cloth follows."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from models.lab.renders.maths import Array, unit

CENTRE = np.array([0, 7.3, 0.45])
"""Above this height the surface is seen from here, below it from a vertical axis."""

COLUMNS = 128
ANGLES = np.linspace(-np.pi, np.pi, COLUMNS, endpoint=False)
"""The angle of each column about the vertical axis; 0 is the front."""

_AXIS_HEIGHTS = [4.4, 5.6, 5.9, 6.3, 6.7, 7.3]
_AXIS_DEPTHS = [0.15, 0.15, 0.2, 0.4, 0.45, 0.45]
_STEP = 0.06
_HEIGHTS = np.arange(4.56, 7.3, _STEP)
_ELEVATIONS = np.linspace(0, np.pi / 2, 30)
ROWS = len(_HEIGHTS) + len(_ELEVATIONS)
QUARTER = np.pi / 2


class HeadSurface:
    """Distances [ROWS, COLUMNS] of the outermost point of the body, ears included, from axis or centre."""

    def __init__(self, points: Array, quads: Array) -> None:
        after = points[np.roll(quads, -1, 1)]
        edges = (points[quads] + after) / 2
        cloud = np.concatenate([points, points[quads].mean(1), edges[:, 3], edges[:, 0]])
        self.distances = _distances(cloud[cloud[:, 1] > 4.5])

    def shell(self, offset: float, grow: int = 3, soft: float = 2.0) -> Array:
        """Points [ROWS, COLUMNS, 3] of a cloth that lies `offset` above the body. `grow` (cells) spans
        hollows like a stretched cloth, `soft` (cells) rounds."""
        padded = np.pad(np.pad(self.distances, ((4, 4), (0, 0)), "edge"), ((0, 0), (4, 4)), "wrap")
        grown = ndimage.grey_dilation(padded, (grow, grow))[4:-4, 4:-4]
        distances = ndimage.gaussian_filter(grown, (soft, soft), mode=("nearest", "wrap")) + offset
        distances[-3:] = distances[-3:].mean()
        return _points(distances)


def _distances(cloud: Array) -> Array:
    x, y, z = cloud.T
    depth = np.interp(y, _AXIS_HEIGHTS, _AXIS_DEPTHS)
    arms = cloud - CENTRE
    from_centre = np.linalg.norm(arms, axis=1)
    elevation = np.arcsin(np.clip(arms[:, 1] / from_centre, -1, 1))
    upper = y >= CENTRE[1]
    above = len(_HEIGHTS) + elevation / QUARTER * (len(_ELEVATIONS) - 1)
    row = np.where(upper, above, (y - _HEIGHTS[0]) / _STEP)
    distance = np.where(upper, from_centre, np.hypot(x, z - depth))
    angle = np.arctan2(x, z - depth)
    i = np.clip(np.rint(row).astype(int), 0, ROWS - 1)
    j = np.rint((angle + np.pi) / (2 * np.pi) * COLUMNS).astype(int) % COLUMNS
    grid = np.zeros((ROWS, COLUMNS))
    np.maximum.at(grid, (i, j), distance)
    three = np.concatenate([grid] * 3, 1)  # so that an empty cell finds its nearest full one across the seam
    nearest = ndimage.distance_transform_edt(three == 0, return_distances=False, return_indices=True)
    filled = three[tuple(nearest)][:, COLUMNS : 2 * COLUMNS]
    filled[-2:] = filled[-2:].mean()
    return np.asarray(filled)


def _points(distances: Array) -> Array:
    sin, cos = np.sin(ANGLES), np.cos(ANGLES)
    low, high = distances[: len(_HEIGHTS)], distances[len(_HEIGHTS) :]
    depth = np.interp(_HEIGHTS, _AXIS_HEIGHTS, _AXIS_DEPTHS)[:, None]
    e = _ELEVATIONS[:, None]
    lower = np.stack([low * sin, _HEIGHTS[:, None] + 0 * low, depth + low * cos], -1)
    flat = high * np.cos(e)
    upper = np.stack([flat * sin, CENTRE[1] + high * np.sin(e), CENTRE[2] + flat * cos], -1)
    return np.concatenate([lower, upper])


def at_height(shell: Array, height: Array | float) -> Array:
    """Points [COLUMNS, 3] of a shell at a height, one for each column."""
    heights = np.broadcast_to(height, COLUMNS)
    found = np.zeros((COLUMNS, 3))
    tie_break = np.arange(len(shell)) * 1e-6
    for j in range(COLUMNS):
        rising = np.maximum.accumulate(shell[:, j, 1]) + tie_break
        for axis in range(3):
            found[j, axis] = np.interp(heights[j], rising, shell[:, j, axis])
    return found


def column_at(angle: float) -> int:
    """The column nearest to an angle."""
    return int(np.argmin(np.abs(ANGLES - angle)))


def by_angle(values: Array, angles: Array) -> Array:
    """Values [COLUMNS] of the columns, interpolated at angles [N]."""
    return np.interp(angles, np.append(ANGLES, np.pi), np.append(values, values[0]))


def edge_line(front: float, side: float, back: float, lean: float = 0.0) -> Array:
    """The height [COLUMNS] of a hat's edge, given at forehead, ears and nape; `lean` tilts it to one side."""
    degrees = np.degrees(np.abs(ANGLES))
    heights = [front, front - 0.25 * (front - side), side, side, back, back]
    line = np.interp(degrees, [0, 35, 85, 105, 150, 180], heights)
    return np.asarray(ndimage.gaussian_filter1d(line, 4, mode="wrap") + lean * np.sin(ANGLES))


def outward(points: Array) -> Array:
    """Horizontal unit vectors [N, 3] away from the vertical axis."""
    arms = points - np.array([0, 0, CENTRE[2]])
    arms[:, 1] = 0
    return unit(arms)
