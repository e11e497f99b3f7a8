"""The picture that the generator paints of the mixed styles of several donors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from models.lab.mixes.donors import Donor
from models.lab.mixes.face_regions import EARS, FEATURES, NECK, SKIN
from models.lab.mixes.layout import mixed_layout
from models.lab.mixes.recipe import Recipe
from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ
from models.sean.encoder import StyleEncoder
from models.sean.generator import SEANGenerator
from models.sean.painting import FrozenPainting


@dataclass(frozen=True, eq=False)
class Painted:
    """What a mix was painted from, layout uint8 [H, W] and codes float32 [S, 512], and the network's picture
    uint8 [H, W, 3].
    """

    layout: np.ndarray
    codes: np.ndarray
    picture: np.ndarray

    def save(self, path: Path) -> None:
        np.savez_compressed(path, layout=self.layout, codes=self.codes, picture=self.picture)

    @staticmethod
    def load(path: Path) -> Painted:
        with np.load(path) as stored:
            return Painted(stored["layout"], stored["codes"], stored["picture"])


class Painter:
    """Paints recipes with one generator."""

    def __init__(self, generator: SEANGenerator, donors: Callable[[str], Donor]) -> None:
        assert isinstance(generator.Zencoder, StyleEncoder)
        self._encoder, self._painting, self._donors = generator.Zencoder, FrozenPainting(generator), donors

    def __call__(self, recipe: Recipe) -> Painted:
        """LayoutError if the donors' layouts do not go together; UserError if a donor is missing."""
        head, face = self._donors(recipe.head), self._donors(recipe.face)
        without = tuple(CELEBAMASK_HQ.by_name(name).id for name in recipe.without)
        layout = mixed_layout(head.labels, face.labels, recipe.bend, recipe.seed, without)
        codes = self._mixed(recipe, head, face)
        with torch.inference_mode():
            labels = torch.from_numpy(layout.astype(np.int64))[None]
            picture = self._painting.painter(labels)(torch.from_numpy(codes)[None])
        return Painted(layout, codes, to_pixels(picture[0]))

    def _mixed(self, recipe: Recipe, head: Donor, face: Donor) -> np.ndarray:
        """The style matrix float32 [S, 512]: a region that one of the two lacks has the other's code."""
        codes = np.where(head.codes.any(1, keepdims=True), head.codes, face.codes)
        for region in (*FEATURES, SKIN, NECK, *EARS):
            if not face.codes[region].any():
                continue
            own = 0.0 if region in FEATURES or not head.codes[region].any() else recipe.own
            codes[region] = own * head.codes[region] + (1 - own) * face.codes[region]
        for name, donor in recipe.styles.items():
            region = CELEBAMASK_HQ.by_name(name).id
            codes[region] = self._donors(donor).codes[region]
        with torch.inference_mode():
            mixed: np.ndarray = self._encoder.to_length(torch.from_numpy(codes)[None])[0].numpy()
        return mixed
