"""The autoencoder that ours is measured against: TAESD's architecture (Ollin Boer Bohan, MIT licence) for 32
latent channels. Its weights are not shipped.

Each half is a row of layers that are numbered as in its files. It takes and gives pictures in 0..1.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blank import blank, give_values
from models.weights_file import WeightsFileError, read_tensors

ENCODER_FILE, DECODER_FILE = "taef2_encoder.pth", "taef2_decoder.pth"
_CHANNELS, _LATENTS, _GROUPS = 64, 32, 4


def load_teacher(folder: Path) -> TeacherAutoencoder:
    """The network whose halves lie in `folder`, in evaluation mode. WeightsFileError if they do not."""
    network = blank(TeacherAutoencoder)
    for half, name in ((network.encoder, ENCODER_FILE), (network.decoder, DECODER_FILE)):
        tensors = read_tensors(folder / name)
        try:
            give_values(half, tensors)
        except RuntimeError as error:
            raise WeightsFileError(f"{folder / name} does not hold this half of the autoencoder.") from error
    return network.requires_grad_(False).eval()


class TeacherAutoencoder(nn.Module):
    """Pictures [B, 3, H, W] in [-1, 1] to latents [B, 32, H/8, W/8] and back, as `TextureAutoencoder`."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.decoder = _encoder(), _decoder()

    def encode(self, images: Tensor) -> Tensor:
        latents: Tensor = self.encoder((images + 1) / 2)
        return latents

    def decode(self, latents: Tensor) -> Tensor:
        images: Tensor = self.decoder(latents)
        return images * 2 - 1

    def forward(self, images: Tensor) -> Tensor:
        return self.decode(self.encode(images))


class Block(nn.Module):
    """ReLU of three convolutions and their input; where `pools`, a normalised bottleneck is added before."""

    def __init__(self, pools: bool = False) -> None:
        super().__init__()
        self.conv = nn.Sequential(_conv(), nn.ReLU(), _conv(), nn.ReLU(), _conv())
        wide = _GROUPS * _CHANNELS
        self.pool = None
        if pools:
            self.pool = nn.Sequential(
                nn.Conv2d(_CHANNELS, wide, 1, bias=False),
                nn.GroupNorm(_GROUPS, wide),
                nn.ReLU(),
                nn.Conv2d(wide, _CHANNELS, 1, bias=False),
            )

    def forward(self, x: Tensor) -> Tensor:
        if self.pool is not None:
            x = x + self.pool(x)
        return F.relu(self.conv(x) + x)


class SoftLimit(nn.Module):
    """Latents kept within -3..3."""

    def forward(self, x: Tensor) -> Tensor:
        return torch.tanh(x / 3) * 3


def _conv(inputs: int = _CHANNELS, outputs: int = _CHANNELS, stride: int = 1, bias: bool = True) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, 3, stride, 1, bias=bias)


def _encoder() -> nn.Sequential:
    layers: list[nn.Module] = [_conv(3), Block()]
    for scale in range(3):
        layers += [_conv(stride=2, bias=False), *(Block(pools=scale == 2) for _ in range(3))]
    return nn.Sequential(*layers, _conv(outputs=_LATENTS))


def _decoder() -> nn.Sequential:
    layers: list[nn.Module] = [SoftLimit(), _conv(_LATENTS), nn.ReLU()]
    for scale in range(3):
        layers += [*(Block(pools=scale == 0) for _ in range(3)), nn.Upsample(scale_factor=2)]
        layers.append(_conv(bias=False))
    return nn.Sequential(*layers, Block(), _conv(outputs=3))
