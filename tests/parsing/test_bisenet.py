"""The public face parser: its tensors, its formulas against plain numpy, its order, its scale, its file."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.lab.filled import fill
from models.parsing import ParsingError, load_parser
from models.parsing.bisenet import (
    REGION_OF_CHANNEL,
    SIZE,
    AttentionRefinement,
    BiSeNet,
    FeatureFusion,
    ResidualBlock,
    ResNet18,
)
from models.regions import CELEBAMASK_HQ

KEYS = json.loads((Path(__file__).parents[1] / "data" / "bisenet_keys.json").read_text())
Array = np.ndarray


def filled(shapes: dict[str, list[int]]) -> dict[str, Tensor]:
    """Deterministic weights; those of batch norms lie around one, so that the signal stays alive."""
    state = {}
    for key, shape in shapes.items():
        if key.endswith("num_batches_tracked"):
            state[key] = torch.tensor(0)
        else:
            offset = 1.0 if len(shape) == 1 and key.endswith("weight") else 0.0
            scale = 0.2 if len(shape) == 1 else 1.4
            state[key] = offset + scale * torch.from_numpy(fill(key, tuple(shape)))
            if key.endswith("running_var"):
                state[key] = state[key].abs() + 0.5
    return state


@pytest.fixture(scope="module")
def state() -> dict[str, Tensor]:
    return filled(KEYS)


@pytest.fixture(scope="module")
def network(state: dict[str, Tensor]) -> BiSeNet:
    return BiSeNet.from_state_dict(state).requires_grad_(False).eval()


def test_it_has_exactly_the_public_tensors() -> None:
    network = BiSeNet()
    assert {key: list(value.shape) for key, value in network.state_dict().items()} == KEYS
    assert len(KEYS) == 191
    assert sum(p.numel() for p in network.parameters()) == 13_300_416
    used = [k for k in KEYS if not k.startswith(("conv_out16", "conv_out32")) and "num_batches" not in k]
    assert sum(4 * math.prod(KEYS[key]) for key in used) == 52_650_752


# the formulas in plain numpy, for one picture [C, H, W]


def conv(x: Array, weight: Array, stride: int = 1) -> Array:
    reach, (height, width) = weight.shape[2] // 2, x.shape[1:]
    padded = np.pad(x, ((0, 0), (reach, reach), (reach, reach)))
    out = np.zeros((len(weight), -(-height // stride), -(-width // stride)))
    for dy in range(weight.shape[2]):
        for dx in range(weight.shape[3]):
            seen = padded[:, dy : dy + height : stride, dx : dx + width : stride]
            out += np.tensordot(weight[:, :, dy, dx], seen, 1)
    return out


def norm(x: Array, w: dict[str, Array], name: str) -> Array:
    gain, bias, mean, var = (w[f"{name}.{p}"] for p in ("weight", "bias", "running_mean", "running_var"))
    return (x - mean[:, None, None]) * (gain / np.sqrt(var + 1e-5))[:, None, None] + bias[:, None, None]


def relu(x: Array) -> Array:
    return np.maximum(x, 0)


def sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def mean(x: Array) -> Array:
    return x.mean((1, 2), keepdims=True)


def tiny(module: nn.Module) -> tuple[nn.Module, dict[str, Array]]:
    state = filled({key: list(value.shape) for key, value in module.state_dict().items()})
    module.load_state_dict(state)
    weights = {key: value.numpy().astype(np.float64) for key, value in state.items()}
    return module.double().eval(), weights


def run(module: nn.Module, *arrays: Array) -> Array:
    with torch.no_grad():
        return module(*(torch.from_numpy(a)[None] for a in arrays))[0].numpy()


def test_attention_refinement(rng: np.random.Generator) -> None:
    module, w = tiny(AttentionRefinement(3, 4))
    x = rng.standard_normal((3, 5, 6))
    features = relu(norm(conv(x, w["conv.conv.weight"]), w, "conv.bn"))
    attention = sigmoid(norm(conv(mean(features), w["conv_atten.weight"]), w, "bn_atten"))
    assert np.allclose(run(module, x), features * attention)


def test_feature_fusion(rng: np.random.Generator) -> None:
    module, w = tiny(FeatureFusion(5, 8))
    fine, coarse = rng.standard_normal((3, 4, 6)), rng.standard_normal((2, 4, 6))
    both = np.concatenate([fine, coarse])
    features = relu(norm(conv(both, w["convblk.conv.weight"]), w, "convblk.bn"))
    attention = sigmoid(conv(relu(conv(mean(features), w["conv1.weight"])), w["conv2.weight"]))
    assert np.allclose(run(module, fine, coarse), features * attention + features)


@pytest.mark.parametrize("stride", [1, 2])
def test_residual_block(rng: np.random.Generator, stride: int) -> None:
    module, w = tiny(ResidualBlock(3, 3 * stride, stride))
    x = rng.standard_normal((3, 6, 8))
    change = relu(norm(conv(x, w["conv1.weight"], stride), w, "bn1"))
    change = norm(conv(change, w["conv2.weight"]), w, "bn2")
    around = x if stride == 1 else norm(conv(x, w["downsample.0.weight"], 2), w, "downsample.1")
    assert np.allclose(run(module, x), relu(change + around))


def test_backbone_levels() -> None:
    with torch.no_grad():
        shapes = [tuple(f.shape[1:]) for f in ResNet18().eval()(torch.zeros(1, 3, 64, 96))]
    assert shapes == [(128, 8, 12), (256, 4, 6), (512, 2, 3)]


def test_the_context_path_joins_the_levels_from_coarse_to_fine(network: BiSeNet) -> None:
    path, images = network.cp, torch.randn(1, 3, 64, 96, generator=torch.Generator().manual_seed(1))
    f8, f16, f32 = path.resnet(images)
    overall = path.conv_avg(f32.mean((2, 3), keepdim=True)).expand(-1, -1, 2, 3)
    at16 = path.conv_head32((path.arm32(f32) + overall).repeat_interleave(2, 2).repeat_interleave(2, 3))
    at8 = path.conv_head16((path.arm16(f16) + at16).repeat_interleave(2, 2).repeat_interleave(2, 3))
    fine, context = path(images)
    assert torch.equal(fine, f8)
    assert torch.allclose(context, at8, atol=1e-5)


def test_channels_come_out_as_our_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channel c says c everywhere: region r must then say the channel that stands for it."""
    public = (
        "background skin l_brow r_brow l_eye r_eye eye_g l_ear r_ear ear_r nose mouth u_lip l_lip neck neck_l"
    )
    names = [*public.split(), "cloth", "hair", "hat"]
    assert [CELEBAMASK_HQ[region].name for region in REGION_OF_CHANNEL] == names
    network = BiSeNet().eval()
    logits = torch.arange(19.0).view(1, 19, 1, 1).expand(1, 19, SIZE, SIZE)
    monkeypatch.setattr(network, "logits", lambda images: logits)
    out = network(torch.zeros(1, 3, 64, 48))
    assert out.shape == (1, 19, 64, 48)
    paired = {region for pair in CELEBAMASK_HQ.pairs for region in pair}
    for region in CELEBAMASK_HQ.regions:
        if region.id not in paired:
            said = torch.tensor(float(names.index(region.name)))
            assert torch.allclose(out[0, region.id], said, atol=1e-4)
    for left, right in ("l_eye", "r_eye"), ("l_brow", "r_brow"), ("l_ear", "r_ear"):
        one, other = out[0, CELEBAMASK_HQ.by_name(left).id], out[0, CELEBAMASK_HQ.by_name(right).id]
        both = torch.logaddexp(*(torch.tensor(float(names.index(name))) for name in (left, right)))
        assert torch.allclose(other, both, atol=1e-4) and (one < -1000).all()


