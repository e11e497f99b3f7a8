from __future__ import annotations

import numpy as np
import pytest

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
