"""The reconstruction protocol with systems whose figures are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.lab.datasets import open_dataset
from models.lab.metrics.face_parsing import FaceMetric
from models.lab.metrics.reconstruction import MetricNetworks, batches, mean_colours, measure
from models.lab.systems import Batch


def test_mean_colour_baseline_by_hand() -> None:
    image = torch.tensor([[[1.0, 0.0], [0.2, 0.4]], [[-1.0, 1.0], [0, 0]], [[0.5, 0.5], [0, 0]]])
    labels = torch.tensor([[[3, 3], [0, 1]]], dtype=torch.uint8)
    filled = mean_colours(Batch(image[None], labels))
    expected = image.clone()
    expected[:, 0, :] = torch.tensor([0.5, 0.0, 0.5])[:, None]
    torch.testing.assert_close(filled, expected[None])


def test_a_perfect_and_a_brighter_system(faces: Path, face_network: FaceMetric) -> None:
    dataset = open_dataset("pairs", faces, "test")
    systems = {"perfect": lambda b: b.images, "brighter": lambda b: b.images + 0.2}
    done: list[int] = []
    themselves, made = measure(
        batches(dataset, 64, 2), systems, 19, MetricNetworks(face_network), done.append
    )
    assert done == [2, 4, 5]
    perfect, brighter = made["perfect"], made["brighter"]
    assert perfect.values["psnr"] == [np.inf] * 5 and perfect.values["rmse"] == [0] * 5
    assert perfect.values["ssim"] == pytest.approx([1] * 5)
    assert perfect.values["parser_distance"] == pytest.approx([0] * 5, abs=1e-6)
    assert brighter.values["rmse"] == pytest.approx([0.1] * 5)
    assert brighter.values["psnr"] == pytest.approx([20] * 5, abs=1e-4)
    for mine, theirs in zip(perfect.confusions, themselves.confusions, strict=True):
        assert np.array_equal(mine, theirs) and mine.sum() == 64 * 64
    assert np.stack(perfect.summaries["parser"]).shape == (5, 224)


@pytest.mark.slow
def test_figures_do_not_depend_on_the_batches(faces: Path, face_network: FaceMetric) -> None:
    dataset = open_dataset("pairs", faces, "test")
    found = [
        measure(batches(dataset, (64, 96), count), {"mean": mean_colours}, 19, MetricNetworks(face_network))[
            1
        ]["mean"]
        for count in (1, 5)
    ]
    for name, values in found[0].values.items():
        assert values == pytest.approx(found[1].values[name], rel=1e-4), name


def test_without_metric_networks(faces: Path) -> None:
    dataset = open_dataset("pairs", faces, "test")
    pictures = batches(dataset, 64, 4, ["mei"])
    themselves, made = measure(pictures, {"mean": mean_colours}, 19, MetricNetworks())
    assert set(made["mean"].values) == {"psnr", "ssim", "rmse", "sharpness"}
    assert made["mean"].confusions == [] and themselves.summaries == {}


def test_the_network_of_fid_sees_pictures_and_results(faces: Path) -> None:
    dataset = open_dataset("pairs", faces, "test")
    metric_networks = MetricNetworks(inception=lambda images: images.mean((2, 3)))
    themselves, made = measure(
        batches(dataset, 64, 4), {"darker": lambda b: b.images - 0.5}, 19, metric_networks
    )
    real, dark = (np.stack(f.summaries["inception"]) for f in (themselves, made["darker"]))
    np.testing.assert_allclose(real - dark, 0.5, atol=1e-5)
