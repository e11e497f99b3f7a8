"""R1 (Mescheder et al., ICML 2018): a discriminator that is flat at real pictures lets training converge."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def r1_penalty(score: Callable[[Tensor], Tensor], real: Tensor) -> Tensor:
    """Half the mean squared norm of the gradient of `score`, [B, 3, h, w] -> [B], at `real` (eq. 9, without
    its weight); in full precision, and differentiable.
    """
    real = real.detach().float().requires_grad_()
    with torch.autocast(real.device.type, enabled=False):
        (gradient,) = torch.autograd.grad(score(real).sum(), real, create_graph=True)
    return gradient.square().sum((1, 2, 3)).mean() / 2
