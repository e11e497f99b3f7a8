"""One edit on a folder of photos: what is written, what is skipped, and what goes wrong with some of them."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pytest
from batch_samples import HAIR, HAT, PLAIN, UPPER_LIP, KnownFaces, Placed, picture, rows
from PIL import ExifTags, Image

from models.regions import CELEBAMASK_HQ
from sean_editor.batch import Batch, BatchEdit, BatchOptions, Faces, Status
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.errors import UserError
from sean_editor.photo import read_image, read_photo


def test_every_sure_face_gets_the_style_and_nothing_else_changes(
    run, portraits: list[Portrait], analyser: KnownFaces, folder: Path, output: Path
) -> None:
    one, two = Placed(portraits[0], 120, 160, 180, 12), Placed(portraits[1], 400, 200, 230, -8)
    unsure = Placed(portraits[0], 620, 120, 160, sure=False)
    path = analyser.put(folder / "group.png", [two, one, unsure], (720, 340))
    outcome = run()["group.png"]
    assert (outcome.status, outcome.output, outcome.faces) == (Status.DONE, "group.png", 2)
    assert outcome.regions == "u_lip hair" and outcome.remark == ""
    before, after = read_image(path), read_image(output / "group.png")
    changed = (before != after).any(-1)
    for face in (one, two):
        assert (changed & face.inside(before.shape)).sum() > 1000
    around = one.inside(before.shape, 0.03) | two.inside(before.shape, 0.03)
    assert not (changed & ~around).any(), "all else stays to the bit"


def test_the_best_face_alone(run, portraits, analyser: KnownFaces, folder: Path, output: Path) -> None:
    one, two = Placed(portraits[0], 120, 160, 180), Placed(portraits[1], 400, 200, 230)
    path = analyser.put(folder / "group.png", [two, one], (720, 340))
    assert run(BatchOptions(Faces.BEST, textured=False))["group.png"].faces == 1
    before, after = read_image(path), read_image(output / "group.png")
    changed = (before != after).any(-1)
    assert changed.any() and not (changed & ~two.inside(before.shape, 0.03)).any()


def test_faces_close_together_both_stay_edited(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    """The crop of the second holds a part of the first: it is cut out with the edit in it."""
    one, two = Placed(portraits[0], 170, 160, 240), Placed(portraits[1], 330, 160, 240)
    path = analyser.put(folder / "pair.png", [one, two], (520, 330))
    run()
    both = read_image(output / "pair.png")
    run(BatchOptions(Faces.BEST, textured=False))
    first, before = read_image(output / "pair.png"), read_image(path)
    only_first = one.inside(before.shape) & ~two.inside(before.shape, 0.03)
    assert (first != before)[only_first].any()
    assert np.array_equal(both[only_first], first[only_first])


def test_with_texture_it_is_what_the_editor_makes(
    run, engine, edit: BatchEdit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    path = analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    hair = BatchEdit(StyleAssignment().with_region(HAIR, edit.styles[HAIR]), edit.references)
    assert run(BatchOptions(), hair)["one.png"].status is Status.DONE
    from sean_editor.export.composite import Edit
    from sean_editor.photo.opening import open_photo
    from sean_editor.session.textured import textured

    me, reference = open_photo(read_photo(path), analyser), edit.references[edit.styles[HAIR].source]
    result = textured(engine, me, reference, [HAIR])
    whole = Edit(me, me.labels, hair.styles)
    from sean_editor.photo.blend import Blend
    from sean_editor.photo.own_photo import own_photo

    wanted = whole.whole_photo_with(result.picture, own_photo(me), True, Blend.FEATHER, result.changed)
    assert np.array_equal(read_image(output / "one.png"), wanted)
    assert not np.array_equal(wanted, read_image(path))


def test_one_bad_photo_stops_nothing(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path, monkeypatch
) -> None:
    face = Placed(portraits[0], 210, 160, 290)
    (folder / "a-damaged.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    analyser.put(folder / "b-landscape.png", [], (300, 200))
    analyser.put(folder / "c-unsure.png", [Placed(portraits[0], 100, 100, 90, sure=False)], (310, 200))
    (folder / "d-raw.cr2").write_bytes(b"II*\0 raw")
    analyser.put(folder / "e-good.png", [face])
    (folder / "f.txt").write_text("no photo")
    (folder / ".hidden.png").write_bytes(b"")
    (folder / "sub.png").mkdir()
    analyser.put(folder / "g-crash.png", [face], (500, 320))
    find = analyser.find_faces

    def crash(pixels: np.ndarray):
        if pixels.shape[1] == 500:
            raise OSError("broken pipe")
        return find(pixels)

    monkeypatch.setattr(analyser, "find_faces", crash)
    outcomes = run()
    assert list(outcomes) == [
        "a-damaged.jpg", "b-landscape.png", "c-unsure.png", "d-raw.cr2", "e-good.png", "g-crash.png"
    ]  # fmt: skip
    assert {name for name, one in outcomes.items() if one.status is Status.DONE} == {"e-good.png"}
    report = rows(output)
    assert [row["status"] for row in report.values()] == ["failed"] * 4 + ["done", "failed"]
    assert report["a-damaged.jpg"]["remark"].startswith("a-damaged.jpg cannot be read")
    for name in ("b-landscape.png", "c-unsure.png"):
        assert "No face was found with certainty" in report[name]["remark"]
    assert "broken pipe" in report["g-crash.png"]["remark"]
    assert {path.name for path in output.iterdir()} == {"report.csv", "e-good.png"}


def test_regions_that_are_not_there(
    run, edit: BatchEdit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    """Neither a region that the photo lacks nor one that the reference lacks is touched."""
    assert not (portraits[0].labels == HAT).any() and not (portraits[2].labels == HAT).any()
    analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    reference = portraits[2]
    hat = BatchEdit(StyleAssignment().with_region(HAT, RegionStyle(reference.id)), {reference.id: reference})
    outcome = run(edit=hat)["one.png"]
    assert (outcome.status, outcome.faces, outcome.output) == (Status.UNCHANGED, 0, "")
    assert "shows a region of the edit" in outcome.remark
    assert {path.name for path in output.iterdir()} == {"report.csv"}
    assert run(edit=hat)["one.png"].again and analyser.looked_at == 1


def test_uncertain_regions_are_said(run, portraits, analyser: KnownFaces, folder: Path) -> None:
    analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    analyser.sure = False
    assert run()["one.png"].remark == "The regions of 1 face are uncertain. Check the result."


@pytest.mark.slow
def test_no_more_than_the_newest_photos_stay_in_memory(
    run, engine, edit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    """Many whole photos of a camera would fill it."""
    for number in range(3):
        analyser.put(folder / f"{number}.png", [Placed(portraits[0], 210, 160, 290)], (420 + number, 320))
    for _ in Batch(engine, edit, folder, output, BatchOptions(), analyser).run():
        assert held_in_memory(folder) <= 1


def held_in_memory(folder: Path) -> int:
    """How many photos of a folder there are."""
    gc.collect()
    photos = [one for one in gc.get_objects() if type(one) is Photo and one.path is not None]
    return sum(photo.path.parent == folder for photo in photos)


# how it is written


def test_personal_data_and_colours(run, portraits, analyser: KnownFaces, folder: Path, output: Path) -> None:
    from icc_samples import wide_profile

    exif, profile = Image.Exif(), wide_profile()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Artist] = "Camera & Co", "Ann Artist"
    face = Placed(portraits[0], 210, 160, 290)
    analyser.put(folder / "a.jpg", [face], quality=95, exif=exif, icc_profile=profile)
    run()
    with Image.open(output / "a.jpg") as picture:
        assert picture.info["icc_profile"] == profile and picture.size == (420, 320)
        assert picture.getexif()[ExifTags.Base.Make] == "Camera & Co"
        assert ExifTags.Base.Artist not in picture.getexif()
    run(BatchOptions(textured=False, personal_data=True))
    with Image.open(output / "a.jpg") as picture:
        assert picture.getexif()[ExifTags.Base.Artist] == "Ann Artist"


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_a_format_of_ones_own(
    run, portraits, analyser: KnownFaces, folder: Path, output: Path, suffix: str
) -> None:
    analyser.put(folder / "a.bmp", [Placed(portraits[0], 210, 160, 290)])
    outcome = run(BatchOptions(suffix=suffix, textured=False))["a.bmp"]
    assert outcome.output == f"a{suffix}"
    with Image.open(output / outcome.output) as picture:
        assert picture.format == {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".tif": "TIFF"}[suffix]


# what is taken over of a project


def test_the_edit_of_a_project_is_its_styles(portraits: list[Portrait]) -> None:
    me, hair, unused, lip = portraits
    painted = np.zeros_like(me.labels)
    styles = StyleAssignment().with_regions(
        {
            HAIR: RegionStyle(hair.id, 0.4),
            HAT: RegionStyle(unused.id, 0.0),
            5: RegionStyle("a portrait that is gone"),
        }
    )
    edit = BatchEdit.of(Project(me, painted, styles, references=(unused, hair, lip)))
    assert edit.regions == (HAIR,) and edit.styles[HAIR].mix == 0.4
    assert list(edit.references) == [hair.id]
    with pytest.raises(UserError, match="nothing to apply"):
        BatchEdit.of(Project(me, painted, StyleAssignment(), references=(hair,)))


def test_a_style_that_its_source_lacks_is_no_edit(portraits: list[Portrait]) -> None:
    me, other = portraits[:2]
    styles = StyleAssignment().with_region(HAT, RegionStyle(other.id))
    with pytest.raises(UserError, match="no retouching of regions and no light in use"):
        BatchEdit.of(Project(me, me.labels, styles, references=(other,)))


def test_styles_of_another_network_are_named_and_left_out(
    run, engine, edit: BatchEdit, portraits, analyser: KnownFaces, folder: Path, output: Path
) -> None:
    analyser.put(folder / "one.png", [Placed(portraits[0], 210, 160, 290)])
    lip = edit.styles[UPPER_LIP]
    foreign = MadeStyle("Copper", np.ones((19, 512), np.float32), np.ones(19, bool), "0" * 64)
    styles = StyleAssignment().with_regions({HAIR: RegionStyle(foreign.id), UPPER_LIP: lip})
    mixed = BatchEdit(styles, edit.references, {foreign.id: foreign})
    said = "The style Copper belongs to another network and is not applied."
    assert Batch(engine, mixed, folder, output, PLAIN, analyser).warning() == said
    outcome = run(edit=mixed)["one.png"]
    assert (outcome.status, outcome.regions, outcome.remark) == (Status.DONE, "u_lip", said)
    assert rows(output)["one.png"]["remark"] == said
    alone = BatchEdit(styles.only([HAIR]), {}, mixed.made)
    with pytest.raises(UserError, match=r"Copper belongs to another network .* Start with that network"):
        run(edit=alone)
    assert Batch(engine, edit, folder, output, PLAIN, analyser).warning() == ""


def test_the_key_tells_edits_apart(edit: BatchEdit, portraits: list[Portrait]) -> None:
    keys = {edit.key(PLAIN, "model"), edit.key(PLAIN, "another"), edit.key(BatchOptions(), "model")}
    keys.add(edit.key(BatchOptions(Faces.BEST, textured=False), "model"))
    for source, mix in ((portraits[2].id, 0.9), (portraits[3].id, 1.0)):
        styles = edit.styles.with_region(HAIR, RegionStyle(source, mix))
        keys.add(BatchEdit(styles, edit.references).key(PLAIN, "model"))
    assert len(keys) == 6
    same = BatchEdit(edit.styles, dict(reversed(edit.references.items())))
    assert same.key(PLAIN, "model") == edit.key(PLAIN, "model")


def test_the_samples_are_what_they_say(portraits, analyser: KnownFaces, tmp_path: Path) -> None:
    face = Placed(portraits[1], 210, 160, 290)
    path = analyser.put(tmp_path / "one.png", [face])
    assert np.array_equal(read_image(path), picture([face]))
    assert CELEBAMASK_HQ[HAIR].name == "hair"


def test_a_chosen_colour_needs_no_reference(
    run, portraits: list[Portrait], analyser: KnownFaces, folder: Path, output: Path
) -> None:
    styles = StyleAssignment().with_region(HAIR, RegionStyle(colour="#31589b"))
    edit = BatchEdit.of(Project(portraits[2], portraits[2].labels, styles, frozenset()))
    assert edit.styles == styles and not edit.references
    other = BatchEdit(StyleAssignment().with_region(HAIR, RegionStyle(colour="#31589c")), {})
    assert edit.key(PLAIN, "model") != other.key(PLAIN, "model"), "another colour is another edit"
    placed = Placed(portraits[0], 200, 160, 256)
    path = analyser.put(folder / "one.png", [placed], (420, 340))
    outcome = run(edit=edit)["one.png"]
    assert (outcome.status, outcome.regions) == (Status.DONE, "hair")
    before, after = read_image(path), read_image(output / "one.png")
    changed = (before != after).any(-1)
    assert not (changed & ~placed.inside(before.shape, 0.03)).any()
    red, _, blue = after[changed].mean(0)
    assert blue > red + 40, "it is blue"
