"""Copied styles are pasted as they looked: the codes that the network gets are those that were copied."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from quick_cases import first_quick

from models.regions import CELEBAMASK_HQ
from sean_editor.document import OWN_COLOUR, Crossing, MadeStyle, Portrait, RegionStyle
from sean_editor.engine.engine import Engine
from sean_editor.photo.by_name import open_portrait
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.making import portrait_style
from sean_editor.session.style_clipboard import StyleClipboard

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
HAIR, SKIN, HAT, LEFT, RIGHT = ID["hair"], ID["skin"], ID["hat"], ID["l_brow"], ID["r_brow"]
BLOCKS = (0.0, 0.1, 0.25, 0.5, 1.0, 0.75)


@pytest.fixture(scope="module")
def people() -> dict[str, Portrait]:
    return {name: open_portrait(name) for name in ("amara", "yuki", "elin", "hugo")}


@pytest.fixture
def session(engine: Engine, people: dict[str, Portrait]) -> Iterator[EditorSession]:
    """Amara is open, Yuki and Elin are references."""
    made = EditorSession(engine)
    made.add_references([people["yuki"], people["elin"]])
    made.open_portrait(people["amara"])
    assert made.wait_until_idle()
    yield made
    made.close()


def settled(session: EditorSession) -> np.ndarray:
    """The styles in force, [6, S, 512]."""
    assert session.wait_until_idle()
    styles = session.styles()
    assert styles is not None
    return styles if styles.ndim == 3 else np.repeat(styles[None], 6, 0)


def every_kind(people: dict[str, Portrait], made: MadeStyle) -> dict[str, RegionStyle]:
    """What a region's style may be."""
    yuki, elin = people["yuki"].id, people["elin"].id
    return {
        "own": RegionStyle(),
        "reference": RegionStyle(yuki),
        "mixed": RegionStyle(yuki, 0.3),
        "made": RegionStyle(made.id, 0.5),
        "between": RegionStyle(yuki, 1.0, Crossing.alike(elin, 0.25)),
        "between, mixed": RegionStyle(yuki, 0.6, Crossing.alike(elin, 0.25)),
        "crossed with own": RegionStyle(yuki, 1.0, Crossing(None, BLOCKS)),
        "own crossed": RegionStyle(None, 1.0, Crossing(yuki, BLOCKS)),
        "crossed, mixed": RegionStyle(yuki, 0.6, Crossing(elin, BLOCKS)),
        "crossed with own, mixed": RegionStyle(yuki, 0.6, Crossing(None, BLOCKS)),
        "coloured": RegionStyle(yuki, 1.0, colour=elin),
        "coloured, mixed": RegionStyle(yuki, 0.6, colour=elin),
        "own, coloured": RegionStyle(None, 0.6, colour=elin),
        "with its own colour": RegionStyle(yuki, 1.0, colour=OWN_COLOUR),
        "crossed and coloured": RegionStyle(yuki, 0.6, Crossing(None, BLOCKS), elin),
        "of one that is gone": RegionStyle("ab" * 16),
    }


KINDS = (
    *("own", "reference", "mixed", "made", "between", "between, mixed", "crossed with own", "own crossed"),
    *("crossed, mixed", "crossed with own, mixed", "coloured", "coloured, mixed", "own, coloured"),
    *("with its own colour", "crossed and coloured", "of one that is gone"),
)


