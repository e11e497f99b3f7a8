"""Run by torchrun, see test_several_processes: compares synchronised batch norm with torch's on all rows."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.lab.training.batch_norm import SynchronisedBatchNorm2d
from models.lab.training.processes import Processes


def run(norm: nn.Module, x: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """The result, and the gradient of its weighted sum of squares."""
    x = x.clone().requires_grad_(True)
    y = norm(x)
    (y.square() * weight).sum().backward()
    assert x.grad is not None
    return y.detach(), x.grad


def main() -> None:
    processes = Processes.join(torch.device("cpu"))
    torch.manual_seed(0)
    x, weight = torch.randn(6, 5, 4, 3).double() * 3 + 100, torch.rand(6, 5, 4, 3).double()
    for affine, momentum in ((False, 0.1), (True, None)):
        whole = nn.Sequential(nn.BatchNorm2d(5, affine=affine, momentum=momentum)).double()
        part = nn.Sequential(nn.BatchNorm2d(5, affine=affine, momentum=momentum)).double()
        part.load_state_dict(whole.state_dict())
        processes.synchronise_batch_norm(part).double()
        assert (
            isinstance(part[0], SynchronisedBatchNorm2d)
            and part.state_dict().keys() == whole.state_dict().keys()
        )
        rows = slice(3 * processes.rank, 3 * processes.rank + 3)
        for shift in (0, 2):
            wanted, slope = run(whole, x + shift, weight)
            found, own_slope = run(part, x[rows] + shift, weight[rows])
            torch.testing.assert_close(found, wanted[rows])
            torch.testing.assert_close(own_slope, slope[rows])
        state = part.state_dict()
        for key, value in whole.state_dict().items():
            torch.testing.assert_close(state[key], value)
        torch.testing.assert_close(part.eval()(x[rows]), whole.eval()(x)[rows])
    print("equal", flush=True)
    processes.leave()


if __name__ == "__main__":
    main()
