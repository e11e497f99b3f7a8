"""Which changes of styles are those of a slider between two fixed ends, and where it stands."""

from __future__ import annotations

import pytest

from sean_editor.document import Crossing, Document, RegionStyle
from sean_editor.document.slide import Slide

SKIN, NOSE, HAIR = 1, 2, 13
REF, OTHER = "a1", "b2"


def crossed(*shares: float, mix: float = 1.0) -> RegionStyle:
    return RegionStyle(REF, mix, Crossing(OTHER, shares if len(shares) > 1 else shares * 6))


def test_a_mix_and_a_share_of_b_are_slides() -> None:
    mixed = Slide.of(
        {HAIR: RegionStyle(REF, 0.2), SKIN: RegionStyle(OTHER, 0.9)},
        {HAIR: RegionStyle(REF, 0.5), SKIN: RegionStyle(OTHER, 0.5)},
    )
    assert mixed == Slide(frozenset({HAIR, SKIN}), 0.5, crossing=False)
    assert Slide.of({HAIR: crossed(0.2, mix=0.7)}, {HAIR: crossed(0.6, mix=0.7)}) == Slide(
        frozenset({HAIR}), 0.6, crossing=True
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({HAIR: RegionStyle(REF)}, {HAIR: RegionStyle(OTHER)}),
        ({HAIR: RegionStyle()}, {HAIR: RegionStyle(REF, 0.5)}),
        ({HAIR: RegionStyle(REF)}, {HAIR: crossed(0.5)}),
        ({HAIR: crossed(0.5)}, {HAIR: crossed(0, 0, 0, 1, 1, 1)}),
        ({HAIR: RegionStyle(REF), SKIN: RegionStyle(REF)}, {HAIR: RegionStyle(REF, 0.5), SKIN: crossed(0.5)}),
        (
            {HAIR: RegionStyle(REF), SKIN: RegionStyle(REF)},
            {HAIR: RegionStyle(REF, 0.5), SKIN: RegionStyle(REF, 0.6)},
        ),
        ({HAIR: RegionStyle(REF, 0.2, None, "#aa5533")}, {HAIR: RegionStyle(REF, 0.5, None, "#aa5533")}),
    ],
    ids=["source", "from-own", "second-style", "blocks", "two-kinds", "own-shares", "chosen-colour"],
)
def test_all_else_is_not(before: dict[int, RegionStyle], after: dict[int, RegionStyle]) -> None:
    assert Slide.of(before, after) is None


def test_a_document_announces_the_slider_with_its_change_only(document: Document) -> None:
    document.assign_style([HAIR, NOSE], REF)
    seen: list[Slide | None] = []
    document.styles_changed.connect(lambda _: seen.append(document.slide))
    for mix in (0.5, 0.25):
        document.set_mix([HAIR, NOSE], mix)
    assert document.slide is None
    document.undo()
    document.redo()
    document.style_regions({HAIR: RegionStyle(REF, 0.75)}, "Preset")
    regions = frozenset({HAIR, NOSE})
    assert seen == [Slide(regions, 0.5, False), Slide(regions, 0.25, False), None, None, None]


def test_a_slide_leads_to_the_styles_that_the_slider_makes(document: Document) -> None:
    document.assign_style([HAIR, SKIN, NOSE], REF)
    document.style_regions({NOSE: crossed(0.5)}, "B")
    slides: list[Slide] = []
    document.styles_changed.connect(lambda _: slides.append(document.slide))  # type: ignore[arg-type]
    document.set_mix([HAIR, SKIN], 0.5)
    there = slides[0].moved(document.styles, 0.125)
    document.set_mix([HAIR, SKIN], 0.125)
    assert there == document.styles
    document.style_regions({NOSE: crossed(0.75)}, "B", sliding=True)
    there = slides[-1].moved(document.styles, 0.25)
    document.style_regions({NOSE: crossed(0.25)}, "B", sliding=True)
    assert there == document.styles
