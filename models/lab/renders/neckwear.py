"""What is worn round the neck: scarves, coat collars that stand up, ties and bow ties."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from models.lab.renders.classes import Class
from models.lab.renders.fabric import Tailor
from models.lab.renders.head_surface import ANGLES, COLUMNS, at_height, column_at, outward
from models.lab.renders.maths import Array, Random, smooth_noise
from models.lab.renders.mesh import cloth_band


def scarf(tailor: Tailor, rng: Random) -> None:
    """One to three loops, often with one or two ends that hang down."""
    shell = tailor.surface.shell(0.04, 3, 2.5)
    cloth = tailor.fabric(Class.CLOTH, rng, knit=bool(rng.random() < 0.5))
    count, lowest, size = int(rng.integers(1, 4)), rng.uniform(5.78, 5.98), rng.uniform(0.1, 0.2)
    for number in range(count):
        height = lowest + number * size * rng.uniform(0.8, 1.3) - rng.uniform(0.0, 0.25) * np.cos(ANGLES)
        height = height + rng.normal(0, 0.1) * np.sin(ANGLES) + rng.uniform(0, 0.1)
        path = at_height(shell, np.clip(height, 5.5, 6.5))
        path = ndimage.gaussian_filter1d(path, 4, axis=0, mode="wrap")
        width, depth = size * rng.uniform(1, 1.6), size * rng.uniform(0.7, 1.0)
        normals = outward(path)
        vertices, quads = cloth_band(path + normals * size * 0.6, normals, width, depth, rng, 0.3)
        vertices = vertices + (smooth_noise(vertices, rng, 6) * 0.015)[:, None]
        tailor.put("scarf", (vertices, quads), cloth)
    if rng.random() < 0.7:
        for side in rng.permutation([-1, 1])[: rng.integers(1, 3)]:
            _hanging_end(tailor, shell, int(side), lowest, cloth, rng)


def _hanging_end(tailor: Tailor, shell: Array, side: int, top: float, cloth: object, rng: Random) -> None:
    column = column_at(side * rng.uniform(0.15, 0.6))
    path = np.stack([at_height(shell, height)[column] for height in np.linspace(top, 4.6, 14)])
    path = path + np.array([0, 0, 0.1])
    path[:, 0] += side * np.linspace(0, rng.uniform(-0.1, 0.25), 14)
    front = np.tile([0.0, 0, 1], (14, 1))
    width = rng.uniform(0.2, 0.38)
    tailor.put("end", cloth_band(path, front, width, 0.05, rng, 0.3, closed=False), cloth)


def stand_up_collar(tailor: Tailor, cloth: object, rng: Random) -> None:
    """A coat's collar round the neck, open in front."""
    shell = tailor.surface.shell(0.03, 3, 2.0)
    height, gap, flare = rng.uniform(0.3, 0.65), rng.uniform(0.1, 0.45), rng.uniform(-0.03, 0.14)
    columns = np.where(np.abs(ANGLES) > gap)[0]
    step = np.diff(np.append(columns, columns[0] + COLUMNS)) > 1
    columns = np.roll(columns, -np.argmax(step) - 1)  # from one side of the gap to the other
    base = at_height(shell, np.clip(5.78 - 0.12 * np.cos(ANGLES), 5.5, 6))
    out = outward(base)
    profile = (
        (-0.25, 0.03),
        (0, 0.06),
        (0.5, 0.06 + flare * 0.5),
        (1, 0.06 + flare),
        (1.03, 0.02 + flare),
        (0.5, flare * 0.5),
        (0, 0.0),
    )
    rows = []
    for share, distance in profile:
        rise = height * share * (1 - 0.25 * np.cos(ANGLES))
        rows.append((base + out * distance + np.array([0, 1, 0]) * rise[:, None])[columns])
    tailor.loft("collar", rows, cloth, closed=False)


def tie(tailor: Tailor, rng: Random) -> None:
    """A tie, or in three of ten cases a bow tie."""
    shell = tailor.surface.shell(0.12, 3, 2.0)
    heights = np.concatenate([[5.72, 5.66, 5.58], np.linspace(5.52, 4.5, 10)])
    widths = np.concatenate([[0.07, 0.12, 0.08], np.linspace(0.08, 0.2, 10)])
    path = np.stack([at_height(shell, height)[COLUMNS // 2] for height in heights])
    path = path + np.array([0, 0, 0.05])
    if rng.random() < 0.3:
        across, knot = np.linspace(-1, 1, 15), path[1] + [0, 0, 0.05]
        half = rng.uniform(0.25, 0.4)
        path = np.stack([knot[0] + across * half, knot[1] + 0 * across, knot[2] - 0.12 * across**2], 1)
        widths, depth, creases = 0.04 + 0.13 * np.abs(across) ** 0.8, 0.045, 0.2
    else:
        depth, creases = 0.035, 0.05
    front = np.tile([0.0, 0, 1], (len(path), 1))
    band = cloth_band(path, front, widths, depth, rng, creases, closed=False)
    tailor.put("tie", band, tailor.fabric(Class.CLOTH, rng, knit=False))
