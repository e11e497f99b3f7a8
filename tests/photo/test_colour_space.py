"""A photo's own colours to sRGB and back."""

from __future__ import annotations

import icc_profiles
import numpy as np
import pytest
from photo_samples import portrait_image

from sean_editor.photo.colour_space import from_srgb, to_srgb

P3 = icc_profiles.rgb_profile(2.2, icc_profiles.DISPLAY_P3)


def test_wide_colours_grow_stronger_in_srgb_numbers() -> None:
    pale_red = np.full((1, 1, 3), (180, 60, 60), np.uint8)
    red, green, _ = to_srgb(pale_red, P3)[0, 0].astype(int)
    assert red - green > 125  # the same colour needs larger numbers in the smaller space
    grey = np.full((1, 1, 3), 128, np.uint8)
    assert np.abs(to_srgb(grey, P3).astype(int) - 128).max() <= 2


@pytest.mark.parametrize("profile", [P3, icc_profiles.rgb_profile(1.8)])
def test_there_and_back(profile: bytes) -> None:
    image = portrait_image()
    returned = to_srgb(from_srgb(image, profile), profile)
    assert np.abs(returned.astype(int) - image).max() <= 4
    assert np.abs(returned.astype(int) - image).mean() < 0.6


@pytest.mark.parametrize(
    "profile",
    [None, b"", b"damaged", P3[:200], icc_profiles.srgb_profile(), icc_profiles.cmyk_profile(),
     icc_profiles.grey_profile(2.2)],
)  # fmt: skip
def test_colours_without_a_profile_of_use_stay_as_they_are(profile: bytes | None) -> None:
    image = portrait_image()
    assert np.array_equal(to_srgb(image, profile), image)
    assert np.array_equal(from_srgb(image, profile), image)
