"""Chosen colours in the document: what they are, what they belong to, and their steps."""

from __future__ import annotations

import numpy as np
import pytest
from document_samples import HAIR, HAT, L_EYE, R_EYE, SKIN, small_portrait

from sean_editor.colour.names import lab_of
from sean_editor.document import OWN_COLOUR, Crossing, Document, RegionStyle, StyleAssignment, resolve
from sean_editor.document.chosen_colours import chosen_surfaces
from sean_editor.document.edited import edited_mask
from sean_editor.document.resolving import applied_regions
from sean_editor.document.styles import OWN
from sean_editor.engine.style_bank import StyleMatrix

RED, BLUE = "#8e431f", "#31589b"
BERTA = "0123456789abcdef" * 2
NOSE, U_LIP, L_LIP = 2, 11, 12


@pytest.mark.parametrize("colour", ["#", "#fff", "#8E431F", "#8e431", "#8e431g", "#8e431f "])
def test_a_colour_is_written_in_one_way(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        RegionStyle(colour=colour)


def test_a_colour_alone_is_a_style_without_sources() -> None:
    style = RegionStyle(colour=RED)
    assert style.chosen == RED and not style.is_own and style.sources == frozenset()
    assert RegionStyle(BERTA, colour=RED).sources == {BERTA}
    assert RegionStyle(BERTA, colour=OWN_COLOUR).chosen is None
    assert StyleAssignment().with_region(HAIR, style)[HAIR] == style, "and is kept"


def test_a_colour_comes_and_goes() -> None:
    assert OWN.coloured(RED) == RegionStyle(colour=RED) and OWN.coloured(RED).coloured(None) == OWN
    form = RegionStyle(BERTA, 0.4, Crossing.alike(None, 0.5))
    assert form.coloured(RED).coloured(BLUE).chosen == BLUE and form.coloured(RED).coloured(None) == form
    assert RegionStyle(BERTA, 0.0).coloured(RED) == RegionStyle(colour=RED), "it shows on what is shown"
    assert RegionStyle(colour=RED).coloured(OWN_COLOUR) == OWN


def test_a_drag_is_one_step_and_is_undone() -> None:
    document = Document(small_portrait())
    announced: list[frozenset[int]] = []
    document.styles_changed.connect(announced.append)
    for colour in (RED, "#8e4320", BLUE):
        document.style_regions({HAIR: RegionStyle(colour=colour)}, "Colour", sliding=True)
    document.end_mix()
    document.set_mix(HAIR, 0.5)
    assert document.styles[HAIR] == RegionStyle(None, 0.5, None, BLUE) and len(document.history) == 2
    assert announced == [frozenset({HAIR})] * 4
    document.undo()
    document.undo()
    assert document.styles[HAIR] == OWN
    document.redo()
    assert document.styles[HAIR].chosen == BLUE


def test_it_counts_as_edited_and_applied() -> None:
    labels = small_portrait().labels
    styles = StyleAssignment().with_region(HAIR, RegionStyle(colour=RED))
    assert np.array_equal(edited_mask(labels, labels, styles), labels == HAIR)
    assert list(applied_regions(styles, {})) == [HAIR]


def test_codes_do_not_hold_it() -> None:
    rng = np.random.default_rng(0)
    own = StyleMatrix(rng.normal(size=(19, 512)).astype(np.float32), np.ones(19, bool))
    other = StyleMatrix(rng.normal(size=(19, 512)).astype(np.float32), np.ones(19, bool))
    plain = StyleAssignment().with_region(HAIR, RegionStyle(BERTA, 0.3))
    coloured = plain.with_regions({HAIR: RegionStyle(BERTA, 0.3, None, RED), SKIN: RegionStyle(colour=RED)})
    known = {BERTA: other}
    assert np.array_equal(resolve(coloured, own, known), resolve(plain, own, known))


def surfaces(**colours: str):
    names = {"hair": HAIR, "skin": SKIN, "nose": NOSE, "l_eye": L_EYE, "r_eye": R_EYE, "hat": HAT}
    names |= {"u_lip": U_LIP, "l_lip": L_LIP}
    styles = {names[name]: RegionStyle(colour=colour) for name, colour in colours.items()}
    return chosen_surfaces(small_portrait(), StyleAssignment().with_regions(styles))


def test_regions_that_belong_together_are_one_surface() -> None:
    found = surfaces(hair=RED, skin=BLUE, nose=BLUE, l_eye=RED, r_eye=RED, u_lip=RED, l_lip=BLUE)
    assert [one.regions for one in found] == [(SKIN, NOSE), (L_EYE, R_EYE), (U_LIP,), (L_LIP,), (HAIR,)]
    skin, eyes, _, _, hair = found
    assert eyes.eyes and not skin.eyes
    assert skin.own_tints > hair.own_tints, "freckles stay, highlights of the old hair do not"
    assert skin.chosen == pytest.approx(tuple(lab_of(BLUE)))


def test_the_own_colour_is_measured_where_there_is_any() -> None:
    hair, hat = surfaces(hair=RED, hat=RED)
    assert hair.own == pytest.approx((53.6, 0, 0), abs=0.1) and hat.own is None


def test_without_a_share_there_is_nothing() -> None:
    styles = StyleAssignment().with_region(HAIR, RegionStyle(None, 0.0, None, RED))
    assert chosen_surfaces(small_portrait(), styles) == ()


def test_irises_are_looked_for_anew_where_eyes_are_not_the_own_ones() -> None:
    portrait = small_portrait()
    moved = portrait.labels.copy()
    moved[20:22, 22:26] = R_EYE
    both = StyleAssignment().with_regions({eye: RegionStyle(colour=RED) for eye in (L_EYE, R_EYE)})
    assert chosen_surfaces(portrait, both, moved)[0].irises == ()
    foreign = StyleAssignment().with_region(L_EYE, RegionStyle(BERTA, colour=RED))
    assert not chosen_surfaces(portrait, foreign)[0].own_form
