"""Large data sets: nothing is read before it is needed, and an unreadable picture does not end a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from models.lab.datasets import DataError
from models.lab.training.batches import BatchMaker
from models.lab.training.core.loader import default_workers
from models.lab.training.core.progress import Pace, duration, pace
from models.lab.training.plan import TrainingPlan
from models.lab.training.run import Report, run_training
from models.lab.training.trainer import Trainer
from models.regions import CELEBAMASK_HQ


class Numbered:
    """Pictures whose pixels are their numbers; some cannot be read. Counts what is loaded."""

    def __init__(self, count: int, bad: Sequence[int] = ()) -> None:
        self.names = tuple(map(str, range(count)))
        self.bad = {str(number) for number in bad}
        self.loaded: Counter[str] = Counter()

    def load(self, name: str, size: Any) -> Sequence[np.ndarray]:
        self.loaded[name] += 1
        if name in self.bad:
            raise DataError(f"{name}.jpg cannot be read")
        labels = np.zeros((size, size), np.uint8)
        labels[:, : int(name) % size] = 5
        return np.full((size, size, 3), int(name) % 256, np.uint8), labels


def maker(source: Numbered, **options: Any) -> BatchMaker:
    return BatchMaker([source], [1.0], CELEBAMASK_HQ, 32, 0, 0, **options)


def numbers(batch: Any) -> list[int]:
    """The numbers of a batch's pictures."""
    return [round((float(image.mean()) + 1) * 127.5) for image in batch.images]


def test_nothing_is_read_before_it_is_drawn() -> None:
    source = Numbered(30_000)
    made = maker(source)
    assert not source.loaded
    made.draw(np.random.default_rng(0), 8, [32])
    assert sum(source.loaded.values()) == 8


def test_an_unreadable_picture_is_replaced_by_the_next_in_every_run() -> None:
    whole, holed, again = Numbered(200), Numbered(200, bad=(17,)), Numbered(200, bad=(17,))
    a, b, c = maker(whole), maker(holed), maker(again)
    for step in range(30):
        drawn = numbers(a.draw(np.random.default_rng(step), 16, []))
        expected = [18 if number == 17 else number for number in drawn]
        assert numbers(b.draw(np.random.default_rng(step), 16, [])) == expected
    assert whole.loaded["17"], "it was drawn"
    assert list(b.unreadable.values()) == ["17.jpg cannot be read"] and holed.loaded["17"] == 1
    resumed = c.draw(np.random.default_rng(29), 16, [])
    assert torch.equal(resumed.images, b.draw(np.random.default_rng(29), 16, []).images)


def test_too_many_unreadable_pictures_stop_a_run() -> None:
    made = maker(Numbered(300, bad=range(0, 300, 10)))
    with pytest.raises(DataError, match=r"4 of 300 pictures cannot be read, as this one: \d+\.jpg cannot"):
        for step in range(1000):
            made.draw(np.random.default_rng(step), 4, [])
    with pytest.raises(DataError, match="1 of 1 pictures cannot be read"):
        maker(Numbered(1, bad=[0])).draw(np.random.default_rng(0), 1, [])


def test_held_out_pictures_are_those_that_can_be_read() -> None:
    made = maker(Numbered(6, bad=(1, 4)))
    made.check()
    assert made.names == ["0", "2", "3", "5"]
    assert numbers(made.take(range(4), [])) == [0, 2, 3, 5]
    with pytest.raises(DataError, match="No picture can be read"):
        maker(Numbered(2, bad=(0, 1))).check()


def test_layouts_in_memory_are_those_that_were_found() -> None:
    source = Numbered(1)
    keeps, forgets = maker(source), maker(source, kept_bytes=0)
    for _ in range(2):  # found, and from memory
        a, b = (each.draw(np.random.default_rng(3), 4, [8, 32]) for each in (keeps, forgets))
        for height in (8, 32):
            for part in ("windows", "patches", "styled", "pixels"):
                x, y = getattr(a.levels[height], part), getattr(b.levels[height], part)
                assert x.dtype == y.dtype and torch.equal(x, y)
    assert keeps.pictures_in_memory == 1 and source.loaded["0"] == 1 + 8


def test_memory_that_is_full_stays_so() -> None:
    source = Numbered(50)
    one = 32 * 32 * 4
    made = maker(source, kept_bytes=10 * one)
    for step in range(40):
        made.draw(np.random.default_rng(step), 8, [])
    assert made.pictures_in_memory == 10


@pytest.mark.slow
def test_a_run_names_what_it_leaves_out(
    make_trainer: Callable[..., Trainer],
    make_batches: Callable[..., BatchMaker],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    trainer = make_trainer(steps=4, log_every=3)
    trainer.batches.unreadable[0, "p0"] = "p0.jpg cannot be read"
    held_out = make_batches(0)
    held_out.unreadable[0, "p1"] = "p1.jpg cannot be read"
    reports: list[Report] = []
    run_training(trainer, held_out, tmp_path, reports.append)
    told = capsys.readouterr().err
    assert told.count("Left out, 1 by now: p0.jpg") == told.count("Left out, 1 by now: p1.jpg") == 1
    assert [report.step for report in reports] == [1, 3, 4], "the first step, every third, and the figures"
    assert all(report.rate > 0 for report in reports[:2]) and reports[-1].left == 0
    assert "1" not in {line.split(",")[0] for line in (tmp_path / "log.csv").read_text().splitlines()}


def test_the_line_of_progress() -> None:
    line = str(Report(40, 0.5, 7500, {"reconstruction": 0.25}, rate=31.26))
    assert (
        line
        == "[##########          ]  50 %  step 40  reconstruction 0.250  31.3 pictures/s  2 h 05 min left"
    )
    line = str(Report(40, 0.5, 7500, {}, {"psnr": 21.25, "ssim": 0.5}))
    assert line == "[##########          ]  50 %  step 40  held-out psnr 21.250  held-out ssim 0.500"
    assert [duration(s) for s in (0, 59.4, 60, 3569, 3571, 7199, 90_000)] == [
        "0 s", "59 s", "1 min", "59 min", "1 h 00 min", "2 h 00 min", "25 h 00 min",
    ]  # fmt: skip
    assert pace(0, 5) == "0.0 pictures/s  5 s left"


def test_the_pace_is_that_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    measured = Pace(0.5)
    for _ in range(4):
        measured.step(8)
    now = 108.0
    assert measured.rate() == 4 and measured.left(0.75) == 8 and measured.steps == 4
    measured.step(8)
    now = 110.0
    assert measured.rate() == 4 and measured.rate() == 0 and measured.left(1.0) == 0


def test_several_threads_make_batches_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 6)
    assert [default_workers(processes) for processes in (1, 2, 12)] == [6, 3, 1]
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    assert default_workers() == 8
    assert TrainingPlan(steps=1).workers is None
    with pytest.raises(ValueError, match="workers"):
        TrainingPlan(steps=1, workers=0)
