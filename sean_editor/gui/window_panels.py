"""What is seen of the main window: the panels, and where they are. What they do is said in main_window.py."""

from __future__ import annotations

from PyQt5.QtWidgets import QMainWindow

from models.regions import RegionSet
from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.canvas import LayoutCanvas, ResultCanvas, SharedView, ToolState
from sean_editor.gui.commands.views import Stop, by_key
from sean_editor.gui.panels.banner import Banner
from sean_editor.gui.panels.central_layout import CentralLayout
from sean_editor.gui.panels.colour import ColourPanel
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.history import HistoryPanel
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.panels.library_pages import LibraryPages
from sean_editor.gui.panels.looks import LooksPanel
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
from sean_editor.session.editor_session import EditorSession


class WindowPanels(QMainWindow):
    """The panels of one open editor, laid out."""

    def __init__(self, session: EditorSession, settings: Settings, regions: RegionSet) -> None:
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
        self._make_panels()
        self._lay_out()

    def _make_panels(self) -> None:
        bench = self.bench
        self.layout_canvas = LayoutCanvas(bench.tool_state, bench.view)
        self.result_canvas = ResultCanvas(bench.view)
        self.layout_panel = LayoutPanel(self.layout_canvas, bench.actions, bench.tool_state)
        self.result_panel = ResultPanel(self.result_canvas, bench.actions)
        self.gallery = GalleryPanel(bench.regions, bench.selection)
        self.transform_bar = TransformBar(self.layout_canvas, bench.actions)
        self.region_panel = RegionPanel(bench.regions, bench.tool_state, bench.selection, self.session.source)
        self.history_panel = HistoryPanel(bench.actions)
        self.library_panel = LibraryPanel(bench.actions, bench.selection)
        self.looks_panel = LooksPanel(bench.actions, bench.selection)
        kept = (self.library_panel, self.looks_panel)
        self.library_pages = LibraryPages(kept, (self.library_panel.switch, self.looks_panel.switch))
        self.two_styles_panel = TwoStylesPanel(bench.selection)
        self.retouch_panel = RetouchPanel(bench.selection)
        self.colour_panel = ColourPanel()
        self.tool_bar = ToolBar(bench.actions, bench.regions, bench.tool_state)
        self.status = StatusBar()

    def _lay_out(self) -> None:
        self.addActions(self.bench.actions.all())
        views = (self.layout_panel, self.result_panel)
        tabs = (
            (self.gallery, tr("Faces"), "face"),
            (self.history_panel, tr("History"), "history"),
            (self.library_pages, tr("Library"), "library"),
            (self.two_styles_panel, tr("Two styles"), "swap"),
            (self.retouch_panel, tr("Retouch"), "retouch"),
            (self.colour_panel, tr("Colour"), "palette"),
        )
        self.central = CentralLayout(
            self.tool_bar, views, tabs, self.region_panel, self.status, self.banner, self
        )
        self.setCentralWidget(self.central)

    @property
    def views(self) -> tuple[LayoutCanvas, ResultCanvas]:
        """The two canvases."""
        return self.layout_canvas, self.result_canvas

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The panels that F6 visits, in order, with what gives each the keyboard."""
        return (
            (self.banner, self.banner.focus_answer),
            (self.layout_canvas, by_key(self.layout_canvas)),
            (self.result_canvas, by_key(self.result_canvas)),
            (self.gallery, self.gallery.take_keyboard),
            (self.region_panel, self.region_panel.focus_current),
            (self.history_panel, by_key(self.history_panel.steps)),
            (self.library_panel, self.library_panel.take_keyboard),
            (self.looks_panel, self.looks_panel.take_keyboard),
            (self.two_styles_panel, by_key(self.two_styles_panel.slots["a"])),
            (self.retouch_panel, self.retouch_panel.take_keyboard),
            (self.colour_panel, by_key(self.colour_panel.sliders[0])),
            (self.tool_bar, self.tool_bar.focus_current),
        )
