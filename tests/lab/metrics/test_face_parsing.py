"""What the shipped parser sees in shipped portraits."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.lab.datasets import open_dataset
from models.lab.metrics.face_parsing import FaceMetric, parser_distance
from models.lab.metrics.reconstruction import batches, mean_colours
from models.lab.systems import Batch


@pytest.fixture(scope="module")
def portraits(faces: Path) -> Batch:
    (batch,) = batches(open_dataset("pairs", faces, "test"), 128, 5)
    return batch


def test_labels_have_the_pictures_size_and_fit_them(face_network: FaceMetric, portraits: Batch) -> None:
    sight = face_network.parse(portraits.images)
    assert sight.labels.shape == (5, 128, 128) and sight.labels.dtype == "uint8"
    assert (sight.labels == portraits.labels.numpy()).mean() > 0.9
    assert sight.summary.shape == (5, 224) and len(sight.levels) == 5


def test_the_distance_is_nothing_for_equals_and_grows_with_what_is_lost(
    face_network: FaceMetric, portraits: Batch
) -> None:
    torch.manual_seed(0)
    noise = torch.randn_like(portraits.images)
    images = [portraits.images + 0.1 * noise, portraits.images + 0.4 * noise, mean_colours(portraits)]
    whole = face_network.parse(portraits.images)
    some, more, colours = (face_network.parse(each.clamp(-1, 1)) for each in images)
    assert parser_distance(whole, whole).abs().max() < 1e-6
    assert torch.equal(parser_distance(whole, more), parser_distance(more, whole))
    assert (parser_distance(whole, some) < parser_distance(whole, more)).all()
    assert ((parser_distance(whole, colours) > 0.1) & (parser_distance(whole, colours) < 2)).all()


def test_other_shapes(face_network: FaceMetric) -> None:
    sight = face_network.parse(torch.zeros(1, 3, 96, 160))
    assert sight.labels.shape == (1, 96, 160)
