from __future__ import annotations

import pytest

from sean_editor.gui.canvas import ToolState
from sean_editor.gui.canvas.tool_state import MAX_SIZE, MIN_SIZE, TOOL_NAMES
from sean_editor.gui.canvas.tools import TOOLS


def test_every_tool_has_a_name_in_the_state():
    assert tuple(TOOLS) == TOOL_NAMES


def test_swapping_goes_back_and_forth(state: ToolState):
    state.set_region(4)
    state.set_region(9)
    state.swap_regions()
    assert (state.region, state.previous_region) == (4, 9)
    state.swap_regions()
    assert state.region == 9


def test_regions_go_round(state: ToolState):
    state.set_region(18)
    state.step_region(1)
    assert state.region == 0
    state.step_region(-1)
    assert state.region == 18


def test_sizes_stay_in_range_and_are_announced_once(state: ToolState, qtbot):
    seen: list[int] = []
    state.size_changed.connect(seen.append)
    state.step_size(-1000)
    state.step_size(-1)
    state.step_size(1000)
    assert seen == [MIN_SIZE, MAX_SIZE]


@pytest.mark.parametrize("call", [lambda s: s.set_tool("saw"), lambda s: s.set_region(19)])
def test_what_does_not_exist_is_refused(state: ToolState, call):
    with pytest.raises(ValueError):
        call(state)
