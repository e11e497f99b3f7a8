"""README and docs/: their code runs, their commands are understood and run where that is quick, and their
links lead somewhere.
"""

from __future__ import annotations

import hashlib
import re
import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest
from documents import DOCUMENTS, ROOT, anchors, code_blocks, command_lines, links, name_of, named_files
from PIL import Image
from quick_cases import first_quick

from sean_editor import MadeStyle, region_ids, save_styles
from sean_editor.cli.commands import COMMANDS
from sean_editor.cli.main import main
from sean_editor.photo.portraits import shipped_portraits

LINES = sorted({line for document in DOCUMENTS for line in command_lines(document)})

SMALLER = {
    "mix=0.8, size=512": "mix=0.8, size=256",
    "Engine()": "Engine('tiny.safetensors')",
    'load_generator("compact-256")': "load_generator('tiny.safetensors')",
    "seconds=20": "seconds=0.1",
    "size=256, minutes=120": "size=64, steps=1, batch=2, window=32",
    'configure("compact")': 'configure("compact", base_width=2, mask_hidden=4)',
}
"""What the documents show, and what runs in its place: a tiny network, a short run."""

QUICK = {
    "analyse": "",
    "batch": "--texture network",
    "benchmark": "--rounds 1 --checkpoint tiny.safetensors",
    "blend": "",
    "crossover": "",
    "evaluate": "--size 64",
    "export-matte": "--size 256",
    "figure comparison": "--cell 16 --scale 1 --portraits amara",
    "figure crossover": "--cell 16 --scale 1",
    "figure edits": "--cell 16 --scale 1 --edits add-hat raise-collar",
    "figure interpolation": "--cell 16 --scale 1 --steps 3",
    "figure matrix": "--cell 16 --scale 1 --portraits amara elin --references yuki",
    "figure retouching": "--cell 16 --scale 1",
    "figure sequence": "--cell 16 --scale 1 --references yuki elin --regions hair skin",
    "figure transfer": "--cell 16 --scale 1 --portraits amara --references yuki elin --regions hair skin",
    "reconstruct": "",
    "render": "",
    "retouch": "",
    "transfer": "--texture network",
    "transition": "--frames 3 --size 64",
}
"""The commands that run here, and the words that make them quick. The others download, install, train, or are
run by tests of their own."""


def named(line: str) -> str:
    """The sub-command of a line, with the kind of a figure."""
    words = shlex.split(line)
    return " ".join(words[: 2 if words[:1] == ["figure"] else 1])


def id_of(line: str) -> str:
    """The name of a line's test; "::" and the like would have another meaning for pytest."""
    return re.sub(r"[^\w.-]+", "-", line).strip("-") or "main"


def shortened(line: str) -> list[str]:
    """The words of a line that does the same with a tiny network, and fits for a moment."""
    words = [*shlex.split(line), *shlex.split(QUICK[named(line)])]
    if "--checkpoint" not in words and named(line) not in (
        "analyse",
        "blend",
        "export-matte",
        "retouch",
    ):
        words += ["--checkpoint", "tiny.safetensors"]
    return words + (["--fit", "0.1"] if "--fit" in words else [])


PYTHON = [one for one in DOCUMENTS if code_blocks(one, "python") and one.name != "onnx.md"]
"""The code of onnx.md runs in test_export_onnx.py, where there are exported files."""
ELSEWHERE = ("--full", "benchmark --texture", "benchmark --window", "benchmark --growth",
             "--protocol texture", "--seeds", "--groups", "--protocol autoencoder", "--refine",
             "--reference CelebA", "--data-kind")  # fmt: skip
"""What takes too long, or runs in test_benchmark.py, test_growth.py, test_window_benchmark.py,
test_evaluate_texture.py, test_round_trip.py, test_evaluate_options.py, test_seeds.py and test_figure.py.
"""
SLOW = ("benchmark", "evaluate", "figure")
RUN = [
    pytest.param(line, marks=pytest.mark.slow) if named(line).startswith(SLOW) else line
    for line in LINES
    if named(line) in QUICK and not any(words in line for words in ELSEWHERE)
]
TRAIN = [line for line in LINES if named(line) == "train"]


