"""Preparing downloads: what is made, what is said of damage, and going on after any end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from dataset_samples import FACES, ade20k, celebamask_hq, cityscapes, facades, release, save_mapping
from PIL import Image

from models.lab.datasets import DataError, open_dataset
from models.lab.datasets.celebamask_hq import CelebAMaskHQ
from models.lab.datasets.prepare import Prepared, prepare
from models.regions import CELEBAMASK_HQ
from sean_editor.cli.main import main

ROOT = Path(__file__).parents[3]


def run_prepare(kind: str, root: Path, folder: Path, workers: int = 2) -> Prepared:
    return prepare(kind, root, folder, workers, lambda done, total, left_out: None)


def same_pictures(kind: str, one: Path, other: Path, split: str = "all") -> None:
    a, b = open_dataset(kind, one, split), open_dataset(kind, other, split)
    assert a.names == b.names
    for name in a.names:
        for x, y in zip(a.load(name, 32), b.load(name, 32), strict=True):
            assert x.dtype == y.dtype and np.array_equal(x, y)


def stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_faces_are_merged_once(tmp_path: Path) -> None:
    root, folder = celebamask_hq(tmp_path / "faces"), tmp_path / "ready"
    save_mapping(root)
    made = run_prepare("celebamask-hq", root, folder)
    assert made.counts == {"train": 6, "test": 2} and made.left_out == () and made.published == 30_000
    assert {p.name for p in (folder / "labels").iterdir()} == {f"{n}.png" for n in FACES}
    with Image.open(folder / "labels" / "1.png") as picture:
        assert picture.mode == "P" and picture.size == (64, 64)
        assert picture.getpalette()[: 3 * 19] == CELEBAMASK_HQ.palette().ravel().tolist()
    same_pictures("celebamask-hq", root, folder)
    for split in ("train", "test", "all"):
        same_pictures("celebamask-hq-celeba", root, folder, split)
    for masks in (root / "CelebAMask-HQ-mask-anno").iterdir():
        shutil.rmtree(masks)
    assert open_dataset("celebamask-hq", folder).load("1", 32)[1].any(), "the parts are not needed again"


def test_folders_can_be_moved_together(tmp_path: Path) -> None:
    root = celebamask_hq(tmp_path / "one" / "faces", (0, 1))
    run_prepare("celebamask-hq", root, tmp_path / "one" / "ready")
    (tmp_path / "one").rename(tmp_path / "two")
    assert len(open_dataset("celebamask-hq", tmp_path / "two" / "ready").load("0", 32)) == 2


@pytest.mark.parametrize(
    ("kind", "make", "counts"),
    [
        ("celebamask-hq", release, {"train": 3, "test": 1}),
        ("ade20k", ade20k, {"train": 4, "test": 2}),
        ("cityscapes", cityscapes, {"train": 4, "test": 2}),
        ("facades", facades, {"train": 11, "test": 1}),
    ],
)
def test_whole_label_maps_stay_where_they_are(tmp_path: Path, kind: str, make, counts) -> None:  # type: ignore[no-untyped-def]
    root, folder = make(tmp_path / "data"), tmp_path / "ready"
    assert run_prepare(kind, root, folder).counts == counts
    assert {p.name for p in folder.iterdir()} == {"index.json", "prepared.jsonl"}
    same_pictures(kind, root, folder)
    with pytest.raises(DataError, match=f"was prepared as {kind}, not as "):
        open_dataset("facades" if kind == "ade20k" else "ade20k", folder)


def test_what_is_damaged_is_left_out_and_named(tmp_path: Path) -> None:
    root, folder = celebamask_hq(tmp_path / "faces", (0, 1, 2, 3, 28_000)), tmp_path / "ready"
    image = root / "CelebA-HQ-img" / "2.jpg"
    whole = image.read_bytes()
    image.write_bytes(whole[: len(whole) // 2])
    made = run_prepare("celebamask-hq", root, folder)
    assert made.counts == {"train": 3, "test": 1}
    assert len(made.left_out) == 1 and "2.jpg cannot be read" in made.left_out[0]
    assert (folder / "left-out.txt").read_text().splitlines() == list(made.left_out)
    assert open_dataset("celebamask-hq", folder).names == ("0", "1", "3")
    before = stamps(folder / "labels")
    image.write_bytes(whole)
    assert run_prepare("celebamask-hq", root, folder).left_out == ()
    after = stamps(folder / "labels")
    assert set(after) - set(before) == {"2.png"} and before.items() <= after.items(), "only it was done"
    assert not (folder / "left-out.txt").exists()
    assert open_dataset("celebamask-hq", folder).names == ("0", "1", "2", "3")


def test_files_without_counterpart_are_named(tmp_path: Path) -> None:
    root = cityscapes(tmp_path / "data")
    gone = root / "gtFine" / "train" / "aachen" / "aachen_000001_000019_gtFine_instanceIds.png"
    gone.unlink()
    made = run_prepare("cityscapes", root, tmp_path / "ready")
    assert made.counts == {"train": 3, "test": 2}
    assert [Path(sentence.split(" has no counterpart")[0]).name for sentence in made.left_out] == [
        "aachen_000001_000019_leftImg8bit.png",
        "aachen_000001_000019_gtFine_labelIds.png",
    ]


class _Stopped(BaseException):
    """What ends a preparation from outside."""


def test_an_interrupted_preparation_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, folder = celebamask_hq(tmp_path / "faces", range(20)), tmp_path / "ready"

    def stop(done: int, total: int, left_out: int) -> None:
        if done == 7:
            raise _Stopped

    with pytest.raises(_Stopped):
        prepare("celebamask-hq", root, folder, 1, stop)
    assert not (folder / "index.json").exists()
    noted = {json.loads(line)["name"] for line in (folder / "prepared.jsonl").read_text().splitlines()[1:]}
    assert len(noted) == 7
    with (folder / "prepared.jsonl").open("a") as journal:
        journal.write('{"name": "1')  # as a power cut leaves it
    (folder / "labels" / f".{19:032x}.part").write_bytes(b"half")
    (folder / "labels" / f"{min(noted)}.png").unlink()
    before = stamps(folder / "labels")
    again: list[str] = []
    really = CelebAMaskHQ.prepare

    def count(self: CelebAMaskHQ, name: str, to: Path) -> None:
        again.append(name)
        really(self, name, to)

    monkeypatch.setattr(CelebAMaskHQ, "prepare", count)
    assert run_prepare("celebamask-hq", root, folder).counts == {"train": 20}
    assert set(again) == {str(n) for n in range(20)} - noted | {min(noted)}, "nothing was done twice"
    after = stamps(folder / "labels")
    kept = [f"{name}.png" for name in noted - {min(noted)}]
    assert all(after[file] == before[file] for file in kept)
    assert set(after) == {f"{n}.png" for n in range(20)}, "no half file is left"
    same_pictures("celebamask-hq", root, folder)


@pytest.mark.slow
def test_a_killed_command_goes_on(tmp_path: Path) -> None:
    """A process of its own, killed without warning in the middle; then the same command again."""
    root, folder = celebamask_hq(tmp_path / "faces", range(60), size=128), tmp_path / "faces-prepared"
    command = [sys.executable, str(ROOT / "main.py"), "prepare", "--kind", "celebamask-hq", str(root)]
    command += ["--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not list((folder / "labels").glob("*.png")):
        time.sleep(0.001)
    process.kill()
    process.communicate()
    before = stamps(folder / "labels")
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr
    assert "60 pictures (60 train)" in done.stdout and "The complete data set has 30,000" in done.stdout
    after = stamps(folder / "labels")
    finished = [file for file in before if file.endswith(".png")]
    unnoted = sum(after[file] != before[file] for file in finished)
    assert unnoted <= 1, "at most the picture whose line was not yet written is done again"
    same_pictures("celebamask-hq", root, folder)


def test_being_told_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = facades(tmp_path / "cmp")
    before, prepared = signal.getsignal(signal.SIGTERM), []

    def prepare(*_: object) -> None:
        prepared.append(signal.getsignal(signal.SIGTERM))
        assert prepared[-1] is not signal.SIG_DFL, "the signal would end the tests"
        if len(prepared) == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.05)  # meanwhile the main thread hears of it

    monkeypatch.setattr("models.lab.datasets.facades.Facades.prepare", prepare)
    try:
        assert main(["prepare", "--kind", "facades", str(root), "--workers", "1"]) == 130
    finally:
        signal.signal(signal.SIGTERM, before)
    assert "The same command goes on from here" in capsys.readouterr().err
    assert len(prepared) < 12, "the pictures that are left wait for the same command"


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    root = facades(tmp_path / "cmp")
    other = tmp_path / "letters"
    other.mkdir()
    (other / "dear.txt").write_text("you")
    with pytest.raises(DataError, match="letters holds something else"):
        run_prepare("facades", root, other)
    assert [p.name for p in other.iterdir()] == ["dear.txt"]
    run_prepare("facades", root, tmp_path / "ready")
    with pytest.raises(DataError, match="was prepared from another data set"):
        run_prepare("facades", facades(tmp_path / "second"), tmp_path / "ready")


def test_an_index_may_lie_in_the_download(tmp_path: Path) -> None:
    root = celebamask_hq(tmp_path, (0, 1))
    labels = open_dataset("celebamask-hq", root).load("0", 32)[1]
    run_prepare("celebamask-hq", root, root)
    assert np.array_equal(open_dataset("celebamask-hq", root).load("0", 32)[1], labels)
    assert run_prepare("celebamask-hq", root, root).counts == {"train": 2}


def test_a_broken_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('{"layout": "facades", "files": {"a": {"picture": "a.jpg"}}}')
    with pytest.raises(DataError, match=r"index\.json is no index"):
        open_dataset("facades", tmp_path)


def test_the_command_tells_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def command(*words: object) -> tuple[int, str, str]:
        return main(["prepare", *map(str, words)]), *capsys.readouterr()

    status, _, err = command("--kind", "faces", tmp_path)
    assert status == 1 and "--kind is one of pairs, celebamask-hq, celebamask-hq-celeba, ade20k" in err
    assert "Pairs, --stretch and --speed need --size" in command("--kind", "pairs", tmp_path)[2]
    assert "There is no folder" in command("--kind", "ade20k", tmp_path / "none")[2]
    status, _, err = command("--kind", "ade20k", tmp_path)
    assert status == 1 and "has no images and no annotations" in err and "sceneparsing" in err
    root = facades(tmp_path / "cmp")
    (root / "base" / "cmp_b0004.png").write_bytes(b"")
    status, out, err = command("--kind", "facades", root)
    assert status == 1 and "11 pictures (10 train, 1 test)" in out
    assert f"train --kind facades --data {tmp_path / 'cmp-prepared'}" in out
    assert "1 left out, listed in" in err and "cmp_b0004.png cannot be read" in err
