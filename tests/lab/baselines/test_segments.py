"""Parts of a picture that share one style, against loops over pixels and pictures drawn by hand."""

from __future__ import annotations

import torch

from models.lab.baselines.segments import number_segments, segment_edges, segment_means


def test_pixels_share_a_number_only_within_picture_region_and_instance() -> None:
    labels = torch.tensor([[[0, 0, 1]], [[0, 1, 1]]], dtype=torch.uint8)
    regions = number_segments(labels).flatten().tolist()
    assert regions[0] == regions[1] and regions[4] == regions[5]
    assert len(set(regions)) == 4, "the second picture's regions are others"
    instances = torch.tensor([[[7, 26001, 7]], [[3, 3, 3]]], dtype=torch.int32)
    parts = number_segments(labels, instances).flatten().tolist()
    assert len(set(parts)) == 5 and parts[4] == parts[5]
    assert parts[0] != parts[2], "the same instance id in another region is another thing"


def test_pooling_equals_a_loop() -> None:
    torch.manual_seed(0)
    values = torch.randn(3, 2, 8, 6, requires_grad=True)
    labels, instances = torch.randint(0, 3, (3, 8, 6)), torch.randint(0, 2, (3, 8, 6)) * 24000
    expected = torch.zeros(3, 2, 8, 6)
    for b in range(3):
        for region in range(3):
            for instance in (0, 24000):
                mask = (labels[b] == region) & (instances[b] == instance)
                if mask.any():
                    expected[b][:, mask] = values[b][:, mask].mean(1, keepdim=True)
    pooled = segment_means(values, number_segments(labels, instances))
    torch.testing.assert_close(pooled, expected)
    pooled.sum().backward()  # a mean, spread over its own pixels: each gives one
    torch.testing.assert_close(values.grad, torch.ones_like(values))


def test_edges_run_along_both_sides_of_a_boundary() -> None:
    labels = torch.zeros(1, 4, 5, dtype=torch.uint8)
    labels[0, 1:3, 1:3] = 1
    drawn = segment_edges(number_segments(labels))[0, 0].int().tolist()
    assert drawn == [
        [0, 1, 1, 0, 0],
        [1, 1, 1, 1, 0],
        [1, 1, 1, 1, 0],
        [0, 1, 1, 0, 0],
    ]
