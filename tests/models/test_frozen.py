"""The generator with frozen weights: the same pictures, and the same gradients of the styles."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from quick_cases import first_quick
from small_portraits import portraits

from models.lab.filled import filled_generator
from models.sean import SEANConfig
from models.sean.painting import FrozenPainting, painter

TINY = SEANConfig.compact(base_width=2, mask_hidden=4, style_rank=8)


@pytest.mark.parametrize(
    "config",
    first_quick(
        [
            TINY,
            replace(TINY, mask_branch=False),
            replace(TINY, style_rank=None),
            replace(TINY, noise=False),
            replace(TINY, style_map_step=2),  # cannot be looked up
        ],
        2,
    ),
)
@pytest.mark.parametrize("per_block", first_quick([True, False]))
def test_pictures_and_gradients_are_those_of_the_plain_network(config: SEANConfig, per_block: bool) -> None:
    generator = filled_generator(config).requires_grad_(False).eval()
    _, labels = portraits(2)
    torch.manual_seed(1)
    shape = (2, 6, 19, 512) if per_block else (2, 19, 512)
    styles = torch.randn(shape).requires_grad_()
    wanted, made = generator(labels, styles, noise=False), FrozenPainting(generator).painter(labels)(styles)
    torch.testing.assert_close(made, wanted, atol=5e-4, rtol=0)
    weights = torch.randn_like(made)
    (slow,), (fast,) = (torch.autograd.grad((x * weights).sum(), styles) for x in (wanted, made))
    torch.testing.assert_close(fast, slow, atol=1e-3 * float(slow.abs().max()), rtol=0)


def test_weights_that_are_trained_are_not_frozen() -> None:
    generator = filled_generator(TINY).train()
    _, labels = portraits(1)
    assert type(FrozenPainting(generator).painter(labels)) is type(painter(generator, labels))
