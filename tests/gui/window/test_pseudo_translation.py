"""Every text of the window goes through the translation: in a made-up language no English word is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
import pytest
from clipping import cut_off
from gestures import drag
from PyQt5.QtCore import QCoreApplication, QPoint, Qt, QTimer, QTranslator
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QRadioButton,
    QWidget,
)
from window_photos import TWO, found_at, paste

from models.regions import CELEBAMASK_HQ, RegionGroup
from models.translation import install_lookup, tr
from sean_editor.batch import BatchEdit
from sean_editor.checkpoints import CHECKPOINTS
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.document.two_styles import TwoStyles
from sean_editor.errors import UserError
from sean_editor.gui.canvas.drop_caption import drop_caption
from sean_editor.gui.canvas.tool_state import TOOL_NAMES
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.about import AboutDialog
from sean_editor.gui.dialogs.batch import BatchDialog
from sean_editor.gui.dialogs.camera import CameraDialog
from sean_editor.gui.dialogs.celebahq import CelebAHQDialog
from sean_editor.gui.dialogs.choose_face import ChooseFaceDialog
from sean_editor.gui.dialogs.compare import CompareDialog
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.dialogs.face_parser import FaceParserDialog
from sean_editor.gui.dialogs.fit import FitDialog
from sean_editor.gui.dialogs.group_name import GroupNameDialog
from sean_editor.gui.dialogs.manual import ManualDialog
from sean_editor.gui.dialogs.open_file import OpenFileDialog
from sean_editor.gui.dialogs.open_portrait import OpenPortraitDialog
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog
from sean_editor.gui.dialogs.shortcut_sheet import ShortcutSheet
from sean_editor.gui.dialogs.transition import TransitionDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.gui.photo.file_picture import file_picture
from sean_editor.gui.photo.sighting import Sighting
from sean_editor.gui.translation import install_translation
from sean_editor.languages import ENGLISH, FOLDER, LANGUAGES
from sean_editor.machine.celebahq import CELEBAHQ
from sean_editor.photo.decode import read_photo
from sean_editor.photo.labels import read_labels
from sean_editor.project_file import open_project
from sean_editor.session.transitions import Transition

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "äƀćďéƒġĥíĵķĺɱńóƥɋŕśťúʋŵẋýžÄƁĆĎÉƑĠĤÍĴĶĹṂŃÓƤɊŔŚŤÚƲŴẊÝŽ",
)
QT_OWN = ("QPlatformTheme", "QTabBar")  # Qt's own contexts: its standard buttons, the arrows beside tabs

# what stays as it is in every language: keys, units, formats, names of networks and data sets, the product
SAME = (
    r"SEAN Editor|CelebAMask-HQ|BiSeNet|Ctrl|Shift|Alt|Tab|Del|Return|Esc|Space|Up|Down|F\d+|CPU|px|dB|ms|MB"
    r"|English|JPEG|PNG|WebP|GIF|MP4|MPEG|G_middle_\d|head_\d|up_\d|TIFF|OpenRaster|Krita|GIMP|report.csv|\bx\b"
)


def pseudo(text: str) -> str:
    """The text with an accent on every letter, except in places for values and endings of files."""
    return "".join(
        part if part.startswith(("{", "*.")) else part.translate(LETTERS)
        for part in re.split(r"(\{[^}]*\}|\*\.\w+)", text)
    )


class PseudoTranslator(QTranslator):
    """Knows Qt's own buttons."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return pseudo(text) if context in QT_OWN else None

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False


