"""The journal's file: everything comes back from it, and its end may be torn anywhere."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document import OWN_COLOUR, Crossing, Document, Fit, Portrait, RegionStyle
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, Locks, Moved, Painting, SnapshotList, replay, retell
from sean_editor.document.snapshots import Snapshot
from sean_editor.errors import UserError
from sean_editor.session.journal import Journal, Story, read_journal
from sean_editor.session.journal.records import Record, pack, read_records

HAIR, HAT, SKIN = 13, 14, 1
ANNA, BERTA = "a0" * 16, "be" * 16


def portrait(name: str = "anna") -> Portrait:
    labels = np.zeros((32, 64), np.uint8)
    labels[4:30, 16:48] = SKIN
    return Portrait(name, np.random.default_rng(3).integers(0, 256, (32, 64, 3), np.uint8), labels)


def fit(seed: int) -> Fit:
    rng = np.random.default_rng(seed)
    codes = rng.standard_normal((6, 19, 512), np.float32)
    return Fit(codes, 20.125, 24.7, {"a.weight": rng.standard_normal((3, 2), np.float32)}, "ab" * 32)


class Author:
    """A document whose journal is written as the editor does it."""

    def __init__(self, path: Path, document: Document | None = None) -> None:
        self.document = document or Document(portrait())
        self.journal = Journal(path)
        self.journal.begin(*retell(self.document))
        self.document.history.moved.connect(lambda move, command: self.tell(Moved(move, command)))
        self.document.locks_changed.connect(lambda: self.tell(Locks(self.document.locked)))
        taken = self.document.snapshots
        taken.changed.connect(lambda: self.tell(SnapshotList(tuple(taken))))

    def tell(self, event: Event) -> None:
        self.journal.append(event)

    def work(self) -> Document:
        """A little of everything."""
        document = self.document
        document.fill_rectangle((3, 3), (20, 9), HAT)
        document.set_locked(SKIN, True)
        document.assign_style([HAIR, HAT], BERTA, 0.25)
        for mix in (0.3, 1 / 3, 0.9):
            document.set_mix(HAIR, mix)
        document.end_mix()
        for share in (0.1, 1 / 7):
            crossed = RegionStyle(None, 0.5, Crossing(BERTA, (0.0, share, 1.0, 0.0, 0.0, 1.0)))
            document.style_regions({SKIN: crossed, HAIR: RegionStyle(BERTA, colour=ANNA)}, "Cross", True)
        document.assign_colour([HAIR], OWN_COLOUR)
        for mix in (0.9, 0.2):
            document.set_mix([HAIR, HAT, SKIN], mix)
        for seed in (1, 2):
            document.set_fit(fit(seed))
        document.undo()
        document.set_fit(None)
        document.undo()
        with document.one_step("Shape"):
            document.fill_rectangle((40, 2), (44, 9), HAT)
            document.assign_style([HAT], None)
        document.fill_rectangle((18, 6), (22, 9), SKIN)  # paint that leaves the label
        document.replace_layout(np.random.default_rng(4).integers(0, 19, (32, 64)))
        document.begin_edit("Brush")
        document.paint_segment((5, 20), (30, 25), 3, HAIR)
        self.tell(Painting(document.open_step))
        return document


def document_of(story: Story | None) -> Document:
    assert story is not None
    made = story.beginning.document()
    replay(made, story.events)
    return made


def states(document: Document) -> list[tuple]:
    """Every state on the way back, the last one first."""
    seen = []
    while True:
        fitted = document.fit.codes.tobytes() if document.fit is not None else None
        layout = document.labels.tobytes() + document.painted.tobytes()
        seen.append((layout, document.styles, fitted, document.history.undo_label))
        if not document.history.can_undo:
            return seen
        document.undo()


def test_everything_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    document = Author(path).work()
    story = read_journal(path)
    assert story is not None and story.beginning.portrait.id == document.portrait.id
    assert story.beginning.portrait.name == "anna"
    again = document_of(story)
    assert again.locked == document.locked == {SKIN}
    assert again.fit is not None and dict(again.fit.tuned)["a.weight"].shape == (3, 2)
    document.end_edit()
    assert states(again) == states(document)


def test_a_journal_begun_again_has_the_whole_history(tmp_path: Path) -> None:
    document = Author(tmp_path / "a.journal").work()
    document.end_edit()
    document.undo()
    later = Author(tmp_path / "b.journal", document)
    document.redo()
    document.fill_rectangle((0, 0), (5, 5), HAT)
    again = document_of(read_journal(later.journal.path))
    assert len(again.history) == len(document.history) > 5
    assert states(again) == states(document)


def test_snapshots_come_back_with_all_that_they_hold(tmp_path: Path) -> None:
    author = Author(tmp_path / "a.journal")
    document, picture = author.document, KeptPicture.of(portrait().image)
    document.fill_rectangle((3, 3), (20, 9), HAT)
    document.assign_style([HAT], BERTA, 0.25)
    document.set_fit(fit(1))
    now = (document.labels, document.styles, document.fit)
    document.snapshots.add(Snapshot("first", *now, picture, painted=document.painted))
    document.snapshots.add(Snapshot("", document.original_labels, automatic=True))
    size = author.journal.size
    document.snapshots.rename(next(iter(document.snapshots)), "one")
    document.snapshots.remove(tuple(document.snapshots)[1])
    document.undo()
    for path in (author.journal.path, Author(tmp_path / "b.journal", document).journal.path):
        again = document_of(read_journal(path))
        (one,), (kept,) = tuple(again.snapshots), tuple(document.snapshots)
        assert (one.name, one.taken, one.automatic) == (kept.name, kept.taken, False)
        assert np.array_equal(one.layout, kept.layout) and np.array_equal(one.painted, kept.painted)
        assert one.styles == kept.styles and one.picture.data == picture.data
        again.redo()
        assert one.fit is again.fit, "a fit is kept once"
        again.restore(one)
        assert again.history.undo_label != "Return to one", "it is that state: no step"
    author.journal.path.write_bytes(author.journal.path.read_bytes()[:size])
    names = [one.name for one in document_of(read_journal(author.journal.path)).snapshots]
    assert names == ["first", ""]


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
        check = int(list(_lines(file.read()))[-1][:8], 16)
    good = values == {"kind": "seal", "of": "nothing"}
    payload = b"\x00\x00" if values.get("of") == "layout" else b""
    record, _ = pack(Record({"mixing": None, **values}, payload), check)
    path.write_bytes(path.read_bytes() + record)
    story = read_journal(path)
    assert story is not None and len(story.events) == len(read_without(path, record).events) + good
    assert document_of(story).labels.tobytes() == expected


@pytest.mark.parametrize(
    ("mixing", "regions"), [(None, set()), (HAIR, {HAIR}), ([], set()), ([SKIN, HAIR], {SKIN, HAIR})]
)
def test_older_journals_have_one_mixed_region_or_null(
    mixing: object, regions: set[int], tmp_path: Path
) -> None:
    path = tmp_path / "a.journal"
    check = int(list(_lines(Author(path).journal.path.read_bytes()))[-1][:8], 16)
    values = {"label": "Mix", "before": {}, "after": {str(HAIR): [BERTA, 0.5]}, "mixing": mixing}
    record, _ = pack(Record({"kind": "step", "of": "styles", **values}), check)
    path.write_bytes(path.read_bytes() + record)
    story = read_journal(path)
    assert story is not None and story.events[-1].command.mixing == regions
    assert document_of(story).styles[HAIR].mix == 0.5


@pytest.mark.parametrize("mixing", [19, True, "hair", [19], [HAIR, None], {"13": 1}])
def test_a_mix_of_no_region_ends_a_journal(mixing: object, tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    check = int(list(_lines(Author(path).journal.path.read_bytes()))[-1][:8], 16)
    values = {"kind": "step", "of": "styles", "label": "Mix", "before": {}, "after": {}, "mixing": mixing}
    record, _ = pack(Record(values), check)
    path.write_bytes(path.read_bytes() + record)
    story = read_journal(path)
    assert story is not None and len(story.events) == len(read_without(path, record).events)


def _lines(data: bytes):
    """The line of each record."""
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        yield data[start:end]
        start = end + 1 + json.loads(data[start + 9 : end])["bytes"]


def read_without(path: Path, record: bytes) -> Story:
    data = path.read_bytes()
    path.write_bytes(data[: -len(record)])
    story = read_journal(path)
    path.write_bytes(data)
    assert story is not None
    return story


def test_a_small_record_cannot_unpack_to_gigabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sean_editor.session.journal.records.MAX_PAYLOAD", 1000)
    bomb = record_that_says({"kind": "seal"}, bytes(1001))
    assert len(bomb) < 200 and list(read_records(io.BytesIO(bomb))) == []
    assert len(list(read_records(io.BytesIO(record_that_says({"kind": "seal"}, bytes(1000)))))) == 1


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """No file of this process can grow beyond `size` bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_it_whole_and_it_can_begin_again(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    author = Author(path)
    author.document.fill_rectangle((0, 0), (3, 3), HAT)
    whole = path.read_bytes()
    with files_end_at(len(whole) + 7), pytest.raises(UserError, match="File too large"):
        author.document.fill_rectangle((9, 9), (12, 12), HAT)
    assert path.read_bytes() == whole
    author.document.fill_rectangle((20, 20), (22, 22), HAT)
    assert path.read_bytes() == whole, "what came between is missing: nothing may follow"
    author.journal.begin(*retell(author.document))
    author.document.fill_rectangle((1, 20), (3, 22), HAT)
    assert states(document_of(read_journal(path))) == states(author.document)


def test_a_journal_that_failed_gives_way_to_a_newer_copy(tmp_path: Path) -> None:
    author = Author(tmp_path / "a.journal")
    author.journal.outdate()
    assert author.journal.path.exists(), "it has everything"
    with files_end_at(author.journal.size), pytest.raises(UserError):
        author.document.fill_rectangle((0, 0), (3, 3), HAT)
    assert author.journal.path.exists()
    author.journal.outdate()
    assert not author.journal.path.exists()


def test_once_discarded_nothing_is_written_any_more(tmp_path: Path) -> None:
    author = Author(tmp_path / "a.journal")
    author.journal.discard()
    author.document.fill_rectangle((0, 0), (3, 3), HAT)
    author.journal.begin(*retell(author.document))
    assert list(tmp_path.iterdir()) == []


def test_one_that_somebody_removed_is_not_made_anew_without_its_beginning(tmp_path: Path) -> None:
    author = Author(tmp_path / "a.journal")
    author.journal.path.unlink()
    with pytest.raises(UserError, match="No such file"):
        author.document.fill_rectangle((0, 0), (3, 3), HAT)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        Journal(tmp_path / "gone" / "a.journal").begin(*retell(Document(portrait())))


def test_other_files_are_no_journals(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    assert read_journal(path) is None
    for content in (b"", b"PK\x03\x04", b"\n\n\n", b"00000000 {}\n", record_that_says({"kind": "seal"})):
        path.write_bytes(content)
        assert read_journal(path) is None
    writer_of_the_future = {"kind": "sean-journal", "version": 2}
    path.write_bytes(record_that_says(writer_of_the_future))
    assert read_journal(path) is None


def test_what_a_project_can_hold_begins_a_journal(tmp_path: Path) -> None:
    project = Project(portrait("ÄÖ \n 名"), portrait().labels, fit=fit(5))
    document = project.document()
    document.set_locked(HAT, True)
    Journal(tmp_path / "a.journal").begin(*retell(document))
    story = read_journal(tmp_path / "a.journal")
    assert story is not None and story.beginning.portrait.name == "ÄÖ \n 名"
    assert story.beginning.locked == {HAT}
    assert story.beginning.fit is not None
    assert np.array_equal(story.beginning.fit.codes, fit(5).codes)
