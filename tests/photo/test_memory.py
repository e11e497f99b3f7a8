"""Pictures that are small in the file and huge in memory: refused before a pixel is decoded."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sean_editor.errors import UserError
from sean_editor.photo.decode import read_image, read_photo
from sean_editor.photo.labels import read_labels
from sean_editor.photo.memory import PER_PIXEL, fits_file

SIDE = 12_000  # 144 megapixels


def flat_tiff(path: Path, samples: int, bits: int, sample_format: int) -> Path:
    """A TIFF of SIDE x SIDE, all of whose strips are the same place in the file."""
    rows, count = 100, SIDE // 100
    strip = zlib.compress(bytes(rows * SIDE * samples * bits // 8), 9)
    lists = struct.pack(f"<{samples}H", *[bits] * samples).ljust(16, b"\0")
    start = 8 + 2 + 11 * 12 + 4
    after = start + len(lists) + 8 * count
    tags = [
        (256, 4, 1, SIDE), (257, 4, 1, SIDE), (258, 3, samples, start if samples > 2 else bits),
        (259, 3, 1, 8), (262, 3, 1, 2 if samples == 3 else 1), (273, 4, count, start + len(lists)),
        (277, 3, 1, samples), (278, 4, 1, rows), (279, 4, count, start + len(lists) + 4 * count),
        (284, 3, 1, 1), (339, 3, 1, sample_format),
    ]  # fmt: skip
    table = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    places = struct.pack(f"<{count}I", *[after] * count) + struct.pack(f"<{count}I", *[len(strip)] * count)
    path.write_bytes(b"II*\0" + struct.pack("<IH", 8, len(tags)) + table + bytes(4) + lists + places + strip)
    return path


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("bombs")
    for name, mode in (("a.png", "RGB"), ("rgba.png", "RGBA"), ("a.gif", "P"), ("a.jpg", "RGB")):
        Image.new(mode, (SIDE, SIDE)).save(folder / name, **({"quality": 1} if name == "a.jpg" else {}))
    flat_tiff(folder / "float64.tif", 3, 64, 3)
    flat_tiff(folder / "float32.tif", 3, 32, 3)
    flat_tiff(folder / "wide.tif", 3, 16, 1)
    return sorted(folder.iterdir())


READ_ALL = """
import resource, sys
from pathlib import Path
from sean_editor.errors import UserError
from sean_editor.photo.decode import read_photo
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sys.argv[1:]:
    try:
        read_photo(path)
    except UserError as error:
        assert f"{Path(path).name} is a picture of 12000 x 12000 pixels" in str(error), error
    else:
        raise SystemExit(path + " was read")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
def test_they_are_refused_before_they_take_memory(bombs: list[Path]) -> None:
    """In a process of its own, whose peak nothing else has raised."""
    assert all(path.stat().st_size < 2_500_000 for path in bombs)
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *map(str, bombs)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 50_000, "kilobytes"


def test_label_maps_too(tmp_path: Path) -> None:
    Image.new("L", (SIDE, SIDE)).save(tmp_path / "labels.png")
    with pytest.raises(UserError, match=r"labels\.png is a picture of 12000 x 12000 pixels in a very small"):
        read_labels(tmp_path / "labels.png")
    Image.new("L", (4096, 4096)).save(tmp_path / "usual.png")
    assert read_labels(tmp_path / "usual.png").shape == (4096, 4096)


def test_a_large_jpeg_may_still_be_read_small(tmp_path: Path) -> None:
    Image.new("RGB", (SIDE, SIDE)).save(tmp_path / "a.jpg", quality=1)
    assert read_image(tmp_path / "a.jpg", at_least=512).shape == (SIDE // 8, SIDE // 8, 3)


@pytest.mark.slow
def test_pictures_of_real_life_are_far_from_it(tmp_path: Path) -> None:
    """Large for their files: a smooth picture of low quality, flat ones, a drawing."""
    smooth = np.linspace(0, 255, 3000 * 2000 * 3).reshape(2000, 3000, 3).astype(np.uint8)
    for name, options in (("a.jpg", {"quality": 10}), ("a.webp", {"quality": 10}), 
                          ("a.avif", {"quality": 10}),
                          ("a.png", {}), ("a.tif", {"compression": "tiff_lzw"})):  # fmt: skip
        Image.fromarray(smooth).save(tmp_path / name, **options)
        assert read_photo(tmp_path / name).size == (3000, 2000)
    assert fits_file(182_000_000, PER_PIXEL["JPEG"], 20_000_000), "a panorama of 182 megapixels"
    assert fits_file(250_000_000, PER_PIXEL["JPEG"], 250_000_000 // 40), "one bit for five pixels"
    assert not fits_file(250_000_000, PER_PIXEL["PNG"], 1_000_000)


def png(path: Path, side: int, depth: int, colour: int, samples: int, more: bytes = b"") -> Path:
    """A PNG of one value, as small as it can be in the file."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    packer, row = zlib.compressobj(9), b"\0" + b"\x55" * (side * samples * depth // 8)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">2I5B", side, side, depth, colour, 0, 0, 0)
    parts = chunk(b"IHDR", header) + more + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + parts)
    return path


@pytest.mark.slow
def test_alpha_and_sixteen_bits_count_for_what_they_take(tmp_path: Path) -> None:
    """All are kept beside the RGB: the same size is read without them."""
    assert read_photo(png(tmp_path / "plain.png", 6000, 8, 2, 3)).size == (6000, 6000)
    for name, depth, colour, samples in (("alpha", 8, 6, 4), ("deep", 16, 2, 3)):
        path = png(tmp_path / f"{name}.png", 6000, depth, colour, samples)
        with pytest.raises(UserError, match="6000 x 6000 pixels in a very small file"):
            read_photo(path)


ENDLESS = """
import sys
from pathlib import Path
from sean_editor.photo.decode import read_photo
assert read_photo(sys.argv[1]).samples is None
print(next(line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux does")
def test_a_png_whose_chunk_is_said_to_be_endless_takes_no_memory(tmp_path: Path) -> None:
    """OpenCV takes what the chunk's length says. The picture is read, without its lower eight bits."""
    path = png(tmp_path / "deep.png", 64, 16, 2, 3)
    data = path.read_bytes()
    place = data.index(b"IDAT") - 4
    path.write_bytes(data[:place] + struct.pack(">I", 3 << 30) + data[place + 4 :])
    done = subprocess.run([sys.executable, "-c", ENDLESS, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 500_000, "kilobytes"
