"""The face parser: shapes, files, and what a training makes of it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from models.parsing import FaceParser, ParsingError, load_parser, save_parser
from models.parsing.checkpoint import load_networks
from models.parsing.parser import ParserConfig, most_likely

TINY = ParserConfig(widths=(8, 8, 16, 16, 16), blocks=(1, 1, 1, 1), decoder=(8, 8, 8, 8))


def test_logits_have_the_size_of_the_picture() -> None:
    parser = FaceParser(TINY).eval()
    images = torch.rand(2, 3, 64, 96) * 2 - 1
    assert parser(images).shape == (2, 19, 64, 96)
    assert parser.half_size(images).shape == (2, 19, 32, 48)


def some_parser(config: ParserConfig = TINY) -> FaceParser:
    """Untrained, but with statistics that are not those of a new network."""
    torch.manual_seed(0)
    parser = FaceParser(config)
    with torch.no_grad():
        for _ in range(3):
            parser(torch.rand(2, 3, 64, 64) * 2 - 1)
    return parser.eval()


def test_a_new_fine_head_changes_nothing() -> None:
    old, images = some_parser(), torch.rand(2, 3, 64, 96) * 2 - 1
    new = old.with_fine_head(8)
    assert new.config == replace(TINY, fine=8) and not new.training
    assert torch.equal(new(images), old(images))
    assert torch.equal(new.half_size(images), old.half_size(images))
    for ours, theirs in zip(new.levels(images), old.levels(images), strict=True):
        assert torch.equal(ours, theirs)
    other = new.with_fine_head(4)
    assert torch.equal(other(images), old(images))


def test_a_fine_head_decides_single_pixels() -> None:
    """Its weights are set so that white pixels, and they alone, are region 5."""
    parser = some_parser().with_fine_head(4)
    head = parser.fine
    assert head is not None
    with torch.no_grad():
        for layer in (head.lift[0], head.picture, head.merge[0], head.out):
            for weights in layer.parameters():
                weights.zero_()
        head.picture.weight[0, :, 1, 1] = 1.0  # the sum of the colours, -3 to 3
        head.merge[0].weight[0, 0, 1, 1] = 1.0
        head.out.weight[5, 0] = 1000.0
    images = torch.full((1, 3, 64, 64), -1.0)
    images[:, :, 11, 30] = 1.0
    found = most_likely(parser(images))[0][0] == 5
    assert found[11, 30]
    assert not found[10, 30] and not found[11, 31] and not found[11, 29] and not found[12, 30]


def test_a_window_is_decided_as_in_the_whole() -> None:
    parser, images = some_parser(replace(TINY, fine=4)), torch.rand(1, 3, 64, 64) * 2 - 1
    assert parser.fine is not None
    torch.nn.init.normal_(parser.fine.out.weight)
    features = parser.features(images)
    part = parser.full_size(features[:, :, 8:24, 4:20], images[:, :, 16:48, 8:40])
    assert torch.allclose(part[..., 4:-4, 4:-4], parser(images)[..., 20:44, 12:36], atol=1e-4)


def test_most_likely_by_hand() -> None:
    logits = torch.full((1, 3, 1, 2), 0.0)
    logits[0, 2, 0, 1] = np.log(8.0)
    labels, probability = most_likely(logits)
    assert labels.dtype == torch.uint8 and labels[0, 0].tolist() == [0, 2]
    assert probability[0, 0].tolist() == pytest.approx([1 / 3, 0.8])


def test_weights_survive_a_file(tmp_path: Path) -> None:
    torch.manual_seed(0)
    parser = FaceParser(TINY).eval()
    save_parser(parser, tmp_path / "p.safetensors")
    loaded = load_parser(tmp_path / "p.safetensors")
    assert isinstance(loaded, FaceParser) and loaded.config == TINY and not loaded.training
    images = torch.rand(1, 3, 64, 64) * 2 - 1
    assert torch.allclose(loaded(images), parser(images), atol=0.02)  # matrices are stored as float16
    assert not any(p.requires_grad for p in loaded.parameters())


def test_both_networks_survive_a_file(tmp_path: Path) -> None:
    first, second = some_parser(replace(TINY, fine=4)), some_parser(replace(TINY, regions=12))
    save_parser(first, tmp_path / "both.safetensors", second)
    networks = load_networks(tmp_path / "both.safetensors")
    images = torch.rand(1, 3, 64, 64) * 2 - 1
    assert networks.factors is None
    for ours, theirs in zip(networks[:2], (first, second), strict=True):
        assert isinstance(ours, FaceParser) and ours.config == theirs.config and not ours.training
        assert torch.allclose(ours(images), theirs(images), atol=0.02)
    only = load_parser(tmp_path / "both.safetensors")
    assert isinstance(only, FaceParser) and only.config == first.config


def test_factors_survive_a_file(tmp_path: Path) -> None:
    parser, factors = some_parser(), torch.linspace(0.5, 2, TINY.regions)
    save_parser(parser, tmp_path / "new.safetensors", factors=factors)
    networks = load_networks(tmp_path / "new.safetensors")
    assert networks.factors is not None and torch.allclose(networks.factors, factors, atol=1e-4)


@pytest.mark.parametrize("factors", [[1.0], "many", [0.0] * 19, [1.0] * 18 + [None], {"a": 1}])
def test_damaged_factors_are_told(tmp_path: Path, factors: object) -> None:
    about = {"format": "face-parser", "config": json.dumps(asdict(TINY) | {"factors": factors})}
    save_file(some_parser().state_dict(), tmp_path / "bad.safetensors", metadata=about)
    with pytest.raises(ParsingError, match="not a complete face parser"):
        load_networks(tmp_path / "bad.safetensors")


def test_more_regions_change_no_answer() -> None:
    parser = some_parser(replace(TINY, regions=12))
    wider = parser.with_regions(15)
    images = torch.rand(2, 3, 64, 64) * 2 - 1
    assert wider.config.regions == 15 and wider(images).shape[1] == 15
    assert torch.allclose(wider(images)[:, :12], parser(images), atol=1e-5)
    assert bool((wider(images)[:, 12:] < -3).all())


def test_files_of_before_the_fine_head_load(tmp_path: Path) -> None:
    parser = some_parser()
    config = {name: value for name, value in asdict(TINY).items() if name != "fine"}
    about = {"format": "face-parser", "config": json.dumps(config)}
    save_file(parser.state_dict(), tmp_path / "old.safetensors", metadata=about)
    networks = load_networks(tmp_path / "old.safetensors")
    assert isinstance(networks.parser, FaceParser) and networks.close_ups is None
    images = torch.rand(1, 3, 64, 64) * 2 - 1
    assert torch.allclose(networks.parser(images), parser(images), atol=1e-5)


def test_files_that_are_no_parser(tmp_path: Path) -> None:
    with pytest.raises(ParsingError, match="no weights file at"):
        load_parser(tmp_path / "none.safetensors")
    (tmp_path / "text.safetensors").write_text("hello, this is no weights file")
    with pytest.raises(ParsingError, match=r"text\.safetensors cannot be read"):
        load_parser(tmp_path / "text.safetensors")
    save_file({"a": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(ParsingError, match="not those of a face parser"):
        load_parser(tmp_path / "other.safetensors")
    about = {"format": "face-parser", "config": '{"regions": 19}'}
    save_file({"a": torch.zeros(1)}, tmp_path / "half.safetensors", metadata=about)
    with pytest.raises(ParsingError, match="not a complete face parser"):
        load_parser(tmp_path / "half.safetensors")
    save_file({"a": torch.zeros(1)}, tmp_path / "bare.safetensors", metadata={"format": "face-parser"})
    with pytest.raises(ParsingError, match="not a complete face parser"):
        load_parser(tmp_path / "bare.safetensors")
