"""The graphs that become ONNX files do what the network does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from quick_cases import first_quick

from models.lab.filled import filled_generator
from models.lab.onnx.graphs import GeneratorGraph, StyleEncoderGraph, even_steps, flat_one_hot, why_no_graphs
from models.lab.systems.variants import VARIANTS, variant
from models.sean import SEANConfig
from models.sean.noise import noise_maps

BASE = SEANConfig(regions=5, style_length=6, base_width=1, mask_hidden=3)
EXPORTED = [name for name in VARIANTS if name not in ("mask-only", "coarse-style-map")]


@pytest.fixture
def labels(make_layout: Callable[..., np.ndarray]) -> torch.Tensor:
    """Two layouts of 64 x 32 pixels; region 3 is in none of them, and each lacks another one."""
    layouts = np.stack([make_layout(64, 32, regions=5) for _ in range(2)]).astype(np.int64)
    layouts[layouts == 3] = 0
    layouts[0][layouts[0] == 1] = 2
    layouts[1][layouts[1] == 4] = 2
    assert [sorted(np.unique(one)) for one in layouts] == [[0, 2, 4], [0, 1, 2]]
    return torch.from_numpy(layouts)


@pytest.mark.parametrize("name", first_quick(EXPORTED, 3))
def test_both_graphs_are_the_network(name: str, labels: torch.Tensor) -> None:
    torch.manual_seed(1)
    generator = filled_generator(variant(name, BASE))
    images = torch.rand(2, 3, 64, 32) * 2 - 1
    styles = generator.Zencoder(images, labels)
    torch.testing.assert_close(StyleEncoderGraph(generator)(images, labels), styles, atol=1e-4, rtol=0)
    worn = torch.randn(2, generator.config.style_count, 5, 6)
    painted = GeneratorGraph(generator)(labels, worn)
    assert painted.std() > 0.01
    torch.testing.assert_close(painted, generator(labels, worn, noise=False), atol=1e-4, rtol=0)


def test_a_second_look_runs_both_graphs(labels: torch.Tensor) -> None:
    """As the metadata tells users of the files to do it."""
    torch.manual_seed(1)
    generator = filled_generator(replace(BASE, second_look=0.5, style_norm=True))
    encoder, painter = StyleEncoderGraph(generator), GeneratorGraph(generator)
    images = torch.rand(2, 3, 64, 32) * 2 - 1
    styles = encoder(images, labels)
    again = encoder(painter(labels, styles[:, None].expand(-1, 6, -1, -1)), labels)
    closer = styles + 0.5 * (styles - again)
    closer = closer / closer.square().mean(2, keepdim=True).sqrt().clamp_min(1e-9)
    torch.testing.assert_close(generator.encode(images, labels), closer, atol=1e-3, rtol=0)


@pytest.mark.parametrize("name", ["mask-only", "coarse-style-map"])
def test_networks_without_graphs_say_why(name: str) -> None:
    generator = filled_generator(variant(name, BASE))
    assert why_no_graphs(generator.config)
    with pytest.raises(ValueError, match=r"this network has (no style branch|a coarse style map)"):
        GeneratorGraph(generator)


def test_the_editor_s_noise_is_added_where_it_is_asked_for(labels: torch.Tensor) -> None:
    generator = filled_generator(BASE)
    styles, noise = torch.randn(2, 6, 5, 6), noise_maps(generator, 64, 32)
    noisy = GeneratorGraph(generator, noise)(labels, styles)
    torch.testing.assert_close(noisy, generator(labels, styles, noise=noise), atol=1e-4, rtol=0)
    assert (noisy - GeneratorGraph(generator)(labels, styles)).abs().max() > 1e-3


def test_even_steps_are_those_of_linspace() -> None:
    for steps in (2, 16, 33, 512):
        ours = even_steps(-1, 1, steps, torch.device("cpu"))
        torch.testing.assert_close(ours, torch.linspace(-1, 1, steps), atol=2e-7, rtol=0)


def test_labels_by_plane() -> None:
    planes = flat_one_hot(torch.tensor([[[0, 2], [1, 1]]]), 4)
    assert planes.shape == (1, 4, 2, 2)
    assert planes[0].tolist() == [[[1, 0], [0, 0]], [[0, 0], [1, 1]], [[0, 1], [0, 0]], [[0, 0], [0, 0]]]
