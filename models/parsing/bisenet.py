"""BiSeNet (Yu et al., ECCV 2018) in the shape of the public face parser `79999_iter.pth`.

A ResNet-18 (He et al. 2016) extracts features at 1/8, 1/16 and 1/32 of the size; the two coarser levels
are refined by channel attention and brought up to 1/8, where they are fused with the finest. Attribute names
are those of the public file. It numbers the regions in an order of its own and takes pictures of one size and
scale; both are hidden here, so that it is called like any other parser.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blank import blank, give_values
from models.label_maps.orders import FACE_PARSING
from models.regions import CELEBAMASK_HQ
from models.translation import tr

SIZE = 512
"""Height and width of the pictures that it was trained on."""

REGION_OF_CHANNEL = FACE_PARSING
"""The CelebAMask-HQ id that each of its output channels stands for."""

_NEVER = -1e4
_CHANNEL_OF_REGION = [REGION_OF_CHANNEL.index(region) for region in range(len(REGION_OF_CHANNEL))]


class BiSeNet(nn.Module):
    """Images [B, 3, H, W] in [-1, 1], of any size, to logits [B, 19, H, W] in CelebAMask-HQ order.

    Which of a pair (eyes, brows, ears) is left it was never taught: the two are taken together, and
    `sides.py` tells them apart. `conv_out16` and `conv_out32` served its training only; the public file has
    them.
    """

    mean: Tensor
    std: Tensor

    def __init__(self) -> None:
        super().__init__()
        regions = len(REGION_OF_CHANNEL)
        self.cp = ContextPath()
        self.ffm = FeatureFusion(256, 256)
        self.conv_out = Head(256, 256, regions)
        self.conv_out16 = Head(128, 64, regions)
        self.conv_out32 = Head(128, 64, regions)
        # ImageNet's colours, for pictures in 0..1
        # on a device by name, as no file brings them to a network that is made blank
        mean = torch.tensor([0.485, 0.456, 0.406], device="cpu").view(1, 3, 1, 1)
        std = torch.tensor([0.229, 0.224, 0.225], device="cpu").view(1, 3, 1, 1)
        self.register_buffer("mean", mean, persistent=False)
        self.register_buffer("std", std, persistent=False)

    @classmethod
    def from_state_dict(cls, tensors: Mapping[str, Tensor]) -> BiSeNet:
        """The network with the public file's tensors; each name may begin with `module.`, as those that were
        saved from several GPUs do. ValueError unless names and shapes are exactly the public file's.
        """
        state = {key.removeprefix("module."): value for key, value in tensors.items()}
        network = blank(cls)
        expected = network.state_dict()
        wrong = sorted(expected.keys() ^ state.keys())
        wrong += [key for key, value in expected.items() if key in state and state[key].shape != value.shape]
        if wrong:
            raise ValueError(
                tr(
                    "{count} tensors are missing, unknown or of another shape ({first})",
                    count=len(wrong),
                    first=wrong[0],
                )
            )
        return give_values(network, state)

    def forward(self, images: Tensor) -> Tensor:
        logits = self.logits((_resize((images + 1) / 2, (SIZE, SIZE)) - self.mean) / self.std)
        return _pairs_together(_resize(logits[:, _CHANNEL_OF_REGION], images.shape[2:]))

    def logits(self, images: Tensor) -> Tensor:
        """The public network itself: images [B, 3, H, W] normalised by ImageNet's colours, sides multiples of
        32, to logits [B, 19, H, W] in its own order.
        """
        fine, context = self.cp(images)
        logits = self.conv_out(self.ffm(fine, context))
        return F.interpolate(logits, images.shape[2:], mode="bilinear", align_corners=True)


class ContextPath(nn.Module):
    """Normalised images to the backbone's features at 1/8 and to the context of the coarser levels, each
    [B, 128, H/8, W/8].
    """

    def __init__(self) -> None:
        super().__init__()
        self.resnet = ResNet18()
        self.arm16 = AttentionRefinement(256, 128)
        self.arm32 = AttentionRefinement(512, 128)
        self.conv_head32 = ConvBlock(128, 128, 3)
        self.conv_head16 = ConvBlock(128, 128, 3)
        self.conv_avg = ConvBlock(512, 128, 1)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        f8, f16, f32 = self.resnet(images)
        x = self.arm32(f32) + self.conv_avg(_mean(f32))
        x = self.conv_head32(_twice(x))
        x = self.arm16(f16) + x
        return f8, self.conv_head16(_twice(x))


class ResNet18(nn.Module):
    """Images [B, 3, H, W] to features at 1/8, 1/16 and 1/32 of the size, 128, 256 and 512 channels."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.layer1 = nn.Sequential(ResidualBlock(64, 64), ResidualBlock(64, 64))
        self.layer2 = nn.Sequential(ResidualBlock(64, 128, 2), ResidualBlock(128, 128))
        self.layer3 = nn.Sequential(ResidualBlock(128, 256, 2), ResidualBlock(256, 256))
        self.layer4 = nn.Sequential(ResidualBlock(256, 512, 2), ResidualBlock(512, 512))

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(images))), 3, 2, 1)
        f8 = self.layer2(self.layer1(x))
        f16 = self.layer3(f8)
        return f8, f16, self.layer4(f16)


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions and a way around them, which is a 1x1 convolution where the shape changes."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = nn.Sequential()
        if stride > 1:
            self.downsample.append(nn.Conv2d(inputs, outputs, 1, stride, bias=False))
            self.downsample.append(nn.BatchNorm2d(outputs))

    def forward(self, x: Tensor) -> Tensor:
        change = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(change + self.downsample(x))


