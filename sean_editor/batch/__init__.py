"""One edit applied to a folder of photos: styles, colours and texture; every photo keeps its own layout."""

from sean_editor.batch.batch import Batch
from sean_editor.batch.edit import BatchEdit, BatchOptions, Faces
from sean_editor.batch.report import Outcome, Status

__all__ = ["Batch", "BatchEdit", "BatchOptions", "Faces", "Outcome", "Status"]
