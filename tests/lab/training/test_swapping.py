"""Pictures that wear each other's styles while training."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from models.lab.systems import Batch
from models.lab.systems.swapping import exchanged_amounts, swap_loss
from models.lab.training.trainer import Trainer
from models.losses import reconstruction
from models.sean.encoder import MomentEncoder


def two_flat_pictures(make_trainer: Callable[..., Trainer], colours: tuple[float, float]) -> Batch:
    """Two pictures of one layout , each flat in one grey."""
    made = make_trainer().batches.draw(np.random.default_rng(0), 2, [])
    labels = made.labels[:1].expand(2, -1, -1)
    images = torch.tensor(colours).view(2, 1, 1, 1).expand(2, 3, 64, 64).contiguous()
    return Batch(images, labels, swapped=1)


def test_only_the_last_pictures_change_and_only_in_regions_that_both_have() -> None:
    present = torch.tensor([[1, 1, 0], [1, 0, 1], [1, 1, 1], [1, 1, 0]], dtype=torch.bool)
    batch = Batch(torch.zeros(4, 3, 1, 1), torch.zeros(4, 1, 1), swapped=2)
    torch.manual_seed(0)
    drawn = torch.stack([exchanged_amounts(batch, present) for _ in range(200)]).bool()
    assert not drawn[:, :2].any()
    assert torch.equal(drawn[:, 2:].any(0), torch.tensor([[True, True, False], [True, True, False]]))
    whole = drawn[:, 2, :2].all(1).float().mean().item()
    assert 0.45 < whole < 0.65, "half of the time all, else each with 0.3"


def test_mixed_pictures_wear_styles_between_both() -> None:
    present = torch.ones(4, 3, dtype=torch.bool)
    batch = Batch(torch.zeros(4, 3, 1, 1), torch.zeros(4, 1, 1), swapped=3, mixed=0.5)
    torch.manual_seed(0)
    drawn = torch.stack([exchanged_amounts(batch, present) for _ in range(200)])
    worn = drawn[drawn > 0]
    assert not drawn[:, 0].any() and worn.max() == 1
    assert 0.35 < (worn < 1).float().mean() < 0.65
    for picture in drawn.flatten(0, 1):
        assert len(picture[picture > 0].unique()) <= 1, "one amount for all regions of a picture"


def test_what_is_asked_of_a_swapped_picture(make_trainer: Callable[..., Trainer]) -> None:
    encoder: MomentEncoder = make_trainer().system.generator.Zencoder  # type: ignore[assignment]
    batch = two_flat_pictures(make_trainer, (0.5, -0.25))
    styles = encoder(batch.images, batch.labels).detach()
    chosen = torch.zeros(2, 19)
    chosen[1, batch.labels.unique().long()] = 1  # the second picture takes all its regions from the first

    def loss(fake: Tensor) -> Tensor:
        return swap_loss(encoder, batch, fake, styles.roll(-1, 0), chosen)

    first, second = batch.images[:1], batch.images[1:]
    right, wrong = torch.cat([second, first]), torch.cat([first, second])
    assert loss(right).item() == pytest.approx(0, abs=1e-5), "row 1 looks like picture 0: all is as it should"
    off = loss(wrong).item()
    assert off > 10 * 0.75, "the colours alone are 0.75 apart, with a weight of 10"
    fake = wrong.clone().requires_grad_()
    encoder.zero_grad()
    loss(fake).backward()
    assert fake.grad is not None and fake.grad[1].abs().sum() > 0 and not fake.grad[0].any()
    assert all(p.grad is None for p in encoder.parameters()), "the encoder cannot make it easier"


@pytest.mark.slow
def test_a_step_with_swaps_compares_only_what_can_be_compared(make_trainer: Callable[..., Trainer]) -> None:
    plan = {"batch": 4, "coarse_until": 0.0, "adversarial_from": 0.0}
    plain, swapping, copy = make_trainer(**plan), make_trainer(swap=0.5, **plan), make_trainer(**plan)
    batch = plain.batches.draw(np.random.default_rng(3), 4, plain.heights())
    assert "swap" not in plain.train_step(batch)
    torch.manual_seed(copy.step_seed())
    fake, own = copy.system.train()(replace(batch, swapped=2))
    losses = swapping.train_step(batch)
    assert losses["swap"] == pytest.approx(own["swap"].item(), rel=1e-4)
    expected = copy.plan.reconstruction * reconstruction(fake[:2], batch.images[:2]).item()
    assert losses["reconstruction"] == pytest.approx(expected, rel=1e-4), "the first two of four"
    later = make_trainer(swap=0.5, coarse_until=0.0, adversarial_from=0.9, batch=4)
    assert "swap" not in later.train_step(batch), "not before the discriminator takes part"


@pytest.mark.parametrize("batch", [1, 2])
def test_a_picture_remains_to_be_compared_however_many_are_swapped(
    make_trainer: Callable[..., Trainer], batch: int
) -> None:
    trainer = make_trainer(batch=batch, swap=0.9, coarse_until=0.0, adversarial_from=0.0)
    losses = trainer.train_step(trainer.batches.draw(np.random.default_rng(3), batch, trainer.heights()))
    assert all(np.isfinite(value) for value in losses.values())
    assert losses["reconstruction"] > 0 and ("swap" in losses) == (batch > 1)
