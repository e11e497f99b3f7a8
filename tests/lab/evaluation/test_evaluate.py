"""`evaluate` from the command line, on shipped portraits, with small systems."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from models.lab.evaluation import task
from models.lab.metrics.inception import InceptionV3
from models.lab.metrics.reconstruction import MetricNetworks
from models.lab.systems import make_system, save_system
from models.sean import SEANConfig
from sean_editor.cli.lab import evaluate as evaluate_command
from sean_editor.cli.main import main

Evaluate = Callable[..., str]


@pytest.fixture(autouse=True)
def _no_inception(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whether somebody has fetched the network of FID changes nothing here."""
    for name in ("INCEPTION", "ALEXNET", "MOBILENET"):
        monkeypatch.setattr(evaluate_command, name, tmp_path / "none.pth")


@pytest.fixture(scope="module")
def few(faces: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three of the portraits, where figures matter less than what makes them differ."""
    root = tmp_path_factory.mktemp("few") / "faces"
    shutil.copytree(faces, root)
    (root / "test.txt").write_text("\n".join((faces / "test.txt").read_text().split()[:3]))
    return root


@pytest.fixture
def evaluate(faces: Path, capsys: pytest.CaptureFixture[str]) -> Evaluate:
    """What `evaluate` prints, at 64 x 64 unless told otherwise."""

    def run(*words: object, data: Path = faces, size: tuple[int, ...] = (64,)) -> str:
        status = main(["evaluate", "--data", str(data), "--size", *map(str, size), *map(str, words)])
        out, err = capsys.readouterr()
        assert status == 0, err
        return out

    return run


@pytest.fixture
def refused(faces: Path, capsys: pytest.CaptureFixture[str]) -> Evaluate:
    """The sentence that `evaluate` refuses with."""

    def run(*words: object, data: Path = faces) -> str:
        assert main(["evaluate", "--data", str(data), "--size", "64", *map(str, words)]) == 1
        out, err = capsys.readouterr()
        assert out == "" and err.startswith("main.py: ") and err.count("\n") == 1
        return err

    return run


def rows(read: dict[str, Any], table: str = "table") -> dict[str, dict[str, Any]]:
    return {row["title"]: row for row in read["tables"][table]["rows"]}


def test_two_systems_and_all_that_is_written(
    evaluate: Evaluate, faces: Path, sean: Path, spade: Path, tmp_path: Path
) -> None:
    out = evaluate("--checkpoint", sean, spade, "-o", tmp_path / "report")
    files = {path.name for path in (tmp_path / "report").iterdir()}
    assert files == {
        "index.html",
        "report.md",
        "report.json",
        "pictures.csv",
        "table.csv",
        "differences.csv",
        "sheet.png",
    }
    assert out == (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    read = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    table = rows(read)
    assert list(table) == ["SEAN first", "SPADE small", "Mean colour per region", "The pictures themselves"]
    assert table["SEAN first"]["steps"] == 1500 and table["SPADE small"]["steps"] is None
    assert table["Mean colour per region"]["psnr"]["value"] > table["SEAN first"]["psnr"]["value"]
    assert table["The pictures themselves"]["miou"]["value"] > table["SEAN first"]["miou"]["value"]
    assert all(row["fid"] is None for row in table.values())

    pictures = read["pictures"]
    assert [p["picture"] for p in pictures] == 3 * (faces / "test.txt").read_text().split()
    mine = [p["psnr"] for p in pictures if p["system"] == "SEAN first"]
    theirs = [p["psnr"] for p in pictures if p["system"] == "SPADE small"]
    figure = table["SEAN first"]["psnr"]
    assert figure["value"] == pytest.approx(np.mean(mine)) and min(mine) <= figure["low"] <= figure["high"]
    difference = rows(read, "differences")["SPADE small"]["psnr"]
    assert difference["value"] == pytest.approx(np.mean(np.subtract(theirs, mine)))

    with (tmp_path / "report" / "pictures.csv").open(encoding="utf-8") as file:
        assert [float(line["psnr"]) for line in csv.DictReader(file)] == [p["psnr"] for p in pictures]
    page = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert page.count("<figure>") == 3 * 5, "best, median and worst: picture, layout and three results"
    with Image.open(tmp_path / "report" / "sheet.png") as sheet:
        assert sheet.width > 5 * 64 and sheet.height > 3 * 64


@pytest.mark.slow
def test_the_same_every_time_and_whatever_the_batch(evaluate: Evaluate, few: Path, sean: Path) -> None:
    one = evaluate("--checkpoint", sean, "--json", data=few)
    assert evaluate("--checkpoint", sean, "--json", data=few) == one
    by_one = json.loads(evaluate("--checkpoint", sean, "--json", "--batch", 1, data=few))
    for mine, theirs in zip(json.loads(one)["pictures"], by_one["pictures"], strict=True):
        assert mine["parser_distance"] == pytest.approx(theirs["parser_distance"], rel=1e-3)
        assert mine["psnr"] == pytest.approx(theirs["psnr"], rel=1e-5)


@pytest.mark.slow
def test_pictures_that_are_not_square(evaluate: Evaluate, sean: Path, tmp_path: Path) -> None:
    out = evaluate("--checkpoint", sean, "-o", tmp_path, size=(64, 96))
    assert "Size: 96 × 64" in out and (tmp_path / "sheet.png").is_file()


def test_regions_without_a_segmenter(evaluate: Evaluate, tmp_path: Path) -> None:
    data = tmp_path / "birds"
    rng = np.random.default_rng(0)
    for name in ("jay", "owl"):
        labels = rng.integers(0, 3, (4, 4), dtype=np.uint8).repeat(16, 0).repeat(16, 1)
        for folder, array in (
            ("images", rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)),
            ("labels", labels),
        ):
            (data / folder).mkdir(parents=True, exist_ok=True)
            Image.fromarray(array).save(data / folder / f"{name}.png")
    (data / "regions.json").write_text('["sky", "wing", "beak"]')
    config = SEANConfig.compact(regions=3, base_width=1, style_rank=4, mask_hidden=4)
    save_system(make_system("sean", config), tmp_path / "birds.safetensors")
    words = ("--checkpoint", tmp_path / "birds.safetensors", "--split", "all")
    read = json.loads(evaluate(*words, "--json", data=data))
    row = rows(read)["SEAN birds"]
    assert row["psnr"]["value"] > 0
    assert all(row[key] is None for key in ("miou", "accuracy", "parser_distance", "pfd"))
    assert any("no segmenter of ours" in note for note in read["notes"])
    assert "mIoU ↑" in evaluate(*words, data=data)


@pytest.mark.slow
def test_transfer(evaluate: Evaluate, few: Path, sean: Path, tmp_path: Path) -> None:
    evaluate("--checkpoint", sean, "--protocol", "transfer", "-o", tmp_path, data=few)
    read = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    table = rows(read)
    assert list(table) == ["Skin", "Hair", "Lips", "Clothes", "Background", "All", "No transfer"]
    cases = [p for p in read["pictures"] if p["region"] != "none"]
    assert table["All"]["cases"] == len(cases) == sum(table[t]["cases"] for t in list(table)[:5])
    hair = [p["to_reference"] for p in cases if p["region"] == "hair"]
    assert table["Hair"]["to_reference"]["value"] == pytest.approx(np.mean(hair))
    assert table["Hair"]["near"]["value"] == pytest.approx(np.mean(np.array(hair) <= 6))
    assert table["All"]["change"]["value"] == pytest.approx(np.mean([p["change"] for p in cases]))
    assert table["No transfer"]["miou"]["value"] > 0 and table["No transfer"]["near"] is None
    assert "Best: " in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_network_of_fid_is_used_where_it_lies(
    monkeypatch: pytest.MonkeyPatch, evaluate: Evaluate, sean: Path
) -> None:
    metric_networks = MetricNetworks(inception=lambda images: images.mean((2, 3)))
    monkeypatch.setattr(task, "find_metric_networks", lambda *told: metric_networks)
    read = json.loads(evaluate("--checkpoint", sean, "--json"))
    assert rows(read)["SEAN first"]["fid"] > 0 and rows(read)["Mean colour per region"]["fid"] >= 0
    assert any(note.startswith("FID of 5 pictures") for note in read["notes"])


@pytest.mark.slow
def test_fid_with_a_network_of_the_true_size(
    monkeypatch: pytest.MonkeyPatch, evaluate: Evaluate, sean: Path, tmp_path: Path
) -> None:
    torch.manual_seed(0)
    torch.save(InceptionV3().state_dict(), tmp_path / "inception.pth")
    monkeypatch.setattr(evaluate_command, "INCEPTION", tmp_path / "inception.pth")
    table = rows(json.loads(evaluate("--checkpoint", sean, "--json")))
    assert table["SEAN first"]["fid"] > table["Mean colour per region"]["fid"] > 0


def test_mistakes_get_one_sentence(
    refused: Evaluate, sean: Path, spade: Path, faces: Path, tmp_path: Path
) -> None:
    assert "Choose one of: reconstruction, transfer, texture, autoencoder." in refused(
        "--protocol", "transfr"
    )
    assert "multiples of 32, not 100" in refused("--size", "100")
    assert "--batch is at least 1" in refused("--batch", "0")
    assert "given twice" in refused("--checkpoint", sean, sean)
    assert "no weights file" in refused("--checkpoint", tmp_path / "none.pth")
    assert "SPADE small has no style for each region" in refused(
        "--checkpoint", spade, "--protocol", "transfer"
    )
    assert "images/ and labels/" in refused("--checkpoint", sean, data=tmp_path)
    assert "cannot be made" in refused("--checkpoint", sean, "-o", faces / "test.txt" / "report")
    assert "There is no kind of data set called films" in refused("--checkpoint", sean, "--kind", "films")


def test_a_network_for_other_regions_is_refused(refused: Evaluate, tmp_path: Path) -> None:
    config = SEANConfig.compact(regions=5, base_width=1, style_rank=4, mask_hidden=4)
    save_system(make_system("sean", config), tmp_path / "five.safetensors")
    said = refused("--checkpoint", tmp_path / "five.safetensors")
    assert "five.safetensors paints 5 regions, the pictures have 19 (CelebAMask-HQ)" in said


def test_one_portrait_is_not_enough_for_a_transfer(
    refused: Evaluate, sean: Path, faces: Path, tmp_path: Path
) -> None:
    shutil.copytree(faces, tmp_path / "one")
    (tmp_path / "one" / "test.txt").write_text("mei")
    words = ("--checkpoint", sean, "--protocol", "transfer")
    assert "takes two portraits; one (test) has one" in refused(*words, data=tmp_path / "one")


@pytest.mark.slow
def test_noise_is_the_editors(evaluate: Evaluate, few: Path, spade: Path, tmp_path: Path) -> None:
    torch.manual_seed(9)
    system = make_system("sean", SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4))
    for name, value in system.network.named_parameters():
        if name.endswith("noise_var"):
            torch.nn.init.constant_(value, 0.5)
    path = tmp_path / "noisy.safetensors"
    save_system(system, path)

    def figures(name: str, *words: object) -> dict[str, dict[str, Any]]:
        evaluate("--checkpoint", path, spade, *words, "-o", tmp_path / name, data=few)
        return rows(json.loads((tmp_path / name / "report.json").read_text(encoding="utf-8")))

    plain, noisy = figures("plain"), figures("noisy", "--noise")
    by_twos = figures("by twos", "--noise", "--batch", 2)
    ours, theirs = "SEAN noisy", "SPADE small"
    assert noisy[ours]["psnr"] != plain[ours]["psnr"]
    assert noisy[theirs] == plain[theirs], "SPADE has none"
    again = by_twos[ours]["psnr"]["value"]
    assert again == pytest.approx(noisy[ours]["psnr"]["value"], abs=1e-4), "the same noise in every picture"
    told = {name: (tmp_path / name / "report.md").read_text(encoding="utf-8") for name in ("plain", "noisy")}
    assert "- Noise: none\n" in told["plain"] and "- Noise: SEAN's, as the editor adds it\n" in told["noisy"]
