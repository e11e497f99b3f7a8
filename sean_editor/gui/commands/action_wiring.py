"""What each action does: the one list that connects menus, keys and buttons to the editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtWidgets import QActionGroup, QWidget

from sean_editor.document.document import Document
from sean_editor.gui.actions import TOOLS
from sean_editor.gui.dialogs.about import AboutDialog
from sean_editor.gui.dialogs.face_parser import FaceParserDialog
from sean_editor.gui.dialogs.shortcut_sheet import ShortcutSheet
from sean_editor.gui.photo.camera import camera_may_be_there

if TYPE_CHECKING:
    from sean_editor.gui.main_window import MainWindow

NEEDS_DOCUMENT = (
    "open_layout",
    "save",
    "save_as",
    "copy_result",
    "label_again",
    "neutral_layout",
    "export",
    "keep_unedited",
    "export_labels",
    "export_before_after",
    "lock",
    "solo",
    "split",
    "fit_to_photo",
)


class Commands(QObject):
    """Connects a window's actions and keeps their state true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tools = QActionGroup(self)
        self._connect_files()
        self._connect_edits()
        self._connect_views()
        self._connect_regions()
        self._connect_tools()
        self.show_document()
        self.show_region()

    # connecting

    def _connect(self, wanted: dict[str, Callable[[], object]]) -> None:
        for name, do in wanted.items():
            self._window.commands[name].triggered.connect(lambda _=False, do=do: do())

    def _connect_files(self) -> None:
        files, projects = self._window.files, self._window.projects
        self._connect(
            {
                "open_portrait": files.ask_for_photo,
                "open_labelled": files.ask_for_portrait,
                "take_picture": files.take_picture,
                "open_project": projects.ask_for_project,
                "open_layout": files.ask_for_layout,
                "add_references": self._window.references.ask_for_files,
                "save": projects.save,
                "save_as": projects.save_as,
                "export": self._window.exports.ask,
                "export_labels": self._window.exports.save_layout,
                "export_before_after": self._window.exports.save_before_after,
                "quit": self._window.close,
            }
        )
        self._window.menuBar().actions()[0].menu().aboutToShow.connect(self._look_for_camera)

    def _connect_edits(self) -> None:
        tools = self._window.tool_state
        self._connect(
            {
                "copy_result": self._window.clipboard.copy_result,
                "paste": self._window.clipboard.paste,
                "label_again": self._window.relabel.label_again,
                "neutral_layout": self._window.relabel.start_neutral,
                "adjust_crop": self._window.relabel.adjust_crop,
                "undo": lambda: self._with_document(Document.undo),
                "redo": lambda: self._with_document(Document.redo),
                "smaller": lambda: tools.step_size(-1),
                "larger": lambda: tools.step_size(1),
                "much_smaller": lambda: tools.step_size(-10),
                "much_larger": lambda: tools.step_size(10),
                "swap": tools.swap_regions,
                "reset_style": lambda: self._with_document(lambda d: d.reset_styles([tools.region])),
                "reset_all_styles": lambda: self._with_document(Document.reset_styles),
                "apply_style": self._window.gallery.apply_current,
                "fit_to_photo": self._window.fits.ask,
                "remove_fit": self._window.fits.remove,
                "find_reference": self._find_reference,
            }
        )

    def _connect_views(self) -> None:
        window, view = self._window, self._window.view
        self._connect(
            {
                "zoom_in": lambda: view.zoom_by(1.25),
                "zoom_out": lambda: view.zoom_by(0.8),
                "fit": view.fit,
                "actual_size": view.actual_size,
                "next_panel": lambda: self._step_panel(1),
                "previous_panel": lambda: self._step_panel(-1),
                "face_parser": self._choose_parser,
                "shortcuts": self._show_shortcuts,
                "about": self._show_about,
            }
        )
        window.commands["split"].toggled.connect(window.result_canvas.set_split)

    def _connect_regions(self) -> None:
        tools, ticks, panel = self._window.tool_state, self._window.ticks, self._window.region_panel
        self._connect(
            {
                "previous_region": lambda: tools.step_region(-1),
                "next_region": lambda: tools.step_region(1),
                "lock": lambda: panel.rows[tools.region].lock.toggle(),
                "solo": lambda: panel.rows[tools.region].solo.toggle(),
                "tick": lambda: panel.rows[tools.region].tick.toggle(),
                "tick_all": ticks.tick_all,
                "tick_none": ticks.tick_none,
            }
        )
        for region, action in enumerate(self._window.commands.regions):
            action.triggered.connect(lambda _=False, r=region: tools.set_region(r))
        tools.region_changed.connect(lambda _: self.show_region())
        ticks.changed.connect(self.show_region)
        panel.solo_changed.connect(lambda _: self.show_region())

    def _connect_tools(self) -> None:
        tools, commands = self._window.tool_state, self._window.commands
        for name in TOOLS:
            self._tools.addAction(commands[name])
            commands[name].triggered.connect(lambda _=False, n=name: tools.set_tool(n))
        commands["mirror"].toggled.connect(tools.set_mirror)
        tools.mirror_changed.connect(commands["mirror"].setChecked)
        tools.tool_changed.connect(lambda name: commands[name].setChecked(True))
        commands[tools.tool].setChecked(True)

    # keeping them true

    def show_document(self) -> None:
        """A document came or went."""
        document = self._window.session.document
        there = document is not None
        cut = document is not None and document.portrait.origin is not None
        self._window.commands["adjust_crop"].setEnabled(cut)
        for name in NEEDS_DOCUMENT:
            self._window.commands[name].setEnabled(there)
        self.show_history()
        self.show_region()

    def show_history(self) -> None:
        """Undo and redo say what they would undo and redo."""
        document = self._window.session.document
        for name, word in (("undo", "Undo"), ("redo", "Redo")):
            action = self._window.commands[name]
            can = document is not None and getattr(document.history, f"can_{name}")
            what = getattr(document.history, f"{name}_label") if document is not None and can else ""
            action.setEnabled(can)
            text = f"{word} {what[:1].lower()}{what[1:]}".strip()
            action.setText(text)
            action.setToolTip(f"{text} ({action.shortcut().toString()})")
        dressed = document is not None and len(document.styles) > 0
        self._window.commands["reset_all_styles"].setEnabled(dressed)
        fitted = document is not None and document.fit is not None
        self._window.commands["remove_fit"].setEnabled(fitted)
        self.show_region()

    def show_region(self) -> None:
        """The switches of the Region menu follow the region that is painted."""
        window, region = self._window, self._window.tool_state.region
        document = window.session.document
        title = window.regions[region].title.lower()
        states = {
            "lock": document is not None and region in document.locked,
            "solo": window.region_panel.solo == region,
            "tick": region in window.ticks.ticked,
        }
        for name, on in states.items():
            window.commands[name].setChecked(on)
            window.commands[name].setText(f"{name.capitalize()} {title}")
        reset = window.commands["reset_style"]
        reset.setText(f"Reset style of {title}")
        reset.setEnabled(document is not None and document.styles[region].source is not None)

    # what takes more than a line

    def _with_document(self, do: Callable[[Document], object]) -> None:
        if self._window.session.document is not None:
            do(self._window.session.document)

    def _look_for_camera(self) -> None:
        """The File menu opens: only now is it worth knowing."""
        there, action = camera_may_be_there(), self._window.commands["take_picture"]
        action.setEnabled(there)
        action.setText("Take a picture…" if there else "Take a picture (no camera found)")

    def _find_reference(self) -> None:
        self._window.gallery.search.setFocus(Qt.ShortcutFocusReason)
        self._window.gallery.search.selectAll()

    def _step_panel(self, step: int) -> None:
        window = self._window
        stops: list[tuple[QWidget, Callable[[], object]]] = [
            (window.layout_canvas, window.layout_canvas.setFocus),
            (window.result_canvas, window.result_canvas.setFocus),
            (window.gallery, window.gallery.list.setFocus),
            (window.region_panel, window.region_panel.focus_current),
            (window.tool_bar, window.tool_bar.focus_current),
        ]
        focus = window.focusWidget()
        here = [
            i for i, (panel, _) in enumerate(stops) if focus is panel or (focus and panel.isAncestorOf(focus))
        ]
        stops[((here[0] if here else -1) + step) % len(stops)][1]()

    def _show_shortcuts(self) -> None:
        sheet = ShortcutSheet(self._window, self._window.regions)
        sheet.exec_()
        sheet.deleteLater()

    def _choose_parser(self) -> None:
        window = self._window
        dialog = FaceParserDialog(window, window.jobs, window.settings, window.photos.analyser)
        if dialog.exec_():
            again = window.commands["label_again"]
            offer = ("Label again", again.trigger) if again.isEnabled() else None
            window.banner.show_notice(f"Photos are labelled by {dialog.name} from now on.", offer)
        dialog.deleteLater()

    def _show_about(self) -> None:
        about = AboutDialog(self._window, self._window.model_name(), self._window.status.device.text())
        about.exec_()
        about.deleteLater()
