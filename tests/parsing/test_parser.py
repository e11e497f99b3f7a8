"""The face parser: shapes, files, and what a training makes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from models.parsing import FaceParser, ParsingError, load_parser, save_parser
from models.parsing.parser import ParserConfig, most_likely

TINY = ParserConfig(widths=(8, 8, 16, 16, 16), blocks=(1, 1, 1, 1), decoder=(8, 8, 8, 8))


def test_logits_have_the_size_of_the_picture() -> None:
    parser = FaceParser(TINY).eval()
    images = torch.rand(2, 3, 64, 96) * 2 - 1
    assert parser(images).shape == (2, 19, 64, 96)
    assert parser.half_size(images).shape == (2, 19, 32, 48)


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