@pytest.fixture
def made_up() -> Iterator[None]:
    """The made-up language, in place of a real one. Comes before the window in a test's arguments."""
    messages = Xml.parse(FOLDER / "sean_editor.ts").getroot().iter("message")
    known = {m.findtext("source") for m in messages}  # exactly the texts that translators are given
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    install_lookup(lambda text, n: pseudo(text) if text in known else text)
    yield
    install_lookup(None)
    QCoreApplication.removeTranslator(translator)


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """All that a person can read or be read of a widget and what is in it: where it stands, and the text."""
    for widget in [root, *root.findChildren(QWidget)]:
        kind = type(widget).__name__
        for name in ("windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName"):
            yield f"{kind}.{name}", getattr(widget, name)()
        yield f"{kind}.accessibleDescription", widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield f"{kind}.text", widget.text()
        if isinstance(widget, QLineEdit):
            yield f"{kind}.placeholderText", widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((f"{kind}.item", widget.itemText(i)) for i in range(widget.count()))
        if isinstance(widget, QMenu):
            yield f"{kind}.title", widget.title()
    for action in root.findChildren(QAction):
        for name in ("text", "toolTip", "statusTip", "whatsThis"):
            yield f"QAction.{name}", getattr(action, name)()


def english_in(text: str, *names: str) -> list[str]:
    """The words of a text that were not translated; `names` are values that have no translation."""
    text = text.replace("&", "").replace("\u200b", "")
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return re.findall(r"[A-Za-z]{2,}", re.sub(SAME, "", re.sub(r"#[0-9a-f]{6}", "", text)))


def left_in(root: QWidget, *names: str) -> list[str]:
    """What is still English in a widget."""
    return [f"{where}: {text}" for where, text in texts_of(root) if english_in(text, *names)]


@pytest.fixture
def names(window: MainWindow, tmp_path: Path) -> tuple[str, ...]:
    """Names of files, portraits and devices in this window."""
    portraits = [reference.portrait.name for reference in window.session.references]
    return (*portraits, window.session.engine.checkpoint_name, str(tmp_path), "tiny.safetensors")


def test_the_window(made_up, window: MainWindow, names, qtbot, tmp_path: Path) -> None:
    recent = tmp_path / "holiday.png"
    window.bench.settings.add_recent(recent)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    document = window.session.document
    assert document is not None
    qtbot.waitUntil(lambda: window.session.idle)
    assert not left_in(window, *names, "holiday.png")
    document.fill(128, 128, 13)
    window.bench.selection.set({13})
    window.gallery.list.setCurrentIndex(window.gallery.list.visible_indexes()[1])
    window.session.apply_style(window.session.references[1].id, (13, 14, 15, 16))
    window.gallery.search.setText("zzz")
    assert "Úńďó" in window.bench.actions["undo"].text()
    centre = window.layout_canvas.rect().center()
    drag(window.layout_canvas, [centre, centre + QPoint(20, 20)])
    assert window.bench.actions["undo"].text() == pseudo("Undo: ") + pseudo("Brush")
    assert not left_in(window, *names, "holiday.png")
    window.bench.selection.set({13, 17})
    window.gallery.search.clear()
    for tool in TOOL_NAMES:
        window.bench.tool_state.set_tool(tool)
        assert not english_in(window.layout_canvas.hint)
    assert not left_in(window, *names, "holiday.png")
    qtbot.waitUntil(lambda: window.session.idle)


