"""Runs in which the style encoder learns alone, or with it what all regions share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from models.lab.systems import make_system, system_class
from models.lab.training.trainer import Trainer

ALONE = {"learns": "encoder", "coarse_until": 0.5, "adversarial_from": 0.0, "swap": 0.5,
         "adversarial": 0.0, "feature_matching": 0.0}  # fmt: skip


def stepped(trainer: Trainer, steps: int = 3) -> dict[str, torch.Tensor]:
    """The system's state before `steps` steps; the losses are finite."""
    before = {key: value.clone() for key, value in trainer.system.state_dict().items()}
    for step in range(steps):
        batch = trainer.batches.draw(np.random.default_rng(step), 2, trainer.heights())
        assert all(np.isfinite(value) for value in trainer.train_step(batch).values())
    return before


@pytest.mark.slow
def test_all_but_the_encoder_stays_as_it_is(make_trainer: Callable[..., Trainer]) -> None:
    """From the first step on: the coarse stage that this plan asks for would need an image head."""
    trainer = make_trainer(**ALONE)
    assert not trainer.coarse
    before = stepped(trainer)
    after, settled = trainer.system.state_dict(), trainer.settled().state_dict()
    for key, value in before.items():
        if "Zencoder" in key:
            assert not torch.equal(after[key], value) and not torch.equal(settled[key], value), key
        else:
            assert torch.equal(after[key], value) and torch.equal(settled[key], value), key


def test_what_regions_share_learns_but_neither_their_own_nor_the_statistics(
    make_trainer: Callable[..., Trainer],
) -> None:
    trainer = make_trainer(**ALONE | {"learns": "shared"})
    assert not trainer.coarse
    before = stepped(trainer)
    after, settled = trainer.system.state_dict(), trainer.settled().state_dict()
    stays = {name for name, _ in trainer.system.named_buffers()}
    # noise is not added; the last block has no style to blend its layout with
    others = ("fc_mu", "noise_var", *(f"up_3.ace_{k}.blending" for k in "01s"), "coarse_head")
    stays |= {name for name in before if any(part in name for part in others)}
    assert any("running_var" in name for name in stays)
    for key, value in before.items():
        assert torch.equal(after[key], value) == (key in stays), key
        assert torch.equal(settled[key], value) == (key in stays), key


@pytest.mark.parametrize("part", ["encoder", "shared"])
def test_it_learns_for_pictures_without_noise(make_trainer: Callable[..., Trainer], part: str) -> None:
    """What it paints while learning is what will be painted."""
    trainer = make_trainer(**ALONE | {"learns": part})
    batch = trainer.batches.draw(np.random.default_rng(0), 2, trainer.heights())
    with torch.no_grad():
        one, other = (trainer.system(batch).images for _ in range(2))
        wanted = trainer.system.reconstruct(batch.images, batch.labels)
    assert torch.equal(one, other)
    torch.testing.assert_close(one, wanted, atol=1e-4, rtol=0)


def test_styles_are_swapped_without_a_discriminator(make_trainer: Callable[..., Trainer]) -> None:
    trainer = make_trainer(**ALONE)
    batch = trainer.batches.draw(np.random.default_rng(0), 2, trainer.heights())
    before = {key: value.clone() for key, value in trainer.adversary.network.state_dict().items()}
    losses = trainer.train_step(batch)
    assert "swap" in losses and "judge" not in losses and "adversarial" not in losses
    assert all(
        torch.equal(value, before[key]) for key, value in trainer.adversary.network.state_dict().items()
    )


def test_a_part_that_is_none_is_named(make_trainer: Callable[..., Trainer]) -> None:
    with pytest.raises(ValueError, match="sean has no part called 'hair' that can learn alone"):
        make_trainer(learns="hair")
    spade = make_system("spade", system_class("spade").configure("compact", base_width=2))
    with pytest.raises(ValueError, match="spade has no part called 'encoder'"):
        spade.learn("encoder")
