"""`reconstruct` and `transfer`: real files in, real files out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.regions import CELEBAMASK_HQ, built_in_groups
from models.sean import load_generator
from sean_editor.cli.region_names import GROUPS
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.photo.by_name import find_portrait

AMARA, YUKI = find_portrait("amara"), find_portrait("yuki")


@pytest.fixture
def array(run, checkpoint: Path, tmp_path: Path) -> Callable[..., np.ndarray]:
    """Runs a command with the tiny network, without noise, and reads the float image it wrote."""

    def array(*words: object) -> np.ndarray:
        path = tmp_path / "out.npy"
        outcome = run(*words, "--checkpoint", checkpoint, "--noise", "off", "--device", "cpu", "-o", path)
        assert outcome.status == 0, outcome.err
        assert outcome.out == f"saved {path}\n"
        return np.load(path)

    return array


def test_reconstruct_is_the_network_applied_to_the_portrait(array, checkpoint: Path) -> None:
    written = array("reconstruct", AMARA)
    assert written.dtype == np.float32 and written.shape == (3, 256, 256)
    assert np.abs(written - expected(checkpoint)).max() < 1e-4


def expected(checkpoint: Path) -> np.ndarray:
    """The plain network's reconstruction of Amara, without noise."""
    import torch

    portrait = load_portrait(AMARA)
    labels = torch.from_numpy(portrait.labels.astype(np.int64))[None]
    image = torch.from_numpy(portrait.image.copy()).permute(2, 0, 1)[None] / 127.5 - 1
    generator = load_generator(checkpoint)
    with torch.no_grad():
        return generator(labels, generator.encode(image, labels), noise=False)[0].numpy()


def test_a_bare_name_is_a_shipped_portrait(array) -> None:
    assert np.array_equal(array("reconstruct", "Amara"), array("reconstruct", AMARA))


def test_a_label_map_can_be_given(array, tmp_path: Path) -> None:
    image, labels = tmp_path / "me.jpg", tmp_path / "elsewhere.png"
    shutil.copy(AMARA, image)
    Image.fromarray(load_portrait(AMARA).labels).save(labels)
    written = array("reconstruct", image, "--labels", labels)
    assert np.array_equal(written, array("reconstruct", "amara"))


