"""Asks whether to save unsaved work before an action that would discard it."""

from __future__ import annotations

from PyQt5.QtWidgets import QMessageBox, QWidget

from models.translation import tr

SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


def ask_unsaved(parent: QWidget, question: str) -> str:
    """SAVE, DISCARD or CANCEL. `question` asks it: "Save portrait before closing?"."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Unsaved changes"))
    box.setText(question)
    box.setInformativeText(
        tr("If you do not save the project, the painted layout and the chosen styles are lost.")
    )
    save = box.addButton(tr("Save"), QMessageBox.AcceptRole)
    save.setProperty("role", "primary")
    discard = box.addButton(tr("Discard"), QMessageBox.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec_()
    answer = {save: SAVE, discard: DISCARD}.get(box.clickedButton(), CANCEL)
    box.deleteLater()
    return answer
