"""All dialogs of a window, and the states that it shows other texts in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PyQt5.QtWidgets import (
    QDialog,
)
from window_photos import TWO, found_at, paste

from models.regions import CELEBAMASK_HQ, RegionGroup
from models.translation import tr
from sean_editor.batch import BatchEdit
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.document.two_styles import TwoStyles
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
from sean_editor.gui.dialogs.open_portrait import OpenPortraitDialog
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog
from sean_editor.gui.dialogs.shortcut_sheet import ShortcutSheet
from sean_editor.gui.dialogs.transition import TransitionDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.photo.sighting import Sighting
from sean_editor.session.transitions import Transition


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
