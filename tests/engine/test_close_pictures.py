"""Pictures in bfloat16 and float16 are within a level of 255 of exact on average, within four anywhere."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from models.lab.filled import filled_generator
from models.sean import SEANConfig, SEANGenerator, load_generator
from sean_editor.checkpoints import DEFAULT_CHECKPOINT
from sean_editor.engine.engine import Engine
from sean_editor.engine.renderer import Renderer
from sean_editor.photo import load_portrait, shipped_portraits

LEVELS = 127.5  # of 255, for values in -1..1
HAIR = 13


def edits(codes: list[np.ndarray], layouts: list[np.ndarray]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Each portrait as it is, with the next one's hair, and with a stroke of hair over its middle."""
    found = []
    for number, (styles, labels) in enumerate(zip(codes, layouts, strict=True)):
        swapped = styles.copy()
        swapped[HAIR] = codes[(number + 1) % len(codes)][HAIR]
        painted = labels.copy()
        painted[100:126, 90:116] = HAIR
        found += [(labels, styles), (labels, swapped), (painted, styles)]
    return found


def assert_close(generator: SEANGenerator, pairs: list[tuple[np.ndarray, np.ndarray]]) -> None:
    exact, quick = Renderer(generator), Renderer(generator, dtype=torch.bfloat16)
    for labels, styles in pairs:
        apart = np.abs(exact.render(labels, styles) - quick.render(labels, styles)) * LEVELS
        assert 0 < apart.mean() < 1 and apart.max() < 4


@pytest.mark.slow
def test_of_the_shipped_network() -> None:
    portraits = [load_portrait(path) for path in shipped_portraits()[:2]]
    engine = Engine(DEFAULT_CHECKPOINT, "cpu")
    codes = [engine.encode(portrait.image, portrait.labels).codes for portrait in portraits]
    assert_close(load_generator(DEFAULT_CHECKPOINT), edits(codes, [p.labels for p in portraits]))


def test_of_the_shipped_network_in_float16() -> None:
    """As graphics cards compute it, in all blocks; at a quarter of the size, for a CPU computes it slowly."""
    labels = load_portrait(shipped_portraits()[0]).labels[::4, ::4]
    styles = np.random.default_rng(0).normal(0, 0.5, (19, 512)).astype(np.float32)
    generator = load_generator(DEFAULT_CHECKPOINT)
    exact, half = Renderer(generator), Renderer(generator, dtype=torch.float16)
    apart = np.abs(exact.render(labels, styles) - half.render(labels, styles)) * LEVELS
    assert 0 < apart.mean() < 0.1 and apart.max() < 1


@pytest.mark.slow
def test_of_a_full_size_network() -> None:
    portrait = load_portrait(shipped_portraits()[0])
    styles = np.random.default_rng(0).normal(0, 0.3, (19, 512)).astype(np.float32)
    assert_close(filled_generator(SEANConfig.paper()), edits([styles], [portrait.labels]))
