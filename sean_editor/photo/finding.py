"""Finds the faces of a photo: any size of photo, several faces, any turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import cv2
import numpy as np
import torch
from torch import Tensor

from models.parsing.landmarks import CROP, CROP_SHARE
from models.parsing.locator_file import FaceModels
from models.pixels import to_signed
from sean_editor.document.photo_origin import Alignment
from sean_editor.photo.affine import crop_to_photo, sample, scaling, shift
from sean_editor.photo.searching import Search, Sighted, is_face_like, search, thinned

SMALL, LARGE, FRAMED = Search(320), Search(640), Search(160, border=80)
"""Every photo is searched small and, if it has more pixels, large. If no face is sure, one may fill it."""
_AT_ONCE = 32
"""Crops that the refiner takes in one batch."""
_ROUNDS = 2
_SURE, _WORTH_SHOWING, _WORTH_A_GUESS = 0.8, 0.15, 0.03
"""Confidences."""
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


class HasPoints(Protocol):
    """What lies somewhere in a photo: `points` [4, 2]."""

    @property
    def points(self) -> np.ndarray: ...


P = TypeVar("P", bound=HasPoints)


class FaceFinder:
    """Both networks at work: the locator on the whole photo made small, the refiner on the photo itself."""

    def __init__(self, models: FaceModels, device: torch.device | str = "cpu") -> None:
        self._models, self._device = models.ready(device), device

    def find(self, pixels: np.ndarray) -> list[FoundFace]:
        """The faces of an RGB photo uint8 [H, W, 3], the surest and largest first. If none is worth showing,
        the best guess, if there is one.
        """
        faces = self._look(pixels, SMALL)
        if max(pixels.shape[:2]) > SMALL.longest:
            faces += self._look(pixels, LARGE, [face for face in faces if face.sure])
        if not any(face.sure for face in faces):
            faces += [_sure_if_larger(face, min(pixels.shape[:2])) for face in self._look(pixels, FRAMED)]
        faces = _distinct(sorted(faces, key=lambda f: -f.confidence))
        ordered = sorted(faces, key=lambda f: f.confidence * f.alignment.side, reverse=True)
        return [face for face in ordered if face.confidence >= _WORTH_SHOWING] or ordered[:1]

    def candidates(self, pixels: np.ndarray, how: Search = SMALL) -> list[Candidate]:
        """All that may be a face when the photo is searched in this way."""
        return self._examined(pixels, search(self._models.locator, pixels, how, self._device))

    def _look(self, pixels: np.ndarray, how: Search, known: Sequence[FoundFace] = ()) -> list[FoundFace]:
        """What a search finds beside the faces that are `known`. Of several sightings of one face the
        likeliest is examined, and the others only if that is not sure.
        """
        sighted = _beside(known, search(self._models.locator, pixels, how, self._device))
        first = _distinct(sighted)
        faces = self._judged(self._examined(pixels, first))
        others = _beside([face for face in faces if face.sure], [s for s in sighted if s not in first])
        return faces + self._judged(self._examined(pixels, others))

    def _judged(self, candidates: Sequence[Candidate]) -> list[FoundFace]:
        if not candidates:
            return []
        evidence = torch.tensor(np.stack([c.evidence for c in candidates]), dtype=torch.float32)
        confidences = self._models.certainty(evidence.to(self._device))[:, 0].sigmoid().tolist()
        judged = zip(candidates, confidences, strict=True)
        return [FoundFace(c.points, p, p >= _SURE) for c, p in judged if p >= _WORTH_A_GUESS]

    @torch.inference_mode()
    def _examined(self, pixels: np.ndarray, sighted: Sequence[Sighted]) -> list[Candidate]:
        """The faces sighted with better points, without those whose points are no longer like a face's."""
        found: list[Candidate] = []
        for start in range(0, len(sighted), _AT_ONCE):
            batch = sighted[start : start + _AT_ONCE]
            points = np.stack([s.points for s in batch])
            for _ in range(_ROUNDS):
                points, face, log_error, difference = self._refined(pixels, points)
            evidence = np.stack([[s.logit for s in batch], face, log_error, difference], 1)
            found += [Candidate(p, e) for p, e in zip(points, evidence, strict=True) if is_face_like(p)]
        return found

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


def _crop_square(points: np.ndarray) -> Alignment:
    quad = Alignment.from_points(points).quad
    return Alignment(quad.mean(0) + CROP_SHARE * (quad - quad.mean(0)))


def _cut(pixels: np.ndarray, square: Alignment) -> np.ndarray:
    """The square as the refiner takes it, uint8 [96, 96, 3]; only its window of the photo is touched."""
    height, width = pixels.shape[:2]
    low = np.clip(np.floor(square.quad.min(0)) - 2, 0, (max(width - 2, 0), max(height - 2, 0))).astype(int)
    high = np.clip(np.ceil(square.quad.max(0)) + 2, low + 2, (width, height)).astype(int)
    window, step = thinned(pixels[low[1] : high[1], low[0] : high[0]], square.side / CROP)
    to_window = scaling(1 / step, 1 / step) @ shift(-low[0], -low[1]) @ crop_to_photo(square, CROP)
    factor = square.side / CROP / step
    if factor > 1.5:  # average first: sampling alone would pick single pixels
        size = tuple(max(round(n / factor), 1) for n in window.shape[1::-1])
        ratio = np.divide(size, window.shape[1::-1])
        window = cv2.resize(window, size, interpolation=cv2.INTER_AREA)
        to_window = scaling(*ratio) @ to_window
    return sample(window, to_window, (CROP, CROP), cv2.INTER_LINEAR)


def _sure_if_larger(face: FoundFace, side: int) -> FoundFace:
    """A face that a border made sure is so only if its crop is larger than `side`: a smaller one had enough
    around it, and was not sure.
    """
    return replace(face, sure=face.sure and face.alignment.side > side)


def _distinct(ordered: Sequence[P]) -> list[P]:
    """The first of all that are about the same face."""
    same, kept = _same_face(ordered, ordered), list[int]()
    for i in range(len(ordered)):
        if not same[i, kept].any():
            kept.append(i)
    return [ordered[i] for i in kept]


def _beside(known: Sequence[HasPoints], some: Sequence[P]) -> list[P]:
    """Those that are about none of the faces that are known."""
    same = _same_face(some, known)
    return [one for i, one in enumerate(some) if not same[i].any()]


def _same_face(some: Sequence[HasPoints], others: Sequence[HasPoints]) -> np.ndarray:
    """Which of them are about the same face, however well their points meet it: bool [N, M]."""
    (middles, sides), (to, theirs) = _places(some), _places(others)
    distances = np.hypot(*(middles[:, None] - to).transpose(2, 0, 1))
    return distances <= _SAME_FACE * np.maximum(sides[:, None], theirs)


def _places(faces: Sequence[HasPoints]) -> tuple[np.ndarray, np.ndarray]:
    """The middles [N, 2] of faces, and the sides [N] of their crops."""
    middles = np.array([face.points.mean(0) for face in faces]).reshape(-1, 2)
    return middles, np.array([Alignment.from_points(face.points).side for face in faces])