def test_an_eye_that_may_be_either_is_an_eye(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left and right at 0.3 each, skin at 0.4: an eye, with a probability of 0.6."""
    network = BiSeNet().eval()
    chances = torch.full((19,), 1e-9)
    eyes = [CELEBAMASK_HQ.by_name(name).id for name in ("l_eye", "r_eye")]
    skin = CELEBAMASK_HQ.by_name("skin").id
    for region, chance in (skin, 0.4), (eyes[0], 0.295), (eyes[1], 0.305):
        chances[REGION_OF_CHANNEL.index(region)] = chance
    logits = chances.log().view(1, 19, 1, 1).expand(1, 19, SIZE, SIZE)
    monkeypatch.setattr(network, "logits", lambda images: logits)
    said = network(torch.zeros(1, 3, 32, 32)).softmax(1)[0, :, 5, 5]
    assert said.argmax() == eyes[1]
    assert said[eyes[1]].item() == pytest.approx(0.6, abs=1e-4)
    assert said[skin].item() == pytest.approx(0.4, abs=1e-4)


def test_the_network_sees_imagenet_colours_at_its_own_size(monkeypatch: pytest.MonkeyPatch) -> None:
    network, seen = BiSeNet().eval(), []

    def look(images: Tensor) -> Tensor:
        seen.append(images)
        return torch.zeros(len(images), 19, SIZE, SIZE)

    monkeypatch.setattr(network, "logits", look)
    white_and_black = torch.stack([torch.ones(3, 40, 70), -torch.ones(3, 40, 70)])
    network(white_and_black)
    assert seen[0].shape == (2, 3, SIZE, SIZE)
    expected = torch.tensor(
        [[0.515 / 0.229, 0.544 / 0.224, 0.594 / 0.225], [-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225]]
    )
    assert torch.allclose(seen[0].mean((2, 3)), expected, atol=1e-4)


def test_a_picture_parses_the_same_at_twice_the_size(network: BiSeNet) -> None:
    coarse = torch.randn(1, 3, 8, 8, generator=torch.Generator().manual_seed(2)).clamp(-1, 1)
    images = nn.functional.interpolate(coarse, (256, 256), mode="bicubic").clamp(-1, 1)
    single = [r.id for r in CELEBAMASK_HQ.regions if not any(r.id in pair for pair in CELEBAMASK_HQ.pairs)]
    small = network(images)
    large = network(nn.functional.interpolate(images, (512, 512), mode="bilinear"))
    assert small.shape == (1, 19, 256, 256) and small[:, single].std() > 0.1
    difference = (nn.functional.avg_pool2d(large, 2) - small)[:, single].abs().mean()
    assert difference < 0.02 * small[:, single].std()


@pytest.mark.parametrize("kind", ["plain", "old format", "several GPUs", "wrapped"])
def test_the_public_file_loads_in_every_form(
    network: BiSeNet, state: dict[str, Tensor], tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "79999_iter.pth"
    content: dict = state
    if kind == "several GPUs":
        content = {f"module.{key}": value for key, value in state.items()}
    elif kind == "wrapped":
        content = {"state_dict": state, "epoch": 3}
    torch.save(content, path, _use_new_zipfile_serialization=kind != "old format")
    loaded = load_parser(path)
    assert isinstance(loaded, BiSeNet) and not loaded.training
    assert all(torch.equal(value, state[key]) for key, value in loaded.state_dict().items())
    assert not any(p.requires_grad for p in loaded.parameters())


@pytest.mark.parametrize(
    "kind", ["missing", "text", "truncated", "foreign", "incomplete", "other shape", "more"]
)
def test_a_bad_file_gives_one_sentence(state: dict[str, Tensor], tmp_path: Path, kind: str) -> None:
    path = tmp_path / "79999_iter.pth"
    if kind == "text":
        path.write_text("<html>Sign in</html>")
    elif kind == "truncated":
        torch.save(state, path)
        path.write_bytes(path.read_bytes()[:30_000_000])
    elif kind == "foreign":
        torch.save({"layer.weight": torch.zeros(3)}, path)
    elif kind == "incomplete":
        torch.save({k: v for k, v in state.items() if not k.startswith("ffm.conv1")}, path)
    elif kind == "other shape":
        torch.save({**state, "conv_out.conv_out.weight": torch.zeros(11, 256, 1, 1)}, path)
    elif kind == "more":
        torch.save({**state, "sp.conv1.weight": torch.zeros(3)}, path)
    with pytest.raises(ParsingError) as caught:
        load_parser(path)
    assert path.name in str(caught.value) and "\n" not in str(caught.value)
