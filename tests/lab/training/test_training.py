"""A real, very small training run: it learns, it can be interrupted and taken up again, its files
are whole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from models.lab.datasets.pairs import DataError, PairFolder
from models.lab.metrics.metrics import ssim
from models.lab.training.adversarial_losses import (
    discriminator_hinge,
    discriminator_least_squares,
    feature_matching,
    generator_hinge,
    generator_least_squares,
)
from models.lab.training.augmentation import recolour_regions
from models.lab.training.batches import BatchMaker
from models.lab.training.core.loader import Loader
from models.lab.training.discriminators.multi_scale import MultiScaleDiscriminator
from models.lab.training.run import Report, run_training
from models.lab.training.trainer import Trainer
from models.losses import focal_frequency, reconstruction, roughness, structure
from models.regions import CELEBAMASK_HQ, FACADES
from models.sean import load_generator


def test_test_names_are_never_trained_on(pairs: Path) -> None:
    assert PairFolder.open(pairs).names == ("p0", "p1", "p2", "p3", "p4")
    assert PairFolder.open(pairs, split="test").names == ("p5",)
    assert PairFolder.open(pairs, only=["p1", "p5"]).names == ("p1",)


def test_bad_data_is_named(pairs: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="images/ and labels/"):
        PairFolder.open(tmp_path)
    with pytest.raises(DataError, match=r"p0\.png has id 13"):
        PairFolder.open(pairs, regions=FACADES).load("p0", 64)


def test_mirrored_batches_keep_labels_true(make_batches: Callable[..., BatchMaker]) -> None:
    maker, rng, seen = make_batches(jitter=0), np.random.default_rng(1), set()
    for _ in range(6):
        batch = maker.draw(rng, 4, [2, 64])
        for image, labels in zip(batch.images, batch.labels, strict=True):
            eyes = set(np.unique(labels.numpy())) & {4, 5}
            seen |= eyes
            assert eyes == ({4} if labels[0, 0] == 13 else {5}), "a mirrored left eye is a right eye"
            for region in np.unique(labels.numpy()):
                assert image[:, labels == region].std(1).max() < 1e-6, (
                    "labels and picture are mirrored together"
                )
    assert seen == {4, 5}


def test_recoloured_regions_stay_within_their_labels() -> None:
    labels = np.repeat(np.array([[1, 4, 5, 13]], np.uint8), 4, 0)
    image, rng, seen = np.zeros((4, 4, 3), np.float32), np.random.default_rng(0), set()
    assert np.array_equal(recolour_regions(image, labels, CELEBAMASK_HQ, rng, share=0.0), image)
    for _ in range(20):
        changed = recolour_regions(image, labels, CELEBAMASK_HQ, rng, share=1.0)
        assert not image.any() and np.abs(changed).max() <= 1
        assert (changed == changed[:1]).all(), "a region of one colour keeps one colour"
        assert np.array_equal(changed[:, 1], changed[:, 2]), "both eyes get the same colour"
        seen |= set(labels[0, changed[0].any(1)].tolist())
    assert seen == {1, 4, 5, 13}


def test_a_loader_hands_on_errors_and_stops() -> None:
    def fail(step: int) -> None:
        raise DataError("p3 cannot be read")

    loader = Loader(fail)
    with pytest.raises(DataError, match="p3"):
        next(loader)
    loader.close()


@pytest.mark.slow
def test_a_run_learns_and_leaves_whole_files(
    make_trainer: Callable[..., Trainer], make_batches: Callable[..., BatchMaker], tmp_path: Path
) -> None:
    reports: list[Report] = []
    made = make_trainer(steps=60, coarse_until=0.3, adversarial_from=0.7, learning_rate=3e-3, ema=0.9)
    before = made.batches.draw(np.random.default_rng(5), 4, [2, 4, 8, 16])
    start = reconstruction(made.reconstruct(made.system, before), made.target(before)).item()
    figures = run_training(made, make_batches(0), tmp_path, reports.append)
    after = made.batches.draw(np.random.default_rng(5), 4, made.heights())
    end = reconstruction(made.reconstruct(made.settled(), after), after.images).item()
    assert end < 0.75 * start
    assert reports[-1].progress == 1 and reports[-1].figures == figures
    assert {"judge", "matching", "adversarial"} <= made.train_step(after).keys()
    loaded = load_generator(tmp_path / "generator.safetensors")
    assert loaded.config == made.system.config
    assert len(list(tmp_path.glob("samples-*.png"))) == 1
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.slow
def test_a_resumed_run_goes_on_as_if_never_stopped(
    make_trainer: Callable[..., Trainer], tmp_path: Path
) -> None:
    plan = {"steps": 8, "coarse_until": 0.0, "adversarial_from": 0.2}
    through = make_trainer(**plan)
    rng = np.random.default_rng(7)
    drawn = [through.batches.draw(rng, 2, through.heights()) for _ in range(6)]
    for batch in drawn[:4]:
        through.train_step(batch)
    through.save(tmp_path)
    expected = [through.train_step(batch) for batch in drawn[4:]]
    resumed = make_trainer(**plan)
    resumed.load(tmp_path)
    assert resumed.step == 4
    assert [resumed.train_step(batch) for batch in drawn[4:]] == expected


def test_a_state_of_another_run_is_refused(make_trainer: Callable[..., Trainer], tmp_path: Path) -> None:
    made = make_trainer()
    with pytest.raises(FileNotFoundError, match="without --resume"):
        made.load(tmp_path)
    make_trainer(discriminator_width=8).save(tmp_path)
    with pytest.raises(ValueError, match="does not belong to this run"):
        made.load(tmp_path)


def test_losses_by_hand() -> None:
    def scores(value: float) -> list[list[torch.Tensor]]:
        return [[torch.full((1, 2, 3, 3), value), torch.full((1, 1, 3, 3), value)]]

    assert discriminator_hinge(scores(0.25), scores(-2.0)).item() == pytest.approx(0.75)
    assert generator_hinge(scores(-2.0)).item() == 2.0
    assert discriminator_least_squares(scores(0.25), scores(-2.0)).item() == pytest.approx(0.5625 + 4)
    assert generator_least_squares(scores(-2.0)).item() == 9.0
    assert feature_matching(scores(1.0), scores(-2.0)).item() == 3.0
    a = torch.zeros(1, 3, 16, 16)
    assert reconstruction(a, a + 0.5).item() == pytest.approx(0.5)


def test_structure_is_what_ssim_leaves() -> None:
    torch.manual_seed(0)
    target = torch.nn.functional.interpolate(torch.rand(2, 3, 8, 8) * 2 - 1, (64, 64), mode="bilinear")
    result = (target + 0.2 * torch.randn_like(target)).clamp(-1, 1).requires_grad_()
    loss = structure(result, target)
    assert structure(target, target).item() == pytest.approx(0, abs=1e-6)
    assert loss.item() == pytest.approx(1 - ssim(result.detach(), target).mean().item(), abs=0.02)
    loss.backward()
    assert result.grad is not None and result.grad.isfinite().all()


def test_roughness_asks_how_rough_it_is_and_not_where() -> None:
    """A chessboard of 0.2 deviates by 0.2 everywhere, in whichever order; nothing is flat."""
    board = 0.2 * (1 - 2 * ((torch.arange(32)[:, None] + torch.arange(32)) % 2)).float().expand(1, 3, -1, -1)
    assert roughness(-board + 0.3, board).item() == pytest.approx(0, abs=1e-3)
    assert roughness(torch.zeros_like(board), board).item() == pytest.approx(0.2 - 1e-5**0.5, abs=1e-3)
    blurred = board / 2
    assert roughness(blurred, board).item() == pytest.approx(0.1, abs=1e-3)


def test_focal_frequency_looks_at_the_worst_frequency() -> None:
    target = torch.zeros(1, 1, 8, 8)
    wave = torch.cos(torch.arange(8) * torch.pi / 2).expand(1, 1, 8, 8)  # one frequency of the spectrum
    # its energy, 8 x 8 x mean(cos^2), lies in columns 2 and 6, of which a real spectrum of 8 x 5 keeps one
    assert focal_frequency(wave, target).item() == pytest.approx(64 * 0.5 / 2 / 40)
    flat = target + 0.5
    both = focal_frequency(wave + flat, target).item()
    # the constant is worth 64 x 0.25 = 16, as the wave: both are the worst
    assert both == pytest.approx(2 * 16 / 40)
    assert focal_frequency(wave + 0.1 * flat, target).item() < both / 1.9, "the lesser counts for its share"


def test_discriminator_sees_layout_and_picture_at_two_scales() -> None:
    torch.manual_seed(0)
    net = MultiScaleDiscriminator(19, width=4)
    layout, image = torch.zeros(1, 19, 64, 64), torch.zeros(1, 3, 64, 64)
    outputs = net(layout, image)
    assert [len(scale) for scale in outputs] == [5, 5]
    assert outputs[0][-1].shape[-1] > outputs[1][-1].shape[-1]
    layout[:, 3] = 1
    assert not torch.equal(net(layout, image)[0][-1], outputs[0][-1])
