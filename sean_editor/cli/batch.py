"""`python main.py batch EDIT.sean FOLDER -o OUT`: the styles of a project for all photos of a folder."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from sean_editor.cli.photos import add_pasting_options, writing_options
from sean_editor.cli.proofs import add_proof_option
from sean_editor.cli.rendering import add_model_options

if TYPE_CHECKING:
    from sean_editor.batch import Batch, BatchOptions, Outcome

FORMATS = ("same", "jpg", "png", "webp", "tif")
INTERRUPTED = 130  # the exit status after Ctrl+C


def add_arguments(parser: argparse.ArgumentParser) -> None:
    edit = "a .sean file: the styles in use there are applied; layouts are not, every photo keeps its own"
    parser.add_argument("project", type=Path, metavar="EDIT", help=edit)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the photos; subfolders are not searched")
    add_batch_options(parser, "as in the project")


def add_batch_options(parser: argparse.ArgumentParser, texture_default: str, required: bool = True) -> None:
    """Where the results go, and how every photo is edited and written."""
    out = "where the results and report.csv go; what is there already with the same edit is skipped"
    parser.add_argument("-o", "--output", type=Path, required=required, metavar="OUT", help=out)
    faces = "all: every sure face of a photo (the default); best: the best one"
    parser.add_argument("--faces", choices=("all", "best"), default="all", help=faces)
    same = "same (the default) is that of each photo; HEIC and AVIF become JPEG, BMP and GIF become PNG"
    parser.add_argument("--format", choices=FORMATS, default="same", help=same)
    texture = f"photo: with the texture of the photos; network: without (default: {texture_default})"
    parser.add_argument("--texture", choices=("photo", "network"), help=texture)
    add_pasting_options(parser)
    add_proof_option(parser)
    add_model_options(parser)


def run(args: argparse.Namespace) -> int:
    from sean_editor.batch import Batch, BatchEdit
    from sean_editor.engine.engine import Engine
    from sean_editor.project_file import open_project
    from sean_editor.session.project_picture import project_warning

    project = open_project(args.project)
    if project.trouble:
        print(project.trouble, file=sys.stderr)
    edit = BatchEdit.of(project)
    for sentence in edit.left:
        print(sentence, file=sys.stderr)
    engine = Engine(args.checkpoint, args.device)
    if warning := project_warning(engine, project):
        print(warning, file=sys.stderr)
    texture = args.texture or project.view.get("texture")
    batch = Batch(engine, edit, args.folder, args.output, batch_options(args, texture != "network"))
    return run_batch(batch)[0]


def batch_options(args: argparse.Namespace, textured: bool) -> BatchOptions:
    """What the options of `add_batch_options` ask for."""
    from sean_editor.batch import BatchOptions, Faces
    from sean_editor.photo.blend import Blend

    return BatchOptions(
        Faces(args.faces),
        None if args.format == "same" else f".{args.format}",
        textured=textured,
        keep_unedited=args.keep_detail,
        blend=Blend(args.blend),
        proof=args.proof,
        **writing_options(args),
    )


def run_batch(batch: Batch) -> tuple[int, list[Outcome]]:
    """Run a batch and say what becomes of each photo: the exit status, and the outcomes."""
    from sean_editor.batch import Status

    outcomes: list[Outcome] = []
    with _Interruption().watched() as interruption:
        for outcome in batch.run(stop=lambda: interruption.asked):
            outcomes.append(outcome)
            print(f"[{len(outcomes)}/{len(batch.photos)}] {_line(outcome, batch.output)}", flush=True)
    count = {status: sum(one.status is status for one in outcomes) for status in Status}
    again = sum(one.again and one.status is Status.DONE for one in outcomes)
    left = len(batch.photos) - len(outcomes)
    words = [f"{count[Status.DONE] - again} done"]
    words += [f"{again} done before"] if again else []
    words += [f"{count[Status.UNCHANGED]} not changed"] if count[Status.UNCHANGED] else []
    words += [f"{count[Status.FAILED]} failed"] if count[Status.FAILED] else []
    words += [f"{left} left: run the same command again to go on"] if left else []
    print(f"{', '.join(words)}. Report: {batch.output / 'report.csv'}")
    status = INTERRUPTED if left else 1 if count[Status.FAILED] else 0
    return status, outcomes


def _line(outcome: Outcome, folder: Path) -> str:
    from sean_editor.batch import Status

    remark = f" ({outcome.remark})" if outcome.remark else ""
    proof = f", {outcome.changed} of {outcome.outside} pixels outside changed" if outcome.outside else ""
    if outcome.status is not Status.DONE:
        return f"{outcome.photo}: {outcome.status.value}{remark}"
    if outcome.again:
        return f"{outcome.photo}: done before"
    faces = "1 face" if outcome.faces == 1 else f"{outcome.faces} faces"
    done = ", ".join([faces, *outcome.regions.split()])  # no region if only the light is another one
    return f"{outcome.photo}: {done} -> {folder / outcome.output}{proof}{remark}"


class _Interruption:
    """The first Ctrl+C lets the photo under way be finished, the second stops at once."""

    def __init__(self) -> None:
        self.asked = False

    @contextmanager
    def watched(self) -> Iterator[_Interruption]:
        before = signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        print("Finishing this photo. Press Ctrl+C again to stop at once.", file=sys.stderr)
