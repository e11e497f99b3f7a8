"""What was encoded once comes back, and does not fill the memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from sean_editor.document.pixel_store import PixelStore
from sean_editor.project_file import pictures
from sean_editor.project_file.pictures import Encoded


class Owner:
    """Something that is saved again and again."""


def test_it_is_made_once_and_rests_on_the_disk() -> None:
    encoded, owners, made = Encoded(), [Owner() for _ in range(20)], []

    def make(number: int) -> bytes:
        made.append(number)
        return bytes([number]) * (1 << 20)

    tracemalloc.start()
    try:
        for _ in range(2):
            for number, owner in enumerate(owners):
                assert encoded.get(owner, lambda number=number: make(number)) == bytes([number]) * (1 << 20)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert made == list(range(20)) and held < 2 << 20


def test_with_a_full_disk_it_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(pictures, "STORE", PixelStore(tmp_path / "file"))
    encoded, owner, made = Encoded(), Owner(), []
    for _ in range(2):
        assert encoded.get(owner, lambda: made.append(1) or b"png") == b"png"
    assert made == [1, 1]
