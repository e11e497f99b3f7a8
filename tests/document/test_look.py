"""A look as a value: on any state, at any strength, mixed with what is there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document, MadeStyle, Portrait, RegionStyle, StyleAssignment
from sean_editor.document.look import Look, State
from sean_editor.document.retouch import Light, Pull, Retouch, Spot, Touch

HAIR, SKIN, HAT, LIP = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "skin", "hat", "u_lip"))
COPPER = RegionStyle(None, 0.9, colour="#9c4f26")


def made(name: str = "Silk", network: str = "ab" * 32) -> MadeStyle:
    codes = np.random.default_rng(3).standard_normal((19, 512))
    return MadeStyle(name, codes, np.arange(19) > 0, network)


def look(**more) -> Look:
    silk = made()
    styles = StyleAssignment().with_regions({HAIR: COPPER, SKIN: RegionStyle(silk.id, 0.5)})
    retouch = Retouch(
        {SKIN: Touch(evenness=0.4), LIP: Touch(tint="#a04b3f", tinting=0.6)}, light=Light(turn=0.5)
    )
    return Look(**{"name": "Evening", "styles": styles, "made": {silk.id: silk}, "retouch": retouch} | more)


def test_it_takes_no_places_of_a_portrait_along() -> None:
    retouch = Retouch(
        {SKIN: Touch(evenness=0.4)}, (Spot(0.5, 0.5, 0.1),), pulls=(Pull(0.5, 0.5, 0.1, 0, 0.2),)
    )
    kept = look(retouch=retouch).retouch
    assert kept.touches and not kept.spots and not kept.pulls


@pytest.mark.parametrize("how", ["nothing", "another's style"])
def test_a_look_has_something_and_all_that_it_names(how: str) -> None:
    styles = StyleAssignment().with_region(HAIR, RegionStyle("be" * 16))
    with pytest.raises(ValueError, match="look"):
        Look("Empty") if how == "nothing" else Look("Other", styles)


def test_only_what_is_named_is_kept() -> None:
    other = made("Wool", "cd" * 32)
    assert set(look(made={one.id: one for one in (made(), other)}).made) == {made().id}


def test_the_same_look_has_the_same_id_whatever_its_name() -> None:
    assert look().id == look(name="Night", preview=np.zeros((8, 8, 3), np.uint8)).id
    assert look().id != look(retouch=Retouch()).id
    one, whole = (
        Look("a", StyleAssignment().with_region(1, RegionStyle(None, mix, colour="#000000")))
        for mix in (1, 1.0)
    )
    assert one.id == whole.id


@given(st.integers(1, 100))
def test_its_strength_can_be_read_from_a_state(percent: int) -> None:
    state = look().on(State(StyleAssignment()), percent / 100)
    assert look().strength_in(state) == percent / 100


@pytest.mark.parametrize(
    "part",
    [
        {"styles": StyleAssignment(), "made": {}, "retouch": Retouch({SKIN: Touch(detail=-0.3)})},
        {"styles": StyleAssignment(), "made": {}, "retouch": Retouch(light=Light(soften=0.7))},
        {
            "styles": StyleAssignment(),
            "made": {},
            "retouch": Retouch(light=Light(taken=(0.1,) * 9, share=0.8)),
        },
        {"retouch": Retouch()},
    ],
    ids=["a touch", "light", "taken light", "styles"],
)
def test_each_part_alone_tells_the_strength(part: dict) -> None:
    only, bare = look(**part), State(StyleAssignment())
    assert only.strength_in(bare) is None
    for percent in (1, 37, 100):
        assert only.strength_in(only.on(bare, percent / 100)) == percent / 100
    assert only.strength_in(only.on(bare, 0.0)) is None


def test_two_looks_on_one_portrait() -> None:
    lips = Look("Lips", retouch=Retouch({LIP: Touch(shine=0.3)}))
    both = lips.on(look().on(State(StyleAssignment())))
    assert both.styles[HAIR] == COPPER
    assert both.retouch[LIP] == Touch(tint="#a04b3f", tinting=0.6, shine=0.3), (
        "of a touch it sets what it has"
    )
    assert look().strength_in(both) == 1.0 and lips.strength_in(both) == 1.0


def test_what_it_does_not_touch_stays() -> None:
    mine = Retouch({HAT: Touch(detail=0.5)}, (Spot(0.5, 0.5, 0.1),), Light(lift=0.2))
    lips = Look("Lips", retouch=Retouch({LIP: Touch(shine=0.3)}))
    after = lips.on(State(StyleAssignment().with_region(HAT, RegionStyle("be" * 16)), mine))
    assert after.styles[HAT].source == "be" * 16
    assert after.retouch == mine.with_touches({LIP: Touch(shine=0.3)})


def test_regions_that_are_not_there_are_left_out() -> None:
    state = look().on(State(StyleAssignment()), 1.0, {SKIN})
    assert list(state.styles) == [SKIN] and list(state.retouch.touches) == [SKIN]
    assert look().lacking({SKIN}) == (LIP, HAIR)


def test_styles_of_another_network_are_left_out() -> None:
    state = look().on(State(StyleAssignment()), network="cd" * 32)
    assert list(state.styles) == [HAIR], "a chosen colour belongs to none"
    assert state.retouch[SKIN] == Touch(evenness=0.4)
    assert look().lacking(range(19), "cd" * 32) == (SKIN,) and look().lacking(range(19), "ab" * 32) == ()
    assert look().foreign("cd" * 32) and not look().foreign("ab" * 32)


@pytest.mark.parametrize("strength", [-0.1, 1.5, float("nan")])
def test_a_strength_is_a_share(strength: float) -> None:
    with pytest.raises(ValueError, match="strength"):
        look().on(State(StyleAssignment()), strength)


def test_a_slider_that_changes_styles_and_retouching_is_one_step() -> None:
    labels = np.zeros((32, 32), np.uint8)
    document = Document(Portrait("Ann", np.zeros((32, 32, 3), np.uint8), labels))

    def slide(share: float, name: str = "a look") -> None:
        with document.one_step("Strength", name):
            document.style_regions(
                {HAIR: RegionStyle(None, share, colour="#9c4f26")}, "Strength", sliding=True
            )
            document.set_retouch(Retouch({LIP: Touch(shine=share)}), "Strength", name)

    for share in (0.3, 0.5, 0.5, 0.8):
        slide(share)
    assert len(document.history) == 1 and document.styles[HAIR].mix == document.retouch[LIP].shine == 0.8
    document.end_mix()
    slide(0.2)
    assert len(document.history) == 2
    slide(0.1, "another look")
    assert len(document.history) == 3, "another slider"
    document.undo()
    document.undo()
    assert document.styles[HAIR].mix == document.retouch[LIP].shine == 0.8
    document.undo()
    assert not len(document.styles) and document.retouch.is_none
    document.redo()
    assert document.styles[HAIR].mix == document.retouch[LIP].shine == 0.8
