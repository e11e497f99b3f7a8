"""The camera: it frames a face as aligned portraits do, with some freedom."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from models.lab.renders.head import Head
from models.lab.renders.maths import Array, Random, rotation, unit


@dataclass(frozen=True)
class Camera:
    """A pin-hole camera. `axes` [3, 3] are right, up and back; `focal_length` is in picture widths."""

    position: Array
    axes: Array
    focal_length: float

    def project(self, points: Array) -> Array:
        """Picture coordinates [N, 2] of points [N, 3]: x to the right and y down, 0..1 inside the picture."""
        right, up, back = self.axes
        arms = points - self.position
        depth = -(arms @ back)
        x = 0.5 + self.focal_length * (arms @ right) / depth
        y = 0.5 - self.focal_length * (arms @ up) / depth
        return np.stack([x, y], -1)


def _looking(position: Array, aim: Array, roll: float, focal_length: float) -> Camera:
    back = unit(position - aim)
    right = unit(np.cross([0, 1, 0], back))
    up = np.cross(back, right)
    cos, sin = math.cos(roll), math.sin(roll)
    axes = np.stack([cos * right + sin * up, -sin * right + cos * up, back])
    return Camera(position, axes, focal_length)


def frame_face(head: Head, hat: bool, rng: Random) -> Camera:
    """A camera for which the eyes are level and the face has about the size and place that FFHQ gives it.

    A hat gets more room.
    """
    right_eye, left_eye, mouth = head.posed_eye(-1), head.posed_eye(1), head.mouth()
    yaw, pitch = np.clip(rng.normal(0, 9), -20, 20), np.clip(rng.normal(0, 4.5), -10, 10)
    distance = rng.uniform(7.5, 20)
    turn = rotation([0, 1, 0], math.radians(yaw)) @ rotation([1, 0, 0], math.radians(-pitch))
    direction = turn @ np.array([0, 0, 1.0])
    middle = (right_eye + left_eye) / 2
    aim, roll, width = middle + 0.1 * (mouth - middle), 0.0, 2.6
    tilt, scale = math.radians(rng.normal(0, 1.5)), rng.uniform(0.96, 1.24)
    shift_x, shift_y = rng.normal(0, 0.012), rng.normal(0.0, 0.015)
    for step in range(4):
        camera = _looking(aim + direction * distance, aim, roll, distance / width)
        a, b, c = camera.project(np.stack([right_eye, left_eye, mouth]))
        eyes, down = b - a, c - (a + b) / 2
        level = eyes - np.array([-down[1], down[0]])
        level = level / np.linalg.norm(level)
        size = max(np.hypot(*eyes) * 2.0, np.hypot(*down) * 1.8) * 2 * scale
        centre = (a + b) / 2 + 0.1 * down + np.array([shift_x, shift_y - 0.02 * (scale - 1)])
        right, up, _ = camera.axes
        aim = aim + ((centre[0] - 0.5) * right - (centre[1] - 0.5) * up) * width
        if step < 3:
            roll -= math.atan2(level[1], level[0]) - tilt
        width *= size
    wider = width * rng.uniform(0.95, 1.22 if hat else 1.12)
    return _looking(aim + direction * distance, aim, roll, distance / wider)
