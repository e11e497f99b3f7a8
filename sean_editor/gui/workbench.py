"""The shared state of one open editor, passed to command objects instead of the window."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt5.QtWidgets import QWidget

from models.regions import RegionSet
from sean_editor.gui.actions import Actions
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.canvas import SharedView, ToolState
from sean_editor.gui.panels.banner import Banner
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.settings import Settings
from sean_editor.session.editor_session import EditorSession


@dataclass(frozen=True, eq=False)
class Workbench:
    """The shared state of one open editor, and the widgets that show messages."""

    window: QWidget
    """The parent of dialogs, and of the QObjects that end with it."""
    regions: RegionSet
    session: EditorSession
    """The document, the references and the result."""
    settings: Settings
    """Settings that are kept between runs."""
    jobs: Jobs
    """Background jobs that read and write files."""
    banner: Banner
    """Messages and questions."""
    actions: Actions
    """The commands of menus, keys and buttons."""
    tool_state: ToolState
    """The tool in hand, and the region that it paints."""
    view: SharedView
    """The zoom and pan that both canvases share."""
    selection: RegionSelection
    """The regions that go together when a face is applied."""
