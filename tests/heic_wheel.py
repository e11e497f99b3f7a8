"""A stand-in for the wheel of pillow-heif, as small as can be: every HEIC picture is a green rectangle."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

SIZE = 64, 48
GREEN = 10, 200, 30

_MODULE = f"""
from PIL import Image


def _green(file, name):
    picture = Image.new("RGB", {SIZE}, {GREEN})
    picture.format = "HEIF"
    file.close()
    return picture


def register_heif_opener():
    Image.register_open("HEIF", _green, lambda head: head[4:8] == b"ftyp")
"""


def write_heic_wheel(folder: Path) -> Path:
    """Write it into a new folder, for pip's --find-links. Returns the folder."""
    folder.mkdir()
    info = "pillow_heif-9.0.dist-info"
    files = {
        "pillow_heif.py": _MODULE,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: pillow-heif\nVersion: 9.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(folder / "pillow_heif-9.0-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return folder


def write_heic(path: Path) -> Path:
    """A file that begins as a HEIC picture does."""
    path.write_bytes(struct.pack(">I", 28) + b"ftypheic" + bytes(4) + b"mif1heicmiaf" + bytes(64))
    return path
