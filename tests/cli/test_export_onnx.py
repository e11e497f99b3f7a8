"""`python main.py export-onnx`: the files are read back, run by ONNX Runtime, and held to the network."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from documents import ROOT, code_blocks
from exported_onnx import Exported, difference, export, onnx, ort, sample
from PIL import Image

from models.lab.filled import filled_generator
from models.lab.onnx.check import compare
from models.lab.onnx.files import OnnxGraphs
from models.lab.onnx.metadata import OnnxOptions, describe
from models.lab.systems import make_system, save_system
from models.lab.systems.registry import system_class
from models.lab.systems.variants import variant
from models.sean import SEANConfig, SEANGenerator, load_generator, save_generator
from models.sean.noise import noise_maps
from sean_editor import open_portrait, to_tensors
from sean_editor.errors import UserError

MakeLayout = Callable[..., np.ndarray]


@pytest.fixture(scope="module")
def exported(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The tiny network, for pictures of any size: once, as the exporter takes its time."""
    return export(checkpoint, tmp_path_factory.mktemp("onnx") / "tiny")


@pytest.mark.slow
@pytest.mark.parametrize(("batch", "height", "width"), [(1, 32, 32), (2, 64, 96), (1, 256, 256)])
@torch.inference_mode()
def test_both_files_are_the_network_for_pictures_of_any_size(
    batch: int, height: int, width: int, exported: Exported, checkpoint: Path, make_layout: MakeLayout
) -> None:
    generator = load_generator(checkpoint)
    images, labels = sample(make_layout, batch, height, width)
    styles = generator.encode(images, labels)
    assert difference(exported.encode(images, labels), styles) < 1e-4
    worn = styles[:, None] + 0.1 * torch.randn(batch, 6, 19, 512)  # another matrix for each block
    assert difference(exported.paint(labels, worn), generator(labels, worn, noise=False)) < 1e-4


