"""Networks made without values: loaded, they are the same as any; an incomplete file is still refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from models.blank import blank, give_values
from models.lab.metrics.inception import InceptionV3
from models.lab.systems import SYSTEMS, make_system
from models.parsing import FaceParser
from models.parsing.bisenet import BiSeNet
from models.parsing.landmarks import LandmarkRefiner
from models.parsing.locator import FaceLocator
from models.sean import SEANConfig, SEANGenerator
from models.sean.blocks import SpectralConv2d


def small(encoder: str) -> SEANGenerator:
    return SEANGenerator(SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4, encoder=encoder))


def system(name: str) -> nn.Module:
    return make_system(name, SYSTEMS[name].configure("compact", base_width=4))


NETWORKS: dict[str, Callable[[], nn.Module]] = {
    **{encoder: lambda encoder=encoder: small(encoder) for encoder in ("paper", "textures", "closeups")},
    **{name: lambda name=name: system(name) for name in SYSTEMS},
    "parser": FaceParser,
    "public parser": BiSeNet,
    "locator": FaceLocator,
    "refiner": LandmarkRefiner,
    "inception": InceptionV3,
}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_blank_network_takes_every_value_and_draws_none(name: str) -> None:
    torch.manual_seed(1)
    usual = NETWORKS[name]().eval()
    before = torch.get_rng_state()
    network = blank(NETWORKS[name])
    assert torch.equal(torch.get_rng_state(), before)
    assert not _on_meta(usual) and _on_meta(network)
    give_values(network, usual.state_dict())
    assert not _on_meta(network)
    loaded, wanted = _tensors(network), _tensors(usual)
    assert loaded.keys() == wanted.keys()
    for key, value in wanted.items():
        assert loaded[key].dtype == value.dtype and torch.equal(loaded[key], value), key
    assert [p.requires_grad for p in network.parameters()] == [p.requires_grad for p in usual.parameters()]


def test_values_take_the_networks_types() -> None:
    network = blank(lambda: nn.BatchNorm2d(3))
    values = {key: value.half() for key, value in nn.BatchNorm2d(3).state_dict().items()}
    assert {value.dtype for value in give_values(network, values).state_dict().values()} == {
        torch.float32,
        torch.int64,
    }


def test_a_tensor_of_the_right_type_is_shared() -> None:
    values = nn.Linear(3, 2).state_dict()
    network = give_values(blank(lambda: nn.Linear(3, 2)), values)
    assert network.weight.data_ptr() == values["weight"].data_ptr()


@pytest.mark.parametrize("wrong", ["missing", "unknown", "shape"])
def test_names_and_shapes_must_be_the_networks(wrong: str) -> None:
    values: dict[str, Tensor] = dict(nn.Linear(3, 2).state_dict())
    if wrong == "missing":
        del values["bias"]
    elif wrong == "unknown":
        values["other"] = torch.zeros(1)
    else:
        values["bias"] = torch.zeros(3)
    with pytest.raises(RuntimeError, match="other" if wrong == "unknown" else "bias"):
        give_values(blank(lambda: nn.Linear(3, 2)), values)


def test_a_network_of_more_tensors_than_there_can_be_is_not_made() -> None:
    made = []

    def layers(count: int) -> nn.Module:
        return nn.ModuleList(made.append(i) or nn.Linear(3, 2) for i in range(count))

    assert len(blank(lambda: layers(5), most=10)) == 5
    made.clear()
    with pytest.raises(ValueError, match="more tensors"):
        blank(lambda: layers(1 << 20), most=10)
    assert len(made) == 6, "it ends at the first tensor too many"
    config = SEANConfig(regions=256, style_level="module", encoder="closeups")
    assert len(blank(lambda: SEANGenerator(config)).state_dict()) == 8562


def test_initialisers_work_again_afterwards() -> None:
    with pytest.raises(ZeroDivisionError):
        blank(lambda: nn.Linear(3, 1 // 0))
    assert nn.init.constant_(torch.zeros(2), 3.0).tolist() == [3, 3]
    assert torch.zeros(1).device.type == "cpu"


def test_a_new_spectral_convolution_starts_from_its_largest_singular_value() -> None:
    torch.manual_seed(2)
    conv = SpectralConv2d(6, 5, 3)
    largest = torch.linalg.matrix_norm(conv.weight_orig.detach().flatten(1), 2)
    estimate = conv.weight_u @ conv.weight_orig.detach().flatten(1) @ conv.weight_v
    assert 0.8 * largest < estimate <= largest * 1.0001
    assert torch.allclose(conv.weight_u.norm(), torch.tensor(1.0))


def _tensors(network: nn.Module) -> dict[str, Tensor]:
    """With the buffers that no file has."""
    return {**dict(network.named_parameters()), **dict(network.named_buffers())}


def _on_meta(network: nn.Module) -> bool:
    return any(tensor.is_meta for tensor in _tensors(network).values())
