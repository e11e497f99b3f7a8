"""The SEAN generator (paper Fig. 4A): a label map and a style matrix become a portrait.

This forward is the readable reference. The editor's renderer computes the same picture by look-ups, many
times faster, and is held to this one by tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blocks import BLOCK_NAMES, BLOCK_UPSAMPLING, STRIDE, STYLED_BLOCKS
from models.sean.blocks import SEANResBlock, run_blocks
from models.sean.config import SEANConfig
from models.sean.encoder import StyleEncoder, one_hot
from models.sean.encoder_choice import make_encoder
from models.sean.normalization import SEANNorm, at_resolution

NoiseMaps = Mapping[str, Tensor]
"""Noise by SEAN module, "up_0.ace_s" -> [B or 1, 1, h, w]."""

NoiseSource = Callable[[str, Tensor], Tensor]
"""Draws the noise [B or 1, 1, h, w] for a SEAN module, given its name and its activations."""


class SEANGenerator(nn.Module):
    """Style encoder and generator in one module, state-dict compatible with the public checkpoint."""

    def __init__(self, config: SEANConfig) -> None:
        super().__init__()
        self.config = config
        self.Zencoder = make_encoder(config)
        self.fc = nn.Conv2d(config.regions, 16 * config.base_width, 3, padding=1)
        for index, (name, (fin, fout)) in enumerate(zip(BLOCK_NAMES, config.block_widths, strict=True)):
            styled = config.style_branch and (index < STYLED_BLOCKS or not config.mask_branch)
            self.add_module(name, SEANResBlock(fin, fout, config, styled))
        self.conv_img = nn.Conv2d(config.base_width, 3, 3, padding=1)
        self.slots = self._number_styles()
        """Which style matrix of [B, N, S, 512] each SEAN module uses, "up_0.ace_s" -> 0..N-1."""

    def _number_styles(self) -> dict[str, int]:
        """The style matrix of each SEAN module; the last block, if styled, uses those of the block before."""
        slots: dict[str, int] = {}
        for index, (name, block, _) in enumerate(self.blocks()):
            for part in block.parts:
                if index == STYLED_BLOCKS:
                    slots[f"{name}.{part}"] = slots[f"{BLOCK_NAMES[index - 1]}.{part}"]
                else:
                    slots[f"{name}.{part}"] = len(slots) if self.config.style_level == "module" else index
        return slots

    def blocks(self) -> Iterator[tuple[str, SEANResBlock, int]]:
        """(name, block, up-sampling before it) in order."""
        for name, up in zip(BLOCK_NAMES, BLOCK_UPSAMPLING, strict=True):
            block = self.get_submodule(name)
            assert isinstance(block, SEANResBlock)
            yield name, block, up

    def encode(self, images: Tensor, labels: Tensor) -> Tensor:
        """Style matrices [B, S, 512] of images [B, 3, H, W] in [-1, 1] with label maps [B, H, W] of integers.

        A region without a pixel has a row of zeros. H and W are multiples of 4, with the encoders "textures"
        and "closeups" of 8, with a second pass of 32. A network with an encoder for every styled block or
        SEAN module gives all their matrices, [B, N, S, 512].
        """
        styles = self.Zencoder(images, labels)
        if not self.config.second_look:
            return styles
        with torch.no_grad():
            picture = self(labels, styles, noise=False)
        return self.refine(styles, picture, labels)

    def refine(self, styles: Tensor, picture: Tensor, labels: Tensor) -> Tensor:
        """The second encoder pass: styles [B, S, 512] corrected by encoding the `picture` [B, 3, H, W] made
        of them.

        With E the encoder and G the generator, the code c of a portrait x should satisfy E(G(c)) = E(x). This
        is one step towards it, c + g (c - E(G(c))), from c = E(x). Iterating an encoder on its own results is
        the idea of ReStyle (Alaluf et al. 2021).
        """
        encoder = self.Zencoder
        assert isinstance(encoder, StyleEncoder)
        found = encoder(picture, labels)
        return encoder.to_length(styles + self.config.second_look * (styles - found))

    def forward(self, labels: Tensor, styles: Tensor, noise: bool | NoiseMaps | NoiseSource = True) -> Tensor:
        """Portraits [B, 3, H, W] in [-1, 1].

        labels  [B, H, W] integers below S; H and W are multiples of 32.
        styles  [B, S, 512], or [B, 6, S, 512] to give each styled block its own (paper Fig. 7); [B, 15, S,
                512] if the network has an encoder for every SEAN module.
        noise   True: drawn anew; False: none; one map per SEAN module, [B or 1, 1, h, w]; or a function that
                draws it.
        ValueError says what does not fit.
        """
        check_inputs(labels, styles, self.config)
        return self.to_image(self.activations(labels, styles, noise))

    def start(self, labels: Tensor) -> Tensor:
        """The input of the first block, [B, 16 nf, H / 32, W / 32]."""
        return self.fc(one_hot(at_resolution(labels, labels.shape[1] // STRIDE), self.config.regions))

    def activations(
        self,
        labels: Tensor,
        styles: Tensor,
        noise: bool | NoiseMaps | NoiseSource,
        until: str = BLOCK_NAMES[-1],
    ) -> Tensor:
        """The output of the block `until`, [B, C, h, w]; all else as in `forward`."""

        def normalize(norm: SEANNorm, module: str, x: Tensor) -> Tensor:
            return norm(x, labels, self.styles_of(module, styles), draw_noise(noise, module, x))

        return run_blocks(self.blocks(), self.start(labels), normalize, until)

    def styles_of(self, module: str, styles: Tensor) -> Tensor:
        """The styles [B, S, 512] of the SEAN module "up_0.ace_s", from [B, S, 512] or [B, N, S, 512]."""
        return styles if styles.dim() == 3 else styles[:, self.slots[module]]

    def to_image(self, x: Tensor) -> Tensor:
        """Last activations [B, nf, H, W] -> image in [-1, 1]."""
        return torch.tanh(self.conv_img(F.leaky_relu(x, 0.2)))


def draw_noise(noise: bool | NoiseMaps | NoiseSource, name: str, x: Tensor) -> Tensor | None:
    """The noise map [B or 1, 1, h, w] for the SEAN module `name` acting on x, or None."""
    if callable(noise):
        return noise(name, x)
    if isinstance(noise, Mapping):
        return noise[name]
    return torch.randn(x.shape[0], 1, *x.shape[2:], device=x.device, dtype=x.dtype) if noise else None


def check_inputs(labels: Tensor, styles: Tensor, config: SEANConfig) -> None:
    """ValueError if a generator of `config` cannot take them."""
    if labels.dim() != 3 or labels.shape[1] % STRIDE or labels.shape[2] % STRIDE:
        raise ValueError(
            f"labels are [B, H, W] with H and W multiples of {STRIDE}, not {tuple(labels.shape)}"
        )
    one = [labels.shape[0], config.regions, config.style_length]
    several = [one[0], config.style_count, *one[1:]]
    if list(styles.shape) not in (one, several):
        raise ValueError(f"styles are {one} or {several}, not {list(styles.shape)}")
