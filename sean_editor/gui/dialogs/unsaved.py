"""Asks whether to save unsaved work before an action that would discard it."""

from __future__ import annotations

from PyQt5.QtWidgets import QMessageBox, QWidget

from models.translation import tr

SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


def ask_unsaved(parent: QWidget, question: str) -> str:
    """SAVE, DISCARD or CANCEL. `question` asks it: "Save portrait before closing?"."""
    lost = tr("If you do not save the project, the painted layout and the chosen styles are lost.")
    return _ask(parent, tr("Unsaved changes"), question, lost, tr("Save"))


def ask_return(parent: QWidget, action: str, program: str) -> str:
    """SAVE to return a layer to the `program` that it came from, DISCARD or CANCEL. `action` is the text of
    what returns it.
    """
    question = tr("Return the edit to {program} before closing?", program=program)
    lost = tr("Without that, {program} keeps the layer as it was.", program=program)
    return _ask(parent, action, question, lost, action)


def _ask(parent: QWidget, title: str, question: str, lost: str, keep: str) -> str:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(lost)
    save = box.addButton(keep, QMessageBox.AcceptRole)
    save.setProperty("role", "primary")
    discard = box.addButton(tr("Discard"), QMessageBox.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec_()
    answer = {save: SAVE, discard: DISCARD}.get(box.clickedButton(), CANCEL)
    box.deleteLater()
    return answer
