"""What is renewed for a few pixels is what everything anew would give them, to the bit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from models.sean import SEANGenerator
from models.sean.neighbourhoods import Neighbourhoods
from sean_editor.engine.blocks import fold_blocks
from sean_editor.engine.folding import FoldedNorm
from sean_editor.engine.layout_cache import LayoutCache
from sean_editor.engine.modulation import LevelTensors, Modulation, Touched

CPU = torch.device("cpu")
REGIONS = 19
Make = Callable[..., np.ndarray]


@pytest.fixture(params=[torch.float32, torch.bfloat16], ids=["float32", "bfloat16"])
def dtype(request: pytest.FixtureRequest) -> torch.dtype:
    return request.param


def modulation(
    generator: SEANGenerator, tensors: LevelTensors, noise: bool, dtype: torch.dtype, styled: bool = True
) -> Modulation:
    block = generator.get_submodule("G_middle_0" if styled else "up_3")
    torch.manual_seed(3)
    drawn = torch.randn(len(tensors.pixels), 1) if noise else None
    made = Modulation(FoldedNorm(block.ace_0, CPU, dtype), tensors, drawn, dtype)
    made.add_patches()
    return made


def codes(seed: int) -> torch.Tensor:
    return torch.randn(REGIONS, 512, generator=torch.Generator().manual_seed(seed))


def test_the_distinct_patches_and_windows_of_some_pixels(make_layout: Make) -> None:
    level = Neighbourhoods(make_layout(40, 30), REGIONS)
    tensors = LevelTensors(level, CPU)
    for pixels in (torch.tensor([0, 7, 7, 600, 1199]), torch.arange(0, 1200, 11), None):
        touched = Touched(tensors, pixels)
        numbers = tensors.pixels if pixels is None else tensors.pixels[pixels]
        assert len(touched) == len(numbers)
        assert torch.equal(touched.patches, numbers.unique())
        assert torch.equal(touched.patches[touched.rows], numbers)
        rows = touched.windows[touched.centres][touched.rows]  # [N, 9]
        assert torch.equal(rows, tensors.window_rows[tensors.centres[numbers]])
        assert len(touched.windows) == len(tensors.centres[numbers].unique())


@pytest.mark.parametrize("noise", [True, False])
@pytest.mark.parametrize("styled", [True, False])
def test_some_pixels_are_as_all_pixels(
    noise: bool, styled: bool, dtype: torch.dtype, tiny: SEANGenerator, make_layout: Make
) -> None:
    tensors = LevelTensors(Neighbourhoods(make_layout(48, 36), REGIONS), CPU)
    whole, part = (modulation(tiny, tensors, noise, dtype, styled) for _ in range(2))
    everything = list(range(REGIONS))
    for one in (whole, part):
        one.set_style(codes(1), everything)
        one.gather(Touched(tensors, None))
    assert torch.equal(whole.scale, part.scale) and torch.equal(whole.shift, part.shift)
    before = part.scale.clone()
    for one in (whole, part):
        one.set_style(codes(2), [4, 11])
    whole.gather(Touched(tensors, None))
    part.gather(Touched(tensors, tensors.pixels_near([4, 11])))
    assert torch.equal(part.scale, before) != styled, "an unstyled module knows no styles"
    assert torch.equal(whole.scale, part.scale) and torch.equal(whole.shift, part.shift)


def test_nothing_touched_is_nothing_changed(
    dtype: torch.dtype, tiny: SEANGenerator, make_layout: Make
) -> None:
    tensors = LevelTensors(Neighbourhoods(make_layout(), REGIONS), CPU)
    made = modulation(tiny, tensors, True, dtype)
    made.set_style(codes(1), list(range(REGIONS)))
    made.gather(Touched(tensors, None))
    before = made.scale.clone(), made.shift.clone()
    made.set_style(codes(2), [3])
    nobody = Touched(tensors, torch.empty(0, dtype=torch.long))
    assert len(nobody) == len(nobody.patches) == len(nobody.windows) == 0
    made.gather(nobody)
    assert torch.equal(made.scale, before[0]) and torch.equal(made.shift, before[1])


def test_a_stroke_and_its_undo_give_the_same_numbers(
    dtype: torch.dtype, tiny: SEANGenerator, make_layout: Make
) -> None:
    labels = make_layout(48, 48)
    level = Neighbourhoods(labels, REGIONS)
    tensors = LevelTensors(level, CPU)
    made = modulation(tiny, tensors, True, dtype)
    made.set_style(codes(1), list(range(REGIONS)))
    made.gather(Touched(tensors, None))
    before = made.scale.clone(), made.shift.clone()
    painted = labels.copy()
    painted[10:17, 20:31] = (labels[12, 25] + 1) % REGIONS
    for layout in (painted, labels):
        pixels = torch.from_numpy(level.update(layout))
        tensors.refresh()
        made.add_patches()
        made.gather(Touched(tensors, pixels))
        fresh_tensors = LevelTensors(Neighbourhoods(layout, REGIONS), CPU)
        fresh = modulation(tiny, fresh_tensors, True, dtype)
        fresh.set_style(codes(1), list(range(REGIONS)))
        fresh.gather(Touched(fresh_tensors, None))
        assert torch.equal(made.scale, fresh.scale) and torch.equal(made.shift, fresh.shift)
        assert torch.equal(made.scale, before[0]) == (layout is labels)
    assert torch.equal(made.shift, before[1])


@pytest.mark.parametrize("then", ["nothing", "stroke", "style", "other layout"])
def test_scale_and_shift_come_back_after_a_rest(
    then: str, dtype: torch.dtype, tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    blocks = fold_blocks(tiny, CPU, dtype, 64, 7)
    labels, styles = make_layout(64, 64), make_styles(6)
    rested, other = (LayoutCache(blocks, {}, CPU) for _ in range(2))
    for one in (rested, other):
        one.update(labels, styles)
    rested.rest()
    if then == "stroke":
        labels = labels.copy()
        labels[20:24, 30:36] = 13
    elif then == "style":
        styles = styles.copy()
        styles[:, 4] *= 0.5
    elif then == "other layout":
        labels = np.ascontiguousarray(labels[::-1])
    for one in (rested, other):
        one.update(labels, styles)
    for block in blocks:
        for part in block.norms:
            for found, expected in zip(
                rested.modulation(block, part), other.modulation(block, part), strict=True
            ):
                assert torch.equal(found, expected)
