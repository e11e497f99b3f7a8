"""Training the texture autoencoder: its samples, its loss, and runs that can be stopped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.autoencoder import AutoencoderConfig, TextureAutoencoder, load_autoencoder
from models.lab.autoencoder.loss import texture_loss
from models.lab.autoencoder.run import WEIGHTS_FILE, AutoencoderPlan, AutoencoderTrainer, train_autoencoder
from models.lab.autoencoder.samples import PictureCrops, moved
from sean_editor.cli.lab import train_autoencoder as command
from sean_editor.cli.main import main

PLAN = AutoencoderPlan(steps=4, size=32, batch=3)
SMALL = AutoencoderConfig(latents=8, encoder=(8, 8), decoder=(8, 8, 8))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small pictures and one of 800 pixels."""
    root, random = tmp_path_factory.mktemp("pictures"), np.random.default_rng(3)
    for number, size in enumerate((64, 64, 64, 800)):
        pixels = random.integers(0, 256, (size // 8, size // 8, 3), np.uint8)
        Image.fromarray(pixels).resize((size, size), Image.Resampling.BICUBIC).save(root / f"{number}.png")
    return root


def trainer(folder: Path, plan: AutoencoderPlan = PLAN) -> AutoencoderTrainer:
    torch.manual_seed(1)
    return AutoencoderTrainer(
        plan, PictureCrops([folder], [1.0], frozenset()), TextureAutoencoder(SMALL).train()
    )


def test_crops_come_from_the_pictures_that_are_not_left_out(folder: Path) -> None:
    assert len(PictureCrops([folder], [1.0], frozenset({"0", "3"}))) == 2
    crops = PictureCrops([folder], [1.0], frozenset())
    drawn = crops.draw(np.random.default_rng(5), 6, 32)
    assert drawn.shape == (6, 3, 32, 32) and drawn.abs().max() <= 1
    assert torch.equal(drawn, crops.draw(np.random.default_rng(5), 6, 32))


def test_moved_latents_and_pixels_stay_together() -> None:
    """Latents that are the mean of their cell: what was moved must be the mean of what the pixels became,
    but for the soft seams.
    """
    images = torch.rand(4, 1, 12, 12).repeat_interleave(8, 2).repeat_interleave(8, 3)
    latents = torch.nn.functional.avg_pool2d(images, 8)
    copied, target = moved(latents, images.expand(-1, 3, -1, -1).contiguous(), np.random.default_rng(2))
    assert not torch.equal(copied, latents)
    means = torch.nn.functional.avg_pool2d(target[:, :1], 8)
    inner = (means - copied).abs() < 1e-4
    assert inner.float().mean() > 0.6
    assert (means - copied).abs().max() < 0.5


def test_the_loss_asks_for_detail_wherever_it_lies() -> None:
    """The fainter the detail, the higher the loss."""
    random = torch.Generator().manual_seed(0)
    target = torch.rand(1, 3, 64, 64, generator=random)
    assert texture_loss(target, target).item() == 0
    faint = 0.5 * target + 0.25
    far = 0.2 * target + 0.4
    assert 0 < texture_loss(faint, target) < texture_loss(far, target)


def test_a_stopped_run_goes_on_as_if_it_had_not_been_stopped(folder: Path, tmp_path: Path) -> None:
    whole = trainer(folder)
    train_autoencoder(whole, tmp_path / "whole", lambda line: None)
    first = trainer(folder)
    batches = first.load_batches()
    for _ in range(2):
        first.train_step(next(batches))
    batches.close()
    first.save(tmp_path / "halves")
    second = trainer(folder)
    second.load(tmp_path / "halves")
    assert second.step == 2
    train_autoencoder(second, tmp_path / "halves", lambda line: None)
    resumed = second.network.state_dict()
    for name, tensor in whole.network.state_dict().items():
        assert torch.equal(tensor, resumed[name]), name
    assert load_autoencoder(tmp_path / "halves" / WEIGHTS_FILE).config == SMALL


def test_the_command_trains_and_names_a_folder_without_pictures(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "keep_allocator", lambda: None)  # it needs a new process
    big = tmp_path / "big"
    big.mkdir()
    Image.new("RGB", (128, 128), (90, 60, 30)).save(big / "a.png")
    words = ["train-autoencoder", "--data", str(big), "--minutes", "0.001", "-o", str(tmp_path / "run")]
    assert main(words) == 0
    assert "1 pictures" in capsys.readouterr().out
    assert (tmp_path / "run" / WEIGHTS_FILE).stat().st_size < 6_000_000
    (tmp_path / "none").mkdir()
    assert main(["train-autoencoder", "--data", str(tmp_path / "none")]) == 1
    assert "holds no pictures" in capsys.readouterr().err
