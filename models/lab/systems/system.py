"""A system: one of the networks that the paper compares, behind the interface of training and evaluation."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from torch import Tensor, nn

from models.blank import blank, give_values
from models.lab.systems.batch import Batch
from models.weights_file import WeightsFileError, read_tensors, write_tensors

C = TypeVar("C")


class Generated(NamedTuple):
    """Pictures [B, 3, h, w] in [-1, 1] and losses of the system's own, by name, already weighted."""

    images: Tensor
    losses: dict[str, Tensor]


class System(nn.Module, ABC):
    """A new system defines a name, its configuration, how it is trained and how it reconstructs.

    coarse_factor     how much smaller the pictures are that `generate_coarse` makes; None: it has no such
                      stage.
    skips_parameters  whether a training step may leave parameters without a gradient, as those of another
                      stage.
    adversarial_loss  its paper's: "hinge" or "least_squares".
    variants          the configuration changes of named variants of the network.
    """

    name: ClassVar[str]
    coarse_factor: ClassVar[int | None] = None
    skips_parameters: ClassVar[bool] = False
    adversarial_loss: ClassVar[str] = "hinge"
    variants: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    config: Any
    """A frozen dataclass with `regions` among its fields."""

    @classmethod
    @abstractmethod
    def configure(cls, preset: str, **changes: Any) -> Any:
        """The configuration called `preset`, "paper" or "compact", with some values changed."""

    @classmethod
    def choose(cls, presets: Mapping[str, Callable[..., C]], preset: str, changes: dict[str, Any]) -> C:
        """One of several configurations by name; ValueError for a name that is none."""
        if preset not in presets:
            raise ValueError(f"{cls.name} has no configuration {preset!r}; there are: {', '.join(presets)}.")
        return presets[preset](**changes)

    @classmethod
    @abstractmethod
    def from_config(cls, config: Any) -> Self:
        """A system with new weights."""

    @property
    @abstractmethod
    def network(self) -> nn.Module:
        """The part that a checkpoint keeps: without the modules that only training uses."""

    @property
    def regions(self) -> int:
        return int(self.config.regions)

    @property
    def synchronised_norm(self) -> bool:
        """Whether batch norm measures the joint batch of all processes, or each its own share."""
        return getattr(self.config, "norm", "sync_batch") == "sync_batch"

    @property
    def swaps(self) -> bool:
        """Whether `generate` makes a batch's swapped pictures in the style of others."""
        return False

    def layout_heights(self, height: int, coarse: bool = False) -> list[int]:
        """The resolutions at which a batch brings layout levels, for pictures `height` pixels high."""
        return []

    def learn(self, part: str = "all") -> None:
        """Training mode: for all of it, or for the part of that name alone, while the rest stays as it is.
        ValueError for a part that it does not have.
        """
        if part != "all":
            raise ValueError(f"{self.name} has no part called {part!r} that can learn alone")
        self.train()

    @abstractmethod
    def generate(self, batch: Batch) -> Generated:
        """The training forward: the batch's pictures again, [B, 3, H, W], with noise while training."""

    def generate_coarse(self, batch: Batch) -> Generated:
        """The forward of the coarse stage: pictures smaller by `coarse_factor`."""
        raise NotImplementedError(f"{self.name} has no coarse stage")

    @abstractmethod
    def reconstruct(self, images: Tensor, labels: Tensor, instances: Tensor | None = None) -> Tensor:
        """The reconstructed pictures [B, 3, H, W] in [-1, 1], deterministic: compared with `images`."""

    def exchange(self, batch: Batch) -> Tensor | None:
        """Each layout in the style of the batch's next picture, [B, 3, H, W]; None where that cannot be."""
        return None

    def forward(self, batch: Batch, coarse: bool = False) -> Generated:
        return self.generate_coarse(batch) if coarse else self.generate(batch)

    def save(self, path: Path) -> None:
        """Writes the network and its configuration as safetensors."""
        metadata = {"system": self.name, "config": json.dumps(asdict(self.config))}
        write_tensors(path, self.network.state_dict(), metadata)

    @classmethod
    def load(cls, path: Path, config: dict[str, Any]) -> Self:
        """The system that `save` wrote, in evaluation mode. WeightsFileError for a file of another one."""
        try:
            system = blank(lambda: cls.from_config(cls.configure("paper", **config)))
            give_values(system.network, read_tensors(path))
        except WeightsFileError:
            raise
        except Exception as error:  # a damaged configuration can ask for any network
            raise WeightsFileError(
                f"{path.name} is not a complete {cls.name} network of this version of the program; "
                "train or download it again."
            ) from error
        return system.requires_grad_(False).eval()
