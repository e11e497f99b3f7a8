"""Cloth over head and shoulders: headscarves that leave the face free, and hoods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.interpolate import LinearNDInterpolator

from models.lab.renders.classes import Class
from models.lab.renders.fabric import Tailor, cloth_colour
from models.lab.renders.head_surface import ANGLES, CENTRE, COLUMNS, ROWS, at_height, column_at
from models.lab.renders.materials import hair_material
from models.lab.renders.maths import Array, Random, pick, smooth_noise, smooth_step, unit
from models.lab.renders.mesh import cloth_band, grid_quads, merge, tube

_GRID = grid_quads(ROWS, COLUMNS)


@dataclass(frozen=True)
class Opening:
    """The opening for the face: a super-ellipse round (0, height) with half axes `width` and `reach`."""

    height: float
    width: float
    reach: float
    power: float

    def outside(self, points: Array, scale: float = 1.0) -> Array:
        """For points [N, 3]: above 0 outside the opening, scaled by a factor; all behind is outside."""
        a, b = self.width * scale, self.reach * scale
        x, y, z = points.T
        radius = (np.abs(x) / a) ** self.power + (np.abs(y - self.height) / b) ** self.power
        return np.asarray(np.where(z > 0.2, radius ** (1 / self.power) - 1, 1.0) * min(a, b))

    def on(self, points: Array, t: Array) -> tuple[Array, Array]:
        """Where the edge lies on a surface of points [N, 3], for angles [K]; and which of them it has."""
        cos, sin = np.cos(t), np.sin(t)
        x = self.width * np.sign(cos) * np.abs(cos) ** (2 / self.power)
        y = self.height + self.reach * np.sign(sin) * np.abs(sin) ** (2 / self.power)
        front = points[points[:, 2] > 0.25]
        z = LinearNDInterpolator(front[:, :2], front[:, 2])(x, y)
        return np.stack([x, y, z], 1), np.isfinite(z)


def _rolled_edge(tailor: Tailor, opening: Opening, points: Array, radius: float, cloth: object) -> None:
    """A tube along the opening."""
    edge, there = opening.on(points, np.linspace(0, 2 * np.pi, 120, endpoint=False))
    if there.sum() < 20:
        return
    whole = bool(there.all())
    start = 0 if whole else int(np.argmin(there))
    order = np.roll(np.arange(120), -start)
    path = edge[order[there[order]]]
    path[:, 2] = ndimage.gaussian_filter1d(path[:, 2], 2, mode="wrap" if whole else "nearest")
    tailor.put("rim", tube(path, radius, closed=whole), cloth)


def headscarf(tailor: Tailor, rng: Random) -> None:
    """A scarf that covers hair, ears and neck and falls on the shoulders."""
    shell = tailor.surface.shell(rng.uniform(0.03, 0.08), 5, rng.uniform(1.8, 3.2))
    vertices = shell.reshape(-1, 3).copy()
    width = rng.uniform(0.58, 0.7)
    rng.uniform(7.02, 7.1)  # keeps the stream as earlier versions had it
    top, chin = rng.uniform(7.72, 8.0), rng.uniform(6.12, 6.26)
    opening = Opening((top + chin) / 2, width, (top - chin) / 2, rng.uniform(2.0, 2.5))
    vertices = _draped(vertices, rng)
    hem = rng.uniform(4.7, 5.5)
    above_hem = vertices[:, 1] - hem - 0.12 * smooth_noise(vertices, rng, 2)
    pattern = pick(rng, {"plain": 0.7, "flowers": 0.14, "noise": 0.1, "stripe": 0.06})
    cloth = tailor.fabric(Class.HAT, rng, pattern, knit=False)
    tailor.put("scarf", (vertices, _GRID), cloth, np.minimum(opening.outside(vertices), above_hem))
    _rolled_edge(tailor, opening, vertices, rng.uniform(0.012, 0.035), cloth)
    if rng.random() < 0.35:
        _under_scarf(tailor, opening, rng)
    if rng.random() < 0.5:
        _thrown_end(tailor, vertices.reshape(shell.shape), cloth, rng)


def _draped(vertices: Array, rng: Random) -> Array:
    """The shell [N, 3] with folds round the face, wider below the chin and behind."""
    low = smooth_step(6.7, 6.0, vertices[:, 1])
    outward = unit(vertices - np.array([0, 7.0, 0.4]))
    amount = rng.uniform(0.015, 0.05)
    distance = np.hypot(vertices[:, 0] / 0.9, vertices[:, 1] - 7.0)
    waves = np.sin(
        distance * rng.uniform(16, 30) + 1.6 * smooth_noise(vertices, rng, 2.2) + rng.uniform(0, 6)
    )
    folds = amount * waves * np.clip(0.5 + 0.5 * smooth_noise(vertices, rng, 1.5), 0, 1)
    folds = folds * smooth_step(0.62, 0.62 + 0.35, distance)
    vertices = vertices + outward * (folds + low * rng.uniform(0, 0.12))[:, None]
    vertices[:, 1] += rng.uniform(0, 0.12) * smooth_step(8, 8.5, vertices[:, 1])
    behind = (
        smooth_step(0.1, -0.4, vertices[:, 2]) * rng.uniform(0, 0.25) * smooth_step(7.0, 7.6, vertices[:, 1])
    )
    return np.asarray(vertices + behind[:, None] * np.array([0, 0, -1]))


def _under_scarf(tailor: Tailor, opening: Opening, rng: Random) -> None:
    """A band of another cloth shows at the forehead."""
    points = tailor.surface.shell(0.015, 3, 1.6).reshape(-1, 3)
    inner = opening.outside(points, rng.uniform(0.82, 0.93))
    keep = np.minimum(inner, np.minimum(points[:, 1] - 7.3, -opening.outside(points, 1.15)))
    tailor.put("under", (points, _GRID), tailor.fabric(Class.HAT, rng, "plain", knit=False), keep)


def _thrown_end(tailor: Tailor, shell: Array, cloth: object, rng: Random) -> None:
    """One end goes round the neck and over a shoulder."""
    heights = np.interp(np.degrees(ANGLES), [-180, -90, 0, 90, 180], [6.3, 6.05, 5.75, 6.0, 6.3])
    path = at_height(shell, heights + rng.choice([-1, 1]) * 0.18 * np.sin(ANGLES))
    normals = unit(path - np.array([0, 6, 0.2]))
    width, depth = rng.uniform(0.15, 0.3), rng.uniform(0.06, 0.12)
    tailor.put("wrap", cloth_band(path, normals, width, depth, rng, 0.35), cloth)


def hood(tailor: Tailor, cloth: object, rng: Random) -> None:
    """A jacket's hood on the head, at times with fur or strings."""
    shell = tailor.surface.shell(rng.uniform(0.16, 0.3), 5, 3.0)
    vertices = shell.reshape(-1, 3).copy()
    _, y, z = vertices.T  # views: they follow the changes
    forward = smooth_step(-0.2, 1.1, z) * smooth_step(6.0, 6.8, y)
    vertices[:, 2] += rng.uniform(0.0, 0.22) * forward
    vertices[:, 1] += rng.uniform(0, 0.2) * smooth_step(8, 8.6, y) * smooth_step(0.9, -0.4, z)
    vertices = vertices + unit(vertices - CENTRE) * (smooth_noise(vertices, rng, 3) * 0.025)[:, None]
    top, bottom = rng.uniform(8.05, 8.35), rng.uniform(5.6, 6.1)
    width = rng.uniform(0.74, 0.92)
    opening = Opening((top + bottom) / 2, width, (top - bottom) / 2, rng.uniform(2.1, 2.8))
    above_hem = vertices[:, 1] - 5.62 - 0.03 * smooth_noise(vertices, rng, 2)
    tailor.put("hood", (vertices, _GRID), cloth, np.minimum(opening.outside(vertices), above_hem))
    _rolled_edge(tailor, opening, vertices, rng.uniform(0.03, 0.06), cloth)
    if rng.random() < 0.25:
        _fur(tailor, opening, vertices, rng)
    if rng.random() < 0.5:
        _strings(tailor, shell, rng)


