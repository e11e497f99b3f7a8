"""--texture and --size, and the same from Python: what is written, how large, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from sean_editor import textured, textured_project
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.photo import load_portrait, read_image
from sean_editor.photo.by_name import open_portrait
from sean_editor.project_file import open_project, save_project
from sean_editor.texture.request import Lack, Means, RegionReport, TextureRequest, TextureResult
from sean_editor.texture.smoothing import scaled

HAIR = 13
GREEN = (0, 255, 0)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[TextureRequest]:
    """What the texture pass was asked for; in its place the regions with another's style become green."""
    requests: list[TextureRequest] = []

    class Pass:
        def render(self, request: TextureRequest, cancelled: Callable[[], bool]) -> TextureResult:
            requests.append(request)
            made = scaled(
                request.own.photo if request.keep_unedited else request.picture, request.size
            ).copy()
            inside = np.isin(request.layout, list(request.regions)).view(np.uint8)
            made[cv2.resize(inside, made.shape[:2], interpolation=cv2.INTER_NEAREST) > 0] = GREEN
            report = RegionReport(HAIR, Means.OWN, Lack.TOO_SMALL)
            return TextureResult(made, (report,) if request.regions else ())

        def matte(self, source: object) -> None:
            pass

    monkeypatch.setattr("sean_editor.texture.texture_pass.TexturePass", Pass)
    return requests


@pytest.fixture
def transfer(run, checkpoint: Path, own_photo: Path, tmp_path: Path) -> Callable[..., np.ndarray]:
    """Runs `transfer` on a photo in which the face is 301 pixels wide, and reads what it wrote."""

    def transfer(*words: object, reference: str = "yuki", status: int = 0) -> np.ndarray:
        out = tmp_path / "out.png"
        done = run(
            *("transfer", own_photo, reference, "--regions", "hair", "-o", out),
            *("--checkpoint", checkpoint, "--device", "cpu", *words),
        )
        assert done.status == status, done.err
        return read_image(out)

    return transfer


def greens(picture: np.ndarray) -> int:
    return int((picture == GREEN).all(-1).sum())


def test_transfer_has_texture_at_the_size_in_the_photo(transfer, asked, own_photo: Path) -> None:
    made = transfer()
    portrait = open_portrait(own_photo)
    assert made.shape == (304, 304, 3) and greens(made) > 3000
    request = asked[-1]
    assert request.own.photo.shape == (304, 304, 3) and request.keep_unedited
    assert np.array_equal(request.layout, portrait.labels)
    assert request.regions[HAIR].mix == 1 and request.regions[HAIR].source.photo.shape == (512, 512, 3)
    for size in (256, 512, 1024):
        assert transfer("--size", size, "--mix", "0.5").shape == (size, size, 3)
        assert asked[-1].size == size and asked[-1].regions[HAIR].mix == 0.5
    assert transfer("--size", "photo", "--no-keep-detail").shape == (304, 304, 3)
    assert not asked[-1].keep_unedited


def test_the_network_alone_is_as_before(transfer, asked) -> None:
    made = transfer("--texture", "network")
    assert made.shape == (256, 256, 3) and not greens(made)
    larger = transfer("--texture", "network", "--size", "512")
    assert larger.shape == (512, 512, 3) and asked == []
    back = cv2.resize(larger, (256, 256), interpolation=cv2.INTER_AREA)
    assert np.abs(back.astype(int) - made).mean() < 2


def test_the_whole_photo_gets_the_texture(transfer, asked, own_photo: Path) -> None:
    made, before = transfer("--whole-photo"), read_image(own_photo)
    changed = (made != before).any(-1)
    assert made.shape == (480, 720, 3) and greens(made) > 3000
    hair = (open_portrait(own_photo).labels == HAIR).mean() * 301**2
    assert 0.9 * hair < changed.sum() < 1.2 * hair and not changed[:, 550:].any()
    assert asked[-1].size == 304


def test_a_reference_with_nothing_to_give_is_named(run, asked, checkpoint: Path, tmp_path: Path) -> None:
    words = ("transfer", "amara", "yuki", "--regions", "hair", "--checkpoint", checkpoint)
    done = run(*words, "-o", tmp_path / "out.png")
    assert done.status == 0 and done.err == "Hair: own texture (the reference is too small)\n"


