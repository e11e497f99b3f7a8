"""Pixels on a disk: the same as before, in places that are used again, and without a trace in the folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sean_editor.document.close_up import CloseUp
from sean_editor.document.pixel_store import PixelStore
from sean_editor.document.portrait import Portrait

FILES = Path("/proc/self/fd")


def portrait(seed: int = 0, side: int = 24) -> Portrait:
    random = np.random.default_rng(seed)
    image, labels = random.integers(0, 256, (side, side, 3)), random.integers(0, 19, (side, side))
    close = CloseUp(96, lambda: np.full((96, 96, 3), seed, np.uint8))
    return Portrait(
        f"Face {seed}", image.astype(np.uint8), labels.astype(np.uint8), Path("a.png"), close_up=close
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(st.binary(min_size=1, max_size=4), st.booleans()), max_size=40))
def test_what_is_kept_comes_back_whatever_is_forgotten(
    tmp_path: Path, steps: list[tuple[bytes, bool]]
) -> None:
    store, held = PixelStore(tmp_path), []
    for content, forget in steps:
        held.append((content, store.keep(content)))
        if forget:
            del held[len(held) // 2]
        assert [resting.read() for _, resting in held] == [content for content, _ in held]


def test_a_place_is_used_again_and_the_folder_shows_no_file(tmp_path: Path) -> None:
    store = PixelStore(tmp_path / "cache")
    for number in range(50):
        resting = store.keep(bytes([number]) * 1000)
    assert resting.read() == bytes([49]) * 1000 and list((tmp_path / "cache").iterdir()) == []
    open_files = [one for one in FILES.iterdir() if one.is_symlink()] if FILES.is_dir() else []
    mine = [one for one in open_files if str(one.readlink()).startswith(str(tmp_path))]
    assert not open_files or [one.stat().st_size for one in mine] == [2000], (
        "the one that is held, and the next"
    )


def test_a_portrait_at_rest_is_the_same(tmp_path: Path) -> None:
    one, same, store = portrait(3), portrait(3), PixelStore(tmp_path)
    close_up = same.close_up.data
    one.rest(store)
    one.rest(store)
    assert "image" not in vars(one) and "labels" not in vars(one)
    assert np.array_equal(one.image, same.image) and np.array_equal(one.labels, same.labels)
    assert one.image.dtype == np.uint8 and not one.image.flags.writeable and not one.labels.flags.writeable
    assert (one.id, one.size, one.region_ids) == (same.id, same.size, same.region_ids)
    assert one.close_up.data == close_up
    named = replace(one, name="Other")
    assert named.id == same.id and np.array_equal(named.image, same.image)
    with pytest.raises(AttributeError):
        one.colour  # noqa: B018


def test_a_disk_that_is_full_leaves_the_pixels_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    one, same = portrait(4), portrait(4)
    one.rest(PixelStore(blocked))
    assert np.array_equal(vars(one)["image"], same.image) and one.close_up.data == same.close_up.data


def test_threads_see_the_same_pixels_while_a_portrait_goes_to_rest(tmp_path: Path) -> None:
    store, wrong = PixelStore(tmp_path), []
    many = [portrait(seed) for seed in range(60)]
    sums = [int(one.image.sum()) for one in many]

    def look() -> None:
        for _ in range(4):
            wrong.extend(1 for one, total in zip(many, sums, strict=True) if int(one.image.sum()) != total)

    threads = [Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for one in many:
        one.rest(store)
    for thread in threads:
        thread.join()
    assert not wrong and not any("image" in vars(one) for one in many)
