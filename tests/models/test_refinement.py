"""The second encoder pass: codes corrected by encoding the picture generated from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from small_portraits import portraits
from torch import Tensor

from models.lab.systems import Batch, make_system, save_system, start_from
from models.lab.systems.sean import SEANSystem
from models.lab.systems.swapping import exchanged_amounts, swap_loss
from models.sean import SEANConfig, SEANGenerator, encode_styles, load_generator, save_generator

CONFIG = SEANConfig.compact(base_width=2, mask_hidden=4, style_rank=8, second_look=0.75)


@pytest.fixture
def generator() -> SEANGenerator:
    torch.manual_seed(0)
    return SEANGenerator(CONFIG).eval()


@torch.no_grad()
def test_the_correction_is_the_difference_of_the_two_passes(generator: SEANGenerator) -> None:
    images, labels = portraits()
    once = generator.Zencoder(images, labels)
    again = generator.Zencoder(generator(labels, once, noise=False), labels)
    raw = once + 0.75 * (once - again)
    wanted = raw / raw.square().mean(2, keepdim=True).sqrt().clamp_min(1e-9)
    styles = generator.encode(images, labels)
    torch.testing.assert_close(styles, wanted, atol=1e-5, rtol=1e-5)
    assert styles[0].any(1).nonzero().flatten().tolist() == [0, 1, 13], "absent regions stay zero"
    assert (styles - once).abs().max() > 0.05


@torch.no_grad()
def test_codes_that_are_encoded_again_from_their_picture_stay(generator: SEANGenerator) -> None:
    images, labels = portraits()
    once = generator.Zencoder(images, labels)
    kept = generator.refine(once, images, labels)
    torch.testing.assert_close(kept, once, atol=1e-6, rtol=1e-6)


@torch.no_grad()
def test_the_quick_way_gives_the_same(generator: SEANGenerator) -> None:
    images, labels = portraits()
    for network in (generator, SEANGenerator(replace(CONFIG, style_map_step=2)).eval()):
        wanted = network.encode(images, labels)
        torch.testing.assert_close(encode_styles(network, images, labels), wanted, atol=2e-4, rtol=1e-3)
    once = SEANGenerator(replace(CONFIG, second_look=0.0)).eval()
    assert torch.equal(encode_styles(once, images, labels), once.Zencoder(images, labels))


def test_training_encodes_as_the_generator_does_and_trains_both_passes(generator: SEANGenerator) -> None:
    system = SEANSystem(generator)
    system.learn("encoder")
    images, labels = portraits()
    batch = Batch(images, labels)
    made = system(batch).images
    with torch.no_grad():
        wanted = generator(labels, generator.encode(images, labels), noise=False)
    torch.testing.assert_close(made, wanted, atol=1e-4, rtol=1e-3)
    seen: list[Tensor] = []
    generator.Zencoder.register_forward_hook(lambda module, inputs, codes: seen.append(codes))
    (system(batch).images * torch.randn_like(images)).sum().backward()
    assert len(seen) == 2 and all(codes.requires_grad for codes in seen)
    assert all(p.grad is not None for p in generator.Zencoder.parameters())
    assert all(p.grad is None for n, p in generator.named_parameters() if not n.startswith("Zencoder"))


def test_an_exchanged_style_is_compared_with_the_first_pass(generator: SEANGenerator) -> None:
    """The applied codes are refined ones, which are no longer those that the encoder finds in the picture."""
    system = SEANSystem(generator)
    system.learn("encoder")
    images, labels = portraits()
    batch = Batch(images, labels, swapped=1)
    torch.manual_seed(5)
    with torch.no_grad():
        made = system(batch)
        first = generator.Zencoder(images, labels)
        torch.manual_seed(5)
        amounts = exchanged_amounts(batch, first.abs().amax(2) > 0)
        wanted = torch.lerp(first, first.roll(-1, 0), amounts[:, :, None])
        loss = swap_loss(generator.Zencoder, batch, made.images, wanted, amounts)
    assert amounts.any()
    torch.testing.assert_close(made.losses["swap"], loss)


def test_the_picture_of_the_second_pass_has_no_noise(generator: SEANGenerator) -> None:
    """Noise is drawn for the final picture only: a training step draws as much with as without."""
    images, labels = portraits()

    def drawn(second_look: float) -> Tensor:
        torch.manual_seed(2)
        system = make_system("sean", replace(CONFIG, second_look=second_look))
        torch.manual_seed(3)
        with torch.no_grad():
            system.train()(Batch(images, labels))
        return torch.rand(1)

    assert torch.equal(drawn(0.0), drawn(1.0))


def test_a_run_starts_from_weights_of_one_pass(generator: SEANGenerator, tmp_path: Path) -> None:
    save_generator(generator, tmp_path / "twice.safetensors", half=False)
    assert load_generator(tmp_path / "twice.safetensors").config == CONFIG
    once = make_system("sean", replace(CONFIG, second_look=0.0, encoder="textures"))
    save_system(once, tmp_path / "once.safetensors")
    system = make_system("sean", CONFIG)
    start_from(system, tmp_path / "once.safetensors")
    started = system.network.state_dict()
    for name, value in load_generator(tmp_path / "once.safetensors").state_dict().items():
        assert torch.equal(started[name], value), name


def test_what_cannot_be() -> None:
    for changes in ({"style_level": "block"}, {"style_branch": False}):
        with pytest.raises(ValueError, match="are for networks with one style encoder"):
            SEANConfig.compact(descent=3, **changes)
        with pytest.raises(ValueError, match="for networks with one style encoder"):
            SEANConfig.compact(second_look=1.0, **changes)
    with pytest.raises(ValueError, match="second_look is 0 to 2, not -1"):
        SEANConfig.compact(second_look=-1.0)
