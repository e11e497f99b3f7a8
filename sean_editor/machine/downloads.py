"""Public weights files that the editor can use but does not ship: where they are, and getting them whole."""

from __future__ import annotations

import hashlib
import urllib.parse
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path

from models.translation import joined, marked, tr
from sean_editor.errors import UserError
from sean_editor.machine.http_file import RefusalError, open_remote
from sean_editor.machine.resumed_download import check_room


@dataclass(frozen=True)
class Download:
    """A file of `size` bytes with the digest `sha256`, which each of the `urls` offers. `note` is what one
    should know before using it.
    """

    title: str
    file: str
    urls: tuple[str, ...]
    size: int
    sha256: str
    note: str


_HUGGING_FACE, _GITHUB = "https://huggingface.co", "https://github.com"

# The digests are those that many independent users of the files have published; the publishers themselves
# vouch for the first eight digits of the last three, which are part of the names.
DOWNLOADS = {
    "face-parser": Download(
        title=marked("BiSeNet face parser"),
        file="79999_iter.pth",
        urls=(
            f"{_HUGGING_FACE}/vivym/face-parsing-bisenet/resolve/main/79999_iter.pth",
            f"{_HUGGING_FACE}/ManyOtherFunctions/face-parse-bisent/resolve/main/79999_iter.pth",
            f"{_GITHUB}/clibdev/face-parsing.PyTorch/releases/latest/download/face-parsing-bisenet.pth",
        ),
        size=53_289_463,
        sha256="468e13ca13a9b43cc0881a9f99083a430e9c0a38abd935431d1c28ee94b26567",
        note=marked(
            "The code it comes from is under the MIT licence. It was trained on the photographs of "
            "CelebAMask-HQ, which may be used for non-commercial research only."
        ),
    ),
    "vgg19": Download(
        title=marked("VGG-19 for the perceptual loss in training"),
        file="vgg19-dcbb9e9d.pth",
        urls=("https://download.pytorch.org/models/vgg19-dcbb9e9d.pth",),
        size=574_673_361,
        sha256="dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44",
        note=marked(
            "Published by torchvision under the BSD licence. It was trained on ImageNet, whose "
            "pictures may be used for non-commercial research only."
        ),
    ),
    "inception": Download(
        title=marked("Inception network for the Fréchet distance in evaluation"),
        file="pt_inception-2015-12-05-6726825d.pth",
        urls=(
            f"{_GITHUB}/mseitzer/pytorch-fid/releases/download/fid_weights/pt_inception-2015-12-05-6726825d.pth",
            f"{_GITHUB}/toshas/torch-fidelity/releases/download/v0.2.0/weights-inception-2015-12-05-6726825d.pth",
        ),
        size=95_628_359,
        sha256="6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2",
        note=marked(
            "Google's network of 2015, ported to PyTorch by pytorch-fid under the Apache licence. "
            "It was trained on ImageNet, whose pictures may be used for non-commercial research only."
        ),
    ),
    "mobilenet": Download(
        title=marked("MobileNetV2 for the figures of texture"),
        file="mobilenet_v2-b0353104.pth",
        urls=("https://download.pytorch.org/models/mobilenet_v2-b0353104.pth",),
        size=14_212_972,
        sha256="b03531047ffacf1e2488318dcd2aba1126cde36e3bfe1aa5cb07700aeeee9889",
        note=marked(
            "Published by torchvision under the BSD licence. It was trained on ImageNet, whose "
            "pictures may be used for non-commercial research only."
        ),
    ),
}


def fetch(
    download: Download,
    folder: Path,
    report: Callable[[float], object] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """The file's path in `folder`, where it is put whole and checked, or not at all; at once if it is there.

    The addresses are tried in turn. Bytes gather in a `.part` file beside the place; one that an earlier
    attempt left is continued. `report` receives the fraction that has arrived, 0 to 1. CancelledError (of
    concurrent.futures) soon after `cancelled()` is true, what has arrived being kept; UserError if no address
    gives the file or it cannot be stored.
    """
    target = folder / download.file
    attempt = _Attempt(download, folder / f"{download.file}.part", report, cancelled)
    refusals = []
    try:
        if target.is_file() and _sha256(target) == download.sha256:
            return target
        folder.mkdir(parents=True, exist_ok=True)
        attempt.check_room()
        for url in download.urls:
            try:
                attempt.complete(url)
            except RefusalError as refusal:
                refusals.append(f"{urllib.parse.urlsplit(url).hostname} {refusal}")
            else:
                attempt.part.replace(target)
                return target
    except OSError as error:
        raise UserError(
            tr(
                "{file} could not be stored in {folder} ({reason}). Free some space there and check that "
                "the folder can be written to.",
                file=download.file,
                folder=folder,
                reason=error.strerror or error,
            )
        ) from error
    sentences = [
        tr("{file} could not be downloaded: {reasons}.", file=download.file, reasons=tr("; ").join(refusals)),
        tr("Check your internet connection and try again."),
        tr("The part that has arrived is kept.") if _length(attempt.part) else "",
        tr("Or download {url} in a browser and put it into {folder}.", url=download.urls[0], folder=folder),
    ]
    raise UserError(joined(*sentences))


@dataclass(frozen=True)
class _Attempt:
    """A download under way, its bytes gathering in the file `part`."""

    download: Download
    part: Path
    report: Callable[[float], object]
    cancelled: Callable[[], bool]

    def check_room(self) -> None:
        """UserError if what is missing does not fit on the disk."""
        missing = self.download.size - _length(self.part)
        check_room(self.part.parent, self.download.file, missing)

    def complete(self, url: str) -> None:
        """Fill `part` from the address and check it. If what it began with was wrong, begin afresh."""
        while True:
            continued = _length(self.part) > 0
            self._append(url)
            if _sha256(self.part) == self.download.sha256:
                return
            self.part.unlink()
            if not continued:
                raise RefusalError(tr("has another file of that name (its checksum is wrong)"))

    def _append(self, url: str) -> None:
        size, done = self.download.size, _length(self.part)
        if done >= size:
            return
        self._stop_if_cancelled()
        with open_remote(url, done) as remote:
            self._check_size(remote.total)
            done = remote.start
            with self.part.open("ab" if done else "wb") as file:
                self.report(done / size)
                while chunk := remote.read(size - done):
                    file.write(chunk)
                    before, done = done, done + len(chunk)
                    if 200 * before // size < 200 * done // size:
                        self.report(done / size)
                    self._stop_if_cancelled()
        if done < size:
            raise RefusalError(tr("closed the connection"))

    def _check_size(self, total: int | None) -> None:
        if total is not None and total != self.download.size:
            raise RefusalError(
                tr(
                    "has another file of that name ({total:,} bytes instead of {size:,})",
                    total=total,
                    size=self.download.size,
                )
            )

    def _stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise CancelledError


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
