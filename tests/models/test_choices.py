"""Fields of several words: the type says which, and the check names the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest

from models.choices import alternatives, check_choices, choices

Shape = Literal["round", "square"]


@dataclass
class Table:
    shape: Shape = "round"
    wood: Literal["oak", "elm"] | None = None
    legs: int = 4
    name: str = "any"


def test_choices_are_those_of_the_types() -> None:
    assert choices(Table) == {"shape": ("round", "square"), "wood": ("oak", "elm", None)}
    assert alternatives(int | None) == (int, type(None)) and alternatives(int) == (int,)


def test_a_value_that_is_none_of_them_is_named() -> None:
    check_choices(Table())
    check_choices(Table("square", "elm", name="none of these"))
    with pytest.raises(ValueError, match="shape is one of round, square, not 'oval'"):
        check_choices(Table("oval"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="wood is one of oak, elm, not 'ash'"):
        check_choices(Table(wood="ash"))  # type: ignore[arg-type]
