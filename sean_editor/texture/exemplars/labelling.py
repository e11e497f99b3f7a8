"""Labels on a grid by belief propagation."""

from __future__ import annotations

import torch
from torch import Tensor

from sean_editor.texture.cancelling import check


def best_labels(unary: Tensor, across: Tensor, down: Tensor, rounds: int = 3) -> Tensor:
    """The label of each cell, int64 [h, w], of about the least sum of costs.

    unary   [h, w, K]: cost of each label
    across  [h, w - 1, K, K]: cost of a label beside a label of the right-hand neighbour
    down    [h - 1, w, K, K]: the same for the neighbour below

    Min-sum belief propagation in sweeps (Tappen and Freeman, "Comparison of graph cuts with belief
    propagation", 2003): a message crosses the grid in one sweep, so that large pieces form in a few rounds.
    """
    from_left, from_right = torch.zeros_like(unary), torch.zeros_like(unary)
    from_above, from_below = torch.zeros_like(unary), torch.zeros_like(unary)
    for _ in range(rounds):
        beside = unary + from_above + from_below
        _sweep(beside, across, from_left, from_right, 1)
        along = unary + from_left + from_right
        _sweep(along, down, from_above, from_below, 0)
    belief = unary + from_left + from_right + from_above + from_below
    return belief.argmin(-1)


def _sweep(cost: Tensor, pair: Tensor, forward: Tensor, backward: Tensor, axis: int) -> None:
    """Messages along one axis, there and back, into `forward` and `backward` [h, w, K], in place."""
    costs, pairs = cost.unbind(axis), pair.unbind(axis)
    ahead, behind = forward.unbind(axis), backward.unbind(axis)
    for i, step in enumerate(pairs):
        check()
        message = (step + (costs[i] + ahead[i])[..., :, None]).amin(-2)
        ahead[i + 1].copy_(message - message.amin(-1, keepdim=True))
    for i in reversed(range(len(pairs))):
        check()
        message = (pairs[i] + (costs[i + 1] + behind[i + 1])[..., None, :]).amin(-1)
        behind[i].copy_(message - message.amin(-1, keepdim=True))
