"""Options of `evaluate` that say how systems are measured: refinement, reference, segmenter, identity."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn

from models.lab.evaluation import notes, reference, task
from models.lab.systems import load_system, make_system, save_system
from models.sean import SEANConfig
from sean_editor.cli.lab import evaluate as evaluate_command
from sean_editor.cli.main import main

Run = Callable[..., dict[str, Any]]
SMALL = {"base_width": 1, "style_rank": 4, "mask_hidden": 4}


@pytest.fixture(autouse=True)
def _nothing_downloaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("INCEPTION", "ALEXNET", "MOBILENET"):
        monkeypatch.setattr(evaluate_command, name, tmp_path / "none.pth")


@pytest.fixture(scope="module")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pictures with regions of their own, each a shade of grey."""
    root = tmp_path_factory.mktemp("birds")
    rng = np.random.default_rng(0)
    for name in ("jay", "owl", "tit"):
        labels = rng.integers(0, 3, (4, 4), dtype=np.uint8).repeat(16, 0).repeat(16, 1)
        image = np.repeat(labels[..., None] * 100 + 20, 3, 2)
        for folder, array in (("images", image), ("labels", labels)):
            (root / folder).mkdir(exist_ok=True)
            Image.fromarray(array).save(root / folder / f"{name}.png")
    (root / "regions.json").write_text('["sky", "wing", "beak"]')
    torch.manual_seed(1)
    save_system(make_system("sean", SEANConfig.compact(regions=3, **SMALL)), root / "net.safetensors")
    return root


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(data: Path, *words: object) -> tuple[int, str, str]:
        status = main(["evaluate", "--data", str(data), "--size", "64", *map(str, words)])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def measured(told: Callable[..., tuple[int, str, str]]) -> Run:
    def run(data: Path, *words: object) -> dict[str, Any]:
        status, out, err = told(data, "--json", *words)
        assert status == 0, err
        return json.loads(out)

    return run


def birds_of(data: Path) -> tuple[object, ...]:
    return data, "--checkpoint", data / "net.safetensors", "--split", "all"


def rows(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["title"]: row for row in read["tables"]["table"]["rows"]}