@pytest.fixture
def folder(
    checkpoint: Path, own_photo: Path, project: Path, finder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The current folder, with every file that the documents name."""
    assert (own_photo, project) == (tmp_path / "holiday.jpg", tmp_path / "holiday.sean")
    monkeypatch.chdir(tmp_path)
    finder.faces *= 2
    shipped = shipped_portraits()[:4]
    for data in ("faces", "portraits", "renders"):
        for kind, suffix in (("images", "jpg"), ("labels", "png")):
            Path(data, kind).mkdir(parents=True)
            for path in shipped:
                name = f"{kind}/{path.stem}.{suffix}"
                shutil.copy(path.parents[1] / name, Path(data, name))
        Path(data, "test.txt").write_text("amara astrid")
    Path("photos").mkdir()
    shutil.copy(own_photo, "photos")
    shutil.copy(own_photo, "group.jpg")
    shutil.copy("faces/images/astrid.jpg", "face.jpg")
    shutil.copy("faces/labels/astrid.png", "face.png")
    for run in ("mine", "shipped", "closer", "encoder", "look", "sean", "spade", "pix2pixhd", "no-noise"):
        Path("runs", run).mkdir(parents=True)
        shutil.copy(checkpoint, f"runs/{run}/generator.safetensors")
    for name in ("tiny", "A", "B"):
        shutil.copy(checkpoint, f"{name}.safetensors")
    network = hashlib.sha256(checkpoint.read_bytes()).hexdigest()
    hair = np.arange(19) == region_ids(["hair"])[0]
    save_styles("friends.seanstyles", [MadeStyle("Copper", np.ones((19, 512)), hair, network)])
    return tmp_path


def test_readme_is_short() -> None:
    readme = ROOT / "README.md"
    assert readme.stat().st_size <= 10_000
    (code,) = code_blocks(readme, "python")
    assert len([line for line in code.splitlines() if line]) <= 10


@pytest.mark.parametrize(
    "document",
    first_quick(sorted(PYTHON, key=lambda path: path.name == "python-api.md"), len(PYTHON) - 1),
    ids=name_of,
)
def test_the_python_of_a_document_runs(document: Path, folder: Path) -> None:
    code = "".join(code_blocks(document, "python"))
    for shown, quick in SMALLER.items():
        code = code.replace(shown, quick)
    exec(compile(code, name_of(document), "exec"), {})
    for name in re.findall(r'write_(?:image|photo)\("([^"]+)"', code):
        assert Path(name).stat().st_size > 1000
        with Image.open(name) as written, Image.open("holiday.jpg") as photo:
            assert name != "new-hair.jpg" or written.size == photo.size


def test_what_is_made_smaller_is_shown() -> None:
    code = "".join(block for document in DOCUMENTS for block in code_blocks(document, "python"))
    assert [shown for shown in SMALLER if shown not in code] == []


@pytest.mark.parametrize("line", LINES, ids=id_of)
def test_every_command_line_is_understood(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    understood = []
    for command in COMMANDS.values():
        monkeypatch.setattr(command.module, "run", lambda args: understood.append(args.command) or 0)
    assert main(shlex.split(line)) == 0
    command = named(line).partition(" ")[0]
    assert understood == [command if command in COMMANDS else "edit"]


@pytest.mark.parametrize("line", RUN, ids=id_of)
def test_a_command_line_does_what_it_says(line: str, folder: Path, run) -> None:
    outcome = run(*shortened(line))
    assert outcome.status == 0, outcome.err
    words = shlex.split(line)
    if "-o" in words:
        written = Path(words[words.index("-o") + 1])
        assert list(written.parent.glob(f"{written.name}*")), outcome.out
        if written.suffix in (".png", ".jpg"):
            with Image.open(written) as picture:
                picture.load()


@pytest.mark.parametrize("line", TRAIN, ids=id_of)
def test_a_training_line_is_right_up_to_its_pictures(line: str, tmp_path: Path, monkeypatch, run) -> None:
    """Options, configuration and plan are read and checked before the data, which is missing here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sean_editor.cli.lab.train.keep_allocator", lambda: None)
    if "-o runs/mine" not in line or "--resume" in line:  # else that folder is where a run is to begin
        Path("runs/mine").mkdir(parents=True)
        Path("runs/mine/config.json").write_text('{"data": ["faces"]}')
    Path("good.txt").write_text("amara")
    Path("resources").mkdir()
    Path("resources/training").symlink_to(ROOT / "resources/training")
    outcome = run(*shlex.split(line))
    assert outcome.status == 1
    words = shlex.split(line)
    if "--resume" in words:
        missing = "runs/mine"
    else:
        missing = words[words.index("--data") + 1] if "--data" in words else "faces"
    assert outcome.err.startswith(f"main.py: {missing}") or f" {missing}" in outcome.err, outcome.err


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    broken = []
    for link in links(document):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_named_files_exist(document: Path) -> None:
    fetched = {"checkpoints/latest_net_G.pth"}
    assert [path for path in named_files(document) - fetched if not (ROOT / path).exists()] == []
