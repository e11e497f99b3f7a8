"""The weights that ship: the file, the faces that ship with them, and a style that goes where it is sent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from models.lab.metrics.metrics import psnr
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig
from sean_editor.checkpoints import DEFAULT_CHECKPOINT, SHIPPED_STYLES
from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.engine.renderer import Renderer
from sean_editor.errors import UserError
from sean_editor.photo import load_portrait, shipped_portraits

HAIR, NOSE = CELEBAMASK_HQ.by_name("hair").id, CELEBAMASK_HQ.by_name("nose").id


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def portraits() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()]


def colour(image: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Mean colour of an image [H, W, 3] in 0..255 where mask [H, W]."""
    return image[mask].mean(0)


def test_the_file_is_the_compact_network_and_below_40_mb(engine: Engine) -> None:
    assert DEFAULT_CHECKPOINT.stat().st_size < 40e6
    config = engine.generator.config
    assert config == SEANConfig.compact().encoding_as(config)
    assert config.descent > 0


@pytest.mark.slow
def test_styles_of_the_shipped_portraits_ship(engine: Engine, portraits: list[Portrait]) -> None:
    """As the network reads them: after a change of either, run `read-styles`."""
    names = {engine.bank.key(p.image, p.labels) for p in portraits}
    with safe_open(SHIPPED_STYLES, framework="np") as stored:
        assert set(stored.keys()) == names
    for portrait in portraits[::8]:
        afresh = engine.encode_afresh(portrait.image, portrait.labels)
        kept = engine.encode(portrait.image, portrait.labels)
        assert np.array_equal(kept.present, afresh.present)
        np.testing.assert_allclose(kept.codes, afresh.codes, atol=0.02)


def test_the_parser_is_loaded_when_something_is_to_be_read(
    portraits: list[Portrait], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine = Engine(device="cpu", cache_dir=tmp_path / "cache")
    monkeypatch.setattr("sean_editor.engine.engine.METRIC_PARSER", tmp_path / "gone.safetensors")
    known = portraits[0]
    assert engine.encode(known.image, known.labels).present.any(), "it ships"
    with pytest.raises(UserError, match=r"gone\.safetensors"):
        engine.encode(known.image[:, ::-1], known.labels[:, ::-1])


def test_refined_codes_are_closer_than_one_pass(engine: Engine, portraits: list[Portrait]) -> None:
    for p in portraits[::8]:
        wanted = torch.from_numpy(p.image.copy()).permute(2, 0, 1) / 127.5 - 1
        once, refined = (
            psnr(torch.from_numpy(engine.render_float(p.labels, matrix.codes))[None], wanted[None]).item()
            for matrix in (engine.encode_once(p.image, p.labels), engine.encode(p.image, p.labels))
        )
        assert refined > once + 0.3, p.name


@pytest.mark.slow
def test_every_shipped_portrait_is_reconstructed(engine: Engine, portraits: list[Portrait]) -> None:
    assert len(portraits) == 24
    figures = {}
    for p in portraits:
        result = torch.from_numpy(engine.render_float(p.labels, engine.encode(p.image, p.labels).codes))
        wanted = torch.from_numpy(p.image.copy()).permute(2, 0, 1) / 127.5 - 1
        figures[p.name] = psnr(result[None], wanted[None]).item()
    assert min(figures.values()) > 18, figures
    assert np.mean(list(figures.values())) > 20, figures


@pytest.mark.slow
def test_no_one_sees_what_bfloat16_leaves_out(engine: Engine, portraits: list[Portrait]) -> None:
    quick = Renderer(engine.generator, dtype=torch.bfloat16)
    for portrait, other in zip(portraits[:3], portraits[3:6], strict=True):
        styles = engine.encode(portrait.image, portrait.labels).codes.copy()
        styles[HAIR] = engine.encode(other.image, other.labels).codes[HAIR]
        off = np.abs(quick.render(portrait.labels, styles) - engine.render_float(portrait.labels, styles))
        assert off.mean() * 127.5 < 0.25 and off.max() * 127.5 < 4, "levels of 255"


def test_hair_takes_the_colour_it_is_given_and_the_rest_stays(
    engine: Engine, portraits: list[Portrait]
) -> None:
    """Each of six faces gets the hair that differs most from its own in colour."""
    haired = [p for p in portraits if (p.labels == HAIR).mean() > 0.02]
    hair = {p.name: colour(p.image, p.labels == HAIR) for p in haired}
    for portrait in haired[::4]:
        own = hair[portrait.name]
        giver = max(haired, key=lambda p: float(np.linalg.norm(hair[p.name] - own)))
        styles = engine.encode(portrait.image, portrait.labels).codes.copy()
        before = engine.render(portrait.labels, styles)
        styles[HAIR] = engine.encode(giver.image, giver.labels).codes[HAIR]
        after = engine.render(portrait.labels, styles)
        missed = np.linalg.norm(colour(after, portrait.labels == HAIR) - hair[giver.name])
        assert missed < 0.5 * np.linalg.norm(own - hair[giver.name]), (giver.name, portrait.name)
        nose = portrait.labels == NOSE
        assert np.linalg.norm(colour(after, nose) - colour(before, nose)) < 12, portrait.name
