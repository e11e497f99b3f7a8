"""Looks in batches, and the sheet that shows a whole one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from batch_samples import HAIR, HAT, PLAIN, KnownFaces, Placed
from PIL import Image

from sean_editor.batch import Batch, BatchEdit
from sean_editor.batch.contact_sheet import contact_sheet, side_for, write_contact_sheet
from sean_editor.batch.report import Outcome, Status
from sean_editor.document import MadeStyle, RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import Light, Retouch
from sean_editor.errors import UserError
from sean_editor.photo import read_image

SOFT = Look("Soft", retouch=Retouch(light=Light(soften=1.0)))


def test_light_alone_is_an_edit(run, portraits: list[Portrait], analyser: KnownFaces, folder, output) -> None:
    path = analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    outcome = run(edit=BatchEdit.of_look(SOFT))["one.png"]
    assert (outcome.status, outcome.faces) == (Status.DONE, 1)
    assert (read_image(path) != read_image(output / "one.png")).any()


def test_strength_is_part_of_the_edit(engine) -> None:
    keys = {BatchEdit.of_look(SOFT, share).key(PLAIN, "model") for share in (1.0, 0.5, 0.5)}
    assert len(keys) == 2
    styles = StyleAssignment().with_region(HAIR, RegionStyle(None, 0.8, colour="#9c4f26"))
    assert BatchEdit.of_look(Look("Copper", styles), 0.5).styles[HAIR].mix == 0.4
    for strength in (0.0, 1.1, -1.0):
        with pytest.raises(UserError, match="strength"):
            BatchEdit.of_look(SOFT, strength)


def test_retouching_goes_on_where_styles_belong_to_another_network(
    engine, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    made = MadeStyle("Silk", np.ones((19, 512)), np.ones(19, bool), "ab" * 32)
    styles = StyleAssignment().with_region(HAIR, RegionStyle(made.id))
    look = Look("Both", styles, {made.id: made}, SOFT.retouch)
    analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    (outcome,) = Batch(engine, BatchEdit.of_look(look), folder, output, PLAIN, analyser).run()
    assert outcome.status is Status.DONE and "Silk" in outcome.remark


def test_a_face_that_has_nothing_of_a_look_is_left_alone(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    styles = StyleAssignment().with_region(HAT, RegionStyle(None, colour="#9c4f26"))
    outcome = run(edit=BatchEdit.of_look(Look("Hat", styles)))["one.png"]
    assert outcome.status is Status.UNCHANGED and not (output / "one.png").exists()


def flat(colour: int, height: int = 60, width: int = 90) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


def test_a_sheet_has_each_picture_before_and_after() -> None:
    pairs = [(f"{n}.jpg", flat(40 + 20 * n), flat(50 + 20 * n, 90, 60)) for n in range(7)]
    sheet = contact_sheet(pairs, 60)
    assert 0.5 < sheet.shape[1] / sheet.shape[0] < 2
    for _, before, after in pairs:
        for picture in (before, after):
            assert (sheet == picture[0, 0]).all(-1).sum() == 40 * 60, "whole, and as large as it may be"


def test_many_pictures_become_small() -> None:
    sides = [side_for(count) for count in (1, 24, 25, 400, 1000)]
    assert sides == sorted(sides, reverse=True) and sides[-1] >= 64


def test_a_sheet_shows_what_was_done_and_is_still_there(tmp_path: Path) -> None:
    photos = [tmp_path / f"{name}.png" for name in "abc"]
    out = tmp_path / "out"
    out.mkdir()
    for path in photos:
        Image.fromarray(flat(90)).save(path)
        Image.fromarray(flat(200)).save(out / path.name)
    outcomes = [
        Outcome("a.png", Status.DONE, "a.png"),
        Outcome("b.png", Status.FAILED, "b.png"),
        Outcome("c.png", Status.DONE, "c.png"),
    ]
    (out / "c.png").unlink()
    sheet = write_contact_sheet(photos, outcomes, out)
    assert sheet == out / "contact-sheet.jpg"
    bright = (read_image(sheet) > 190).all(-1).sum()
    assert abs(bright - 60 * 90) < 0.1 * 60 * 90, "one picture"
    assert write_contact_sheet(photos, outcomes[1:2], out) is None


def test_a_sheet_takes_no_results_place(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for folder in (tmp_path, out):
        Image.fromarray(flat(90)).save(folder / "contact-sheet.jpg")
    done = Outcome("contact-sheet.jpg", Status.DONE, "contact-sheet.jpg")
    assert write_contact_sheet([tmp_path / "contact-sheet.jpg"], [done], out) == out / "all-contact-sheet.jpg"
