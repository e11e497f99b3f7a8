"""Tables that grow keep their rows, and move them seldom."""

from __future__ import annotations

import torch

from sean_editor.engine.growing import GrowingRows

CPU = torch.device("cpu")


def test_rows_are_those_appended_in_their_order() -> None:
    torch.manual_seed(0)
    parts = [torch.randn(count, 3) for count in (5, 0, 1, 1, 40, 2)]
    table = GrowingRows(3, CPU)
    assert len(table) == 0 and table.rows.shape == (0, 3)
    for number, part in enumerate(parts):
        table.append(part)
        expected = torch.cat(parts[: number + 1])
        assert len(table) == len(expected) and torch.equal(table.rows, expected)


def test_many_small_additions_move_the_table_a_few_times_only() -> None:
    table, places = GrowingRows(4, CPU), set()
    for number in range(1000):
        table.append(torch.full((1, 4), float(number)))
        places.add((table.rows.data_ptr(), table.rows.untyped_storage().nbytes()))
    assert torch.equal(table.rows[:, 0], torch.arange(1000.0))
    assert len(places) <= 11  # room is doubled: the logarithm of a thousand


def test_the_first_rows_get_just_the_room_that_they_need() -> None:
    """Most layouts are never painted on."""
    table = GrowingRows(4, CPU)
    table.append(torch.zeros(1000, 4))
    assert table.rows.untyped_storage().nbytes() == 1000 * 4 * 4


def test_what_is_trimmed_has_its_rows_and_no_more_and_grows_again() -> None:
    table = GrowingRows(4, CPU)
    for number in range(5):
        table.append(torch.full((1, 4), float(number)))
    assert table.rows.untyped_storage().nbytes() > 5 * 4 * 4
    table.trim()
    assert table.rows.untyped_storage().nbytes() == 5 * 4 * 4
    table.append(torch.full((1, 4), 5.0))
    assert torch.equal(table.rows[:, 0], torch.arange(6.0))
