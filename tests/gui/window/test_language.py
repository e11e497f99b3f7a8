"""The language of the window: the system's, the chosen one, and the change while work is open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import QDate, QLocale, QSettings, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QDialogButtonBox, QMenu

from models.translation import tr, tr_plural
from sean_editor.cli.main import main
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.gui.translation import (
    install_translation,
    shown_language,
    system_language,
    without_mnemonic,
)
from sean_editor.languages import ENGLISH, LANGUAGES
from sean_editor.session.autosave import default_folder
from sean_editor.session.editor_session import EditorSession

ROOT = Path(__file__).resolve().parents[3]
HAT, HAIR = 14, 13


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    install_translation(qapp, ENGLISH)


@pytest.mark.parametrize(
    ("system", "language"),
    [
        *((name, "zh_CN") for name in ("zh", "zh_CN", "zh_SG", "zh_Hans_HK")),
        *((name, ENGLISH) for name in ("zh_TW", "zh_HK", "zh_MO", "zh_Hant_CN", "en_GB", "de_DE", "C")),
    ],
)
def test_the_language_of_the_system(system: str, language: str) -> None:
    assert system_language(QLocale(system)) == language


def test_all_speaks_the_language(qapp: QApplication) -> None:
    """Ours, Qt's own buttons, and dates; English again afterwards."""
    day = QDate(2026, 11, 28)
    for code, words in (
        ("zh_CN", ("退出", "3 张照片", "取消", "2026年11月28日星期六")),
        (ENGLISH, ("Quit", "3 photos", "Cancel", "Saturday, November 28, 2026")),
    ):
        assert install_translation(qapp, code) == shown_language() == code
        box = QDialogButtonBox(QDialogButtonBox.Cancel)
        button = box.button(QDialogButtonBox.Cancel).text().replace("&", "")
        shown = (tr("Quit"), tr_plural("{n} photo", "{n} photos", 3), button)
        assert (*shown, QLocale().toString(day, QLocale.LongFormat)) == words
        box.deleteLater()


def test_a_language_that_is_not_there_is_english(qapp: QApplication, tmp_path: Path) -> None:
    assert install_translation(qapp, "zh_CN", tmp_path) == ENGLISH and tr("Quit") == "Quit"


def test_headings_do_without_the_key_of_a_menu() -> None:
    assert [without_mnemonic(t) for t in ("&File", "文件(&F)", "A & B")] == ["File", "文件", "A & B"]


def test_the_choice_is_kept_and_damage_reads_as_the_systems() -> None:
    settings = Settings()
    assert settings.language == ""
    settings.language = "zh_CN"
    settings.sync()
    assert Settings().language == "zh_CN"
    store = QSettings(QSettings.IniFormat, QSettings.UserScope, "sean-editor", "editor")
    store.setValue("language", "tlh")
    assert Settings().language == ""


def test_the_command_line_names_the_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["edit", "--language", "tlh"])
    assert "zh_CN" in capsys.readouterr().err


def test_the_menu_has_them_by_their_own_names(window: MainWindow) -> None:
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "Language")
    assert [action.text() for action in menu.actions()] == ["As the system", *LANGUAGES.values()]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]


@pytest.fixture
def successor(window: MainWindow, engine, own_settings: Settings, qtbot) -> Iterator:
    """Makes the window that takes the place of one that was closed for another language."""
    made: list[MainWindow] = []
    bridge = Bridge()

    def make() -> MainWindow:
        install_translation(QApplication.instance(), own_settings.language)
        made.append(MainWindow(EditorSession(engine, bridge.post), own_settings))
        made[0].show()
        assert window.language.handed_over is not None
        made[0].start_with(window.language.handed_over)
        qtbot.waitUntil(lambda: made[0].bench.jobs.idle and made[0].session.result is not None)
        return made[0]

    yield make
    for one in made:
        if one.session.document is not None:
            one.session.document.mark_saved()
        qtbot.waitUntil(lambda one=one: one.autosave.idle)
        one.close()
        one.deleteLater()
    bridge.close()


def ready(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.bench.jobs.idle)


