"""Which style each region wears, and the style matrix that follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from sean_editor.document.made_style import MadeStyle
from sean_editor.document.resolving import COLOUR_SHARES, applied_regions, resolve
from sean_editor.document.styles import OWN, OWN_COLOUR, Crossing, RegionStyle, StyleAssignment

S = 19
random = np.random.default_rng(0)


@dataclass
class Matrix:
    codes: np.ndarray
    present: np.ndarray


def matrix(*absent: int) -> Matrix:
    present = np.ones(S, bool)
    present[list(absent)] = False
    codes = random.normal(size=(S, 512)).astype(np.float32)
    codes[~present] = 0
    return Matrix(codes, present)


def test_assignments_are_immutable_and_compare() -> None:
    empty = StyleAssignment()
    dressed = empty.with_region(13, RegionStyle("anna", 0.5)).with_region(17, RegionStyle("berta"))
    assert empty[13] == OWN and len(empty) == 0
    assert dressed[13] == RegionStyle("anna", 0.5)
    assert list(dressed) == [13, 17]
    assert dressed.sources() == {"anna", "berta"}
    assert dressed.regions_from("anna") == {13}
    assert dressed.with_regions({13: OWN, 17: OWN}) == empty


@pytest.mark.parametrize("mix", [-0.01, 1.01, float("nan")])
def test_a_mix_outside_0_to_1_is_refused(mix: float) -> None:
    with pytest.raises(ValueError, match="mix"):
        RegionStyle("anna", mix)


def test_without_assignments_a_portrait_wears_its_own_style() -> None:
    own = matrix()
    codes = resolve(StyleAssignment(), own, {})
    assert codes.dtype == np.float32
    assert np.array_equal(codes, own.codes)
    codes[:] = 0
    assert own.codes.any()  # a copy


def test_mix_goes_from_own_to_reference() -> None:
    own, anna = matrix(), matrix()
    for mix in (0.0, 0.25, 1.0):
        codes = resolve(StyleAssignment().with_region(13, RegionStyle("anna", mix)), own, {"anna": anna})
        np.testing.assert_allclose(
            codes[13], mix * anna.codes[13] + (1 - mix) * own.codes[13], rtol=1e-6, atol=1e-6
        )
        assert np.array_equal(np.delete(codes, 13, axis=0), np.delete(own.codes, 13, axis=0))
    assert np.array_equal(codes[13], anna.codes[13])  # the full style is the reference's, to the bit


def test_a_region_the_reference_lacks_keeps_its_own_style() -> None:
    own, anna = matrix(), matrix(14)
    assignment = StyleAssignment().with_regions({13: RegionStyle("anna"), 14: RegionStyle("anna")})
    codes = resolve(assignment, own, {"anna": anna})
    assert np.array_equal(codes[13], anna.codes[13])
    assert np.array_equal(codes[14], own.codes[14])
    assert list(applied_regions(assignment, {"anna": anna})) == [13]


def test_an_unknown_reference_changes_nothing() -> None:
    own = matrix()
    assert np.array_equal(resolve(StyleAssignment().with_region(13, RegionStyle("gone")), own, {}), own.codes)


def test_a_freshly_painted_region_takes_the_fallback_and_mixes_with_it() -> None:
    own, anna, fallback = matrix(3, 14), matrix(), random.normal(size=(S, 512)).astype(np.float32)
    assignment = StyleAssignment().with_region(14, RegionStyle("anna", 0.5))
    codes = resolve(assignment, own, {"anna": anna}, fallback)
    assert np.array_equal(codes[3], fallback[3])
    np.testing.assert_allclose(codes[14], (anna.codes[14] + fallback[14]) / 2, rtol=1e-5, atol=1e-6)
    assert np.array_equal(codes[1], own.codes[1])


def test_a_crossing_takes_its_shares_of_two_styles_in_each_block() -> None:
    own, anna, berta = matrix(), matrix(), matrix()
    shares = (0.0, 0.25, 0.5, 0.75, 1.0, 1.0)
    style = RegionStyle("anna", 0.5, Crossing("berta", shares))
    codes = resolve(StyleAssignment().with_region(13, style), own, {"anna": anna, "berta": berta})
    assert codes.shape == (6, S, 512)
    for block, share in enumerate(shares):
        crossed = (1 - share) * anna.codes[13] + share * berta.codes[13]
        np.testing.assert_allclose(codes[block, 13], (crossed + own.codes[13]) / 2, rtol=1e-5, atol=1e-6)
        assert np.array_equal(np.delete(codes[block], 13, 0), np.delete(own.codes, 13, 0))


def test_a_way_between_two_styles_is_the_same_in_all_blocks_and_may_begin_at_the_own() -> None:
    own, anna = matrix(), matrix()
    style = RegionStyle(None, 1.0, Crossing.alike("anna", 0.25))
    codes = resolve(StyleAssignment().with_region(13, style), own, {"anna": anna})
    assert codes.shape == (S, 512)
    np.testing.assert_allclose(codes[13], 0.75 * own.codes[13] + 0.25 * anna.codes[13], rtol=1e-5, atol=1e-6)


def test_a_style_with_another_colour_is_assigned_and_names_both_sources() -> None:
    own, anna, berta = matrix(), matrix(), matrix()
    assignment = StyleAssignment().with_region(13, RegionStyle("anna", colour="berta"))
    assert assignment.sources() == {"anna", "berta"} and assignment.regions_from("berta") == {13}
    codes = resolve(assignment, own, {"anna": anna, "berta": berta})
    assert codes.shape == (6, S, 512)
    for block, share in enumerate(COLOUR_SHARES):
        wanted = share * berta.codes[13] + (1 - share) * anna.codes[13]
        np.testing.assert_allclose(codes[block, 13], wanted, rtol=1e-5, atol=1e-6)
        assert np.array_equal(np.delete(codes[block], 13, 0), np.delete(own.codes, 13, 0))
    without = resolve(assignment, own, {"anna": anna})
    assert np.array_equal(without[13], anna.codes[13])
    only = resolve(assignment, own, {"berta": berta})  # its form is not known (yet)
    assert np.array_equal(only[0, 13], own.codes[13]) and np.array_equal(only[5, 13], berta.codes[13])


def test_the_coarsest_block_keeps_the_form_and_the_finest_has_the_colour() -> None:
    assert COLOUR_SHARES[0] == 0 and COLOUR_SHARES[-1] == 1


@pytest.mark.parametrize("fitted", [False, True])
def test_a_colour_over_a_crossing_a_fit_and_a_mix(fitted: bool) -> None:
    own, anna, berta, clara = matrix(), matrix(), matrix(), matrix()
    if fitted:
        own.codes = random.normal(size=(6, S, 512)).astype(np.float32)
    mine = own.codes if fitted else np.repeat(own.codes[None], 6, 0)
    style = RegionStyle(None, 0.25, Crossing.alike("anna", 0.5), "clara")
    known = {"anna": anna, "berta": berta, "clara": clara}
    codes = resolve(StyleAssignment().with_region(13, style), own, known)
    assert codes.shape == (6, S, 512)
    for block, share in enumerate(COLOUR_SHARES):
        form = (mine[block, 13] + anna.codes[13]) / 2
        wanted = 0.25 * (share * clara.codes[13] + (1 - share) * form) + 0.75 * mine[block, 13]
        np.testing.assert_allclose(codes[block, 13], wanted, rtol=1e-4, atol=1e-5)


def test_the_own_colour_under_the_form_of_another() -> None:
    own, anna = matrix(), matrix(14)
    style = RegionStyle("anna", colour=OWN_COLOUR)
    assignment = StyleAssignment().with_regions({13: style, 14: style})
    assert assignment.sources() == {"anna"} and list(applied_regions(assignment, {"anna": anna})) == [13]
    codes = resolve(assignment, own, {"anna": anna})
    for block, share in enumerate(COLOUR_SHARES):
        wanted = share * own.codes[13] + (1 - share) * anna.codes[13]
        np.testing.assert_allclose(codes[block, 13], wanted, rtol=1e-5, atol=1e-6)
        assert np.array_equal(codes[block, 14], own.codes[14])


def test_a_colour_is_put_on_and_taken_off_a_style() -> None:
    anna = RegionStyle("anna", 0.5)
    assert OWN.coloured("berta") == RegionStyle(colour="berta")
    assert anna.coloured("berta") == RegionStyle("anna", 0.5, colour="berta")
    assert anna.coloured("berta").coloured("clara") == RegionStyle("anna", 0.5, colour="clara")
    assert anna.coloured(OWN_COLOUR).coloured(None) == anna == anna.coloured("anna")
    assert OWN.coloured("berta").coloured(None) == OWN == OWN.coloured(OWN_COLOUR)
    assert RegionStyle("anna", 0.0).coloured("berta") == RegionStyle(colour="berta"), "what is not seen goes"
    assert RegionStyle("anna", 0.0).coloured(None) == RegionStyle("anna", 0.0)
    crossed = RegionStyle("anna", 1.0, Crossing.alike("berta", 0.5))
    assert crossed.coloured("anna").colour == "anna"


@pytest.mark.parametrize("shares", [(), (0.5,) * 5, (0.5,) * 7, (-0.1,) + (0.0,) * 5, (float("nan"),) * 6])
def test_a_crossing_has_six_shares(shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="shares"):
        Crossing("anna", shares)


def test_a_made_style_is_known_by_its_codes() -> None:
    codes, present = random.normal(size=(S, 512)).astype(np.float32), np.arange(S) == 13
    made = MadeStyle("Silver", codes, present, "ab" * 32)
    assert not made.codes[12].any() and np.array_equal(made.codes[13], codes[13])
    assert (
        made.id
        == MadeStyle("Grey", codes, present, "ab" * 32).id
        != MadeStyle("", -codes, present, "ab" * 32).id
    )
    assert np.array_equal(
        resolve(StyleAssignment().with_region(13, RegionStyle(made.id)), matrix(), {made.id: made})[13],
        codes[13],
    )
    with pytest.raises(ValueError, match="no style"):
        MadeStyle("", codes * np.nan, present, "ab" * 32)
