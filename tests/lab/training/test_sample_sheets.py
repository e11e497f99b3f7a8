"""What shows how a run goes: every held-out picture once, as it is, and a sheet that says what is what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from models.lab.datasets.pairs import PairFolder
from models.lab.metrics.metrics import psnr
from models.lab.training.batches import BatchMaker
from models.lab.training.samples import SHOWN, captioned, held_out_figures, sample_sheet
from models.lab.training.sources import Part, hold_out
from models.lab.training.trainer import Trainer
from models.pixels import to_pixels


class Named:
    """A source of so many pictures that nobody loads."""

    def __init__(self, count: int) -> None:
        self.names = tuple(f"{i:05d}" for i in range(count))


@pytest.mark.parametrize(("count", "held"), [(2, 1), (50, 2), (5000, 200), (30_000, 200), (28_001, 199)])
def test_every_25th_is_held_out_and_no_more_than_200(count: int, held: int) -> None:
    out, rest = hold_out(Named(count))  # type: ignore[arg-type]
    assert len(out.names) == held and not set(out.names) & set(rest.names)
    assert len(out.names) + len(rest.names) == count


@pytest.fixture
def held_out(pairs: Path, make_batches: Callable[..., BatchMaker]) -> BatchMaker:
    return make_batches(0)


def test_pictures_are_taken_as_they_are(pairs: Path, held_out: BatchMaker) -> None:
    assert held_out.names == ["p0", "p1", "p2", "p3", "p4"]
    batch = held_out.take([3, 0], [])
    for image, labels, name in zip(batch.images, batch.labels, ("p3", "p0"), strict=True):
        picture, ids = PairFolder.open(pairs).load(name, 64)
        assert np.array_equal(to_pixels(image), picture) and np.array_equal(labels.numpy(), ids)


def test_each_is_measured_once(
    make_trainer: Callable[..., Trainer], held_out: BatchMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = make_trainer(steps=1, coarse_until=0)
    system = trainer.settled()
    monkeypatch.setattr("models.lab.training.samples._AT_ONCE", 2)  # 5 pictures: 2, 2, 1
    figures = held_out_figures(trainer, system, held_out)
    alone = []
    for place in range(5):
        batch = held_out.take([place], trainer.heights())
        alone.append(psnr(trainer.reconstruct(system, batch), batch.images).item())
    assert figures["psnr"] == pytest.approx(np.mean(alone), abs=1e-3)


def test_a_sheet_has_names_and_different_pictures(
    make_trainer: Callable[..., Trainer], held_out: BatchMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer, told = make_trainer(steps=1, coarse_until=0), {}

    def keep(heads: list[str], rows: dict[str, list[torch.Tensor]]) -> np.ndarray:
        told.update(rows, heads=heads)
        return captioned(heads, rows)

    monkeypatch.setattr("models.lab.training.samples.captioned", keep)
    sheet = sample_sheet(trainer, trainer.settled(), held_out)
    assert told["heads"] == held_out.names and len(held_out.names) <= SHOWN
    titles = [*told][:4]
    assert titles == ["picture", "layout", "reconstruction", "style of the next column"]
    assert sheet.shape[1] == 5 * 68 - 4 and sheet.shape[0] > 4 * 64
    assert len({picture.numpy().tobytes() for picture in told["picture"]}) == 5


def test_one_picture_has_no_other_to_swap_with(pairs: Path, make_trainer: Callable[..., Trainer]) -> None:
    trainer = make_trainer(steps=1, coarse_until=0)
    source = PairFolder.open(pairs)
    alone = BatchMaker([Part(source, ("p1",))], [1.0], source.regions, 64, 0, 0)
    assert sample_sheet(trainer, trainer.settled(), alone).shape[1] == 64


def test_captions_are_drawn_and_do_not_run_into_each_other() -> None:
    grey = torch.zeros(3, 40, 40)
    sheet = captioned(["a" * 50, ""], {"reconstruction": [grey, grey]})
    head = sheet[: (sheet.shape[0] - 40) // 2]
    assert head[:, :40].max() > 150 and head[:, 44:].max() < 40, "the second column's head is empty"
    assert (sheet[-40:, :40] == sheet[-1, 0]).all()
