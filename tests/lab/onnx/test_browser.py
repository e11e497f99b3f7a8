"""docs/browser: in a real browser the page shows what ONNX Runtime computes in Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import torch
from browser import CHROMIUM, Browser

from models.lab.filled import filled_generator
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig, save_generator
from sean_editor import open_portrait

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/browser"
RUNTIME = Path(os.environ.get("ONNXRUNTIME_WEB", PAGE / "node_modules/onnxruntime-web"))
SKIN = [1, 2, 8, 9, 17]

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
needs_runtime = pytest.mark.skipif(
    not (RUNTIME / "dist").is_dir(),
    reason="onnxruntime-web is not there: docs/onnx.md has the command, or ONNXRUNTIME_WEB names its folder",
)


def test_parts_have_the_ids_of_their_regions() -> None:
    """The page cannot read the metadata of the files, which has them."""
    text = (PAGE / "page.js").read_text()
    found = re.findall(r"^  (\w+): \[([\d, ]+)\],$", text, re.MULTILINE)
    names = {part: [CELEBAMASK_HQ.regions[int(one)].name for one in ids.split(",")] for part, ids in found}
    assert names == {
        "Hair": ["hair"],
        "Skin": ["skin", "nose", "l_ear", "r_ear", "neck"],
        "Eyes": ["l_eye", "r_eye"],
        "Brows": ["l_brow", "r_brow"],
        "Lips": ["u_lip", "l_lip"],
        "Clothes": ["cloth"],
        "Hat": ["hat"],
        "Glasses": ["eye_g"],
        "Background": ["background"],
    }


def test_the_page_has_the_commands_of_the_document() -> None:
    document = (ROOT / "docs/onnx.md").read_text()
    (commands,) = re.findall(r"<pre>(.*?)</pre>", (PAGE / "index.html").read_text(), re.DOTALL)
    assert f"```sh\n{commands}\n```" in document


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_a_larger_picture_becomes_the_portrait(tmp_path: Path) -> None:
    portrait = open_portrait("amara")
    assert portrait.origin is not None
    photo = portrait.origin.photo.pixels
    opaque = np.dstack([photo, np.full(photo.shape[:2], 255, np.uint8)])
    (tmp_path / "photo").write_bytes(opaque.tobytes())
    (tmp_path / "small").write_bytes(opaque[:256, :256].tobytes())
    (tmp_path / "sean.mjs").write_text((PAGE / "sean.js").read_text())
    (tmp_path / "run.mjs").write_text(
        'import { smaller } from "./sean.mjs"; import { readFileSync, writeFileSync } from "fs";'
        'writeFileSync("made", smaller(readFileSync("photo"), 512));'
        'writeFileSync("same", smaller(readFileSync("small"), 256));'
    )
    subprocess.run(["node", "run.mjs"], cwd=tmp_path, check=True)
    made = np.frombuffer((tmp_path / "made").read_bytes(), np.uint8).reshape(256, 256, 4)
    assert np.array_equal(made[..., :3], portrait.image) and (made[..., 3] == 255).all()
    assert (tmp_path / "same").read_bytes() == (tmp_path / "small").read_bytes()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The folder and the address of a copy of the page, without the network and without onnxruntime-web."""
    folder = tmp_path / "docs/browser"
    folder.mkdir(parents=True)
    for name in ("index.html", "page.js", "sean.js"):
        (folder / name).symlink_to(PAGE / name)
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/docs/browser/"
    server.shutdown()
    server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.slow
@needs_browser
def test_a_page_that_is_not_complete_says_what_to_do(site: tuple[Path, str], tmp_path: Path) -> None:
    with Browser(tmp_path / "profile") as browser:
        browser.open(site[1])
        browser.wait_for("document.getElementById('status')?.textContent.includes('not complete')")
        assert "export-onnx --int8 -o docs/browser" in browser.value("document.body.innerText")
        assert browser.value("document.getElementById('controls').disabled")


