"""A transition as a file: GIF, animated WebP, MP4, or a PNG strip of its pictures side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import cv2
import numpy as np
from PIL import Image

from models.atomic_write import Cancelled, never, stop_if, write_atomically
from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.export.gif_palette import in_palette
from sean_editor.export.strip import strip
from sean_editor.export.timing import Timing

GIF, WEBP, MP4, STRIP = SUFFIXES = (".gif", ".webp", ".mp4", ".png")
FASTEST_GIF = 50
"""Pictures a second: viewers slow down what changes faster than every 20 ms."""
WEBP_QUALITY = 90
_GIF_UNIT, _WEBP_UNIT = 0.01, 0.001  # seconds
_CODEC = "mp4v"  # MPEG-4 Part 2: OpenCV's packages hold no encoder of H.264


def write_animation(
    path: Path | str,
    pictures: Iterable[np.ndarray],
    timing: Timing,
    dither: bool = True,
    captions: bool = True,
    cancelled: Cancelled = never,
) -> None:
    """Write pictures uint8 [H, W, 3] of one size, `timing.count` of them, in the format of the suffix.

    GIF, WebP and MP4 show them in `timing.order`. A GIF or WebP that loops does so for ever; a video has no
    such mark, and holds the way there and back once. Pictures of a GIF or WebP that look the same are one,
    shown longer. A strip has each once, with B's share below (`captions`). `dither` is for GIF.

    UserError for another suffix, more pictures a second than a GIF can show, or a place that cannot be
    written to; CancelledError (of concurrent.futures) soon after `cancelled()` is true. An older file then
    stays as it was. ValueError for another number of pictures.
    """
    suffix = check_animation(path, timing)
    made = []
    for picture in pictures:
        stop_if(cancelled)
        made.append(picture)
    if len(made) != timing.count:
        raise ValueError(f"{len(made)} pictures for a transition of {timing.count}")
    if suffix == GIF:
        shown = in_palette(made, dither)
        write_atomically(path, lambda file: _write_gif(file, shown, timing), cancelled)
    elif suffix == WEBP:
        write_atomically(path, lambda file: _write_webp(file, made, timing), cancelled)
    elif suffix == MP4:
        write_atomically(path, _video(made, timing, cancelled), cancelled)
    else:
        words = [f"{share:.3g}" for share in timing.shares] if captions else None
        sheet = Image.fromarray(strip(made, words))
        write_atomically(path, lambda file: sheet.save(file, "PNG"), cancelled)


def check_animation(path: Path | str, timing: Timing) -> str:
    """The suffix of `path`; UserError if `write_animation` would refuse it with this timing."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            tr(
                "{file} cannot be written as a transition. End the name in {endings}.",
                file=path,
                endings=", ".join(SUFFIXES),
            )
        )
    if suffix == GIF and timing.rate > FASTEST_GIF:
        raise UserError(
            tr(
                "A GIF shows {most} pictures a second at most, not {rate}. "
                "Choose fewer pictures, more seconds, or WebP.",
                most=FASTEST_GIF,
                rate=f"{timing.rate:.4g}",
            )
        )
    return suffix


def _write_gif(file: BinaryIO, pictures: Sequence[Image.Image], timing: Timing) -> None:
    first, *rest = (pictures[index] for index in timing.order)
    first.save(
        file,
        "GIF",
        save_all=True,
        append_images=rest,
        duration=[10 * time for time in timing.durations(_GIF_UNIT)],
        optimize=False,
        disposal=1,  # each picture lies over the last: only what differs is written
        **({"loop": 0} if timing.loop else {}),
    )


def _write_webp(file: BinaryIO, pictures: Sequence[np.ndarray], timing: Timing) -> None:
    first, *rest = (Image.fromarray(np.ascontiguousarray(pictures[index])) for index in timing.order)
    first.save(
        file,
        "WEBP",
        save_all=True,
        append_images=rest,
        duration=timing.durations(_WEBP_UNIT),
        loop=0 if timing.loop else 1,
        quality=WEBP_QUALITY,
    )


def _video(pictures: Sequence[np.ndarray], timing: Timing, cancelled: Cancelled) -> bytes:
    """An MP4 file. OpenCV writes to names only: it is made in a folder of its own."""
    height, width = pictures[0].shape[:2]
    with TemporaryDirectory(prefix="sean-editor-") as folder:
        path = Path(folder) / "transition.mp4"
        code = cv2.VideoWriter.fourcc(*_CODEC)
        writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, code, timing.rate, (width, height))
        try:
            if not writer.isOpened():
                raise UserError(tr("This build of OpenCV cannot write MP4. Choose WebP or GIF."))
            for index in timing.order:
                stop_if(cancelled)
                writer.write(cv2.cvtColor(pictures[index], cv2.COLOR_RGB2BGR))
        finally:
            writer.release()
        return path.read_bytes()
