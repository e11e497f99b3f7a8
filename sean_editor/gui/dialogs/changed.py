"""Asks what to do where saving would overwrite what another program has written to the file meanwhile."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QDateTime, QLocale
from PyQt5.QtWidgets import QMessageBox, QWidget

from models.translation import tr

SAVE_AS, OVERWRITE, CANCEL = "save-as", "overwrite", "cancel"


def ask_changed(parent: QWidget, path: Path) -> str:
    """SAVE_AS, OVERWRITE or CANCEL."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("File changed"))
    box.setText(tr("{file} was changed by another program ({date}).", file=path.name, date=_date(path)))
    box.setInformativeText(
        tr("It is not what you opened or last saved here. If you overwrite it, those changes are lost.")
    )
    save_as = box.addButton(tr("Save as…"), QMessageBox.AcceptRole)
    save_as.setProperty("role", "primary")
    overwrite = box.addButton(tr("Overwrite"), QMessageBox.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.RejectRole)
    box.setDefaultButton(save_as)
    box.setEscapeButton(cancel)
    box.exec_()
    answer = {save_as: SAVE_AS, overwrite: OVERWRITE}.get(box.clickedButton(), CANCEL)
    box.deleteLater()
    return answer


def _date(path: Path) -> str:
    """When the file was last written, as the person writes dates."""
    try:
        moment = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime))
    except OSError:
        return "?"
    return QLocale().toString(moment, QLocale.ShortFormat)
