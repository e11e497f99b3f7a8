"""The store of a person's own references: kept whole, in order, and honest about what is gone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from sean_editor.document.close_up import CloseUp
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.session import own_references
from sean_editor.session.own_references import OwnReferences


def face(name: str, seed: int = 0) -> Portrait:
    rng = np.random.default_rng([seed, len(name), *name.encode()])
    image = rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)
    pixels = rng.integers(0, 256, (96, 96, 3), dtype=np.uint8)
    labels = rng.integers(0, 19, (64, 64), dtype=np.uint8)
    return Portrait(name, image, labels, Path(f"/photos/{name}.jpg"), close_up=CloseUp(96, lambda: pixels))


@pytest.fixture
def store(tmp_path: Path) -> OwnReferences:
    return OwnReferences(tmp_path / "references")


def test_what_is_kept_comes_back_to_the_bit_newest_first(store: OwnReferences, tmp_path: Path) -> None:
    for name in ("ann", "ben"):
        store.keep(face(name))
    ben, ann = OwnReferences(tmp_path / "references").load().portraits
    assert (ben.name, ann.name) == ("ben", "ann") and ann.id == face("ann").id
    assert ann.path == Path("/photos/ann.jpg")
    assert ann.close_up is not None and ann.close_up.data == face("ann").close_up.data


def test_an_order_is_followed_and_what_it_does_not_name_comes_first(store: OwnReferences) -> None:
    one, two, three = (face(name) for name in ("one", "two", "three"))
    store.keep(three)  # by another editor
    for portrait in (two, one):
        store.keep(portrait, order=[one.id, two.id])
    assert [p.name for p in store.load().portraits] == ["three", "one", "two"]


def test_many_are_kept_with_one_list_and_come_back_as_they_are_read(
    store: OwnReferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    write = own_references.write_atomically
    monkeypatch.setattr(
        own_references, "write_atomically", lambda path, data: written.append(path) or write(path, data)
    )
    store.keep(face("old"))
    store.keep(*(face(name) for name in ("one", "two", "three")), order=[face("one").id, face("two").id])
    store.keep()
    assert len(written) == 2
    came: list[str] = []
    remembered = store.load(lambda portrait: came.append(portrait.name))
    assert came == [one.name for one in remembered.portraits] == ["three", "old", "one", "two"]


def test_kept_twice_is_there_once(store: OwnReferences) -> None:
    for _ in range(2):
        store.keep(face("ann"))
    assert len(store.load().portraits) == 1


def test_a_forgotten_one_leaves_no_file(store: OwnReferences, tmp_path: Path) -> None:
    store.keep(face("ann"))
    store.forget(face("ann").id)
    assert store.load().portraits == () and not list((tmp_path / "references").glob("*.portrait"))
    store.forget("0" * 32)  # nothing happens


@pytest.mark.parametrize("harm", ["gone", "torn", "another"])
def test_what_is_gone_is_named_once(store: OwnReferences, tmp_path: Path, harm: str) -> None:
    for name in ("ann", "ben"):
        store.keep(face(name))
    file = tmp_path / "references" / f"{face('ann').id}.portrait"
    if harm == "gone":
        file.unlink()
    elif harm == "torn":
        file.write_bytes(file.read_bytes()[:200])
    else:
        file.write_bytes((tmp_path / "references" / f"{face('ben').id}.portrait").read_bytes()[::-1])
    found = store.load()
    assert [p.name for p in found.portraits] == ["ben"] and found.gone == ("ann",)
    assert store.load().gone == ()


@pytest.mark.parametrize("content", ["", "[", "{}", '[{"id": "../../x", "name": "a"}, 3]'])
def test_a_damaged_list_is_an_empty_one(store: OwnReferences, tmp_path: Path, content: str) -> None:
    store.keep(face("ann"))
    (tmp_path / "references" / "list.json").write_text(content)
    assert store.load().portraits == ()
    store.keep(face("ben"))
    assert [entry["name"] for entry in json.loads((tmp_path / "references" / "list.json").read_text())] == [
        "ben"
    ]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="references"):
        OwnReferences(tmp_path / "file" / "references").keep(face("ann"))
