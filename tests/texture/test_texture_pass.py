"""The pass as a whole: whose texture a region gets, and what stays as it is in the photo."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

import cv2
import numpy as np
import pytest

from models.enlarger import enlarge, load_enlarger
from models.regions import CELEBAMASK_HQ
from sean_editor.checkpoints import ENLARGER
from sean_editor.errors import UserError
from sean_editor.photo.by_name import open_portrait
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.request import Lack, Means, RegionTexture, Source, TextureRequest
from sean_editor.texture.scene import Scene as TextureScene
from sean_editor.texture.texture_pass import TexturePass

HAIR, SKIN, NECK, GLASSES = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "skin", "neck", "eye_g"))


def source(name: str) -> Source:
    """A shipped portrait; in place of the network's picture a blurred one, which is as smooth."""
    portrait = open_portrait(name)
    picture = cv2.GaussianBlur(portrait.image, (0, 0), 3)
    return Source(portrait.id, portrait.image, portrait.labels, picture)


@pytest.fixture(scope="module")
def elin() -> Source:
    return source("elin")


@pytest.fixture(scope="module")
def hugo() -> Source:
    return source("hugo")


@pytest.fixture(scope="module")
def texture_pass() -> TexturePass:
    return TexturePass()


def grey_hair(own: Source, other: Source, **changes: object) -> TextureRequest:
    """`own` with hair of one grey, in the texture of `other`."""
    picture = own.picture.copy()
    picture[own.labels == HAIR] = (128, 130, 134)
    request = TextureRequest(picture, own.labels, own, {HAIR: RegionTexture(other)}, 256)
    return replace(request, **changes)  # type: ignore[arg-type]