@pytest.mark.parametrize("kind", first_quick(KINDS, 4))
def test_what_was_copied_is_what_is_painted(
    session: EditorSession, people, engine: Engine, kind: str
) -> None:
    made = portrait_style(engine, people["hugo"])
    session.made.add(made)
    document, clipboard = session.document, StyleClipboard(session)
    style = every_kind(people, made)[kind]
    document.style_regions({HAIR: style}, "Style")
    code = settled(session)[:, HAIR]
    assert clipboard.copy([HAIR])

    document.style_regions({HAIR: RegionStyle(people["elin"].id)}, "Another")
    assert clipboard.paste([HAIR]) == ""
    assert np.allclose(settled(session)[:, HAIR], code, atol=1e-6), "here"
    if kind != "of one that is gone":
        assert document.styles[HAIR] == style, "to the same region the style goes as it is said"

    said = clipboard.paste([LEFT, RIGHT])
    assert "Left brow, Right brow" in said and "hair" in said
    for brow in (LEFT, RIGHT):
        assert np.allclose(settled(session)[:, brow], code, atol=1e-6), "to other regions"
    source = session.made.find(document.styles[LEFT].source)
    assert source.name.startswith("Hair of ") and source.network == engine.checkpoint_hash

    session.open_portrait(people["hugo"])
    settled(session)
    steps = len(session.document.history)
    assert clipboard.paste([SKIN, HAIR]) != "" and len(session.document.history) == steps + 1
    for region in (SKIN, HAIR):
        assert np.allclose(settled(session)[:, region], code, atol=1e-6), "in another portrait"
    session.document.undo()
    assert len(session.document.styles) == 0


def test_the_own_portrait_becomes_a_reference_with_its_texture(session: EditorSession, people) -> None:
    clipboard = StyleClipboard(session)
    session.document.style_regions({SKIN: RegionStyle(people["yuki"].id, 0.3)}, "Style")
    clipboard.copy([HAIR, SKIN])
    assert session.reference(people["amara"].id) is None
    session.open_portrait(people["hugo"])
    settled(session)
    assert clipboard.paste([]) == "", "of several each goes to its own region"
    assert session.document.styles[HAIR] == RegionStyle(people["amara"].id)
    assert session.document.styles[SKIN].sources == {people["yuki"].id, people["amara"].id}
    assert session.reference(people["amara"].id) is not None and len(session.made) == 0
    assert people["amara"].id in {one.id for one in session.project().references}


def test_a_region_that_was_painted_goes_as_its_code(session: EditorSession, people) -> None:
    """There is no hat in the photo that could be a reference's."""
    clipboard = StyleClipboard(session)
    session.document.fill_rectangle((90, 10), (160, 40), HAT)
    code = settled(session)[:, HAT]
    clipboard.copy([HAT])
    session.open_portrait(people["hugo"])
    settled(session)
    clipboard.paste([HAT])
    assert np.allclose(settled(session)[:, HAT], code, atol=1e-6) and len(session.made) == 1


@pytest.mark.parametrize("whose", ["amara", "hugo"])
def test_what_nobody_sees_is_not_pasted_with_the_rest(session: EditorSession, people, whose: str) -> None:
    """Neither the layout nor a style has anything of glasses there."""
    clipboard, everything = StyleClipboard(session), range(len(CELEBAMASK_HQ))
    session.document.assign_style([HAT], people["yuki"].id)
    clipboard.copy(everything)
    session.open_portrait(people[whose])
    settled(session)
    session.document.assign_style([ID["eye_g"]], people["elin"].id)
    clipboard.paste(everything)
    styles = session.document.styles
    assert styles[ID["eye_g"]] == RegionStyle(people["elin"].id)
    assert styles[ID["neck_l"]] == RegionStyle()
    assert styles[HAIR] == (RegionStyle() if whose == "amara" else RegionStyle(people["amara"].id))
    assert len(session.made) == 0 or whose == "hugo"


def test_nothing_to_copy_or_to_paste(engine: Engine, people) -> None:
    session = EditorSession(engine)
    try:
        clipboard = StyleClipboard(session)
        assert not clipboard.copy([HAIR]) and clipboard.paste([HAIR]) == ""
        session.open_portrait(people["amara"])
        settled(session)
        assert clipboard.paste([HAIR]) == "" and not session.document.modified
        assert not clipboard.copy([])
    finally:
        session.close()


def test_pasted_styles_are_in_the_project(session: EditorSession, people, engine: Engine) -> None:
    clipboard = StyleClipboard(session)
    clipboard.copy([HAIR])
    clipboard.paste([LEFT])
    code, project = settled(session)[:, LEFT], session.project()
    assert [one.name for one in project.made] == ["Hair of amara"]
    other = EditorSession(engine)
    try:
        other.open_project(project)
        assert np.allclose(settled(other)[:, LEFT], code, atol=1e-6)
    finally:
        other.close()