@pytest.fixture(scope="module")
def refining(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network with refinement steps, in whose pictures styles are seen."""
    torch.manual_seed(3)
    system = make_system("sean", SEANConfig.compact(descent=2, **SMALL))
    for name, value in system.network.state_dict().items():
        if ".fc_mu" in name and name.endswith(".weight"):
            value.mul_(8.0)
    path = tmp_path_factory.mktemp("refining") / "deep.safetensors"
    save_system(system, path)
    return path


@pytest.fixture(scope="module")
def two(faces: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("two") / "faces"
    shutil.copytree(faces, root)
    (root / "test.txt").write_text("elin\nmei")
    return root


@pytest.mark.slow
def test_the_default_is_the_encoder_alone_and_refinement_is_named(
    measured: Run, two: Path, refining: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refined = measured(two, "--checkpoint", refining, "--refine")
    monkeypatch.setattr(evaluate_command, "METRIC_PARSER", two / "gone.safetensors")
    plain = measured(two, "--checkpoint", refining)
    assert plain["facts"]["Styles"] == "the encoder's"
    assert refined["facts"]["Styles"] == "refined against the picture: SEAN deep, refined"
    ours, theirs = rows(plain)["SEAN deep"], rows(refined)["SEAN deep, refined"]
    assert ours["psnr"] != theirs["psnr"]
    assert any(note.startswith("Refined: ") for note in refined["notes"])
    # one network measures both, and it took no part: that one was gone
    themselves = [rows(read)["The pictures themselves"] for read in (plain, refined)]
    assert themselves[0] == themselves[1]
    assert any("our face parser (face-parser.safetensors)" in note for note in refined["notes"])


def test_the_encoder_alone_is_what_the_system_itself_reconstructs(
    measured: Run, two: Path, refining: Path
) -> None:
    from models.lab.datasets import open_dataset
    from models.lab.metrics.metrics import psnr
    from models.lab.metrics.reconstruction import batches

    system = load_system(refining)
    (batch,) = batches(open_dataset("pairs", two, "test"), 64, 2)
    with torch.no_grad():
        expected = psnr(system.reconstruct(batch.images, batch.labels), batch.images)
    found = [p["psnr"] for p in measured(two, "--checkpoint", refining)["pictures"] if "deep" in p["system"]]
    assert found == pytest.approx(expected.tolist(), abs=1e-3)


@pytest.mark.slow
def test_a_transfer_names_refinement_too(measured: Run, two: Path, refining: Path) -> None:
    words = ("--checkpoint", refining, "--protocol", "transfer")
    plain, refined = measured(two, *words), measured(two, *words, "--refine")
    assert {p["system"] for p in plain["pictures"]} == {"SEAN deep"}
    assert {p["system"] for p in refined["pictures"]} == {"SEAN deep, refined"}
    changes = [[p["own"] for p in read["pictures"]] for read in (plain, refined)]
    assert changes[0] != changes[1]


class _SixteenColours(nn.Module):
    """In place of Inception: the mean colours of 4 x 4 fields, [B, 48]."""

    def forward(self, images: Tensor) -> Tensor:
        return F.adaptive_avg_pool2d(images, 4).flatten(1)


@pytest.fixture
def _colours_as_features(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "inception.pth").touch()
    monkeypatch.setattr(evaluate_command, "INCEPTION", tmp_path / "inception.pth")
    monkeypatch.setattr(task, "load_inception", lambda path: _SixteenColours())
    for module in (reference, notes):
        monkeypatch.setattr(module, "FEATURES", 48)


@pytest.mark.slow
@pytest.mark.usefixtures("_colours_as_features")
def test_fid_and_kid_compare_with_the_reference(measured: Run, birds: Path, tmp_path: Path) -> None:
    others = tmp_path / "others"
    (others / "deep").mkdir(parents=True)
    rng = np.random.default_rng(1)
    for n in range(6):
        Image.fromarray(rng.integers(0, 256, (40, 80, 3), dtype=np.uint8)).save(others / "deep" / f"{n}.png")
    plain = measured(*birds_of(birds))
    read = measured(*birds_of(birds), "--reference", others, "-o", tmp_path / "report")
    table, was = rows(read), rows(plain)
    assert table["The pictures themselves"]["fid"] > 0 and table["The pictures themselves"]["kid"] is not None
    assert "The pictures themselves" not in was, "they are the reference"
    assert table["SEAN net"]["fid"] != was["SEAN net"]["fid"]
    assert any(n.startswith("FID and KID compare with 6 pictures of others;") for n in read["notes"])
    assert any("the test pictures themselves, unlike the paper's" in n for n in plain["notes"])

    kept = tmp_path / "report" / "reference.npz"
    again = measured(*birds_of(birds), "--reference", kept)
    assert rows(again)["SEAN net"] == table["SEAN net"]
    features = np.load(kept)["features"].astype(float)
    assert features.shape == (6, 48)
    np.savez(tmp_path / "moments.npz", mu=features.mean(0), sigma=np.cov(features.T))
    moments = rows(measured(*birds_of(birds), "--reference", tmp_path / "moments.npz"))["SEAN net"]
    assert moments["fid"] == pytest.approx(table["SEAN net"]["fid"], rel=1e-4) and moments["kid"] is None

    # of the birds themselves, found in their folder images and not among the labels
    own = rows(measured(*birds_of(birds), "--reference", birds))
    assert own["The pictures themselves"]["fid"] == pytest.approx(0, abs=1e-6)
    assert own["SEAN net"]["fid"] == pytest.approx(was["SEAN net"]["fid"], rel=1e-6)


@pytest.mark.usefixtures("_colours_as_features")
def test_a_reference_that_is_none_is_named(
    told: Callable[..., tuple[int, str, str]], birds: Path, tmp_path: Path
) -> None:
    np.savez(tmp_path / "other.npz", pictures=np.zeros((4, 48)))
    np.savez(tmp_path / "wide.npz", features=np.zeros((4, 49)))
    np.savez(tmp_path / "one.npz", features=np.zeros((1, 48)))
    np.savez(tmp_path / "nan.npz", features=np.full((4, 48), np.nan))
    (tmp_path / "text.npz").write_text("nothing")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    for name in ("a.png", "b.png"):
        (tmp_path / "broken" / name).write_bytes(b"no picture")
    for name, words in {
        "other.npz": "is no reference", "wide.npz": "is no reference", "one.npz": "of one picture",
        "nan.npz": "not finite", "text.npz": "cannot be read", "gone.npz": "There is no file",
        "gone": "There is no reference", "empty": "has 0 pictures", "broken": "cannot be read",
    }.items():  # fmt: skip
        status, out, err = told(*birds_of(birds), "--reference", tmp_path / name)
        assert (status, out) == (1, "") and words in err and name in err, (name, err)


def test_a_segmenter_and_an_identity_network_of_ones_own(
    measured: Run, birds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my_networks.py").write_text(
        "def segment(images):\n"
        "    return ((images.mean(1) + 1) * 127.5 / 100).long().clamp(0, 2)\n"
        "def identity(images):\n"
        "    return images.mean((2, 3))\n"
    )
    monkeypatch.chdir(tmp_path)
    words = ("--segmenter", "my_networks:segment", "--identity", "my_networks:identity")
    read = measured(*birds_of(birds), *words)
    table = rows(read)
    assert (
        table["The pictures themselves"]["miou"]["value"]
        == table["The pictures themselves"]["accuracy"]["value"]
        == 1
    )
    assert table["Mean colour per region"]["miou"]["value"] == 1 > table["SEAN net"]["miou"]["value"]
    assert table["Mean colour per region"]["identity"]["value"] == pytest.approx(0, abs=1e-5)
    assert table["SEAN net"]["identity"]["value"] > 0.001
    assert any("what the segmenter my_networks:segment finds" in note for note in read["notes"])
    assert "identity" not in rows(measured(*birds_of(birds)))["SEAN net"], "an extra that was not asked for"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "def f(images): return images",
            "returned float32 [3, 3, 64, 64]; region ids [3, 64, 64] are needed",
        ),
        ("def f(images): return images[:, 0].long() + 3", "ids of birds are 0 to 2|are 0 to 2"),
        ("def f(images): raise RuntimeError('too warm')", "failed: RuntimeError: too warm"),
        ("f = 3", "is no function"),
        ("g = 3", "cannot be loaded"),
        ("import nothing_of_that_name", "cannot be loaded: No module named"),
    ],
)
def test_a_segmenter_that_is_none_is_named(
    code: str, words: str, told: Callable[..., tuple[int, str, str]], birds: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    module = f"segmenter_{abs(hash(code))}"
    (tmp_path / f"{module}.py").write_text(code)
    monkeypatch.chdir(tmp_path)
    status, out, err = told(*birds_of(birds), "--segmenter", f"{module}:f")
    assert (status, out) == (1, "") and module in err
    assert any(part in err for part in words.split("|")), err


@pytest.mark.slow
def test_lpips_or_its_substitute_by_the_files_that_are_there(
    measured: Run, birds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.lab.metrics.mobilenet import MobileNetV2

    def named() -> tuple[str, bool]:
        _, out, _ = run_markdown()
        heads = next(line for line in out.splitlines() if line.startswith("| System"))
        found = re.search(r"(LPIPS \(AlexNet\)|MobileNetV2 distance|LPIPS) ↓", heads)
        assert found is not None
        return found[1], rows(measured(*birds_of(birds)))["SEAN net"]["perceptual"] is not None

    def run_markdown() -> tuple[int, str, str]:
        import contextlib
        import io

        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = main(["evaluate", "--data", *map(str, birds_of(birds)), "--size", "64"])
        return status, out.getvalue(), ""

    assert named() == ("LPIPS", False)
    torch.save(MobileNetV2().state_dict(), tmp_path / "mobile.pth")
    monkeypatch.setattr(evaluate_command, "MOBILENET", tmp_path / "mobile.pth")
    assert named() == ("MobileNetV2 distance", True)
    shapes = {
        0: (64, 3, 11, 11),
        3: (192, 64, 5, 5),
        6: (384, 192, 3, 3),
        8: (256, 384, 3, 3),
        10: (256, 256, 3, 3),
    }
    state = {f"features.{k}.weight": torch.randn(shape) * 0.1 for k, shape in shapes.items()}
    torch.save(
        state | {f"features.{k}.bias": torch.zeros(shape[0]) for k, shape in shapes.items()},
        tmp_path / "alex.pth",
    )
    monkeypatch.setattr(evaluate_command, "ALEXNET", tmp_path / "alex.pth")
    assert named() == ("LPIPS (AlexNet)", True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--refine",), "None of these checkpoints has refinement steps"),
        (("--reference", "x"), "The command `download inception` gets it"),
        (("--protocol", "transfer", "--reference", "x"), "--reference is for the protocol reconstruction"),
        (("--protocol", "texture", "--refine"), "--refine is for the protocol reconstruction or transfer"),
        (("--segmenter", "nothing"), "“nothing” names no function. Write module:callable"),
        (("--identity", "nothing:here"), "nothing:here cannot be loaded"),
    ],
)
def test_mistakes_get_one_sentence(
    words: tuple[str, ...], says: str, told: Callable[..., tuple[int, str, str]], birds: Path
) -> None:
    status, out, err = told(*birds_of(birds), *words)
    assert status == 1 and out == "" and says in err and err.count("\n") == 1
