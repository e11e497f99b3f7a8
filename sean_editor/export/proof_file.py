"""A proof as a JSON file beside the export: NAME.json."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from models.atomic_write import write_atomically
from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.export.proof import Proof, ProvenFile
from sean_editor.photo.decode import MAX_PIXELS
from sean_editor.version import __version__

MAGIC = "SEAN Editor proof"
VERSION = 1
_LARGEST = 64 << 20  # bytes of a file


def proof_path(path: Path | str) -> Path:
    """Where the proof of an export goes: NAME.json beside it."""
    return Path(path).with_suffix(".json")


def proof_json(proof: Proof, folders: bool = False) -> dict[str, Any]:
    """What the file holds. The names of files come without their folders unless `folders`.

    The mask is a PNG of one bit, in base64; its SHA-256 is that of one byte a pixel, 0 or 1, row by row.
    """
    return {
        "format": MAGIC,
        "version": VERSION,
        "program": f"SEAN Editor {__version__}",
        "kind": proof.kind.value,
        "keep_unedited": proof.keep_unedited,
        "holds": proof.holds,
        "size": list(proof.size),
        "before": _file(proof.before, folders),
        "after": _file(proof.after, folders) | {"encoding": proof.format, "lossless": proof.lossless},
        "made": asdict(proof.made),
        "written": asdict(proof.written),
        "mask": {"sha256": mask_hash(proof.reach), "png": _as_png(proof.reach)},
    }


def check_proof_place(path: Path) -> None:
    """UserError if a file lies there that is not a proof: NAME.json may be anything."""
    if path.exists() and not _is_proof(path):
        raise UserError(
            tr("{file} exists and is not a proof. Move it away, or choose another name.", file=path)
        )


def save_proof(path: Path | str, proof: Proof, folders: bool = False) -> None:
    """Write it. UserError if the place cannot be written to, or another kind of file lies there."""
    check_proof_place(Path(path))
    text = json.dumps(proof_json(proof, folders), ensure_ascii=False, indent=1)
    write_atomically(path, text + "\n")


@dataclass(frozen=True, eq=False)
class SavedProof:
    """What `verify` needs of a proof file.

    reach          the mask, bool [H, W]
    before, after  hashes of the samples
    lossy          the format that changed pixels when the file was written, as "JPEG"; "" for none
    """

    reach: np.ndarray
    before: str
    after: str
    lossy: str = ""


def open_proof(path: Path | str) -> SavedProof:
    """Read a proof file. UserError if it is none, is damaged, or its mask is not the one that it names."""
    path = Path(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("too large")
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] != MAGIC:
            raise ValueError("not a proof")
        newer = told["version"] != VERSION
        if not newer:
            reach = _from_png(str(told["mask"]["png"]), tuple(told["size"]))
            if mask_hash(reach) != told["mask"]["sha256"]:
                raise ValueError("another mask")
            before, after = told["before"], told["after"]
            lossy = "" if after["lossless"] else str(after["encoding"])
            return SavedProof(reach, str(before["samples_sha256"]), str(after["samples_sha256"]), lossy)
    except OSError as error:
        raise UserError(
            tr("{file} cannot be read ({reason}). Check the name.", file=path, reason=error.strerror or error)
        ) from error
    except Exception as error:  # anything may stand in a JSON file
        raise UserError(
            tr("{file} is not a proof, or is damaged. Export again with a proof.", file=path)
        ) from error
    raise UserError(tr("{file} was written by a newer version. Update the program.", file=path))


def mask_hash(reach: np.ndarray) -> str:
    """The SHA-256 of bool [H, W]: one byte a pixel, 0 or 1, row by row."""
    return hashlib.sha256(np.ascontiguousarray(reach, np.uint8).reshape(-1).data).hexdigest()


def _file(one: ProvenFile, folders: bool) -> dict[str, Any]:
    name = None if one.path is None else str(one.path) if folders else one.path.name
    return {"file": name, "sha256": one.sha256, "samples_sha256": one.samples_sha256, "bits": one.bits}


def _is_proof(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return MAGIC in file.read(200)
    except (OSError, ValueError):
        return False


def _as_png(reach: np.ndarray) -> str:
    stream = io.BytesIO()
    Image.fromarray(reach).save(stream, "PNG", optimize=True)
    return base64.b64encode(stream.getvalue()).decode()


def _from_png(text: str, size: tuple[int, ...]) -> np.ndarray:
    """bool [H, W]; ValueError if it is not a picture of (width, height) `size` in one bit."""
    with Image.open(io.BytesIO(base64.b64decode(text, validate=True)), formats=("PNG",)) as picture:
        if picture.size != size or picture.mode != "1" or size[0] * size[1] > MAX_PIXELS:
            raise ValueError("another size")
        return np.asarray(picture).view(np.uint8) > 0  # the bools that Pillow 13 gives have 255 for True
