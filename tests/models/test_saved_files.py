"""Files that the program puts in place: whole or not at all, whatever wrote them."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import torch

from models.atomic_write import remove_leftovers, write_atomically
from models.errors import UserError
from models.lab.datasets.index import Files, write_index
from models.lab.datasets.pictures import write_ids
from models.lab.systems import make_system, save_system
from models.lab.training.core.state import save_state
from models.lab.training.discriminator_file import save_discriminator
from models.lab.training.plan import TrainingPlan
from models.lab.training.samples import write_sheet
from models.lab.training.settings import Settings, write_settings
from models.parsing import FaceParser, save_parser
from models.parsing.landmarks import LandmarkRefiner, RefinerConfig
from models.parsing.locator import FaceLocator, LocatorConfig
from models.parsing.locator_file import FaceModels, save_face_models
from models.parsing.parser import ParserConfig
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig, SEANGenerator, save_generator
from models.weights_file import read_metadata, read_tensors, write_tensors

TINY = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)


def face_models() -> FaceModels:
    return FaceModels.new(FaceLocator(LocatorConfig()), LandmarkRefiner(RefinerConfig()))


def picture() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 19, (64, 64), np.uint8)


WRITERS: dict[str, Callable[[Path], object]] = {
    "text": lambda path: write_atomically(path, "a line\n" * 100),
    "tensors": lambda path: write_tensors(path, {"weight": torch.zeros(64, 64)}),
    "generator": lambda path: save_generator(SEANGenerator(TINY), path),
    "system": lambda path: save_system(make_system("sean", TINY), path),
    "parser": lambda path: save_parser(FaceParser(ParserConfig(19, (8, 8, 16, 16, 16), (1,) * 4)), path),
    "locator": lambda path: save_face_models(face_models(), path),
    "state": lambda path: save_state(path, {"network": torch.nn.Linear(64, 64)}, {"step": 1}),
    "discriminator": lambda path: save_discriminator(torch.nn.Linear(64, 64), path),
    "labels": lambda path: write_ids(path, picture(), CELEBAMASK_HQ.palette()),
    "sheet": lambda path: write_sheet(CELEBAMASK_HQ.palette()[picture()], path),
    "index": lambda path: write_index(
        path.parent, "pairs", {f"{n:03}": Files("train", "a") for n in range(9)}
    ),
    "settings": lambda path: write_settings(path.parent, Settings(), TrainingPlan(steps=1), TINY, {}),
}
NAMES = {"index": "index.json", "settings": "config.json"}


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow beyond 100 bytes, as if the disk were full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("what", WRITERS)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(what: str, tmp_path: Path) -> None:
    path = tmp_path / NAMES.get(what, f"{what}.file")
    path.write_bytes(b"the old one")
    with full_disk(), pytest.raises(UserError, match=f"Could not write .*{path.name} .*Try another"):
        WRITERS[what](path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(path.name, b"the old one")]
    WRITERS[what](path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_size > 100


def test_bytes_texts_and_functions_are_written_alike(tmp_path: Path) -> None:
    text = "Zoë\r\nñ\n"
    for number, content in enumerate((text, text.encode(), lambda file: file.write(text.encode()))):
        write_atomically(tmp_path / str(number), content)
        assert (tmp_path / str(number)).read_bytes() == text.encode()


def test_tensors_come_back_with_what_the_file_says(tmp_path: Path) -> None:
    turned = torch.arange(6.0).view(2, 3).T.requires_grad_()  # neither contiguous nor without a gradient
    write_tensors(tmp_path / "t.safetensors", {"turned": turned}, {"format": "test"})
    assert torch.equal(read_tensors(tmp_path / "t.safetensors")["turned"], turned)
    assert read_metadata(tmp_path / "t.safetensors") == {"format": "test"}


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    script = (
        "import os, sys; from models.atomic_write import write_atomically; "
        "write_atomically(sys.argv[1], lambda file: os._exit(1))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.txt")], check=False)
    (left,) = tmp_path.iterdir()
    others = [tmp_path / name for name in (".a.part", "79999_iter.pth.part", "a.txt")]
    for path in others:
        path.touch()
    remove_leftovers(tmp_path, age=60)
    assert left.exists(), "somebody may be writing it"
    os.utime(left, (0, 0))
    remove_leftovers(tmp_path, age=60)
    assert set(tmp_path.iterdir()) == set(others)


def test_nothing_else_puts_files_in_place() -> None:
    """Every other way can leave half a file. What is left writes to files and folders of the moment."""
    root = Path(__file__).parents[2]
    other_ways = re.compile(r"\bsave_file\(|\.write_text\(|\.write_bytes\(|\.open\(\"[wx]b?\"")
    temporary = {
        "models/atomic_write.py",
        "sean_editor/gui/scenes/messages.py",
        "sean_editor/gui/theme.py",
        "sean_editor/machine/archive.py",
        "sean_editor/photo/decode.py",
        "sean_editor/plugins/sources/editor_call.py",
        "sean_editor/project_file/photo.py",
    }
    sources = [path for folder in ("models", "sean_editor") for path in (root / folder).rglob("*.py")]
    found = {
        path.relative_to(root).as_posix() for path in sources if other_ways.search(path.read_text("utf-8"))
    }
    assert found == temporary


def test_a_text_may_name_any_file(tmp_path: Path) -> None:
    """Also one whose name is no UTF-8: it is written as Python shows it."""
    write_atomically(tmp_path / "report.txt", f"of {os.fsdecode(bytes([0x61, 0xE9]))} → done")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "of a\\udce9 → done"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_write_protected_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("the old one")
    path.chmod(0o444)
    with pytest.raises(UserError, match=r"a\.txt is write-protected\. Remove the protection, or save under"):
        write_atomically(path, "another")
    assert path.read_text() == "the old one" and path.stat().st_mode & 0o777 == 0o444
    assert list(tmp_path.iterdir()) == [path]
    path.chmod(0o640)
    write_atomically(path, "another")
    assert path.read_text() == "another" and path.stat().st_mode & 0o777 == 0o640, "its permissions stay"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EROFS, r"\(Read-only file system\)\. Choose another folder"),
        (errno.ENOSPC, r"\(No space left on device\)\. Free some space"),
        (errno.EDQUOT, r"\(Disk quota exceeded\)\. Free some space"),
        (errno.EACCES, r"\(Permission denied\)\. Choose another folder"),
        (errno.EIO, r"\(Input/output error\)\. Try another name or folder"),
    ],
)
def test_a_disk_that_takes_nothing_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    """A read-only disk refuses to remove a file, too, even one that is not there."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match=rf"^Could not write .*a\.txt {words}"):
        write_atomically(tmp_path / "a.txt", refuse)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root to mount a file system")
def test_a_real_read_only_disk(tmp_path: Path) -> None:
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", tmp_path], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        (tmp_path / "a.txt").write_text("the old one")
        subprocess.run(["mount", "-o", "remount,ro", tmp_path], check=True)
        for name in ("a.txt", "b.txt"):
            with pytest.raises(UserError, match=rf"{name} \(Read-only file system\)"):
                write_atomically(tmp_path / name, "another")
        assert [p.read_text() for p in tmp_path.iterdir()] == ["the old one"]
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_the_first_file_in_a_folder_sweeps_what_is_stale_and_ours(tmp_path: Path) -> None:
    names = {f".{'0' * 32}.part": True, f".{'1' * 32}.part": False, ".a.part": True, "b.part": True}
    for name, old in names.items():
        (tmp_path / name).touch()
        if old:
            os.utime(tmp_path / name, (0, 0))
    write_atomically(tmp_path / "a.txt", "text")
    assert {p.name for p in tmp_path.iterdir()} == {"a.txt", *list(names)[1:]}
