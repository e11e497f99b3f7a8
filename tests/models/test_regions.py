from __future__ import annotations

import numpy as np
import pytest

from models.colour_difference import ciede2000, lab
from models.regions import ADE20K, CELEBAMASK_HQ, CITYSCAPES, FACADES, RegionSet


def test_ids_are_positions_and_names_find_them() -> None:
    assert [r.id for r in CELEBAMASK_HQ.regions] == list(range(19))
    assert CELEBAMASK_HQ.by_name("cloth").id == 18
    assert len({r.key for r in CELEBAMASK_HQ.regions}) == 19
    with pytest.raises(KeyError):
        CELEBAMASK_HQ.by_name("tail")


@pytest.mark.parametrize("name", ["celebamask", "colour-blind"])
def test_palettes_tell_regions_apart(name: str) -> None:
    palette = CELEBAMASK_HQ.palette(name)
    assert palette.shape == (19, 3) and len(np.unique(palette, axis=0)) == 19


# Machado, Oliveira and Fernandes 2009, severity 1, of linear sRGB
EYES = {
    "all cones": np.eye(3),
    "no red cones": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green cones": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue cones": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def seen(palette: np.ndarray, eyes: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of sRGB colours uint8 [S, 3] as these eyes see them."""
    levels = palette / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    linear = np.clip(linear @ eyes.T, 0, 1)
    return lab(np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055))


@pytest.mark.parametrize("eyes", EYES)
def test_hair_lips_and_eyes_are_no_twins_in_the_safe_palette(eyes: str) -> None:
    colours = seen(CELEBAMASK_HQ.palette("colour-blind"), EYES[eyes])
    hair, lip, eye = (colours[CELEBAMASK_HQ.by_name(name).id] for name in ("hair", "l_lip", "l_eye"))
    assert min(ciede2000(hair, eye), ciede2000(lip, eye)) > 15
    assert ciede2000(hair, lip) > 9
    theirs = seen(CELEBAMASK_HQ.palette(), EYES["all cones"])
    assert ciede2000(theirs[13], theirs[12]) < 7, "which is why theirs are not the default"


def test_mirroring_swaps_left_and_right_and_is_its_own_inverse() -> None:
    labels = np.arange(19, dtype=np.uint8).reshape(1, 19)
    mirrored = CELEBAMASK_HQ.mirror(labels)
    assert mirrored[0, ::-1].tolist() == [0, 1, 2, 3, 5, 4, 7, 6, 9, 8, *range(10, 19)]
    assert np.array_equal(CELEBAMASK_HQ.mirror(mirrored), labels)


@pytest.mark.parametrize(
    ("regions", "count", "counted"), [(ADE20K, 151, 150), (CITYSCAPES, 35, 19), (FACADES, 12, 12)]
)
def test_data_sets_without_keys_and_sides(regions: RegionSet, count: int, counted: int) -> None:
    assert (
        [r.id for r in regions.regions]
        == list(range(count))
        == [regions.by_name(r.name).id for r in regions.regions]
    )
    assert {r.key for r in regions.regions} == {""}
    assert np.array_equal(regions.palette("colour-blind"), regions.palette())
    assert np.array_equal(regions.mirrored_ids, np.arange(count)), "left and right are the same"
    ids = regions.train_ids[regions.train_ids != 255]
    assert sorted(ids.tolist()) == list(range(counted))


def test_a_set_that_leaves_nothing_out_counts_all() -> None:
    assert np.array_equal(CELEBAMASK_HQ.train_ids, np.arange(19))
