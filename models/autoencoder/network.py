"""The texture autoencoder.

Each half is the sum of a linear filter and a small convolutional network. The filters begin as the principal
components of 8 x 8 pixels, so that the round trip is good before the first step of training; the networks add
what a linear code cannot: fine texture, and the blending of neighbours that do not fit.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CELL = 8
"""Pixels a latent covers in each direction."""
_REACH = 16  # pixels that the linear filters cover: neighbours overlap by half
_GAIN = 1 / 32
"""Factor on the decoder's linear filters, whose weights would else be smaller than a step of Adam."""


@dataclass(frozen=True)
class AutoencoderConfig:
    """Channels of the latents, and of the networks at each scale."""

    latents: int = 32
    encoder: tuple[int, int] = (48, 96)
    """At a quarter and an eighth of the picture's size."""
    decoder: tuple[int, int, int] = (96, 64, 32)
    """At an eighth, a quarter and a half of the picture's size."""


class TextureAutoencoder(nn.Module):
    """Pictures [B, 3, H, W] in [-1, 1] to latents [B, C, H/8, W/8] and back; H and W are multiples of 8."""

    def __init__(self, config: AutoencoderConfig | None = None) -> None:
        super().__init__()
        self.config = config or AutoencoderConfig()
        self.encoder = TextureEncoder(self.config)
        self.decoder = TextureDecoder(self.config)

    def encode(self, images: Tensor) -> Tensor:
        """Latents [B, C, H/8, W/8], each channel of about unit variance."""
        return self.encoder(images)

    def decode(self, latents: Tensor) -> Tensor:
        """Pictures [B, 3, H, W]; values may lie a little outside [-1, 1]."""
        return self.decoder(latents)

    def forward(self, images: Tensor) -> Tensor:
        return self.decode(self.encode(images))


class Block(nn.Module):
    """Two convolutions whose result is added to their input."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(F.relu(self.first(F.relu(x))))


class TextureEncoder(nn.Module):
    """See TextureAutoencoder."""

    def __init__(self, config: AutoencoderConfig) -> None:
        super().__init__()
        fine, coarse = config.encoder
        self.linear = nn.Conv2d(3, config.latents, _REACH, stride=CELL, padding=(_REACH - CELL) // 2)
        self.at_quarter = nn.Sequential(nn.Conv2d(3 * 16, fine, 3, padding=1), Block(fine))
        self.at_eighth = nn.Sequential(nn.Conv2d(4 * fine, coarse, 1), Block(coarse), Block(coarse))
        self.out = nn.Conv2d(coarse, config.latents, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)  # type: ignore[arg-type]

    def forward(self, images: Tensor) -> Tensor:
        x = self.at_quarter(F.pixel_unshuffle(images, 4))  # [B, fine, H/4, W/4]
        x = self.at_eighth(F.pixel_unshuffle(x, 2))  # [B, coarse, H/8, W/8]
        return self.linear(images) + self.out(x)


class TextureDecoder(nn.Module):
    """See TextureAutoencoder."""

    def __init__(self, config: AutoencoderConfig) -> None:
        super().__init__()
        coarse, middle, fine = config.decoder
        self.linear = nn.ConvTranspose2d(config.latents, 3, _REACH, stride=CELL, padding=(_REACH - CELL) // 2)
        self.at_eighth = nn.Sequential(
            nn.Conv2d(config.latents, coarse, 3, padding=1), Block(coarse), Block(coarse)
        )
        self.to_quarter = nn.Conv2d(coarse, 4 * middle, 1)
        self.at_quarter = nn.Sequential(Block(middle), Block(middle))
        self.to_half = nn.Conv2d(middle, 4 * fine, 1)
        self.at_half = Block(fine)
        self.out = nn.Conv2d(fine, 12, 3, padding=1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)  # type: ignore[arg-type]

    def forward(self, latents: Tensor) -> Tensor:
        x = self.at_eighth(latents)
        x = self.at_quarter(F.pixel_shuffle(self.to_quarter(x), 2))  # [B, middle, H/4, W/4]
        x = self.at_half(F.pixel_shuffle(self.to_half(x), 2))  # [B, fine, H/2, W/2]
        return _GAIN * self.linear(latents) + F.pixel_shuffle(self.out(F.relu(x)), 2)


@torch.no_grad()
def start_from_components(network: TextureAutoencoder, cells: Tensor) -> None:
    """Sets the linear filters to the principal components of `cells` [N, 3, 8, 8], pixels in [-1, 1]."""
    count, edge = network.config.latents, (_REACH - CELL) // 2
    flat = cells.flatten(1).double()
    mean = flat.mean(0)
    values, vectors = torch.linalg.eigh((flat - mean).T @ (flat - mean) / len(flat))
    scale = values.flip(0)[:count].sqrt()
    basis = vectors.flip(1)[:, :count]  # [192, C]
    inside = slice(edge, edge + CELL)
    encoder, decoder = network.encoder.linear, network.decoder.linear
    for layer, filters in ((encoder, basis / scale), (decoder, basis * scale / _GAIN)):
        layer.weight.zero_()
        layer.weight[:, :, inside, inside] = filters.T.reshape(count, 3, CELL, CELL).float()
    assert encoder.bias is not None and decoder.bias is not None
    encoder.bias.copy_(-(mean @ basis) / scale)
    decoder.bias.copy_(mean.reshape(3, -1).mean(1) / _GAIN)