def test_the_history_and_the_places_of_the_regions(made_up, window: MainWindow, names, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    document, panel = window.session.document, window.history_panel
    document.fill(128, 128, 13)
    window.session.apply_style(window.session.references[1].id, (13, 14))
    window.history.keep_automatically()
    window.bench.actions["take_snapshot"].trigger()
    assert not left_in(panel, *names)
    for states in (panel.snapshots, panel.steps):
        shown = [states.model().index(row, 0) for row in range(states.model().rowCount())]
        for role in (Qt.DisplayRole, Qt.AccessibleTextRole, Qt.ToolTipRole):
            words = [str(index.data(role) or "") for index in shown]
            assert not [one for one in words if english_in(one, "AM", "PM")]
    menu = panel.menu_for(panel.snapshots.states.states[0])
    assert not [action.text() for action in menu.actions() if english_in(action.text())]
    menu.deleteLater()
    pixels = document.portrait.image
    dialog = CompareDialog(window, ("1", pixels), ("2", pixels))
    assert not left_in(dialog)
    dialog.deleteLater()
    for place in ("folded", "side", "below"):
        window.bench.actions[f"regions_{place}"].trigger()
        assert not left_in(window, *names)
    window.bench.actions["large_result"].trigger()
    assert not english_in(window.status.hint.full_text)


def test_the_preview_of_a_file(made_up, window: MainWindow, qtbot, tmp_path: Path) -> None:
    (tmp_path / "torn.png").write_bytes(b"no picture")
    dialog = OpenFileDialog(window, "", tmp_path, "", file_picture)
    assert not left_in(dialog.preview)
    dialog.show_preview(tmp_path / "torn.png")
    assert not left_in(dialog.preview, "torn.png")
    qtbot.waitUntil(lambda: dialog.preview.message.property("role") == "danger")
    assert not left_in(dialog.preview, str(tmp_path), "torn.png")
    dialog.reject()
    dialog.deleteLater()


def test_its_context_menus_and_hints(made_up, window: MainWindow, names) -> None:
    card = CardTarget(window.session.references[1].id, 13)
    hints: list[str] = []
    window.gallery.hint_changed.connect(hints.append)
    for selected in ((), (13,), (13, 17)):
        window.bench.selection.set(selected)
        for target in (card, CardTarget(card.reference, None, handle=True)):
            window.gallery.list.hover(target)
        for menu in (window.gallery.menu_for(card), window.region_panel.menu_for(13)):
            assert not [a.text() for a in menu.actions() if english_in(a.text(), *names)]
            menu.deleteLater()
    assert len(set(hints)) == 6 and not [hint for hint in hints if english_in(hint)]
    labels = np.zeros((32, 32), np.uint8)
    captions = [drop_caption(targets, labels, CELEBAMASK_HQ) for targets in ((), (0,), (13,), (1, 2))]
    assert not [caption for caption in captions if english_in(caption)]


def test_messages(made_up, window: MainWindow, names, qtbot, monkeypatch, tmp_path: Path) -> None:
    """What the banner says when things are done or go wrong."""
    banner, said = window.banner, []
    document = window.session.document
    assert document is not None
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)

    def message() -> None:
        qtbot.waitUntil(lambda: window.bench.jobs.idle and banner.isVisible())
        said.append(banner.text)
        assert not left_in(banner, *names, "torn.png", "torn.sean", "nowhere.png", "work.sean")
        banner.dismiss()

    (tmp_path / "torn.png").write_bytes(b"no picture")
    (tmp_path / "torn.sean").write_bytes(b"no project")
    for path in (tmp_path / "torn.png", tmp_path / "torn.sean", tmp_path / "nowhere.png"):
        window.files.open_portrait_file(path)
        message()
    window.references.add_files([tmp_path / "torn.png", tmp_path / "nowhere.png"])
    message()
    window.session.apply_style(window.session.references[1].id, tuple(range(19)))
    message()
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "work.sean")
    window.projects.save()
    message()
    window.clipboard.copy_result()
    message()
    QApplication.clipboard().clear()
    window.clipboard.paste()
    message()
    assert len(set(said)) == 8


