"""Export of results: pictures, photos, label maps, arrays. Each file is written atomically."""

from sean_editor.export.array import write_array
from sean_editor.export.before_after import before_after
from sean_editor.export.image import write_image
from sean_editor.export.mask import write_labels
from sean_editor.export.photo import write_photo

__all__ = ["before_after", "write_array", "write_image", "write_labels", "write_photo"]
