"""Weights at rest: half the memory, the same pictures and codes to the bit, and nobody is disturbed."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models.sean import SEANGenerator, save_generator
from sean_editor.engine.engine import Engine
from sean_editor.engine.resting import RestingWeights

Make = Callable[..., np.ndarray]


@pytest.fixture
def engine(tiny: SEANGenerator, tmp_path: Path) -> Engine:
    """Its matrices are float16 in the file, its statistics are not."""
    save_generator(tiny, tmp_path / "tiny.safetensors")
    return Engine(tmp_path / "tiny.safetensors", "cpu", tmp_path / "styles")


def size(engine: Engine) -> int:
    return sum(p.numel() * p.element_size() for p in engine.generator.parameters())


def kinds(engine: Engine) -> set[torch.dtype]:
    return {p.dtype for p in engine.generator.parameters()}


def test_pictures_and_codes_are_the_same_at_rest(
    engine: Engine, make_layout: Make, make_styles: Make, rng: np.random.Generator
) -> None:
    labels, styles = make_layout(64, 64), make_styles()
    image = rng.integers(0, 256, (64, 64, 3), np.uint8)

    def all_of_it() -> list[np.ndarray]:
        return [
            engine.render_float(labels, styles * 0.5),
            engine.render_float(labels, styles),
            engine.reference_render(labels, styles),
            engine.encode_once(image, labels).codes,
            engine.encode_afresh(image, labels).codes,
        ]

    before, full = all_of_it(), size(engine)
    engine.rest()
    assert size(engine) < 0.55 * full
    assert all(np.array_equal(one, other) for one, other in zip(before, all_of_it(), strict=True))
    assert kinds(engine) == {torch.float32} and size(engine) == full


def test_a_refinement_is_the_same_after_a_rest(
    tiny: SEANGenerator, tmp_path: Path, make_layout: Make, rng: np.random.Generator
) -> None:
    """The face parser that compares pictures rests, too."""
    network = copy.deepcopy(tiny)
    network.config = replace(network.config, descent=1)
    save_generator(network, tmp_path / "refining.safetensors")
    engine = Engine(tmp_path / "refining.safetensors", "cpu", tmp_path / "styles")
    image, labels = rng.integers(0, 256, (32, 32, 3), np.uint8), make_layout(32, 32)
    before = engine.encode_afresh(image, labels)
    engine.rest()
    after = engine.encode_afresh(image, labels)
    assert np.array_equal(after.codes, before.codes)
    assert not np.array_equal(after.codes, engine.encode_once(image, labels).codes)


def test_weights_in_use_do_not_rest(engine: Engine) -> None:
    with engine.weights_in_use():
        engine.rest()
        assert kinds(engine) == {torch.float32}
    engine.rest()
    assert torch.float16 in kinds(engine)
    with engine.weights_in_use():
        other = threading.Thread(target=engine.rest)
        other.start()
        other.join()
        assert kinds(engine) == {torch.float32}


def test_what_would_lose_something_stays() -> None:
    network = torch.nn.Linear(3, 2)
    with torch.no_grad():
        network.weight.fill_(1 + 2**-12)
        network.bias.fill_(0.5)
    kept = network.weight
    weights = RestingWeights(network)
    weights.rest()
    assert network.weight is kept and network.bias.dtype == torch.float16
    with weights.in_use():
        assert network.bias.tolist() == [0.5, 0.5] and network.bias.dtype == torch.float32
