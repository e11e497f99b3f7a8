"""Augmentation of what the discriminator sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from models.lab.systems import Batch
from models.lab.training.adversary import Adversary
from models.lab.training.diffaugment import Augmentation
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes

REGIONS = 19


@pytest.fixture
def batch() -> Batch:
    """Four noisy pictures in two stripes and a patch."""
    torch.manual_seed(0)
    labels = torch.full((4, 32, 32), 1, dtype=torch.uint8)
    labels[:, :, 16:], labels[:2, 4:12, 4:12] = 13, 4
    return Batch(2 * torch.rand(4, 3, 32, 32) - 1, labels)


def test_nothing_is_drawn_or_changed_without_augmentation(batch: Batch) -> None:
    torch.manual_seed(1)
    change = Augmentation.draw(batch, 0.0, 32, 32)
    assert torch.equal(change.pictures(batch.images), batch.images)
    assert torch.equal(change.labels(batch.labels), batch.labels)
    plan = TrainingPlan(steps=1, size=32, window=32, discriminator_width=4)
    adversary, whole = Adversary(plan, REGIONS, Processes()), (slice(None), slice(None))
    torch.manual_seed(1)
    adversary.losses(batch, batch.images, whole, torch.autocast("cpu", enabled=False))
    after = torch.rand(1)
    torch.manual_seed(1)
    assert torch.equal(after, torch.rand(1))


def test_layout_and_pictures_move_together(batch: Batch) -> None:
    """Each region keeps one grey wherever it goes; what is cut out is 0."""
    greys = torch.linspace(-1, 0.9, REGIONS)
    exact = replace(batch, images=greys[batch.labels.long()][:, None].expand(4, 3, 32, 32))
    moved = cut = 0
    for seed in range(8):
        torch.manual_seed(seed)
        change = Augmentation.draw(exact, 0.6, 32, 32)
        pictures, labels = change.pictures(exact.images), change.labels(exact.labels)
        assert torch.equal(pictures, change.pictures(exact.images.clone())), "the same for real and fake"
        for picture, label, seen, changed in zip(
            pictures, labels, change.kept[:, 0], change.changed.flatten(), strict=True
        ):
            for region in label.unique():
                assert picture[:, (label == region) & seen].std() < 1e-5
            assert not picture[:, ~seen].any() and (~seen).float().mean() <= 0.27
            assert changed or seen.all()
            cut += int((~seen).any())
        assert torch.equal(labels[~change.changed.flatten()], batch.labels[~change.changed.flatten()])
        moved += sum(not torch.equal(a, b) for a, b in zip(labels, batch.labels, strict=True))
    assert 10 < cut < 28 and 8 < moved < 28, "0.6 of 32"


def test_augmentation_is_that_of_the_joint_batch_and_differentiable(batch: Batch) -> None:
    def draw(batch: Batch) -> Augmentation:
        torch.manual_seed(3)
        return Augmentation.draw(batch, 1.0, 32, 32)

    whole = draw(batch).pictures(batch.images)
    part = replace(batch, images=batch.images[2:], labels=batch.labels[2:], first=2, joint=4)
    torch.testing.assert_close(draw(part).pictures(part.images), whole[2:])
    assert not torch.equal(whole, batch.images)
    change, images = draw(batch), batch.images[:, :, ::4, ::4].double()
    small = Augmentation.draw(replace(batch, images=images), 1.0, 8, 8)
    assert change.changed.all()

    def pictures(x: Tensor) -> Tensor:
        return small.pictures(x)

    x = batch.images.clone().requires_grad_()
    change.pictures(x).sum().backward()
    assert x.grad is not None and x.grad.abs().sum() > 0
    # linear but for what is added: the difference quotient is the derivative
    base, direction = images.float(), torch.randn(4, 3, 8, 8)
    _, slope = torch.autograd.functional.jvp(pictures, base, direction)
    torch.testing.assert_close(pictures(base + direction) - pictures(base), slope, rtol=1e-3, atol=1e-4)