def test_work_goes_on_in_the_other_language(window: MainWindow, successor, qtbot) -> None:
    """Painted, styled, one step undone, not saved: all of it is there, to be undone and redone."""
    ready(window, qtbot)
    document, reference = window.session.document, window.session.references[1].id
    before = document.labels.copy()
    document.fill_rectangle((80, 20), (170, 30), HAT)
    window.session.apply_style(reference, [HAIR])
    document.fill_rectangle((10, 10), (20, 20), HAT)
    window.bench.actions["undo"].trigger()
    window.bench.selection.set({HAIR})
    labels, painted = document.labels.copy(), document.painted.copy()
    window.bench.actions["language_zh_CN"].trigger()
    assert not window.isVisible()
    assert list(default_folder().glob("*.journal"))  # on disk until the next window has it
    new = successor()
    document = new.session.document
    assert new.menuBar().actions()[0].text() == "文件(&F)" and new.status.hint.full_text.startswith("绘制")
    assert new.bench.actions["language_zh_CN"].isChecked()
    assert np.array_equal(document.labels, labels) and np.array_equal(document.painted, painted)
    assert (
        new.bench.actions["undo"].text() == "撤销：风格" and new.bench.actions["redo"].text() == "重做：矩形"
    )
    shown = new.history_panel.steps.model()
    assert [shown.index(row, 0).data(Qt.EditRole) for row in range(shown.rowCount())][1:] == [
        "矩形",
        "风格",
        "矩形",
    ]
    assert document.styles[HAIR].source == reference and document.modified
    assert new.bench.selection.ids == {HAIR}
    assert new.banner.kind != "question"  # nothing is offered for restoring: it is open
    assert len(new.session.references) == 8
    for keys, after in ((Qt.ShiftModifier, HAT), (Qt.NoModifier, before[15, 15])):
        QTest.keyClick(new, Qt.Key_Z, Qt.ControlModifier | keys)
        assert document.labels[15, 15] == after
    for _ in range(2):
        QTest.keyClick(new, Qt.Key_Z, Qt.ControlModifier)
    assert np.array_equal(document.labels, before) and not document.history.done
    qtbot.waitUntil(lambda: new.autosave.idle)
    assert len(list(default_folder().glob("*.journal"))) == 1


def test_saved_work_stays_saved_and_can_be_undone(
    window: MainWindow, successor, qtbot, monkeypatch, tmp_path: Path
) -> None:
    ready(window, qtbot)
    window.projects.path = path = tmp_path / "work.sean"
    window.session.document.fill_rectangle((80, 20), (170, 30), HAT)
    window.projects.save()
    qtbot.waitUntil(lambda: window.bench.jobs.idle and not window.session.document.modified)
    window.bench.actions["language_zh_CN"].trigger()
    new = successor()
    assert new.projects.path == path and not new.session.document.modified
    QTest.keyClick(new, Qt.Key_Z, Qt.ControlModifier)
    assert new.session.document.modified and not (new.session.document.labels[20:30, 80:170] == HAT).all()
    QTest.keyClick(new, Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier)
    assert not new.session.document.modified
    new.projects.save()  # nobody else has changed the file: it is not asked about
    qtbot.waitUntil(lambda: new.bench.jobs.idle)
    assert new.banner.text == f"已保存 {path}"


