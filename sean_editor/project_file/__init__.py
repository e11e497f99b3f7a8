"""Project files: all that an open editor holds of one portrait, in one .sean file (a zip), exact to the bit.

manifest.json            versions, names, the style of each region, locks, the square of the photo
preview.jpg              the result, small, for file dialogs
portrait.png labels.png  the portrait and the label map that it came with
layout.png               the layout as painted
close-up.jpg             what is kept of the photo of a portrait that was a reference
photo.*                  the whole photo: its own file as it was, or a PNG; photo-icc.bin, photo-exif.bin
references/ID.*          image and labels of every reference that came along, and its close-up
snapshots/N.*            layout, picture and perhaps the fit of each snapshot
fit.safetensors          the codes and weights fitted to this photo
stand-in.safetensors     the codes of painted regions that the portrait lacks
"""

from sean_editor.project_file.content import content_hash, has_changed
from sean_editor.project_file.look_file import LOOK_SUFFIX, is_look_file, open_look, save_look
from sean_editor.project_file.preview import project_preview
from sean_editor.project_file.reading import open_project, project_name
from sean_editor.project_file.styles_file import (
    STYLES_SUFFIX,
    OpenedStyles,
    is_styles_file,
    open_styles,
    save_styles,
    tidy_name,
)
from sean_editor.project_file.writing import SUFFIX, Saved, is_project, save_project

__all__ = [
    "LOOK_SUFFIX",
    "STYLES_SUFFIX",
    "SUFFIX",
    "OpenedStyles",
    "Saved",
    "content_hash",
    "has_changed",
    "is_look_file",
    "is_project",
    "is_styles_file",
    "open_look",
    "open_project",
    "open_styles",
    "project_name",
    "project_preview",
    "save_look",
    "save_project",
    "save_styles",
    "tidy_name",
]
