"""The loss of the face parser."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.lab.parser.unlabelled import IGNORE


def parsing_loss(logits: Tensor, labels: Tensor, weights: Tensor, hidden: Tensor) -> Tensor:
    """Weighted cross-entropy plus soft Dice, of logits [B, S, H, W] for labels [B, H, W] that may be IGNORE.

    `weights` [S] of the regions. Where `hidden` [B, S] says that a region may be there unlabelled, a pixel
    may as well be of that region: the loss is that of both taken together.
    """
    labelled = labels != IGNORE
    wanted = labels.masked_fill(~labelled, 0).long()  # [B, H, W]
    log_shares = F.log_softmax(logits.float(), 1)
    right = log_shares.gather(1, wanted[:, None])[:, 0]
    if hidden.any():
        unseen = log_shares.masked_fill(~hidden[:, :, None, None], -torch.inf).logsumexp(1)
        unseen = unseen.clamp(min=-1e4)  # the gradient of log 0 is no number
        flagged = hidden.any(1)[:, None, None]
        right = torch.where(flagged, torch.logaddexp(right, unseen), right)
    weight = weights[wanted] * labelled
    entropy = -(right * weight).sum() / weight.sum().clamp(min=1)
    return entropy + 0.5 * _dice(log_shares.exp(), wanted, labelled)


def _dice(shares: Tensor, wanted: Tensor, labelled: Tensor) -> Tensor:
    """One minus the soft Dice overlap, a mean over the regions that the batch has (Milletari et al. 2016)."""
    truth = F.one_hot(wanted, shares.shape[1]).permute(0, 3, 1, 2) * labelled[:, None]
    shares = shares * labelled[:, None]
    axes = (0, 2, 3)
    size = truth.sum(axes)
    overlap = (2 * (shares * truth).sum(axes) + 1) / (shares.sum(axes) + size + 1)
    there = size > 0
    return 1 - overlap[there].mean() if bool(there.any()) else shares.new_zeros(())