@pytest.mark.slow
def test_all_that_was_chosen_goes_on(window: MainWindow, successor, qtbot) -> None:
    ready(window, qtbot)
    session, actions, tools = window.session, window.bench.actions, window.bench.tool_state
    qtbot.waitUntil(lambda: all(reference.matrix is not None for reference in session.references))
    one, two, three = (reference.id for reference in session.references[1:4])
    for keys in (Qt.Key_C, Qt.Key_J, Qt.Key_M, Qt.Key_E):  # colour, groups, mirror, eraser
        QTest.keyClick(window.layout_canvas, keys)
    tools.set_region(HAT)
    tools.set_region(HAIR)
    tools.set_size(33)
    actions["warp"].trigger()
    actions["split"].trigger()
    window.result_canvas.place_divider(0.25)
    window.region_panel.set_solo(HAIR)
    window.transform_bar.amount.setValue(7)
    window.bench.view.actual_size()
    window.gallery.filter_button.choose(HAIR)
    window.gallery.list.choose((two, (one, three)))
    session.apply_style(one, [HAIR])
    window.style_clipboard.copy((HAIR,))
    window.made_styles.random(1234)
    qtbot.waitUntil(lambda: window.bench.jobs.idle and len(session.made) == 1, timeout=60000)
    actions["undo"].trigger()  # a style that is on offer, and not in use
    window.library_panel.search.setText("1234")
    window.two_styles.fill("b", three)
    actions["undo"].trigger()
    window.two_styles_panel.choose_playing((5, False, False))
    qtbot.waitUntil(lambda: session.result_is_current and window.bench.jobs.idle)
    window.history_panel.mark_rows((0, 1))
    window.gallery.remove_requested.emit(session.references[5].id)
    window.first_steps.show()
    window.first_steps.card.next_wanted.emit()
    window.central.reveal(window.library_panel)
    chosen = window.choices.read()
    before = chosen.pop("pictures")
    seen = sum(picture is not None for picture in before)
    assert seen > 1 and chosen["offered"] and chosen["ticked_states"] == (0, 1)
    actions["language_zh_CN"].trigger()
    new = successor()
    qtbot.waitUntil(lambda: len(new.session.references) >= 7)
    now = new.choices.read()
    same = [old is picture for old, picture in zip(before, now.pop("pictures"), strict=True)]
    assert sum(same) >= seen - 1, "that of the present state is made anew"
    assert now == chosen
    assert new.central.side.currentWidget() is new.library_pages and new.library_panel.isVisible()
    assert new.first_steps.card.isVisible() and new.first_steps.at == 1
    assert {one.id for one in new.session.references} == {one.id for one in session.references}
    assert new.gallery.list.only_colour and new.bench.selection.groups.together
    assert new.layout_canvas.mask.solo == HAIR
    assert [entry.style.name for entry in new.library_panel.model.entries] == [
        entry.style.name for entry in window.library_panel.model.entries
    ]
    new.bench.actions["undo"].trigger()
    assert new.session.document.styles[HAIR].is_own
    new.style_clipboard.paste((HAIR,))
    assert new.session.document.styles[HAIR].source == one


def test_the_same_language_changes_nothing_and_a_job_is_not_cut_off(window: MainWindow, qtbot) -> None:
    ready(window, qtbot)
    window.bench.actions["language_en"].trigger()
    assert window.isVisible() and window.bench.settings.language == ENGLISH
    window.bench.jobs.run("Busy", lambda job: job.wait(), lambda _: None, lambda _: None)
    window.bench.actions["language_zh_CN"].trigger()
    assert window.isVisible() and window.bench.settings.language == "zh_CN"
    assert "started again" in window.banner.text
    window.bench.jobs.cancel()
    qtbot.waitUntil(lambda: window.bench.jobs.idle)


EDITOR = """
import sys
from pathlib import Path
import platformdirs
platformdirs.user_data_path = lambda *names, **options: Path(sys.argv[1])
platformdirs.user_cache_path = lambda *names, **options: Path(sys.argv[1])
from PyQt5.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, sys.argv[1])
from sean_editor.gui import app, main_window
shown = []


def look(window):
    session = window.session
    if session.result is None or not window.bench.jobs.idle:
        return
    window.watch.stop()
    painted = int((session.document.labels == 14).sum())
    print(window.menuBar().actions()[0].text(), painted, window.status.device_known, flush=True)
    if len(shown) == 1:
        session.document.fill_rectangle((80, 20), (169, 29), 14)
        window.bench.actions["language_zh_CN"].trigger()
    else:
        session.document.mark_saved()
        window.close()


def show(window, show=main_window.MainWindow.show):
    shown.append(window)
    window.watch = QTimer(window)
    window.watch.timeout.connect(lambda: look(window))
    window.watch.start(20)
    show(window)


main_window.MainWindow.show = show
sys.exit(app.run_editor(Path(sys.argv[2]), checkpoint=Path(sys.argv[3]), device="cpu", language="en"))
"""


@pytest.mark.slow
def test_the_program_makes_its_window_again(tmp_path: Path, tiny_checkpoint: Path) -> None:
    face = ROOT / "resources" / "portraits" / "images" / "amara.jpg"
    words = [sys.executable, "-c", EDITOR, str(tmp_path), str(face), str(tiny_checkpoint)]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert run.stdout.splitlines() == ["&File 0 True", "文件(&F) 900 True"], run.stderr
    assert run.returncode == 0
