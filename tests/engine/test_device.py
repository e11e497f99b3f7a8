"""Devices: the fastest there is, or the one asked for, or a sentence about why not."""

from __future__ import annotations

import threading

import pytest
import torch

from sean_editor.engine.device import choose_device, describe_device
from sean_editor.engine.threads import leave_a_core
from sean_editor.errors import UserError


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The accelerators that torch finds; empty unless a test adds some."""
    found: set[str] = set()
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in found)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda _: "Fast One")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in found)
    return found


def test_auto_takes_the_fastest(machine: set[str]) -> None:
    assert choose_device().type == "cpu"
    machine.add("mps")
    assert choose_device("auto").type == "mps"
    machine.add("cuda")
    assert choose_device("auto").type == "cuda"
    assert choose_device("cpu").type == "cpu"
    assert choose_device("cuda:1").index == 1


@pytest.mark.parametrize("name", ["cuda", "mps", "cuda:0"])
def test_what_is_not_there(machine: set[str], name: str) -> None:
    with pytest.raises(UserError, match="not available"):
        choose_device(name)


@pytest.mark.parametrize("name", ["gpu", "", "cuda:x", "cpu:-1"])
def test_what_is_no_device(machine: set[str], name: str) -> None:
    with pytest.raises(UserError, match="There is no device"):
        choose_device(name)


def test_one_card_too_far(machine: set[str]) -> None:
    machine.add("cuda")
    with pytest.raises(UserError, match="not available"):
        choose_device("cuda:2")


@pytest.mark.parametrize(
    ("threads", "words", "in_the_window"),
    [(1, "CPU, 1 thread", "CPU, 1 thread"), (2, "CPU, 2 threads", "CPU, 1 of 2 threads")],
)
def test_threads_in_the_status_line(threads: int, words: str, in_the_window: str) -> None:
    """The window's pictures leave one to the window; the thread that makes them says the same."""
    before, said = torch.get_num_threads(), list[str]()

    def say() -> None:
        said.extend(describe_device(torch.device("cpu"), left) for left in (0, 1))

    def leave_and_say() -> None:
        leave_a_core()
        say()

    torch.set_num_threads(threads)
    try:
        say()
        painter = threading.Thread(target=leave_and_say)
        painter.start()
        painter.join()
        assert said == [words, in_the_window] * 2
    finally:
        torch.set_num_threads(before)


def test_cards_in_the_status_line(machine: set[str]) -> None:
    assert describe_device(torch.device("cuda")) == "CUDA, Fast One"
    assert describe_device(torch.device("mps")) == "Apple GPU (MPS)"
