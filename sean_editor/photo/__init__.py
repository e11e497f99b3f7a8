"""Pictures in, Qt-free: decode safely, read label maps, make portraits of both."""

from sean_editor.photo.decode import read_image
from sean_editor.photo.labels import read_labels
from sean_editor.photo.portraits import find_labels, load_portrait, shipped_portraits

__all__ = ["find_labels", "load_portrait", "read_image", "read_labels", "shipped_portraits"]
