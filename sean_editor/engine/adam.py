"""Adam (Kingma and Ba, ICLR 2015), for fits in the editor.

Not `torch.optim.Adam`: to make one imports torch's compiler package `torch._dynamo`, which takes seconds, and
with it triton, which can crash the program once a window has been shown.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

_TINY = 1e-8


class Adam:
    """Moves `parameters` in place, number for number as torch's own does. `betas`: how much of the running
    means of gradient and squared gradient a step keeps.
    """

    def __init__(self, parameters: Sequence[Tensor], betas: tuple[float, float]) -> None:
        self._parameters, self._betas = list(parameters), betas
        self._means = [torch.zeros_like(parameter) for parameter in self._parameters]
        self._squares = [torch.zeros_like(parameter) for parameter in self._parameters]
        self._steps = 0

    @torch.no_grad()
    def step(self, gradients: Sequence[Tensor], rate: float) -> None:
        """One step downhill; with `rate` 0 only the running means go on."""
        self._steps += 1
        keep, keep_square = self._betas
        size = rate / (1 - keep**self._steps)  # the means begin at zero
        spread = (1 - keep_square**self._steps) ** 0.5
        for parameter, gradient, mean, square in zip(
            self._parameters, gradients, self._means, self._squares, strict=True
        ):
            mean.lerp_(gradient, 1 - keep)
            square.mul_(keep_square).addcmul_(gradient, gradient, value=1 - keep_square)
            parameter.addcdiv_(mean, (square.sqrt() / spread).add_(_TINY), value=-size)