class ConvBlock(nn.Module):
    """A convolution that keeps the size, batch norm, ReLU."""

    def __init__(self, inputs: int, outputs: int, kernel: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False)
        self.bn = nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.bn(self.conv(x)))


class AttentionRefinement(nn.Module):
    """Features, each channel weighted from its mean over the picture (ARM, sec. 3.2 of the paper)."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = ConvBlock(inputs, outputs, 3)
        self.conv_atten = nn.Conv2d(outputs, outputs, 1, bias=False)
        self.bn_atten = nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor) -> Tensor:
        features = self.conv(x)
        return features * torch.sigmoid(self.bn_atten(self.conv_atten(_mean(features))))


class FeatureFusion(nn.Module):
    """Fine and coarse features side by side, mixed, then weighted by channel (FFM, sec. 3.3 of the paper)."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.convblk = ConvBlock(inputs, outputs, 1)
        self.conv1 = nn.Conv2d(outputs, outputs // 4, 1, bias=False)
        self.conv2 = nn.Conv2d(outputs // 4, outputs, 1, bias=False)

    def forward(self, fine: Tensor, coarse: Tensor) -> Tensor:
        features = self.convblk(torch.cat([fine, coarse], 1))
        attention = torch.sigmoid(self.conv2(F.relu(self.conv1(_mean(features)))))
        return features * attention + features


class Head(nn.Module):
    """Features to one logit for each region."""

    def __init__(self, inputs: int, hidden: int, regions: int) -> None:
        super().__init__()
        self.conv = ConvBlock(inputs, hidden, 3)
        self.conv_out = nn.Conv2d(hidden, regions, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv_out(self.conv(x))


def _pairs_together(logits: Tensor) -> Tensor:
    """The likelier of left and right gets the shares of both: an eye whose side is unsure would lose to
    skin otherwise.
    """
    logits = logits.clone()
    for pair in CELEBAMASK_HQ.pairs:
        votes = logits[:, pair]
        likelier = votes == votes.amax(1, keepdim=True)
        logits[:, pair] = torch.where(likelier, votes.logsumexp(1, keepdim=True), _NEVER)
    return logits


def _mean(x: Tensor) -> Tensor:
    return x.mean((2, 3), keepdim=True)


def _twice(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="nearest")


def _resize(x: Tensor, size: tuple[int, int] | torch.Size) -> Tensor:
    return F.interpolate(x, size, mode="bilinear", align_corners=False, antialias=True)
