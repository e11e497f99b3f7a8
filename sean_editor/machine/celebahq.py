"""The authors' full-size network for CelebA-HQ: where it is published, and getting it into our own format.

It may not be shipped, and its publishers name no digest. So what arrives is checked by its structure, and its
digest is written into the converted file.
"""

from __future__ import annotations

import hashlib
import os
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.atomic_write import Cancelled, never, stop_if
from models.errors import is_out_of_memory
from models.translation import marked, tr
from sean_editor.errors import UserError
from sean_editor.machine.archive import WrongFileError, is_archive, unpack
from sean_editor.machine.resumed_download import Part, Report, check_room, fetch_resumed

if TYPE_CHECKING:
    from models.sean import SEANConfig

MIRROR = "SEAN_EDITOR_CELEBAHQ_URL"
"""The environment variable with other addresses of the archive, separated by spaces."""

_MOST_BESIDE = 1 << 24
"""Bytes of names and other files beside the weights."""
_ID = "1UMgKGdVqlulfgOBV4Z0ajEwPdgt3_EDK"


def _paper() -> SEANConfig:
    from models.sean import SEANConfig  # brings torch, which takes seconds to import

    return SEANConfig.paper()


@dataclass(frozen=True)
class PublicModel:
    """A network that others publish.

    archive  the name of the published file, which holds the weights under the name `member`
    urls     where it can be downloaded
    page     the same for people, in a browser
    size     bytes of the archive, about: it is for words
    weights  bytes of the weights in memory, and in our file
    config   makes the configuration that they must have
    """

    title: str
    archive: str
    member: str
    urls: tuple[str, ...]
    page: str
    project: str
    licence: str
    licence_page: str
    size: float
    weights: int
    config: Callable[[], SEANConfig]


CELEBAHQ = PublicModel(
    title=marked("CelebA-HQ model"),
    archive="CelebA-HQ_pretrained.tar.gz",
    member="latest_net_G.pth",
    urls=(f"https://drive.usercontent.google.com/download?id={_ID}&export=download&confirm=t",),
    page=f"https://drive.google.com/file/d/{_ID}/view",
    project="https://github.com/ZPdesu/SEAN",
    licence="CC BY-NC-SA 4.0",
    licence_page="https://creativecommons.org/licenses/by-nc-sa/4.0/",
    size=1e9,
    weights=1_068_173_500,
    config=_paper,
)


def addresses(model: PublicModel) -> tuple[str, ...]:
    """Where the archive is downloaded from. UserError for a mirror that is none."""
    named = tuple(os.environ.get(MIRROR, "").split())
    for url in named:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UserError(
                tr(
                    "{variable} has to hold addresses that begin with https://, not {url}.",
                    variable=MIRROR,
                    url=url,
                )
            )
    return named or model.urls


def part_of(model: PublicModel, target: Path) -> Part:
    """What has arrived of the archive, beside the place of the converted file."""
    return Part(target.parent / model.archive)


def download(
    model: PublicModel,
    target: Path,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = never,
) -> Path:
    """Download the archive, and return its path: a part that is whole. See `fetch_resumed` for errors."""
    room = 2 * model.weights  # unpacked, and converted
    return fetch_resumed(addresses(model), part_of(model, target), _most(model), room, report, cancelled)


def install_download(
    model: PublicModel,
    target: Path,
    say: Callable[[str], object] = lambda text: None,
    cancelled: Cancelled = never,
) -> None:
    """Convert what `download` has brought, and remove it. Errors are those of `install`; after a
    WrongFileError it is gone, too, for to continue it would not make it right.
    """
    part = part_of(model, target)
    with part.locked():
        try:
            install(model, part.path, target, say, cancelled)
        except WrongFileError as error:
            part.discard()
            raise WrongFileError(tr("What was downloaded cannot be used. {reason}", reason=error)) from error
        part.discard()


def install(
    model: PublicModel,
    source: Path,
    target: Path,
    say: Callable[[str], object] = lambda text: None,
    cancelled: Cancelled = never,
) -> None:
    """Convert `source`, the archive or the weights in it, to the file `target`; `say` is told each step.

    WrongFileError if it is something else, UserError if it cannot be read or stored; what was at `target`
    stays. CancelledError (of concurrent.futures) soon after `cancelled()` is true.
    """
    unpacked = target.with_name(f".{model.member}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        packed = is_archive(source, model.member)
        check_room(target.parent, target.name, (2 if packed else 1) * model.weights)
        if packed:
            say(tr("Unpacking…"))
            unpack(source, model.member, unpacked, _most_weights(model), cancelled)
        _convert(model, unpacked if packed else source, target, say, cancelled)
    except OSError as error:
        raise UserError(
            tr(
                "{file} could not be read, or not be stored in {folder} ({reason}).",
                file=source.name,
                folder=target.parent,
                reason=error.strerror or error,
            )
        ) from error
    finally:
        unpacked.unlink(missing_ok=True)


def _convert(
    model: PublicModel, source: Path, target: Path, say: Callable[[str], object], cancelled: Cancelled
) -> None:
    from models.sean.checkpoint import CheckpointError, convert_checkpoint

    say(tr("Checking…"))
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    stop_if(cancelled)
    about = {
        "title": model.title,
        "source": model.project,
        "licence": model.licence,
        "licence_page": model.licence_page,
        f"sha256 of {model.member}": digest,
    }
    say(tr("Converting…"))
    try:
        convert_checkpoint(source, target, model.config(), about)
    except CheckpointError as error:
        if any(is_out_of_memory(one) for one in _causes(error)):
            raise UserError(str(error)) from error
        raise WrongFileError(str(error)) from error


def _causes(error: BaseException | None) -> Iterator[Exception]:
    while isinstance(error, Exception):
        yield error
        error = error.__cause__


def _most_weights(model: PublicModel) -> int:
    """Bytes that the `.pth` may have: names and numbers of the file beside the weights."""
    return model.weights + model.weights // 8 + _MOST_BESIDE


def _most(model: PublicModel) -> int:
    """Bytes that the archive may have: nobody says what else is in it."""
    return 2 * _most_weights(model)
