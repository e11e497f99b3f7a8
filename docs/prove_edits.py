"""Measures what docs/proof.md promises: edits of photos, exported, read again and undone.

`python docs/prove_edits.py` makes its photos from shipped portraits; `--photos FOLDER` takes portraits from a
folder of images/ and labels/. It prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import shape_of
from sean_editor.engine.engine import Engine
from sean_editor.export import write_photo
from sean_editor.export.difference import samples_of
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.proof import Proof, write_proven
from sean_editor.photo import load_portrait, read_photo, shipped_portraits
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.making import random_style
from sean_editor.session.textures import textured_exports

WIDTH, HEIGHT, SIDE = 1600, 1200, 640
"""Of a photo, and of the face in it."""

FORMATS = ((8, ".png", 95), (16, ".png", 95), (16, ".tif", 95), (8, ".webp", 100), (8, ".jpg", 95))
"""Bits of the photo, suffix and quality of the export."""


def main() -> None:
    args = _arguments()
    rng = random.Random(args.seed)
    portraits = _portraits(args.photos)
    engine = Engine(args.checkpoint, "cpu")
    print("| photo | edits | export | pixels | outside the edit | of them changed | changed by the format |")
    print("|---|---:|---|---:|---:|---:|---:|")
    for number in range(args.count):
        face, *others = rng.sample(portraits, 4)
        for row in _rows(engine, face, others, args.edits, number, rng):
            print(row, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, help="a folder of portraits (default: the shipped ones)")
    parser.add_argument("--count", type=int, default=3, help="photos")
    parser.add_argument("--edits", type=int, default=10, help="edits of each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path)
    return parser.parse_args()


def _portraits(folder: Path | None) -> list[Portrait]:
    if folder is None:
        return [load_portrait(path) for path in shipped_portraits()]
    return [load_portrait(path) for path in sorted((folder / "images").iterdir())]


def _rows(
    engine: Engine, face: Portrait, others: list[Portrait], edits: int, number: int, rng: random.Random
) -> Iterator[str]:
    """The rows of one photo: its edit in every format, then what is left after undo."""
    session = EditorSession(engine)
    try:
        with tempfile.TemporaryDirectory() as folder:
            photos = {depth: _photo(Path(folder, f"in{depth}.png"), face, depth, number) for depth in (8, 16)}
            session.open_portrait(_placed(face, photos[16]))
            session.add_references(others)
            session.wait_until_idle()
            _edit(session, edits, rng)
            proofs = _exported(session, face, photos, Path(folder))
            name = f"{number + 1}: {face.name}"
            for (_, suffix, _), proof in zip(FORMATS, proofs, strict=True):
                yield _row(name, str(edits), suffix, proof)
            while session.document.history.can_undo:
                session.document.undo()
            session.wait_until_idle()
            for (depth, suffix, _), proof in zip(
                FORMATS[:3], _exported(session, face, photos, Path(folder))[:3], strict=True
            ):
                written = samples_of(read_photo(Path(folder, f"out{depth}{suffix}")))
                assert np.array_equal(written, samples_of(photos[depth])), "undo left a trace"
                yield _row(name, f"{edits}, undone", suffix, proof)
    finally:
        session.close()


def _exported(session: EditorSession, face: Portrait, photos: dict[int, Photo], folder: Path) -> list[Proof]:
    proofs = []
    exports: dict[int, Exports] = {}
    for depth, suffix, quality in FORMATS:
        if depth not in exports:
            exports[depth] = _exports(session, _placed(face, photos[depth]))
        path = folder / f"out{depth}{suffix}"
        proof = write_proven(exports[depth], path, ExportRequest(Kind.PHOTO, textured=True), quality)
        assert proof is not None
        proofs.append(proof)
    return proofs


def _exports(session: EditorSession, portrait: Portrait) -> Exports:
    """The session's edit of a portrait that differs in the depth of its photo alone."""
    present = session.present()
    assert present is not None
    moved = replace(present, edit=replace(present.edit, portrait=portrait))
    return textured_exports(session.textures, moved.edit, lambda: moved.refined(session.engine).job())


