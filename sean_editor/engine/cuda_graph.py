"""Recordings of a graphics card's work as CUDA graphs.

Safe beside other threads that use the card:

- A capture takes place on a stream of its own that does not wait for the default one, on which all else runs.
  What other threads launch meanwhile is not recorded.
- The mode "thread_local" forbids calls that a capture cannot bear, such as `cudaMalloc`, to the capturing
  thread only. Others may allocate, copy, and wait for their own stream.
- No thread may wait for the whole card meanwhile, give its free memory back, or draw random numbers on it.
  Nothing in the editor does: noise is drawn on the CPU. torch gives memory back when there is none left; so
  there has to be some before a capture begins.
- The memory of a graph is its own: nobody else is given it while the graph lives.
- A graph is replayed by the thread that renders what is being edited, on the default stream. Pictures apart
  (`Renderer.render_apart`) have no recordings.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from sean_editor.engine.captured import Recorder, Work

_WARM_UPS = 3
"""As torch's documentation does: libraries set themselves up for the stream before the capture."""

_SPARE = 2 << 30
"""Bytes of the card that stay free for what else it does: encoding, fits, other programs."""

_capturing = threading.Lock()
"""torch allows one capture at a time in a process."""


def recorder_for(device: torch.device) -> Recorder | None:
    """What records work on `device`; None where it gains nothing or cannot be done."""
    if device.type != "cuda" or not hasattr(torch.cuda, "CUDAGraph"):
        return None
    return lambda work: _record(work, device)


def _record(work: Work, device: torch.device) -> tuple[list[Tensor], Callable[[], object]]:
    """RuntimeError where there is little memory, or where torch cannot capture `work`."""
    with _capturing, torch.cuda.device(device), _stream_kept(device):
        if _free_memory(device) < _SPARE:
            raise RuntimeError("the graphics card has little memory left")
        stream, default = torch.cuda.Stream(device), torch.cuda.current_stream(device)
        stream.wait_stream(default)
        with torch.cuda.stream(stream):
            for _ in range(_WARM_UPS):
                work()
        default.wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, stream=stream, capture_error_mode="thread_local"):
            results = work()
    return results, graph.replay


def _free_memory(device: torch.device) -> int:
    """Bytes: those of the card that nobody has, and those that torch has and does not use."""
    free, _ = torch.cuda.mem_get_info(device)
    return int(free) + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)


@contextmanager
def _stream_kept(device: torch.device) -> Iterator[None]:
    """The current stream is the same afterwards: a failed capture leaves its own behind."""
    before = torch.cuda.current_stream(device)
    try:
        yield
    finally:
        torch.cuda.set_stream(before)
