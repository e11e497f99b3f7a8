"""The window's pictures leave a processor to the window, and nobody else computes on fewer."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from models.sean import SEANGenerator
from sean_editor.engine.renderer import Renderer
from sean_editor.engine.threads import leave_a_core


@pytest.fixture(params=[1, 2, 5])
def threads(request: pytest.FixtureRequest) -> Iterator[int]:
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield request.param
    torch.set_num_threads(before)


def on_a_thread(*works) -> list:
    found: list = []
    thread = threading.Thread(target=lambda: found.extend(work() for work in works))
    thread.start()
    thread.join()
    return found


def test_one_stays_free_and_other_threads_use_all(threads: int) -> None:
    _, own = on_a_thread(leave_a_core, torch.get_num_threads)
    assert own == max(1, threads - 1)
    assert on_a_thread(torch.get_num_threads) == [threads] and torch.get_num_threads() == threads


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_pictures_are_the_same_to_the_bit(tiny: SEANGenerator, make_layout, dtype: torch.dtype) -> None:
    codes = np.random.default_rng(0).normal(0, 0.3, (19, 512)).astype(np.float32)
    layout, before = make_layout(64, 64), torch.get_num_threads()
    pictures = []
    for number in (1, 2):
        torch.set_num_threads(number)
        pictures.append(Renderer(tiny, dtype=dtype).render(layout, codes))
    torch.set_num_threads(before)
    np.testing.assert_array_equal(*pictures)
