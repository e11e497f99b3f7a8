"""Networks for comparison in the editor: rendered exactly, or refused with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from quick_cases import first_quick

from models.lab.filled import filled_generator
from models.lab.systems.variants import VARIANTS, variant
from models.sean import SEANConfig, save_generator
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError

BASE = SEANConfig.paper(base_width=1, mask_hidden=4, style_rank=8)
REFUSED = {
    "module-encoders": "several style encoders",
    "block-encoders": "several style encoders",
    "style-only": "no mask branch",
    "mask-only": "no style branch",
    "coarse-style-map": "a coarse style map",
}


def saved(name: str, folder: Path) -> Path:
    path = folder / f"{name}.safetensors"
    save_generator(filled_generator(variant(name, BASE)), path, half=False)
    return path


@pytest.mark.parametrize("name", first_quick(sorted(VARIANTS.keys() - REFUSED - {"full-rank"}), 4))
def test_what_the_engine_takes_it_renders_as_the_plain_network(
    name: str, tmp_path: Path, make_layout: Callable[..., np.ndarray], rng: np.random.Generator
) -> None:
    torch.manual_seed(0)
    engine = Engine(saved(name, tmp_path), device="cpu", cache_dir=tmp_path / "cache")
    labels = make_layout(64, 64)
    styles = rng.normal(size=(19, 512)).astype(np.float32)
    assert np.abs(engine.render_float(labels, styles) - engine.reference_render(labels, styles)).max() < 1e-4


@pytest.mark.parametrize("name", first_quick(sorted(REFUSED), 2))
def test_what_the_engine_cannot_render_it_refuses(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=REFUSED[name]) as caught:
        Engine(saved(name, tmp_path), device="cpu", cache_dir=tmp_path / "cache")
    assert f"{name}.safetensors" in str(caught.value)
