"""Keep the work or let it go: asked before anything would lose it."""

from __future__ import annotations

from PyQt5.QtWidgets import QMessageBox, QWidget

SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


def ask_unsaved(parent: QWidget, name: str, doing: str) -> str:
    """SAVE, DISCARD or CANCEL. `doing` ends the question: "before closing"."""
    box = QMessageBox(parent)
    box.setWindowTitle("Unsaved changes")
    box.setText(f"Save {name} {doing}?")
    box.setInformativeText("Without saving the project, the painted layout and the chosen styles are lost.")
    save = box.addButton("Save", QMessageBox.AcceptRole)
    save.setProperty("role", "primary")
    discard = box.addButton("Discard", QMessageBox.DestructiveRole)
    cancel = box.addButton("Cancel", QMessageBox.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec_()
    answer = {save: SAVE, discard: DISCARD}.get(box.clickedButton(), CANCEL)
    box.deleteLater()
    return answer
