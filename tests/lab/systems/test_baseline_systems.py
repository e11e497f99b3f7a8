"""SPADE, Pix2PixHD and SEAN's variants as systems: they learn, and what is looked up is what is computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from models.lab.baselines import Pix2PixHDConfig, SPADEConfig, kl_divergence
from models.lab.systems import Batch, System, make_system
from models.lab.systems.spade import KL_WEIGHT
from models.lab.systems.variants import VARIANTS, variant
from models.lab.training.adversary import Adversary
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig
from models.sean.lookup import layout_levels
from models.sean.neighbourhoods import MOST_REGIONS

REGIONS = 3
"""Each has layers of its own in every block of SEAN: with fewer of them a step takes less."""
SEAN = SEANConfig.compact(regions=REGIONS, base_width=2, style_length=64, style_rank=8, mask_hidden=4)
SPADE = SPADEConfig(regions=REGIONS, base_width=2, mask_hidden=4, latent=8, rows=2, columns=2)
PIX2PIXHD = Pix2PixHDConfig(regions=REGIONS, base_width=4, blocks=1, feature_width=4)
SIDE = 32
"""Pixels of a picture's side: the smallest that every network takes."""
LEARNERS: list[tuple[str, Any]] = [
    ("spade", SPADE),
    ("spade", replace(SPADE, style="map")),
    ("pix2pixhd", PIX2PIXHD),
    ("pix2pixhd", replace(PIX2PIXHD, instances=True)),
]
OFTEN = ("sean",)
"""Variants that learn in the quick tests; the slow ones try all."""
VARIANT_LEARNERS = [
    pytest.param("sean", variant(name, SEAN), id=name, marks=() if name in OFTEN else pytest.mark.slow)
    for name in VARIANTS
]


@pytest.fixture
def pictures(make_layout: Callable[..., np.ndarray]) -> Callable[[System], Batch]:
    """Two pictures whose regions are flat colours, with what a system wants to have been prepared."""
    labels = np.stack([make_layout(SIDE, SIDE, cells=6, regions=REGIONS) for _ in range(2)])
    colours = np.random.default_rng(0).uniform(-1, 1, (REGIONS, 3)).astype(np.float32)
    images = torch.from_numpy(colours[labels]).permute(0, 3, 1, 2)
    instances = torch.from_numpy((labels == labels[:, :1, :1]).astype(np.int32))

    def make(system: System) -> Batch:
        levels = layout_levels(labels, REGIONS, system.layout_heights(SIDE))
        return Batch(images, torch.from_numpy(labels), levels, instances)

    return make


def loss(system: System, batch: Batch) -> torch.Tensor:
    made = system(batch)
    return sum(made.losses.values(), (made.images - batch.images).abs().mean())


@pytest.mark.parametrize(("name", "config"), [*LEARNERS, *VARIANT_LEARNERS])
def test_a_few_steps_make_it_better(name: str, config: Any, pictures: Callable[[System], Batch]) -> None:
    torch.manual_seed(0)
    system = make_system(name, config).train()
    batch = pictures(system)
    optimizer = torch.optim.Adam((p for p in system.parameters() if p.requires_grad), 5e-3, (0.5, 0.99))
    losses = []
    for _ in range(9):
        optimizer.zero_grad()
        value = loss(system, batch)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    assert np.mean(losses[-3:]) < 0.9 * losses[0], losses
    unused = [n for n, p in system.network.named_parameters() if p.requires_grad and p.grad is None]
    assert not unused, "several processes would wait for their gradients"


def test_spade_looked_up_is_spade_computed(pictures: Callable[[System], Batch]) -> None:
    torch.manual_seed(0)
    system = make_system("spade", SPADE).eval()
    batch = pictures(system)
    fast = system(batch).images
    plain = system.reconstruct(batch.images, batch.labels)
    torch.testing.assert_close(fast, plain, atol=1e-5, rtol=0)
    gradients = []
    for picture in (fast, plain):
        system.zero_grad()
        (picture * torch.linspace(0, 1, SIDE)).sum().backward()
        gradients.append({n: p.grad.clone() for n, p in system.named_parameters() if p.grad is not None})
    assert gradients[0].keys() == gradients[1].keys()
    for key, wanted in gradients[1].items():
        scale = max(1.0, wanted.abs().max().item())
        assert (gradients[0][key] - wanted).abs().max() / scale < 1e-4, key


def test_spade_pays_for_its_latent_vector_and_draws_it_while_training(
    pictures: Callable[[System], Batch],
) -> None:
    torch.manual_seed(0)
    system = make_system("spade", SPADE).train()
    batch = pictures(system)
    first, second = system(batch), system(batch)
    assert not torch.equal(first.images, second.images)
    system.eval()
    expected = KL_WEIGHT * kl_divergence(*system.network.encoder(batch.images))
    assert system(batch).losses["kl"].item() == pytest.approx(expected.item())
    assert not make_system("spade", replace(SPADE, style="map"))(batch).losses


def test_more_regions_than_can_be_looked_up_are_computed(make_layout: Callable[..., np.ndarray]) -> None:
    regions = MOST_REGIONS + 1
    labels = torch.from_numpy(make_layout(64, 64, regions=regions))[None]
    batch = Batch(torch.rand(1, 3, 64, 64), labels)
    small = {"sean": replace(SEAN, regions=regions), "spade": replace(SPADE, regions=regions)}
    for name, config in small.items():
        system = make_system(name, config)
        assert system.layout_heights(64) == []
        assert system(batch).images.shape == (1, 3, 64, 64)


def test_an_exchange_wears_the_next_picture_s_style(pictures: Callable[[System], Batch]) -> None:
    torch.manual_seed(0)
    for name, config in LEARNERS:
        system = make_system(name, config).eval()
        batch = pictures(system)
        same = replace(
            batch, images=batch.images[:1].expand(2, -1, -1, -1), labels=batch.labels[:1].expand(2, -1, -1)
        )
        with torch.no_grad():
            assert not torch.allclose(system.exchange(batch), system.reconstruct(batch.images, batch.labels))
            if not getattr(config, "instances", False):
                own = system.reconstruct(same.images, same.labels)
                torch.testing.assert_close(system.exchange(same), own, atol=1e-4, rtol=0)


def test_every_system_has_the_adversarial_loss_of_its_paper_unless_the_plan_says_otherwise() -> None:
    from models.lab.training.adversarial_losses import generator_hinge, generator_least_squares
    from models.lab.training.discriminators.patches import PatchDiscriminator

    def generator_side(name: str, config: Any, **plan: str) -> object:
        system, regions = make_system(name, config), len(CELEBAMASK_HQ)
        settings = TrainingPlan(steps=1, size=64, window=32, **plan)  # type: ignore[arg-type]
        (discriminator,) = Adversary(settings, regions, Processes(), system.adversarial_loss).discriminators
        assert isinstance(discriminator, PatchDiscriminator)
        return discriminator.sides[1]

    assert generator_side("sean", SEAN) is generator_side("spade", SPADE) is generator_hinge
    assert generator_side("pix2pixhd", PIX2PIXHD) is generator_least_squares
    assert generator_side("pix2pixhd", PIX2PIXHD, adversarial_loss="hinge") is generator_hinge
