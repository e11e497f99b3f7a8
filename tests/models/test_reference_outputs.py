"""Our network against reference outputs of the public one: same weights, same inputs, same pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from models.lab.filled import fill, filled_generator
from models.sean import SEANConfig, SEANGenerator
from models.sean.generator import SEANGenerator as Generator

DATA = Path(__file__).parents[1] / "data"
TOLERANCE = 2e-5


class Golden:
    """One reference file with its network."""

    def __init__(self, name: str, width: int) -> None:
        self.arrays = np.load(DATA / name)
        self.generator: Generator = filled_generator(SEANConfig.paper(base_width=width))

    def tensor(self, name: str) -> Tensor:
        return torch.from_numpy(np.asarray(self.arrays[name])[None])

    def images(self, name: str) -> Tensor:
        return (self.tensor(name).permute(0, 3, 1, 2).double() / 127.5 - 1).float()

    def swapped(self) -> Tensor:
        styles = self.tensor("codes0").clone()
        styles[:, [12, 13, 17]] = self.tensor("codes1")[:, [12, 13, 17]]
        return styles

    def noise(self) -> dict[str, Tensor]:
        """The noise maps of the reference: seeded by the name of the SEAN module."""
        height = self.arrays["label0"].shape[0]
        maps = {}
        size = height // 32
        for name, block, up in self.generator.blocks():
            size *= up
            for part in ("ace_0", "ace_1", "ace_s") if block.learned_shortcut else ("ace_0", "ace_1"):
                key = f"{name}.{part}"
                maps[key] = torch.from_numpy(_normal(f"noise/{key}", (1, 1, size, size)))
        return maps


def _normal(key: str, shape: tuple[int, ...]) -> np.ndarray:
    import zlib

    return (
        np.random.Generator(np.random.PCG64(zlib.crc32(key.encode())))
        .standard_normal(shape)
        .astype(np.float32)
    )


@pytest.fixture(scope="module")
def small() -> Golden:
    return Golden("sean_nf4_64.npz", 4)


def difference(ours: Tensor, reference: Tensor) -> float:
    return (ours.double() - reference.double()).abs().max().item()


def test_filled_weights_have_their_published_values() -> None:
    values = fill("fc.bias", (64,))
    assert values[:3] == pytest.approx([0.020426564, 0.098313019, -0.036273614], abs=1e-8)
    assert values.astype(np.float64).sum() == pytest.approx(0.191012626, abs=1e-6)
    assert fill("head_0.ace_0.param_free_norm.running_var", (64,)).astype(np.float64).sum() == pytest.approx(
        69.079057217, abs=1e-5
    )


def test_paper_network_has_the_public_keys_and_shapes() -> None:
    with torch.device("meta"):
        generator = SEANGenerator(SEANConfig.paper())
    ours = {f"{k} {'x'.join(map(str, v.shape))}".strip() for k, v in generator.state_dict().items()}
    public = {line.strip() for line in (DATA / "sean_nf64_keys.txt").read_text().splitlines()}
    assert ours == public
    assert sum(p.numel() for p in generator.parameters()) == 266_907_367


@pytest.mark.parametrize("index", [0, 1])
def test_style_matrices(small: Golden, index: int) -> None:
    codes = small.generator.encode(small.images(f"rgb{index}"), small.tensor(f"label{index}"))
    assert difference(codes, small.tensor(f"codes{index}")) < TOLERANCE
    absent = sorted(set(range(19)) - set(np.unique(small.arrays[f"label{index}"])))
    assert absent and not codes[0, absent].any()


@pytest.mark.parametrize(
    ("layout", "styles", "result"),
    [("label0", "codes0", "out"), ("label0", "swapped", "out_swap"), ("label_edit", "codes0", "out_mask")],
)
def test_pictures_without_noise(small: Golden, layout: str, styles: str, result: str) -> None:
    codes = small.swapped() if styles == "swapped" else small.tensor(styles)
    picture = small.generator(small.tensor(layout), codes, noise=False)
    assert difference(picture, small.tensor(result)) < TOLERANCE


def test_picture_with_noise(small: Golden) -> None:
    picture = small.generator(small.tensor("label0"), small.tensor("codes0"), noise=small.noise())
    assert difference(picture, small.tensor("out_noise")) < TOLERANCE
    assert difference(picture, small.tensor("out")) > 0.01, "the noise has no effect"


@pytest.mark.slow
def test_full_size_network() -> None:
    full = Golden("sean_nf64_256.npz", 64)
    labels, codes = full.tensor("label0"), full.tensor("codes0")
    assert difference(full.generator.encode(full.images("rgb0"), labels), codes) < TOLERANCE
    picture = full.generator(labels, codes, noise=False)
    assert difference(picture[:, :, ::16], full.tensor("out_rows_f32")) < TOLERANCE
    half_precision = 5e-4
    assert difference(picture, full.tensor("out")) < TOLERANCE + half_precision
    swapped = full.generator(labels, full.swapped(), noise=False)
    assert difference(swapped, full.tensor("out_swap")) < TOLERANCE + half_precision
    noisy = full.generator(labels, codes, noise=full.noise())
    assert difference(noisy, full.tensor("out_noise")) < TOLERANCE + half_precision
