"""A discriminator that a run left behind: another run begins with it, and not with one of another kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from models.lab.training.adversary import Adversary
from models.lab.training.discriminator_file import DISCRIMINATOR_FILE, load_discriminator, save_discriminator
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.lab.training.settings import read_settings
from models.lab.training.trainer import Trainer
from models.regions import CELEBAMASK_HQ
from sean_editor.cli.main import main

TINY = ("network.base_width=2", "network.style_length=64", "network.style_rank=8", "network.mask_hidden=4",
        "bf16=0", "coarse_until=0", "discriminator_width=4", "window=32")  # fmt: skip


@pytest.fixture
def train(pairs: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line, on six small pairs: a run's folder, its settings and other words."""
    monkeypatch.setattr(
        "sean_editor.cli.lab.train.keep_allocator", lambda: None
    )  # it would start pytest anew

    def run(folder: Path, *words: str | Path, settings: tuple[str, ...] = ()) -> int:
        told = ["train", "--data", pairs, "--size", 64, "--steps", 2, "--batch", 2, "-o", folder]
        return main([*map(str, (*told, *words)), "--set", *TINY, *settings])

    return run


@pytest.mark.slow
def test_the_next_run_begins_where_the_last_one_ended(train: Callable[..., int], tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert train(first, settings=("adversarial_from=0",)) == 0
    left = load_file(first / DISCRIMINATOR_FILE)
    # nothing is learnt at a rate of zero: what comes out is what went in
    still = ("adversarial_from=0", "learning_rate_discriminator=0")
    assert train(second, "--start-discriminator", first / DISCRIMINATOR_FILE, settings=still) == 0
    weights = {key for key in left if key.endswith(("bias", "original", "0.0.weight", "score.weight"))}
    found = load_file(second / DISCRIMINATOR_FILE)
    assert weights and all(torch.equal(found[key], left[key]) for key in weights)


@pytest.mark.slow
def test_a_run_without_a_discriminator_leaves_none(train: Callable[..., int], tmp_path: Path) -> None:
    assert train(tmp_path / "run", settings=("adversarial_from=2",)) == 0
    assert (tmp_path / "run" / "generator.safetensors").is_file()
    assert not (tmp_path / "run" / DISCRIMINATOR_FILE).exists()


def test_half_precision_is_all_that_is_lost(make_trainer: Callable[..., Trainer], tmp_path: Path) -> None:
    one, other = make_trainer().adversary.network, make_trainer().adversary.network
    with torch.no_grad():
        for value in other.parameters():
            value.zero_()
    path = tmp_path / DISCRIMINATOR_FILE
    save_discriminator(one, path)
    load_discriminator(other, path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    loaded = other.state_dict()
    for name, value in one.state_dict().items():
        torch.testing.assert_close(loaded[name], value, rtol=1e-3, atol=1e-6)


def test_ours_fits_the_run_that_left_it() -> None:
    folder = Path(__file__).parents[3] / "resources" / "training"
    plan = TrainingPlan(**read_settings(folder / "longer.json")["plan"])
    network = Adversary(plan, len(CELEBAMASK_HQ), Processes()).network
    load_discriminator(network, folder / DISCRIMINATOR_FILE)
    assert all(value.isfinite().all() for value in network.state_dict().values())


def test_another_discriminator_is_refused(
    make_trainer: Callable[..., Trainer], train: Callable[..., int], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = tmp_path / DISCRIMINATOR_FILE
    save_discriminator(make_trainer(discriminator_width=8).adversary.network, path)
    assert train(tmp_path / "run", "--start-discriminator", path) == 1
    told = capsys.readouterr().err
    assert f"{DISCRIMINATOR_FILE} does not hold the weights of this run's discriminator" in told
    assert train(tmp_path / "run", "--start-discriminator", tmp_path / "none.safetensors") == 1
    assert "There is no weights file at" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
