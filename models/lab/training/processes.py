"""The processes of a run: one, or several that torchrun started, each with a share of every batch."""

from __future__ import annotations

import inspect
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from models.lab.training.batch_norm import synchronise

_KNOWN = inspect.signature(DistributedDataParallel).parameters
# newer versions of torch call it otherwise, and warn of the old name
_BUFFERS_STAY: dict[str, Any] = {
    "forward_sync_buffers" if "forward_sync_buffers" in _KNOWN else "broadcast_buffers": False
}


@dataclass(frozen=True)
class Processes:
    """This process among `count`; the one of rank 0 writes files and reports."""

    rank: int = 0
    count: int = 1
    device: torch.device = torch.device("cpu")  # noqa: RUF009 - a device is immutable

    @classmethod
    def join(cls, device: torch.device) -> Processes:
        """Joins the processes that torchrun's variables (RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR ...) tell
        of: NCCL on CUDA, each process on a device of its own, gloo on a CPU. Without them this one is alone.
        """
        count = int(os.environ.get("WORLD_SIZE", "1"))
        if count == 1:
            return cls(device=device)
        rank = int(os.environ["RANK"])
        if device.type == "cuda":
            device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(device)
        dist.init_process_group("nccl" if device.type == "cuda" else "gloo", rank=rank, world_size=count)
        return cls(rank, count, device)

    @property
    def first(self) -> bool:
        return self.rank == 0

    def rows(self, count: int, passes: int) -> list[range]:
        """This process's rows of a joint batch of `count` pictures, for each of `passes` passes.

        ValueError if they cannot be equally many everywhere.
        """
        share, rest = divmod(count, passes * self.count)
        if rest or not share:
            raise ValueError(
                f"A batch of {count} cannot be divided equally among {self.count} processes with {passes} "
                f"passes each; choose a multiple of {passes * self.count}."
            )
        starts = [(index * self.count + self.rank) * share for index in range(passes)]
        return [range(start, start + share) for start in starts]

    def parallel(self, network: nn.Module, skips_parameters: bool = False) -> nn.Module:
        """`network` with gradients averaged over the processes; as it is if there is only one.

        Buffers are not copied around: they follow from what all processes have in common.
        """
        if self.count == 1:
            return network
        return DistributedDataParallel(
            network,
            device_ids=[self.device] if self.device.type == "cuda" else None,
            find_unused_parameters=skips_parameters,
            **_BUFFERS_STAY,
        )

    def synchronise_batch_norm(self, network: nn.Module) -> nn.Module:
        return network if self.count == 1 else synchronise(network, self.device)

    def mean(self, values: Mapping[str, float]) -> dict[str, float]:
        """The mean of each value over the processes, the same everywhere."""
        if self.count == 1:
            return dict(values)
        total = torch.tensor(list(values.values()), dtype=torch.float64, device=self.device)
        dist.all_reduce(total)
        return dict(zip(values, (total / self.count).tolist(), strict=True))

    def any(self, flag: bool) -> bool:
        """Whether any process says so."""
        return self.mean({"flag": float(flag)})["flag"] > 0

    def wait(self) -> None:
        """Returns once all processes are here."""
        if self.count > 1:
            dist.barrier()

    def leave(self) -> None:
        if self.count > 1:
            dist.destroy_process_group()
