"""Keeps the actions up to date: enabled or not, checked or not, and the names in their texts."""

from __future__ import annotations

from PyQt5.QtCore import QObject
from PyQt5.QtGui import QKeySequence

from models.translation import tr, tr_marked
from sean_editor.document.document import Document
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.workbench import Workbench

NEEDS_DOCUMENT = (
    "open_layout",
    "save",
    "save_as",
    "take_snapshot",
    "copy_result",
    "label_again",
    "neutral_layout",
    "export",
    "keep_unedited",
    "texture",
    "export_labels",
    "export_before_after",
    "batch",
    "lock",
    "solo",
    "split",
    "fit_to_photo",
    "copy_style",
    "random_style",
    "keep_style",
    "save_look",
)


class ActionState(QObject):
    """Follows the open document, the region that is painted and the selection."""

    def __init__(self, bench: Workbench, panel: RegionPanel) -> None:
        super().__init__(bench.window)
        self._bench, self._actions, self._panel = bench, bench.actions, panel
        self._document: Document | None = None
        self._editing = False
        bench.tool_state.region_changed.connect(lambda _: self._show_region())
        bench.selection.changed.connect(self._show_region)
        panel.solo_changed.connect(lambda _: self._show_region())
        self.set_document(None)

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.history_changed.disconnect(self._show_history)
            self._document.layout_changed.disconnect(self._show_open_edit)
            self._document.locks_changed.disconnect(self._show_region)
        self._document = document
        if document is not None:
            document.history_changed.connect(self._show_history)
            document.layout_changed.connect(self._show_open_edit)
            document.locks_changed.connect(self._show_region)
        for name in NEEDS_DOCUMENT:
            self._actions[name].setEnabled(document is not None)
        cut = document is not None and document.portrait.origin is not None
        self._actions["adjust_crop"].setEnabled(cut)
        self._show_history()

    def _show_open_edit(self, _box: object) -> None:
        """A shape in hand can be undone before it is a step."""
        if self._document is not None and self._document.editing != self._editing:
            self._show_history()

    def _show_history(self) -> None:
        """Undo and redo say what they would undo and redo."""
        document = self._document
        self._editing = document is not None and document.editing
        undo = tr_marked(document.undo_label) if document is not None else ""
        redo = tr_marked(document.history.redo_label) if document is not None else ""
        for name, step, text in (
            ("undo", undo, tr("Undo: {step}", step=undo) if undo else tr("Undo")),
            ("redo", redo, tr("Redo: {step}", step=redo) if redo else tr("Redo")),
        ):
            action = self._actions[name]
            action.setEnabled(bool(step))
            action.setText(text)
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.NativeText)})")
        styled = document is not None and len(document.styles) > 0
        self._actions["reset_all_styles"].setEnabled(styled)
        fitted = document is not None and document.fit is not None
        self._actions["remove_fit"].setEnabled(fitted)
        self._show_region()

    def _show_region(self, *_: object) -> None:
        """The switches of the Region menu follow the region that is painted."""
        document, region = self._document, self._bench.tool_state.region
        title = self._bench.regions[region].title_in_text
        for name, text, on in (
            (
                "lock",
                tr("Lock {region}", region=title),
                document is not None and region in document.locked,
            ),
            ("solo", tr("Solo {region}", region=title), self._panel.solo == region),
            ("select", tr("Select {region}", region=title), region in self._bench.selection.ids),
        ):
            self._actions[name].setChecked(on)
            self._actions[name].setText(text)
        reset = self._actions["reset_style"]
        reset.setText(tr("Reset style of {region}", region=title))
        reset.setEnabled(document is not None and not document.styles[region].is_own)
