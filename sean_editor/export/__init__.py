"""Results as files: pictures, photos, label maps, arrays. Each is written whole or not at all."""

from sean_editor.export.array import write_array
from sean_editor.export.before_after import before_after
from sean_editor.export.image import write_image
from sean_editor.export.mask import write_labels
from sean_editor.export.photo import write_photo

__all__ = ["before_after", "write_array", "write_image", "write_labels", "write_photo"]
