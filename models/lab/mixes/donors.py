"""Donors: faces whose layouts and styles are mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from models.errors import UserError
from models.parsing.predictor import SIZE, RegionPredictor
from models.pixels import to_signed
from models.sean.generator import SEANGenerator
from models.translation import tr


@dataclass(frozen=True, eq=False)
class Donor:
    """A face: label map uint8 [256, 256] and style matrix float32 [S, 512]."""

    labels: np.ndarray
    codes: np.ndarray


class Donors:
    """Donors by name: `images/NAME.jpg` or `.png` of one of several folders, aligned as in CelebA-HQ.

    The face parser labels them; the encoder's first pass gives their codes: a refinement adds the weave that
    the network paints in hair and cloth.
    """

    def __init__(self, folders: Sequence[Path], predictor: RegionPredictor, generator: SEANGenerator) -> None:
        self._folders, self._predictor, self._generator = folders, predictor, generator
        self._known: dict[str, Donor] = {}

    def __call__(self, name: str) -> Donor:
        """UserError if no folder has it."""
        if name not in self._known:
            self._known[name] = self._read(self._path(name))
        return self._known[name]

    def _read(self, path: Path) -> Donor:
        try:
            with Image.open(path) as picture:
                square = picture.convert("RGB").resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        except OSError as error:
            raise UserError(tr("{file} is not a picture that can be read.", file=path)) from error
        image = np.asarray(square)
        labels, _ = self._predictor(image)
        layout = torch.from_numpy(labels.astype(np.int64))[None]
        with torch.inference_mode():
            codes = self._generator.Zencoder(to_signed(image)[None], layout)
        return Donor(labels, codes[0].numpy())

    def _path(self, name: str) -> Path:
        for folder in self._folders:
            for path in (folder / "images" / f"{name}.jpg", folder / "images" / f"{name}.png"):
                if path.is_file():
                    return path
        raise UserError(
            tr("No folder of --data has a picture images/{name}.jpg of the donor {name}.", name=name)
        )