def test_noise_is_on_unless_switched_off(run, array, checkpoint: Path, tmp_path: Path) -> None:
    path = tmp_path / "noisy.npy"
    assert run("reconstruct", "amara", "--checkpoint", checkpoint, "-o", path).status == 0
    noisy = np.load(path)
    assert noisy.shape == array("reconstruct", "amara").shape
    assert run("reconstruct", "amara", "--checkpoint", checkpoint, "-o", path).status == 0
    assert np.array_equal(np.load(path), noisy), "the noise is the same every time"


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_pictures_by_suffix(suffix: str, run, array, checkpoint: Path, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    outcome = run("reconstruct", "amara", "--checkpoint", checkpoint, "--noise", "off", "-o", path)
    assert outcome == (0, f"saved {path}\n", "")
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    assert pixels.shape == (256, 256, 3)
    if suffix == ".png":
        floats = (array("reconstruct", "amara").transpose(1, 2, 0) + 1) * 127.5
        assert np.abs(pixels - floats).max() <= 0.51


def test_transfer_changes_what_it_is_told(array) -> None:
    own = array("reconstruct", "amara")
    worn = array("transfer", "amara", "yuki", "--regions", "hair, skin")
    half = array("transfer", "amara", "yuki", "--regions", "hair,skin", "--mix", "0.5")
    none = array("transfer", "amara", "yuki", "--regions", "hair,skin", "--mix", "0")
    assert np.abs(none - own).max() < 1e-4
    assert np.abs(worn - own).max() > 1e-4
    assert 0 < np.abs(half - own).mean() < np.abs(worn - own).mean()


def test_groups_stand_for_their_regions(array, run, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"Top": ["hair", "hat"]}', encoding="utf-8")
    words = ("transfer", "amara", "yuki", "--regions")
    assert np.array_equal(array(*words, "lips, eyes"), array(*words, "u_lip,l_lip,l_eye,r_eye"))
    mine = array(*words, "Top,brows", "--region-groups", tmp_path / "mine.json")
    assert np.array_equal(mine, array(*words, "hair,hat,l_brow,r_brow"))
    outcome = run(*words, "eyebrows", "-o", tmp_path / "x.png", "--region-groups", tmp_path / "mine.json")
    assert outcome.status == 1 and "The groups are: face-skin, eyes, brows, lips, Top, all." in outcome.err
    outcome = run(*words, "hair", "-o", tmp_path / "x.png", "--region-groups", tmp_path / "none.json")
    assert outcome.status == 1 and "none.json cannot be read" in outcome.err


def test_help_names_the_groups_there_are(run, capsys) -> None:
    assert [group.name for group in built_in_groups(CELEBAMASK_HQ)] == GROUPS.split(", ")
    with pytest.raises(SystemExit):
        run("transfer", "--help")
    assert GROUPS in " ".join(capsys.readouterr().out.split())


@pytest.mark.slow
def test_form_and_colour_of_two_portraits(array) -> None:
    hair = load_portrait(AMARA).labels == 13

    def changed(reference: str, *words: object) -> float:
        made = array("transfer", "amara", reference, "--regions", "hair", *words)
        return float(np.abs(made - own)[:, hair].mean())

    own = array("reconstruct", "amara")
    whole, both = changed("yuki"), changed("yuki", "--colour-from", "elin")
    form, colour = changed("yuki", "--colour-from", "amara"), changed("amara", "--colour-from", "yuki")
    assert min(whole, both, form, colour) > 1e-4 and len({whole, both, form, colour}) == 4
    assert changed("yuki", "--colour-from", "yuki") == whole
    assert changed("yuki", "--colour-from", "elin", "--mix", "0") < 1e-4


def test_a_colour_that_cannot_be_taken(run, checkpoint: Path, tmp_path: Path) -> None:
    has, lacks, region = _lacking()
    out = ("--checkpoint", checkpoint, "-o", tmp_path / "out.png")
    outcome = run("transfer", has, has, "--regions", f"skin,{region}", "--colour-from", lacks, *out)
    assert outcome.status == 0 and outcome.err == f"{lacks} has no {region}: the colours stay\n"
    outcome = run("transfer", has, has, "--regions", region, "--colour-from", lacks, *out)
    assert outcome.status == 1 and f"{has} and {lacks} do not share any of: {region}" in outcome.err
    outcome = run("transfer", has, has, "--regions", "skin", "--colour-from", has, *out)
    assert outcome.status == 1 and "already has its own form and colours" in outcome.err


def test_all_regions_from_itself_change_nothing(array) -> None:
    own = array("reconstruct", "amara")
    assert np.abs(array("transfer", "amara", "amara", "--regions", "all") - own).max() < 1e-4


def test_label_maps_of_both(array, tmp_path: Path) -> None:
    expected_array = array("transfer", "amara", "yuki", "--regions", "hair")
    words: list[object] = []
    for option, image in (("--source-labels", AMARA), ("--reference-labels", YUKI)):
        shutil.copy(image, tmp_path / image.name)
        Image.fromarray(load_portrait(image).labels).save(tmp_path / f"map of {image.stem}.png")
        words += [option, tmp_path / f"map of {image.stem}.png"]
    written = array("transfer", tmp_path / AMARA.name, tmp_path / YUKI.name, "--regions", "hair", *words)
    assert np.array_equal(written, expected_array)


@pytest.mark.slow
def test_a_region_that_one_of_them_lacks_is_named(run, checkpoint: Path, tmp_path: Path) -> None:
    source, reference, region = _lacking()
    words = ("transfer", source, reference, "--checkpoint", checkpoint, "-o", tmp_path / "out.png")
    outcome = run(*words, "--regions", f"skin,{region}")
    assert outcome.status == 0
    assert outcome.err == f"{reference} has no {region}: {source}'s own style stays\n"
    outcome = run(*words, "--regions", region)
    assert outcome.status == 1 and region in outcome.err
    assert "has no" not in run(*words, "--regions", "all").err, "all means all there are"


def _lacking() -> tuple[str, str, str]:
    """Two shipped portraits and a region that the first has and the second lacks."""
    present = {path.stem: set(np.unique(load_portrait(path).labels).tolist()) for path in shipped_portraits()}
    for source, regions in present.items():
        for reference, others in present.items():
            for region in sorted(regions - others):
                return source, reference, CELEBAMASK_HQ[region].name
    raise AssertionError("every shipped portrait has every region")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("reconstruct", "nobody", "-o", "x.png"), "“nobody”"),
        (("reconstruct", "missing.jpg", "-o", "x.png"), "There is no file missing.jpg"),
        (("reconstruct", ".", "-o", "x.png"), "is a folder"),
        (("reconstruct", "amara", "-o", "x.gif"), "x.gif cannot be written"),
        (("reconstruct", "amara", "-o", "nowhere/x.png"), "There is no folder nowhere"),
        (("reconstruct", "amara", "-o", "x.png", "--labels", "none.png"), "none.png"),
        (("reconstruct", "amara", "-o", "x.png", "--checkpoint", "none.pth"), "none.pth"),
        (("reconstruct", "amara", "-o", "x.png", "--checkpoint", __file__), "test_pictures.py"),
        (("reconstruct", "amara", "-o", "x.png", "--device", "abacus"), "abacus"),
        (
            ("transfer", "amara", "yuki", "-o", "x.png", "--regions", "wig"),
            "The regions are: background, skin",
        ),
        (("transfer", "amara", "yuki", "-o", "x.png", "--regions", ""), "The regions are: "),
        (("transfer", "amara", "yuki", "-o", "x.png", "--regions", "hair", "--mix", "1.5"), "1.5"),
    ],
)
def test_mistakes_get_one_sentence(words, says, run, checkpoint, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    if "--device" in words:
        words = (*words, "--checkpoint", checkpoint)
    outcome = run(*words)
    assert outcome.status == 1
    assert says in outcome.err
    assert outcome.err.startswith("main.py: ") and outcome.err.count("\n") == 1
    assert outcome.out == "" and not list(tmp_path.glob("x.*")), "nothing is written"


def test_a_label_map_of_another_shape(run, tmp_path: Path) -> None:
    Image.fromarray(np.zeros((48, 64), np.uint8)).save(tmp_path / "small.png")
    outcome = run("reconstruct", "amara", "--labels", tmp_path / "small.png", "-o", tmp_path / "x.png")
    assert outcome.status == 1 and "64 x 48" in outcome.err
