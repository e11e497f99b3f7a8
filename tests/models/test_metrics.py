from __future__ import annotations

import numpy as np
import pytest
import torch

from models.evaluation.metrics import psnr, rmse, ssim
from models.evaluation.reconstruction import mean_colours


def test_a_constant_offset_by_hand() -> None:
    a = torch.zeros(2, 3, 16, 16)
    b = a + torch.tensor([0.2, 0.02]).view(2, 1, 1, 1)  # 0.1 and 0.01 on a scale of 0..1
    assert rmse(a, b).tolist() == pytest.approx([0.1, 0.01])
    assert psnr(a, b).tolist() == pytest.approx([20.0, 40.0], abs=1e-4)


def test_ssim_of_flat_pictures_is_its_luminance_term() -> None:
    a, b = torch.full((1, 3, 9, 9), -0.2), torch.full((1, 3, 9, 9), 0.2)  # 0.4 and 0.6
    expected = (2 * 0.4 * 0.6 + 1e-4) / (0.4**2 + 0.6**2 + 1e-4)
    assert ssim(a, b).item() == pytest.approx(expected, abs=1e-6)


def test_ssim_of_one_window_by_hand() -> None:
    torch.manual_seed(0)
    a, b = torch.rand(1, 1, 7, 7) * 2 - 1, torch.rand(1, 1, 7, 7) * 2 - 1
    x, y = ((a.flatten() + 1) / 2).double(), ((b.flatten() + 1) / 2).double()
    covariance = ((x - x.mean()) * (y - y.mean())).sum() / 48
    expected = (2 * x.mean() * y.mean() + 1e-4) * (2 * covariance + 9e-4)
    expected /= (x.mean() ** 2 + y.mean() ** 2 + 1e-4) * (x.var() + y.var() + 9e-4)
    assert ssim(a, b).item() == pytest.approx(expected.item(), abs=1e-6)
    assert ssim(a, a).item() == pytest.approx(1.0)


def test_mean_colour_baseline_by_hand() -> None:
    image = np.zeros((2, 2, 3), np.uint8)
    image[0, 0], image[0, 1] = (255, 0, 0), (0, 0, 0)
    labels = np.array([[3, 3], [0, 0]], np.uint8)
    filled = mean_colours(image, labels)
    assert filled[:, 0, 0].tolist() == pytest.approx([0.0, -1.0, -1.0])
    assert (filled[:, 1] == -1).all()
