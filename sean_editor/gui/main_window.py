"""The main window: builds the commands, and connects them with the panels. It decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PyQt5.QtWidgets import QWidget

from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.export.handover import Handover
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.commands.action_state import ActionState
from sean_editor.gui.commands.announcements import Announcements
from sean_editor.gui.commands.appearance import Appearance
from sean_editor.gui.commands.arrangement import Arrangement
from sean_editor.gui.commands.autosave import Autosave
from sean_editor.gui.commands.batches import BatchCommands
from sean_editor.gui.commands.choices import (
    Choices,
    bench_choices,
    look_choices,
    panel_choices,
    style_choices,
    work_choices,
)
from sean_editor.gui.commands.clipboard import ClipboardCommands
from sean_editor.gui.commands.colours import ColourCommands
from sean_editor.gui.commands.edits import EditCommands
from sean_editor.gui.commands.exports import ExportCommands
from sean_editor.gui.commands.files import FileCommands
from sean_editor.gui.commands.first_steps import FirstSteps
from sean_editor.gui.commands.fits import FitCommands
from sean_editor.gui.commands.gallery import GalleryCommands
from sean_editor.gui.commands.groups import GroupCommands
from sean_editor.gui.commands.handover import HandoverCommands
from sean_editor.gui.commands.help import HelpCommands
from sean_editor.gui.commands.history import HistoryCommands
from sean_editor.gui.commands.hold_keys import HoldKeys
from sean_editor.gui.commands.language import LanguageCommands, OpenWork
from sean_editor.gui.commands.library import LibraryCommands
from sean_editor.gui.commands.library_files import LibraryFiles
from sean_editor.gui.commands.light import LightCommands
from sean_editor.gui.commands.look_files import LookFiles
from sean_editor.gui.commands.looks import LookCommands
from sean_editor.gui.commands.made_styles import MadeStyleCommands
from sean_editor.gui.commands.models import ModelCommands
from sean_editor.gui.commands.only_colour import OnlyColourCommands
from sean_editor.gui.commands.outline import OutlineCommands
from sean_editor.gui.commands.own_references import OwnReferenceKeeper
from sean_editor.gui.commands.palette import PaletteCommands
from sean_editor.gui.commands.performance import PerformanceCommands
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.commands.pointing import Pointing
from sean_editor.gui.commands.project_drop import ProjectDrop
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.commands.recent_menu import RecentMenu
from sean_editor.gui.commands.references import ReferenceCommands
from sean_editor.gui.commands.relabel import RelabelCommands
from sean_editor.gui.commands.result_view import ResultView
from sean_editor.gui.commands.retouch import RetouchCommands
from sean_editor.gui.commands.session_news import SessionNews
from sean_editor.gui.commands.shapes import ShapeCommands
from sean_editor.gui.commands.shortcuts import Shortcuts
from sean_editor.gui.commands.spare_memory import SpareMemory
from sean_editor.gui.commands.style_clipboard import StyleClipboardCommands
from sean_editor.gui.commands.transitions import TransitionCommands
from sean_editor.gui.commands.two_styles import TwoStylesCommands
from sean_editor.gui.commands.typing_focus import TypingFocus
from sean_editor.gui.commands.views import ViewCommands
from sean_editor.gui.settings import Settings
from sean_editor.gui.window_panels import WindowPanels
from sean_editor.project_file import is_look_file, is_styles_file

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser
    from sean_editor.session.editor_session import EditorSession


class MainWindow(WindowPanels):
    """One open editor. The session outlives its documents; closing the window closes the session."""

    def __init__(
        self,
        session: EditorSession,
        settings: Settings,
        regions: RegionSet = CELEBAMASK_HQ,
        analyser: Analyser | LazyAnalyser | None = None,
    ) -> None:
        super().__init__(session, settings, regions)
        self._ended = False
        self._make_commands(analyser or LazyAnalyser())
        self._make_menus()
        self._take_keys()
        self._connect_panels()
        self._connect_session()
        self.appearance.restore()
        self.resize(QSize(1280, 800).boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.arrangement.restore()
        self.central.restore(self, settings)
        self.news.show_document()

    # building

    def _make_commands(self, analyser: Analyser | LazyAnalyser) -> None:
        bench = self.bench
        self.result_view = ResultView(bench, self.result_panel, self.status)
        self.projects = ProjectCommands(bench)
        self.fits = FitCommands(bench)
        self.photos = PhotoCommands(bench, analyser)
        self.own_references = OwnReferenceKeeper(bench)
        self.references = ReferenceCommands(bench, self.photos, self.own_references)
        reveal = self._reveal
        self.library = LibraryCommands(bench, self.library_panel, lambda: reveal(self.library_panel))
        self.library_files = LibraryFiles(bench, self.library_panel, self.library)
        self.looks = LookCommands(bench, self.looks_panel, lambda: reveal(self.looks_panel))
        self.look_files = LookFiles(bench, self.looks_panel, self.looks)
        self.made_styles = MadeStyleCommands(bench, self.gallery, self.library_panel, self.library)
        self.style_clipboard = StyleClipboardCommands(bench, self.region_panel)
        self.files = FileCommands(bench, self.projects, self.photos, self.references, self._import)
        self.relabel = RelabelCommands(bench, self.photos, self.projects)
        self.exports = ExportCommands(bench)
        self.batches = BatchCommands(bench, self.photos)
        self.clipboard = ClipboardCommands(bench, self.files, self.exports)
        self.autosave = Autosave(bench, self.projects, self.own_references)
        self.history = HistoryCommands(bench, self.history_panel, self.projects)
        self.appearance = Appearance(bench, self.layout_panel, self.region_panel, self.tool_bar)
        self.gallery_commands = GalleryCommands(
            bench, self.gallery, self.own_references, lambda: reveal(self.gallery)
        )
        two = self.two_styles_panel
        self.two_styles = TwoStylesCommands(bench, two, self.gallery, lambda: reveal(two))
        self.transitions = TransitionCommands(bench, two, self.two_styles, self.result_view)
        self.retouch = RetouchCommands(
            bench,
            self.retouch_panel,
            self.result_canvas,
            self.result_view,
            lambda: self.central.reveal(self.retouch_panel),
        )
        self.light = LightCommands(bench, self.retouch_panel.light, self.gallery)
        self.only_colour = OnlyColourCommands(bench, self.gallery, self.library_panel, self.region_panel)
        self.colours = ColourCommands(
            bench,
            self.colour_panel,
            self.region_panel,
            self.result_canvas,
            lambda: self.central.reveal(self.colour_panel),
        )
        self.edits = EditCommands(bench, self.region_panel)
        self.groups = GroupCommands(bench, self.region_panel.header)
        self.groups.follow(self.two_styles_panel.groups)
        self.groups.follow(self.retouch_panel.groups)
        self.outline = OutlineCommands(bench, self.layout_canvas, self.result_canvas, self.result_view)
        self.shapes = ShapeCommands(bench, self.layout_canvas, self.transform_bar)
        self.pointing = Pointing(
            bench, self.views, self.gallery, self.library_panel, self.region_panel, self.status
        )
        self.models = ModelCommands(bench, self.status)
        self.announcements = Announcements(bench)
        self.performance = PerformanceCommands(bench, self.layout_canvas, self.result_panel)
        self.spare_memory = SpareMemory(bench, self.photos)
        self.help = HelpCommands(bench, self.photos, self.status)
        self.action_state = ActionState(bench, self.region_panel)
        self.arrangement = Arrangement(bench, self.central, self.region_panel, self.status)
        self.first_steps = FirstSteps(bench, self.gallery, self.layout_panel, self.result_panel, self.central)
        self.choices = self._choices()
        self.language = LanguageCommands(bench, self.projects, self.autosave, self.choices, self._make_again)
        ProjectDrop(self, [self.gallery], self.projects.open_file)
        ProjectDrop(
            self, [self.gallery], self._import, lambda path: is_styles_file(path) or is_look_file(path)
        )

    def _import(self, path: Path) -> None:
        """Add a file of styles, or a look, to the library."""
        (self.look_files if is_look_file(path) else self.library_files).import_file(path)

    def _reveal(self, panel: QWidget) -> None:
        """Bring a panel at the side into view, whatever lies over it."""
        self.bench.actions["large_result"].setChecked(False)
        self.central.reveal(panel)

    def _choices(self) -> Choices:
        library, two = self.library_panel, self.two_styles_panel
        return Choices(
            bench_choices(self.bench)
            | panel_choices(
                self.central,
                self.first_steps,
                self.gallery,
                self.references,
                self.region_panel,
                self.transform_bar,
                self.result_canvas,
            )
            | style_choices(self.style_clipboard, self.library, library, self.made_styles)
            | look_choices(self.library_pages, self.looks_panel)
            | work_choices(self.history, self.history_panel, self.two_styles, two)
        )

    def _make_menus(self) -> None:
        recent = RecentMenu(self.bench, self.projects, self.files.open_portrait_file)
        self.bench.actions.fill(self.menuBar(), recent)
        self.palette_commands = PaletteCommands(self.bench, self.menuBar())
        self.handover = HandoverCommands(
            self.bench, self.menuBar(), self.photos, self.exports, self.projects, self.close
        )

    def _take_keys(self) -> None:
        ViewCommands(self.bench, self.stops, self.central.can_show, self.central.reveal)
        self.hold_keys = HoldKeys(
            self, self.views, self.appearance.hold_mask_away, self.result_canvas.set_comparing
        )
        self.shortcuts = Shortcuts(self)
        self.typing_focus = TypingFocus(self, self.layout_canvas)

    # connecting

    def _connect_panels(self) -> None:
        bench = self.bench
        bench.actions.connect(quit=self.close)
        bench.actions.connect(apply_style=self.typing_focus.leave)
        for panel in (self.gallery, self.library_panel, self.looks_panel):
            panel.search.left.connect(self.typing_focus.leave)
            panel.hint_changed.connect(self.status.set_passing_hint)
        self.gallery.keep_requested.connect(self.library.keep_reference)
        bench.actions["split"].toggled.connect(self.result_canvas.set_split)
        self.menuBar().actions()[0].menu().aboutToShow.connect(self.files.look_for_camera)
        self.layout_canvas.hint_changed.connect(self.status.set_tool_hint)
        self.status.set_tool_hint(self.layout_canvas.hint)
        # queued: it comes in the middle of laying out
        self.region_panel.height_wanted.connect(self.central.give_regions, Qt.QueuedConnection)
        for canvas in (self.layout_canvas, self.result_canvas):
            canvas.files_dropped.connect(lambda paths: self.files.open_portrait_file(paths[0]))
            canvas.picture_dropped.connect(self.clipboard.open_picture)
            canvas.menu_requested.connect(self.region_panel.open_menu)
        for commands in (self.gallery_commands, self.library, self.looks):  # each knows its own
            self.result_canvas.style_dropped.connect(commands.apply_dropped)
        for commands in (self.only_colour, self.library):
            self.result_canvas.colour_dropped.connect(commands.tint_dropped)
        self.result_canvas.region_chosen.connect(self.gallery_commands.apply_current_to)
        self.gallery.add_requested.connect(self.references.ask_for_files)
        self.gallery.files_dropped.connect(self.references.add_files)
        self.gallery.open_requested.connect(self.files.open_reference)
        self.gallery.remove_requested.connect(self.references.note_removed)
        self.result_panel.compare_held.connect(self.result_canvas.set_comparing)
        bench.jobs.changed.connect(self.status.show_job)
        self.status.cancel_requested.connect(bench.jobs.cancel)
        bench.view.changed.connect(lambda: self.status.set_zoom(bench.view.percent))

    def _connect_session(self) -> None:
        session = self.session
        followers = (self.layout_canvas, self.result_view, self.outline, self.region_panel)
        helpers = (self.first_steps, self.library, self.action_state, self.gallery_commands, self.pointing)
        styling = (self.history, self.two_styles, self.retouch, self.light, self.colours, self.looks)
        self.news = SessionNews(
            self.bench,
            self.status,
            self.projects,
            self.result_view,
            self.gallery_commands,
            (*followers, *helpers, *styling),
        )
        for sources_changed in (session.references_changed, session.made.changed):
            sources_changed.connect(self.region_panel.refresh_styles)

    # coming and going

    def start(self, image: Path | None = None, labels: Path | None = None, label_order: str = "auto") -> None:
        """Open `image` (or a shipped portrait) and fill the gallery."""
        self.layout_canvas.setFocus()
        self.own_references.start()
        self.library.start()
        self.looks.start()
        self.files.start(image, labels, label_order)
        self.autosave.offer()
        self.first_steps.offer()

    def start_with(self, handed: OpenWork) -> None:
        """Go on where the window that this one replaces was, and fill the gallery."""
        self.layout_canvas.setFocus()
        self.projects.take_over(handed.work, handed.saved, handed.copy)
        self.choices.make(handed.choices)
        self.own_references.start()
        self.library.start()
        self.looks.start()
        self.files.fill_gallery()
        self.autosave.offer()

    def start_layer(self, layer: Handover) -> None:
        """Open a layer of another program, to be returned there, and fill the gallery."""
        self.layout_canvas.setFocus()
        self.own_references.start()
        self.library.start()
        self.handover.open(layer)
        self.files.fill_gallery()

    def _make_again(self) -> None:
        """Close, with all unsaved work kept, for a window in another language."""
        self.leave()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key_Escape:
            if self.first_steps.dismiss():
                return
            if self.banner.isVisible() or not self.arrangement.leave_large():
                self.banner.put_off()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._ended and not self.handover.may_close(self.close):
            event.ignore()
            return
        self._end(self.autosave.close)
        event.accept()

    def leave(self, at_once: bool = False) -> None:
        """End now, without a question: the next start offers what is unsaved.

        `at_once`: the process ends right after, and its threads with it; only files are waited for.
        """
        self._end(self.autosave.leave, at_once)

    def _end(self, end_autosave: Callable[[], None], at_once: bool = False) -> None:
        if self._ended:
            return
        self._ended = True
        end_autosave()
        self.central.save(self, self.bench.settings)
        self.bench.settings.sync()
        for watcher in (self.hold_keys, self.shortcuts, self.typing_focus, self.announcements):
            watcher.stop()
        self.result_view.stop_waiting()
        self.gallery_commands.stop_waiting()
        self.banner.dismiss()
        self.bench.jobs.close()
        self.models.close()
        self.history.close()
        self.help.close()
        self.performance.close()
        self.spare_memory.close()
        if not at_once:
            self.own_references.close()
            self.library.close()
            self.looks.close()
            self.session.close()
