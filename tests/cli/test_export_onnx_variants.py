"""`python main.py export-onnx` of networks with other parts and in the public format, held to the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from exported_onnx import Exported, difference, sample

from models.lab.filled import filled_generator
from models.lab.onnx.files import make_graphs
from models.lab.onnx.metadata import OnnxOptions
from models.lab.systems.variants import variant
from models.sean import SEANConfig, save_generator
from sean_editor.cli.main import main

REGIONS = 6
"""Each has nodes of its own in every block."""


# each encoder with a change elsewhere; those for close-ups and for textures, which is a part of it, are
# exported for any size by test_export_onnx.py: most of the time goes into sizes that are free
@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "size"),
    [
        (("module-encoders", "flat-encoder"), None),
        (("style-only", "closeup-encoder"), (64, 96)),
        (("style-norm", "texture-encoder"), (64, 96)),
    ],
    ids=str,
)
@torch.inference_mode()
def test_variants(
    names: tuple[str, str],
    size: tuple[int, int] | None,
    tmp_path: Path,
    make_layout: Callable[..., np.ndarray],
) -> None:
    config = SEANConfig(regions=REGIONS, base_width=1, mask_hidden=3, style_length=32)
    for name in names:
        config = variant(name, config)
    save_generator(filled_generator(config), tmp_path / "net.safetensors", half=False)
    variation = Exported(tmp_path / "out")
    make_graphs(tmp_path / "net.safetensors", OnnxOptions(size)).write(*variation.paths)
    generator = filled_generator(config)
    images, labels = sample(make_layout, 2, 64, 96, REGIONS)
    styles = generator.encode(images, labels)
    assert difference(variation.encode(images, labels), styles) < 1e-4
    worn = styles if styles.dim() == 4 else styles[:, None].expand(-1, 6, -1, -1)
    assert difference(variation.paint(labels, worn), generator(labels, worn, noise=False)) < 1e-4


@pytest.mark.slow
def test_the_public_format_at_full_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.save(filled_generator(SEANConfig.paper()).state_dict(), tmp_path / "latest_net_G.pth")
    assert main(["export-onnx", "--checkpoint", str(tmp_path / "latest_net_G.pth"), "-o", str(tmp_path)]) == 0
    assert "portraits of 256 x 256 and 128 x 96: largest difference" in capsys.readouterr().out
    assert (tmp_path / "latest_net_G-generator.onnx").stat().st_size > 1e9
