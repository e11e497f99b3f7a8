"""Pix2PixHD as a system: the style is features averaged over instances or regions."""

from __future__ import annotations

from typing import Any, Self

from torch import Tensor

from models.lab.baselines.pix2pixhd import Pix2PixHDConfig, Pix2PixHDGenerator
from models.lab.systems.batch import Batch
from models.lab.systems.region_styles import restyled
from models.lab.systems.system import Generated, System


class Pix2PixHDSystem(System):
    """Feature encoder and global generator. All of it follows from the picture: nothing is drawn."""

    name = "pix2pixhd"
    adversarial_loss = "least_squares"

    def __init__(self, generator: Pix2PixHDGenerator) -> None:
        super().__init__()
        self.config: Pix2PixHDConfig = generator.config
        self.generator = generator

    @classmethod
    def configure(cls, preset: str, **changes: Any) -> Pix2PixHDConfig:
        presets = {"paper": Pix2PixHDConfig.paper, "compact": Pix2PixHDConfig.compact}
        return cls.choose(presets, preset, changes)

    @classmethod
    def from_config(cls, config: Pix2PixHDConfig) -> Self:
        return cls(Pix2PixHDGenerator(config))

    @property
    def network(self) -> Pix2PixHDGenerator:
        return self.generator

    def generate(self, batch: Batch) -> Generated:
        return Generated(self.reconstruct(batch.images, batch.labels, batch.instances).float(), {})

    def reconstruct(self, images: Tensor, labels: Tensor, instances: Tensor | None = None) -> Tensor:
        features = self.generator.encode(images, labels, instances)
        return self.generator(labels, features, instances)

    def exchange(self, batch: Batch) -> Tensor:
        features = self.generator.encode(batch.images, batch.labels)  # by region: instances have no partner
        features = restyled(features, batch.labels, self.regions)
        return self.generator(batch.labels, features, batch.instances)
