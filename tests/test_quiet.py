"""What libraries write about odd files stays off the terminal, and what Python writes is shown."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

ROOT = Path(__file__).resolve().parents[1]
PIXELS = np.random.default_rng(3).integers(0, 256, (48, 64, 3)).astype(np.uint8)


def _jpeg(exif: bytes = b"") -> bytes:
    file = io.BytesIO()
    Image.fromarray(PIXELS).save(file, "JPEG", exif=exif)
    return file.getvalue()


def extraneous_bytes() -> bytes:
    """Before the pixels of a JPEG: libjpeg warns."""
    whole = _jpeg()
    scan = whole.index(b"\xff\xda")
    return whole[:scan] + b"\0\1\2\3" + whole[scan:]


def corrupt_exif() -> bytes:
    """A directory that says it has more entries than there are: Pillow warns."""
    return _jpeg(b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\1" * 20)


def bad_profile() -> bytes:
    """A PNG of 16 bits, read by OpenCV, with a profile that is none: libpng warns."""
    whole = cv2.imencode(".png", PIXELS.astype(np.uint16) * 257)[1].tobytes()
    content = b"iCCPbad\0\0" + zlib.compress(bytes(200))
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return whole[:33] + chunk + whole[33:]


def unknown_tag() -> bytes:
    """A TIFF of 16 bits, read by OpenCV, with a tag that libtiff does not know: it warns through OpenCV."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    samples = PIXELS.astype("<u2") * 257
    tags[256], tags[257], tags[258], tags[259], tags[262] = 64, 48, (16, 16, 16), 1, 2
    tags[273], tags[277], tags[278], tags[279] = 0, 3, 48, samples.nbytes
    tags.tagtype[65000] = 2
    tags[65000] = "hello"
    file = io.BytesIO()
    tags.save(file)
    return file.getvalue() + samples.tobytes()


READ = """
import sys, threading
from sean_editor.quiet import keep_libraries_quiet
if "quiet" in sys.argv:
    keep_libraries_quiet()
from sean_editor import read_photo, UserError
import cv2
from sean_editor.quiet import quiet_decoding

print(read_photo(sys.argv[1]).size)
with quiet_decoding():
    cv2.imread(sys.argv[1], cv2.IMREAD_UNCHANGED)
    print("Python says this", file=sys.stderr)
    threading.Thread(target=lambda: 1 / 0).start()
"""


def read(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", READ, path, *words], cwd=ROOT, capture_output=True, text=True
    )


@pytest.mark.parametrize("make", [extraneous_bytes, corrupt_exif, bad_profile, unknown_tag])
def test_odd_files_are_read_in_silence(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / ("odd.png" if make is bad_profile else "odd.tif" if make is unknown_tag else "odd.jpg")
    path.write_bytes(make())
    done = read(path, "quiet")
    assert done.returncode == 0 and done.stdout == "(64, 48)\n"
    lines = done.stderr.splitlines()
    assert lines[0] == "Python says this", "what Python writes meanwhile is shown"
    assert lines[1].startswith("Exception in thread") and lines[-1] == "ZeroDivisionError: division by zero"
    assert [
        line for line in lines[1:] if line.startswith("[") or "warning" in line.lower() or "JPEG" in line
    ] == []


@pytest.mark.parametrize(("make", "says"), [(extraneous_bytes, "extraneous"), (unknown_tag, "65000")])
def test_they_are_odd_indeed(make: Callable[[], bytes], says: str, tmp_path: Path) -> None:
    """A library is as loud as it is in the program that uses it, which decides."""
    path = tmp_path / "odd.tif"
    path.write_bytes(make())
    assert says in read(path).stderr


@pytest.mark.slow
def test_a_command_is_silent_and_its_children_can_be_heard(tmp_path: Path) -> None:
    path = tmp_path / "odd.jpg"
    path.write_bytes(corrupt_exif())
    words = [sys.executable, "main.py", "analyse", path, "-o", tmp_path / "faces"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("main.py: No face was found") and done.stderr.count("\n") == 1
    code = (
        "import subprocess, sys\nfrom sean_editor.quiet import keep_libraries_quiet, quiet_decoding\n"
        "keep_libraries_quiet()\nwith quiet_decoding():\n    pass\n"
        "subprocess.run([sys.executable, '-c', 'import sys; sys.stderr.write(str(42))'])\n"
        "import os; os.write(2, b' and we')"
    )
    heard = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert heard.stderr == "42 and we", "after decoding, C libraries and other programs as well"


@pytest.mark.parametrize("name", ["J\u00f6rg \u2192.png", os.fsdecode(b"caf\xe9.png")])
def test_a_message_names_any_file(name: str, tmp_path: Path) -> None:
    """On standard error; for standard output see `tests/cli/test_command_line.py`."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    words = [sys.executable, "main.py", "convert-labels", tmp_path / name, "-o", tmp_path / "out"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True)
    assert done.returncode == 1 and b"There is no file" in done.stderr and b"Traceback" not in done.stderr
    assert b".png" in done.stderr and done.stderr.count(b"\n") == 1


def test_quiet_decoding_on_several_threads_gives_standard_error_back() -> None:
    code = (
        "import os, threading\nfrom sean_editor.quiet import keep_libraries_quiet, quiet_decoding\n"
        "keep_libraries_quiet()\n"
        "def work():\n    for _ in range(200):\n        with quiet_decoding(): os.write(2, b'noise')\n"
        "threads = [threading.Thread(target=work) for _ in range(8)]\n"
        "[t.start() for t in threads]; [t.join() for t in threads]\n"
        "os.write(2, b'heard'); print(len(os.listdir('/proc/self/fd')))"
    )
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("only Linux counts a process's open files there")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "heard" and int(done.stdout) <= 6, "nothing is left open"
