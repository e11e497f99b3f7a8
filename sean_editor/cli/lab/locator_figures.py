"""How well faces are found: figures on scenes of known faces, and the scale of certainty."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from models.lab.locator.certainty import fit_certainty
from models.lab.locator.faces import Face
from models.lab.locator.scenes import Scene, draw_scene
from models.parsing.locator_file import EVIDENCE, FaceModels
from sean_editor.document.photo_origin import Alignment
from sean_editor.photo.finding import FaceFinder

FACE_WIDTH = 0.5
"""Share of the alignment square's side: the median of the training portraits is 0.51."""
_RIGHT = 0.05
"""Points are right when their mean distance is below this share of the face's width."""


@dataclass
class Figures:
    """Distances in per cent: of points by the face's width, of the crop's corners by the crop's side."""

    scenes: int = 0
    faces: int = 0
    found: int = 0
    found_surely: int = 0
    false: int = 0
    false_surely: int = 0
    wrong_surely: int = 0
    points: list[float] = field(default_factory=list)
    corners: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        share = 100 / max(self.faces, 1)
        yield f"{self.scenes} scenes, {self.faces} faces"
        yield f"found {self.found * share:.1f} %, surely {self.found_surely * share:.1f} %"
        yield f"no face at all: {self.false} of all that was found, {self.false_surely} surely"
        yield f"sure, but more than 5 % off: {self.wrong_surely * share:.1f} %"
        for name, values in (("points", self.points), ("corners", self.corners)):
            middle, high = np.percentile(values or [np.nan], (50, 95))
            yield f"{name} of sure faces: median {middle:.2f} %, 95th percentile {high:.2f} %"
        yield f"{1000 * float(np.median(self.seconds)):.0f} ms a scene (median)"


def held_out_scenes(faces: Sequence[Face], count: int, seed: int) -> Iterator[Scene]:
    """Scenes of 256 to 768 pixels; faces of any turn, at least a twelfth as wide as the scene."""
    rng = np.random.default_rng(seed)
    for i in range(count):
        size = int(rng.choice((256, 384, 512, 768)))
        scene = draw_scene(rng, faces, size, turns=(180.0, 180.0), smallest=size / 6)
        yield _turned(scene, i % 4)


def _turned(scene: Scene, quarters: int) -> Scene:
    """The scene turned anticlockwise; a face that is on its side in it is to be found as well."""
    size = scene.picture.width
    for _ in range(quarters):

        def turn(points: np.ndarray) -> np.ndarray:
            return np.stack([points[:, 1], size - points[:, 0]], 1)

        scene = Scene(
            scene.picture.rotate(90), [turn(p) for p in scene.faces], [turn(p) for p in scene.unclear]
        )
    return scene


def point_error(points: np.ndarray, true: np.ndarray) -> float:
    """Mean distance of the four points as a share of the face's width."""
    width = FACE_WIDTH * Alignment.from_points(true).side
    return float(np.hypot(*(points - true).T).mean() / width)


def corner_error(points: np.ndarray, true: np.ndarray) -> float:
    """Mean distance of the alignment square's corners as a share of its side."""
    square = Alignment.from_points(true)
    return float(np.hypot(*(Alignment.from_points(points).quad - square.quad).T).mean() / square.side)


def measure_finding(finder: FaceFinder, scenes: Iterator[Scene]) -> Figures:
    """Faces as they are found in `scenes`. Those that are cut off or covered count neither way."""
    figures = Figures()
    for scene in scenes:
        began = time.perf_counter()
        found = finder.find(np.asarray(scene.picture))
        figures.seconds.append(time.perf_counter() - began)
        figures.scenes += 1
        figures.faces += len(scene.faces)
        for face in found:
            true = _nearest(face.points, scene.faces)
            if true is None:
                nothing = _nearest(face.points, scene.unclear) is None
                figures.false += nothing
                figures.false_surely += nothing and face.sure
                continue
            error = point_error(face.points, true)
            figures.found += 1
            figures.found_surely += face.sure
            figures.wrong_surely += face.sure and error > _RIGHT
            if face.sure:
                figures.points.append(100 * error)
                figures.corners.append(100 * corner_error(face.points, true))
    return figures


def calibrate(models: FaceModels, scenes: Iterator[Scene]) -> int:
    """Fits `models.certainty` to what the finder meets in `scenes`; says how many candidates those were."""
    finder, evidence, right = FaceFinder(models), list[np.ndarray](), list[bool]()
    for scene in scenes:
        for candidate in finder.candidates(np.asarray(scene.picture)):
            true = _nearest(candidate.points, scene.faces)
            if true is None and _nearest(candidate.points, scene.unclear) is not None:
                continue
            evidence.append(candidate.evidence)
            right.append(true is not None and point_error(candidate.points, true) < _RIGHT)
    known = torch.tensor(np.array(evidence), dtype=torch.float32).reshape(-1, EVIDENCE)
    fit_certainty(models.certainty, known, torch.tensor(right, dtype=torch.bool))
    return len(right)


def _nearest(points: np.ndarray, faces: Sequence[np.ndarray]) -> np.ndarray | None:
    """The face whose middle is within half a face's width of the middle of `points`."""
    near = [
        f for f in faces if np.hypot(*(f.mean(0) - points.mean(0))) < 0.25 * Alignment.from_points(f).side
    ]
    return min(near, key=lambda f: float(np.hypot(*(f.mean(0) - points.mean(0)))), default=None)
