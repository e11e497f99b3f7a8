"""A training batch: pictures, their label maps, and their layout levels prepared ahead."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

import torch
from torch import Tensor

from models.sean.lookup import LayoutLevel


@dataclass(frozen=True)
class Batch:
    """images [B, 3, H, W] in [-1, 1], labels uint8 [B, H, W], layout levels by height (none where
    look-ups are not wanted), and instances int32 [B, H, W] where the data has them.

    Several processes, or several passes before one update, share a joint batch of `joint` pictures: these are
    its rows from `first` on. Random numbers are drawn for all of it, so that a picture gets the same ones
    however the joint batch is divided. The last `swapped` pictures are to be made in the style of others,
    where the system can do that: there is no target for their results. A share `mixed` of these gets styles
    between their own and the others'.
    """

    images: Tensor
    labels: Tensor
    levels: dict[int, LayoutLevel] = field(default_factory=dict)
    instances: Tensor | None = None
    first: int = 0
    joint: int | None = None
    swapped: int = 0
    mixed: float = 0.0

    def __len__(self) -> int:
        return len(self.images)

    def randn(self, *shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
        """Normal numbers [B, *shape] from torch's generator: this batch's rows of the joint batch's."""
        return self._own(torch.randn(self.joint or len(self), *shape, device=self.images.device, dtype=dtype))

    def rand(self, *shape: int) -> Tensor:
        """Numbers [B, *shape], uniform in [0, 1), drawn like those of `randn`."""
        return self._own(torch.rand(self.joint or len(self), *shape, device=self.images.device))

    def _own(self, drawn: Tensor) -> Tensor:
        return drawn[self.first : self.first + len(self)]

    @property
    def kept(self) -> slice:
        """The rows with their own styles, whose results are compared with their pictures."""
        return slice(0, len(self) - self.swapped)

    def to(self, device: torch.device) -> Batch:
        """The batch on `device`."""
        if self.images.device == device:
            return self
        moved: dict[str, Any] = {"images": self.images.to(device), "labels": self.labels.to(device)}
        moved["levels"] = {h: _move(level, device) for h, level in self.levels.items()}
        if self.instances is not None:
            moved["instances"] = self.instances.to(device)
        return replace(self, **moved)


def _move(level: LayoutLevel, device: torch.device) -> LayoutLevel:
    return LayoutLevel(*(getattr(level, f.name).to(device) for f in fields(level)))
