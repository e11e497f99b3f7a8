"""Style matrices: computed once, never stale, and no disk can make them wrong."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from sean_editor.engine.style_bank import StyleBank, StyleMatrix, default_cache_dir, write_styles
from sean_editor.engine.style_file import pack_style


class Encoder:
    """Counts its calls; the codes tell which image they came from."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, image: np.ndarray, labels: np.ndarray) -> StyleMatrix:
        self.calls += 1
        present = np.bincount(labels.ravel(), minlength=19) > 0
        return StyleMatrix(present[:, None] * np.full((19, 512), image[0, 0, 0], np.float32), present)


def portrait(value: int, region: int = 1) -> tuple[np.ndarray, np.ndarray]:
    return np.full((8, 8, 3), value, np.uint8), np.full((8, 8), region, np.uint8)


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


def test_once_in_a_run_and_once_ever(encoder: Encoder, tmp_path: Path) -> None:
    bank = StyleBank(encoder, "weights", tmp_path / "cache")
    first = bank.get(*portrait(5))
    assert bank.get(*portrait(5)) is first
    again = StyleBank(encoder, "weights", tmp_path / "cache").get(*portrait(5))  # after a restart
    assert encoder.calls == 1
    assert np.array_equal(again.codes, first.codes) and np.array_equal(again.present, first.present)
    assert (
        first.codes.dtype == np.float32 and first.codes[1, 0] == 5 and first.present.tolist().index(True) == 1
    )


def test_image_labels_and_weights_all_count(encoder: Encoder, tmp_path: Path) -> None:
    bank = StyleBank(encoder, "weights", tmp_path)
    bank.get(*portrait(5))
    bank.get(*portrait(6))
    bank.get(*portrait(5, region=2))
    StyleBank(encoder, "other weights", tmp_path).get(*portrait(5))
    image, labels = portrait(5)
    bank.get(image.reshape(4, 16, 3), labels.reshape(4, 16))  # the same bytes, another picture
    assert encoder.calls == 5


@pytest.mark.parametrize("damage", ["cut", "garbage", "zip", "empty", "longer", "another portrait", "nan"])
def test_a_damaged_file_is_computed_again(damage: str, encoder: Encoder, tmp_path: Path) -> None:
    StyleBank(encoder, "weights", tmp_path).get(*portrait(5))
    (path,) = tmp_path.iterdir()
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    elif damage == "garbage":
        content = bytearray(path.read_bytes())
        content[3000:3100] = bytes(100)
        content[-200:] = b"x" * 200
        path.write_bytes(content)
    elif damage == "zip":
        with path.open("wb") as file:
            np.savez(file, codes=np.ones((19, 512), np.float32), present=np.ones(19, bool))
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "longer":
        path.write_bytes(path.read_bytes() + b"x")
    elif damage == "another portrait":
        StyleBank(encoder, "weights", tmp_path / "other").get(*portrait(6))
        (other,) = (tmp_path / "other").iterdir()
        other.rename(path)
        other.parent.rmdir()
        encoder.calls -= 1
    else:
        path.write_bytes(pack_style(path.stem, np.full((19, 512), np.nan, np.float32), np.ones(19, bool)))
    assert StyleBank(encoder, "weights", tmp_path).get(*portrait(5)).codes[1, 0] == 5
    assert encoder.calls == 2
    assert StyleBank(encoder, "weights", tmp_path).get(*portrait(5)).codes[1, 0] == 5
    assert encoder.calls == 2  # and repaired


def test_every_flipped_bit_is_found_and_the_file_replaced(tmp_path: Path) -> None:
    matrix = StyleMatrix(np.float32([[0.5, -1], [0, 0], [2, 3]]), np.array([True, False, True]))
    StyleBank(lambda *_: matrix, "weights", tmp_path).get(*portrait(5))
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    assert len(whole) == 8 + 32 + 8 + 24 + 3
    for bit in range(8 * len(whole)):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        found = StyleBank(lambda *_: matrix, "weights", tmp_path).get(*portrait(5))
        assert np.array_equal(found.codes, matrix.codes) and np.array_equal(found.present, matrix.present)
        assert path.read_bytes() == whole, f"bit {bit}"


