"""Photo import and paste-back: reading, finding faces, cropping, labelling, blending."""

from sean_editor.photo.decode import photo_from_array, photo_from_bytes, read_image, read_photo
from sean_editor.photo.labels import read_labels
from sean_editor.photo.portraits import find_labels, load_portrait, shipped_portraits

__all__ = [
    "find_labels",
    "load_portrait",
    "photo_from_array",
    "photo_from_bytes",
    "read_image",
    "read_labels",
    "read_photo",
    "shipped_portraits",
]
