"""The encoder that sees every region from close up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from models.lab.systems import load_system, make_system, save_system, start_from
from models.sean import SEANConfig
from models.sean.closeup_encoder import REACH, SIDE, CloseUpEncoder, close_ups
from models.sean.encoder import one_hot

CONFIG = SEANConfig.compact(base_width=2, mask_hidden=4, style_rank=8, encoder="closeups")
HAIR = 13


@pytest.fixture
def encoder() -> CloseUpEncoder:
    """One whose close-ups count: it begins with zeros."""
    torch.manual_seed(0)
    made = CloseUpEncoder(CONFIG)
    torch.nn.init.normal_(made.tell.weight, std=0.1)
    return made


def portrait(top: int, left: int, size: int = 32) -> tuple[Tensor, Tensor]:
    """A picture [1, 3, 128, 128] with a square of smooth noise called hair, and its label map."""
    torch.manual_seed(1)
    noise = torch.nn.functional.interpolate(torch.rand(1, 3, 4, 4) * 2 - 1, (size, size), mode="bilinear")
    image, labels = torch.zeros(1, 3, 128, 128), torch.zeros(1, 128, 128, dtype=torch.uint8)
    image[:, :, top : top + size, left : left + size] = noise
    labels[:, top : top + size, left : left + size] = HAIR
    return image, labels


def seen(image: Tensor, labels: Tensor) -> Tensor:
    """The close-up of the hair, [4, 64, 64]."""
    return close_ups(image, one_hot(labels, 19))[0, HAIR]


def test_the_box_is_centred_and_reaches_so_many_deviations() -> None:
    """A square of side a deviates by a / sqrt(12): it fills sqrt(3) / 2.2 of its close-up, in the middle."""
    picture = seen(*portrait(40, 24))
    rows = picture[3].mean(1)
    assert picture.shape == (4, SIDE, SIDE)
    assert (picture[3] > 0.5).float().mean().sqrt() == pytest.approx(3**0.5 / REACH, abs=0.03)
    torch.testing.assert_close(rows, rows.flip(0), atol=0.02, rtol=0)
    assert not picture[:3, :4].any(), "what lies around it is seen, too"


def test_it_is_the_same_elsewhere_and_in_another_size() -> None:
    ours = seen(*portrait(40, 24))
    torch.testing.assert_close(seen(*portrait(72, 88)), ours, atol=1e-3, rtol=0)
    larger = seen(*portrait(32, 48, 64))
    assert (larger - ours).abs().mean() < 0.03 < ours.abs().mean() / 5


def test_a_few_pixels_of_a_small_region_are_seen() -> None:
    """A gaze: dark on the left of an eye of 16 pixels, or on its right."""
    image, labels = portrait(56, 56, 16)
    image[:, :, 62:66, 62:66] = torch.tensor([-1.0, -1.0, 1.0, 1.0])
    other = image.clone()
    other[:, :, 62:66, 62:66] = image[:, :, 62:66, 62:66].flip(3)
    difference = (seen(image, labels) - seen(other, labels)).abs().amax(0)
    assert difference.max() > 1.8
    assert 8**2 < (difference > 1).sum() < 20**2, "four pixels become about thirteen"


def test_mixed_precision_does_not_move_the_box(encoder: CloseUpEncoder) -> None:
    """A small region far from the middle: its extent is a difference of nearly equal numbers."""
    image, labels = portrait(100, 104, 8)
    looked: list[Tensor] = []
    encoder.look.register_forward_pre_hook(lambda module, inputs: looked.append(inputs[0].float()))
    with torch.autocast("cpu", torch.bfloat16):
        encoder(image, labels)
    torch.testing.assert_close(looked[0][HAIR], seen(image, labels), atol=1e-5, rtol=0)


def test_every_weight_learns_and_absent_regions_stay_zero(encoder: CloseUpEncoder) -> None:
    image, labels = portrait(32, 32)
    codes = encoder(image, labels)
    assert codes[0].any(1).nonzero().flatten().tolist() == [0, HAIR]
    (codes * torch.randn_like(codes)).sum().backward()
    for name, parameter in encoder.named_parameters():
        assert parameter.grad is not None and parameter.grad.abs().sum() > 0, name


@pytest.mark.slow
def test_a_run_starts_from_a_network_with_the_texture_encoder(tmp_path: Path) -> None:
    torch.manual_seed(0)
    path = tmp_path / "textures.safetensors"
    save_system(make_system("sean", replace(CONFIG, encoder="textures")), path)
    system = make_system("sean", CONFIG)
    start_from(system, path)
    image, labels = portrait(32, 32)
    with torch.no_grad():
        ours, theirs = (one.eval().reconstruct(image, labels) for one in (system, load_system(path)))
    assert torch.equal(ours, theirs)
    with pytest.raises(ValueError, match="Start from weights of the same network"):
        start_from(make_system("sean", replace(CONFIG, mask_hidden=5)), path)
