"""Swapped styles in training: portraits get each other's styles, as people will do in the editor.

There is no target picture for them, but three losses apply: the discriminator's, the mean colour of each
region against that of the region its style came from, and the style that the encoder finds in the result.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.func import functional_call

from models.lab.systems.batch import Batch
from models.sean.encoder import one_hot, region_means

WHOLE_FACE = 0.5
"""How often all regions are exchanged; else each is with the probability ONE_REGION."""

ONE_REGION = 0.3

STYLE_WEIGHT, COLOUR_WEIGHT = 2.0, 10.0
"""Of the relative difference of the styles, and of that of the colours in [-1, 1]."""


def exchanged_amounts(batch: Batch, present: Tensor) -> Tensor:
    """The share of the next picture's style that is applied to each region of each picture, [B, S] in 0..1:
    none but in the last `batch.swapped` pictures, and only regions `present` [B, S] in both. It is all of
    it, but in `batch.mixed` of the pictures a share of it.
    """
    rows, regions = present.shape
    whole = batch.rand(1) < WHOLE_FACE
    chosen = whole | (batch.rand(regions) < ONE_REGION)
    last = torch.arange(rows, device=present.device)[:, None] >= rows - batch.swapped
    amount = torch.where(batch.rand(1) < batch.mixed, batch.rand(1), 1.0)  # [B, 1]
    return amount * (chosen & last & present & present.roll(-1, 0))


def swap_loss(encoder: nn.Module, batch: Batch, fake: Tensor, wanted: Tensor, amounts: Tensor) -> Tensor:
    """How far the swapped pictures of `fake` [B, 3, H, W] are from the styles `wanted` [B, S, L] that they
    were made with, and their exchanged regions from the colours of the next picture, or from those between by
    `amounts` [B, S]; weighted. The encoder gets no gradient from it: it could minimise it by making all
    styles alike.
    """
    rows = slice(len(batch) - batch.swapped, None)
    labels, target = batch.labels[rows], wanted[rows].detach()
    frozen = {name: value.detach() for name, value in encoder.named_parameters()}
    found = functional_call(encoder, frozen, (fake[rows], labels)).float()
    present = target.abs().amax(2, keepdim=True) > 0  # [b, S, 1]
    style = ((found - target).abs() * present).sum() / target.abs().sum().clamp_min(1e-6)
    regions = amounts.shape[1]
    colours = region_means(batch.images, one_hot(batch.labels, regions))  # [B, S, 3]
    theirs = torch.lerp(colours, colours.roll(-1, 0), amounts[:, :, None])[rows]
    ours = region_means(fake[rows], one_hot(labels, regions))  # [b, S, 3]
    chosen = amounts[rows] > 0
    colour = ((ours - theirs).abs().mean(2) * chosen).sum() / chosen.sum().clamp_min(1)
    return STYLE_WEIGHT * style + COLOUR_WEIGHT * colour
