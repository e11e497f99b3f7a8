"""References that a person adds come first, are selected, and are there again at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gestures import drop
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtTest import QTest

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.commands import files as file_commands
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.own_references import own_references_folder

SHIPPED = 3
Start = Callable[[], MainWindow]


@pytest.fixture
def start(qtbot, engine, own_settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the editor; the one before it is closed."""
    monkeypatch.setattr(file_commands, "shipped_portraits", lambda: shipped_portraits()[:SHIPPED])
    opened: list[tuple[MainWindow, Bridge]] = []

    def end() -> None:
        for window, bridge in opened:
            window.close()
            window.deleteLater()
            bridge.close()
        opened.clear()

    def begin() -> MainWindow:
        end()
        bridge = Bridge()
        session = EditorSession(engine, bridge.post)
        window = MainWindow(session, own_settings)
        opened.append((window, bridge))
        window.show()
        window.start()
        qtbot.waitUntil(lambda: session.document is not None and len(session.references) >= SHIPPED)
        return window

    yield begin
    end()


@pytest.fixture
def own(tmp_path: Path, faces) -> list[Path]:
    """Two pictures of one's own, with label maps."""
    paths = []
    for name, face in zip(("mum", "dad"), faces[:2], strict=True):
        paths.append(tmp_path / f"{name}.png")
        Image.fromarray(face.image[:, ::-1]).save(paths[-1])
        Image.fromarray(CELEBAMASK_HQ.mirror(face.labels)).save(tmp_path / f"{name}.labels.png")
    return paths


def names(window: MainWindow) -> list[str]:
    return [index.data() for index in window.gallery.list.visible_indexes()]


def add(window: MainWindow, qtbot, *paths: Path) -> None:
    """Drop pictures on the gallery, and wait until they are kept."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    before = len(window.session.references)
    assert drop(window.gallery, mime, QPoint(100, 200))
    qtbot.waitUntil(lambda: len(window.session.references) == before + len(paths), timeout=20000)
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)
    qtbot.waitUntil(lambda: window.own_references.idle)


def test_they_come_first_selected_and_after_a_restart(start: Start, own: list[Path], qtbot) -> None:
    window = start()
    shipped = names(window)
    window.gallery.search.setText(shipped[0])
    add(window, qtbot, *own)
    assert names(window) == ["mum", "dad", *shipped], "the search would have hidden them"
    assert window.gallery.list.current_reference().portrait.name == "mum"
    QTest.keyClick(window.gallery.list, Qt.Key_Return)  # it can be used at once
    mum = window.session.references[-2]
    assert window.session.document.styles.sources() == {mum.id}
    window.session.document.mark_saved()

    for path in own:  # the pictures themselves are needed no more
        path.unlink()
    again = start()
    qtbot.waitUntil(lambda: names(again) == ["mum", "dad", *shipped])
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in again.session.references), timeout=20000)
    assert again.session.reference(mum.id).portrait.path == own[0]
    assert again.banner.isHidden()


@pytest.mark.slow
def test_a_copy_against_a_crash_lacks_what_the_next_start_has(
    start: Start, own: list[Path], own_data: Path, qtbot
) -> None:
    window = start()
    add(window, qtbot, *own)
    mum, dad = (one for one in window.session.references if one.portrait.name in ("mum", "dad"))
    assert window.own_references.stored == {mum.id, dad.id}
    window.session.apply_style(dad.id, [13])
    window.autosave.keep()
    qtbot.waitUntil(lambda: window.autosave.idle)
    (copy,) = own_data.rglob("autosave/*.sean")
    assert [one.id for one in open_project(copy).references] == [dad.id], "it is in use"
    assert {one.id for one in window.projects.snapshot().references} == {mum.id, dad.id}
    window.session.document.mark_saved()


@pytest.mark.slow
def test_the_newest_comes_first_and_a_removed_one_stays_away(start: Start, own, qtbot) -> None:
    window = start()
    add(window, qtbot, own[0])
    add(window, qtbot, own[1])
    assert names(window)[:2] == ["dad", "mum"]
    QTest.keyClick(window.gallery.list, Qt.Key_Delete)
    qtbot.waitUntil(lambda: names(window)[0] == "mum")
    again = start()
    qtbot.waitUntil(lambda: names(again)[0] == "mum")
    assert "dad" not in names(again)
    assert len(list(own_references_folder().glob("*.portrait"))) == 1


@pytest.mark.slow
def test_added_just_before_the_end_they_are_kept_all_the_same(start: Start, own, qtbot, monkeypatch) -> None:
    window = start()
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)
    monkeypatch.setattr(window.session.reference_ready, "emit", lambda *_: None)  # not encoded in time
    before = len(window.session.references)
    window.references.add_files(own[:1])
    qtbot.waitUntil(lambda: len(window.session.references) == before + 1, timeout=20000)
    again = start()
    qtbot.waitUntil(lambda: names(again)[0] == "mum")


@pytest.mark.slow
def test_a_file_that_is_gone_is_named_once(start: Start, own, qtbot) -> None:
    window = start()
    add(window, qtbot, *own)
    gone = window.session.references[-1]
    (own_references_folder() / f"{gone.id}.portrait").unlink()
    again = start()
    qtbot.waitUntil(lambda: again.banner.isVisible())
    assert "dad" in again.banner.text and "gone" in again.banner.text
    assert names(again)[0] == "mum" and "dad" not in names(again)
    third = start()
    qtbot.waitUntil(lambda: names(third)[0] == "mum")
    assert third.banner.isHidden()


@pytest.mark.slow
def test_a_project_holds_what_it_uses_and_not_the_whole_collection(
    start: Start, own, qtbot, tmp_path: Path
) -> None:
    add(start(), qtbot, *own)
    window = start()
    qtbot.waitUntil(lambda: len(window.session.references) == SHIPPED + 2)
    dad = next(r for r in window.session.references if r.portrait.name == "dad")
    window.session.apply_style(dad.id, [13])
    save_project(tmp_path / "a.sean", window.session.project())
    assert [p.name for p in open_project(tmp_path / "a.sean").references] == ["dad"]
    window.session.document.mark_saved()
