"""Fits the probability that the points of a found face are right to its evidence."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

_NEVER = -10.0


def fit_certainty(certainty: nn.Linear, evidence: Tensor, right: Tensor) -> None:
    """Logistic regression, in place: `evidence` [N, K] of faces found in pictures that trained nothing, and
    whether they were right, bool [N]. The logit is then a matter of fact, not of a network's confidence.
    Where nothing was right, nothing will be certain.
    """
    if not right.any():
        nn.init.zeros_(certainty.weight)
        nn.init.constant_(certainty.bias, _NEVER)
        return
    mean, deviation = evidence.mean(0), evidence.std(0).clamp(min=1e-3)
    normal, wanted = (evidence - mean) / deviation, right.float()
    fitted = nn.Linear(evidence.shape[1], 1)
    nn.init.zeros_(fitted.weight)
    optimiser = torch.optim.LBFGS(fitted.parameters(), max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        error = functional.binary_cross_entropy_with_logits(fitted(normal)[:, 0], wanted)
        total = error + 1e-3 * fitted.weight.square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    with torch.no_grad():
        certainty.weight.copy_(fitted.weight / deviation)
        certainty.bias.copy_(fitted.bias - (fitted.weight * mean / deviation).sum())
