"""The losses of the locator and the refiner."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.lab.locator.batches import CropBatch, SceneBatch


def locator_loss(network: nn.Module, batch: SceneBatch) -> Tensor:
    """The focal loss of CenterNet on the centres, and the points' distance as a share of the face's side."""
    logits, points = network(batch.images)
    log_yes, log_no = functional.logsigmoid(logits), functional.logsigmoid(-logits)
    p = logits.detach().sigmoid()
    centre = batch.heat == 1
    found = (log_yes * (1 - p) ** 2)[centre].sum()
    rest = (log_no * p**2 * (1 - batch.heat) ** 4 * batch.asked)[~centre].sum()
    focal = -(found + rest) / centre.sum().clamp(min=1)
    distance = (points - batch.points).abs().mean((1, 2)) / batch.sizes
    return focal + 10.0 * (distance * batch.counts).sum() / batch.counts.sum().clamp(min=1)


def refiner_loss(network: nn.Module, batch: CropBatch) -> Tensor:
    """The points' distance in hundredths of the crop, its likelihood under the error foretold (Laplace), and
    the cross entropy of face or no face.
    """
    points, log_error, face = network(batch.images)
    error = (points - batch.points).abs().mean((1, 2))
    count = batch.is_face.sum().clamp(min=1)
    place = (error * batch.is_face).sum() / count
    foretold = ((error.detach() * torch.exp(-log_error) + log_error) * batch.is_face).sum() / count
    return 100 * place + 0.2 * foretold + functional.binary_cross_entropy_with_logits(face, batch.is_face)
