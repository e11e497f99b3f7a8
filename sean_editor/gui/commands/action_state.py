"""Keeps the actions true: which can be chosen now, which are switched on, and what their texts name."""

from __future__ import annotations

from PyQt5.QtCore import QObject

from sean_editor.document.document import Document
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.workbench import Workbench

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


class ActionState(QObject):
    """Follows the open document, the region that is painted and the selection."""

    def __init__(self, bench: Workbench, panel: RegionPanel) -> None:
        super().__init__(bench.window)
        self._bench, self._actions, self._panel = bench, bench.actions, panel
        self._document: Document | None = None
        bench.tool_state.region_changed.connect(lambda _: self._show_region())
        bench.selection.changed.connect(self._show_region)
        panel.solo_changed.connect(lambda _: self._show_region())
        self.set_document(None)

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.history_changed.disconnect(self._show_history)
            self._document.locks_changed.disconnect(self._show_region)
        self._document = document
        if document is not None:
            document.history_changed.connect(self._show_history)
            document.locks_changed.connect(self._show_region)
        for name in NEEDS_DOCUMENT:
            self._actions[name].setEnabled(document is not None)
        cut = document is not None and document.portrait.origin is not None
        self._actions["adjust_crop"].setEnabled(cut)
        self._show_history()

    def _show_history(self) -> None:
        """Undo and redo say what they would undo and redo."""
        document = self._document
        for name, word in (("undo", "Undo"), ("redo", "Redo")):
            action = self._actions[name]
            can = document is not None and getattr(document.history, f"can_{name}")
            what = getattr(document.history, f"{name}_label") if document is not None and can else ""
            action.setEnabled(can)
            text = f"{word} {what[:1].lower()}{what[1:]}".strip()
            action.setText(text)
            action.setToolTip(f"{text} ({action.shortcut().toString()})")
        styled = document is not None and len(document.styles) > 0
        self._actions["reset_all_styles"].setEnabled(styled)
        fitted = document is not None and document.fit is not None
        self._actions["remove_fit"].setEnabled(fitted)
        self._show_region()

    def _show_region(self, *_: object) -> None:
        """The switches of the Region menu follow the region that is painted."""
        document, region = self._document, self._bench.tool_state.region
        title = self._bench.regions[region].title.lower()
        states = {
            "lock": document is not None and region in document.locked,
            "solo": self._panel.solo == region,
            "tick": region in self._bench.selection.ids,
        }
        for name, on in states.items():
            self._actions[name].setChecked(on)
            self._actions[name].setText(f"{name.capitalize()} {title}")
        reset = self._actions["reset_style"]
        reset.setText(f"Reset style of {title}")
        reset.setEnabled(document is not None and document.styles[region].source is not None)
