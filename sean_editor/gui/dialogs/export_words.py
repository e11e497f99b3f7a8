"""The kinds, formats and seams of the export dialog, in words, and which options go with them."""

from __future__ import annotations

from models.translation import marked
from sean_editor.export.kinds import Kind
from sean_editor.photo.blend import Blend

TITLES = {
    Kind.PORTRAIT: marked("Portrait"),
    Kind.PHOTO: marked("Whole photo"),
    Kind.LAYERS: marked("Layers (OpenRaster)"),
    Kind.LAYOUT: marked("Layout"),
    Kind.MATTE: marked("Matte (hair)"),
    Kind.BEFORE_AFTER: marked("Before and after"),
}
MORE = {
    Kind.PORTRAIT: marked("the cut-out face"),
    Kind.PHOTO: marked("the photo's own size"),
    Kind.LAYERS: marked("for Krita and GIMP"),
    Kind.LAYOUT: marked("region ids as an indexed PNG"),
    Kind.MATTE: marked("the share of hair as a grey PNG"),
    Kind.BEFORE_AFTER: marked("side by side"),
}
NO_PHOTO = marked("This portrait was not cut out of a photo. Open the photo itself to export all of it.")
SEAMS = {
    Blend.FEATHER: (marked("Feather"), marked("The edit fades out at its edge.")),
    Blend.GRADIENT: (
        marked("Gradient"),
        marked("The colours of the edit are adapted to the photo at its edge."),
    ),
}
LAYERS_OF = {True: marked("Whole photo"), False: marked("Portrait")}
SIZED = (Kind.PORTRAIT, Kind.MATTE, Kind.BEFORE_AFTER)
PNG_ONLY = (Kind.LAYOUT, Kind.MATTE)
ONE_FORMAT = (*PNG_ONLY, Kind.LAYERS)
SIDES = (256, 512, 1024)
FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WebP", ".tif": "TIFF"}
WITH_QUALITY = (".jpg", ".webp")
LOSSLESS_FIRST = (".png", ".jpg", ".webp", ".tif")
QUALITIES = (50, 100)
WIDTH = 288
