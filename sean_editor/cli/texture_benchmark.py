"""`python main.py benchmark --texture`: the texture pass, timed on this machine."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.portrait import Portrait
    from sean_editor.engine.engine import Engine
    from sean_editor.texture.benchmark import Person, TextureMeasurement

ROUNDS = 5
SIZES = (256, 512, 1024)

# what is aimed at on two cores, in milliseconds from the rest of an edit, and in megabytes
_SHOWN = {256: 150, 512: 600, 1024: 2500}
_MEMORY = 300


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("with --texture")
    photos = (
        "the portrait that is edited, and the one whose hair it gets (default: two shipped ones, enlarged)"
    )
    group.add_argument("--photos", nargs=2, metavar="FILE", help=photos)
    other = "the files of another autoencoder, to compare with"
    group.add_argument("--teacher", type=Path, metavar="FOLDER", help=other)


def run(args: argparse.Namespace, machine: Callable[[str], dict[str, object]]) -> int:
    measured = _measure(args)
    if args.json:
        print(json.dumps({"texture": asdict(measured), **machine(args.device)}, indent=1))
        return 0
    about = machine(args.device)
    print(f"Texture, {about['device']}. Median milliseconds; hair of another person.\n")
    print("\n".join(_lines(measured)))
    return 0


def _lines(measured: TextureMeasurement) -> Iterator[str]:
    yield "   stage    prepared  first edit  recoloured   mixed  second/first  shown after"
    for stage, means in zip(measured.stages, measured.means, strict=True):
        yield (
            f"{stage.size:>8}{stage.prepared:12.0f}{stage.first:12.0f}{stage.again:12.0f}{stage.mixed:8.0f}{stage.second:14.0%}"
            f"{measured.shown_after(stage):13.0f}{_aim(_SHOWN.get(stage.size), 'ms')}   {means}"
        )
    yield ""
    yield f"Network's exact picture, before the first stage: {measured.network:.0f}."
    yield "Prepared: the reference was added a while ago. Shown after: from the rest of such an edit on."
    yield f"Matte of the hair, once for a portrait, in the background: {measured.matte:.0f}."
    share = measured.draft_beside / measured.draft
    yield (
        f"Draft of a colour slider: {measured.draft:.1f}; beside a stage that is given up: "
        f"{measured.draft_beside:.1f} ({share:.0%})."
    )
    if measured.memory is not None:
        yield f"Peak memory: {measured.memory:.0f} MB above that without texture{_aim(_MEMORY, 'MB')}."
    coded = f"Autoencoder, there and back at 512: {measured.autoencoder:.0f}"
    if measured.teacher is not None:
        coded += f"; the other: {measured.teacher:.0f}, {measured.teacher / measured.autoencoder:.1f} times"
    yield f"{coded}."


def _aim(limit: int | None, unit: str) -> str:
    return "" if limit is None else f" (aim: {limit} {unit})"


def _measure(args: argparse.Namespace) -> TextureMeasurement:
    from models.autoencoder import AutoencoderError, load_autoencoder
    from models.lab.autoencoder.teacher import load_teacher
    from models.weights_file import WeightsFileError
    from sean_editor.checkpoints import TEXTURE_AUTOENCODER, usual_checkpoint
    from sean_editor.engine.device import choose_device
    from sean_editor.engine.engine import Engine
    from sean_editor.photo import load_portrait, shipped_portraits
    from sean_editor.photo.by_name import open_portrait
    from sean_editor.texture.benchmark import measure_texture

    try:
        autoencoder = load_autoencoder(TEXTURE_AUTOENCODER)
        teacher = load_teacher(args.teacher) if args.teacher is not None else None
    except (AutoencoderError, WeightsFileError) as error:
        raise UserError(str(error)) from error
    engine = Engine(
        args.checkpoint or usual_checkpoint(choose_device(args.device).type),
        args.device,
        quick=args.precision == "auto",
    )
    if args.photos:
        portraits = [open_portrait(name) for name in args.photos]
    else:
        portraits = [load_portrait(path) for path in shipped_portraits()[:2]]
    own, other = (_person(engine, portrait, enlarge=not args.photos) for portrait in portraits)
    return measure_texture(engine, own, other, args.rounds or ROUNDS, autoencoder, teacher, SIZES)


def _person(engine: Engine, portrait: Portrait, enlarge: bool) -> Person:
    from sean_editor.photo.own_photo import own_photo
    from sean_editor.texture.benchmark import Person, enlarged
    from sean_editor.texture.request import Source

    codes = engine.encode(portrait.image, portrait.labels).codes
    photo = own_photo(portrait)
    if enlarge or portrait.origin is None:
        photo = enlarged(photo, SIZES[-1])
    picture = engine.render(portrait.labels, codes)
    return Person(Source(portrait.id, photo, portrait.labels, picture), codes)
