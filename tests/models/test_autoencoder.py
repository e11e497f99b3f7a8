"""The texture autoencoder: what its principal components begin with, and its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from models.autoencoder import (
    CELL,
    AutoencoderConfig,
    AutoencoderError,
    TextureAutoencoder,
    load_autoencoder,
    save_autoencoder,
)
from models.autoencoder.network import start_from_components
from models.lab.metrics.metrics import psnr
from models.pixels import to_signed
from models.weights_file import write_tensors

SMALL = AutoencoderConfig(encoder=(8, 16), decoder=(16, 12, 8))
PORTRAIT = Path(__file__).resolve().parents[2] / "resources" / "portraits" / "images" / "amara.jpg"


@pytest.fixture(scope="module")
def portrait() -> Tensor:
    """[1, 3, 256, 256]."""
    from PIL import Image

    return to_signed(np.asarray(Image.open(PORTRAIT).convert("RGB").resize((256, 256))))[None]


@pytest.fixture(scope="module")
def started(portrait: Tensor) -> TextureAutoencoder:
    torch.manual_seed(0)
    network = TextureAutoencoder(SMALL)
    cells = torch.nn.functional.unfold(portrait, CELL, stride=CELL)[0].T
    start_from_components(network, cells.reshape(-1, 3, CELL, CELL))
    return network.requires_grad_(False)


def test_components_alone_bring_a_picture_back(started: TextureAutoencoder, portrait: Tensor) -> None:
    """32 of 192 components of a cell keep nearly all of a portrait; the networks add nothing at first."""
    assert psnr(started(portrait).clamp(-1, 1), portrait).item() > 33


def test_latents_have_unit_variance_at_first(started: TextureAutoencoder, portrait: Tensor) -> None:
    latents = started.encode(portrait)  # [1, 32, 32, 32]
    assert latents.shape == (1, 32, 32, 32)
    assert torch.allclose(latents.std((0, 2, 3)), torch.ones(32), atol=0.02)
    assert latents.mean((0, 2, 3)).abs().max() < 1e-3


def test_a_cell_of_latents_reaches_only_its_neighbourhood(started: TextureAutoencoder) -> None:
    latents = torch.zeros(1, 32, 32, 32)
    before = started.decode(latents)
    latents[..., 16, 16] = 1
    changed = (started.decode(latents) - before).abs().amax((0, 1))  # [256, 256]
    rows, columns = torch.nonzero(changed > 0, as_tuple=True)
    assert min(rows.min(), columns.min()) >= 16 * CELL - 64
    assert max(rows.max(), columns.max()) < 17 * CELL + 64


def test_saved_and_loaded_it_is_the_same_network(tmp_path: Path, portrait: Tensor) -> None:
    network = TextureAutoencoder(SMALL)
    save_autoencoder(network, tmp_path / "a.safetensors")
    loaded = load_autoencoder(tmp_path / "a.safetensors")
    assert loaded.config == SMALL and not loaded.training
    found = loaded.state_dict()
    for name, tensor in network.state_dict().items():
        kept = tensor.half().float() if tensor.dim() > 1 else tensor
        assert torch.equal(found[name], kept)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not weights"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(content)
    with pytest.raises(AutoencoderError, match=r"broken\.safetensors"):
        load_autoencoder(path)


def test_other_weights_and_half_a_network_are_refused(tmp_path: Path) -> None:
    write_tensors(tmp_path / "other.safetensors", {"weight": torch.zeros(2, 2)}, {"format": "face-parser"})
    with pytest.raises(AutoencoderError, match="but not those of a texture autoencoder"):
        load_autoencoder(tmp_path / "other.safetensors")
    write_tensors(
        tmp_path / "half.safetensors",
        {"weight": torch.zeros(2, 2)},
        {
            "format": "texture-autoencoder",
            "config": '{"latents": 4, "encoder": [8, 8], "decoder": [8, 8, 8]}',
        },
    )
    with pytest.raises(AutoencoderError, match="not a complete texture autoencoder"):
        load_autoencoder(tmp_path / "half.safetensors")
