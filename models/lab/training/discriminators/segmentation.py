"""The discriminator of OASIS (Sushko, Schönfeld et al., ICLR 2021, sec. 3.2): every pixel of a real picture
belongs to its region, and those of generated ones to a class of their own.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.lab.training.adversarial_losses import Outputs
from models.lab.training.discriminators.discriminator import Discriminator, DiscriminatorInput
from models.lab.training.discriminators.unet import UNetDiscriminator

MOST = 30.0
"""The greatest weight of a pixel, so that a region of a few pixels does not dominate the loss."""


def class_weights(layout: Tensor) -> Tensor:
    """Weights [S] of the pixels of each region, in inverse proportion to how often it occurs in `layout`
    [B, S, h, w], such that all regions present weigh the same and the mean over all pixels is 1, but
    for MOST.

    They are those of the pictures at hand: in passes or processes, where each has a part of the joint batch,
    they differ a little from the joint batch's.
    """
    share = layout.mean((0, 2, 3))
    present = (share > 0).sum().clamp_min(1)
    return (1 / (share * present).clamp_min(1e-12)).clamp_max(MOST) * (share > 0)


class SegmentationDiscriminator(Discriminator):
    """The cross entropy of S regions and the class "generated", S. `label_mix` is the weight of
    LabelMix: the logits of a mix should be the mix of the logits.
    """

    def __init__(self, regions: int, width: int, label_mix: float = 0.0) -> None:
        super().__init__(UNetDiscriminator(regions + 1, width))
        self.regions, self.label_mix = regions, label_mix

    def discriminator_loss(
        self, inputs: DiscriminatorInput, real: Outputs, fake: Outputs, mixed: Outputs | None = None
    ) -> Tensor:
        known, made = real[0][-1], fake[0][-1]
        generated = -made.log_softmax(1)[:, self.regions].mean()
        loss = self._balanced(inputs, known) + generated
        if mixed is None or inputs.mask is None:
            return loss
        wanted = torch.where(inputs.mask[..., ::2, ::2], known, made)
        return loss + self.label_mix * F.mse_loss(mixed[0][-1], wanted)

    def generator_loss(self, inputs: DiscriminatorInput, fake: Outputs) -> Tensor:
        return self._balanced(inputs, fake[0][-1])

    def score(self, inputs: DiscriminatorInput, real: Outputs) -> Tensor:
        """The pixels' log odds of their region against "generated"."""
        logits = real[0][-1]
        own = logits.gather(1, _halved(inputs.labels)[:, None])
        return (own - logits[:, self.regions :]).mean((1, 2, 3))

    def _balanced(self, inputs: DiscriminatorInput, logits: Tensor) -> Tensor:
        """Cross entropy of the regions with `logits` [B, S + 1, h/2, w/2]."""
        weights = F.pad(class_weights(inputs.layout[..., ::2, ::2]), (0, 1))  # [S + 1]
        return F.cross_entropy(logits, _halved(inputs.labels), weights, reduction="none").mean()


def label_mix_mask(labels: Tensor, numbers: Tensor) -> Tensor:
    """bool [B, 1, h, w]: half of the regions of `labels` [B, h, w], by `numbers` [B, S], uniform in 0..1."""
    rows = torch.arange(len(labels), device=labels.device).view(-1, 1, 1)
    return (numbers < 0.5)[rows, labels.long()][:, None]


def _halved(labels: Tensor) -> Tensor:
    return labels[:, ::2, ::2].long()
