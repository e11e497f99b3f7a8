"""Choosing files: thin shells over file dialogs, so that tests can answer for them."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtWidgets import QFileDialog, QWidget

from models.translation import marked, tr_marked
from sean_editor.gui.dialogs.open_file import NATIVE, OpenFileDialog
from sean_editor.gui.photo.file_picture import file_picture, label_picture

ALL = marked("All files (*)")
PICTURES = ";;".join(
    (marked("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif)"), ALL)
)
PICTURES_AND_PROJECTS = ";;".join(
    (
        marked(
            "Pictures, projects, styles and looks (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif "
            "*.heic *.heif *.sean *.seanstyles *.seanlook)"
        ),
        PICTURES,
    )
)
LABEL_MAPS = ";;".join((marked("Label maps (*.png *.bmp *.tif *.tiff)"), ALL))
WEIGHTS = ";;".join((marked("Weights (*.pth *.pt *.safetensors)"), ALL))
MODEL_ARCHIVES = ";;".join((marked("Archive or weights (*.gz *.tgz *.tar *.zip *.pth)"), ALL))
PICTURE_KINDS = {
    ".png": marked("PNG picture (*.png)"),
    ".jpg": marked("JPEG picture (*.jpg *.jpeg)"),
    ".webp": marked("WebP picture (*.webp)"),
    ".tif": marked("TIFF picture (*.tif *.tiff)"),
}
RESULTS = ";;".join(PICTURE_KINDS.values())
EXPORT_KINDS = {**PICTURE_KINDS, ".ora": marked("OpenRaster layers (*.ora)")}
TRANSITION_KINDS = {
    ".webp": marked("Animated WebP (*.webp)"),
    ".gif": marked("GIF (*.gif)"),
    ".mp4": marked("MP4 video (*.mp4)"),
    ".png": PICTURE_KINDS[".png"],
}
GROUPS = marked("Region groups (*.json)")
PROJECTS = marked("SEAN Editor project (*.sean)")
STYLES = marked("Styles (*.seanstyles)")
LOOK = marked("Look (*.seanlook)")
INDEXED = marked("Indexed PNG (*.png)")
LOOKS = {PICTURES: file_picture, PICTURES_AND_PROJECTS: file_picture, LABEL_MAPS: label_picture}
"""How to read a file for its preview, by the kinds that are asked for."""


def shown(filters: str) -> str:
    """File kinds, joined by ";;", in the person's language."""
    return ";;".join(tr_marked(kind) for kind in filters.split(";;"))


def ask_open(parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
    """One existing file, None if the person changed their mind."""
    if filters in LOOKS and not NATIVE:
        return next(iter(_ask_with_preview(parent, title, folder, filters)), None)
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), shown(filters))
    return Path(name) if name else None


def ask_open_several(parent: QWidget, title: str, folder: Path, filters: str) -> list[Path]:
    """Some existing files, none if the person changed their mind."""
    if filters in LOOKS and not NATIVE:
        return _ask_with_preview(parent, title, folder, filters, several=True)
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), shown(filters))
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A folder, None if the person changed their mind."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def _ask_with_preview(
    parent: QWidget, title: str, folder: Path, filters: str, several: bool = False
) -> list[Path]:
    dialog = OpenFileDialog(parent, title, folder, shown(filters), LOOKS[filters], several)
    chosen = [Path(name) for name in dialog.selectedFiles()] if dialog.exec_() else []
    dialog.deleteLater()
    return chosen


def ask_save(parent: QWidget, title: str, suggestion: Path, filters: str) -> Path | None:
    """Where to write; a name without a suffix gets that of the chosen kind."""
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(suggestion), shown(filters))
    if not name:
        return None
    path = Path(name)
    if not path.suffix:
        path = path.with_suffix(
            chosen.partition("*")[2].split()[0].rstrip(")") if "*." in chosen else suggestion.suffix
        )
    return path
