"""Which style each region wears, and the style matrix that follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from sean_editor.document.styles import OWN, RegionStyle, StyleAssignment, applied_regions, resolve

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
