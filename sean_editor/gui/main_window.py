"""The main window: builds the panels and the commands, and connects them. It decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PyQt5.QtWidgets import QMainWindow

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import marked, tr
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait
from sean_editor.gui.actions import Actions
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas, SharedView, ToolState
from sean_editor.gui.commands.action_state import ActionState
from sean_editor.gui.commands.announcements import Announcements
from sean_editor.gui.commands.appearance import Appearance
from sean_editor.gui.commands.arrangement import Arrangement
from sean_editor.gui.commands.autosave import Autosave
from sean_editor.gui.commands.batches import BatchCommands
from sean_editor.gui.commands.clipboard import ClipboardCommands
from sean_editor.gui.commands.edits import EditCommands
from sean_editor.gui.commands.exports import ExportCommands
from sean_editor.gui.commands.files import FileCommands
from sean_editor.gui.commands.first_steps import FirstSteps
from sean_editor.gui.commands.fits import FitCommands
from sean_editor.gui.commands.gallery import GalleryCommands
from sean_editor.gui.commands.groups import GroupCommands
from sean_editor.gui.commands.help import HelpCommands
from sean_editor.gui.commands.history import HistoryCommands
from sean_editor.gui.commands.hold_keys import HoldKeys
from sean_editor.gui.commands.language import LanguageCommands, OpenWork
from sean_editor.gui.commands.library import LibraryCommands
from sean_editor.gui.commands.library_files import LibraryFiles
from sean_editor.gui.commands.made_styles import MadeStyleCommands
from sean_editor.gui.commands.models import ModelCommands
from sean_editor.gui.commands.only_colour import OnlyColourCommands
from sean_editor.gui.commands.own_references import OwnReferenceKeeper
from sean_editor.gui.commands.palette import PaletteCommands
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
from sean_editor.gui.commands.style_clipboard import StyleClipboardCommands
from sean_editor.gui.commands.transitions import TransitionCommands
from sean_editor.gui.commands.two_styles import TwoStylesCommands
from sean_editor.gui.commands.typing_focus import TypingFocus
from sean_editor.gui.commands.views import ViewCommands, by_key
from sean_editor.gui.panels.banner import Banner
from sean_editor.gui.panels.central_layout import CentralLayout
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.history import HistoryPanel
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.panels.retouch import RetouchPanel
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.panels.tool_bar import ToolBar
from sean_editor.gui.panels.transform_bar import TransformBar
from sean_editor.gui.panels.two_styles import TwoStylesPanel
from sean_editor.gui.panels.view_panels import LayoutPanel, ResultPanel
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.settings import Settings
from sean_editor.gui.workbench import Workbench
from sean_editor.project_file import is_styles_file

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser
    from sean_editor.session.editor_session import EditorSession


class MainWindow(QMainWindow):
    """One open editor. The session outlives its documents; closing the window closes the session."""

    def __init__(
        self,
        session: EditorSession,
        settings: Settings,
        regions: RegionSet = CELEBAMASK_HQ,
        analyser: Analyser | LazyAnalyser | None = None,
    ) -> None:
        super().__init__()
        self.session, self.banner = session, Banner()
        self.bench = Workbench(
            window=self,
            regions=regions,
            session=session,
            settings=settings,
            jobs=Jobs(self),
            banner=self.banner,
            actions=Actions(self, regions),
            tool_state=ToolState(len(regions), self),
            view=SharedView(self),
            selection=RegionSelection(regions, self),
        )
        self._ended = False
        self._make_panels()
        self._make_commands(analyser or LazyAnalyser())
        self._lay_out()
        self._connect_panels()
        self._connect_session()
        self.appearance.restore()
        self.resize(QSize(1280, 800).boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.arrangement.restore()
        self.central.restore(self, settings)
        self.news.show_document()

    # building

    def _make_panels(self) -> None:
        bench = self.bench
        self.layout_canvas = LayoutCanvas(bench.tool_state, bench.view)
        self.result_canvas = ResultCanvas(bench.view)
        self.layout_panel = LayoutPanel(self.layout_canvas, bench.actions, bench.tool_state)
        self.result_panel = ResultPanel(self.result_canvas, bench.actions)
        self.gallery = GalleryPanel(bench.regions, bench.selection)
        self.transform_bar = TransformBar(self.layout_canvas, bench.actions)
        self.region_panel = RegionPanel(bench.regions, bench.tool_state, bench.selection, self._find_source)
        self.history_panel = HistoryPanel(bench.actions)
        self.library_panel = LibraryPanel(bench.actions, bench.selection)
        self.two_styles_panel = TwoStylesPanel(bench.selection)
        self.retouch_panel = RetouchPanel(bench.selection)
        self.tool_bar = ToolBar(bench.actions, bench.regions, bench.tool_state)
        self.status = StatusBar()

    def _make_commands(self, analyser: Analyser | LazyAnalyser) -> None:
        bench = self.bench
        self.result_view = ResultView(bench, self.result_panel, self.status)
        self.projects = ProjectCommands(bench)
        self.fits = FitCommands(bench)
        self.photos = PhotoCommands(bench, analyser)
        self.own_references = OwnReferenceKeeper(bench)
        self.references = ReferenceCommands(bench, self.photos, self.own_references)
        self.library = LibraryCommands(
            bench, self.library_panel, lambda: self.central.reveal(self.library_panel)
        )
        self.library_files = LibraryFiles(bench, self.library_panel, self.library)
        self.made_styles = MadeStyleCommands(bench, self.gallery, self.library_panel, self.library)
        self.style_clipboard = StyleClipboardCommands(bench, self.region_panel)
        self.files = FileCommands(
            bench, self.projects, self.photos, self.references, self.library_files.import_file
        )
        self.relabel = RelabelCommands(bench, self.photos, self.projects)
        self.exports = ExportCommands(bench)
        self.batches = BatchCommands(bench, self.photos)
        self.clipboard = ClipboardCommands(bench, self.files, self.exports)
        self.autosave = Autosave(bench, self.projects, self.own_references)
        self.language = LanguageCommands(bench, self.projects, self.autosave, self._make_again)
        self.history = HistoryCommands(bench, self.history_panel, self.projects)
        self.appearance = Appearance(bench, self.layout_panel, self.region_panel, self.tool_bar)
        self.gallery_commands = GalleryCommands(bench, self.gallery, self.own_references)
        two, reveal = self.two_styles_panel, lambda: self.central.reveal(self.two_styles_panel)
        self.two_styles = TwoStylesCommands(bench, two, self.gallery, reveal)
        self.transitions = TransitionCommands(bench, two, self.two_styles, self.result_view)
        self.retouch = RetouchCommands(
            bench,
            self.retouch_panel,
            self.result_canvas,
            self.result_view,
            lambda: self.central.reveal(self.retouch_panel),
        )
        self.only_colour = OnlyColourCommands(bench, self.gallery, self.library_panel, self.region_panel)
        self.edits = EditCommands(bench, self.region_panel)
        self.groups = GroupCommands(bench, self.region_panel.header)
        self.groups.follow(self.two_styles_panel.groups)
        self.groups.follow(self.retouch_panel.groups)
        self.shapes = ShapeCommands(bench, self.layout_canvas, self.transform_bar)
        views = (self.layout_canvas, self.result_canvas)
        self.pointing = Pointing(
            bench, views, self.gallery, self.library_panel, self.region_panel, self.status
        )
        self.views = ViewCommands(
            bench,
            (
                (self.banner, self.banner.focus_answer),
                (self.layout_canvas, by_key(self.layout_canvas)),
                (self.result_canvas, by_key(self.result_canvas)),
                (self.gallery, self.gallery.take_keyboard),
                (self.region_panel, self.region_panel.focus_current),
                (self.history_panel, by_key(self.history_panel.steps)),
                (self.library_panel, self.library_panel.take_keyboard),
                (self.two_styles_panel, by_key(self.two_styles_panel.slots["a"])),
                (self.retouch_panel, self.retouch_panel.take_keyboard),
                (self.tool_bar, self.tool_bar.focus_current),
            ),
            lambda panel: self.central.can_show(panel),
            lambda panel: self.central.reveal(panel),
        )
        self.models = ModelCommands(bench, self.status)
        self.announcements = Announcements(bench)
        self.help = HelpCommands(bench, self.photos, self.status)
        self.action_state = ActionState(bench, self.region_panel)
        self.hold_keys = HoldKeys(
            self,
            views,
            self.appearance.hold_mask_away,
            self.result_canvas.set_comparing,
        )
        self.shortcuts = Shortcuts(self)
        self.typing_focus = TypingFocus(self, self.layout_canvas)
        ProjectDrop(self, [self.gallery], self.projects.open_file)
        ProjectDrop(self, [self.gallery], self.library_files.import_file, is_styles_file)

    def _lay_out(self) -> None:
        actions = self.bench.actions
        self.addActions(actions.all())
        actions.fill(self.menuBar(), RecentMenu(self.bench, self.projects, self.files.open_portrait_file))
        views = (self.layout_panel, self.result_panel)
        tabs = (
            (self.gallery, tr("Faces")),
            (self.history_panel, tr("History")),
            (self.library_panel, tr("Library")),
            (self.two_styles_panel, tr("Two styles")),
            (self.retouch_panel, tr("Retouch")),
        )
        self.central = CentralLayout(
            self.tool_bar, views, tabs, self.region_panel, self.status, self.banner, self
        )
        self.setCentralWidget(self.central)
        self.arrangement = Arrangement(self.bench, self.central, self.region_panel, self.status)
        self.first_steps = FirstSteps(
            self.bench, self.gallery, self.layout_panel, self.result_panel, self.central
        )
        self.palette_commands = PaletteCommands(self.bench, self.menuBar())

    # connecting

    def _connect_panels(self) -> None:
        bench = self.bench
        bench.actions.connect(quit=self.close)
        bench.actions.connect(apply_style=self.typing_focus.leave)
        for panel in (self.gallery, self.library_panel):
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
        for commands in (self.gallery_commands, self.library):  # each knows its own
            self.result_canvas.style_dropped.connect(commands.apply_dropped)
        for commands in (self.only_colour, self.library):
            self.result_canvas.colour_dropped.connect(commands.tint_dropped)
        self.result_canvas.region_chosen.connect(self.gallery_commands.apply_current_to)
        self.gallery.add_requested.connect(self.references.ask_for_files)
        self.gallery.files_dropped.connect(self.references.add_files)
        self.gallery.open_requested.connect(self.files.open_reference)
        self.result_panel.compare_held.connect(self.result_canvas.set_comparing)
        bench.jobs.changed.connect(self.status.show_job)
        self.status.cancel_requested.connect(bench.jobs.cancel)
        bench.view.changed.connect(lambda: self.status.set_zoom(bench.view.percent))

    def _connect_session(self) -> None:
        session = self.session
        followers = (self.layout_canvas, self.result_view, self.region_panel, self.first_steps, self.library)
        commands = (self.action_state, self.gallery_commands, self.pointing, self.history)
        styling = (self.two_styles, self.retouch)
        self.news = SessionNews(
            self.bench,
            self.status,
            self.projects,
            self.result_view,
            self.gallery_commands,
            (*followers, *commands, *styling),
        )
        for sources_changed in (session.references_changed, session.made.changed):
            sources_changed.connect(self.region_panel.refresh_styles)
        session.texturing.photo_ready.connect(lambda: self.layout_canvas.set_photo(session.texturing.photo))

    # what the panels announce

    def _find_source(self, source_id: str) -> Portrait | MadeStyle | None:
        reference = self.session.reference(source_id)
        return reference.portrait if reference is not None else self.session.made.find(source_id)

    # coming and going

    def start(self, image: Path | None = None, labels: Path | None = None, label_order: str = "auto") -> None:
        """Open `image` (or a shipped portrait) and fill the gallery."""
        self.layout_canvas.setFocus()
        self.own_references.start()
        self.library.start()
        self.files.start(image, labels, label_order)
        self.autosave.offer()
        self.first_steps.offer()

    def start_with(self, handed: OpenWork) -> None:
        """Go on where the window that this one replaces was, and fill the gallery."""
        self.layout_canvas.setFocus()
        self.projects.take_over(handed.work, handed.saved, handed.copy)
        self.own_references.start()
        self.library.start()
        self.files.fill_gallery()
        self.autosave.offer()

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
        if not self._ended and not self.projects.may_go(marked("Save {name} before closing?"), self.close):
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
        if not at_once:
            self.own_references.close()
            self.library.close()
            self.session.close()
