"""Finds the faces of a photo: any size of photo, several faces, any turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.parsing.landmarks import CROP, CROP_SHARE
from models.parsing.locator import MULTIPLE, peaks
from models.parsing.locator_file import FaceModels
from models.pixels import to_signed
from sean_editor.document.photo_origin import Alignment
from sean_editor.photo.affine import crop_to_photo, sample, scaling, shift

_LONGEST = (320, 640)
"""Longest sides in pixels at which a photo is searched; the second only if the first shows no sure face."""
_SAMPLES = 4
"""Pixels of the photo, along each side, that are averaged to one of the picture that is searched."""
_THRESHOLD = 0.25
_MOST = 12
_ROUNDS = 2
_WORTH_SHOWING = 0.15
_SURE = 0.8
_SAME_FACE = 0.3
"""Two faces whose middles are nearer than this share of the larger one's crop are one."""


@dataclass(frozen=True, eq=False)
class FoundFace:
    """A face of a photo: `points` float64 [4, 2] in its pixels: image-left and image-right eye, image-left
    and image-right mouth corner of the face when it is turned upright.

    `confidence` is the probability, measured on pictures that trained nothing, that the points are right to
    5 % of the face's width; `sure` says that this is enough to go by.
    """

    points: np.ndarray
    confidence: float
    sure: bool

    @property
    def alignment(self) -> Alignment:
        """The crop of FFHQ and CelebA-HQ around the face."""
        return Alignment.from_points(self.points)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) around the face from brows to chin, in pixels of the photo."""
        corners = Alignment.from_points(self.points).to_photo(
            np.array([[0.22, 0.25], [0.78, 0.25], [0.22, 0.9], [0.78, 0.9]])
        )
        (x0, y0), (x1, y1) = corners.min(0), corners.max(0)
        return float(x0), float(y0), float(x1), float(y1)


@dataclass(frozen=True, eq=False)
class Candidate:
    """Points [4, 2] in pixels of the photo, and the evidence [4] for them (models.parsing.locator_file)."""

    points: np.ndarray
    evidence: np.ndarray


class FaceFinder:
    """Both networks at work: the locator on the whole photo made small, the refiner on the photo itself."""

    def __init__(self, models: FaceModels, device: torch.device | str = "cpu") -> None:
        self._models, self._device = models.ready(device), device

    def find(self, pixels: np.ndarray) -> list[FoundFace]:
        """The faces of an RGB photo uint8 [H, W, 3], the surest and largest first."""
        faces: list[FoundFace] = []
        for longest in _LONGEST:
            if longest > _LONGEST[0] and max(pixels.shape[:2]) <= _LONGEST[0]:
                break  # it holds nothing more
            faces = _distinct(faces + self._judged(self.candidates(pixels, longest)))
            if any(face.sure for face in faces):
                break
        return sorted(faces, key=lambda f: f.confidence * f.alignment.side, reverse=True)

    def _judged(self, candidates: Sequence[Candidate]) -> list[FoundFace]:
        if not candidates:
            return []
        evidence = torch.tensor(np.stack([c.evidence for c in candidates]), dtype=torch.float32)
        confidences = self._models.certainty(evidence.to(self._device))[:, 0].sigmoid().tolist()
        judged = zip(candidates, confidences, strict=True)
        return [FoundFace(c.points, p, p >= _SURE) for c, p in judged if p >= _WORTH_SHOWING]

    @torch.inference_mode()
    def candidates(self, pixels: np.ndarray, longest: int = _LONGEST[0]) -> list[Candidate]:
        """All that may be a face when the photo is searched with `longest` pixels on its longest side."""
        scale = longest / max(pixels.shape[:2])
        size = tuple(max(round(n * scale), 1) for n in pixels.shape[1::-1])
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        small = cv2.resize(_thinned(pixels, 1 / scale)[0], size, interpolation=method)
        found = [(logit, points / scale) for logit, points in self._located(small)]
        found = sorted((f for f in found if _is_face_like(f[1])), key=lambda f: -f[0])[:_MOST]
        if not found:
            return []
        points = np.stack([points for _, points in found])
        for _ in range(_ROUNDS):
            points, face, log_error, difference = self._refined(pixels, points)
        evidence = np.stack([[logit for logit, _ in found], face, log_error, difference], 1)
        return [Candidate(p, e) for p, e in zip(points, evidence, strict=True) if _is_face_like(p)]

    def _located(self, small: np.ndarray) -> Iterator[tuple[float, np.ndarray]]:
        """(logit, points) of faces in a small picture however it is turned."""
        for quarters in ((0, 2), (1, 3)):
            turned = [np.ascontiguousarray(np.rot90(small, q)) for q in quarters]
            height, width = turned[0].shape[:2]
            images = functional.pad(self._tensor(turned), (0, -width % MULTIPLE, 0, -height % MULTIPLE))
            logits, points = self._models.locator(images)
            for i, q in enumerate(quarters):
                for logit, face in zip(*peaks(logits[i], points[i], _THRESHOLD, _MOST), strict=True):
                    yield float(logit), turned_back(face.cpu().numpy().astype(np.float64), q, small.shape)

    def _refined(self, pixels: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, ...]:
        """Better points [N, 4, 2], and of each face the refiner's logit, the logarithm of the error foretold
        and that of the difference between crop and mirrored crop.
        """
        squares = [_crop_square(p) for p in points]
        crops = self._tensor([_cut(pixels, square) for square in squares])
        found, log_error, face = self._models.refiner(torch.cat([crops, crops.flip(-1)]))
        count = len(points)
        straight, mirrored = found[:count], found[count:, (1, 0, 3, 2)] * _to(found, -1, 1) + _to(found, 1, 0)
        unit = ((straight + mirrored) / 2).double().cpu().numpy()
        difference = ((straight - mirrored).abs().mean((1, 2)) + 2e-3).log()
        refined = np.stack([square.to_photo(u) for square, u in zip(squares, unit, strict=True)])
        averages = ((v[:count] + v[count:]) / 2 for v in (face, log_error))
        return refined, *(v.cpu().numpy() for v in (*averages, difference))

    def _tensor(self, pictures: Sequence[np.ndarray]) -> Tensor:
        return to_signed(np.stack(pictures), self._device)


def _to(like: Tensor, x: float, y: float) -> Tensor:
    return torch.tensor([x, y], dtype=like.dtype, device=like.device)


def turned_back(points: np.ndarray, quarters: int, shape: tuple[int, ...]) -> np.ndarray:
    """Points found in np.rot90(picture, quarters) as points of the picture, whose shape this is."""
    height, width = shape[:2]
    x, y = points[:, 0], points[:, 1]
    if quarters == 1:
        x, y = width - y, x
    elif quarters == 2:
        x, y = width - x, height - y
    elif quarters == 3:
        x, y = y, height - x
    return np.stack([x, y], 1)


def _is_face_like(points: np.ndarray) -> bool:
    """Whether a crop can be made of the points: not too small, and the mouth below the eyes."""
    if not np.isfinite(points).all():
        return False
    between, down = points[1] - points[0], points[2:].mean(0) - points[:2].mean(0)
    upright = between[0] * down[1] - between[1] * down[0]  # eyes from left to right, mouth below: positive
    return bool(upright > 0 and np.hypot(*down) > 2)


def _crop_square(points: np.ndarray) -> Alignment:
    quad = Alignment.from_points(points).quad
    return Alignment(quad.mean(0) + CROP_SHARE * (quad - quad.mean(0)))


def _cut(pixels: np.ndarray, square: Alignment) -> np.ndarray:
    """The square as the refiner takes it, uint8 [96, 96, 3]; only its window of the photo is touched."""
    height, width = pixels.shape[:2]
    low = np.clip(np.floor(square.quad.min(0)) - 2, 0, (max(width - 2, 0), max(height - 2, 0))).astype(int)
    high = np.clip(np.ceil(square.quad.max(0)) + 2, low + 2, (width, height)).astype(int)
    window, step = _thinned(pixels[low[1] : high[1], low[0] : high[0]], square.side / CROP)
    to_window = scaling(1 / step, 1 / step) @ shift(-low[0], -low[1]) @ crop_to_photo(square, CROP)
    factor = square.side / CROP / step
    if factor > 1.5:  # average first: sampling alone would pick single pixels
        size = tuple(max(round(n / factor), 1) for n in window.shape[1::-1])
        ratio = np.divide(size, window.shape[1::-1])
        window = cv2.resize(window, size, interpolation=cv2.INTER_AREA)
        to_window = scaling(*ratio) @ to_window
    return sample(window, to_window, (CROP, CROP), cv2.INTER_LINEAR)


def _thinned(pixels: np.ndarray, factor: float) -> tuple[np.ndarray, int]:
    """Every step-th pixel of a picture that is to be made smaller by `factor`, and the step: of a huge one,
    a few pixels are enough to average.
    """
    step = max(min(int(factor / _SAMPLES), *pixels.shape[:2]), 1)
    return np.ascontiguousarray(pixels[step // 2 :: step, step // 2 :: step]), step


def _distinct(faces: Sequence[FoundFace]) -> list[FoundFace]:
    """The surest of all that show the same face."""
    kept: list[FoundFace] = []
    for face in sorted(faces, key=lambda f: -f.confidence):
        middle, side = face.points.mean(0), face.alignment.side
        if all(
            np.hypot(*(middle - k.points.mean(0))) > _SAME_FACE * max(side, k.alignment.side) for k in kept
        ):
            kept.append(face)
    return kept
