"""Pix2PixHD: its size, and what reaches its pictures."""

from __future__ import annotations

import pytest
import torch

from models.lab.baselines import Pix2PixHDConfig, Pix2PixHDGenerator, count_parameters
from models.sean import SEANConfig, SEANGenerator

COMPARED = SEANConfig.compact(encoder="moments")  # the network of the tables


def made(**changes: bool) -> Pix2PixHDGenerator:
    torch.manual_seed(0)
    config = Pix2PixHDConfig(regions=5, base_width=2, blocks=1, feature_width=2, **changes)
    return Pix2PixHDGenerator(config).eval().requires_grad_(False)


@pytest.fixture(scope="module")
def labels() -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randint(0, 5, (2, 4, 6)).repeat_interleave(16, 1).repeat_interleave(16, 2)  # [2, 64, 96]


def hour_glass(fin: int, fout: int, width: int, blocks: int) -> int:
    """Convolution weights of four down- and four up-samplings, written out from the paper's appendix."""
    steps = sum(9 * width * 2**k * width * 2 ** (k + 1) for k in range(4))
    return 49 * fin * width + 2 * steps + blocks * 2 * 9 * (16 * width) ** 2 + 49 * width * fout + fout


def test_full_size_has_the_published_number_of_parameters() -> None:
    with torch.device("meta"):
        network = Pix2PixHDGenerator(Pix2PixHDConfig.paper(regions=35, instances=True))
    assert count_parameters(network.generator) == hour_glass(35 + 1 + 3, 3, 64, 9)
    assert count_parameters(network.encoder) == hour_glass(3, 3, 16, 0)
    # 182.5 million are reported for Cityscapes
    assert count_parameters(network.generator) / 1e6 == pytest.approx(182.5, abs=0.1)


def test_compact_is_as_large_as_compact_sean_in_the_tables() -> None:
    with torch.device("meta"):
        ours, theirs = SEANGenerator(COMPARED), Pix2PixHDGenerator(Pix2PixHDConfig.compact())
    assert count_parameters(theirs) / count_parameters(ours) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("size", [(32, 32), (64, 96), (128, 64)])
def test_pictures_of_any_size(size: tuple[int, int]) -> None:
    network, layout = made(), torch.zeros(1, *size, dtype=torch.uint8)
    features = network.encode(torch.rand(1, 3, *size), layout)
    picture = network(layout, features)
    assert features.shape == picture.shape == (1, 3, *size)
    assert features.abs().max() <= 1 and picture.abs().max() <= 1


def test_layout_and_features_change_the_picture(labels: torch.Tensor) -> None:
    network = made()
    features = network.encode(torch.rand(2, 3, 64, 96), labels)
    picture = network(labels, features)
    assert torch.equal(picture, network(labels, features)), "nothing is drawn"
    assert not torch.equal(picture, network(labels.flip(1), features))
    assert not torch.equal(picture, network(labels, -features))


def test_features_are_averaged_over_instances_where_the_data_has_them(labels: torch.Tensor) -> None:
    torch.manual_seed(2)
    images = torch.rand(2, 3, 64, 96)
    halves = torch.zeros_like(labels)
    halves[:, :, 40:] = 26003
    network = made(instances=True)
    by_region, by_half = network.encode(images, labels), network.encode(images, labels, halves)
    for region in labels[0].unique():
        mask = labels[0] == region
        left, right = mask & (halves[0] == 0), mask & (halves[0] > 0)
        assert by_region[0][:, mask].std(1).max() < 1e-6
        if left.any() and right.any():
            assert not torch.allclose(by_half[0][:, left].mean(1), by_half[0][:, right].mean(1), atol=1e-4)
    assert not torch.equal(network(labels, by_region, halves), network(labels, by_region)), (
        "the boundary between the instances is seen"
    )
    deaf = made()
    assert torch.equal(deaf.encode(images, labels, halves), deaf.encode(images, labels))


@pytest.mark.parametrize("wrong", [{"features": 0}, {"blocks": -1}, {"down_samplings": 5}])
def test_a_configuration_that_makes_no_sense(wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"at least 1|no room"):
        Pix2PixHDConfig(**wrong)
