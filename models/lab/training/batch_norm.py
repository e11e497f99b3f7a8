"""Batch norm over the joint batch of all processes, on CPUs too; and measuring its statistics anew."""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.distributed as dist
from torch import Tensor, nn


class _Normalize(torch.autograd.Function):
    """(x - mean) / sqrt(variance + eps) over all processes, every one with as many values; also mean and
    variance, which carry no gradient.
    """

    @staticmethod
    def forward(ctx, x: Tensor, eps: float) -> tuple[Tensor, Tensor, Tensor]:  # type: ignore[no-untyped-def]
        wide = x.float() if x.dtype in (torch.bfloat16, torch.float16) else x
        variance, mean = torch.var_mean(wide, (0, 2, 3), correction=0)
        own = torch.stack([mean, variance])  # [2, C]
        shares = [torch.empty_like(own) for _ in range(dist.get_world_size())]
        dist.all_gather(shares, own)
        means, variances = torch.stack(shares, 1)  # [processes, C] each
        # the variance of all values: within the shares, and between them
        mean = means.mean(0)
        variance = variances.mean(0) + (means - mean).square().mean(0)
        scale = torch.rsqrt(variance + eps)
        normal = (wide - mean.view(1, -1, 1, 1)) * scale.view(1, -1, 1, 1)
        result = normal.to(x.dtype)
        ctx.save_for_backward(result, scale)
        ctx.mark_non_differentiable(mean, variance)
        return result, mean, variance

    @staticmethod
    def backward(ctx, grad: Tensor, *_: Tensor) -> tuple[Tensor, None]:  # type: ignore[no-untyped-def]
        normal, scale = ctx.saved_tensors
        wide, normal = grad.to(scale.dtype), normal.to(scale.dtype)
        sums = torch.stack([wide.mean((0, 2, 3)), (wide * normal).mean((0, 2, 3))])  # [2, C]
        dist.all_reduce(sums)
        along_one, along_normal = (sums / dist.get_world_size()).view(2, 1, -1, 1, 1)
        change = (wide - along_one - normal * along_normal) * scale.view(1, -1, 1, 1)
        return change.to(grad.dtype), None


class SynchronisedBatchNorm2d(nn.BatchNorm2d):
    """`nn.BatchNorm2d` over the joint batch of all processes while training; `nn.SyncBatchNorm` runs on CUDA
    only. Every process has pictures of the same number and size.
    """

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        normal, mean, variance = _Normalize.apply(x, self.eps)
        self._remember(mean, variance, x.numel() // x.shape[1] * dist.get_world_size())
        if self.affine:
            normal = normal * self.weight.view(1, -1, 1, 1) + self.bias.view(1, -1, 1, 1)
        return normal

    @torch.no_grad()
    def _remember(self, mean: Tensor, variance: Tensor, count: int) -> None:
        if self.running_mean is None or self.running_var is None or self.num_batches_tracked is None:
            return
        self.num_batches_tracked.add_(1)
        share = 1 / float(self.num_batches_tracked) if self.momentum is None else self.momentum
        self.running_mean.lerp_(mean.to(self.running_mean.dtype), share)
        unbiased = variance * (count / max(1, count - 1))
        self.running_var.lerp_(unbiased.to(self.running_var.dtype), share)


def synchronise(network: nn.Module, device: torch.device) -> nn.Module:
    """`network` with every batch norm replaced by a synchronised one with the same state."""
    if device.type == "cuda":
        return nn.SyncBatchNorm.convert_sync_batchnorm(network)
    for parent in list(network.modules()):
        for name, norm in list(parent.named_children()):
            if type(norm) is nn.BatchNorm2d:
                setattr(parent, name, _synchronised(norm))
    return network


def _synchronised(norm: nn.BatchNorm2d) -> SynchronisedBatchNorm2d:
    new = SynchronisedBatchNorm2d(
        norm.num_features, norm.eps, norm.momentum, norm.affine, norm.track_running_stats
    )
    new.load_state_dict(norm.state_dict())
    return new.train(norm.training)


@torch.no_grad()
def recalibrate(network: nn.Module, passes: Iterable[object]) -> None:
    """Measures batch-norm statistics anew: those of averaged weights are not the averaged statistics.

    Each item of `passes` is produced by running the network once on a training batch (a generator
    expression); the statistics become the plain mean over these passes. Spectral norms follow by their power
    iterations.
    """
    norms = [m for m in network.modules() if isinstance(m, nn.BatchNorm2d)]
    before = [m.momentum for m in norms]
    for m in norms:
        m.reset_running_stats()
        m.momentum = None  # cumulative mean
    network.train()
    for _ in passes:
        pass
    network.eval()
    for m, momentum in zip(norms, before, strict=True):
        m.momentum = momentum
