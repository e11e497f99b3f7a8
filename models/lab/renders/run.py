"""Rendering many portraits into a folder that training takes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from models.atomic_write import write_atomically
from models.lab.renders.blender import import_blender
from models.lab.renders.maths import Array
from models.lab.renders.outfit import wish_for
from models.lab.renders.portrait import Portrait, Quality, render_portrait
from models.lab.renders.rig import Rig
from models.lab.renders.streams import Streams

_JPEG_QUALITY = 93


class Done(NamedTuple):
    """A number, and its portrait; None if it was there already."""

    number: int
    portrait: Portrait | None


@dataclass(frozen=True)
class RenderRun:
    """`count` portraits from number `start` on, for `seed`, into `folder`; they wear one kind of `wear` after
    the other (`wish_for`), or, without any, what they like.
    """

    folder: Path
    start: int
    count: int
    seed: int
    quality: Quality
    wear: tuple[str, ...] = ()

    def wish(self, index: int) -> dict[str, str | int]:
        """What the person of a number has to wear."""
        return wish_for(self.wear[index % len(self.wear)]) if self.wear else {}

    def paths(self, index: int) -> tuple[Path, Path]:
        """The files of a number: picture and label map."""
        name = f"{index:05d}"
        return self.folder / "images" / f"{name}.jpg", self.folder / "labels" / f"{name}.png"


def render_all(run: RenderRun, rig_file: Path) -> Iterator[Done]:
    """Render what is not there yet, one after the other; each number is reported once it is complete.

    UserError if Blender is not installed or the folder cannot be written to.
    """
    import_blender()
    rig = Rig(rig_file)
    for path in run.paths(0):
        path.parent.mkdir(parents=True, exist_ok=True)
    for index in range(run.start, run.start + run.count):
        image, labels = run.paths(index)
        if labels.exists():
            yield Done(index, None)
            continue
        portrait = render_portrait(rig, Streams(run.seed, index), run.quality, run.wish(index))
        write_atomically(image, _encoded(portrait.image, "JPEG", quality=_JPEG_QUALITY, subsampling=0))
        write_atomically(labels, _encoded(portrait.labels, "PNG"))  # last: it says that both are there
        yield Done(index, portrait)


def _encoded(pixels: Array, kind: str, **options: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind, **options)
    return file.getvalue()