def _row(name: str, edits: str, suffix: str, proof: Proof) -> str:
    bits, made, written = proof.after.bits, proof.made, proof.written
    outside = written.changed_outside if proof.lossless else made.changed_outside
    lost = "none" if proof.lossless else f"{written.changed_outside:,}, by {written.largest_outside} at most"
    kind = f"{proof.format}, {bits} bits" + (", lossless" if proof.format == "WebP" else "")
    return f"| {name} | {edits} | {kind} | {made.pixels:,} | {made.outside:,} | {outside:,} | {lost} |"


def _photo(path: Path, face: Portrait, depth: int, number: int) -> Photo:
    """A file with the face amid a noisy gradient."""
    rng = np.random.default_rng(number)
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    deep = np.stack([x * 30 + 9000, y * 30 + 12000, (x + y) * 12 + 15000], -1).astype(np.float32)
    left, top = _corner()
    side = cv2.resize(face.image, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    deep[top : top + SIDE, left : left + SIDE] = side * 257
    deep = np.clip(deep + rng.normal(0, 500, deep.shape), 0, 65535).astype(np.uint16)
    small = (deep >> 8).astype(np.uint8)
    write_photo(path, small, Photo(small, "photo", samples=deep if depth == 16 else None))
    return read_photo(path)


def _corner() -> tuple[int, int]:
    return (WIDTH - SIDE) // 2, (HEIGHT - SIDE) // 2


def _placed(face: Portrait, photo: Photo) -> Portrait:
    left, top = _corner()
    right, bottom = left + SIDE, top + SIDE
    corners = np.array([[left, top], [left, bottom], [right, bottom], [right, top]], float)
    return replace(face, origin=PhotoOrigin(photo, Alignment(corners)))


def _edit(session: EditorSession, count: int, rng: random.Random) -> None:
    """That many edits, of all kinds in turn; one that changed nothing is tried again."""
    document = session.document
    assert document is not None
    kinds = (_paint, _style, _mix, _transform, _random_style, _grow)
    number = 0
    while len(document.history) < count:
        kinds[number % len(kinds)](session, rng)
        number += 1
    session.wait_until_idle()


def _regions(session: EditorSession) -> list[int]:
    return np.unique(session.document.labels).tolist()


def _paint(session: EditorSession, rng: random.Random) -> None:
    def point() -> tuple[float, float]:
        return rng.uniform(60, 196), rng.uniform(40, 200)

    with session.document.edit("Brush"):
        session.document.paint_segment(point(), point(), rng.uniform(3, 9), rng.choice(_regions(session)))


def _style(session: EditorSession, rng: random.Random) -> None:
    regions = [1, *rng.sample(_regions(session), 2)]
    session.apply_style(rng.choice(session.references).id, regions)


def _mix(session: EditorSession, rng: random.Random) -> None:
    session.document.set_mix(list(session.document.styles), rng.uniform(0.2, 0.8))
    session.document.end_mix()


def _transform(session: EditorSession, rng: random.Random) -> None:
    shape = shape_of(session.document.labels, [rng.choice((2, 4, 5, 6, 7, 11, 12))])
    if shape is not None:
        moved = Pose.of(shape.rect).moved(rng.uniform(-5, 5), rng.uniform(-5, 5))
        session.document.transform(shape, moved)


def _random_style(session: EditorSession, rng: random.Random) -> None:
    faces = [reference.portrait for reference in session.references]
    made = random_style(session.engine, rng.randrange(1_000_000), portraits=faces)
    session.made.add(made)
    session.applying.made(made, [rng.choice(_regions(session)), 13])


def _grow(session: EditorSession, rng: random.Random) -> None:
    session.document.grow_region(rng.choice((2, 11, 12, 13)), rng.choice((-1.5, 1.5)))


if __name__ == "__main__":
    main()
