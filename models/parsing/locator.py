"""Finds faces in a small picture: one map of face centres, and from every cell the face's four points.

The idea is CenterNet's ("Objects as points", Zhou et al. 2019): a face is the cell of a coarse map where its
middle lies, and that cell says where the eyes and the corners of the mouth are. The network learns faces that
are turned by up to `TURN_TOLERANCE` degrees; for others the caller turns the picture.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

STRIDE = 8
"""Pixels of the picture to one cell of the map."""
POINT_SCALE = 32.0
"""Pixels of the picture to one unit of the regressed offsets."""
TURN_TOLERANCE = 50.0
MULTIPLE = 64
"""Height and width of the network's input are multiples of this."""


@dataclass(frozen=True)
class LocatorConfig:
    """Channels at strides 2, 4, 8, 16, 32 and 64, and those of the map's head."""

    widths: tuple[int, ...] = (16, 24, 48, 64, 96, 96)
    head: int = 48

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class Conv(nn.Sequential):
    """3 x 3 convolution, batch norm, ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )


class Residual(nn.Module):
    """Two 3 x 3 convolutions beside a short cut."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = Conv(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(x + self.second(self.first(x)))


class FaceLocator(nn.Module):
    """Images [B, 3, H, W] in [-1, 1], H and W multiples of 64 -> centre logits [B, H/8, W/8] and points
    [B, 4, 2, H/8, W/8]: (x, y) of both eyes and mouth corners in pixels of the input.
    """

    def __init__(self, config: LocatorConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or LocatorConfig()
        w2, w4, w8, w16, w32, w64 = config.widths
        self.stem = nn.Sequential(Conv(3, w2, 2), Conv(w2, w4, 2))
        self.at_8 = nn.Sequential(Conv(w4, w8, 2), Residual(w8))
        self.at_16 = nn.Sequential(Conv(w8, w16, 2), Residual(w16), Residual(w16))
        self.at_32 = nn.Sequential(Conv(w16, w32, 2), Residual(w32), Residual(w32))
        self.at_64 = nn.Sequential(Conv(w32, w64, 2), Residual(w64))
        self.lateral = nn.ModuleList(nn.Conv2d(w, config.head, 1) for w in (w8, w16, w32, w64))
        self.smooth = nn.ModuleList(Conv(config.head, config.head) for _ in range(3))
        self.head = Conv(config.head, config.head)
        self.centre = nn.Conv2d(config.head, 1, 1)
        self.points = nn.Conv2d(config.head, 8, 1)
        assert self.centre.bias is not None
        nn.init.constant_(self.centre.bias, -4.0)  # faces are rare: start from "none"

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        levels = [self.at_8(self.stem(images))]
        for stage in (self.at_16, self.at_32, self.at_64):
            levels.append(stage(levels[-1]))
        x = self.lateral[3](levels[3])
        for i in (2, 1, 0):  # from coarse to fine
            x = self.smooth[i](functional.interpolate(x, scale_factor=2.0) + self.lateral[i](levels[i]))
        x = self.head(x)
        offsets = self.points(x).float().unflatten(1, (4, 2)) * POINT_SCALE
        return self.centre(x)[:, 0].float(), offsets + cell_centres(x.shape[-2], x.shape[-1], x.device)


def cell_centres(height: int, width: int, device: torch.device | None = None) -> Tensor:
    """(x, y) of the middle of every cell in pixels of the input, [2, height, width]."""
    y = (torch.arange(height, device=device) + 0.5) * STRIDE
    x = (torch.arange(width, device=device) + 0.5) * STRIDE
    return torch.stack(torch.meshgrid(x, y, indexing="xy"))


def peaks(logits: Tensor, points: Tensor, threshold: float) -> tuple[Tensor, Tensor]:
    """The local maxima of one centre map [h, w] above the probability `threshold`, strongest first.

    Returns their logits [N] and points [N, 4, 2], taken from `points` [4, 2, h, w].
    """
    highest = functional.max_pool2d(logits[None], 3, 1, 1)[0]
    is_peak = (logits == highest) & (logits.sigmoid() > threshold)
    rows, columns = is_peak.nonzero(as_tuple=True)
    order = logits[rows, columns].argsort(descending=True)
    rows, columns = rows[order], columns[order]
    return logits[rows, columns], points[:, :, rows, columns].permute(2, 0, 1)
