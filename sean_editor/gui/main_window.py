"""The main window: lays out the panels and passes on what is announced. It decides nothing itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, Qt, QTimer
from PyQt5.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PyQt5.QtWidgets import QMainWindow

from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.document import Document
from sean_editor.document.portrait import Portrait
from sean_editor.gui.actions import Actions
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas, SharedView, ToolState
from sean_editor.gui.commands.action_wiring import Commands
from sean_editor.gui.commands.appearance import Appearance
from sean_editor.gui.commands.autosave import Autosave
from sean_editor.gui.commands.clipboard import ClipboardCommands
from sean_editor.gui.commands.exports import ExportCommands
from sean_editor.gui.commands.files import FileCommands
from sean_editor.gui.commands.fits import FitCommands
from sean_editor.gui.commands.hold_keys import HoldKeys
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.commands.references import ReferenceCommands
from sean_editor.gui.commands.relabel import RelabelCommands
from sean_editor.gui.panels.banner import Banner
from sean_editor.gui.panels.central_layout import Rooms
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.recent_menu import RecentMenu
from sean_editor.gui.panels.region_panel import RegionPanel, RegionTicks
from sean_editor.gui.panels.result_view import ResultView
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.panels.tool_bar import ToolBar
from sean_editor.gui.panels.view_panels import LayoutPanel, ResultPanel
from sean_editor.gui.settings import Settings

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser
    from sean_editor.session.editor_session import EditorSession

SLOW_MS = 500  # what takes longer is shown to be under way


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
        self.session, self.settings, self.regions = session, settings, regions
        self._document: Document | None = None
        self.tool_state = ToolState(len(regions), self)
        self.view = SharedView(self)
        self.ticks = RegionTicks(regions, self)
        self.commands = Actions(self, regions)
        self.jobs = Jobs(self)
        self._make_panels()
        self.result_view = ResultView(self)
        self.projects = ProjectCommands(self)
        self.fits = FitCommands(self)
        self.photos = PhotoCommands(
            self, self.jobs, self.banner, settings, analyser or LazyAnalyser(), self._take_portrait
        )
        self.references = ReferenceCommands(self, session, self.jobs, self.banner, settings, self.photos)
        self.files = FileCommands(
            self, session, self.jobs, self.banner, settings, self.projects, self.photos, self.references
        )
        self.relabel = RelabelCommands(
            self, session, self.jobs, self.banner, self.photos, self.projects.may_go
        )
        self.exports = ExportCommands(self)
        self.clipboard = ClipboardCommands(self)
        self.autosave = Autosave(self)
        self._lay_out()
        self.appearance = Appearance(self, settings)
        self.command_keeper = Commands(self)
        self.hold_keys = HoldKeys(
            self,
            (self.layout_canvas, self.result_canvas),
            self.appearance.hold_mask_away,
            self.result_canvas.set_comparing,
        )
        self._reading = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._reading.timeout.connect(self._show_reading)
        self._connect_panels()
        self._connect_session()
        self.appearance.restore()
        self.resize(QSize(1280, 800).boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.rooms.restore(self, settings)
        self._show_document()
        self._show_references()

    # building

    def _make_panels(self) -> None:
        self.layout_canvas = LayoutCanvas(self.tool_state, self.view)
        self.result_canvas = ResultCanvas(self.view)
        self.layout_panel = LayoutPanel(self.layout_canvas, self.commands, self.tool_state)
        self.result_panel = ResultPanel(self.result_canvas, self.commands)
        self.gallery = GalleryPanel(self.regions, self.ticks)
        self.region_panel = RegionPanel(self.regions, self.tool_state, self.ticks, self._find_portrait)
        self.tool_bar = ToolBar(self.commands, self.regions, self.tool_state)
        self.status = StatusBar()
        self.banner = Banner()

    def _lay_out(self) -> None:
        self.addActions(self.commands.all())
        self.commands.fill(self.menuBar(), RecentMenu(self, self.files.open_portrait_file))
        views = (self.layout_panel, self.result_panel, self.gallery)
        self.rooms = Rooms(self.tool_bar, views, self.region_panel, self.status, self.banner)
        self.setCentralWidget(self.rooms)

    # connecting

    def _connect_panels(self) -> None:
        self.layout_canvas.hint_changed.connect(self.status.set_tool_hint)
        self.status.set_tool_hint(self.layout_canvas.hint)
        self.gallery.hint_changed.connect(self.status.set_passing_hint)
        self.gallery.region_hovered.connect(self._light)
        self.region_panel.region_hovered.connect(self._light)
        # queued: it comes in the middle of laying out
        self.region_panel.height_wanted.connect(self.rooms.give_regions, Qt.QueuedConnection)
        self.region_panel.solo_changed.connect(lambda _: self._light(-1))
        for canvas in (self.layout_canvas, self.result_canvas):
            canvas.region_hovered.connect(self.region_panel.show_pointed)
            canvas.files_dropped.connect(lambda paths: self.files.open_portrait_file(paths[0]))
            canvas.picture_dropped.connect(self.clipboard.open_picture)
        self.result_canvas.style_dropped.connect(self._style_dropped)
        self.gallery.apply_requested.connect(self._apply)
        self.gallery.add_requested.connect(self.references.ask_for_files)
        self.gallery.files_dropped.connect(self.references.add_files)
        self.gallery.open_requested.connect(self.files.open_reference)
        self.gallery.remove_requested.connect(self.session.remove_reference)
        self.gallery.cancel_requested.connect(self._stop_reading)
        self.result_panel.compare_held.connect(self.result_canvas.set_comparing)
        self.jobs.changed.connect(self.status.show_job)
        self.status.cancel_requested.connect(self.jobs.cancel)
        self.view.changed.connect(lambda: self.status.set_zoom(self.view.percent))

    def _connect_session(self) -> None:
        session = self.session
        session.document_changed.connect(self._show_document)
        session.references_changed.connect(self._show_references)
        session.reference_ready.connect(lambda _: self._show_references())
        session.result_changed.connect(self.result_view.show_result)
        session.status_changed.connect(self.banner.show_notice)
        session.failed.connect(self._show_failure)
        self.projects.named.connect(self._show_history)

    # what the session announces

    def _show_document(self) -> None:
        if self._document is not None:
            self._document.history_changed.disconnect(self._show_history)
            self._document.styles_changed.disconnect(self._show_used)
            self._document.locks_changed.disconnect(self.command_keeper.show_region)
        self._document = document = self.session.document
        if document is not None:
            document.history_changed.connect(self._show_history)
            document.styles_changed.connect(self._show_used)
            document.locks_changed.connect(self.command_keeper.show_region)
        self.layout_canvas.set_document(document)
        self.result_view.set_document(document)
        self.region_panel.set_document(document)
        self.command_keeper.show_document()
        self._show_history()
        self._show_used()

    def _show_history(self) -> None:
        document = self._document
        modified = document is not None and document.modified
        self.command_keeper.show_history()
        self.status.set_saved(modified)
        self.setWindowTitle(f"{self.projects.title}[*] · SEAN Editor" if document else "SEAN Editor")
        self.setWindowModified(modified)

    def _show_references(self) -> None:
        references = self.session.references
        self.gallery.set_references(references)
        self.region_panel.refresh_styles()
        if all(r.matrix is not None for r in references):
            self._reading.stop()
            self.gallery.show_progress(0, 0, visible=False)
        elif self.gallery.progress.isVisible():
            self._show_reading()
        elif not self._reading.isActive():
            self._reading.start()

    def _show_reading(self) -> None:
        references = self.session.references
        self.gallery.show_progress(
            sum(r.matrix is not None for r in references), len(references), visible=True
        )

    def _stop_reading(self) -> None:
        for reference in [r for r in self.session.references if r.matrix is None]:
            self.session.remove_reference(reference.id)

    def _show_used(self, *_: object) -> None:
        styles = self._document.styles if self._document is not None else None
        self.gallery.set_used({s: len(styles.regions_from(s)) for s in styles.sources()} if styles else {})

    def _show_failure(self, message: str) -> None:
        self.result_view.stop_waiting()
        self._reading.stop()
        self.gallery.show_progress(0, 0, visible=False)
        if not self.status.device_known:
            self.status.show_no_device()
        self.banner.show_error(message)

    # what the panels announce

    def _style_dropped(self, reference: str, region: int | None, target: int) -> None:
        self._apply(reference, self.ticks.whole_face if region is None else (region,))

    def _apply(self, reference: str, regions: tuple[int, ...]) -> None:
        portrait = self._find_portrait(reference)
        if len(regions) > 1 and not self.ticks.ticked and portrait is not None:
            # nobody chose these one by one: what the face lacks is not worth a message
            regions = tuple(r for r in regions if (portrait.labels == r).any())
        self.session.apply_style(reference, regions)

    def _light(self, region: int) -> None:
        shown = region if region >= 0 else self.region_panel.solo
        for canvas in (self.layout_canvas, self.result_canvas):
            canvas.set_highlight(shown)

    def _find_portrait(self, reference_id: str) -> Portrait | None:
        return next((r.portrait for r in self.session.references if r.id == reference_id), None)

    def model_name(self) -> str:
        """The name of the checkpoint in use, for the About sheet."""
        return self.session.engine.checkpoint_name

    def _take_portrait(self, portrait: Portrait) -> None:
        self.files.open_portrait(portrait)

    # coming and going

    def start(self, image: Path | None = None, labels: Path | None = None) -> None:
        """Open `image` (or a shipped portrait) and fill the gallery."""
        self.layout_canvas.setFocus()
        self.files.start(image, labels)
        self.autosave.offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key_Escape:
            self.banner.put_off()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_go("before closing", self.close):
            event.ignore()
            return
        self.rooms.save(self, self.settings)
        self.settings.sync()
        self.hold_keys.stop()
        self.result_view.stop_waiting()
        self._reading.stop()
        self.banner.dismiss()
        self.jobs.close()
        self.autosave.close()
        self.session.close()
        event.accept()