@pytest.mark.slow
def test_the_code_of_the_document(exported: Exported, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in exported.paths:
        Path(path.name.replace("tiny", "compact")).symlink_to(path)
    portrait = open_portrait("amara")
    Image.fromarray(portrait.image).save("face.png")
    Image.fromarray(portrait.labels).save("labels.png")
    (code,) = code_blocks(ROOT / "docs/onnx.md", "python")
    made: dict[str, Any] = {}
    exec(code, made)
    assert made["result"].shape == (1, 3, 256, 256)
    assert made["regions"][13]["name"] == "hair"


@pytest.mark.slow
def test_inputs_and_outputs_are_named(exported: Exported) -> None:
    encoder, generator = (onnx.load(path) for path in exported.paths)

    def shapes(values: Any) -> dict[str, list[Any]]:
        return {
            one.name: [dim.dim_param or dim.dim_value for dim in one.type.tensor_type.shape.dim]
            for one in values
        }

    sides = ["32*h", "32*w"]
    assert shapes(encoder.graph.input) == {"images": ["batch", 3, *sides], "labels": ["batch", *sides]}
    assert shapes(encoder.graph.output) == {"styles": ["batch", 19, 512]}
    assert shapes(generator.graph.input) == {"labels": ["batch", *sides], "styles": ["batch", 6, 19, 512]}
    assert shapes(generator.graph.output) == {"images": ["batch", 3, *sides]}
    assert {imported.version for imported in generator.opset_import if imported.domain == ""} == {18}


@pytest.mark.slow
def test_metadata_tell_all_that_a_user_needs(exported: Exported, checkpoint: Path) -> None:
    for number, title in enumerate(["SEAN style encoder", "SEAN generator"]):
        told = exported.metadata(number)
        assert told["title"] == title and told["checkpoint"] == "tiny.safetensors"
        assert told["checkpoint_sha256"] == hashlib.sha256(checkpoint.read_bytes()).hexdigest()
        assert "ask whoever trained them" in told["licence"], "MIT is the licence of the shipped one only"
        regions = json.loads(told["regions"])
        assert regions[13] == {"id": 13, "name": "hair", "title": "Hair", "color": [0, 0, 204]}
        assert [region["id"] for region in regions] == list(range(19))
        assert SEANConfig(**json.loads(told["config"])) == load_generator(checkpoint).config
        assert told["size"] == "any multiples of 32" and "[-1, 1]" in told["images"]
    assert exported.metadata(1)["noise"] == "none"
    assert "second_look" not in exported.metadata(0), "this network looks once"


@pytest.mark.parametrize("brought", [True, False])
def test_how_to_look_twice_is_told_where_it_is_to_be_done(checkpoint: Path, brought: bool) -> None:
    generator = filled_generator(SEANConfig.compact(base_width=1, second_look=0.75, style_norm=brought))
    told = describe(generator, checkpoint, OnnxOptions(), "style encoder")["second_look"]
    assert "styles + 0.75 x (styles - again)" in told and ("RMS 1" in told) == brought
    assert "second_look" not in describe(generator, checkpoint, OnnxOptions(), "generator")


@pytest.mark.slow
def test_files_keep_no_folder_of_the_machine_that_wrote_them(exported: Exported) -> None:
    for path in exported.paths:
        content = path.read_bytes()
        assert str(ROOT).encode() not in content and b"onnx_graphs.py" not in content


@pytest.mark.slow
@torch.inference_mode()
def test_one_size_with_the_editor_s_noise_and_half_the_bytes(
    checkpoint: Path,
    exported: Exported,
    tmp_path: Path,
    make_layout: MakeLayout,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fixed = export(checkpoint, tmp_path / "fixed", "--size", 32, 64, "--noise", "on", "--half")
    assert "portraits of 32 x 64: largest difference" in capsys.readouterr().out
    generator = load_generator(checkpoint)
    images, labels = sample(make_layout, 2, 32, 64)
    worn = generator.encode(images, labels)[:, None].expand(-1, 6, -1, -1)
    noise = noise_maps(generator, 32, 64)
    assert difference(fixed.paint(labels, worn), generator(labels, worn, noise=noise)) < 0.01
    assert fixed.metadata(1)["noise"].startswith("that of the editor")
    assert fixed.metadata(1)["size"] == "32 x 64 (height x width)"
    assert "float16" in fixed.metadata(1)["weights"] and fixed.metadata(0)["weights"] == "float32"
    half, whole = (one.paths[1].stat().st_size for one in (fixed, exported))
    assert half < 0.7 * whole


@pytest.mark.slow
@torch.inference_mode()
def test_int8_weights_and_mask_branch(
    checkpoint: Path, tmp_path: Path, make_layout: MakeLayout, capsys: pytest.CaptureFixture[str]
) -> None:
    small = export(checkpoint, tmp_path / "small", "--size", 64, 96, "--int8")
    output = capsys.readouterr()
    assert "portraits of 64 x 96: largest difference" in output.out and "WARNING" not in output.err
    generator = load_generator(checkpoint)
    images, labels = sample(make_layout, 2, 64, 96)
    styles = generator.encode(images, labels)[:, None].expand(-1, 6, -1, -1)
    apart = difference(small.paint(labels, styles), generator(labels, styles, noise=False))
    assert 0 < apart < 0.1
    assert "int8" in small.metadata(1)["weights"] and small.metadata(0)["weights"] == "float32"
    graph = onnx.load(small.paths[1]).graph
    floats = {c.name for c in graph.initializer if c.data_type == onnx.TensorProto.FLOAT}
    large = [n.name for n in graph.node if n.op_type in ("Conv", "MatMul") and n.input[1] in floats]
    assert not [name for name in large if "_0.conv" in name], "only small weights are floats"
    # what QuantizeLinear nodes read: the one-hot layout, and what the mask branch makes of it
    read = {n.input[0] for n in graph.node if n.op_type == "QuantizeLinear"}
    sources = {n.op_type for n in graph.node if set(n.output) & read}
    assert read and sources <= {"Cast", "Relu", "Conv"}


def _spade(path: Path) -> None:
    config = system_class("spade").configure("compact", base_width=1, mask_hidden=2)
    save_system(make_system("spade", config), path)


def _variant(name: str) -> Callable[[Path], None]:
    config = variant(name, SEANConfig(base_width=1, mask_hidden=2, style_length=8))
    return lambda path: save_generator(SEANGenerator(config), path)


@pytest.mark.parametrize(
    ("make", "options", "says"),
    [
        (_spade, [], "net.safetensors holds a network called spade. Only SEAN generators"),
        (
            _variant("mask-only"),
            [],
            "net.safetensors cannot be exported: the network in it has no style branch",
        ),
        (_variant("coarse-style-map"), [], "cannot be exported: the network in it has a coarse style map"),
        (lambda path: path.write_text("damaged"), [], "net.safetensors cannot be read as weights"),
        (lambda path: None, [], "There is no weights file at"),
        (_variant("sean"), ["--size", 250], "multiples of 32"),
        (_variant("sean"), ["--size", 32, 64, 96], "--size takes one side, or height and width"),
        (_variant("sean"), ["--noise", "on"], "give that with --size"),
        (_variant("sean"), ["--half", "--int8"], "give --half or --int8"),
        (_variant("sean"), ["-o", "nowhere/x"], "There is no folder nowhere"),
    ],
)
def test_mistakes_get_one_sentence(make, options, says, run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("net.safetensors"))
    outcome = run("export-onnx", "--checkpoint", "net.safetensors", "-o", "out", *options)
    assert outcome.status == 1 and outcome.out == ""
    assert outcome.err.startswith("main.py: ") and outcome.err.count("\n") == 1 and says in outcome.err
    assert not list(tmp_path.glob("*.onnx")), "nothing is written"


@pytest.mark.parametrize("package", ["onnx", "onnxscript"])
def test_a_missing_package_is_named_with_the_remedy(
    package: str, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    outcome = run("export-onnx", "-o", tmp_path / "x")
    remedy = "Install what is needed with: pip install onnx onnxscript onnxruntime"
    assert outcome == (1, "", f"main.py: ONNX files need the Python package {package}. {remedy}\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_graphs_that_do_not_agree_with_the_network_are_refused(exported: Exported, checkpoint: Path) -> None:
    graphs = [onnx.load(path) for path in exported.paths]
    generator = load_generator(checkpoint)
    portraits = to_tensors(*map(open_portrait, ("amara", "yuki")))
    found = compare(OnnxGraphs(generator, OnnxOptions(), *graphs), ort, *portraits)
    assert found.images < 1e-4 and found.psnr > 80
    generator.conv_img.bias += 0.01
    found = compare(OnnxGraphs(generator, OnnxOptions(int8=True), *graphs), ort, *portraits)
    assert 46 < found.psnr < 60, "20 log10(2 / 0.01) is 46; tanh flattens the change"
    with pytest.raises(UserError, match=r"differ from the network by .* \(pictures\).* nothing was written"):
        compare(OnnxGraphs(generator, OnnxOptions(), *graphs), ort, *portraits)
