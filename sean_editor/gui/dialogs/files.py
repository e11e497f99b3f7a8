"""Which file: thin shells over the system's own file dialogs, so that tests can answer for them."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtWidgets import QFileDialog, QWidget

PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif);;All files (*)"
LABEL_MAPS = "Label maps (*.png *.bmp *.tif *.tiff);;All files (*)"
PICTURE_KINDS = {
    ".png": "PNG picture (*.png)",
    ".jpg": "JPEG picture (*.jpg *.jpeg)",
    ".webp": "WebP picture (*.webp)",
    ".tif": "TIFF picture (*.tif *.tiff)",
}
RESULTS = ";;".join(PICTURE_KINDS.values())
PROJECTS = "SEAN Editor project (*.sean)"
INDEXED = "Indexed PNG (*.png)"


def ask_open(parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
    """One existing file, None if the person changed their mind."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
    return Path(name) if name else None


def ask_open_several(parent: QWidget, title: str, folder: Path, filters: str) -> list[Path]:
    """Some existing files, none if the person changed their mind."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), filters)
    return [Path(name) for name in names]


def ask_save(parent: QWidget, title: str, suggestion: Path, filters: str) -> Path | None:
    """Where to write; a name without a suffix gets that of the chosen kind."""
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(suggestion), filters)
    if not name:
        return None
    path = Path(name)
    if not path.suffix:
        path = path.with_suffix(
            chosen.partition("*")[2].split()[0].rstrip(")") if "*." in chosen else suggestion.suffix
        )
    return path