def detail(picture: np.ndarray, region: np.ndarray) -> float:
    """Deviation of the Laplacian well inside a region bool [H, W]."""
    inside = cv2.erode(region.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    return float(cv2.Laplacian(picture.mean(2), cv2.CV_64F)[inside].std())


def test_a_spot_that_was_painted_anew_is_made_anew_and_nothing_else(texture_pass, elin) -> None:
    painted = np.zeros(elin.labels.shape, bool)
    rows, columns = np.nonzero(elin.labels == SKIN)
    middle = len(rows) // 2
    painted[rows[middle] - 6 : rows[middle] + 6, columns[middle] - 6 : columns[middle] + 6] = True
    painted &= elin.labels == SKIN
    marked = elin.photo.copy()
    marked[painted] = (20, 40, 90)  # the photo shows something that is not skin there
    own = replace(elin, id=elin.id[::-1], photo=marked)
    request = TextureRequest(elin.picture, elin.labels, own, size=256)
    assert np.array_equal(texture_pass.render(request).picture, marked)
    done = texture_pass.render(replace(request, painted=painted))
    inner = cv2.erode(painted.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    off = np.abs(done.picture[inner].astype(float) - elin.photo[inner].mean(0)).mean()
    assert off < 25 < np.abs(marked[inner].astype(float) - elin.photo[inner].mean(0)).mean()
    far = cv2.dilate(painted.astype(np.uint8), np.ones((17, 17), np.uint8)) == 0
    assert np.array_equal(done.picture[far], marked[far]), "to the bit"
    assert not done.changed[far].any() and [report.region for report in done.reports] == [SKIN]


@pytest.mark.parametrize("region", [SKIN, HAIR])
def test_what_was_painted_over_is_no_source_of_texture(elin: Source, region: int) -> None:
    """A plaster on the skin would be the best piece of "skin" for the place where it is."""
    painted = np.zeros(elin.labels.shape, bool)
    rows, columns = np.nonzero(elin.labels == region)
    middle = len(rows) // 2
    painted[rows[middle] - 6 : rows[middle] + 6, columns[middle] - 6 : columns[middle] + 6] = True
    painted &= elin.labels == region
    request = TextureRequest(elin.picture, elin.labels, elin, size=256)
    whole, rest = (
        TextureScene(one, TextureCache()).own_giver((region,))
        for one in (request, replace(request, painted=painted))
    )
    core = cv2.erode(painted.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    far = cv2.dilate(painted.astype(np.uint8), np.ones((9, 9), np.uint8)) == 0
    assert whole.weight[core].min() == 1 and rest.weight[core].max() == 0
    assert np.array_equal(rest.weight[far], whole.weight[far]) and rest.key != whole.key


def test_without_an_edit_the_photo_comes_back(texture_pass: TexturePass, elin: Source) -> None:
    done = texture_pass.render(TextureRequest(elin.picture, elin.labels, elin, size=256))
    assert np.array_equal(done.picture, elin.photo) and done.reports == ()


@pytest.mark.parametrize("means", [Means.STRANDS, Means.EXEMPLARS])
def test_restyled_hair_has_the_colour_of_the_network_and_the_detail_of_a_photo(
    texture_pass: TexturePass, elin: Source, hugo: Source, means: Means
) -> None:
    done = texture_pass.render(grey_hair(elin, hugo, means=means))
    assert [(report.region, report.means) for report in done.reports] == [(HAIR, means)]
    hair = elin.labels == HAIR
    core = cv2.erode(hair.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    assert np.abs(done.picture[core].mean(0) - (128, 130, 134)).max() < 6
    wanted = detail(hugo.photo, hugo.labels == HAIR)
    assert 0.5 * wanted < detail(done.picture, hair) < 1.5 * wanted


def test_what_lies_far_from_the_edit_is_the_photo_to_the_bit(
    texture_pass: TexturePass, elin: Source, hugo: Source
) -> None:
    request = grey_hair(elin, hugo)
    request = replace(request, regions={NECK: RegionTexture(hugo)})
    done = texture_pass.render(request)
    far = cv2.dilate((elin.labels == NECK).astype(np.uint8), np.ones((25, 25), np.uint8)) == 0
    assert far.any() and np.array_equal(done.picture[far], elin.photo[far])
    assert not np.array_equal(done.picture, elin.photo)


def test_the_same_request_gives_the_same_picture(elin: Source, hugo: Source) -> None:
    """Also where everything is computed anew: nothing flickers."""
    request = grey_hair(elin, hugo)
    first, second = TexturePass().render(request), TexturePass().render(request)
    assert np.array_equal(first.picture, second.picture)


def test_a_mix_lies_between_both_textures(texture_pass: TexturePass, elin: Source, hugo: Source) -> None:
    half = replace(grey_hair(elin, hugo), regions={HAIR: RegionTexture(hugo, 0.5)})
    none = replace(half, regions={HAIR: RegionTexture(hugo, 0.0)})
    pictures = [texture_pass.render(r).picture for r in (none, half, grey_hair(elin, hugo))]
    inside = cv2.erode((elin.labels == HAIR).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    apart = [float(np.abs(p.astype(int) - pictures[1])[inside].mean()) for p in pictures]
    ends = float(np.abs(pictures[0].astype(int) - pictures[2])[inside].mean())
    assert 0 < apart[0] < ends and 0 < apart[2] < ends


def test_painted_hair_gets_the_texture_of_the_own_hair(texture_pass: TexturePass, elin: Source) -> None:
    layout = elin.labels.copy()
    face = np.zeros_like(layout, bool)
    face[95:125, 100:150] = True
    face &= layout == SKIN
    layout[face] = HAIR
    picture = elin.picture.copy()
    picture[face] = picture[elin.labels == HAIR].mean(0)
    done = texture_pass.render(TextureRequest(picture, layout, elin, size=256))
    assert {report.region for report in done.reports} == {HAIR}
    assert detail(done.picture, face) > 3 * detail(picture, face)


def test_a_reference_that_lacks_texture_is_reported(
    texture_pass: TexturePass, elin: Source, hugo: Source
) -> None:
    small = hugo.labels.copy()
    small[small == HAIR] = 0
    small[10, 10:13] = HAIR  # three pixels
    few = replace(hugo, id="few", labels=small)
    blurred = replace(hugo, id="blurred", photo=cv2.GaussianBlur(hugo.photo, (0, 0), 4))
    for other, lack in ((few, Lack.TOO_SMALL), (blurred, Lack.BLURRED)):
        (report,) = texture_pass.render(grey_hair(elin, other)).reports
        assert report.lack is lack and report.means in (Means.OWN, Means.STRANDS)


def test_a_region_of_three_pixels_is_no_trouble(
    texture_pass: TexturePass, elin: Source, hugo: Source
) -> None:
    layout = elin.labels.copy()
    layout[120, 100:103] = HAIR
    own = replace(elin, id="bald", labels=np.where(elin.labels == HAIR, 0, elin.labels))
    done = texture_pass.render(TextureRequest(own.picture, layout, own, {HAIR: RegionTexture(hugo)}, 256))
    assert done.picture.shape == (256, 256, 3)


def test_without_the_photo_everything_is_repainted(texture_pass: TexturePass, elin: Source) -> None:
    """Dark as the network's picture is, in the detail of the photo."""
    dark = (elin.picture * 0.5).astype(np.uint8)
    done = texture_pass.render(TextureRequest(dark, elin.labels, elin, {}, 256, keep_unedited=False))
    assert abs(float(done.picture.mean()) - float(dark.mean())) < 3
    hair = elin.labels == HAIR
    assert detail(done.picture, hair) > 1.5 * detail(dark, hair)


def test_what_was_prepared_is_not_computed_again(
    elin: Source, hugo: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = TexturePass()
    prepared.prepare(elin, hugo, 256)

    def again(*_: object, **__: object) -> None:
        raise AssertionError("computed again")

    for slow in ("strands.texture.Paths", "exemplars.source.encoded", "texture_pass.hair_matte"):
        monkeypatch.setattr(f"sean_editor.texture.{slow}", again)
    done = prepared.render(grey_hair(elin, hugo))
    assert not np.array_equal(done.picture, elin.photo)


def test_preparing_ends_when_it_is_cancelled_and_keeps_what_it_has(
    elin: Source, hugo: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    texture_pass, asked = TexturePass(), cycle([False] * 5 + [True])
    mattes: list[Source] = []
    monkeypatch.setattr("sean_editor.texture.texture_pass.hair_matte", lambda *_: mattes.append(elin))
    for _ in range(2):
        with pytest.raises(CancelledError):
            texture_pass.prepare(elin, hugo, 256, lambda: next(asked))
    assert len(mattes) == 1


def test_a_giver_of_skin_keeps_the_edges_of_its_brows_and_hair(elin: Source) -> None:
    """Hairs reach beyond the label, and would lie elsewhere on the other face."""
    request = TextureRequest(elin.picture, elin.labels, elin, {SKIN: RegionTexture(elin)}, 256)
    scene = TextureScene(request, TextureCache())
    skin = scene.view(elin, (SKIN,)).weight
    brow = elin.labels == CELEBAMASK_HQ.by_name("l_brow").id
    beside = (cv2.dilate(brow.view(np.uint8), np.ones((5, 5), np.uint8)) > 0) & (skin > 0.9)
    given = scene.giver(elin, (SKIN,)).weight
    assert beside.any() and given[beside].max() < 0.5 * skin[beside].min()
    cheek = cv2.dilate(brow.view(np.uint8), np.ones((41, 41), np.uint8)) == 0
    cheek[: elin.labels.shape[0] // 2] = False
    hair = elin.labels == HAIR
    shaded = cv2.dilate(hair.view(np.uint8), np.ones((5, 5), np.uint8)).astype(bool) & (skin > 0.9)
    assert shaded.any() and given[shaded].max() < 0.5
    cheek &= cv2.dilate(hair.view(np.uint8), np.ones((41, 41), np.uint8)) == 0
    assert cheek[skin > 0.9].any()
    assert np.array_equal(given[cheek], skin[cheek])
    assert np.array_equal(scene.giver(elin, (HAIR,)).weight, scene.view(elin, (HAIR,)).weight)


def test_a_cancelled_pass_stops(texture_pass: TexturePass, elin: Source, hugo: Source) -> None:
    with pytest.raises(CancelledError):
        texture_pass.render(grey_hair(elin, hugo), lambda: True)


@pytest.mark.parametrize("after", [3, 40, 150, 400])
def test_a_pass_may_be_given_up_anywhere_and_leaves_no_trace(
    texture_pass: TexturePass, elin: Source, hugo: Source, after: int
) -> None:
    """It looks hundreds of times, ends at the first look that says so, and the next picture is the same."""
    looks = 0

    def enough() -> bool:
        nonlocal looks
        looks += 1
        return looks >= after

    interrupted = TexturePass()
    with pytest.raises(CancelledError):
        interrupted.render(grey_hair(elin, hugo), enough)
    assert looks == after
    again, whole = (one.render(grey_hair(elin, hugo)) for one in (interrupted, texture_pass))
    assert np.array_equal(again.picture, whole.picture)


def test_weights_that_are_gone_are_named(tmp_path: Path, elin: Source, hugo: Source) -> None:
    with pytest.raises(UserError, match=r"gone\.safetensors"):
        TexturePass(tmp_path / "gone.safetensors").render(grey_hair(elin, hugo))


def test_arrays_that_do_not_fit_are_refused(texture_pass: TexturePass, elin: Source) -> None:
    for changes in ({"size": 100}, {"size": 2048}, {"layout": elin.labels[:128, :128]}):
        with pytest.raises(ValueError, match=r"pixels|size"):
            texture_pass.render(replace(TextureRequest(elin.picture, elin.labels, elin), **changes))


@pytest.mark.parametrize("shown", [True, False])
def test_a_brow_that_was_repainted_in_part_is_made_anew_as_a_whole(
    texture_pass: TexturePass, elin: Source, shown: bool
) -> None:
    """With the hair of the own one; where the photo shows none, it is the network's."""
    brow = CELEBAMASK_HQ.by_name("l_brow").id
    there = elin.labels == brow
    layout = elin.labels.copy()
    layout[np.roll(there, -3, 0) & (layout == SKIN)] = brow
    picture = elin.picture.copy()
    picture[layout == brow] = (10, 120, 10)
    bald = replace(elin, id="no brow", labels=np.where(there, np.uint8(SKIN), elin.labels))
    done = texture_pass.render(TextureRequest(picture, layout, elin if shown else bald, size=256))
    assert [r.means for r in done.reports if r.region == brow] == [Means.OWN if shown else Means.NETWORK]
    kept = cv2.erode((there & (layout == brow)).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    wanted = elin.photo[kept].mean(0) if shown else (10, 120, 10)
    assert kept.any() and np.abs(done.picture[kept].mean(0) - wanted).max() < 25
    assert (done.picture[kept] != elin.photo[kept]).any(1).mean() > 0.9


def test_where_hair_is_cut_nothing_else_changes(texture_pass: TexturePass, elin: Source) -> None:
    """Beyond the seam and the matte: the hair that stays does not grow over the background beside it."""
    layout = elin.labels.copy()
    layout[150:][layout[150:] == HAIR] = 0
    done = texture_pass.render(TextureRequest(elin.picture, layout, elin, size=256))
    matte = texture_pass.matte(elin)
    assert matte is not None
    near = cv2.dilate((layout != elin.labels).astype(np.uint8), np.ones((13, 13), np.uint8)) > 0
    far = ~near & (matte.at(elin.photo).alpha <= 0)
    assert far.sum() > 10_000 and np.array_equal(done.picture[far], elin.photo[far])


def test_brows_that_were_not_edited_lie_over_another_skin(
    texture_pass: TexturePass, elin: Source, hugo: Source
) -> None:
    """The skin between their hairs is the new one; without another skin they are the photo."""
    brow = elin.labels == CELEBAMASK_HQ.by_name("l_brow").id
    hugos = {region: RegionTexture(hugo) for region in (SKIN, CELEBAMASK_HQ.by_name("nose").id)}
    blue = np.full_like(elin.picture, (60, 90, 200))
    done = texture_pass.render(TextureRequest(blue, elin.labels, elin, hugos, 256))
    change = done.picture[brow].astype(int) - elin.photo[brow]
    assert change[:, 2].mean() > 20 and change[:, 0].mean() < -10
    darkest = elin.photo[brow].sum(1) < np.quantile(elin.photo[brow].sum(1), 0.1)
    assert np.abs(change[darkest]).mean() < 0.6 * np.abs(change).mean()
    hair = texture_pass.render(grey_hair(elin, hugo))
    assert (hair.picture[brow] == elin.photo[brow]).mean() > 0.9


def test_detail_of_the_enlarger_is_no_finer_than_the_photo(elin: Source) -> None:
    """Parts that no photo shows must not look sharper than the blurred photo around them."""
    enlarger = load_enlarger(ENLARGER)

    def fineness(photo: np.ndarray) -> list[float]:
        """Of the enlarged picture, and of the network's as it is."""
        own = replace(elin, id=f"{photo.std()}", photo=photo)
        request = TextureRequest(elin.picture, elin.labels, own, size=256)
        scene = TextureScene(request, TextureCache(), enlarge=partial(enlarge, enlarger))
        lightness = (one[..., 0] for one in (scene.detailed, scene.base))
        return [float(np.std(one - cv2.blur(one, (3, 3)))) for one in lightness]

    (sharp, base), (soft, _) = fineness(elin.photo), fineness(cv2.GaussianBlur(elin.photo, (0, 0), 2))
    assert sharp > 1.3 * base and soft < 0.7 * sharp
