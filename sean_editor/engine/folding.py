"""A SEAN module with everything that never changes folded into constants.

    out = batch_norm(x + noise) * (1 + gamma) + beta   becomes   out = x * scale + shift

with scale and shift linear in what the two branches look up. Batch norm's statistics, the blending scalars
and the biases go into the weights of the look-ups, so nothing of them is left to compute per picture.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.sean import CheckpointError, SEANConfig
from models.sean.normalization import SEANNorm
from models.translation import tr
from sean_editor.engine.same_rows import RowProduct


def check_foldable(config: SEANConfig, name: str) -> None:
    """CheckpointError, calling the weights `name`, for a variant that can only be trained and evaluated."""
    reasons = {
        tr("it has several style encoders"): config.style_level != "unified",
        tr("it has no mask branch"): not config.mask_branch,
        tr("it has no style branch"): not config.style_branch,
        tr("it has a coarse style map"): config.style_map_step != 1,
    }
    for reason, holds in reasons.items():
        if holds:
            raise CheckpointError(
                tr(
                    "{name} can be evaluated (command `evaluate`), but not used in the editor: {reason}.",
                    name=name,
                    reason=reason,
                )
            )


class FoldedNorm:
    """Constants of one SEAN module with C channels, S regions and `hidden` mask channels, on `device`.
    The products are computed in `dtype`, all else is float32.

    window_table  [9 (S + 1), hidden]: the mask branch's first convolution by tap and label; zero: outside.
    window_bias   [hidden]
    mask_product  [9 hidden] -> [2 C]: the mask branch's second convolution, giving its share of (scale,
                  shift), and all that depends on neither labels nor style.
    style_product [D] -> [9 * 2 C] or None: the style convolutions, tap by tap, giving their share. This way
                  round one region's vector streams through it twice as fast.
    noise_scale   [C]
    """

    def __init__(self, norm: SEANNorm, device: torch.device, dtype: torch.dtype = torch.float32) -> None:
        self.channels, self.regions = norm.channels, norm.regions
        self._device = device
        self._transforms: list[nn.Linear] = []  # the network's own: float16 while its weights rest
        statistics = norm.param_free_norm
        assert statistics.running_var is not None and statistics.running_mean is not None
        self._gain = torch.rsqrt(_exact(statistics.running_var) + statistics.eps)
        self._mean = _exact(statistics.running_mean)
        share_gamma, share_beta = map(_exact, norm.blend_weights())

        spade = norm.Spade
        assert spade is not None, "check_foldable was not asked"
        first = spade.mlp_shared[0]
        assert isinstance(first, nn.Conv2d) and first.bias is not None
        table = F.pad(first.weight.flatten(2).permute(2, 1, 0), (0, 0, 0, 1))  # [9, S + 1, hidden]
        self.window_table = self._place(table.flatten(0, 1))
        self.window_bias = self._place(first.bias)
        mask_weight = self._fold(spade.mlp_gamma, spade.mlp_beta, 1 - share_gamma, 1 - share_beta)
        bias = self._fold_bias(spade.mlp_gamma, spade.mlp_beta, 1 - share_gamma, 1 - share_beta)
        bias += torch.cat([self._gain, -self._mean * self._gain])  # the 1 of (1 + gamma)
        self.style_product: RowProduct | None = None
        if norm.styled:
            style_weight = self._fold(norm.conv_gamma, norm.conv_beta, share_gamma, share_beta)
            taps = style_weight.permute(1, 2, 0).flatten(1)
            self.style_product = RowProduct(taps, None, device, dtype, most=norm.regions)
            for j in range(norm.regions):
                transform = norm.get_submodule(f"fc_mu{j}")
                assert isinstance(transform, nn.Linear)
                self._transforms.append(transform)
            bias += self._fold_bias(norm.conv_gamma, norm.conv_beta, share_gamma, share_beta)
        self.mask_product = RowProduct(mask_weight.permute(2, 1, 0).flatten(0, 1), bias, device, dtype)
        silent = torch.zeros(norm.channels)
        self.noise_scale = self._place(silent if norm.noise_var is None else norm.noise_var)

    def style_features(self, codes: Tensor, regions: list[int]) -> Tensor:
        """mu of some regions: codes [S, 512] -> [len(regions), D]."""
        return F.relu_(torch.cat([_applied(self._transforms[j], codes[j : j + 1]) for j in regions]))

    def _fold(self, gamma: nn.Conv2d, beta: nn.Conv2d, share_gamma: Tensor, share_beta: Tensor) -> Tensor:
        """Both convolutions as one that gives (scale, shift): [2 C, in, 9]."""
        scale = gamma.weight.cpu().flatten(2) * (share_gamma * self._gain).float().view(-1, 1, 1)
        shift = beta.weight.cpu().flatten(2) * share_beta.float() - scale * self._mean.float().view(-1, 1, 1)
        return torch.cat([scale, shift])

    def _fold_bias(
        self, gamma: nn.Conv2d, beta: nn.Conv2d, share_gamma: Tensor, share_beta: Tensor
    ) -> Tensor:
        assert gamma.bias is not None and beta.bias is not None
        scale = share_gamma * self._gain * _exact(gamma.bias)
        return torch.cat([scale, share_beta * _exact(beta.bias) - self._mean * scale])

    def _place(self, tensor: Tensor) -> Tensor:
        return tensor.detach().float().contiguous().to(self._device)


def _applied(transform: nn.Linear, codes: Tensor) -> Tensor:
    """`transform` of codes [N, 512], in float32 and where they are."""
    return F.linear(codes, transform.weight.detach().to(codes), transform.bias.detach().to(codes))


def _exact(tensor: Tensor) -> Tensor:
    """In double on the CPU, where constants are folded: MPS has no double."""
    return tensor.detach().cpu().double()
