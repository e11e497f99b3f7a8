"""SEAN as a system: trained by look-ups, reconstructing each portrait from its own styles and layout."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blocks import BLOCK_NAMES
from models.lab.systems.batch import Batch
from models.lab.systems.swapping import exchanged_amounts, swap_loss
from models.lab.systems.system import Generated, System
from models.lab.systems.variants import VARIANTS
from models.sean import (
    CheckpointError,
    SEANConfig,
    SEANGenerator,
    encode_styles,
    load_generator,
    save_generator,
)
from models.sean.dense import forward_by_convolution
from models.sean.lookup import can_look_up, forward_by_lookup
from models.weights_file import WeightsFileError

COARSE_BLOCK = "up_1"
"""The block whose output, a quarter of the size, becomes the picture of the coarse stage."""


class SEANSystem(System):
    """The generator, and for the coarse stage an image head at a quarter of the size."""

    name = "sean"
    coarse_factor = 4
    skips_parameters = True
    variants: ClassVar[Mapping[str, Mapping[str, Any]]] = {name: v.changes for name, v in VARIANTS.items()}

    def __init__(self, generator: SEANGenerator) -> None:
        super().__init__()
        self.config: SEANConfig = generator.config
        self.generator = generator
        self.coarse_head = nn.Conv2d(4 * self.config.base_width, 3, 3, padding=1)

    @classmethod
    def configure(cls, preset: str, **changes: Any) -> SEANConfig:
        return cls.choose({"paper": SEANConfig.paper, "compact": SEANConfig.compact}, preset, changes)

    @classmethod
    def from_config(cls, config: SEANConfig) -> Self:
        return cls(SEANGenerator(config))

    @property
    def network(self) -> SEANGenerator:
        return self.generator

    def layout_heights(self, height: int, coarse: bool = False) -> list[int]:
        if not can_look_up(self.config):
            return []
        return [height >> k for k in range(5, 1 if coarse else -1, -1)]

    @property
    def swaps(self) -> bool:
        return self.config.style_branch and self.config.style_level == "unified"

    def learn(self, part: str = "all") -> None:
        """The "encoder" can be trained alone, or with the weights that all regions share ("shared"); the
        generator is in evaluation mode then, without noise and with fixed statistics. The transforms of
        single regions (fc_mu) stay frozen even then: a batch shows little of a rare region, and Adam would
        move them by chance.
        """
        if part not in ("encoder", "shared") or not self.swaps:
            return super().learn(part)
        self.train().requires_grad_(False)
        self.generator.eval()
        self.generator.Zencoder.train().requires_grad_()
        if part == "shared":
            for name, parameter in self.generator.named_parameters():
                parameter.requires_grad_("fc_mu" not in name)

    def generate(self, batch: Batch) -> Generated:
        first = self._encode_once(batch)
        styles = self._refine(batch, first)
        if not batch.swapped:
            return Generated(self._paint(batch, styles), {})
        present = styles.detach().abs().amax(2) > 0  # [B, S]
        amounts = exchanged_amounts(batch, present)

        def exchanged(codes: Tensor) -> Tensor:
            return torch.lerp(codes, codes.roll(-1, 0), amounts[:, :, None])

        images = self._paint(batch, exchanged(styles))
        # the first pass over the result should find the codes that it was made of before they were refined
        swap = swap_loss(self.generator.Zencoder, batch, images, exchanged(first), amounts)
        return Generated(images, {"swap": swap})

    def generate_coarse(self, batch: Batch) -> Generated:
        x = self._activations(batch, self._encode_once(batch), COARSE_BLOCK)
        return Generated(torch.tanh(self.coarse_head(F.leaky_relu(x, 0.2))).float(), {})

    def _encode_once(self, batch: Batch) -> Tensor:
        styles: Tensor = self.generator.Zencoder(batch.images, batch.labels)
        return styles.float()  # [B, S, 512]

    def _refine(self, batch: Batch, styles: Tensor) -> Tensor:
        """The generator's second encoder pass, by the fast forward."""
        if not self.config.second_look:
            return styles
        with torch.no_grad():
            picture = self._paint(batch, styles, noisy=False)
        return self.generator.refine(styles, picture, batch.labels).float()

    def _paint(self, batch: Batch, styles: Tensor, noisy: bool = True) -> Tensor:
        return self.generator.to_image(self._activations(batch, styles, BLOCK_NAMES[-1], noisy)).float()

    def _activations(self, batch: Batch, styles: Tensor, until: str, noisy: bool = True) -> Tensor:
        def noise(name: str, x: Tensor) -> Tensor:
            return batch.randn(1, *x.shape[2:], dtype=x.dtype)

        drawn = noise if noisy and self.generator.training and self.config.noise else False
        if batch.levels:
            return forward_by_lookup(self.generator, batch.labels, batch.levels, styles, drawn, until)
        if can_look_up(self.config):
            return forward_by_convolution(self.generator, batch.labels, styles, drawn, until)
        return self.generator.activations(batch.labels, styles, drawn, until)

    def reconstruct(self, images: Tensor, labels: Tensor, instances: Tensor | None = None) -> Tensor:
        return self.generator(labels, encode_styles(self.generator, images, labels), noise=False)

    def exchange(self, batch: Batch) -> Tensor:
        styles = encode_styles(self.generator, batch.images, batch.labels).float().roll(-1, 0)
        pairs = zip(batch.labels, styles, strict=True)  # one by one: the plain forward takes much memory
        return torch.cat([self.generator(m[None], s[None], noise=False) for m, s in pairs])

    def save(self, path: Path) -> None:
        save_generator(self.generator, path)

    @classmethod
    def load(cls, path: Path, config: dict[str, Any]) -> Self:
        try:
            return cls(load_generator(path)).requires_grad_(False).eval()
        except CheckpointError as error:
            raise WeightsFileError(str(error)) from error
