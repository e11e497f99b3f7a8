"""Training the face parser: labels stay true to their pictures, the loss is what it says, runs go on."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models.lab.datasets.pairs import PairFolder
from models.lab.parser.changes import covered, photographed, turned
from models.lab.parser.loss import parsing_loss
from models.lab.parser.measuring import measure_parser
from models.lab.parser.relabel import careful_shares, improved
from models.lab.parser.run import (
    ParserPlan,
    ParserTrainer,
    region_weights,
    train_parser,
)
from models.lab.parser.samples import (
    ParserBatch,
    ParserSamples,
    read_flags,
    write_flags,
)
from models.lab.parser.scenes import another_background
from models.lab.parser.unlabelled import IGNORE
from models.lab.training.core.loop import run_stages
from models.lab.training.core.stopping import Stop
from models.parsing import FaceParser, load_parser
from models.parsing.parser import ParserConfig
from models.parsing.predictor import RegionPredictor
from models.regions import CELEBAMASK_HQ

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "portraits"
TINY = ParserConfig(widths=(8, 8, 16, 16, 16), blocks=(1, 1, 1, 1), decoder=(8, 8, 8, 8))


@pytest.fixture(scope="module")
def portraits() -> PairFolder:
    folder = PairFolder.open(SHIPPED)
    return replace(folder, names=folder.names[:6])


def quarters(side: int) -> np.ndarray:
    """A label map of four squares."""
    labels = np.zeros((side, side), np.uint8)
    labels[: side // 2, side // 2 :] = 1
    labels[side // 2 :, : side // 2] = 2
    labels[side // 2 :, side // 2 :] = 3
    return labels


def test_picture_and_labels_are_turned_alike(rng: np.random.Generator) -> None:
    labels = quarters(128)
    image = np.repeat(labels[..., None] * 60 + 30, 3, 2).astype(np.uint8)
    for _ in range(20):
        moved, ids = turned(image, labels, rng, 96)
        assert moved.shape == (96, 96, 3) and ids.shape == (96, 96)
        asked = ids != IGNORE
        said = np.clip(np.rint((moved[..., 0].astype(float) - 30) / 60), 0, 3)
        assert (said == ids)[asked].mean() > 0.93  # all but the blurred edges


def test_another_background_leaves_the_person(rng: np.random.Generator, portraits: PairFolder) -> None:
    image, labels = portraits.load(portraits.names[0], 256)
    other, _ = portraits.load(portraits.names[1], 256)
    changed = another_background(image, labels, other, rng)
    inner = np.zeros((256, 256), bool)
    inner[128:140, 120:136] = True
    assert (labels[inner] != 0).all() and np.abs(changed[inner].astype(int) - image[inner]).max() <= 1
    assert (changed[labels == 0] != image[labels == 0]).mean() > 0.5


def test_what_is_covered_is_not_asked(rng: np.random.Generator, portraits: PairFolder) -> None:
    image, labels = portraits.load(portraits.names[0], 256)
    other, _ = portraits.load(portraits.names[1], 256)
    changed, ids = covered(image, labels, other, rng)
    same = ids != IGNORE
    assert 0 < (~same).mean() < 0.3
    assert (changed[same] == image[same]).all() and (ids[same] == labels[same]).all()


def test_photographed_stays_in_range(rng: np.random.Generator, portraits: PairFolder) -> None:
    image, _ = portraits.load(portraits.names[0], 64)
    for _ in range(30):
        seen = photographed(image, rng)
        assert seen.shape == image.shape and seen.min() >= -1 and seen.max() <= 1


def test_flags_leave_out_and_hide(tmp_path: Path, portraits: PairFolder) -> None:
    (tmp_path / "images").symlink_to(SHIPPED / "images")
    (tmp_path / "labels").symlink_to(SHIPPED / "labels")
    a, b, c, *_ = portraits.names
    (tmp_path / "flags.csv").write_text(f"name,flags\n{a},B\n{b},E|N\n{c},\n")
    assert read_flags(tmp_path)[b] == {"E", "N"}
    samples = ParserSamples([PairFolder.open(tmp_path, (a, b, c), "all")], [1.0], 64)
    assert len(samples) == 2
    hidden = samples.draw(np.random.default_rng(0), 12, 32).hidden
    assert set(hidden.sum(1).tolist()) == {0, 2}
    assert hidden.any(0).nonzero().ravel().tolist() == [15, 16]
    assert read_flags(tmp_path / "images") == {}
    write_flags(tmp_path, {a: frozenset("EN"), b: frozenset()})
    assert read_flags(tmp_path) == {a: {"E", "N"}}


def test_loss_by_hand() -> None:
    """Uniform logits over four regions: the cross-entropy is log 4, whatever the weights."""
    labels = torch.tensor([[[0, 1], [2, IGNORE]]], dtype=torch.uint8)
    nothing = torch.zeros(1, 4, dtype=torch.bool)
    loss = parsing_loss(torch.zeros(1, 4, 2, 2), labels, torch.tensor([1.0, 2.0, 3.0, 4.0]), nothing)
    dice = 1 - (2 * 0.25 + 1) / (0.75 + 1 + 1)  # the same for each of the three regions
    assert loss.item() == pytest.approx(np.log(4) + 0.5 * dice, abs=1e-5)


def test_nothing_is_asked_of_ignored_pixels() -> None:
    logits = torch.randn(1, 4, 2, 2, requires_grad=True)
    labels = torch.tensor([[[0, 1], [2, IGNORE]]], dtype=torch.uint8)
    parsing_loss(logits, labels, torch.ones(4), torch.zeros(1, 4, dtype=torch.bool)).backward()
    assert logits.grad is not None
    assert logits.grad[..., 1, 1].abs().max() == 0 and logits.grad[..., 0, 0].abs().max() > 0


def test_a_hidden_region_may_be_seen_for_free() -> None:
    """Where an earring may be unlabelled, saying earring costs (nearly) nothing; elsewhere it does."""
    labels = torch.zeros(1, 4, 4, dtype=torch.uint8)
    logits = torch.zeros(1, 4, 4, 4)
    logits[:, 3] = 10.0
    hidden = torch.tensor([[False, False, False, True]])
    free = parsing_loss(logits, labels, torch.ones(4), hidden)
    dear = parsing_loss(logits, labels, torch.ones(4), torch.zeros_like(hidden))
    assert dear - free > 9


def test_rare_regions_weigh_more() -> None:
    shares = np.array([0.9, 0.09, 0.01])
    weights = region_weights(shares).numpy()
    assert weights[0] < weights[1] < weights[2]
    assert (weights * shares).sum() == pytest.approx(1.0, abs=1e-6)


@pytest.mark.slow
def test_a_short_run_learns_and_goes_on(tmp_path: Path, portraits: PairFolder) -> None:
    torch.manual_seed(0)
    plan = ParserPlan(
        steps=50,
        size=64,
        batch=4,
        small_batch=8,
        small_until=0.6,
        save_every_minutes=0.01,
        learning_rate=5e-3,
    )
    samples = ParserSamples([portraits], [1.0], 64)
    trainer = ParserTrainer(plan, samples, FaceParser(TINY))
    first = np.mean([trainer.train_step(samples.draw(np.random.default_rng(i), 8, 32)) for i in range(3)])
    train_parser(trainer, tmp_path, lambda line: None)
    last = np.mean([trainer.train_step(samples.draw(np.random.default_rng(i), 4, 64)) for i in range(3)])
    assert last < 0.85 * first
    assert isinstance(load_parser(tmp_path / "parser.safetensors"), FaceParser)
    again = ParserTrainer(plan, samples, FaceParser(TINY))
    again.load(tmp_path)
    assert again.progress == 1.0 and again.step == 50
    for ours, theirs in zip(
        again.average.network.parameters(), trainer.average.network.parameters(), strict=True
    ):
        assert ours.shape == theirs.shape
    counts = measure_parser(RegionPredictor(again.average.network), portraits)
    assert counts.sum() == len(portraits) * 256 * 256


def run_until(trainer: ParserTrainer, step: int) -> None:
    stop = Stop()

    def after(loss: float) -> None:
        stop.asked = trainer.step == step

    run_stages(trainer, after, stop)


def test_a_resumed_run_is_that_of_no_interruption(tmp_path: Path, portraits: PairFolder) -> None:
    """Stopped in the stage of small pictures and resumed: the weights are the same to the bit."""
    plan = ParserPlan(steps=8, size=64, batch=2, small_batch=2, small_until=0.5)
    samples, kept = ParserSamples([portraits], [1.0], 64), []
    for stops in ((8,), (3, 8)):
        for stop in stops:
            torch.manual_seed(0)
            trainer = ParserTrainer(replace(plan, seed=5), samples, FaceParser(TINY))
            if stop != stops[0]:
                trainer.load(tmp_path)
                assert trainer.step == 3
            run_until(trainer, stop)
            trainer.save(tmp_path)
        kept.append(trainer)
    for a, b in zip(*(t.average.model.state_dict().values() for t in kept), strict=True):
        assert torch.equal(a, b)


def test_a_run_told_to_stop_saves_and_says_so(tmp_path: Path, portraits: PairFolder) -> None:
    plan = ParserPlan(steps=100000, size=64, batch=2, small_batch=2)
    trainer, said = ParserTrainer(plan, ParserSamples([portraits], [1.0], 64), FaceParser(TINY)), []
    draw = trainer.samples.draw

    def stop_at_the_third(rng: np.random.Generator, count: int, size: int) -> ParserBatch:
        if trainer.step == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return draw(rng, count, size)

    trainer.samples.draw = stop_at_the_third  # type: ignore[method-assign]
    train_parser(trainer, tmp_path, said.append)
    assert said == ["stopped"] and 3 <= trainer.step < 50
    assert torch.load(tmp_path / "state.pt", weights_only=True)["step"] == trainer.step
    with pytest.raises(ValueError, match="does not belong to this run"):
        ParserTrainer(plan, trainer.samples, FaceParser(replace(TINY, decoder=(8, 8, 8, 16)))).load(tmp_path)


def test_a_sure_parser_overrules_a_draft() -> None:
    shares = np.array([[[0.8, 0.6]], [[0.2, 0.4]]], np.float32)  # [2, 1, 2]
    draft = np.array([[1, 1]], np.uint8)
    assert improved(draft, shares).tolist() == [[0, 1]]
    assert improved(None, shares).tolist() == [[0, 0]]


def test_shares_of_a_mirrored_picture_are_mirrored(portraits: PairFolder) -> None:
    """The mean over both mirrorings knows no side of its own."""
    torch.manual_seed(0)
    parser = FaceParser(TINY).eval()
    image, _ = portraits.load(portraits.names[0], 64)
    here = careful_shares(parser, image, CELEBAMASK_HQ)
    there = careful_shares(parser, np.ascontiguousarray(image[:, ::-1]), CELEBAMASK_HQ)
    assert here.sum(0) == pytest.approx(1.0, abs=1e-4)
    assert np.allclose(there[CELEBAMASK_HQ.mirrored_ids][:, :, ::-1], here, atol=1e-4)
