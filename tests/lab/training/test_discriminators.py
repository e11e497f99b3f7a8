"""The discriminators to choose from, and what is done to what they see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from quick_cases import first_quick

from models.lab.systems import Batch
from models.lab.training.adversary import Adversary
from models.lab.training.discriminators import DiscriminatorInput, label_mix_mask
from models.lab.training.discriminators.segmentation import MOST, SegmentationDiscriminator, class_weights
from models.lab.training.gradient_penalty import r1_penalty
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.lab.training.trainer import Trainer
from models.parsing import FaceParser, load_parser
from models.sean.encoder import one_hot

KINDS = ("compact", "segmentation", "projected", "both")
REGIONS = 19
WHOLE = (slice(None), slice(None))
FULL = torch.autocast("cpu", torch.bfloat16, enabled=False)


@pytest.fixture(scope="module")
def parser() -> FaceParser:
    found = load_parser(Path(__file__).parents[3] / "checkpoints" / "metric-parser.safetensors")
    assert isinstance(found, FaceParser)
    return found


@pytest.fixture
def batch() -> Batch:
    """Four pictures whose regions, two stripes and a patch, have each a grey of its own, and some noise."""
    torch.manual_seed(0)
    labels = torch.full((4, 32, 32), 1, dtype=torch.uint8)
    labels[:, :, 16:], labels[:2, 4:12, 4:12] = 13, 4
    greys = torch.linspace(-1, 1, REGIONS)[labels.long()][:, None]
    return Batch((greys + 0.05 * torch.randn(4, 3, 32, 32)).clamp(-1, 1), labels)


def make(parser: FaceParser | None = None, **plan: Any) -> Adversary:
    torch.manual_seed(0)
    settings = {"steps": 1, "size": 32, "window": 32, "discriminator_width": 4} | plan
    return Adversary(TrainingPlan(**settings), REGIONS, Processes(), parser=parser)


def with_discriminators(make_trainer: Callable[..., Trainer], parser: FaceParser, **plan: Any) -> Trainer:
    """A trainer of full pictures whose discriminators are those of `plan`."""
    trainer = make_trainer(coarse_until=0.0, adversarial_from=0.0, accumulate=plan.get("accumulate", 1))
    trainer.plan = replace(trainer.plan, **plan)
    torch.manual_seed(0)
    trainer.adversary = Adversary(trainer.plan, REGIONS, Processes(), parser=parser)
    trainer.optimizer_d = torch.optim.Adam(trainer.adversary.network.parameters())
    return trainer


@pytest.mark.parametrize("kind", first_quick(KINDS))
def test_a_trainer_learns_with_each(
    make_trainer: Callable[..., Trainer], parser: FaceParser, kind: str, tmp_path: Path
) -> None:
    more = {"label_mix": 10.0} if kind in ("segmentation", "both") else {}
    trainer = with_discriminators(
        make_trainer, parser, discriminator=kind, r1=1.0, diffaugment=0.5, bf16=True, **more
    )
    frozen = [weight.clone() for weight in parser.state_dict().values()]
    # biases may have no gradient: while no patch is beyond hinge's margins, or before a norm
    weights = [weight for weight in trainer.adversary.network.parameters() if weight.dim() > 1]
    before = [weight.detach().clone() for weight in weights]
    loader = trainer.load_batches()
    for _ in range(2):
        losses = trainer.train_step(next(loader))
        assert {"judge", "matching", "adversarial"} <= losses.keys()
        assert all(np.isfinite(value) for value in losses.values())
    loader.close()
    assert all(not torch.equal(a, b) for a, b in zip(before, weights, strict=True)), "all layers learn"
    assert all(weight.grad is None and not weight.requires_grad for weight in parser.parameters())
    for a, b in zip(frozen, parser.state_dict().values(), strict=True):
        assert torch.equal(a, b), "the parser stays as it was"
    trainer.save(tmp_path)
    again = with_discriminators(make_trainer, parser, discriminator=kind)
    again.load(tmp_path)
    loaded = again.adversary.network.state_dict()
    for key, value in trainer.adversary.network.state_dict().items():
        assert torch.equal(value, loaded[key])
    own = sum(weight.numel() for weight in parser.parameters())
    if kind == "projected":
        assert sum(v.numel() for v in trainer.adversary.network.state_dict().values()) < own / 5


@pytest.mark.parametrize(
    "plan", first_quick([{"diffaugment": 0.7}, {"discriminator": "projected", "r1": 1.0}])
)
def test_two_passes_are_one(
    make_trainer: Callable[..., Trainer], parser: FaceParser, plan: dict[str, Any]
) -> None:
    """Not so for "segmentation", whose weights of regions are those of the pictures at hand."""
    gradients = []
    for passes in (1, 2):
        trainer = with_discriminators(make_trainer, parser, accumulate=passes, **plan)
        trainer.system.eval()  # frozen statistics
        trainer.adversary.network.eval()
        trainer.optimizer_d = torch.optim.SGD(trainer.adversary.network.parameters())
        trainer.optimizer_g = torch.optim.SGD(trainer.system.parameters())
        loader = trainer.load_batches()
        trainer.train_step(next(loader))
        loader.close()
        weights = [*trainer.system.parameters(), *trainer.adversary.network.parameters()]
        gradients.append([weight.grad for weight in weights])
    for a, b in zip(*gradients, strict=True):
        assert (a is None) == (b is None)
        if a is not None:
            torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_reach_the_fake_and_no_weight(batch: Batch, parser: FaceParser, kind: str) -> None:
    adversary = make(parser, discriminator=kind)
    fake = torch.zeros_like(batch.images, requires_grad=True)
    for term in adversary.losses(batch, fake, WHOLE, FULL).generator.values():
        (gradient,) = torch.autograd.grad(term, fake, retain_graph=True)
        assert gradient.flatten(1).abs().sum(1).min() > 0, "each picture's"
    sum(adversary.losses(batch, fake, WHOLE, FULL).generator.values(), torch.zeros(())).backward()
    assert all(weight.grad is None for weight in adversary.network.parameters())
    fake.grad = None
    adversary.losses(batch, fake, WHOLE, FULL).discriminator.backward()
    assert fake.grad is None, "the discriminator's own loss is none of the generator's"
    assert all(weight.grad is not None for weight in adversary.network.parameters())


def test_several_discriminators_add_up(batch: Batch) -> None:
    both, fake = make(discriminator="both"), torch.zeros_like(batch.images)
    both.network.eval()
    sums = both.losses(batch, fake, WHOLE, FULL)
    parts = []
    for discriminator in both.discriminators:
        alone = Adversary(both.plan, REGIONS, Processes(), discriminators=[discriminator])
        alone.network.eval()
        parts.append(alone.losses(batch, fake, WHOLE, FULL))
    own = sum(part.discriminator.item() for part in parts)
    assert sums.discriminator.item() == pytest.approx(own, rel=1e-5)
    for name, value in sums.generator.items():
        assert value.item() == pytest.approx(sum(part.generator[name].item() for part in parts), rel=1e-5)


def test_regions_weigh_the_same_by_hand() -> None:
    labels = torch.tensor([[[0, 0, 0, 2]], [[0, 0, 2, 1]]], dtype=torch.uint8)  # 5, 1 and 2 of 8 pixels
    weights = class_weights(one_hot(labels, 4))
    expected = [8 / (3 * 5), 8 / 3, 8 / (3 * 2), 0]
    assert weights.tolist() == pytest.approx(expected, rel=1e-6)
    assert weights[labels.long()].mean().item() == pytest.approx(1)
    speck = torch.zeros(1, 2, 100, 100)
    speck[:, 0] = 1
    speck[:, :, 0, 0] = torch.tensor([0.0, 1.0])
    assert class_weights(speck)[1] == MOST


def test_cross_entropies_by_hand() -> None:
    discriminator = SegmentationDiscriminator(2, width=4)
    labels = torch.tensor([[[0, 9, 1, 9], [9, 9, 9, 9]]], dtype=torch.uint8) % 2  # every other pixel: 0, 1
    picture = torch.zeros(1, 3, 2, 4)
    inputs = DiscriminatorInput(labels, one_hot(labels, 2), picture, picture)
    logits = torch.tensor([[3.0, 0.0], [0.0, 3.0], [0.0, 1.0]]).view(1, 3, 1, 2)
    total = logits.exp().sum(1).flatten().log()  # [2]
    right = (total - 3).mean().item()
    assert discriminator.generator_loss(inputs, [[logits]]).item() == pytest.approx(right)
    generated = (total - torch.tensor([0.0, 1.0])).mean().item()
    assert discriminator.discriminator_loss(inputs, [[logits]], [[logits]]).item() == pytest.approx(
        right + generated
    )
    assert discriminator.score(inputs, [[logits]]).tolist() == pytest.approx([2.5])


def test_label_mix_by_hand() -> None:
    labels = torch.tensor([[[0, 1, 2, 2]], [[0, 1, 2, 2]]], dtype=torch.uint8)
    numbers = torch.tensor([[0.1, 0.9, 0.4], [0.9, 0.2, 0.8]])
    mask = label_mix_mask(labels, numbers)
    assert mask[:, 0, 0].tolist() == [[True, False, True, True], [False, True, False, False]]
    inputs = DiscriminatorInput(
        labels, one_hot(labels, 3), torch.ones(2, 3, 1, 4), torch.zeros(2, 3, 1, 4), mask
    )
    assert inputs.shown[2][1, 0, 0].tolist() == [0, 1, 0, 0]
    discriminator = SegmentationDiscriminator(3, width=4, label_mix=10)
    real, fake = torch.full((2, 4, 1, 2), 2.0), torch.zeros(2, 4, 1, 2)
    plain = discriminator.discriminator_loss(inputs, [[real]], [[fake]])
    wanted = torch.where(mask[..., ::2], real, fake)
    same = discriminator.discriminator_loss(inputs, [[real]], [[fake]], [[wanted]])
    off = discriminator.discriminator_loss(inputs, [[real]], [[fake]], [[wanted + 0.5]])
    assert same.item() == pytest.approx(plain.item())
    assert off.item() == pytest.approx(plain.item() + 10 * 0.25, rel=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("kind", first_quick(["projected", "segmentation"]))
def test_a_discriminator_learns_to_tell_real_from_flat(batch: Batch, parser: FaceParser, kind: str) -> None:
    adversary = make(parser, discriminator=kind, discriminator_width=8, adversarial=1.0)
    optimizer = torch.optim.Adam(adversary.network.parameters(), 2e-3, betas=(0.5, 0.99))
    fake, losses, fooled = torch.zeros_like(batch.images), [], []
    for _ in range(30):
        found = adversary.losses(batch, fake, WHOLE, FULL)
        optimizer.zero_grad()
        found.discriminator.backward()
        optimizer.step()
        losses.append(found.discriminator.item())
        fooled.append(found.generator["adversarial"].item())
    assert losses[-1] < 0.5 * losses[0]
    assert fooled[-1] > fooled[0], "the generator has more to learn"
    discriminator, layout = adversary.discriminators[0], one_hot(batch.labels, REGIONS)
    inputs = DiscriminatorInput(batch.labels, layout, batch.images, fake)
    with torch.no_grad():
        real, flat = (
            discriminator.score(inputs, discriminator.network(layout, x)) for x in (batch.images, fake)
        )
    assert real.min() > flat.max() + 1


def test_projected_discriminators_use_the_layout_and_need_the_parser(
    batch: Batch, parser: FaceParser
) -> None:
    with pytest.raises(ValueError, match=r"metric-parser\.safetensors into checkpoints"):
        make(discriminator="projected")
    first, second = make(parser, discriminator="projected"), make(parser, discriminator="projected")
    buffers = [dict(a.network.named_buffers()) for a in (first, second)]
    assert "mixing.channels0" in buffers[0]
    assert all(torch.equal(buffers[1][name], value) for name, value in buffers[0].items() if "mix" in name)
    assert not any("levels" in name for name in first.network.state_dict())
    layouts = one_hot(batch.labels, REGIONS), one_hot(batch.labels.flip(2), REGIONS)
    first.network.eval()
    outputs = [first.network(layout, batch.images) for layout in layouts]
    assert [scale[-1].shape[1:] for scale in outputs[0]] == [(1, 1, 1)] * 4
    for a, b in zip(*outputs, strict=True):
        assert not torch.equal(a[0], b[0])


def test_r1_of_a_plane_is_its_slope() -> None:
    slope = torch.randn(3, 4, 4, requires_grad=True)
    penalty = r1_penalty(lambda x: (x * slope).flatten(1).sum(1), torch.randn(2, 3, 4, 4))
    assert penalty.item() == pytest.approx(slope.square().sum().item() / 2, rel=1e-5)
    penalty.backward()
    torch.testing.assert_close(slope.grad, slope.detach())


@pytest.mark.parametrize("kind", KINDS)
def test_r1_is_added_every_so_many_steps(batch: Batch, parser: FaceParser, kind: str) -> None:
    plain, lazy = make(parser, discriminator=kind), make(parser, discriminator=kind, r1=2.0, r1_every=3)
    lazy.network.load_state_dict(plain.network.state_dict())
    plain.network.eval(), lazy.network.eval()
    fake = torch.zeros_like(batch.images)
    expected = plain.losses(batch, fake, WHOLE, FULL).discriminator.item()
    found = [lazy.losses(batch, fake, WHOLE, FULL, step=step).discriminator for step in range(4)]
    assert [value.item() > expected + 1e-7 for value in found] == [True, False, False, True]
    # the slope in the gradient's own direction is its length, by finite difference
    layout, squares, epsilon = one_hot(batch.labels, REGIONS), 0.0, 1e-2
    inputs = DiscriminatorInput(batch.labels, layout, batch.images, fake)
    for discriminator in lazy.discriminators:
        real = batch.images.clone().requires_grad_()
        (gradient,) = torch.autograd.grad(
            discriminator.score(inputs, discriminator.network(layout, real)).sum(), real
        )
        length = gradient.square().sum((1, 2, 3)).sqrt()
        ahead = epsilon * gradient / length.view(-1, 1, 1, 1)
        with torch.no_grad():
            a, b = (
                discriminator.score(inputs, discriminator.network(layout, x))
                for x in (real + ahead, real - ahead)
            )
        squares += ((a - b) / (2 * epsilon)).square().mean().item()
    assert found[0].item() - expected == pytest.approx(2.0 * 3 * squares / 2, rel=0.1)
    found[0].backward()
    assert all(weight.grad is not None for weight in lazy.network.parameters())


@pytest.mark.parametrize(
    ("plan", "complaint"),
    [
        ({"discriminator": "oasis"}, "segmentation, projected, both"),
        ({"diffaugment": 1.5}, "diffaugment is a share"),
        ({"r1": -1.0}, "r1 and label_mix are at least 0"),
        ({"r1_every": 0}, "r1_every is at least 1"),
        ({"label_mix": 10.0}, "label_mix is for the discriminators segmentation and both"),
    ],
)
def test_bad_plans_are_refused(plan: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        TrainingPlan(steps=1, **plan)