def test_files_of_older_versions_are_not_read_and_make_way(encoder: Encoder, tmp_path: Path) -> None:
    bank = StyleBank(encoder, "weights", tmp_path, disk_capacity=2)
    old = tmp_path / f"{bank.key(*portrait(5))}.npz"
    np.savez(old, codes=np.ones((19, 512), np.float32), present=np.ones(19, bool))
    os.utime(old, (0, 0))
    for value in (5, 6):
        bank.get(*portrait(value))
    assert encoder.calls == 2 and not old.exists() and len(list(tmp_path.iterdir())) == 2


def test_memory_and_disk_are_bounded(encoder: Encoder, tmp_path: Path) -> None:
    bank = StyleBank(encoder, "weights", tmp_path, capacity=2, disk_capacity=3)
    for value in range(6):
        bank.get(*portrait(value))
    assert len(list(tmp_path.iterdir())) == 3
    bank.get(*portrait(5))
    bank.get(*portrait(4))
    assert encoder.calls == 6  # both still in memory
    bank.get(*portrait(0))
    assert encoder.calls == 7  # gone from both


def test_no_disk_no_harm(encoder: Encoder, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    bank = StyleBank(encoder, "weights", blocked)
    assert bank.get(*portrait(5)).codes[1, 0] == 5
    assert bank.get(*portrait(5)).codes[1, 0] == 5
    assert encoder.calls == 1
    assert blocked.read_text() == "in the way"


def test_matrices_cannot_be_changed(encoder: Encoder, tmp_path: Path) -> None:
    matrix = StyleBank(encoder, "weights", tmp_path).get(*portrait(5))
    with pytest.raises(ValueError, match="read-only"):
        matrix.codes[0, 0] = 1


def test_the_typical_code_is_that_of_the_portrait_in_the_middle(encoder: Encoder, tmp_path: Path) -> None:
    bank = StyleBank(encoder, "weights", tmp_path)
    assert bank.typical() is None
    for value, region in ((10, 1), (90, 1), (20, 1), (7, 2)):
        bank.get(*portrait(value, region))
        typical = bank.typical()  # asked for each time: a new portrait must count
    assert typical is not None and bank.typical() is typical
    assert typical.codes[1, 0] == 20 and typical.codes[2, 0] == 7 and typical.codes[3, 0] == 0
    assert np.flatnonzero(typical.present).tolist() == [1, 2]


def test_of_two_equally_typical_codes_neither_the_order_of_opening_nor_a_key_chooses(
    encoder: Encoder, tmp_path: Path
) -> None:
    chosen = set()
    for values in ((10, 20), (20, 10)):
        for weights in "abcde":
            bank = StyleBank(encoder, weights, tmp_path)
            for value in values:
                bank.get(*portrait(value, 1))
            chosen.add(bank.typical().codes[1, 0])  # type: ignore[union-attr]
    assert len(chosen) == 1 and chosen < {10, 20}


def test_the_default_place_is_the_systems_cache() -> None:
    assert default_cache_dir().parts[-2:] == ("sean-editor", "styles")


def test_styles_that_ship_are_not_computed(encoder: Encoder, tmp_path: Path) -> None:
    shipped = tmp_path / "styles.safetensors"
    write_styles(StyleBank(encoder, "weights", tmp_path / "one"), [portrait(5), portrait(6)], shipped)
    assert encoder.calls == 2
    bank = StyleBank(encoder, "weights", tmp_path / "two", shipped=shipped)
    found = bank.get(*portrait(6))
    assert encoder.calls == 2 and found.codes.dtype == np.float32
    assert found.codes[1, 0] == 6 and found.present.nonzero()[0].tolist() == [1]
    bank.get(*portrait(7))
    StyleBank(encoder, "other weights", tmp_path / "two", shipped=shipped).get(*portrait(6))
    assert encoder.calls == 4, "those of another portrait or of other weights are"


@pytest.mark.parametrize("content", [None, b"", b"no safetensors at all"])
def test_without_them_all_is_computed(content: bytes | None, encoder: Encoder, tmp_path: Path) -> None:
    shipped = tmp_path / "styles.safetensors"
    if content is not None:
        shipped.write_bytes(content)
    assert StyleBank(encoder, "weights", tmp_path / "cache", shipped=shipped).get(*portrait(5)).codes.any()
