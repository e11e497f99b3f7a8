"""What reads files from outside, and how each may refuse one."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from random import Random

from fuzzing import files, mutations, pictures
from fuzzing.mutations import Mutation, any_bytes
from models.autoencoder.checkpoint import AutoencoderError, load_autoencoder
from models.enlarger import EnlargerError, load_enlarger
from models.errors import UserError, is_out_of_memory
from models.lab.datasets.errors import DataError
from models.lab.datasets.index import INDEX_FILE, read_index
from models.lab.datasets.region_file import CSV_FILE, JSON_FILE, read_regions
from models.lab.mixes.recipe import read_recipes
from models.lab.parser.samples import read_flags
from models.lab.training.settings import merge_settings, read_settings
from models.parsing import ParsingError, load_parser
from models.parsing.locator_file import load_face_models
from models.regions import CELEBAMASK_HQ, read_groups
from models.sean import CheckpointError, load_generator
from sean_editor.cli.lab.cut_faces import read_squares
from sean_editor.document.replay import replay
from sean_editor.engine.style_file import unpack_style
from sean_editor.export.proof_file import open_proof
from sean_editor.machine.archive import is_archive, unpack
from sean_editor.photo.decode import read_photo
from sean_editor.photo.labels import read_label_map
from sean_editor.project_file import open_look, open_project, open_styles
from sean_editor.session.journal import read_journal

MADE_HERE = 0.5
"""Share of the inputs that are changed by what knows the format."""


class Fault(Exception):  # noqa: N818  (of the reader, not of this program)
    """A reader did what no reader may do."""


@dataclass(frozen=True)
class Reader:
    """`make` gives good files, `read` takes one from a path, or raises one of `refusals`, which a person
    reads as a sentence. `by_format` changes a good file so that its checksums still fit.
    """

    suffix: str
    make: Callable[[], list[bytes]]
    read: Callable[[Path], object]
    refusals: tuple[type[Exception], ...] = (UserError,)
    by_format: Mutation | None = None

    @cached_property
    def corpus(self) -> list[bytes]:
        return self.make()

    def case(self, name: str, seed: int, number: int) -> bytes:
        """An input: the same for the same numbers. The first ones are the corpus as it is."""
        if number < len(self.corpus):
            return self.corpus[number]
        rng = Random(f"{name} {seed} {number}")
        data = rng.choice(self.corpus)
        if self.by_format is not None and rng.random() < MADE_HERE:
            try:
                return self.by_format(data, rng)
            except Exception:  # of the corpus, some is damaged already, or of another format
                return any_bytes(data, rng)
        return any_bytes(data, rng)

    def try_file(self, path: Path) -> bool:
        """Whether it was read; False if it was refused in words. Fault for anything else."""
        try:
            self.read(path)
        except self.refusals as error:
            cause: BaseException | None = error
            while cause is not None:
                if is_out_of_memory(cause):
                    raise Fault(f"it asks for all memory ({cause})") from error
                cause = cause.__cause__ or cause.__context__
            if not str(error).strip():
                raise Fault("it refuses without a word") from error
            return False
        except Exception as error:
            raise Fault(f"{type(error).__name__}: {error}") from error
        return True


def _journal(path: Path) -> None:
    story = read_journal(path)
    if story is None:
        raise UserError("nothing is whole")
    document = story.beginning.document()
    replay(document, story.events)
    while document.history.can_undo:
        document.undo()


def _style(path: Path) -> None:
    codes, present = unpack_style(files.STYLE_NAME, path.read_bytes())
    if codes.ndim != 2 or present.shape != codes.shape[:1]:
        raise Fault("its shapes do not fit")


def _style_that_fits(data: bytes, rng: Random) -> bytes:
    body = any_bytes(data[40:], rng)
    return data[:8] + hashlib.sha256(files.STYLE_NAME.encode() + body).digest() + body


def _archive(path: Path) -> None:
    target = path.with_name("unpacked")
    try:
        if not is_archive(path, files.PACKED_NAME):
            raise UserError("it is taken for weights")
        unpack(path, files.PACKED_NAME, target, 1 << 20)
    finally:
        target.unlink(missing_ok=True)


def _settings(path: Path) -> None:
    settings = merge_settings(read_settings(path))
    settings.training_plan()
    settings.network_config(19)


def _in_folder(name: str, read: Callable[[Path], object], path: Path) -> None:
    """Read from the folder that has the file by this name."""
    place = path.parent / name
    shutil.copyfile(path, place)
    try:
        read(path.parent)
    finally:
        place.unlink()


_IN_TRAINING = (DataError, ValueError, TypeError)
"""What the training commands turn into a sentence."""


READERS: dict[str, Reader] = {
    **{
        kind: Reader(
            f".{kind}",
            partial(pictures.photos, kind),
            read_photo,
            by_format=mutations.png if kind == "png" else None,
        )
        for kind in pictures.KINDS
    },
    "labels": Reader(".png", pictures.label_maps, read_label_map, by_format=mutations.png),
    "project": Reader(".sean", files.projects, open_project, by_format=mutations.archive),
    "styles": Reader(".seanstyles", files.shared_styles, open_styles, by_format=mutations.archive),
    "look": Reader(".seanlook", files.looks, open_look, by_format=mutations.archive),
    "journal": Reader(".journal", files.journals, _journal, by_format=mutations.journal),
    "style": Reader(".style", files.styles, _style, (ValueError,), _style_that_fits),
    "safetensors": Reader(
        ".safetensors", files.generators, load_generator, (CheckpointError,), mutations.safetensors
    ),
    "pth": Reader(".pth", files.pickles, load_generator, (CheckpointError,), mutations.archive),
    "archive": Reader(".tar.gz", files.archives, _archive),
    "parser": Reader(".safetensors", files.parsers, load_parser, (ParsingError,), mutations.safetensors),
    "locator": Reader(
        ".safetensors", files.locators, load_face_models, (ParsingError,), mutations.safetensors
    ),
    "autoencoder": Reader(
        ".safetensors", files.autoencoders, load_autoencoder, (AutoencoderError,), mutations.safetensors
    ),
    "enlarger": Reader(
        ".safetensors", files.enlargers, load_enlarger, (EnlargerError,), mutations.safetensors
    ),
    "settings": Reader(".json", files.settings, _settings, _IN_TRAINING, mutations.json_text),
    "regions-json": Reader(
        ".txt",
        files.regions_as_json,
        partial(_in_folder, JSON_FILE, read_regions),
        (DataError,),
        mutations.json_text,
    ),
    "regions-csv": Reader(
        ".txt", files.regions_as_csv, partial(_in_folder, CSV_FILE, read_regions), (DataError,)
    ),
    "groups": Reader(
        ".json", files.groups, partial(read_groups, regions=CELEBAMASK_HQ), by_format=mutations.json_text
    ),
    "index": Reader(
        ".txt",
        files.indices,
        partial(_in_folder, INDEX_FILE, read_index),
        (DataError,),
        mutations.json_text,
    ),
    "proof": Reader(".json", files.proofs, open_proof, by_format=mutations.json_text),
    "recipes": Reader(".json", files.recipes, read_recipes, by_format=mutations.json_text),
    "flags": Reader(".txt", files.flags, partial(_in_folder, "flags.csv", read_flags)),
    "squares": Reader(".csv", files.squares, read_squares),
}
