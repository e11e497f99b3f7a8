"""The network of FID: its tensors are those of the public file, and nothing else is taken for it.

The file itself cannot be part of the tests (95 MB); weights of its names and shapes stand in for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from models.lab.filled import filled_state
from models.lab.metrics.inception import InceptionE, InceptionV3, load_inception
from models.weights_file import WeightsFileError
from sean_editor.machine.downloads import DOWNLOADS

PUBLISHED = {
    "Conv2d_1a_3x3.conv.weight": (32, 3, 3, 3),
    "Conv2d_4a_3x3.bn.running_var": (192,),
    "Mixed_5b.branch5x5_2.conv.weight": (64, 48, 5, 5),
    "Mixed_5d.branch_pool.conv.weight": (64, 288, 1, 1),
    "Mixed_6a.branch3x3dbl_3.conv.weight": (96, 96, 3, 3),
    "Mixed_6b.branch7x7_2.conv.weight": (128, 128, 1, 7),
    "Mixed_6c.branch7x7dbl_2.conv.weight": (160, 160, 7, 1),
    "Mixed_6e.branch7x7dbl_5.conv.weight": (192, 192, 1, 7),
    "Mixed_7a.branch7x7x3_4.conv.weight": (192, 192, 3, 3),
    "Mixed_7b.branch3x3dbl_3b.conv.weight": (384, 384, 3, 1),
    "Mixed_7c.branch3x3_1.conv.weight": (384, 2048, 1, 1),
    "fc.weight": (1008, 2048),
    "fc.bias": (1008,),
}


@pytest.fixture(scope="module")
def state() -> dict[str, Tensor]:
    with torch.device("meta"):
        network = InceptionV3()
    return filled_state({key: tuple(value.shape) for key, value in network.state_dict().items()})


@pytest.fixture(scope="module")
def file(state: dict[str, Tensor], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("inception") / DOWNLOADS["inception"].file
    torch.save(state, path)
    return path


def test_names_shapes_and_size_are_those_of_the_public_file(state: dict[str, Tensor]) -> None:
    assert {key: tuple(state[key].shape) for key in PUBLISHED} == PUBLISHED
    convolutions = [key for key in state if key.endswith("conv.weight")]
    assert len(convolutions) == 94
    assert sum(key.endswith("bn.running_mean") for key in state) == 94
    numbers = sum(4 * value.numel() for key, value in state.items() if "num_batches" not in key)
    assert 0 < DOWNLOADS["inception"].size - numbers < 100_000, "the rest are names"


@pytest.mark.slow
def test_features(file: Path) -> None:
    network = load_inception(file)
    torch.manual_seed(0)
    images = torch.rand(2, 3, 64, 48) * 2 - 1
    grids = []
    for block in (network.Mixed_5d, network.Mixed_6e, network.Mixed_7c):
        block.register_forward_hook(lambda module, given, made: grids.append(tuple(made.shape)))
    features = network(images)
    assert grids == [(2, 288, 35, 35), (2, 768, 17, 17), (2, 2048, 8, 8)]
    assert features.shape == (2, 2048) and (features >= 0).all()
    torch.testing.assert_close(network(images[1:]), features[1:], rtol=1e-4, atol=1e-6)


def test_files_without_counters_are_read_too(state: dict[str, Tensor], tmp_path: Path) -> None:
    torch.save({key: v for key, v in state.items() if "num_batches" not in key}, tmp_path / "old.pth")
    loaded = load_inception(tmp_path / "old.pth").state_dict()
    assert torch.equal(
        loaded["Mixed_7c.branch_pool.bn.running_var"], state["Mixed_7c.branch_pool.bn.running_var"]
    )


def test_means_count_pixels_of_the_picture_only_and_the_last_block_takes_maxima() -> None:
    """The two blocks differ in what their pooling branch sees of a ramp: the means or the maxima of it."""
    ramp = torch.arange(16.0).view(1, 1, 4, 4)
    seen = {}
    for pool_maxima in (False, True):
        torch.manual_seed(0)
        block = InceptionE(1, pool_maxima).eval()
        block.branch_pool.conv.weight.data.fill_(1.0)
        with torch.no_grad():
            seen[pool_maxima] = block(ramp)[0, -1]
    scale = (1 + 0.001) ** 0.5
    assert (seen[False] * scale)[0].tolist() == pytest.approx([2.5, 3, 4, 4.5], rel=1e-5)
    assert (seen[True] * scale)[0].tolist() == pytest.approx([5, 6, 7, 7], rel=1e-5)


@pytest.mark.slow
def test_other_weights_are_refused(state: dict[str, Tensor], tmp_path: Path) -> None:
    path = tmp_path / "torchvision.pth"
    torch.save({key: value for key, value in state.items() if not key.startswith("Mixed_7c")}, path)
    with pytest.raises(WeightsFileError, match=r"torchvision.pth does not hold .*download inception"):
        load_inception(path)
    with pytest.raises(WeightsFileError, match="no weights file"):
        load_inception(tmp_path / "missing.pth")
