"""Networks of others that see one thing well: 478 landmarks, hair, person. For making labels, never shipped.

The files are MediaPipe's (Apache-2.0); `ai-edge-litert` runs them.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import cv2
import numpy as np

FILES = ("face_landmarker.task", "hair_segmentation_mediapipe.tflite", "selfie_segmentation.tflite")
_LANDMARKS = "face_landmarks_detector.tflite"
_REMEDY = "Get it from MediaPipe's models: docs/training.md says which are needed."
_CROP = 256
_ROOM = 1.5
"""Side of the landmark network's crop over the larger side of the face."""
_LEFT_EYE, _RIGHT_EYE = 263, 33
_MESH = 468
"""Landmarks of the face; the rest are the irises."""


class TeacherError(ValueError):
    """The teachers cannot be used. The message is one sentence."""


class Teachers:
    """The three networks in a folder. TeacherError if a file or the package is missing."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise TeacherError(f"{folder} lacks {', '.join(missing)}. {_REMEDY}")
        task, hair, person = (folder / name for name in FILES)
        try:
            with zipfile.ZipFile(task) as files:
                landmarks = files.read(_LANDMARKS)
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            raise TeacherError(f"{task} is damaged or another file. {_REMEDY}") from error
        self._landmarks = _network(landmarks, task)
        self._hair, self._person = (_network(path.read_bytes(), path) for path in (hair, person))

    def landmarks(self, image: np.ndarray) -> np.ndarray:
        """478 points (x, y) from the corner of an aligned portrait uint8 [H, W, 3], float [478, 2].

        The crop is placed anew on the face that was found, twice, as MediaPipe does from frame to frame.
        """
        side = image.shape[0]
        centre, width, angle = np.array([0.5, 0.53]) * side, 0.8 * side, 0.0
        points = np.empty((0, 2))
        for _ in range(3):
            cos, sin = np.cos(angle), np.sin(angle)
            turn = np.array([[cos, -sin], [sin, cos]]) * (width / _CROP)
            place = np.column_stack([turn, centre - turn @ [_CROP / 2, _CROP / 2]])
            crop = cv2.warpAffine(
                image,
                place,
                (_CROP, _CROP),
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
            # the network counts from the crop's corner, OpenCV from the middle of its first pixel
            found = _run(self._landmarks, crop[None] / 255).reshape(-1, 3)[:, :2] - 0.5
            points = found @ turn.T + place[:, 2] + 0.5
            low, high = points[:_MESH].min(0), points[:_MESH].max(0)
            centre, width = (low + high) / 2, float((high - low).max()) * _ROOM
            across = points[_LEFT_EYE] - points[_RIGHT_EYE]
            angle = float(np.arctan2(across[1], across[0]))
        return points

    def hair(self, image: np.ndarray) -> np.ndarray:
        """How likely each pixel is hair, float [H, W] in 0..1: the mean with the mirrored picture."""
        large = cv2.resize(image, (512, 512), interpolation=cv2.INTER_CUBIC)
        return _as_large(_both_ways(self._hair_at_512, large), image)

    def person(self, image: np.ndarray) -> np.ndarray:
        """How likely each pixel is of a person, float [H, W] in 0..1: the mean with the mirrored picture."""
        small = cv2.resize(image, (256, 256), interpolation=cv2.INTER_AREA)
        return _as_large(
            _both_ways(lambda part: _run(self._person, part[None] / 255)[0, ..., 0], small), image
        )

    def _hair_at_512(self, image: np.ndarray) -> np.ndarray:
        # the fourth channel is the mask of an earlier frame: none
        values = np.concatenate([image / 255, np.zeros((*image.shape[:2], 1))], 2)
        other, hair = np.moveaxis(_run(self._hair, values[None])[0], 2, 0)
        return 1 / (1 + np.exp(other - hair))


def _network(content: bytes, path: Path) -> Any:
    try:
        from ai_edge_litert.interpreter import Interpreter
    except ImportError as error:
        raise TeacherError("The teachers need ai-edge-litert: pip install ai-edge-litert") from error
    try:
        network = Interpreter(model_content=content, num_threads=1)
        network.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise TeacherError(f"{path} is damaged or another file. {_REMEDY}") from error
    return network


def _run(network: Any, values: np.ndarray) -> np.ndarray:
    """The first output of a network for one input."""
    network.set_tensor(network.get_input_details()[0]["index"], values.astype(np.float32))
    network.invoke()
    output: np.ndarray = network.get_tensor(network.get_output_details()[0]["index"])
    return output


def _both_ways(network: Any, image: np.ndarray) -> np.ndarray:
    mean: np.ndarray = (network(image) + network(image[:, ::-1])[:, ::-1]) / 2
    return mean


def _as_large(values: np.ndarray, image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    shrinks = height < values.shape[0]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.clip(cv2.resize(values.astype(np.float32), (width, height), interpolation=how), 0, 1)
