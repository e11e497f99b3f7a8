"""What a run writes down, and what it drops when it goes on from an earlier step."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from models.lab.training.batches import BatchMaker
from models.lab.training.log import RunLog
from models.lab.training.run import Report, run_training
from models.lab.training.trainer import Trainer


@pytest.fixture
def without_tensorboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)


@pytest.mark.usefixtures("without_tensorboard")
def test_lines_after_the_step_that_is_gone_on_from_are_dropped(tmp_path: Path) -> None:
    log = RunLog(tmp_path)
    assert not log.has_tensorboard
    for step in (1, 2, 3):
        log.losses(step, {"a": 0.1 * step, "b": 2.0})
        log.figures(step, 10.0, {"psnr": 20.0, "ssim": 0.5})
        log.sheet(step, np.zeros((4, 4, 3), np.uint8))
    with (tmp_path / "log.csv").open("a") as file:
        file.write("3,a,0.")  # killed while writing
    RunLog(tmp_path, step=2).losses(3, {"a": 0.25})
    assert (tmp_path / "log.csv").read_text() == (
        "step,name,value\n1,a,0.1\n1,b,2.0\n2,a,0.2\n2,b,2.0\n3,a,0.25\n"
    )
    assert (tmp_path / "figures.csv").read_text() == (
        "step,seconds,psnr,ssim\n1,10,20.000,0.5000\n2,10,20.000,0.5000\n"
    )
    (tmp_path / "log.csv").write_text("1,a,0.5\n")  # of an older version
    RunLog(tmp_path, step=1)
    assert (tmp_path / "log.csv").read_text() == "step,name,value\n1,a,0.5\n"


@pytest.mark.slow
@pytest.mark.usefixtures("without_tensorboard")
def test_without_tensorboard_a_line_says_so(
    make_trainer: Callable[..., Trainer], make_batches: Callable[..., BatchMaker], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    run_training(make_trainer(steps=2, log_every=1), make_batches(0), tmp_path)
    said = capsys.readouterr().err
    assert said.count("pip install tensorboard") == 1 and "step 2" in said
    assert not (tmp_path / "tensorboard").exists()
    lines = (tmp_path / "log.csv").read_text().splitlines()
    assert {line.split(",")[1] for line in lines} >= {"reconstruction", "learning rate"}


def test_tensorboard_has_losses_figures_and_sheets(
    make_trainer: Callable[..., Trainer], make_batches: Callable[..., BatchMaker], tmp_path: Path
) -> None:
    pytest.importorskip("tensorboard", reason="the `train` extra brings it")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    figures = run_training(make_trainer(steps=2, log_every=1), make_batches(0), tmp_path, lambda report: None)
    events = EventAccumulator(str(tmp_path / "tensorboard"))
    events.Reload()
    assert {"training/reconstruction", "held-out/psnr"} <= set(events.Tags()["scalars"])
    assert [e.step for e in events.Scalars("training/reconstruction")] == [1, 2]
    assert events.Scalars("held-out/psnr")[0].value == pytest.approx(figures["psnr"])
    assert events.Tags()["images"] == ["samples"]
    told = events.SummaryMetadata("_hparams_/session_start_info").plugin_data.content
    assert b"learning_rate" in told and b"perceptual_network" in told
    assert len(list((tmp_path / "tensorboard").iterdir())) == 1, "one run, in one file"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process on Windows")
def test_ctrl_c_saves_settled_weights(
    make_trainer: Callable[..., Trainer], make_batches: Callable[..., BatchMaker], tmp_path: Path
) -> None:
    trainer, before = make_trainer(steps=1000, log_every=1), signal.getsignal(signal.SIGINT)

    def interrupt(report: Report) -> None:
        if report.step == 3:
            os.kill(os.getpid(), signal.SIGINT)

    assert run_training(trainer, make_batches(0), tmp_path, interrupt) == {}
    assert trainer.step in (3, 4), "the step under way was finished"
    assert signal.getsignal(signal.SIGINT) is before
    kept = load_file(tmp_path / "generator.safetensors")
    key = "head_0.ace_0.param_free_norm.running_mean"
    settled = trainer.settled().network.state_dict()[key]
    assert torch.equal(kept[key], settled)
    assert not torch.equal(settled, trainer.average.network.network.state_dict()[key])
    resumed = make_trainer(steps=1000)
    resumed.load(tmp_path)
    assert resumed.step == trainer.step


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process on Windows")
def test_a_second_ctrl_c_stops_at_once(
    make_trainer: Callable[..., Trainer], make_batches: Callable[..., BatchMaker], tmp_path: Path
) -> None:
    def insist(report: Report) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        run_training(make_trainer(steps=1000, log_every=1), make_batches(0), tmp_path, insist)
