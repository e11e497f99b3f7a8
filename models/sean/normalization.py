"""SEAN normalization (paper Fig. 3): activations are modulated by each region's style and by the layout."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.sean.config import SEANConfig
from models.sean.encoder import one_hot


def at_resolution(labels: Tensor, height: int) -> Tensor:
    """The label map [B, H, W] resized (nearest) to `height` rows: every k-th pixel, k = H // height."""
    step = labels.shape[1] // height
    return labels[:, ::step, ::step]


class MaskBranch(nn.Module):
    """Modulation read from the layout alone (SPADE). Keys as in the public checkpoint (`Spade.*`)."""

    def __init__(self, channels: int, config: SEANConfig) -> None:
        super().__init__()
        # Part of the public file, without effect on the result.
        self.param_free_norm = nn.BatchNorm2d(channels, affine=False)
        self.mlp_shared = nn.Sequential(
            nn.Conv2d(config.regions, config.mask_hidden, 3, padding=1), nn.ReLU()
        )
        self.mlp_gamma = nn.Conv2d(config.mask_hidden, channels, 3, padding=1)
        self.mlp_beta = nn.Conv2d(config.mask_hidden, channels, 3, padding=1)

    def forward(self, layout: Tensor) -> tuple[Tensor, Tensor]:
        """One-hot layout [B, S, h, w] -> gamma_m, beta_m [B, C, h, w]."""
        hidden = self.mlp_shared(layout)
        return self.mlp_gamma(hidden), self.mlp_beta(hidden)


class SEANNorm(nn.Module):
    """One SEAN module: noise, batch norm without affine, then gamma and beta blended from style and mask.

    The last block has the mask branch only (`styled=False`). Parts that a configuration leaves out have no
    weights: `noise_var` and `Spade` are None then.
    """

    def __init__(self, channels: int, config: SEANConfig, styled: bool = True) -> None:
        super().__init__()
        self.channels, self.regions, self.styled = channels, config.regions, styled
        self.style_map_step = config.style_map_step
        self.noise_var = nn.Parameter(torch.zeros(channels)) if config.noise else None
        self.param_free_norm = nn.BatchNorm2d(channels, affine=False)
        self.Spade = MaskBranch(channels, config) if config.mask_branch else None
        if config.mask_branch and config.style_branch:
            # The last block's scalars are in the public file, without effect: not trained.
            self.blending_gamma = nn.Parameter(torch.zeros(1), requires_grad=styled)
            self.blending_beta = nn.Parameter(torch.zeros(1), requires_grad=styled)
        if styled:
            for j in range(config.regions):
                self.add_module(f"fc_mu{j}", nn.Linear(config.style_length, config.transform_width))
            self.conv_gamma = nn.Conv2d(config.transform_width, channels, 3, padding=1)
            self.conv_beta = nn.Conv2d(config.transform_width, channels, 3, padding=1)

    def style_features(self, styles: Tensor) -> Tensor:
        """mu_j = relu(A_j ST_j): the per-region transform, [B, S, 512] -> [B, S, D]."""
        layers = [self.get_submodule(f"fc_mu{j}") for j in range(self.regions)]
        weight = torch.stack([layer.weight for layer in layers])  # type: ignore[misc]  # [S, D, 512]
        bias = torch.stack([layer.bias for layer in layers])  # type: ignore[misc]  # [S, D]
        return F.relu(torch.einsum("bsl,sdl->bsd", styles, weight) + bias)

    def blend_weights(self) -> tuple[Tensor, Tensor]:
        """Weight of the style branch in gamma and in beta, [1] each: 0 or 1 where one branch is alone."""
        if self.styled and self.Spade is not None:
            return torch.sigmoid(self.blending_gamma), torch.sigmoid(self.blending_beta)
        mean = self.param_free_norm.running_mean
        assert mean is not None
        share = mean.new_full((1,), float(self.styled))
        return share, share

    def modulation(self, labels: Tensor, styles: Tensor) -> tuple[Tensor, Tensor]:
        """gamma, beta [B, C, h, w] for a label map [B, h, w] and styles [B, S, 512], by plain
        convolutions.
        """
        if self.Spade is None:
            return self.style_modulation(labels, styles)
        mask_gamma, mask_beta = self.Spade(one_hot(labels, self.regions))
        if not self.styled:
            return mask_gamma, mask_beta
        style_gamma, style_beta = self.style_modulation(labels, styles)
        weight_gamma, weight_beta = self.blend_weights()
        gamma = weight_gamma * style_gamma + (1 - weight_gamma) * mask_gamma
        beta = weight_beta * style_beta + (1 - weight_beta) * mask_beta
        return gamma, beta

    def style_modulation(self, labels: Tensor, styles: Tensor) -> tuple[Tensor, Tensor]:
        """The style branch alone: gamma_s, beta_s [B, C, h, w]."""
        step = min(self.style_map_step, *labels.shape[1:])
        layout = one_hot(labels[:, ::step, ::step], self.regions)
        mu = self.style_features(styles)  # [B, S, D]
        style_map = torch.einsum("bsd,bshw->bdhw", mu, layout)  # each pixel has the mu of its region
        gamma, beta = self.conv_gamma(style_map), self.conv_beta(style_map)
        if step == 1:
            return gamma, beta
        size = labels.shape[1:]
        return F.interpolate(gamma, size, mode="nearest"), F.interpolate(beta, size, mode="nearest")

    def normalize(self, x: Tensor, noise: Tensor | None) -> Tensor:
        """Batch norm of x [B, C, h, w] plus noise [B or 1, 1, h, w] times the learned scale per channel."""
        if noise is not None and self.noise_var is not None:
            x = torch.addcmul(x, noise.to(x.dtype), self.noise_var.to(x.dtype).view(1, -1, 1, 1))
        return self.param_free_norm(x)

    def forward(self, x: Tensor, labels: Tensor, styles: Tensor, noise: Tensor | None) -> Tensor:
        gamma, beta = self.modulation(at_resolution(labels, x.shape[2]), styles)
        return self.normalize(x, noise) * (1 + gamma) + beta
