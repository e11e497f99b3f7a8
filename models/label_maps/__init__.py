"""Label maps in picture files: what of a pixel is its label, and what cannot be one."""

from models.label_maps.formats import check_lossless
from models.label_maps.orders import (
    FACE_PARSING,
    agreement,
    from_face_parsing,
    in_face_parsing_order,
    to_face_parsing,
)
from models.label_maps.reading import LabelMap, labels_in
from models.label_maps.shapes import at_size, same_shape

__all__ = [
    "FACE_PARSING",
    "LabelMap",
    "agreement",
    "at_size",
    "check_lossless",
    "from_face_parsing",
    "in_face_parsing_order",
    "labels_in",
    "same_shape",
    "to_face_parsing",
]
