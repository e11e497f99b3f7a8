"""Proofs of exports: counted in the file that was written, against what the edit may change."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from quick_cases import first_quick
from unedited_files import noise, read_back, write_source

from sean_editor import __version__
from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.export import write_image, write_photo
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.proof import Proof, made_difference, prove, write_proven
from sean_editor.export.proof_file import open_proof, proof_json, proof_path, save_proof
from sean_editor.export.proof_words import difference_words, proof_words
from sean_editor.photo import read_photo
from sean_editor.photo.blend import Blend
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.own_photo import own_photo
from sean_editor.texture.request import TextureResult
from sean_editor.texture.smoothing import scaled

HAIR, SKIN = 13, 1
PLACE = Alignment(np.array([[20.0, 5], [5, 80], [80, 95], [95, 20]]))


def exports_of(photo: Photo, textured: bool = False) -> Exports:
    """Of a portrait with other hair, for which the network paints noise."""
    labels = np.full((256, 256), SKIN, np.uint8)
    labels[:60] = HAIR
    portrait = Portrait("holiday", cut_out(photo, PLACE), labels, None, PhotoOrigin(photo, PLACE))
    document = Document(portrait)
    document.assign_style([HAIR], "another")
    painted = noise(256, 256, 3, 8, np.random.default_rng(1))

    def texture(result: np.ndarray, side: int, keep: bool, cancelled: object) -> TextureResult:
        changed = np.zeros((side, side), bool)
        changed[: side // 4] = True
        own = scaled(own_photo(portrait), side)
        return TextureResult(np.where(changed[..., None], 255 - own, own), changed=changed)

    return Exports(Edit.of(document), lambda: painted, texture=texture if textured else None)


def photo_in(folder: Path, name: str = "in.png", channels: int = 3, depth: int = 8) -> Photo:
    samples = noise(110, 120, channels, depth, np.random.default_rng(5))
    write_source(folder / name, samples)
    return read_photo(folder / name)


def proof_of(exports: Exports, path: Path, request: ExportRequest, quality: int = 95) -> Proof:
    proof = write_proven(exports, path, request, quality)
    assert proof is not None
    return proof


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize(("depth", "suffix"), [(8, "png"), (16, "png"), (16, "tif"), (8, "tif"), (8, "webp")])
@pytest.mark.parametrize("blend", first_quick(Blend, 6))
def test_lossless_files(tmp_path: Path, channels: int, depth: int, suffix: str, blend: Blend) -> None:
    photo = photo_in(tmp_path, channels=channels, depth=depth)
    out = tmp_path / f"out.{suffix}"
    proof = proof_of(exports_of(photo), out, ExportRequest(Kind.PHOTO, blend=blend), quality=100)
    assert proof.lossless and proof.holds and proof.before.bits == depth
    assert proof.written.changed_outside == 0 and proof.written.white == (1 << depth) - 1
    assert proof.written.outside == (~proof.reach).sum() > 9000
    assert proof.written.changed_inside > 0.9 * proof.written.inside > 500
    assert proof_words(proof) == f"{proof.written.outside:,} pixels outside the edit: 0 changed."


def test_a_file_that_was_tampered_with_fails(tmp_path: Path) -> None:
    """It is the file that counts, read again: not what was meant to be written."""
    photo, out = photo_in(tmp_path), tmp_path / "out.png"
    exports, request = exports_of(photo), ExportRequest(Kind.PHOTO)
    proof_of(exports, out, request)
    samples = read_back(out).copy()
    samples[109, 119, 2] ^= 1
    Image.fromarray(samples).save(out)
    proof = prove(out, photo, exports.picture(request).pixels, exports.reach(request))
    assert not proof.holds and proof.made.changed_outside == 0
    assert (proof.written.changed_outside, proof.written.largest_outside) == (1, 1)
    assert proof_words(proof).endswith("pixels outside the edit: 1 changed.")
    assert not proof_json(proof)["holds"]


def test_a_picture_that_was_made_wrong_fails_even_in_a_lossy_file(tmp_path: Path) -> None:
    photo, out = photo_in(tmp_path), tmp_path / "out.jpg"
    exports, request = exports_of(photo), ExportRequest(Kind.PHOTO)
    made = exports.picture(request).pixels.copy()
    made[105:, 110:] ^= 1
    write_photo(out, made, photo)
    proof = prove(out, photo, made, exports.reach(request))
    assert not proof.holds and proof.made.changed_outside == 50
    assert "50 changed. JPEG itself" in proof_words(proof)


@pytest.mark.parametrize(("name", "called"), [("out.jpg", "JPEG"), ("out.webp", "WebP")])
def test_a_lossy_format_is_said_to_be_one(tmp_path: Path, name: str, called: str) -> None:
    photo = photo_in(tmp_path)
    proof = proof_of(exports_of(photo), tmp_path / name, ExportRequest(Kind.PHOTO))
    assert not proof.lossless and proof.holds and proof.format == called
    assert proof.made.changed_outside == 0 < proof.written.changed_outside
    decoded = read_photo(tmp_path / name).pixels.astype(int)
    outside = (np.abs(decoded - photo.pixels).max(-1))[~proof.reach]
    assert proof.written.changed_outside == (outside > 0).sum()
    assert proof.written.largest_outside == outside.max()
    words = proof_words(proof)
    assert f"0 changed. {called} itself is not lossless" in words
    assert f"it changed {proof.written.changed_outside:,} of them, by at most {outside.max()} of 255" in words


def test_a_format_that_holds_less_than_the_photo_is_not_lossless(tmp_path: Path) -> None:
    deep = photo_in(tmp_path, "deep.png", depth=16)
    proof = proof_of(exports_of(deep), tmp_path / "a.webp", ExportRequest(Kind.PHOTO), quality=100)
    assert not proof.lossless and proof.holds and (proof.before.bits, proof.after.bits) == (16, 8)
    clear = photo_in(tmp_path, "clear.png", channels=4)
    assert proof_of(exports_of(clear), tmp_path / "b.webp", ExportRequest(Kind.PHOTO), 100).lossless
    layers = proof_of(exports_of(clear), tmp_path / "c.ora", ExportRequest(Kind.LAYERS))
    assert not layers.lossless and layers.holds and layers.format == "OpenRaster"


@pytest.mark.parametrize("textured", [False, True])
@pytest.mark.parametrize("kind", [Kind.PORTRAIT, Kind.PHOTO, Kind.LAYERS])
@pytest.mark.parametrize("side", [None, 64, 256])
def test_every_kind_that_shows_the_original(
    tmp_path: Path, textured: bool, kind: Kind, side: int | None
) -> None:
    exports = exports_of(photo_in(tmp_path), textured)
    request = ExportRequest(kind, textured=textured, side=side)
    out = tmp_path / ("out.ora" if kind is Kind.LAYERS else "out.png")
    proof = proof_of(exports, out, request)
    assert proof.lossless and proof.holds and proof.written.changed_outside == 0
    assert proof.size == exports.size(kind, side)
    assert proof.written.outside > proof.written.inside > 0
    assert proof.written.changed_inside > 0.5 * proof.written.inside
    assert made_difference(exports, request) == proof.made


@pytest.mark.parametrize("kind", [Kind.LAYOUT, Kind.MATTE, Kind.BEFORE_AFTER])
def test_kinds_without_a_proof(tmp_path: Path, kind: Kind) -> None:
    exports = exports_of(photo_in(tmp_path))
    assert write_proven(exports, tmp_path / "out.png", ExportRequest(kind)) is None
    assert (tmp_path / "out.png").is_file() and made_difference(exports, ExportRequest(kind)) is None


@pytest.mark.parametrize("textured", [False, True])
def test_where_nothing_was_to_be_kept_it_says_so(tmp_path: Path, textured: bool) -> None:
    exports = exports_of(photo_in(tmp_path), textured)
    whole = ExportRequest(Kind.PHOTO, keep_unedited=False, textured=textured)
    proof = proof_of(exports, tmp_path / "a.png", whole)
    assert not proof.keep_unedited and proof.holds, "the photo around the face stays all the same"
    assert proof.written.inside > 0.9 * 76**2
    assert proof_words(proof).startswith("Unedited areas are not kept: the whole face is repainted. ")
    portrait = replace(whole, kind=Kind.PORTRAIT, textured=False)
    proof = proof_of(exports, tmp_path / "b.png", portrait)
    assert proof.written.outside == 0
    assert proof_words(proof) == "Unedited areas are not kept: the whole face is repainted."


def test_the_file_is_what_others_can_check(tmp_path: Path) -> None:
    photo, out = photo_in(tmp_path, depth=16), tmp_path / "out.tif"
    proof = proof_of(exports_of(photo), out, ExportRequest(Kind.PHOTO))
    save_proof(proof_path(out), proof)
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (told["format"], told["version"]) == ("SEAN Editor proof", 1)
    assert told["program"] == f"SEAN Editor {__version__}"
    assert told["kind"] == "photo" and told["keep_unedited"] and told["holds"]
    assert str(tmp_path) not in json.dumps(told), "names of files say enough"
    for one, path in (("before", tmp_path / "in.png"), ("after", out)):
        assert told[one]["file"] == path.name and told[one]["bits"] == 16
        assert told[one]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        samples = read_back(path).astype("<u2").tobytes()
        assert told[one]["samples_sha256"] == hashlib.sha256(samples).hexdigest()
    with Image.open(io.BytesIO(base64.b64decode(told["mask"]["png"]))) as picture:
        mask = np.asarray(picture)
    assert np.array_equal(mask, proof.reach) and told["size"] == [120, 110]
    assert told["mask"]["sha256"] == hashlib.sha256(mask.astype(np.uint8).tobytes()).hexdigest()
    assert told["written"]["outside"] == (~mask).sum() and told["written"]["changed_outside"] == 0
    assert np.array_equal(read_back(out)[~mask], read_back(tmp_path / "in.png")[~mask])
    saved = open_proof(tmp_path / "out.json")
    assert np.array_equal(saved.reach, mask) and saved.after == told["after"]["samples_sha256"]
    assert proof_json(proof, folders=True)["after"]["file"] == str(out)


def test_another_file_of_that_name_stays(tmp_path: Path) -> None:
    """`analyse` writes NAME.json beside pictures, too."""
    proof = proof_of(exports_of(photo_in(tmp_path)), tmp_path / "out.png", ExportRequest(Kind.PHOTO))
    for content in (b'{"points": []}', b"\xff\xfe", b""):
        (tmp_path / "out.json").write_bytes(content)
        with pytest.raises(UserError, match=r"out.json exists and is not a proof"):
            save_proof(tmp_path / "out.json", proof)
        assert (tmp_path / "out.json").read_bytes() == content
    (tmp_path / "out.json").unlink()
    save_proof(tmp_path / "out.json", proof)
    save_proof(tmp_path / "out.json", proof)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.update(format="other"),
        lambda told: told.pop("mask"),
        lambda told: told.update(size=[12, 10]),
        lambda told: told["mask"].update(sha256="0" * 64),
        lambda told: told["mask"].update(png="no"),
        lambda told: told.update(before=3),
    ],
)
def test_a_damaged_proof_is_refused(tmp_path: Path, spoil) -> None:
    proof = proof_of(exports_of(photo_in(tmp_path)), tmp_path / "out.png", ExportRequest(Kind.PHOTO))
    told = proof_json(proof)
    spoil(told)
    (tmp_path / "out.json").write_text(json.dumps(told))
    with pytest.raises(UserError, match=r"out.json is not a proof, or is damaged"):
        open_proof(tmp_path / "out.json")


def test_a_proof_of_a_newer_version_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_text('{"format": "SEAN Editor proof", "version": 2}')
    with pytest.raises(UserError, match="newer version"):
        open_proof(tmp_path / "new.json")
    with pytest.raises(UserError, match="cannot be read"):
        open_proof(tmp_path / "none.json")


def test_numbers_are_written_with_separators(tmp_path: Path) -> None:
    pixels = np.zeros((1000, 1200, 3), np.uint8)
    write_image(tmp_path / "a.png", pixels)
    reach = np.zeros((1000, 1200), bool)
    reach[0, :5] = True
    proof = prove(tmp_path / "a.png", Photo(pixels, "a"), pixels, reach)
    assert difference_words(proof.made) == "1,199,995 pixels outside the edit: 0 changed."
