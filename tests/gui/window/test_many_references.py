"""Hundreds of references: they come in batches, work grows with their number, what is in view goes first."""

from __future__ import annotations

import gc
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PyQt5.QtCore import QPersistentModelIndex
from PyQt5.QtTest import QAbstractItemModelTester
from PyQt5.QtWidgets import QApplication

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.gui.background.lasting import EVERY, Lasting
from sean_editor.gui.commands.reference_batches import MOST, Batches
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.gallery.model import REFERENCE_ROLE, ReferenceFilter, ReferenceModel
from sean_editor.gui.panels.gallery.reference_list import ReferenceList
from sean_editor.gui.selection import RegionSelection
from sean_editor.photo.folder_order import ENOUGH


def portraits(count: int, start: int = 0) -> list[Portrait]:
    """Small faces, no two alike."""
    labels = np.zeros((8, 8), np.uint8)
    labels[2:, 2:6] = 1
    return [
        Portrait(f"Face {n}", np.full((8, 8, 3), (n % 256, n // 256, 7), np.uint8), labels)
        for n in range(start, start + count)
    ]


def reference(portrait: Portrait) -> SimpleNamespace:
    return SimpleNamespace(id=portrait.id, portrait=portrait, matrix=None, refining=False)


POOL = [reference(portrait) for portrait in portraits(12)]
LISTS = st.lists(st.sampled_from(range(12)), unique=True)


# the list


@given(st.lists(LISTS, min_size=1, max_size=5), st.sampled_from(range(12)))
def test_the_gallery_follows_every_list_and_a_card_keeps_its_selection(lists, chosen) -> None:
    model = ReferenceModel()
    proxy = ReferenceFilter(model)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    current: QPersistentModelIndex | None = None
    for numbers in lists:
        model.set_references([POOL[n] for n in numbers])
        rows = [proxy.index(row, 0).data(REFERENCE_ROLE) for row in range(proxy.rowCount())]
        assert rows == [POOL[n] for n in numbers]
        assert [model.row_of(POOL[n].id) for n in numbers] == list(range(len(numbers)))
        if current is not None:
            assert current.isValid() == (chosen in numbers)
            assert not current.isValid() or current.data(REFERENCE_ROLE) is POOL[chosen]
        row = model.row_of(POOL[chosen].id)
        current = None if row is None else QPersistentModelIndex(proxy.index(row, 0))
    assert tester.model() is model


def test_a_reference_that_is_ready_draws_its_card_only(qapp: QApplication) -> None:
    model, drawn = ReferenceModel(), []
    model.set_references(POOL)
    model.dataChanged.connect(lambda first, last, _: drawn.append((first.row(), last.row())))
    ready = reference(POOL[5].portrait)
    model.update(ready)
    model.update(ready)
    model.update(reference(portraits(1, 500)[0]))
    model.set_used({POOL[2].id: 3, "gone": 1})
    model.set_references([*POOL[:5], ready, *POOL[6:]])
    assert drawn == [(5, 5), (2, 2)] and model.reference(5) is ready


def test_the_work_grows_with_the_number_of_references(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    accepts = ReferenceFilter.filterAcceptsRow
    monkeypatch.setattr(
        ReferenceFilter, "filterAcceptsRow", lambda self, *args: asked.append(1) or accepts(self, *args)
    )
    for count in (200, 800):
        gallery = GalleryPanel(CELEBAMASK_HQ, RegionSelection(CELEBAMASK_HQ))
        qtbot.addWidget(gallery)
        changes: list[int] = []
        gallery.model.rowsInserted.connect(lambda *_, changes=changes: changes.append(1))
        there, looked = [], []

        def take(batch, gallery=gallery, there=there, looked=looked) -> None:
            there.extend(reference(portrait) for portrait in batch)
            looked.append(len(there))
            gallery.set_references(there)

        asked.clear()
        batches = Batches(take)
        for portrait in portraits(count):
            batches.add([portrait])
        batches.flush()
        assert gallery.model.rowCount() == count and len(changes) == len(looked)
        assert len(asked) == count, "each card once"
        assert sum(looked) <= 6 * count, "also of what looks at all of them for each batch"


def test_of_a_batch_only_its_cards_are_looked_at(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    index_id = ReferenceList.index_id
    monkeypatch.setattr(
        ReferenceList, "index_id", lambda self, index: asked.append(1) or index_id(self, index)
    )
    gallery = GalleryPanel(CELEBAMASK_HQ, RegionSelection(CELEBAMASK_HQ))
    qtbot.addWidget(gallery)
    many = [reference(portrait) for portrait in portraits(400)]
    gallery.set_references(many[:100])
    assert not asked, "no card is awaited"
    gallery.list.choose((many[330].id, ("gone", many[120].id, many[5].id)))
    assert len(asked) == 100 and gallery.list.ticks.ids == (many[5].id,)
    for count in (200, 300, 400):
        asked.clear()
        gallery.set_references(many[:count])
        assert 100 <= len(asked) <= 102
    assert gallery.list.chosen == (many[330].id, (many[5].id, many[120].id))


@given(st.lists(st.integers(0, 30), max_size=60))
def test_batches_lose_nothing_and_keep_the_order(sizes: list[int]) -> None:
    came: list[list[int]] = []
    batches = Batches(came.append)
    total = 0
    for size in sizes:
        batches.add(list(range(total, total + size)))
        total += size
    batches.flush()
    batches.flush()
    assert [one for batch in came for one in batch] == list(range(total)) and all(came)
    assert not came or len(came[0]) == 1, "who adds many sees the first at once"


def test_no_batch_takes_long() -> None:
    came: list[int] = []
    batches = Batches(lambda batch: came.append(len(batch)))
    batches.add(list(range(5000)))
    batches.flush()
    assert sum(came) == 5000 and max(came) == MOST


def test_a_full_collection_never_walks_over_thousands_of_references() -> None:
    kept, lasting = [], Lasting()
    gc.unfreeze()
    gc.freeze()  # what the tests have
    try:
        for count in range(100, 5001, 100):
            kept.extend([n] for n in range(100))
            lasting.grow_to(count)
            assert len(gc.get_objects()) < 2 * EVERY
        for _ in range(5000):
            kept.append([0])
            lasting.add()
        assert len(gc.get_objects()) < 2 * EVERY < len(kept)
        aside = gc.get_freeze_count()
        kept.clear()
        assert gc.get_freeze_count() < aside - 8000, "what nobody refers to is freed all the same"
        lasting.grow_to(0)
    finally:
        gc.unfreeze()


# in the window


def test_many_at_once_are_announced_once(window: MainWindow) -> None:
    told: list[int] = []
    window.session.references_changed.connect(lambda: told.append(window.session.reference_count))
    many = portraits(300)
    found = window.session.add_references([*many, *many[:5]])
    assert told == [308] and window.gallery.model.rowCount() == 308
    assert [one.id for one in found] == [p.id for p in many] + [p.id for p in many[:5]]
    window.session.add_references(many)
    assert told == [308], "all are there"
    waiting = window.session.unencoded
    assert waiting >= 300
    window.gallery.cancel_requested.emit()
    assert told == [308, 308 - waiting] and window.session.unencoded == 0


def test_own_ones_come_first_in_their_order_and_the_first_is_selected_once(window: MainWindow) -> None:
    many, gallery = portraits(20), window.gallery

    def order() -> list[str]:
        return [index.data() for index in gallery.list.visible_indexes()]

    add = window.own_references.adding()
    add(many[:8])
    assert gallery.list.current_reference().portrait.name == "Face 0"
    gallery.select(many[5].id)
    add(many[8:])
    assert order()[:20] == [f"Face {n}" for n in range(20)]
    assert gallery.list.current_reference().portrait.name == "Face 5", "a card chosen meanwhile stays"
    window.own_references.adding()(many[10:12])
    assert order()[:3] == ["Face 10", "Face 11", "Face 0"]
    assert gallery.list.current_reference().portrait.name == "Face 10"


def test_what_is_in_view_is_told_and_changes_with_scrolling(window: MainWindow) -> None:
    window.session.add_references(portraits(200))
    cards, told = window.gallery.list, []
    cards.seen_changed.connect(told.append)
    for scrolled in (0, 1000, cards.verticalScrollBar().maximum()):
        cards.verticalScrollBar().setValue(scrolled)
        cards.viewport().repaint()
        view = cards.viewport().rect()
        in_view = [i for i in cards.visible_indexes() if cards.visualRect(i).intersects(view)]
        assert 0 < len(in_view) < 40
        if told:
            assert list(told[-1]) == [i.data(REFERENCE_ROLE).id for i in in_view]
    assert len(told) >= 2
    window.gallery.hide()
    assert told[-1] == ()


@pytest.mark.slow
def test_a_folder_comes_in_as_it_is_read(
    window: MainWindow, faces: list[Portrait], tmp_path: Path, qtbot
) -> None:
    folder = tmp_path / "people"
    (folder / "inner").mkdir(parents=True)
    for number in range(40):
        image = faces[number % 4].image ^ np.uint8(number + 1)
        Image.fromarray(image).save(folder / f"p{number:02}.png", compress_level=1)
        Image.fromarray(faces[number % 4].labels).save(folder / f"p{number:02}.labels.png", compress_level=1)
    (folder / "notes.txt").write_text("no picture")
    (tmp_path / "empty").mkdir()
    told: list[int] = []
    asked: list[int] = []

    def parse(image: np.ndarray) -> SimpleNamespace:
        asked.append(1)
        return SimpleNamespace(labels=np.zeros((256, 256), np.uint8), sure=False)

    window.photos.analyser = SimpleNamespace(parse=parse)
    qtbot.waitUntil(lambda: window.bench.jobs.idle and window.session.unencoded == 0)
    window.session.references_changed.connect(lambda: told.append(window.session.reference_count))
    window.references.add_files([folder, tmp_path / "empty"])
    qtbot.waitUntil(lambda: window.bench.jobs.idle, timeout=60_000)
    assert told == [9, 17, 25, 33, 41, 48]
    names = [one.portrait.name for one in window.session.references[8:]]
    assert names == [f"p{number:02}" for number in range(40)]
    assert len(asked) == ENOUGH, "the first label maps of a folder tell the order of the others"
    assert "There are no pictures in" in window.banner.text


def test_the_pixels_of_references_rest_on_the_disk(window: MainWindow, qtbot) -> None:
    """In memory are their styles, their names and paths, and the pictures of cards that were seen last."""
    many = portraits(30)
    window.session.add_references(many)
    qtbot.waitUntil(lambda: window.session.unencoded == 0 and window.session.idle)
    assert not [one.name for one in many if "image" in vars(one) or "labels" in vars(one)]
    held = window.session.references[8:]
    assert [one.portrait.image[0, 0].tolist() for one in held] == [[n, 0, 7] for n in range(30)]


def test_a_project_without_many_of_them_says_so_in_a_short_sentence(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their size is none that a network takes."""
    monkeypatch.setattr("sean_editor.gui.dialogs.files.ask_save", lambda *_: tmp_path / "many.sean")
    window.session.add_references(portraits(300))
    window.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: window.bench.jobs.idle and "Saved" in window.banner.text, timeout=60_000)
    assert "without Face 0, Face 1, Face 2" in window.banner.text and "Face 7, …" in window.banner.text
    assert len(window.banner.text) < 300 + len(str(tmp_path))
