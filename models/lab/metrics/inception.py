"""The Inception-v3 network (Szegedy et al. 2016) of the Fréchet inception distance (Heusel et al. 2017).

FID is defined by one set of weights, Google's of 2015, which pytorch-fid ported to PyTorch under the Apache
licence. Attribute names are those of its file. It differs from the usual Inception-v3 in that average pools
count only pixels of the picture, the last block pools by maxima, and there are 1,008 classes.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blank import blank, give_values
from models.weights_file import WeightsFileError, read_tensors

FEATURES = 2048
SIZE = 299
"""Height and width of its input."""

_LINE, _COLUMN = (1, 7), (7, 1)


def load_inception(path: Path) -> InceptionV3:
    """The network with the weights at `path`, in evaluation mode. WeightsFileError for any other file."""
    network = blank(InceptionV3)
    try:
        give_values(network, read_tensors(path))
    except RuntimeError as error:
        raise WeightsFileError(
            f"{path.name} does not hold the Inception network of FID; get it with the command "
            "`download inception`."
        ) from error
    return network.requires_grad_(False).eval()


class Conv(nn.Module):
    """Convolution, batch norm, ReLU; the size stays unless `stride` or `pad` says otherwise."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int | tuple[int, int] = 1,
        stride: int = 1,
        pad: bool = True,
    ) -> None:
        super().__init__()
        sides = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = (sides[0] // 2, sides[1] // 2) if pad else (0, 0)
        self.conv = nn.Conv2d(inputs, outputs, sides, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(outputs, eps=0.001)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.bn(self.conv(x)))


class InceptionA(nn.Module):
    """At 35 x 35: 1x1, 5x5 and twice 3x3, side by side."""

    def __init__(self, inputs: int, pool: int) -> None:
        super().__init__()
        self.branch1x1 = Conv(inputs, 64)
        self.branch5x5_1, self.branch5x5_2 = Conv(inputs, 48), Conv(48, 64, 5)
        self.branch3x3dbl_1, self.branch3x3dbl_2 = Conv(inputs, 64), Conv(64, 96, 3)
        self.branch3x3dbl_3 = Conv(96, 96, 3)
        self.branch_pool = Conv(inputs, pool)

    def forward(self, x: Tensor) -> Tensor:
        five = self.branch5x5_2(self.branch5x5_1(x))
        three = self.branch3x3dbl_3(self.branch3x3dbl_2(self.branch3x3dbl_1(x)))
        return torch.cat([self.branch1x1(x), five, three, self.branch_pool(_mean_around(x))], 1)


class InceptionB(nn.Module):
    """From 35 x 35 to 17 x 17."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.branch3x3 = Conv(inputs, 384, 3, 2, pad=False)
        self.branch3x3dbl_1, self.branch3x3dbl_2 = Conv(inputs, 64), Conv(64, 96, 3)
        self.branch3x3dbl_3 = Conv(96, 96, 3, 2, pad=False)

    def forward(self, x: Tensor) -> Tensor:
        three = self.branch3x3dbl_3(self.branch3x3dbl_2(self.branch3x3dbl_1(x)))
        return torch.cat([self.branch3x3(x), three, F.max_pool2d(x, 3, 2)], 1)


class InceptionC(nn.Module):
    """At 17 x 17: 7x7 convolutions as pairs of a line and a column."""

    def __init__(self, inputs: int, width: int) -> None:
        super().__init__()
        self.branch1x1 = Conv(inputs, 192)
        self.branch7x7_1, self.branch7x7_2 = Conv(inputs, width), Conv(width, width, _LINE)
        self.branch7x7_3 = Conv(width, 192, _COLUMN)
        self.branch7x7dbl_1, self.branch7x7dbl_2 = Conv(inputs, width), Conv(width, width, _COLUMN)
        self.branch7x7dbl_3, self.branch7x7dbl_4 = Conv(width, width, _LINE), Conv(width, width, _COLUMN)
        self.branch7x7dbl_5 = Conv(width, 192, _LINE)
        self.branch_pool = Conv(inputs, 192)

    def forward(self, x: Tensor) -> Tensor:
        once = self.branch7x7_3(self.branch7x7_2(self.branch7x7_1(x)))
        twice = self.branch7x7dbl_3(self.branch7x7dbl_2(self.branch7x7dbl_1(x)))
        twice = self.branch7x7dbl_5(self.branch7x7dbl_4(twice))
        return torch.cat([self.branch1x1(x), once, twice, self.branch_pool(_mean_around(x))], 1)


class InceptionD(nn.Module):
    """From 17 x 17 to 8 x 8."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.branch3x3_1, self.branch3x3_2 = Conv(inputs, 192), Conv(192, 320, 3, 2, pad=False)
        self.branch7x7x3_1, self.branch7x7x3_2 = Conv(inputs, 192), Conv(192, 192, _LINE)
        self.branch7x7x3_3, self.branch7x7x3_4 = Conv(192, 192, _COLUMN), Conv(192, 192, 3, 2, pad=False)

    def forward(self, x: Tensor) -> Tensor:
        seven = self.branch7x7x3_3(self.branch7x7x3_2(self.branch7x7x3_1(x)))
        return torch.cat([self.branch3x3_2(self.branch3x3_1(x)), self.branch7x7x3_4(seven),
                          F.max_pool2d(x, 3, 2)], 1)  # fmt: skip


class InceptionE(nn.Module):
    """At 8 x 8: lines and columns side by side. The two blocks of this kind differ in how they pool."""

    def __init__(self, inputs: int, pool_maxima: bool) -> None:
        super().__init__()
        self.pool_maxima = pool_maxima
        self.branch1x1 = Conv(inputs, 320)
        self.branch3x3_1 = Conv(inputs, 384)
        self.branch3x3_2a, self.branch3x3_2b = Conv(384, 384, (1, 3)), Conv(384, 384, (3, 1))
        self.branch3x3dbl_1, self.branch3x3dbl_2 = Conv(inputs, 448), Conv(448, 384, 3)
        self.branch3x3dbl_3a, self.branch3x3dbl_3b = Conv(384, 384, (1, 3)), Conv(384, 384, (3, 1))
        self.branch_pool = Conv(inputs, 192)

    def forward(self, x: Tensor) -> Tensor:
        once = self.branch3x3_1(x)
        twice = self.branch3x3dbl_2(self.branch3x3dbl_1(x))
        around = F.max_pool2d(x, 3, 1, 1) if self.pool_maxima else _mean_around(x)
        parts = [
            self.branch1x1(x),
            self.branch3x3_2a(once),
            self.branch3x3_2b(once),
            self.branch3x3dbl_3a(twice),
            self.branch3x3dbl_3b(twice),
            self.branch_pool(around),
        ]
        return torch.cat(parts, 1)


class InceptionV3(nn.Module):
    """Images [B, 3, H, W] in [-1, 1], of any size, to features [B, 2048]."""

    def __init__(self) -> None:
        super().__init__()
        self.Conv2d_1a_3x3 = Conv(3, 32, 3, 2, pad=False)
        self.Conv2d_2a_3x3 = Conv(32, 32, 3, pad=False)
        self.Conv2d_2b_3x3 = Conv(32, 64, 3)
        self.Conv2d_3b_1x1 = Conv(64, 80)
        self.Conv2d_4a_3x3 = Conv(80, 192, 3, pad=False)
        self.Mixed_5b, self.Mixed_5c, self.Mixed_5d = (
            InceptionA(192, 32),
            InceptionA(256, 64),
            InceptionA(288, 64),
        )
        self.Mixed_6a = InceptionB(288)
        self.Mixed_6b, self.Mixed_6c = InceptionC(768, 128), InceptionC(768, 160)
        self.Mixed_6d, self.Mixed_6e = InceptionC(768, 160), InceptionC(768, 192)
        self.Mixed_7a = InceptionD(768)
        self.Mixed_7b = InceptionE(1280, pool_maxima=False)
        self.Mixed_7c = InceptionE(2048, pool_maxima=True)
        self.fc = nn.Linear(FEATURES, 1008)  # in the file; the features are taken before it

    def forward(self, images: Tensor) -> Tensor:
        x = F.interpolate(images, (SIZE, SIZE), mode="bilinear", align_corners=False)
        x = F.max_pool2d(self.Conv2d_2b_3x3(self.Conv2d_2a_3x3(self.Conv2d_1a_3x3(x))), 3, 2)
        x = F.max_pool2d(self.Conv2d_4a_3x3(self.Conv2d_3b_1x1(x)), 3, 2)
        x = self.Mixed_5d(self.Mixed_5c(self.Mixed_5b(x)))
        x = self.Mixed_6e(self.Mixed_6d(self.Mixed_6c(self.Mixed_6b(self.Mixed_6a(x)))))
        x = self.Mixed_7c(self.Mixed_7b(self.Mixed_7a(x)))
        return x.mean((2, 3))


def _mean_around(x: Tensor) -> Tensor:
    """The mean of the 3x3 neighbours that lie in the picture."""
    return F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)
