"""Rows that do not depend on their company, and pictures that come back to the bit because of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from quick_cases import first_quick
from tape import Tape

from models.sean import SEANConfig, SEANGenerator
from sean_editor.engine.renderer import Renderer
from sean_editor.engine.same_rows import RowProduct, product


@pytest.fixture(params=[1, 2], ids=["one thread", "two threads"])
def threads(request: pytest.FixtureRequest) -> Iterator[int]:
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield request.param
    torch.set_num_threads(before)


@pytest.mark.parametrize("with_bias", [True, False])
def test_a_row_is_the_same_alone_and_among_thousands(threads: int, with_bias: bool) -> None:
    torch.manual_seed(1)
    rows, weight, bias = torch.rand(4096, 288), torch.randn(288, 512), torch.randn(512)
    given = bias if with_bias else None
    among = product(rows, weight, given)
    expected = rows.double() @ weight.double() + (bias.double() if with_bias else 0)
    assert (among - expected).abs().max() < 1e-3
    for count in (0, 1, 2, 3, 5, 7, 9, 11, 13, 17, 30, 100, 1001):
        assert torch.equal(product(rows[5 : 5 + count], weight, given), among[5 : 5 + count]), count


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=["float32", "bfloat16"])
@pytest.mark.parametrize("with_bias", [True, False])
@pytest.mark.parametrize(("width", "outputs"), [(288, 512), (9 * 24, 48), (40, 9 * 32)])
def test_the_same_holds_for_a_packed_weight(
    threads: int, dtype: torch.dtype, with_bias: bool, width: int, outputs: int
) -> None:
    torch.manual_seed(1)
    rows, weight = torch.rand(4096, width), torch.randn(width, outputs) / width**0.5
    bias = torch.randn(outputs) if with_bias else None
    made = RowProduct(weight, bias, torch.device("cpu"), dtype)
    assert made.width == width
    among = made(rows)
    expected = rows.double() @ weight.double() + (0 if bias is None else bias.double())
    assert among.dtype == torch.float32
    assert (among - expected).abs().max() < (1e-5 if dtype == torch.float32 else 0.02)
    for count in (0, 1, 2, 3, 5, 7, 9, 11, 13, 17, 30, 100, 1001):
        assert torch.equal(made(rows[5 : 5 + count]), among[5 : 5 + count]), count


@pytest.mark.parametrize(("count", "times"), [(1, 1), (19, 1), (20, 2), (60, 4)])
def test_a_card_computes_as_many_rows_each_time(count: int, times: int) -> None:
    """Then it always sums in the same way; no more rows than needed for one region's style."""
    with Tape() as tape:
        made = product(torch.empty(count, 288, device="meta"), torch.empty(288, 512, device="meta"), most=19)
    products = [made for func, _, _, made in tape.operations if func.name().endswith(("matmul", "mm"))]
    assert made.shape == (count, 512) and [one.shape for one in products] == [(19, 512)] * times


@pytest.mark.parametrize("with_bias", [True, False])
def test_rows_in_float16(with_bias: bool) -> None:
    torch.manual_seed(1)
    rows, weight, bias = torch.rand(30, 40), torch.randn(40, 48) / 40**0.5, torch.randn(48)
    made = RowProduct(weight, bias if with_bias else None, torch.device("cpu"), torch.float16)(rows)
    expected = rows @ weight + (bias if with_bias else 0)
    assert made.dtype == torch.float32 and 1e-6 < (made - expected).abs().max() < 5e-3


@pytest.mark.parametrize("dtype", first_quick([torch.float32, torch.bfloat16]), ids=["float32", "bfloat16"])
def test_styles_and_layouts_taken_back_leave_no_trace(threads: int, dtype: torch.dtype, make_layout) -> None:
    torch.manual_seed(2)
    generator = SEANGenerator(SEANConfig.compact(base_width=4, style_rank=16, mask_hidden=16))
    renderer = Renderer(generator, dtype=dtype)
    rng = np.random.default_rng(3)
    labels, styles = make_layout(128, 128), rng.normal(size=(19, 512)).astype(np.float32)
    other = rng.normal(size=(19, 512)).astype(np.float32)
    first = renderer.render(labels, styles)
    shown = np.unique(labels)
    for regions in (shown[:1], shown[:2], shown[1:4], shown[:7], shown):
        changed = styles.copy()
        changed[regions] = other[regions]
        assert not np.array_equal(renderer.render(labels, changed), first)
        assert np.array_equal(renderer.render(labels, styles), first), regions
    for size in (3, 20, 100):  # the largest counts as another layout
        painted = labels.copy()
        painted[:size, :size] = rng.integers(0, 19, (size, size))
        renderer.render(painted, styles, draft=True)
        assert not np.array_equal(renderer.render(painted, styles), first)
        assert np.array_equal(renderer.render(labels, styles), first), size
