"""Pictures in other colours and at other angles, with labels that stay true."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from models.lab.datasets.pairs import PairFolder
from models.lab.filled import filled_generator
from models.lab.training.augmentation import (
    change_colours,
    draw_colour_change,
    draw_recolouring,
    draw_warp,
    recolour_regions,
    warp,
)
from models.lab.training.batches import BatchMaker
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig
from models.sean.dense import forward_by_convolution
from models.sean.lookup import forward_by_lookup


def layout() -> np.ndarray:
    labels = np.full((64, 64), 13, np.uint8)
    labels[:, 20:], labels[8:24, 30:46] = 1, 4
    return labels


def test_nothing_is_drawn_at_strength_zero() -> None:
    rng, labels = np.random.default_rng(0), layout()
    images = torch.rand(4, 3, 64, 64) * 2 - 1
    maps = torch.from_numpy(np.stack([labels] * 4))
    changes = [draw_colour_change(rng, np.unique(labels), CELEBAMASK_HQ, 0, 0) for _ in range(4)]
    torch.testing.assert_close(change_colours(images, maps, changes), images)
    turned, ids = warp(images, maps, [draw_warp(rng, 0) for _ in range(4)])
    torch.testing.assert_close(turned, images, atol=1e-4, rtol=0)
    assert torch.equal(ids, maps)


def test_a_batch_is_recoloured_as_each_picture_alone() -> None:
    labels, image = layout(), np.random.default_rng(1).uniform(-1, 1, (64, 64, 3)).astype(np.float32)
    changes = [
        draw_colour_change(np.random.default_rng(s), np.unique(labels), CELEBAMASK_HQ, 0, 1) for s in range(8)
    ]
    batch = torch.from_numpy(image).permute(2, 0, 1).expand(8, -1, -1, -1)
    together = change_colours(batch, torch.from_numpy(labels).expand(8, -1, -1), changes)
    for seed, one in enumerate(together):
        alone = recolour_regions(image, labels, CELEBAMASK_HQ, np.random.default_rng(seed), 1)
        gain, offset = changes[seed].picture
        alone = np.clip(alone * gain + offset, -1, 1)
        np.testing.assert_allclose(one.permute(1, 2, 0).numpy(), alone, atol=1e-5)


def test_exposure_changes_half_of_the_pictures_within_its_strength() -> None:
    rng, present = np.random.default_rng(0), np.array([1])
    pictures = np.stack([draw_colour_change(rng, present, CELEBAMASK_HQ, 0.2, 0).picture for _ in range(400)])
    same = (pictures == [[1, 1, 1], [0, 0, 0]]).all((1, 2))
    assert 0.4 < same.mean() < 0.6
    assert np.abs(pictures[:, 0] - 1).max() <= 0.3 and np.abs(pictures[:, 1]).max() <= 0.2


def test_both_eyes_change_together() -> None:
    change = draw_recolouring(np.random.default_rng(2), np.array([4]), CELEBAMASK_HQ, 1.0)
    assert np.array_equal(change[4], change[5])
    assert not np.array_equal(change[4], np.eye(3, 4))


def test_picture_and_layout_turn_together() -> None:
    labels = layout()
    colours = np.random.default_rng(3).uniform(-0.9, 0.9, (19, 3)).astype(np.float32)
    images = torch.from_numpy(colours[labels]).permute(2, 0, 1).expand(6, -1, -1, -1)
    rng = np.random.default_rng(4)
    turned, ids = warp(
        images, torch.from_numpy(labels).expand(6, -1, -1), [draw_warp(rng, 0.1) for _ in range(6)]
    )
    assert ids.dtype == torch.uint8 and set(ids.unique().tolist()) <= {1, 4, 13}
    painted = torch.from_numpy(colours)[ids.long()].permute(0, 3, 1, 2)
    off = (painted - turned).abs().amax(1) > 0.05
    assert off.float().mean() < 0.06, "they differ along edges only, where the picture is interpolated"
    assert any(not torch.equal(one, torch.from_numpy(labels)) for one in ids)


def test_turned_layouts_are_looked_up_as_they_are(pairs: Path) -> None:
    maker = BatchMaker([PairFolder.open(pairs)], [1.0], CELEBAMASK_HQ, 64, 0, 0, warp=0.1)
    batch = maker.draw(np.random.default_rng(0), 4, [2, 4, 8, 16, 32, 64])
    generator = filled_generator(SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=4))
    styles = torch.randn(4, 19, 512)
    looked_up = forward_by_lookup(generator, batch.labels, batch.levels, styles, noise=False)
    convolved = forward_by_convolution(generator, batch.labels, styles, noise=False)
    torch.testing.assert_close(looked_up, convolved, atol=1e-2, rtol=1e-3)
