"""The journal's file: everything comes back from it, and its end may be torn anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from journal_samples import BERTA, HAIR, HAT, SKIN, Author, document_of, fit, lines_of, portrait, states

from sean_editor.document import Document
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.project import Project
from sean_editor.document.replay import Painting, retell
from sean_editor.document.retouch import Pull
from sean_editor.document.snapshots import Snapshot
from sean_editor.errors import UserError
from sean_editor.session.journal import Journal, read_journal
from sean_editor.session.journal.reader import EventReader
from sean_editor.session.journal.records import Record, pack, read_records


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


@pytest.mark.parametrize(
    ("mixing", "regions"), [(None, set()), (HAIR, {HAIR}), ([], set()), ([SKIN, HAIR], {SKIN, HAIR})]
)
def test_older_journals_have_one_mixed_region_or_null(
    mixing: object, regions: set[int], tmp_path: Path
) -> None:
    path = tmp_path / "a.journal"
    check = int(list(lines_of(Author(path).journal.path.read_bytes()))[-1][:8], 16)
    values = {"label": "Mix", "before": {}, "after": {str(HAIR): [BERTA, 0.5]}, "mixing": mixing}
    record, _ = pack(Record({"kind": "step", "of": "styles", **values}), check)
    path.write_bytes(path.read_bytes() + record)
    story = read_journal(path)
    assert story is not None and story.events[-1].command.mixing == regions
    assert document_of(story).styles[HAIR].mix == 0.5


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


def test_a_drag_of_the_outline_under_way_comes_back(tmp_path: Path) -> None:
    author = Author(tmp_path / "a.journal")
    document = author.document
    document.pull_outline([Pull(0.5, 0.5, 0.05, 0.0, 0.2)])
    document.begin_edit("Drag outline")
    for way in (0.02, 0.04):
        document.pull_outline([Pull(0.4, 0.4, 0.0, way, 0.2)])
        author.tell(Painting(document.open_step))
    again = document_of(read_journal(author.journal.path))
    assert [pull.dy for pull in again.retouch.pulls] == [0.0, 0.04]
    document.end_edit()
    assert states(again) == states(document)


def test_a_stroke_that_paints_nothing_is_malformed(tmp_path: Path) -> None:
    author = Author(tmp_path / "a.journal")
    author.document.fill_rectangle((3, 3), (20, 9), HAT)
    reader, values = EventReader(), {"of": "retouch", "label": "x", "before": {}, "after": {}, "sliding": ""}
    with author.journal.path.open("rb") as file:
        for record in read_records(file):
            reader.read(record)
    with pytest.raises(ValueError):
        reader.read(Record({"kind": "painting", **values}))
    assert reader.read(Record({"kind": "step", **values})) is not None
