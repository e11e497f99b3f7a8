"""Adversarial losses and feature matching (paper sec. 3.3)."""

from __future__ import annotations

from collections.abc import Callable

import torch.nn.functional as F
from torch import Tensor

Outputs = list[list[Tensor]]
"""The output of a multi-scale discriminator: features of each scale, scores last."""


def discriminator_hinge(real: Outputs, fake: Outputs) -> Tensor:
    """Hinge loss of the discriminator: real patches above 1, generated ones below -1."""
    terms = [F.relu(1 - r[-1]).mean() + F.relu(1 + f[-1]).mean() for r, f in zip(real, fake, strict=True)]
    return sum(terms[1:], terms[0]) / len(terms)


def generator_hinge(fake: Outputs) -> Tensor:
    """The generator's side of the hinge loss: minus the mean score."""
    terms = [-f[-1].mean() for f in fake]
    return sum(terms[1:], terms[0]) / len(terms)


def discriminator_least_squares(real: Outputs, fake: Outputs) -> Tensor:
    """LSGAN (Mao et al. 2017), Pix2PixHD's choice: real patches at 1, generated ones at 0."""
    terms = [(r[-1] - 1).square().mean() + f[-1].square().mean() for r, f in zip(real, fake, strict=True)]
    return sum(terms[1:], terms[0]) / len(terms)


def generator_least_squares(fake: Outputs) -> Tensor:
    """The generator's side of LSGAN: its patches at 1."""
    terms = [(f[-1] - 1).square().mean() for f in fake]
    return sum(terms[1:], terms[0]) / len(terms)


ADVERSARIAL: dict[str, tuple[Callable[[Outputs, Outputs], Tensor], Callable[[Outputs], Tensor]]] = {
    "hinge": (discriminator_hinge, generator_hinge),
    "least_squares": (discriminator_least_squares, generator_least_squares),
}
"""The discriminator's and the generator's side of each adversarial loss, by name."""


def feature_matching(real: Outputs, fake: Outputs) -> Tensor:
    """L1 between the discriminator's features of real and generated pictures, mean over the scales."""
    terms = [
        F.l1_loss(f, r.detach())
        for real_scale, fake_scale in zip(real, fake, strict=True)
        for r, f in zip(real_scale[:-1], fake_scale[:-1], strict=True)
    ]
    return sum(terms[1:], terms[0]) / len(real)
