"""Snapshots and steps of the open document, with what each looks like."""

from sean_editor.gui.panels.history.model import State
from sean_editor.gui.panels.history.panel import HistoryPanel

__all__ = ["HistoryPanel", "State"]
