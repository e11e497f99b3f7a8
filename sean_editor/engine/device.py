"""The device of the network: CUDA, then Apple's MPS, then the CPU, unless one is named."""

from __future__ import annotations

import torch

from models.translation import tr, tr_plural
from sean_editor.errors import UserError

DEVICE_NAMES = ("auto", "cpu", "cuda", "mps")


def _available(kind: str) -> bool:
    if kind == "cuda":
        return torch.cuda.is_available()
    if kind == "mps":
        return torch.backends.mps.is_available()
    return kind == "cpu"


def choose_device(name: str = "auto") -> torch.device:
    """The device called `name` ("cuda:1" picks one of several); "auto" takes the fastest there is.

    UserError if the name is unknown or this machine (or this build of torch) has no such device.
    """
    if name == "auto":
        return torch.device(next(kind for kind in ("cuda", "mps", "cpu") if _available(kind)))
    kind, _, index = name.partition(":")
    if kind not in DEVICE_NAMES or (index and not index.isdecimal()):
        raise UserError(
            tr(
                "There is no device “{name}”. Choose one of: {names}.",
                name=name,
                names=", ".join(DEVICE_NAMES),
            )
        )
    count = torch.cuda.device_count() if kind == "cuda" else 1
    if not _available(kind) or (index and int(index) >= count):
        raise UserError(tr("The device “{name}” is not available here. Choose “auto” or “cpu”.", name=name))
    return torch.device(name)


def describe_device(device: torch.device) -> str:
    """A few words for the status line, e.g. "CPU, 2 threads"."""
    if device.type == "cuda":
        return f"CUDA, {torch.cuda.get_device_name(device)}"
    if device.type == "mps":
        return tr("Apple GPU (MPS)")
    threads = torch.get_num_threads()
    return tr_plural("CPU, {n} thread", "CPU, {n} threads", threads)
