"""Networks and layouts for the engine's tests. Weights are random, but every part of them matters."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from models.sean import SEANConfig, SEANGenerator

REGIONS = 19


def lively(config: SEANConfig, seed: int = 0) -> SEANGenerator:
    """A generator whose statistics, noise and blending differ from the initial ones, for evaluation."""
    torch.manual_seed(seed)
    generator = SEANGenerator(config).eval().requires_grad_(False)
    for name, value in generator.state_dict().items():
        leaf = name.rsplit(".", 1)[-1]
        if leaf in ("noise_var", "blending_gamma", "blending_beta"):
            value.normal_(0, 0.5)
        elif leaf == "running_mean":
            value.normal_(0, 0.2)
        elif leaf == "running_var":
            value.uniform_(0.5, 1.5)
    return generator


@pytest.fixture(scope="session")
def compact() -> SEANGenerator:
    return lively(SEANConfig.compact())


@pytest.fixture(scope="session")
def tiny() -> SEANGenerator:
    return lively(SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=8))


@pytest.fixture(scope="session")
def full_rank() -> SEANGenerator:
    """The paper's network in all but width: transforms of full rank, its own style encoder."""
    return lively(SEANConfig.paper(base_width=1, mask_hidden=12))


@pytest.fixture
def make_styles(rng: np.random.Generator) -> Callable[..., np.ndarray]:
    def make(*blocks: int) -> np.ndarray:
        return rng.normal(size=(*blocks, REGIONS, 512)).astype(np.float32)

    return make
