"""Measuring what an autoencoder keeps of pictures: golden figures, which pictures, and the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.autoencoder import AutoencoderConfig, TextureAutoencoder, save_autoencoder
from models.errors import UserError
from models.lab.autoencoder.measure import Pictures, find_pictures, measure_round_trips
from models.lab.autoencoder.teacher import DECODER_FILE, ENCODER_FILE, TeacherAutoencoder, load_teacher
from models.weights_file import WeightsFileError
from sean_editor.cli.main import main


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pictures of 64 x 64, two of them in test.txt."""
    root, random = tmp_path_factory.mktemp("data") / "small", np.random.default_rng(3)
    (root / "images").mkdir(parents=True)
    for name in "abcd":
        pixels = random.integers(60, 190, (64, 64, 3), np.uint8)
        Image.fromarray(pixels).save(root / "images" / f"{name}.png")
    (root / "test.txt").write_text("b\nd\n")
    return root


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(4)
    path = tmp_path_factory.mktemp("weights") / "own.safetensors"
    save_autoencoder(TextureAutoencoder(AutoencoderConfig(8, (8, 8), (8, 8, 8))), path)
    return path


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(5)
    folder, network = tmp_path_factory.mktemp("teacher"), TeacherAutoencoder()
    torch.save(network.encoder.state_dict(), folder / ENCODER_FILE)
    torch.save(network.decoder.state_dict(), folder / DECODER_FILE)
    return folder


def test_golden_figures(small: Path) -> None:
    """An offset of 0.1 on a scale of 2 is 26.02 dB, and as sharp; half the contrast is half as sharp."""
    pictures = find_pictures(small, [], 64)
    networks: dict[str, Callable] = {
        "same": lambda x: x,
        "offset": lambda x: x + 0.1,
        "half": lambda x: x / 2,
    }
    found = measure_round_trips(networks, pictures)
    assert all(len(values) == 2 for figures in found.values() for values in figures.values())
    assert np.isinf(found["same"]["psnr"]).all()
    assert found["offset"]["psnr"] == pytest.approx([26.02] * 2, abs=0.01)
    assert found["offset"]["sharpness"] == pytest.approx([1, 1], abs=1e-4)
    assert found["half"]["sharpness"] == pytest.approx([0.5, 0.5], abs=1e-4)


def test_which_pictures(small: Path, tmp_path: Path) -> None:
    assert [p.stem for p in find_pictures(small, []).files] == ["b", "d"]
    assert [p.stem for p in find_pictures(small, ["a.jpg"]).files] == ["a", "b", "d"]
    assert find_pictures(small, []).size == 256
    Image.new("RGB", (800, 600)).save(tmp_path / "large.png")
    large = find_pictures(tmp_path, ["large"])
    assert large.size == 512 and [p.shape for p in large] == [(512, 512, 3)]
    with pytest.raises(UserError, match="none of the pictures"):
        find_pictures(tmp_path, ["other"])
    (tmp_path / "broken.png").write_text("no picture")
    with pytest.raises(UserError, match=r"broken\.png"):
        find_pictures(tmp_path, ["broken"])
    assert isinstance(large, Pictures)


def test_the_teacher_is_what_its_files_say(teacher: Path, tmp_path: Path) -> None:
    """1.34 million parameters in each half; a picture becomes 32 channels at an eighth of its size."""
    network = load_teacher(teacher)
    for half in (network.encoder, network.decoder):
        assert sum(p.numel() for p in half.parameters()) == pytest.approx(1.34e6, rel=0.01)
    latents = network.encode(torch.zeros(1, 3, 32, 40))
    assert latents.shape == (1, 32, 4, 5) and network.decode(latents).shape == (1, 3, 32, 40)
    torch.save(network.encoder.state_dict(), tmp_path / ENCODER_FILE)
    torch.save(network.encoder.state_dict(), tmp_path / DECODER_FILE)
    with pytest.raises(WeightsFileError, match=DECODER_FILE):
        load_teacher(tmp_path)


def test_both_from_the_command_line(
    small: Path, weights: Path, teacher: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["evaluate", "--protocol", "autoencoder", "--data", small, "--autoencoder", weights, "--size", 64]
    assert main([*map(str, words), "--teacher", str(teacher), "--output", str(tmp_path / "report")]) == 0
    assert (tmp_path / "report" / "index.html").is_file()
    (tmp_path / "names.txt").write_text("a\n\nc\n")
    capsys.readouterr()
    assert main([*map(str, words), "--names", str(tmp_path / "names.txt"), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert [row["title"] for row in read["tables"]["small"]["rows"]] == ["ours"]
    assert [one["picture"] for one in read["pictures"]] == ["a", "b", "c", "d"]
    for wrong in (["--size", "60"], ["--teacher", str(tmp_path)], ["--names", str(tmp_path / "gone.txt")]):
        assert main([*map(str, words), *wrong]) == 1
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1
