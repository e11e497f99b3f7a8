"""The rig: a head that hundreds of named shapes deform, from CC0 data of the MakeHuman project.

Lengths are in its unit of 10 cm. x points to the subject's left, y up, z to the front; eyes are at y 7.28.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scipy.sparse as sparse

from models.lab.renders.maths import Array

_NOSE_HEIGHTS = [6.80, 6.86, 6.93, 7.0, 7.1, 7.2, 7.3]
_NOSE_HALF_WIDTHS = [0.14, 0.185, 0.195, 0.155, 0.11, 0.085, 0.08]
_HAIRLINE_ANGLES = [0, 20, 35, 50, 58, 64, 74, 82, 100, 112, 125, 150, 180]  # degrees from the front
_HAIRLINE_HEIGHTS = [7.97, 7.98, 7.94, 7.74, 7.45, 7.15, 7.15, 7.37, 7.38, 7.2, 6.95, 6.76, 6.72]


class Rig:
    """The control mesh, its subdivided parts, its shapes, and where on the body the regions are.

    `base` [N, 3] are the control vertices at rest; `quads` the faces of each part; `subdivision[part]` the
    sparse matrix that makes a part's vertices of control vertices; `rest[part]` those vertices at rest;
    `weights` region weights by control vertex; `fields` the same and more by vertex of the body.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path) as file:
            data = {name: file[name] for name in file.files}
        self.base = data["V"].astype(float)
        self.quads = {n[2:]: a.astype(np.int64) for n, a in data.items() if n.startswith("q_")}
        self.subdivision = {
            name: _matrix(data, name, len(self.base)) for name in self.quads if f"s_{name}_d" in data
        }
        self.weights = {n[2:]: a.astype(float) for n, a in data.items() if n.startswith("w_")}
        self._shapes = _shapes(data)
        self.groups: dict[str, list[str]] = {}
        for name in self._shapes:
            self.groups.setdefault(name.split("/")[0], []).append(name)
        self.rest = {name: matrix @ self.base for name, matrix in self.subdivision.items()}
        self.fields = _fields(self)

    def __contains__(self, shape: str) -> bool:
        return shape in self._shapes

    def apply(self, vertices: Array, shape: str, weight: float) -> None:
        """Add `weight` times a named shape to the control vertices [N, 3], in place. Unknown names add
        nothing."""
        if abs(weight) < 1e-4 or shape not in self._shapes:
            return
        indices, deltas = self._shapes[shape]
        vertices[indices] += weight * deltas

    def eye(self, vertices: Array, part: str) -> tuple[Array, float]:
        """Centre [3] and radius of an eyeball ("l-eye", "r-eye") for control vertices [N, 3]."""
        ball = vertices[np.unique(self.quads[part])]
        centre = (ball.min(0) + ball.max(0)) / 2
        return centre, float((np.ptp(ball[:, 0]) + np.ptp(ball[:, 1])) / 4)


def _matrix(data: dict[str, Array], name: str, columns: int) -> sparse.csr_matrix:
    pointers = data[f"s_{name}_p"].astype(np.int64)
    values = data[f"s_{name}_d"].astype(float)
    indices = data[f"s_{name}_i"].astype(np.int64)
    return sparse.csr_matrix((values, indices, pointers), (len(pointers) - 1, columns))


def _shapes(data: dict[str, Array]) -> dict[str, tuple[Array, Array]]:
    """Name to (indices, displacements) of the vertices that a shape moves."""
    ends, indices, deltas = data["t_ptr"], data["t_idx"].astype(np.int64), data["t_delta"].astype(float)
    return {
        str(name): (indices[ends[k] : ends[k + 1]], deltas[ends[k] : ends[k + 1]])
        for k, name in enumerate(data["t_names"])
    }


def _fields(rig: Rig) -> dict[str, Array]:
    """Scalars by vertex of the body at rest: the stored weights, and regions that are cut by formulas."""
    points = rig.rest["body"]
    x, y, z = points.T
    fields = {name: rig.subdivision["body"] @ weight for name, weight in rig.weights.items()}
    half_width = np.interp(y, _NOSE_HEIGHTS, _NOSE_HALF_WIDTHS)
    inside = np.minimum(np.minimum(half_width - np.abs(x), y - 6.815), 7.30 - y)
    fields["nose"] = np.where(z > 1.25, inside, -1)
    angle = np.degrees(np.arctan2(np.abs(x), z - 0.5))
    fields["hairline"] = y - np.interp(angle, _HAIRLINE_ANGLES, _HAIRLINE_HEIGHTS)
    lips, upper = np.clip(fields["lips_tex"], 0, 1), fields["lip_up"] >= fields["lip_lo"]
    fields["upper_lip"], fields["lower_lip"] = lips * upper, lips * ~upper
    fields["mouth_cavity"] = (fields["mouth_in"] > 0.5).astype(float) * (z < 1.47)
    below = ((y < 6.0) & (fields["face_solid"] < 0.05)).astype(float)
    neck = np.maximum(fields["neck_front_split"], below)
    fields["neck"] = np.where((fields["scalp_solid"] > 0.5) & (y > 6.9), 0, neck)
    return fields
