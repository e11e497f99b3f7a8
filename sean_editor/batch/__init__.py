"""One edit applied to a folder of photos: styles, colours and texture; every photo keeps its own layout."""

from sean_editor.batch.batch import Batch
from sean_editor.batch.edit import OWN_OUTLINE, BatchEdit, BatchOptions, Faces
from sean_editor.batch.report import Outcome, Status

__all__ = ["OWN_OUTLINE", "Batch", "BatchEdit", "BatchOptions", "Faces", "Outcome", "Status"]
