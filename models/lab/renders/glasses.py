"""Glasses: round, angular, cat-eye or aviator frames, thin or thick, with clear, tinted or dark lenses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.lab.renders.blender import Material, Scene
from models.lab.renders.classes import SIDES, Class
from models.lab.renders.head import Head
from models.lab.renders.materials import lens_material, plain_material
from models.lab.renders.maths import Array, Random, linear_hsv
from models.lab.renders.mesh import Mesh, merge, superellipse, tube

TINTS = (
    (0.96, 0.97, 0.97),
    (0.05, 0.045, 0.04),
    (0.02, 0.02, 0.025),
    (0.25, 0.2, 0.12),
    (0.3, 0.12, 0.1),
    (0.12, 0.2, 0.3),
    (0.35, 0.3, 0.1),
)
"""What lenses let through, linear light; the first is clear."""

_METALS = ((0.8, 0.65, 0.35), (0.75, 0.75, 0.77), (0.3, 0.3, 0.32), (0.75, 0.5, 0.42))
_BLACK = (0.012, 0.011, 0.011)
_WIRES = [0.006, 0.009, 0.014, 0.02, 0.03, 0.042]


@dataclass(frozen=True)
class _Frame:
    """Sizes in 10 cm: `pupils` is half the distance of the eyes, `width` and `height` half those of a lens.

    `y` is the height of the lenses, `front` and `bridge` the depths of both, `wire` the radius of the rim.
    """

    kind: str
    pupils: float
    width: float
    height: float
    power: float
    y: float
    front: float
    bridge: float
    wire: float
    half_rim: bool


def put_on_glasses(scene: Scene, head: Head, kind: str, lens: int, rng: Random) -> list[Array]:
    """Frame and lenses; `lens` is an index of TINTS.

    Returns the outlines [56, 3] of clear lenses, posed: what is behind them keeps its region in the passes.
    """
    frame = _sample_frame(head, kind, rng)
    tubes, outlines = [], []
    for side in SIDES:
        outline, rim = _lens(frame, side, head.eyes[side][0][0])
        outlines.append(outline)
        tubes += [rim, _temple(frame, head, side, outline)]
    tubes += _bridge(frame)
    vertices, quads = merge(tubes)
    scene.mesh("frame", head.pose(vertices), quads, _frame_material(scene, rng))
    glass = lens_material(scene, TINTS[lens], clear=lens == 0, rng=rng)
    for outline in outlines:
        vertices, quads = _glass(outline)
        scene.mesh("lens", head.pose(vertices), quads, glass)
    return [head.pose(outline) for outline in outlines] if lens == 0 else []


def _sample_frame(head: Head, kind: str, rng: Random) -> _Frame:
    right, left = head.eyes[-1][0], head.eyes[1][0]
    pupils = abs(left[0] - right[0]) / 2
    width = rng.uniform(0.7, 0.9) * pupils
    # all are drawn, so that the stream does not depend on the kind
    heights = {"round": rng.uniform(0.85, 1.02), "rect": rng.uniform(0.5, 0.8), "cat": rng.uniform(0.6, 0.8)}
    heights["aviator"] = rng.uniform(0.8, 1.0)
    powers = {"round": 2.0, "rect": rng.uniform(2.8, 5), "cat": 2.4, "aviator": 2.5}
    y = (right[1] + left[1]) / 2 - rng.uniform(0.0, 0.06)
    x, up, z = head.rest.T
    sockets = (np.abs(np.abs(x) - 0.31) < 0.25) & (np.abs(up - 7.28) < 0.2) & (z > 1.2)
    nose = (np.abs(x) < 0.09) & (np.abs(up - 7.24) < 0.06) & (z > 1.3)
    front = head.surface[sockets][:, 2].max() + 0.035
    bridge = max(front, head.surface[nose][:, 2].max() + 0.02)
    wire, half_rim = float(rng.choice(_WIRES)), bool(rng.random() < 0.12)
    return _Frame(kind, pupils, width, width * heights[kind], powers[kind], y, front, bridge, wire, half_rim)


def _lens(frame: _Frame, side: int, x: float) -> tuple[Array, Mesh]:
    """The outline [56, 3] of a lens in front of an eye at `x`, and its rim."""
    outline = superellipse((x, frame.y, 0), frame.width, frame.height, frame.power, 56)
    u, v = (outline[:, 0] - x) * side / frame.width, (outline[:, 1] - frame.y) / frame.height
    if frame.kind == "cat":
        outline[:, 1] += 0.35 * frame.height * np.clip(u, 0, 1) ** 2 * np.clip(v + 0.4, 0, 1)
    if frame.kind == "aviator":
        outline[:, 0] += side * frame.width * 0.16 * (1 - v) * 0.5 * np.clip(-u + 0.3, 0, 1)
        outline[:, 1] -= 0.25 * frame.height * np.clip(-v, 0, 1) * np.clip(0.6 + u * 0.4, 0, 1)
    bend = 0.10 * (np.abs(outline[:, 0]) / (frame.pupils + frame.width)) ** 2
    outline[:, 2] = frame.front - bend + 0.02
    thicker_above = 1 + 0.5 * np.clip(v, 0, 1) if frame.wire > 0.015 else np.ones(len(v))
    radii = frame.wire * thicker_above
    return outline, tube(outline, np.where(v < -0.1, 0.003, radii) if frame.half_rim else radii, True)


def _temple(frame: _Frame, head: Head, side: int, outline: Array) -> Mesh:
    """The arm from a lens to the ear, along the temple and not through it."""
    x, y, z = head.rest.T
    here = np.sign(x) == side
    hinge = outline[np.argmax(side * outline[:, 0])] + np.array([0, frame.height * 0.25, 0])
    ear = head.surface[here & (head.fields["ears"] > 0.5)]
    top = ear[np.argmax(ear[:, 1])]
    before_ear = head.surface[(np.abs(y - 7.3) < 0.06) & (np.abs(z - 0.75) < 0.1) & here][:, 0]
    at_temple = (np.abs(y - 7.3) < 0.05) & (np.abs(z - 1.13) < 0.07) & here & (np.abs(x) > 0.4)
    temple = head.surface[at_temple][:, 0]
    inner = np.abs(temple).max() + 0.025 if len(temple) else 0.66
    near, far = side * max(inner, abs(hinge[0]) + 0.01), side * (np.abs(before_ear).max() + 0.03)
    path = [
        hinge,
        [near, hinge[1], 1.13],
        [far, hinge[1], 0.98],
        [far, hinge[1], 0.8],
        [side * (abs(top[0]) - 0.02), top[1] - 0.02, top[2]],
        [side * (abs(top[0]) - 0.06), top[1] - 0.2, top[2] - 0.18],
    ]
    return tube(path, max(frame.wire * 0.9, 0.01))


def _bridge(frame: _Frame) -> list[Mesh]:
    t, gap = np.linspace(-1, 1, 9), frame.pupils - frame.width
    depth = frame.bridge + 0.01 + 0 * t
    arch = frame.y + frame.height * 0.35 + 0.05 * (1 - t**2)
    bars = [tube(np.stack([t * gap, arch, depth], 1), max(frame.wire, 0.008))]
    if frame.kind == "aviator":
        bar = np.stack(
            [t * (frame.pupils - 0.2 * frame.width), frame.y + frame.height * 0.8 + 0 * t, depth], 1
        )
        bars.append(tube(bar, max(frame.wire * 0.8, 0.008)))
    return bars


def _frame_material(scene: Scene, rng: Random) -> Material:
    if rng.random() < 0.4:
        colour = _METALS[rng.integers(4)]
        return plain_material(scene, "frame", Class.EYE_G, colour, 0.22, metal=1.0)
    if rng.random() < 0.4:
        return plain_material(scene, "frame", Class.EYE_G, _BLACK, 0.25, coat=0.5)
    plastic = linear_hsv(rng.random(), rng.uniform(0.0, 0.9), rng.uniform(0.05, 0.95))
    return plain_material(scene, "frame", Class.EYE_G, plastic, 0.25, coat=0.5)


def _glass(outline: Array) -> Mesh:
    """A slightly bulging lens inside an outline [N, 3]."""
    middle, count = outline.mean(0) + np.array([0, 0, 0.025]), len(outline)
    between = (outline + middle) / 2 + np.array([0, 0, 0.01])
    vertices = np.concatenate([outline, between, middle + (outline - middle) * 0.02])
    i = np.arange(count)
    j = (i + 1) % count
    outer = np.stack([i, j, count + j, count + i], 1)
    return vertices, np.concatenate([outer, outer + count])
