"""A project keeps the colour space of its photo, also where that comes from a PNG's chunks."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from sean_editor.document.photo_origin import Alignment, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.photo import load_portrait, photo_from_bytes, read_photo, shipped_portraits
from sean_editor.photo.icc import code_points_in
from sean_editor.project_file import open_project, save_project

P3 = bytes([12, 13, 0, 1])


def p3_png(path: Path) -> Path:
    with Image.open(shipped_portraits()[1]) as picture:
        picture.resize((300, 200)).save(path)
    data = path.read_bytes()
    chunk = struct.pack(">I", 4) + b"cICP" + P3 + struct.pack(">I", zlib.crc32(b"cICP" + P3))
    path.write_bytes(data[:33] + chunk + data[33:])
    return path


def test_the_space_of_a_photo_comes_back(tmp_path: Path) -> None:
    face, source = load_portrait(shipped_portraits()[0]), p3_png(tmp_path / "a.png")
    data = source.read_bytes()
    for photo in (read_photo(source), photo_from_bytes(data, "Clipboard")):
        origin = PhotoOrigin(photo, Alignment.whole_square(*photo.size))
        portrait = Portrait("Ann", face.image, face.labels, None, origin)
        save_project(tmp_path / "a.sean", Project(portrait, face.labels))
        again = open_project(tmp_path / "a.sean").portrait.origin
        assert again is not None and code_points_in(again.photo.icc_profile or b"") == tuple(P3)
        assert again.photo.icc_profile == photo.icc_profile
        assert np.array_equal(again.photo.pixels, photo.pixels) and again.photo.notices == ()
        source.unlink(missing_ok=True)
