"""Batches in parts: the rows of a joint batch, whoever makes them, and the update that follows from them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from quick_cases import first_quick

from models.lab.datasets.pairs import PairFolder
from models.lab.training.batches import BatchMaker
from models.lab.training.core.loader import Loader
from models.lab.training.trainer import Trainer
from models.sean import SEANConfig


def test_parts_are_rows_of_the_joint_batch(make_batches: Callable[..., BatchMaker]) -> None:
    maker, heights = make_batches(jitter=0.5), [2, 64]
    whole = maker.draw(np.random.default_rng(4), 6, heights)
    parts = maker.draw_parts(np.random.default_rng(4), 6, heights, [range(0, 2), range(4, 6)])
    for part, rows in zip(parts, (slice(0, 2), slice(4, 6)), strict=True):
        assert torch.equal(part.images, whole.images[rows]) and torch.equal(part.labels, whole.labels[rows])
        torch.manual_seed(1)
        drawn = whole.randn(3)
        torch.manual_seed(1)
        assert torch.equal(part.randn(3), drawn[rows])


def test_what_memory_has_no_room_for_is_read_anew(
    make_batches: Callable[..., BatchMaker], pairs: Path
) -> None:
    plenty = make_batches()
    none = BatchMaker([PairFolder.open(pairs)], [1.0], plenty.regions, 64, 0.1, 0.1, kept_bytes=0)
    for step in range(3):
        a, b = (maker.draw(np.random.default_rng(step), 3, [2, 64]) for maker in (plenty, none))
        assert torch.equal(a.images, b.images) and torch.equal(a.levels[64].pixels, b.levels[64].pixels)
    assert none.pictures_in_memory == 0 < plenty.pictures_in_memory


def test_batches_come_in_order_from_several_threads() -> None:
    first_may_end = threading.Event()

    def make(number: int) -> int:
        if number == 5:
            assert first_may_end.wait(30)
        else:
            first_may_end.set()
        return number

    loader = Loader(make, first=5, workers=3)
    assert [next(loader) for _ in range(6)] == list(range(5, 11))
    loader.close()


@pytest.mark.slow
@pytest.mark.parametrize("discriminates", first_quick([True, False]))
def test_two_passes_move_weights_as_one_does(
    make_trainer: Callable[..., Trainer], discriminates: bool
) -> None:
    plan = {"batch": 4, "coarse_until": 0.0, "adversarial_from": 0.0 if discriminates else 1.0}
    moved = []
    for passes in (1, 2):
        trainer = make_trainer(accumulate=passes, **plan)
        # frozen statistics: batch norm would measure each pass by itself
        trainer.system.eval()
        trainer.adversary.network.eval()
        for name in ("optimizer_g", "optimizer_d"):  # Adam would make steps of what is mere rounding
            weights = getattr(trainer, name).param_groups[0]["params"]
            setattr(trainer, name, torch.optim.SGD(weights))
        loader = trainer.load_batches()
        losses = [trainer.train_step(next(loader)) for _ in range(3)]
        loader.close()
        weights = [*trainer.system.parameters(), *trainer.adversary.network.parameters()]
        moved.append((losses, weights))
    (one_losses, one), (two_losses, two) = moved
    for expected, found in zip(one_losses, two_losses, strict=True):
        assert found == pytest.approx(expected, rel=1e-5, abs=1e-6)
    assert ("judge" in one_losses[0]) == discriminates
    for a, b in zip(one, two, strict=True):
        torch.testing.assert_close(a, b, rtol=1e-5, atol=1e-7)


@pytest.mark.slow
def test_half_precision_scales_its_losses(make_trainer: Callable[..., Trainer]) -> None:
    moved, scales = {}, []
    plain = SEANConfig.compact(base_width=1, style_rank=8, mask_hidden=4, encoder="moments")
    for half in (False, True):
        # small, and without our larger encoder: a CPU takes long for gradients of float16
        trainer = make_trainer(plain, steps=30, fp16=half, coarse_until=0.0, adversarial_from=0.0)
        assert trainer.scaler.is_enabled() == half
        before = {name: weight.detach().clone() for name, weight in trainer.system.named_parameters()}
        loader = trainer.load_batches()
        for _ in range(14):
            losses = trainer.train_step(next(loader))
            scales.append(trainer.scaler.get_scale())
        loader.close()
        assert all(np.isfinite(value) for value in losses.values())
        after = dict(trainer.system.named_parameters())
        moved[half] = {name for name, weight in before.items() if not torch.equal(weight, after[name])}
    scales = scales[14:]
    assert scales == sorted(scales, reverse=True), "halved after steps that overflowed, which are left out"
    assert scales[-1] == scales[-4], "and then it fits"
    # the layers of regions that no picture has stay as they are
    assert moved[True] == moved[False] and moved[True], "no gradient is lost for being small"
