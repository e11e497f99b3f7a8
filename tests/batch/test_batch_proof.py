"""Batches with proofs: a file beside each result, and columns of the report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from batch_samples import KnownFaces, Placed

from sean_editor.batch import Batch, BatchEdit, BatchOptions, Status
from sean_editor.batch.names import proof_names
from sean_editor.export.proof_file import open_proof
from sean_editor.photo import read_image

PLAIN, PROVEN = BatchOptions(textured=False), BatchOptions(textured=False, proof=True)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run(engine, edit: BatchEdit, folder: Path, output: Path, analyser: KnownFaces):
    def run(options: BatchOptions = PROVEN):
        batch = Batch(engine, edit, folder, output, options, analyser)
        return {outcome.photo: outcome for outcome in batch.run()}

    return run


def rows(output: Path) -> dict[str, dict[str, str]]:
    with (output / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["photo"]: row for row in csv.DictReader(file)}


def test_the_edits_of_all_faces_count_as_inside(run, portraits, analyser, folder: Path, output: Path) -> None:
    one, two = Placed(portraits[0], 120, 160, 180, 12), Placed(portraits[1], 400, 200, 230, -8)
    path = analyser.put(folder / "group.png", [two, one], (720, 340))
    outcome = run()["group.png"]
    told = json.loads((output / "group.json").read_text(encoding="utf-8"))
    reach = open_proof(output / "group.json").reach
    changed = (read_image(path) != read_image(output / "group.png")).any(-1)
    assert not (changed & ~reach).any()
    for face in (one, two):
        there = face.inside(reach.shape)
        assert (reach & there).sum() > 1000 and not (reach & there).all()
    assert told["holds"] and told["before"]["file"] == "group.png"
    row = rows(output)["group.png"]
    assert (row["outside"], row["changed"], row["changed_by_format"]) == (str((~reach).sum()), "0", "")
    assert outcome.outside == row["outside"]


def test_what_a_lossy_format_changes_has_a_column(run, portraits, analyser, folder: Path, output) -> None:
    path = analyser.put(folder / "a.jpg", [Placed(portraits[0], 210, 160, 290)])
    run()
    row, reach = rows(output)["a.jpg"], open_proof(output / "a.json").reach
    changed = (read_image(path) != read_image(output / "a.jpg")).any(-1)
    assert row["changed"] == "0" and row["changed_by_format"] == str((changed & ~reach).sum()) != "0"


def test_proofs_are_made_up_for_and_then_kept(run, portraits, analyser, folder: Path, output: Path) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    assert not run(PLAIN)["a.png"].again and not (output / "a.json").exists()
    picture = (output / "a.png").read_bytes()
    assert not run()["a.png"].again and (output / "a.json").is_file(), "the photo has no proof yet"
    assert (output / "a.png").read_bytes() == picture
    assert run()["a.png"].again
    assert run(PLAIN)["a.png"].again, "that it has one is no reason to edit it anew"
    (output / "a.json").unlink()
    assert not run()["a.png"].again and (output / "a.json").is_file()


def test_a_report_without_these_columns_is_still_known(run, portraits, analyser, folder, output) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    run(PLAIN)
    table = [list(row.values())[:-3] for row in rows(output).values()]
    names = list(rows(output)["a.png"])[:-3]
    with (output / "report.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([names, *table])
    assert run(PLAIN)["a.png"].again


def test_a_foreign_file_of_that_name_stays(run, portraits, analyser, folder, output: Path) -> None:
    analyser.put(folder / "a.png", [Placed(portraits[0], 210, 160, 290)])
    output.mkdir()
    (output / "a.json").write_text("{}")
    outcome = run()["a.png"]
    assert outcome.status is Status.FAILED and "a.json exists and is not a proof" in outcome.remark
    assert (output / "a.json").read_text() == "{}" and not (output / "a.png").exists()


def test_photos_of_one_stem_get_proofs_of_their_own() -> None:
    assert proof_names(["a.jpg", "A.png", "b.jpg"]) == {
        "a.jpg": "a.jpg.json",
        "A.png": "A.png.json",
        "b.jpg": "b.json",
    }


def test_where_faces_are_repainted_whole_it_says_so(
    engine, edit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    face = Placed(portraits[0], 210, 160, 220)
    path = analyser.put(folder / "a.png", [face])
    options = BatchOptions(textured=False, keep_unedited=False, proof=True)
    list(Batch(engine, edit, folder, output, options, analyser).run())
    told = json.loads((output / "a.json").read_text(encoding="utf-8"))
    assert not told["keep_unedited"] and told["holds"]
    reach = open_proof(output / "a.json").reach
    there = face.inside(read_image(path).shape)
    assert np.mean(reach[there]) > 0.99
