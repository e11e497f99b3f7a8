"""The metric network of textures and the distance of its features. Weights are random, in torchvision's
shapes."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from models.lab.metrics.mobilenet import MobileNetV2, covered, load_mobilenet, normalised
from models.lab.metrics.patch_features import DEPTHS, LEAST, feature_distance, feature_metric
from models.weights_file import WeightsFileError

SHARED = Path(__file__).resolve().parents[3].parent / "shared/weights/mobilenet_v2-b0353104.pth"


@pytest.fixture(scope="module")
def network() -> MobileNetV2:
    torch.manual_seed(3)
    return MobileNetV2().requires_grad_(False).eval()


def test_layers_are_torchvisions(network: MobileNetV2) -> None:
    """3,504,872 parameters, as its model card says; names and shapes at both ends and in the middle."""
    assert sum(p.numel() for p in network.parameters()) == 3_504_872
    shapes = {key: tuple(value.shape) for key, value in network.state_dict().items()}
    assert shapes["features.0.0.weight"] == (32, 3, 3, 3)
    assert shapes["features.1.conv.1.weight"] == (16, 32, 1, 1)
    assert shapes["features.14.conv.1.0.weight"] == (576, 1, 3, 3)
    assert shapes["features.18.1.running_var"] == (1280,)
    assert shapes["classifier.1.weight"] == (1000, 1280)


def test_sizes_of_its_maps(network: MobileNetV2) -> None:
    maps = network.maps(torch.zeros(1, 3, 64, 96), DEPTHS)
    assert [tuple(m.shape) for m in maps] == [(1, 24, 16, 24), (1, 32, 8, 12)]
    assert network(torch.zeros(2, 3, 64, 64)).shape == (2, 1000)


def test_a_file_comes_back_and_no_other(network: MobileNetV2, tmp_path: Path) -> None:
    torch.save(network.state_dict(), tmp_path / "net.pth")
    assert load_mobilenet(tmp_path / "net.pth").state_dict().keys() == network.state_dict().keys()
    torch.save({"features.0.0.weight": torch.zeros(1)}, tmp_path / "other.pth")
    with pytest.raises(WeightsFileError, match=r"other.pth does not hold .*download mobilenet"):
        load_mobilenet(tmp_path / "other.pth")


def test_the_published_weights_see_what_is_there() -> None:
    """With torchvision's own file a fine mesh is a window screen, class 904 of ImageNet."""
    if not SHARED.is_file():
        pytest.skip(f"{SHARED} is not on this machine")
    rows, columns = np.mgrid[:224, :224] / 1.5
    mesh = np.where(np.maximum(np.sin(columns), np.sin(rows)) > 0.8, 255, 1).astype(np.uint8)
    likely = load_mobilenet(SHARED)(normalised(mesh[..., None].repeat(3, 2))).softmax(1)[0]
    assert likely[904] > 0.8


def test_cells_inside_a_region() -> None:
    region = np.zeros((16, 16), bool)
    region[4:12, 3:12] = True
    cells = covered(region, (4, 4))
    assert cells.sum() == 4 and cells[1:3, 1:3].all()


def test_features_tell_textures_apart(network: MobileNetV2, rng: np.random.Generator) -> None:
    """Alike: 0, or the noise of the sample. The more blurred, the further."""
    picture = np.clip(128 + 30 * rng.standard_normal((256, 256, 3)), 0, 255).astype(np.uint8)
    features = feature_metric(network)
    left, right = np.zeros((256, 256), bool), np.zeros((256, 256), bool)
    left[16:240, 16:112] = right[16:240, 144:240] = True
    wanted = features(picture, left)
    assert feature_distance(wanted, wanted) == pytest.approx(0, abs=1e-6)
    far = [feature_distance(features(cv2.GaussianBlur(picture, (0, 0), s), left), wanted) for s in (0.6, 2)]
    assert feature_distance(features(picture, right), wanted) < far[0] < far[1]


def test_a_region_too_small(network: MobileNetV2) -> None:
    region = np.zeros((64, 64), bool)
    region[8:32, 8:32] = True
    found = feature_metric(network)(np.zeros((64, 64, 3), np.uint8), region)
    assert [len(f) for f in found] == [36, 9] and LEAST > 36
    assert math.isnan(feature_distance(found, found))
