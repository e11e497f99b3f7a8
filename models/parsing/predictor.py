"""The regions of a portrait by all that the face parser's file holds: mirror image and close-ups included."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.parsing.checkpoint import load_networks
from models.parsing.close_ups import SIDE, known_to
from models.parsing.parser import FaceParser
from models.parsing.shares import mirrored_shares, pairs_together, weighed
from models.parsing.sides import repair_sides
from models.pixels import to_signed
from models.regions import CELEBAMASK_HQ

N = TypeVar("N", bound=nn.Module)
Device = torch.device | str

SIZE = 256
"""Height and width of the label maps, and of the picture that the first pass sees."""


class RegionPredictor:
    """Labels portraits that are aligned as in CelebA-HQ.

        predictor = RegionPredictor.load(path)
        labels, probability = predictor(image)

    The first pass sees the whole portrait and its mirror image. A network for close-ups sees eyes, brows,
    mouth and ears again at twice the scale; a part that the first pass did not find has no close-up.
    """

    def __init__(
        self,
        parser: nn.Module,
        close_ups: FaceParser | None = None,
        device: Device = "cpu",
        factors: Tensor | None = None,
    ) -> None:
        """`parser`: images [B, 3, 256, 256] in [-1, 1] to logits [B, 19, 256, 256]. `factors` [19] on the
        shares, if there are any.
        """
        self._factors = None if factors is None else factors.to(device)
        self.parser, self._device = _ready(parser, device), device
        self.close_ups = None if close_ups is None else _ready(close_ups, device)

    @classmethod
    def load(cls, path: Path, device: Device = "cpu") -> RegionPredictor:
        """By the networks in a file, ours or the public one. ParsingError if it cannot be used."""
        networks = load_networks(path)
        return cls(networks.parser, networks.close_ups, device, networks.factors)

    @torch.inference_mode()
    def __call__(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The likeliest regions uint8 [256, 256] of a portrait uint8 [H, H, 3], and their probabilities
        float32 [256, 256]. Left and right are told by their place (`sides.py`). With 512 pixels or more a
        side the close-ups see more than enlarged pixels.
        """
        probability, labels = self.shares(image)[0].max(0)
        return repair_sides(labels.to(torch.uint8).cpu().numpy()), probability.cpu().numpy()

    @torch.inference_mode()
    def shares(self, image: np.ndarray) -> Tensor:
        """How likely each region is at each pixel, float32 [1, 19, 256, 256]; see `__call__`."""
        picture = to_signed(image, self._device)[None]
        shares = mirrored_shares(self.parser, _at(picture, SIZE), CELEBAMASK_HQ.mirrored_ids)
        if self.close_ups is not None:
            labels = shares[0].argmax(0).to(torch.uint8).cpu().numpy()
            detailed = _at(picture, SIDE)
            known = known_to(self.close_ups.config.regions)
            found = [(each, places) for each in known if (places := each.places(labels)) is not None]
            if found:
                cuts = torch.cat([each.cut(detailed, places) for each, places in found])
                cuts = cuts.contiguous(memory_format=torch.channels_last)
                seen = torch.softmax(self.close_ups.half_size(cuts).float(), 1)  # a mirror image adds .0002
                for (each, places), one in zip(found, seen.split(1), strict=True):
                    shares = each.joined(shares, one, places)
        shares = pairs_together(shares, CELEBAMASK_HQ)
        return shares if self._factors is None else weighed(shares, self._factors)


def _ready(network: N, device: Device) -> N:
    """On its device, channels last in memory: convolutions on a CPU take a quarter less time."""
    network = network.requires_grad_(False).eval().to(device)
    return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def _at(picture: Tensor, side: int) -> Tensor:
    """The picture [1, 3, H, W] at `side` x `side`, channels last in memory."""
    if picture.shape[2:] != (side, side):
        if picture.shape[2] > side:
            picture = F.interpolate(picture, (side, side), mode="area")
        else:
            picture = F.interpolate(picture, (side, side), mode="bicubic", align_corners=False).clamp(-1, 1)
    return picture.contiguous(memory_format=torch.channels_last)
