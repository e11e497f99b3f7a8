"""The style encoder that a configuration names: one of several, one for each layer, or none."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.sean.closeup_encoder import CloseUpEncoder
from models.sean.config import SEANConfig
from models.sean.encoder import MomentEncoder, PaperEncoder, StyleEncoder
from models.sean.texture_encoder import TextureEncoder

ENCODERS: dict[str, type[StyleEncoder]] = {
    "paper": PaperEncoder,
    "flat": PaperEncoder,
    "moments": MomentEncoder,
    "textures": TextureEncoder,
    "closeups": CloseUpEncoder,
}
"""By the name that `SEANConfig.encoder` has for it."""


class LayerEncoders(nn.ModuleList):
    """An encoder for each styled block or SEAN module: styles [B, N, S, 512]."""

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        return torch.stack([encoder(images, labels) for encoder in self], 1)


class NoEncoder(nn.Module):
    """Styles of zeros, for a network that has no use for them."""

    def __init__(self, config: SEANConfig) -> None:
        super().__init__()
        self.shape = config.regions, config.style_length

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        return images.new_zeros(len(images), *self.shape)


def make_encoder(config: SEANConfig) -> nn.Module:
    """The style encoder that `config` names: (images [B,3,H,W], labels [B,H,W]) -> [B, S, 512], or
    [B, N, S, 512] if it has N of them.
    """
    if not config.style_branch:
        return NoEncoder(config)
    kind = ENCODERS[config.encoder]
    if config.style_level == "unified":
        return kind(config)
    return LayerEncoders(kind(config) for _ in range(config.style_count))
