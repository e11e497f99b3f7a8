"""Journals that are torn, damaged, or hold what means nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_samples import BERTA, HAIR, HAT, Author, document_of, lines_of, read_without

from sean_editor.session.journal import read_journal
from sean_editor.session.journal.records import Record, pack, read_records


def test_it_may_be_torn_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    author = Author(path)
    kept = [(author.journal.size, author.document.labels.tobytes())]
    for column in range(6):
        author.document.fill_rectangle((column, 0), (column, 9), HAT)
        kept.append((author.journal.size, author.document.labels.tobytes()))
    data = path.read_bytes()
    assert len(data) == kept[-1][0]
    near = {size + step for size, _ in kept for step in (-1, 0, 1)}
    for end in sorted({*range(0, len(data) + 1, 17), *near} - {len(data) + 1}):
        path.write_bytes(data[:end])
        story = read_journal(path)
        whole = [labels for size, labels in kept if size <= end]
        assert story is not None or not whole
        if story is not None:
            expected = (whole or [kept[0][1]])[-1]
            assert document_of(story).labels.tobytes() == expected, f"torn at {end} of {len(data)}"


@given(st.data())
def test_damage_ends_it_and_invents_nothing(tmp_path_factory: pytest.TempPathFactory, data) -> None:
    path = tmp_path_factory.mktemp("damage") / "a.journal"
    author = Author(path)
    known = {author.document.labels.tobytes()}
    for column in range(4):
        author.document.fill_rectangle((column, 0), (column, 9), HAT)
        known.add(author.document.labels.tobytes())
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content + data.draw(st.binary(max_size=30)))
    story = read_journal(path)
    assert story is None or document_of(story).labels.tobytes() in known


def test_a_record_that_was_lost_or_written_twice_ends_it() -> None:
    first, check = pack(Record({"kind": "a"}, b"aaa"))
    second, check = pack(Record({"kind": "b"}), check)
    third, _ = pack(Record({"kind": "c"}, b"ccc"), check)
    kinds = lambda data: [r.values["kind"] for r in read_records(io.BytesIO(data))]  # noqa: E731
    assert kinds(first + second + third) == ["a", "b", "c"]
    assert kinds(first + third) == ["a"]
    assert kinds(first + first + second) == ["a"]
    assert kinds(second + third) == []


def record_that_says(values: dict, payload: bytes = b"") -> bytes:
    return pack(Record(values, payload))[0]


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "seal", "of": "nothing"},
        {"kind": "step", "of": "layout", "label": "Brush", "box": [0, 0, 65, 1]},
        {"kind": "step", "of": "layout", "label": "Brush", "box": [3, 3, 3, 9]},
        {"kind": "step", "of": "layout", "label": "Brush", "box": [0, 0, 1]},
        {"kind": "step", "of": "layout", "label": 3, "box": [0, 0, 1, 1]},
        {"kind": "step", "of": "styles", "label": "Mix", "before": {}, "after": {"19": [BERTA, 1.0]}},
        {"kind": "step", "of": "styles", "label": "Mix", "before": {}, "after": {"3": [BERTA, 1.5]}},
        {
            "kind": "step",
            "of": "styles",
            "label": "Mix",
            "before": {},
            "after": {"3": [BERTA, 1, None, [1], None]},
        },
        {"kind": "step", "of": "fit", "label": "Fit", "before": None, "after": 0},
        {"kind": "step", "of": "something", "label": "New", "before": None, "after": None},
        {"kind": "locks", "regions": [True]},
        {"kind": "snapshots", "numbers": [0]},
        {"kind": "snapshot", "name": "a", "taken": "now", "automatic": False, "styles": {}, "fit": None},
        {"kind": "invented"},
        {},
    ],
)
def test_whole_records_that_mean_nothing_end_it(values: dict, tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    author = Author(path)
    author.document.fill_rectangle((0, 0), (3, 3), HAT)
    expected = author.document.labels.tobytes()
    with path.open("rb") as file:
        check = int(list(lines_of(file.read()))[-1][:8], 16)
    good = values == {"kind": "seal", "of": "nothing"}
    payload = b"\x00\x00" if values.get("of") == "layout" else b""
    record, _ = pack(Record({"mixing": None, **values}, payload), check)
    path.write_bytes(path.read_bytes() + record)
    story = read_journal(path)
    assert story is not None and len(story.events) == len(read_without(path, record).events) + good
    assert document_of(story).labels.tobytes() == expected


@pytest.mark.parametrize("mixing", [19, True, "hair", [19], [HAIR, None], {"13": 1}])
def test_a_mix_of_no_region_ends_a_journal(mixing: object, tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    check = int(list(lines_of(Author(path).journal.path.read_bytes()))[-1][:8], 16)
    values = {"kind": "step", "of": "styles", "label": "Mix", "before": {}, "after": {}, "mixing": mixing}
    record, _ = pack(Record(values), check)
    path.write_bytes(path.read_bytes() + record)
    story = read_journal(path)
    assert story is not None and len(story.events) == len(read_without(path, record).events)


def test_a_small_record_cannot_unpack_to_gigabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sean_editor.session.journal.records.MAX_PAYLOAD", 1000)
    bomb = record_that_says({"kind": "seal"}, bytes(1001))
    assert len(bomb) < 200 and list(read_records(io.BytesIO(bomb))) == []
    assert len(list(read_records(io.BytesIO(record_that_says({"kind": "seal"}, bytes(1000)))))) == 1


def test_other_files_are_no_journals(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    assert read_journal(path) is None
    for content in (b"", b"PK\x03\x04", b"\n\n\n", b"00000000 {}\n", record_that_says({"kind": "seal"})):
        path.write_bytes(content)
        assert read_journal(path) is None
    writer_of_the_future = {"kind": "sean-journal", "version": 2}
    path.write_bytes(record_that_says(writer_of_the_future))
    assert read_journal(path) is None
