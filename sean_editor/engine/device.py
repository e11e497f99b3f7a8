"""The device of the network: CUDA, then Apple's MPS, then the CPU, unless one is named; and its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import torch

from models.translation import tr, tr_plural
from sean_editor.engine.threads import threads_in_all
from sean_editor.errors import UserError, is_out_of_memory

DEVICE_NAMES = ("auto", "cpu", "cuda", "mps")


_OF_GPUS = ("cuda", "cudnn", "cublas", "hip error", "mps backend", "device-side assert", "device lost")
"""In what torch says of a graphics card, in errors that have no type of their own."""

Result = TypeVar("Result")


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


def describe_device(device: torch.device, left: int = 0) -> str:
    """A few words, e.g. "CPU, 4 threads"; "CPU, 3 of 4 threads" where pictures leave one to the window."""
    if device.type == "cuda":
        return f"CUDA, {torch.cuda.get_device_name(device)}"
    if device.type == "mps":
        return tr("Apple GPU (MPS)")
    threads = threads_in_all()
    if threads > left > 0:
        return tr("CPU, {n} of {count} threads", n=threads - left, count=threads)
    return tr_plural("CPU, {n} thread", "CPU, {n} threads", threads)


def with_fallback(work: Callable[[], Result], move_to_cpu: Callable[[Exception], None]) -> Result:
    """What `work` returns. If a graphics card fails in it, `move_to_cpu` is called, and `work` once more."""
    try:
        return work()
    except RuntimeError as error:
        if not is_device_error(error):
            raise
        move_to_cpu(error)
    return work()


def is_device_error(error: BaseException) -> bool:
    """Whether a graphics card failed, is gone, or has too little memory. No error of a CPU is meant."""
    if not isinstance(error, RuntimeError):
        return False
    typed = type(error).__name__ in ("AcceleratorError", "OutOfMemoryError")
    return typed or any(words in str(error).lower() for words in _OF_GPUS)


def about_lost_device(error: Exception) -> str:
    """What to say to a person about an error for which `is_device_error` is true."""
    if is_out_of_memory(error):
        return tr(
            "The memory of the graphics card is used up: the network runs on the CPU from now on. Nothing "
            "was lost. Close other programs that use the card, and start this one again to use it."
        )
    lines = str(error).strip().splitlines()
    return tr(
        "The graphics card failed ({reason}): the network runs on the CPU from now on. Nothing was lost. "
        "Start the program again to use the card.",
        reason=lines[0].rstrip(".") if lines else type(error).__name__,
    )
