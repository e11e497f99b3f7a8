"""Each metric against numbers worked out by hand."""

from __future__ import annotations

import pytest
import torch

from models.lab.metrics.metrics import psnr, rmse, sharpness, ssim


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


def test_equal_pictures() -> None:
    a = torch.rand(2, 3, 16, 24) * 2 - 1
    assert torch.isinf(psnr(a, a)).all() and (rmse(a, a) == 0).all()
    assert ssim(a, a).tolist() == pytest.approx([1, 1])


def test_only_windows_inside_the_picture_count() -> None:
    torch.manual_seed(1)
    a, b = torch.rand(1, 3, 9, 8) * 2 - 1, torch.rand(1, 3, 9, 8) * 2 - 1
    windows = [
        ssim(a[..., y : y + 7, x : x + 7], b[..., y : y + 7, x : x + 7]) for y in range(3) for x in (0, 1)
    ]
    assert ssim(a, b).item() == pytest.approx(torch.stack(windows).mean().item(), abs=1e-6)


def test_sharpness_by_hand() -> None:
    columns = torch.tensor([-0.5, 0.5]).repeat(4)  # every other column is brighter
    stripes = columns.expand(1, 3, 8, 8).clone()
    # the Laplacian is 2 on dark columns and -2 on bright ones, three of each inside
    assert sharpness(stripes, stripes / 4).item() == pytest.approx(4)
    assert sharpness(stripes / 4, stripes).item() == pytest.approx(1 / 4)
    ramp = torch.linspace(-1, 1, 8).expand(1, 3, 8, 8)
    assert sharpness(ramp, stripes).item() == pytest.approx(0, abs=1e-6), "an even slope is no detail"
    assert sharpness(ramp, torch.zeros_like(ramp)).isfinite().all(), "a flat picture has none to share"
