"""The pictures that the enlarger learns to enlarge: the generator's own, of photos twice as large."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from models.atomic_write import write_atomically
from models.inversion import StyleInverter, signature
from models.lab.datasets.errors import DataError
from models.lab.datasets.pairs import PairFolder
from models.lab.datasets.pictures import read_image
from models.parsing import FaceParser
from models.pixels import to_pixels, to_signed
from models.sean.generator import SEANGenerator
from models.sean.noise import noise_maps

SIDE = 256
"""Pixels of the generator's pictures; photos have twice as many."""
PAINTED = "painted"
"""The folder in a run's that keeps the generator's pictures."""


@dataclass(frozen=True)
class Face:
    """What the generator makes of a portrait, uint8 [side, side, 3], with its labels uint8 [side, side], and
    the photo itself, uint8 [2 side, 2 side, 3].
    """

    painted: np.ndarray
    labels: np.ndarray
    photo: np.ndarray


class KeptPainter:
    """Paints portraits anew: their styles are encoded and refined as the editor does it, and painted with its
    noise. Each picture is kept in `folder` under a name that follows from all it is made from.

    `parser` takes part in the refinement, if the network has one.
    """

    def __init__(self, generator: SEANGenerator, parser: FaceParser, folder: Path) -> None:
        self._generator, self._folder = generator, folder
        helper = parser if generator.config.descent else None
        self._inverter = StyleInverter(generator, helper)
        digest = hashlib.sha256(signature(generator.config).encode())
        for network in (generator, helper):
            for tensor in network.state_dict().values() if network is not None else ():
                digest.update(tensor.cpu().numpy().tobytes())
        self._networks = digest

    def __call__(self, portrait: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """The picture uint8 [H, W, 3] of a portrait uint8 [H, W, 3] with labels uint8 [H, W]; H and W are
        multiples of 32. DataError if the file that keeps it cannot be read.
        """
        digest = self._networks.copy()
        digest.update(np.ascontiguousarray(portrait).tobytes() + np.ascontiguousarray(labels).tobytes())
        kept = self._folder / f"{digest.hexdigest()[:32]}.png"
        if kept.is_file():
            return np.asarray(read_image(kept))
        picture = self._paint(portrait, labels)
        self._folder.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, lambda file: Image.fromarray(picture).save(file, "PNG"))
        return picture

    def _paint(self, portrait: np.ndarray, labels: np.ndarray) -> np.ndarray:
        ids = torch.from_numpy(labels.astype(np.int64))[None]
        styles = self._inverter.invert(to_signed(portrait)[None], ids)
        with torch.inference_mode():
            noise = noise_maps(self._generator, *labels.shape)
            return to_pixels(self._generator(ids, styles, noise))[0]


def read_faces(
    folders: Sequence[PairFolder],
    paint: Callable[[np.ndarray, np.ndarray], np.ndarray],
    side: int = SIDE,
    report: Callable[[str], object] = lambda words: None,
) -> list[Face]:
    """All pairs of the folders, painted at `side`. DataError for a photo of less than twice the side, and for
    labels that are unknown.
    """
    faces = []
    names = [(folder, name) for folder in folders for name in folder.names]
    for done, (folder, name) in enumerate(names, 1):
        picture = folder.read(name)
        if min(picture.image.size) < 2 * side:
            width, height = picture.image.size
            raise DataError(
                f"{folder.files[name]} is {width} x {height}. The enlarger learns from photos of at least "
                f"{2 * side} x {2 * side}; remove it, or cut it from a larger photo."
            )
        portrait, labels = folder.fit(picture, side)[:2]
        if labels.max() >= len(folder.regions):
            raise DataError(
                f"The labels of {folder.files[name]} have gaps: pixels that are {labels.max()}, unknown. "
                "`cut-faces --whole` fills them; else leave the picture out."
            )
        faces.append(Face(paint(portrait, labels), labels, folder.fit(picture, 2 * side)[0]))
        if done % 25 == 0 or done == len(names):
            report(f"{done} of {len(names)} portraits painted")
    return faces
