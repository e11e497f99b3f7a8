"""The EXIF data of a picture that is written: what describes the photo, and no personal data unless asked."""

from __future__ import annotations

from PIL import ExifTags, Image

from sean_editor.quiet import quiet_decoding

_Base, _IFD = ExifTags.Base, ExifTags.IFD
_LIMIT = 65_000  # bytes: one JPEG segment
_SIZE_TAGS = _Base.ExifImageWidth, _Base.ExifImageHeight
_COLOUR_TAGS = _Base.WhitePoint, _Base.PrimaryChromaticities
_SRGB = 1  # a ColorSpace
_ADOBE_RGB = "R03"  # of the interoperability index (DCF 2.0)

_NEVER = (_Base.MakerNote, _Base.XMLPacket, _Base.IPTCNAA, _Base.ImageResources)
"""The camera's private notes and the blocks of other programs: they can hold the photo before the edit."""


def _tags(names: str) -> frozenset[int]:
    return frozenset(_Base[name] for name in names.split())


PICTURE_TAGS = _tags("""
    Make Model Orientation XResolution YResolution ResolutionUnit Software DateTime WhitePoint
    PrimaryChromaticities YCbCrCoefficients YCbCrPositioning ReferenceBlackWhite Copyright
""")
EXPOSURE_TAGS = _tags("""
    ExifVersion FlashPixVersion ColorSpace ComponentsConfiguration CompressedBitsPerPixel ExifImageWidth
    ExifImageHeight DateTimeOriginal DateTimeDigitized OffsetTime OffsetTimeOriginal OffsetTimeDigitized
    SubsecTime SubsecTimeOriginal SubsecTimeDigitized ExposureTime FNumber ExposureProgram ISOSpeedRatings
    SensitivityType StandardOutputSensitivity RecommendedExposureIndex ISOSpeed ISOSpeedLatitudeyyy
    ISOSpeedLatitudezzz ShutterSpeedValue ApertureValue BrightnessValue ExposureBiasValue MaxApertureValue
    SubjectDistance MeteringMode LightSource Flash FocalLength FlashEnergy FocalPlaneXResolution
    FocalPlaneYResolution FocalPlaneResolutionUnit ExposureIndex SensingMethod FileSource SceneType CFAPattern
    CustomRendered ExposureMode WhiteBalance DigitalZoomRatio FocalLengthIn35mmFilm SceneCaptureType
    GainControl Contrast Saturation Sharpness SubjectDistanceRange LensSpecification LensMake LensModel
    CompositeImage CompositeImageCount CompositeImageExposureTimes
""")
"""Tags of EXIF 2.32 by their directory: what says nothing of a person, and the copyright."""


def exif_to_write(
    block: bytes | None, size: tuple[int, int], personal_data: bool, srgb: bool = False
) -> Image.Exif | None:
    """The EXIF `block` of a photo, for an upright picture of (width, height) `size`; None if nothing is left.
    It declares no other colour space if the picture is written in `srgb` without a profile.

    Without `personal_data` only listed tags stay: the camera, the time, how the photo was taken, its colours,
    and the copyright. Location, owner, artist, serial numbers, comments and whatever is not in the standard
    go. Thumbnails and the camera's private notes, which can show the photo before the edit, go in any case.
    So does a block that is damaged or does not fit into a file.
    """
    if not block:
        return None
    try:
        with quiet_decoding():
            stored, exif = Image.Exif(), Image.Exif()
            stored.load(block)
            chosen = _chosen(stored, size, personal_data)
            if srgb:
                _declare_srgb(chosen)
            content = chosen.tobytes()
            exif.load(content)
            camera = exif.get_ifd(_IFD.Exif)
            if _IFD.Interop in camera:  # itself: a TIFF file of Pillow would point to where it was
                camera[_IFD.Interop] = exif.get_ifd(_IFD.Interop)
        return exif if exif and len(content) <= _LIMIT else None
    except Exception:  # damaged EXIF data does not spoil the picture
        return None


def _chosen(stored: Image.Exif, size: tuple[int, int], personal_data: bool) -> Image.Exif:
    exif = Image.Exif()
    camera, place, interop = (
        stored.get_ifd(directory) for directory in (_IFD.Exif, _IFD.GPSInfo, _IFD.Interop)
    )
    for tag, value in stored.items():
        if tag in PICTURE_TAGS or (personal_data and tag not in (*_NEVER, _IFD.Exif, _IFD.GPSInfo)):
            exif[tag] = value
    if exif or camera:
        exif[_Base.Orientation] = 1
    kept = {tag: value for tag, value in camera.items() if tag in EXPOSURE_TAGS}
    if personal_data:
        kept = {tag: value for tag, value in camera.items() if tag not in (*_NEVER, _IFD.Interop)}
    kept |= {tag: length for tag, length in zip(_SIZE_TAGS, size, strict=True) if tag in camera}
    if interop:  # it names the colour space (DCF)
        kept[_IFD.Interop] = interop
    if kept:
        exif[_IFD.Exif] = kept
    if place and personal_data:
        exif[_IFD.GPSInfo] = place
    return exif


def _declare_srgb(exif: Image.Exif) -> None:
    """Take away what names another colour space, as of a grey photo that was converted."""
    for tag in _COLOUR_TAGS:
        if tag in exif:
            del exif[tag]
    camera = exif.get(_IFD.Exif, {})
    if _Base.ColorSpace in camera:
        camera[_Base.ColorSpace] = _SRGB
    index = camera.get(_IFD.Interop, {}).get(ExifTags.Interop.InteropIndex)
    if str(index).strip("\0 ") == _ADOBE_RGB:
        del camera[_IFD.Interop]
