"""How a card's work is recorded: the order of the calls, and what is left behind when one of them fails.

Stand-ins take the place of torch's functions, since few machines have a card; `test_captured_pictures.py` has
the real ones where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
import torch

from sean_editor.engine.captured import Captured
from sean_editor.engine.cuda_graph import recorder_for

CUDA = torch.device("cuda")
GIB = 1 << 30


class Stream:
    def __init__(self, card: Card, name: str) -> None:
        self._card, self.name = card, name

    def wait_stream(self, other: Stream) -> None:
        self._card.calls.append(f"{self.name} waits for {other.name}")


class Card:
    """What is asked of a card, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, free: int = 8 * GIB) -> None:
        self.calls: list[str] = []
        self.current = self.default = Stream(self, "default")
        self.refuses = False
        for name, value in {
            "device": lambda device: nullcontext(),
            "mem_get_info": lambda device: (free, 16 * GIB),
            "memory_reserved": lambda device: GIB,
            "memory_allocated": lambda device: GIB // 2,
            "Stream": lambda device: Stream(self, "side"),
            "current_stream": lambda device: self.current,
            "set_stream": self._set,
            "stream": self._on,
            "CUDAGraph": lambda: self,
            "graph": self._capture,
        }.items():
            monkeypatch.setattr(torch.cuda, name, value)

    def _set(self, stream: Stream) -> None:
        self.current = stream

    @contextmanager
    def _on(self, stream: Stream) -> Iterator[None]:
        before, self.current = self.current, stream
        yield
        self.current = before

    @contextmanager
    def _capture(self, graph: Any, stream: Stream, capture_error_mode: str) -> Iterator[None]:
        assert graph is self and capture_error_mode == "thread_local"
        before, self.current = self.current, stream
        self.calls.append("capture begins")
        yield
        if self.refuses:  # as torch does then, the stream stays the current one
            raise RuntimeError("CUDA error: operation failed due to a previous error during capture")
        self.current = before
        self.calls.append("capture ends")

    def replay(self) -> None:
        self.calls.append(f"replay on {self.current.name}")

    def work(self) -> list[torch.Tensor]:
        self.calls.append(f"work on {self.current.name}")
        return [torch.ones(2)]


def test_work_is_warmed_up_and_captured_on_a_stream_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(monkeypatch)
    recorder = recorder_for(CUDA)
    assert recorder is not None
    results, replay = recorder(card.work)
    replay()
    assert card.calls == [
        "side waits for default",
        *["work on side"] * 3,
        "default waits for side",
        "capture begins",
        "work on side",
        "capture ends",
        "replay on default",
    ]
    assert [result.tolist() for result in results] == [[1, 1]]


def test_a_refused_capture_leaves_the_stream_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(monkeypatch)
    card.refuses = True
    captured = Captured(recorder_for(CUDA))
    for _ in range(4):
        (result,) = captured.run((), card.work)
        assert result.tolist() == [1, 1] and card.current is card.default
    assert captured.trouble is not None and captured.trouble.startswith("CUDA error: operation failed")
    assert card.calls.count("capture begins") == 1 and card.calls[-1] == "work on default"


def test_little_memory_is_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(monkeypatch, free=GIB)
    captured = Captured(recorder_for(CUDA))
    for _ in range(3):
        captured.run((), card.work)
    assert captured.trouble == "the graphics card has little memory left"
    assert set(card.calls) == {"work on default"}


def test_nothing_in_the_editor_waits_for_a_whole_card() -> None:
    """It would end a capture that takes place on another thread."""
    root = Path(__file__).resolve().parents[2]
    files = [*root.glob("sean_editor/**/*.py"), *root.glob("models/**/*.py")]
    used = [path for path in files if root / "models" / "lab" not in path.parents]
    assert len(used) > 100
    waiting = re.compile(r"cuda\.(synchronize|empty_cache|manual_seed|reset_\w+)\(")
    assert [path.name for path in used if waiting.search(path.read_text(encoding="utf-8"))] == []


def test_other_devices_have_no_graphs() -> None:
    assert recorder_for(torch.device("cpu")) is None and recorder_for(torch.device("mps")) is None
