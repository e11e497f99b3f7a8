"""A batch that goes on where it ended, and files that it did not write."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from batch_samples import HAIR, PLAIN, KnownFaces, Placed, rows

from sean_editor.batch import Batch, BatchEdit, BatchOptions, Status
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.errors import UserError
from sean_editor.photo import read_image

# going on where it ended


@pytest.mark.slow
def test_what_is_there_with_the_same_edit_is_skipped(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    face = Placed(portraits[0], 210, 160, 290)
    for name, size in (("a.png", (420, 320)), ("b.png", (430, 320)), ("c.png", (440, 320))):
        analyser.put(folder / name, [face], size)
    first = run()
    assert analyser.looked_at == 3 and not any(one.again for one in first.values())
    written = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in output.iterdir()}
    second = run()
    assert analyser.looked_at == 3 and all(one.again for one in second.values())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in output.iterdir()} == written
    (output / "a.png").unlink()  # gone
    analyser.put(folder / "b.png", [Placed(portraits[1], 210, 160, 280)], (430, 320))  # another photo now
    analyser.put(folder / "d.png", [face], (450, 320))  # new
    assert {name for name, one in run().items() if not one.again} == {"a.png", "b.png", "d.png"}
    assert all(one.again for one in run().values())


def test_another_edit_does_all_of_it_anew(
    run, edit: BatchEdit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    run()
    before = read_image(output / "a.png")
    half = StyleAssignment().with_region(HAIR, RegionStyle(edit.styles[HAIR].source, 0.5))
    outcome = run(edit=BatchEdit(half, edit.references))["a.png"]
    assert outcome.status is Status.DONE and not outcome.again
    assert not np.array_equal(read_image(output / "a.png"), before)
    assert not run(BatchOptions(textured=False, keep_unedited=False))["a.png"].again, "options count, too"


@pytest.mark.parametrize("after", [0, 1, 2])
def test_stopped_it_goes_on_with_the_rest(
    run, engine, edit, portraits, analyser: KnownFaces, folder: Path, output: Path, after: int
) -> None:
    for number in range(3):
        analyser.put(folder / f"{number}.png", [Placed(portraits[0], 210, 160, 290)], (420 + number, 320))
    done: list[str] = []
    batch = Batch(engine, edit, folder, output, PLAIN, analyser)
    for outcome in batch.run(stop=lambda: len(done) >= after):
        done.append(outcome.photo)
    assert done == [f"{number}.png" for number in range(after)], "the photo under way is finished"
    assert sorted(rows(output) if after else {}) == done
    outcomes = run()
    assert [one.again for one in outcomes.values()] == [number < after for number in range(3)]


def test_given_up_it_leaves_no_half_file(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path, monkeypatch
) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    analyser.put(folder / "b.png", [Placed(portraits[0], 210, 160, 290)], (430, 320))
    given_up = []
    parse = analyser.parse

    def hasty(image: np.ndarray):
        if analyser.looked_at == 2:
            given_up.append(True)
        return parse(image)

    monkeypatch.setattr(analyser, "parse", hasty)
    outcomes = run(cancelled=lambda: bool(given_up))
    assert list(outcomes) == ["a.png"] and list(rows(output)) == ["a.png"]
    assert {path.name for path in output.iterdir()} == {"a.png", "report.csv"}


def test_a_damaged_report_is_no_obstacle(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    output.mkdir()
    (output / "report.csv").write_bytes(b"\xff\xfe\x00 status;photo\n1,2")
    assert run()["a.png"].status is Status.DONE and list(rows(output)) == ["a.png"]


# other people's files


def test_files_that_it_did_not_write_are_safe(
    run, edit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    for name, size in (("a.png", (420, 320)), ("b.png", (430, 320))):
        analyser.put(folder / name, [Placed(portraits[0], 210, 160, 290)], size)
    output.mkdir()
    (output / "a.png").write_bytes(b"somebody's")
    outcomes = run()
    assert outcomes["a.png"].status is Status.FAILED and "Move it away" in outcomes["a.png"].remark
    assert (output / "a.png").read_bytes() == b"somebody's" and outcomes["b.png"].status is Status.DONE
    (output / "b.png").write_bytes(b"retouched")
    assert run()["b.png"].status is Status.FAILED and (output / "b.png").read_bytes() == b"retouched"
    half = StyleAssignment().with_region(HAIR, RegionStyle(edit.styles[HAIR].source, 0.5))
    assert run(edit=BatchEdit(half, edit.references))["b.png"].status is Status.FAILED
    assert (output / "b.png").read_bytes() == b"retouched"


def test_the_folder_of_the_photos_is_refused(
    engine, edit, portraits, analyser: KnownFaces, folder: Path, tmp_path: Path
) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    link = tmp_path / "link"
    link.symlink_to(folder)
    for output in (folder, link, folder / "..", tmp_path / "photos"):
        if output.resolve() == folder.resolve():
            with pytest.raises(UserError, match="the folder of the photos themselves"):
                Batch(engine, edit, folder, output)
    with pytest.raises(UserError, match="is a file"):
        Batch(engine, edit, folder, folder / "a.png")
    with pytest.raises(UserError, match="There is no folder"):
        Batch(engine, edit, tmp_path / "none", tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no photos"):
        Batch(engine, edit, tmp_path / "empty", tmp_path / "out")
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be created"):
        list(Batch(engine, edit, folder, tmp_path / "file" / "out", analyser=analyser).run())