@pytest.mark.parametrize(
    ("read", "name", "content"),
    [
        (read_photo, "a.png", None),
        (read_photo, "a.png", b"words"),
        (read_photo, ".", None),
        (read_labels, "a.jpg", None),
        (open_project, "a.sean", None),
        (open_project, "a.sean", b"words"),
        (open_project, ".", None),
    ],
)
def test_errors_of_the_rooms_without_qt(
    made_up, tmp_path: Path, read, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as caught:
        read(tmp_path / name)
    assert not english_in(str(caught.value), str(tmp_path / name))


def every_dialog(window: MainWindow, faces: list[Portrait], tmp_path: Path) -> tuple[QDialog, ...]:
    """All dialogs of the window, once it has a result."""
    bench, document = window.bench, window.session.document
    assert document is not None
    exports = window.exports.present()
    assert exports is not None
    found = [*found_at(TWO[:1]), *found_at(TWO[1:], sure=False)]
    sighting = Sighting.of(Photo(paste(faces[1:3], TWO), "party"), found)
    palette = CELEBAMASK_HQ.palette()
    switches = [bench.actions[name] for name in ("keep_unedited", "texture")]
    other = window.session.references[1].portrait
    edit = BatchEdit(StyleAssignment().with_region(13, RegionStyle(other.id)), {other.id: other})
    batch = BatchDialog(
        window,
        edit,
        window.session.engine,
        window.photos.analyser,
        CELEBAMASK_HQ,
        bench.jobs,
        bench.settings,
        *switches,
    )
    present = window.session.present([other.id])
    assert present is not None
    move = Transition(present, TwoStyles(None, other.id), (13,))
    made = (
        AboutDialog(window, "compact-256", tr("not loaded yet")),
        ShortcutSheet(window, CELEBAMASK_HQ),
        FaceParserDialog(window, bench.jobs, bench.settings, window.photos.analyser),
        FitDialog(window, window.session, document.portrait),
        ExportDialog(window, exports, bench.jobs, bench.settings, *switches),
        batch,
        TransitionDialog(window, move, window.session, bench.jobs, bench.settings, *switches),
        ChooseFaceDialog(window, sighting),
        PlaceFaceDialog(window, bench.jobs, sighting.picture, None, palette, tmp_path),
        OpenPortraitDialog(window, bench.jobs, tmp_path, palette),
        CameraDialog(window, lambda: None),
        CelebAHQDialog(window, window.models.getter, bench.settings, "CPU"),
        CompareDialog(window, ("1", document.portrait.image), ("2", document.portrait.image)),
        GroupNameDialog(window, tr("Rename the group"), "1, 2", "T", lambda name: RegionGroup(name, (1, 2))),
        ManualDialog(window),
    )
    return made


def test_dialogs(made_up, window: MainWindow, names, faces: list[Portrait], qtbot, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    paths = (str(CHECKPOINTS), "79999_iter.pth", "compact-256", "party", CELEBAHQ.licence, CELEBAHQ.page)
    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        assert len(list(texts_of(dialog))) > 10
        assert not left_in(dialog, *names, *paths), type(dialog).__name__
        dialog.close()
        dialog.deleteLater()


def scenes(window: MainWindow) -> Iterator[str]:
    """What the window shows only now and then, one after the other, by name."""
    actions = window.bench.actions
    window.bench.tool_state.set_tool("transform")
    assert window.transform_bar.isVisible()
    yield "transform tool"
    window.central.reveal(window.gallery)
    window.gallery.list.ticks.set([one.id for one in window.session.references[:2]])
    yield "average"
    window.library.keep_present()
    yield "library"
    actions["two_styles"].trigger()
    assert window.two_styles_panel.isVisible()
    yield "two styles, none chosen"
    window.two_styles.fill("b", window.session.references[1].id)
    yield "two styles"
    actions["choose_colour"].trigger()
    assert window.colour_panel.isVisible()
    window.colours.choose("#31589b")
    window.colour_panel.show_reached(0.4)
    yield "colour"
    actions["only_colour"].trigger()
    window.central.reveal(window.gallery)
    yield "only colour"
    actions["only_colour"].trigger()
    actions["performance"].trigger()
    assert window.performance.card is not None and window.performance.card.isVisible()
    yield "performance"
    actions["performance"].trigger()
    actions["first_steps"].trigger()
    for step in range(len(window.first_steps.steps)):
        assert window.first_steps.at == step and window.first_steps.card.isVisible()
        yield f"step {step}"
        window.first_steps.card.next_button.click()
    palette = window.palette_commands.palette
    actions["palette"].trigger()
    yield "palette"
    palette.field.setText("zzzz")
    yield "palette without a command"
    palette.leave()


def test_scenes(made_up, window: MainWindow, names, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    for scene in scenes(window):
        assert not left_in(window, *names), scene


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Simplified Chinese, as a person chooses it."""
    assert install_translation(qapp, "zh_CN") == "zh_CN"
    yield
    install_translation(qapp, ENGLISH)


def test_chinese_is_complete_and_nothing_is_cut_off(
    chinese, window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path
) -> None:
    """In the smallest window, and in every dialog."""
    messages = Xml.parse(FOLDER / "sean_editor.ts").getroot().iter("message")
    english = {text for m in messages if english_in(text := m.findtext("source", "")) and text != "Tab"}

    def check(widget: QWidget) -> None:
        texts = [text for _, text in texts_of(widget)]
        assert not english.intersection(texts) and not list(cut_off(widget)), type(widget).__name__
        least = widget.minimumSizeHint()
        assert least.width() <= 1024 and least.height() <= 700, (type(widget).__name__, least)
        assert sum(bool(re.search(r"[\u4e00-\u9fff]", text)) for text in texts) > 2

    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    window.session.apply_style(window.session.references[1].id, [13, 17])
    window.bench.selection.set({13, 17})
    qtbot.waitUntil(lambda: window.session.idle)
    window.resize(1024, 700)
    for place in ("folded", "side", "below"):
        window.bench.actions[f"regions_{place}"].trigger()
        for _ in range(3):  # what is laid out asks for another layout
            QApplication.processEvents()
        check(window)
    for _ in scenes(window):
        for _ in range(3):
            QApplication.processEvents()
        check(window)
    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        check(dialog)
        dialog.close()
        dialog.deleteLater()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each of the window's languages."""
    install_translation(qapp, request.param)
    yield request.param
    install_translation(qapp, ENGLISH)


def test_whatever_is_chosen_in_a_dialog_has_room(
    language: str, window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path
) -> None:
    """What a format, a size or a radio button has to say, beside what a dialog says at first."""
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    cut = []

    def look(dialog: QDialog, chosen: str) -> None:
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        for _ in range(3):  # what is laid out asks for another layout
            QApplication.processEvents()
        cut.extend(f"{type(dialog).__name__}, {chosen}: {one}" for one in cut_off(dialog))

    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        look(dialog, "")
        for button in filter(QRadioButton.isEnabled, dialog.findChildren(QRadioButton)):
            button.click()
            look(dialog, button.text())
        for box in dialog.findChildren(QComboBox):
            for row in range(box.count()):
                box.setCurrentIndex(row)
                look(dialog, box.currentText())
        dialog.close()
        dialog.deleteLater()
    assert cut == []


def test_the_question_about_unsaved_work(made_up, window: MainWindow, names) -> None:
    document = window.session.document
    assert document is not None
    document.fill(128, 128, 13)
    left: list[str] = ["never asked"]

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        left[:] = [
            *left_in(box, *names),
            *(t for t in (box.text(), box.informativeText()) if english_in(t, *names)),
        ]
        box.reject()

    QTimer.singleShot(0, look)
    assert not window.projects.may_go("Save {name} before opening a photo?", lambda: None)
    assert left == []


def test_kinds_of_files(made_up) -> None:
    layers = files.EXPORT_KINDS[".ora"]
    for filters in (
        *files.TRANSITION_KINDS.values(),
        files.PICTURES,
        files.LABEL_MAPS,
        files.WEIGHTS,
        files.RESULTS,
        files.PROJECTS,
        layers,
    ):
        assert not english_in(re.sub(r"\([^)]*\)", "", files.shown(filters)))
        assert re.findall(r"\*\.\w+", files.shown(filters)) == re.findall(r"\*\.\w+", filters)
