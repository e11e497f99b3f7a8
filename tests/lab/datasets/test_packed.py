"""Packed pictures: the same as those in the originals, whatever ends a preparation or damages its files."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from dataset_samples import celebamask_hq, cityscapes, facades, noise, save

from models.lab.datasets import DataError, Dataset, open_dataset
from models.lab.datasets import packed as packed_module
from models.lab.datasets.packed import Packed, Packing, pack_folder, record_type
from models.lab.datasets.prepare import Prepared, prepare, prepare_pairs
from models.lab.datasets.speed import compare
from sean_editor.cli.main import main

Size = int | tuple[int, int]


def silent(done: int, total: int, left_out: int) -> None:
    """Nobody watches."""


def pack(kind: str, root: Path, folder: Path, size: Size, stretch: bool = False) -> Prepared:
    return prepare(kind, root, folder, 2, silent, size, stretch)


def from_files(data: Dataset, name: str, size: Size) -> tuple[np.ndarray, ...]:
    return data.fit(data.read(name), size)


def same(one: Dataset, other: Dataset, size: Size) -> None:
    """All pictures of `one` as packed are those of `other` from its files, in values and types."""
    assert one.names == other.names
    for name in one.names:
        for a, b in zip(one.load(name, size), from_files(other, name, size), strict=True):
            assert a.dtype == b.dtype and a.shape == b.shape and np.array_equal(a, b)


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """Five photographs of 3:2 with label maps at half their size."""
    for n in range(5):
        save(noise(128, 192, 3, seed=n), tmp_path / "pairs" / "images" / f"p{n}.jpg")
        labels = np.repeat(np.arange(3, dtype=np.uint8), 32)[None].repeat(64, 0) + n
        save(labels, tmp_path / "pairs" / "labels" / f"p{n}.png")
    (tmp_path / "pairs" / "test.txt").write_text("p4.jpg\n")
    return tmp_path / "pairs"


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> int:
    """Three pictures of 32 x 32 to a shard."""
    monkeypatch.setattr(packed_module, "SHARD_BYTES", 3 * 32 * 32 * 4)
    return 3


@pytest.mark.parametrize(
    ("kind", "make", "size"),
    [
        ("celebamask-hq", celebamask_hq, 32),
        ("facades", facades, 48),
        ("cityscapes", cityscapes, (32, 64)),
    ],
)
@pytest.mark.parametrize("stretch", [False, True])
def test_they_are_those_of_the_originals(
    tmp_path: Path, kind: str, make: Callable[[Path], Path], size: Size, stretch: bool
) -> None:
    root, folder = make(tmp_path / "data"), tmp_path / "ready"
    pack(kind, root, folder, size, stretch)
    original = replace(open_dataset(kind, root, "all"), stretch=stretch)
    kept = [(name, from_files(original, name, 40)) for name in original.names[:1]]
    ready = replace(open_dataset(kind, folder, "all"), stretch=stretch)
    for name, arrays in kept:  # another size still comes from the files
        assert all(np.array_equal(a, b) for a, b in zip(ready.load(name, 40), arrays, strict=True))
    same(ready, original, size)
    assert replace(ready, stretch=not stretch).packed(size) is None
    shutil.rmtree(root)
    assert ready.load(ready.names[0], size)[0].any(), "the originals are not read"


def test_a_picture_that_was_left_out_is_packed_once_it_is_whole(tmp_path: Path, small_shards: int) -> None:
    root, folder = celebamask_hq(tmp_path / "faces", range(7)), tmp_path / "ready"
    image = root / "CelebA-HQ-img" / "2.jpg"
    whole = image.read_bytes()
    image.write_bytes(whole[: len(whole) // 2])
    assert len(pack("celebamask-hq", root, folder, 32).left_out) == 1
    image.write_bytes(whole)
    shards = pack_folder(folder, 32, 32, False)
    before = {path.name: path.stat().st_mtime_ns for path in shards.glob("*.npy")}
    assert len(before) == 2, "six pictures, three to a shard"
    pack("celebamask-hq", root, folder, 32)
    after = {path.name: path.stat().st_mtime_ns for path in shards.glob("*.npy")}
    assert before.items() < after.items() and len(after) == 3
    same(open_dataset("celebamask-hq", folder), open_dataset("celebamask-hq", root), 32)


def test_what_was_prepared_before_is_packed_later(tmp_path: Path) -> None:
    root, folder = celebamask_hq(tmp_path / "faces", range(3)), tmp_path / "ready"
    prepare("celebamask-hq", root, folder, 1, silent)
    assert open_dataset("celebamask-hq", folder).packed(32) is None
    pack("celebamask-hq", root, folder, 32)
    pack("celebamask-hq", root, folder, 48)
    ready = open_dataset("celebamask-hq", folder)
    for size in (32, 48):
        found = ready.packed(size)
        assert found is not None and set(found.places) == {"0", "1", "2"}
        same(ready, open_dataset("celebamask-hq", root), size)


class _Stopped(BaseException):
    """What ends a preparation from outside."""


def test_a_stopped_preparation_goes_on(
    tmp_path: Path, small_shards: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, folder = facades(tmp_path / "cmp"), tmp_path / "ready"

    def stop(done: int, total: int, left_out: int) -> None:
        if done == 5:
            raise _Stopped

    with pytest.raises(_Stopped):
        prepare("facades", root, folder, 1, stop, 32)
    stored = json.loads((pack_folder(folder, 32, 32, False) / "shards.json").read_text())
    first = {name for names in stored.values() for name in names}
    assert 5 <= len(first) < 12, "what was read before is not lost"
    seen: list[str] = []
    really = Packing.add
    monkeypatch.setattr(Packing, "add", lambda self, n, arrays: (seen.append(n), really(self, n, arrays)))
    pack("facades", root, folder, 32)
    ready = open_dataset("facades", folder, "all")
    assert not set(seen) & first and set(seen) | first == set(ready.names)
    same(ready, open_dataset("facades", root, "all"), 32)


def test_a_killed_preparation_loses_one_shard(tmp_path: Path, small_shards: int) -> None:
    """As SIGKILL leaves it: the journal is ahead of the shards, and one is not in the list."""
    root, folder = facades(tmp_path / "cmp"), tmp_path / "ready"
    pack("facades", root, folder, 32)
    shards = pack_folder(folder, 32, 32, False)
    stored = json.loads((shards / "shards.json").read_text())
    last = sorted(stored)[-1]
    names = stored.pop(last)
    (shards / "shards.json").write_text(json.dumps(stored))
    (folder / "index.json").unlink()
    before = (shards / last).read_bytes()
    pack("facades", root, folder, 32)
    again = json.loads((shards / "shards.json").read_text())
    assert sorted(again[last]) == sorted(names) and len((shards / last).read_bytes()) == len(before)
    same(open_dataset("facades", folder, "all"), open_dataset("facades", root, "all"), 32)


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def other_size(path: Path) -> None:
    np.save(path, np.zeros(3, record_type(16, 16, False)))


def fewer(path: Path) -> None:
    np.save(path, np.load(path)[:-1])


@pytest.mark.parametrize(
    "damage",
    [shorten, other_size, fewer, Path.unlink, lambda p: p.write_bytes(b""), lambda p: p.write_text("no")],
)
def test_a_damaged_shard_is_named_and_made_anew(
    tmp_path: Path, small_shards: int, damage: Callable[[Path], object]
) -> None:
    root, folder = facades(tmp_path / "cmp"), tmp_path / "ready"
    pack("facades", root, folder, 32)
    shard = pack_folder(folder, 32, 32, False) / "0001.npy"
    damage(shard)
    with pytest.raises(DataError, match=re.escape(f"{shard} is missing or damaged") + ".*`prepare` again"):
        open_dataset("facades", folder).load("cmp_b0001", 32)
    pack("facades", root, folder, 32)
    same(open_dataset("facades", folder, "all"), open_dataset("facades", root, "all"), 32)


def test_a_shard_that_is_lost_later_is_named(tmp_path: Path) -> None:
    root, folder = facades(tmp_path / "cmp"), tmp_path / "ready"
    pack("facades", root, folder, 32)
    ready = open_dataset("facades", folder)
    ready.load("cmp_b0001", 32)
    shard = pack_folder(folder, 32, 32, False) / "0000.npy"
    os.truncate(shard, 200)
    with pytest.raises(DataError, match=re.escape(str(shard))):
        ready.load("cmp_b0001", 32)


@pytest.mark.parametrize("text", ["", "[]", '{"0000.npy": 3}', '{"0000.npy"', "\xff"])
def test_a_broken_list_of_shards_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "shards.json").write_text(text, encoding="latin-1")
    with pytest.raises(DataError, match=r"shards\.json is no list of shards"):
        Packed.open(tmp_path, record_type(8, 8, False))


def test_pairs_are_packed_where_they_are(pairs: Path) -> None:
    made = prepare_pairs(pairs, 2, silent, 32)
    assert made.counts == {"all": 5} and made.left_out == ()
    for split in ("train", "test"):
        data = open_dataset("pairs", pairs, split)
        found = data.packed(32)
        assert found is not None and set(data.names) <= set(found.places) | {"p4"}
        same(data, data, 32)


def test_a_pair_that_changed_is_read_from_its_files(pairs: Path) -> None:
    prepare_pairs(pairs, 1, silent, 32)
    labels = pairs / "labels" / "p1.png"
    save(np.full((64, 96), 7, np.uint8), labels)
    later = labels.stat().st_mtime + 60
    os.utime(labels, (later, later))
    data = open_dataset("pairs", pairs)
    found = data.packed(32)
    assert found is not None and set(found.places) == {"p0", "p2", "p3"}
    assert (data.load("p1", 32)[1] == 7).all()
    seen: list[int] = []
    prepare_pairs(pairs, 1, lambda done, total, left_out: seen.append(done), 32)
    assert seen == [4, 5], "only it is packed anew"
    os.utime(labels, (0, 0))
    data = open_dataset("pairs", pairs)
    assert data.packed(32) is not None and (data.load("p1", 32)[1] == 7).all(), "the later shard counts"


def test_the_command_packs_and_compares(pairs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["prepare", "--kind", "pairs", str(pairs), "--size", "32", "--speed"]
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert "5 pictures" in out and f"train --kind pairs --data {pairs} --size 32\n" in out
    lines = re.findall(r"^  (originals|originals, reduced|packed) +[\d.,]+ pictures +[\d.]+ x$", out, re.M)
    assert lines == ["originals", "originals, reduced", "packed"]
    assert re.search(r"5 of 5  [\d.]+ pictures/s  0 s left", err)


def test_options_that_do_not_go_together(pairs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str) -> str:
        assert main(["prepare", "--kind", "pairs", str(pairs), *words]) == 1
        return capsys.readouterr().err

    assert "need --size" in told()
    assert "one side, or height and width" in told("--size", "1", "2", "3")
    assert "one side, or height and width" in told("--size", "0")
    assert "leave out --output" in told("--size", "32", "-o", str(pairs / "x"))
    with pytest.raises(DataError, match="no packed pictures"):
        compare("pairs", pairs, pairs, (32, 32), False)


@pytest.mark.parametrize(
    ("height", "width", "scale"), [(512, 512, 4), (384, 512, 2), (516, 516, 4), (514, 514, 2), (513, 512, 1)]
)
def test_a_reduced_scale_changes_little(tmp_path: Path, height: int, width: int, scale: int) -> None:
    """The scale divides both sides and leaves twice the size, so that pictures stay where they were."""
    y, x = np.mgrid[:height, :width]
    smooth = np.stack([127 + 100 * np.sin(x / 20), 127 + 100 * np.cos(y / 15), (x + y) / 6], 2)
    save(smooth.astype(np.uint8), tmp_path / "images" / "a.jpg")
    save(np.zeros((height, width), np.uint8), tmp_path / "labels" / "a.png")
    data = open_dataset("pairs", tmp_path)
    quick = replace(data, quick_for=(64, 64))
    assert data.read("a").image.size == (width, height)
    assert quick.read("a").image.size == (width // scale, height // scale)
    one, other = data.load("a", 64)[0].astype(int), quick.load("a", 64)[0].astype(int)
    assert abs(one - other).max() <= 2 and ((one != other).any() or scale == 1)


def test_a_half_file_is_found_at_a_reduced_scale(tmp_path: Path) -> None:
    path = save(noise(256, 256, 3), tmp_path / "images" / "a.jpg")
    save(np.zeros((256, 256), np.uint8), tmp_path / "labels" / "a.png")
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(DataError, match=r"a\.jpg cannot be read"):
        replace(open_dataset("pairs", tmp_path), quick_for=(32, 32)).load("a", 32)
