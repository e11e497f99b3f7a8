"""SPADE as a system: its image encoder gives the latent vector, regularised by the KL term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import torch
from torch import Tensor

from models.lab.baselines.spade import SPADEConfig, SPADEEncoder, SPADEGenerator, kl_divergence
from models.lab.systems.batch import Batch
from models.lab.systems.region_styles import restyled
from models.lab.systems.system import Generated, System
from models.sean.lookup import LayoutLevel, blocks_by_lookup, normalize_by_lookup
from models.sean.neighbourhoods import MOST_REGIONS
from models.sean.normalization import SEANNorm

KL_WEIGHT = 0.05
"""Of the divergence of the latent vector from N(0, 1), as in the SPADE paper."""


class SPADESystem(System):
    """Image encoder and generator, trained by look-ups where the layout alone modulates.

    Reconstruction takes the mean of the picture's latent vector, as the SEAN paper's comparison does. SPADE++
    has a style map and no KL term.
    """

    name = "spade"
    variants: ClassVar[Mapping[str, Mapping[str, Any]]] = {"spade++": {"style": "map"}}

    def __init__(self, generator: SPADEGenerator) -> None:
        super().__init__()
        self.config: SPADEConfig = generator.config
        self.generator = generator

    @classmethod
    def configure(cls, preset: str, **changes: Any) -> SPADEConfig:
        return cls.choose({"paper": SPADEConfig.paper, "compact": SPADEConfig.compact}, preset, changes)

    @classmethod
    def from_config(cls, config: SPADEConfig) -> Self:
        return cls(SPADEGenerator(config))

    @property
    def network(self) -> SPADEGenerator:
        return self.generator

    @property
    def _looks_up(self) -> bool:
        return self.config.style == "latent" and self.config.regions <= MOST_REGIONS

    def layout_heights(self, height: int, coarse: bool = False) -> list[int]:
        return [height >> k for k in range(5, -1, -1)] if self._looks_up else []

    def generate(self, batch: Batch) -> Generated:
        encoder = self.generator.encoder
        if not isinstance(encoder, SPADEEncoder):
            style_map = encoder(batch.images, batch.labels)
            return Generated(self.generator(batch.labels, style_map).float(), {})
        mean, log_variance = (part.float() for part in encoder(batch.images))
        latent = mean
        if self.training:
            latent = mean + torch.exp(log_variance / 2) * batch.randn(self.config.latent)
        losses = {"kl": KL_WEIGHT * kl_divergence(mean, log_variance)}
        return Generated(self._paint(batch, latent).float(), losses)

    def _paint(self, batch: Batch, latent: Tensor) -> Tensor:
        """The generator's forward, by look-ups if the batch brings them."""
        net = self.generator
        if not batch.levels:
            return net(batch.labels, latent)

        def normalize(norm: SEANNorm, module: str, x: Tensor, level: LayoutLevel) -> Tensor:
            return normalize_by_lookup(norm, x, level, None, None)

        x = net.start(batch.labels, latent)
        return net.to_image(blocks_by_lookup(net.blocks(), x, batch.levels, normalize))

    def reconstruct(self, images: Tensor, labels: Tensor, instances: Tensor | None = None) -> Tensor:
        return self.generator(labels, self.generator.encode(images, labels))

    def exchange(self, batch: Batch) -> Tensor:
        styles = self.generator.encode(batch.images, batch.labels)
        if self.config.style == "latent":
            return self.generator(batch.labels, styles.roll(-1, 0))
        return self.generator(batch.labels, restyled(styles, batch.labels, self.regions))