def _fur(tailor: Tailor, opening: Opening, points: Array, rng: Random) -> None:
    """Fur along the rim."""
    t = rng.uniform(0, 2 * np.pi, 5200)
    edge, there = opening.on(points, t)
    roots = edge[there]
    radial = np.stack([np.cos(t), np.sin(t), 0 * t + 0.9], 1)[there]
    directions = unit(radial + rng.normal(0, 0.5, (int(there.sum()), 3)))
    lengths = rng.uniform(0.12, 0.3) * rng.uniform(0.6, 1, (len(roots), 1, 1))
    strands = roots[:, None] + directions[:, None] * np.linspace(0, 1, 4)[None, :, None] * lengths
    fur = hair_material(tailor.scene, "fur", Class.HAT, cloth_colour(rng, tailor.own), rng)
    tailor.scene.strands("fur", tailor.pose(strands), 0.01, fur)


def _strings(tailor: Tailor, shell: Array, rng: Random) -> None:
    cloth = tailor.fabric(Class.CLOTH, rng, "plain", knit=False, own=False)
    tubes = []
    for side in (-1, 1):
        length = rng.uniform(0.3, 0.9)
        column = column_at(side * rng.uniform(0.25, 0.5))
        path = [at_height(shell, height)[column] for height in np.linspace(5.72, 5.72 - length, 8)]
        tubes.append(tube(np.stack(path) + np.array([0, 0, 0.02]), 0.022))
    tailor.put("strings", merge(tubes), cloth)
