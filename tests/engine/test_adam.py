"""The editor's Adam takes torch's steps, number for number."""

from __future__ import annotations

import torch

from sean_editor.engine.adam import Adam


def test_its_steps_are_those_of_torch() -> None:
    torch.manual_seed(0)
    ours = [torch.randn(3, 4), torch.randn(5)]
    theirs = [value.clone().requires_grad_() for value in ours]
    adam = Adam(ours, (0.9, 0.99))
    other = torch.optim.Adam(theirs, betas=(0.9, 0.99), foreach=False)
    for rate in (0.06, 0.03, 0.0, 1e-3, 0.06):
        gradients = [torch.randn_like(value) for value in ours]
        adam.step(gradients, rate)
        other.param_groups[0]["lr"] = rate
        for value, gradient in zip(theirs, gradients, strict=True):
            value.grad = gradient
        other.step()
        for own, reference in zip(ours, theirs, strict=True):
            assert torch.equal(own, reference.detach())