@pytest.mark.slow
@needs_browser
@needs_runtime
def test_the_page_paints_what_onnxruntime_paints(site: tuple[Path, str], tmp_path: Path) -> None:
    ort = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    pytest.importorskip("onnxscript", reason="onnxscript is not installed")
    folder, address = site
    network = _Reference(ort, folder, tmp_path / "net.safetensors")
    (folder / "node_modules").mkdir()
    (folder / "node_modules/onnxruntime-web").symlink_to(RUNTIME)
    styles, others = network.encode("amara"), network.encode("astrid")
    with Browser(tmp_path / "profile") as browser:
        browser.open(address)
        browser.wait_for("document.getElementById('status')?.textContent.match('Painted|not complete')")
        own = network.paint("amara", styles)
        assert own.std() > 10, "a picture of one colour would prove nothing"
        assert _far(_shown(browser), own) == ""

        # by keyboard alone: the skin of Astrid
        for _ in range(6):
            browser.press("Tab")
            if browser.value("document.activeElement.name") == "part":
                break
        browser.press("ArrowRight")
        assert browser.value("document.activeElement.value") == "Skin"
        browser.press("Tab")
        browser.press("ArrowDown")
        browser.press("ArrowDown")
        assert browser.value("document.activeElement.value") == "astrid"
        browser.wait_for("!document.body.classList.contains('busy')")
        shared = [region for region in SKIN if others[region].any()]
        assert shared == [1, 2, 17], "Astrid's ears are covered: Amara's keep their own styles"
        styles[shared] = others[shared]
        changed = network.paint("amara", styles)
        assert np.abs(changed - own).max() > 10
        assert _far(_shown(browser), changed) == ""
        named = "document.querySelector('#parts input[value=Skin] ~ span').dataset.reference"
        assert browser.value(named) == "Astrid"

        # a click on the picture chooses the region there
        box = browser.value("JSON.stringify(document.getElementById('picture').getBoundingClientRect())")
        left, top, width = (float(re.search(rf'"{key}":([\d.]+)', box)[1]) for key in ("x", "y", "width"))
        browser.click(left + width / 2, top + width * 20 / 256)
        assert browser.value("document.querySelector('input[name=part]:checked').value") == "Hair"
        assert open_portrait("amara").labels[20, 128] == 13


class _Reference:
    """A small network, exported into the page's folder, and its results with onnxruntime in Python."""

    def __init__(self, ort, folder: Path, checkpoint: Path) -> None:
        from models.lab.onnx.files import make_graphs
        from models.lab.onnx.metadata import OnnxOptions

        torch.manual_seed(3)
        config = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4, second_look=1.0)
        save_generator(filled_generator(config), checkpoint)
        paths = [folder / f"compact-256-{part}.onnx" for part in ("encoder", "generator")]
        make_graphs(checkpoint, OnnxOptions((256, 256))).write(*paths)
        self._encoder, self._generator = (ort.InferenceSession(str(path)) for path in paths)

    def encode(self, name: str) -> np.ndarray:
        """As docs/onnx.md does, float32 [19, 512]."""
        portrait = open_portrait(name)
        image = portrait.image.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
        first = self._encode_once(image, name)
        styles = 2 * first - self._encode_once(self._painted(name, first), name)
        return styles / np.maximum(np.sqrt((styles**2).mean(1, keepdims=True)), 1e-9)

    def paint(self, name: str, styles: np.ndarray) -> np.ndarray:
        """Whole numbers [256, 256, 3] in 0..255."""
        return np.rint((self._painted(name, styles).transpose(1, 2, 0) + 1) * 127.5)

    def _encode_once(self, image: np.ndarray, name: str) -> np.ndarray:
        return self._encoder.run(None, {"images": image[None], "labels": _labels(name)})[0][0]

    def _painted(self, name: str, styles: np.ndarray) -> np.ndarray:
        repeated = np.repeat(styles[None, None], 6, 1)
        return self._generator.run(None, {"labels": _labels(name), "styles": repeated})[0][0]


def _far(shown: np.ndarray, expected: np.ndarray) -> str:
    """How far apart two pictures are, "" if rounding explains it. WebAssembly adds in another order, and an
    untrained network amplifies such differences from block to block.
    """
    apart = np.abs(shown - expected)
    return (
        ""
        if apart.max() <= 4 and apart.mean() < 0.02
        else f"{apart.max()} levels, {apart.mean():.3f} in the mean"
    )


def _labels(name: str) -> np.ndarray:
    return open_portrait(name).labels.astype(np.int64)[None]


def _shown(browser: Browser) -> np.ndarray:
    """The page's picture [256, 256, 3]."""
    pixels = "document.getElementById('picture').getContext('2d').getImageData(0, 0, 256, 256).data"
    return np.array(browser.value(f"Array.from({pixels})"), float).reshape(256, 256, 4)[..., :3]