def test_a_portrait_gets_its_own_texture_on_request(run, asked, checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    words = ("reconstruct", "amara", "--checkpoint", checkpoint, "-o", out)
    assert run(*words).status == 0 and asked == []
    assert run(*words, "--texture", "photo", "--size", "512").status == 0
    assert read_image(out).shape == (512, 512, 3)
    assert asked[-1].regions == {} and not asked[-1].keep_unedited


@pytest.mark.slow
def test_a_project_is_rendered_as_it_was_shown(
    run, asked, checkpoint: Path, project: Path, tmp_path: Path
) -> None:
    from dataclasses import replace

    out = tmp_path / "out.png"
    words = ("--checkpoint", checkpoint, "-o", out)
    assert run("render", project, *words).status == 0 and greens(read_image(out)) > 3000
    face = open_project(project).portrait
    assert np.array_equal(read_image(out)[face.labels == 4], face.image[face.labels == 4])
    assert run("render", project, "--whole-photo", *words).status == 0 and greens(read_image(out)) > 3000
    assert run("render", project, "--texture", "network", *words).status == 0
    assert not greens(read_image(out))
    save_project(tmp_path / "plain.sean", replace(open_project(project), view={"texture": "network"}))
    assert run("render", tmp_path / "plain.sean", *words).status == 0 and not greens(read_image(out))
    assert run("render", tmp_path / "plain.sean", "--texture", "photo", "--size", "512", *words).status == 0
    assert read_image(out).shape == (512, 512, 3) and greens(read_image(out)) > 3000


def test_options_that_do_not_go_together(run, tmp_path: Path) -> None:
    for words, sentence in (
        (("-o", tmp_path / "x.npy", "--texture", "photo"), "the network's own numbers"),
        (("-o", tmp_path / "x.npy", "--size", "512"), "the network's own numbers"),
        (("-o", tmp_path / "x.png", "--whole-photo", "--size", "512"), "has the size of the photo"),
    ):
        for command in (("transfer", "amara", "yuki", "--regions", "hair"), ("reconstruct", "amara")):
            done = run(*command, *words)
            assert done.status == 1 and sentence in done.err and not list(tmp_path.glob("x.*"))


# from Python


@pytest.fixture
def engine(checkpoint: Path, tmp_path: Path) -> Engine:
    return Engine(checkpoint, "cpu", tmp_path / "cache")


def test_the_same_from_python(engine: Engine, asked, project: Path) -> None:
    amara, yuki = (open_portrait(name) for name in ("amara", "yuki"))
    made = textured(engine, amara, yuki, ["hair", "u_lip"], mix=0.7, size=512)
    assert made.picture.shape == (512, 512, 3) and set(asked[-1].regions) == {HAIR, 11}
    assert made.reports[0].lack is Lack.TOO_SMALL
    layout = amara.labels.copy()
    layout[100:190, 45:65] = HAIR
    assert textured(engine, amara, yuki, [], layout=layout).picture.shape == (512, 512, 3)
    assert np.array_equal(asked[-1].layout, layout) and asked[-1].regions == {}
    assert textured_project(engine, open_project(project), size=320).picture.shape == (320, 320, 3)


def test_regions_that_the_reference_lacks_keep_their_texture(engine: Engine, asked) -> None:
    amara, yuki = open_portrait("amara"), open_portrait("yuki")
    lacks = next(r for r in range(19) if (amara.labels == r).any() and not (yuki.labels == r).any())
    made = textured(engine, amara, yuki, [lacks])
    assert amara.origin is not None
    assert np.array_equal(made.picture, amara.origin.photo.pixels) and asked == []


def test_a_portrait_without_a_photo_has_its_own_size(engine: Engine, asked, small_portraits: Path) -> None:
    amara, yuki = open_portrait("amara"), open_portrait("yuki")
    assert textured(engine, amara, yuki, ["hair"]).picture.shape == (256, 256, 3)
    assert asked[-1].regions[HAIR].source.photo.shape == (256, 256, 3)


@pytest.mark.parametrize("size", [0, 63, 100.5, 1032, 500])
def test_sizes_that_cannot_be(engine: Engine, asked, size: int) -> None:
    amara = open_portrait("amara")
    with pytest.raises(UserError, match="multiple of 8"):
        textured(engine, amara, amara, ["hair"], size=size)


def test_a_layout_of_another_size(engine: Engine, asked) -> None:
    amara = load_portrait(Path(__file__).parents[2] / "resources/portraits/images/amara.jpg")
    with pytest.raises(UserError, match="64 x 64"):
        textured(engine, amara, amara, ["hair"], layout=np.zeros((64, 64), np.uint8))
