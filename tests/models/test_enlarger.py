"""The enlarger: what its picture depends on, and its file."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from models.enlarger import (
    Enlarger,
    EnlargerConfig,
    EnlargerError,
    fixed_noise,
    load_enlarger,
    save_enlarger,
)
from models.weights_file import read_tensors, write_tensors

SMALL = EnlargerConfig(width=8, blocks=2, fine=4)


@pytest.fixture(scope="module")
def network() -> Enlarger:
    """A network whose last layer does something."""
    torch.manual_seed(1)
    network = Enlarger(SMALL)
    torch.nn.init.normal_(network.out.weight, std=0.1)
    return network.requires_grad_(False).eval()


@pytest.fixture(scope="module")
def portrait() -> tuple[Tensor, Tensor]:
    """Two pictures [2, 3, 24, 32] and their labels."""
    random = torch.Generator().manual_seed(2)
    images = torch.rand(2, 3, 24, 32, generator=random) * 2 - 1
    return images, torch.randint(0, 19, (2, 24, 32), generator=random)


def test_twice_the_size_and_the_same_each_time(network: Enlarger, portrait: tuple[Tensor, Tensor]) -> None:
    made = network(*portrait)
    assert made.shape == (2, 3, 48, 64)
    assert torch.equal(made, network(*portrait))
    alone = network(portrait[0][1:], portrait[1][1:])
    torch.testing.assert_close(alone, made[1:])  # the noise does not depend on the batch
    torch.testing.assert_close(network(*portrait, fixed_noise(24, 32)), made)


def test_it_heeds_labels_and_noise(network: Enlarger, portrait: tuple[Tensor, Tensor]) -> None:
    images, labels = portrait
    made = network(images, labels)
    assert not torch.equal(network(images, torch.zeros_like(labels)), made)
    assert not torch.equal(network(images, labels, torch.zeros(2, 1, 12, 16)), made)


def test_it_begins_close_to_the_enlarged_picture(portrait: tuple[Tensor, Tensor]) -> None:
    torch.manual_seed(3)
    with torch.no_grad():
        added = Enlarger(SMALL)(*portrait) - F.interpolate(portrait[0], scale_factor=2, mode="bicubic")
    assert 0 < added.abs().mean() < 0.1


def test_a_picture_whose_sides_do_not_fit_is_refused(network: Enlarger) -> None:
    with pytest.raises(ValueError, match="26 x 24 cannot be enlarged"):
        network(torch.zeros(1, 3, 24, 26), torch.zeros(1, 24, 26, dtype=torch.int64))


def test_every_weight_has_a_gradient(portrait: tuple[Tensor, Tensor]) -> None:
    torch.manual_seed(4)
    network = Enlarger(SMALL)
    images = portrait[0].clone().requires_grad_()
    network(images, portrait[1]).square().mean().backward()
    without = [name for name, weight in network.named_parameters() if not weight.grad.abs().sum() > 0]
    assert without == []
    assert images.grad is not None and images.grad.abs().amin((1, 2, 3)).shape == (2,)
    assert (images.grad != 0).float().mean() > 0.99


def test_saved_and_loaded_it_is_the_same_network(tmp_path: Path, network: Enlarger) -> None:
    path = tmp_path / "a.safetensors"
    save_enlarger(network, path)
    loaded = load_enlarger(path)
    assert loaded.config == SMALL and not loaded.training
    assert not any(weight.requires_grad for weight in loaded.parameters())
    kept, found = read_tensors(path), loaded.state_dict()
    for name, tensor in network.state_dict().items():
        matrix = tensor.dim() > 1
        assert kept[name].dtype == (torch.float16 if matrix else torch.float32)
        assert torch.equal(found[name], tensor.half().float() if matrix else tensor)


def test_the_shipped_size_is_two_megabytes(tmp_path: Path) -> None:
    save_enlarger(Enlarger(), tmp_path / "a.safetensors")
    assert 1.8e6 < (tmp_path / "a.safetensors").stat().st_size < 2.1e6


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not weights"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(content)
    with pytest.raises(EnlargerError, match=r"broken\.safetensors"):
        load_enlarger(path)
    with pytest.raises(EnlargerError, match=r"no weights file at .*none\.safetensors"):
        load_enlarger(tmp_path / "none.safetensors")


def test_other_weights_and_half_a_network_are_refused(tmp_path: Path, network: Enlarger) -> None:
    write_tensors(tmp_path / "other.safetensors", {"weight": torch.zeros(2, 2)}, {"format": "face-parser"})
    with pytest.raises(
        EnlargerError, match=r"other\.safetensors holds weights, but not those of an enlarger"
    ):
        load_enlarger(tmp_path / "other.safetensors")
    state = network.state_dict()
    config = '{"regions": 19, "width": 8, "blocks": %s, "fine": 4}'
    for blocks, tensors in (("2", {"out.bias": state["out.bias"]}), ("1", state), ("2000000000", state)):
        about = {"format": "enlarger", "config": config % blocks}
        write_tensors(tmp_path / "half.safetensors", tensors, about)
        with pytest.raises(EnlargerError, match=r"half\.safetensors is not a complete enlarger"):
            load_enlarger(tmp_path / "half.safetensors")


def test_nothing_in_a_file_is_run(tmp_path: Path) -> None:
    """A pickle, whatever its name says."""
    trap = tmp_path / "trap.pth"
    torch.save({"weight": _Trap(tmp_path / "sprung")}, trap)
    for name in ("trap.pth", "trap.safetensors"):
        path = tmp_path / name
        path.write_bytes(trap.read_bytes())
        with pytest.raises(EnlargerError, match=name):
            load_enlarger(path)
    assert not (tmp_path / "sprung").exists()


class _Trap:
    """Makes a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self._file = str(file)

    def __reduce__(self) -> tuple[object, ...]:
        return open, (self._file, "w")
