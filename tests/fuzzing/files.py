"""Other files to damage, written by the program itself: projects, journals, styles, weights, tables."""

from __future__ import annotations

import hashlib
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import torch

from fuzzing.pictures import PORTRAITS, portrait
from models.autoencoder.checkpoint import save_autoencoder
from models.autoencoder.network import AutoencoderConfig, TextureAutoencoder
from models.enlarger import Enlarger, EnlargerConfig, save_enlarger
from models.parsing import FaceParser, save_parser
from models.parsing.landmarks import LandmarkRefiner, RefinerConfig
from models.parsing.locator import FaceLocator, LocatorConfig
from models.parsing.locator_file import FaceModels, save_face_models
from models.parsing.parser import ParserConfig
from models.sean import SEANConfig, SEANGenerator, save_generator
from models.weights_file import write_tensors
from sean_editor.document import Document, Fit, MadeStyle, Portrait
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.look import Look
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.project import Project, Weights
from sean_editor.document.replay import Moved, SnapshotList, retell
from sean_editor.document.retouch import Light, Retouch, Touch
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import Crossing, RegionStyle, StyleAssignment
from sean_editor.engine.style_file import pack_style
from sean_editor.export import write_photo
from sean_editor.export.proof import prove
from sean_editor.export.proof_file import save_proof
from sean_editor.project_file import save_look, save_project, save_styles
from sean_editor.session.journal import Journal

HAIR = 13
PACKED_NAME = "net.pth"
"""The file in an archive that is wanted."""
STYLE_NAME = "0" * 64
NESTED = b"[" * 100_000
"""JSON that is nested too deeply to be read."""
TINY = SEANConfig.compact(
    regions=2, style_length=8, base_width=1, style_rank=4, mask_hidden=4, encoder="moments"
)
"""Half as many tensors as of a network for faces, each as small as can be: what is read is tried often. In a
small file most changes meet its header, which decides what is done; in a large one, only some weight."""
BILLIONS = 1 << 31
"""A count that no file has."""


def written(save: Callable[[Path], object], name: str = "file") -> bytes:
    """What `save` writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        save(path)
        return path.read_bytes()


def projects() -> list[bytes]:
    """One with everything in it, and one with nothing but a portrait."""
    one, other, fit = _portrait("Ann"), _portrait("Ben", turned=True), _fit()
    photo = Photo(one.image, "holiday", None, b"profile", b"exif")
    origin = PhotoOrigin(photo, Alignment.whole_square(*photo.size))
    full = Project(
        Portrait("Ann", one.image, one.labels, None, origin),
        one.labels[::-1].copy(),
        StyleAssignment().with_region(HAIR, RegionStyle(other.id, 0.5)),
        frozenset({4}),
        (other,),
        fit,
        np.ones((19, 512), np.float32),
        Weights("tiny", "ab" * 32),
    )
    bare = Document(one)
    return [written(lambda path, p=p: save_project(path, p), "a.sean") for p in (full, retell(bare)[0])]


def shared_styles() -> list[bytes]:
    """Two with pictures and one without; one whose manifest is nested too deeply."""
    rng = np.random.default_rng(5)
    picture = rng.integers(0, 256, (96, 96, 3), np.uint8)
    styles = [
        MadeStyle(name, rng.standard_normal((19, 512), np.float32), np.arange(19) % 3 > 0, "ab" * 32, shown)
        for name, shown in (("Copper", picture), ("Silver", picture), ("Ash", None))
    ]
    good = written(lambda path: save_styles(path, styles), "a.seanstyles")
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        file.writestr("manifest.json", NESTED)
    return [good, stream.getvalue()]


def looks() -> list[bytes]:
    """One with everything in it, one of a colour alone, one whose manifest is nested too deeply."""
    rng = np.random.default_rng(5)
    picture, codes = rng.integers(0, 256, (96, 96, 3), np.uint8), rng.standard_normal((19, 512), np.float32)
    made = MadeStyle("Copper", codes, np.arange(19) % 3 > 0, "ab" * 32)
    colour = StyleAssignment().with_region(HAIR, RegionStyle(None, 0.9, colour="#9c4f26"))
    styles = colour.with_region(1, RegionStyle(made.id, 0.5, Crossing.alike(None, 0.2)))
    retouch = Retouch({1: Touch(evenness=0.5, tint="#a04b3f", tinting=0.3)}, light=Light(0.3, 0.2))
    kept = (Look("Copper", styles, {made.id: made}, retouch, picture), Look("Colour", colour))
    good = [written(lambda path, look=look: save_look(path, look), "a.seanlook") for look in kept]
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        file.writestr("manifest.json", NESTED)
    return [*good, stream.getvalue()]


def journals() -> list[bytes]:
    """Strokes, styles, a fit, undo and redo; whole, and torn."""

    def write(path: Path) -> None:
        document, journal = Document(_portrait("Ann")), Journal(path)
        journal.begin(*retell(document))
        document.history.moved.connect(lambda move, command: journal.append(Moved(move, command)))
        taken = document.snapshots
        taken.changed.connect(lambda: journal.append(SnapshotList(tuple(taken))))
        document.fill_rectangle((3, 3), (20, 9), HAIR)
        document.assign_style([HAIR], "be" * 16, 0.25)
        document.set_fit(_fit())
        picture = KeptPicture.of(document.portrait.image)
        taken.add(Snapshot("mine", document.labels, document.styles, document.fit, picture))
        document.undo()
        document.redo()

    whole = written(write)
    return [whole, whole[: len(whole) * 2 // 3]]


def styles() -> list[bytes]:
    rng = np.random.default_rng(5)
    codes = rng.standard_normal((19, 64), np.float32)
    good = pack_style(STYLE_NAME, codes, np.arange(19) % 3 > 0)
    vast = b"\xff" * 8  # a shape, with a checksum that fits
    damaged = (good[:8] + hashlib.sha256(STYLE_NAME.encode() + body).digest() + body for body in (b"x", vast))
    return [good, *damaged]


@cache
def generator() -> SEANGenerator:
    torch.manual_seed(5)
    return SEANGenerator(TINY)


def generators() -> list[bytes]:
    """A network, and a few of its tensors, which are none: they are read in a tenth of the time. One of
    billions of regions that take no room.
    """
    few = {"format": "sean-generator", "config": json.dumps(TINY.to_dict())}
    vast = {**few, "config": json.dumps(TINY.to_dict() | {"regions": BILLIONS})}
    return [
        written(lambda path: save_generator(generator(), path)),
        *[written(lambda path: write_tensors(path, _few_tensors(), few)) for _ in range(4)],
        written(lambda path: write_tensors(path, _few_tensors() | _no_room(), vast)),
    ]


def pickles() -> list[bytes]:
    """The zip of today and the plain pickles of old: a network, then few tensors, in a wrapping, with NaN, of
    billions of regions.
    """
    state, few = generator().state_dict(), _few_tensors()
    named = {
        "fc.bias": few["fc.bias"]
    }  # of no use, but told to be tensors: that takes a twentieth of the time
    broken = {"fc.bias": torch.full((16,), float("nan"))}
    often = [named, broken, {"state_dict": named, "epoch": 3}]
    return [
        *(_pickled(content, as_zip) for content in (state, few) for as_zip in (True, False)),
        *(_pickled(content, as_zip) for content in often for as_zip in (True, False) for _ in range(3)),
        *(_pickled(few | _no_room(), as_zip) for as_zip in (True, False)),
        b"\x80\x02X\xff\xff\xff\xff",  # a text of 4 GB
    ]


def _few_tensors() -> dict[str, torch.Tensor]:
    """Those that the sizes of a network are told by."""
    names = ("fc.weight", "fc.bias", "head_0.ace_0.fc_mu0.weight", "head_0.ace_0.Spade.mlp_shared.0.weight")
    state = generator().state_dict()
    return {name: state[name].clone() for name in names}


def _no_room() -> dict[str, torch.Tensor]:
    """As much as can be said in a shape without a number in memory."""
    return {"fc.weight": torch.empty(16, BILLIONS, 0, 0)}


def _pickled(content: object, as_zip: bool = True) -> bytes:
    stream = BytesIO()
    torch.save(content, stream, _use_new_zipfile_serialization=as_zip)
    return stream.getvalue()


def archives() -> list[bytes]:
    """Packed tars, a tar, a zip and a damaged one, each with a file behind another one."""
    members = {"folder/options.txt": b"options" * 50, f"folder/{PACKED_NAME}": bytes(range(256)) * 20}
    made = []
    for mode in ("w", "w:gz", "w:bz2", "w:xz"):
        file = BytesIO()
        with tarfile.open(fileobj=file, mode=mode) as tar:
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, BytesIO(content))
        made.append(file.getvalue())
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**members, "Grüße.txt": b""}.items():
            archive.writestr(name, content)
    zipped = file.getvalue()
    return [*made, zipped, zipped.replace("ü".encode(), b"\xcb\x00")]  # a name that is no UTF-8


def parsers() -> list[bytes]:
    """A narrow network, one with all that a file may hold, and one of billions of blocks."""
    torch.manual_seed(5)
    bare = FaceParser(ParserConfig(3, (1,) * 5, (1,) * 4, (1,) * 4))
    full = FaceParser(ParserConfig(3, (2, 3, 4, 5, 6), (2, 1, 1, 1), (3, 4, 3, 2), fine=2))
    deep = {"format": "face-parser", "config": json.dumps({"blocks": [1, 1, 1, BILLIONS]})}
    return [
        written(lambda path: save_parser(bare, path)),
        written(lambda path: save_parser(full, path, bare, torch.ones(3))),
        written(lambda path: write_tensors(path, {"head.bias": torch.zeros(3)}, deep)),
    ]


def locators() -> list[bytes]:
    """A narrow one."""
    torch.manual_seed(5)
    networks = FaceLocator(LocatorConfig((1,) * 6, 1)), LandmarkRefiner(RefinerConfig((1,) * 4))
    return [written(lambda path: save_face_models(FaceModels.new(*networks), path))]


def autoencoders() -> list[bytes]:
    """A narrow one."""
    torch.manual_seed(5)
    network = TextureAutoencoder(AutoencoderConfig(1, (1, 1), (1, 1, 1)))
    return [written(lambda path: save_autoencoder(network, path))]


def enlargers() -> list[bytes]:
    """A narrow one, and one that asks for blocks without end."""
    torch.manual_seed(5)
    network = Enlarger(EnlargerConfig(3, 2, 1, 1))
    deep = {"regions": 3, "width": 2, "blocks": BILLIONS, "fine": 1}
    about = {"format": "enlarger", "config": json.dumps(deep)}
    return [
        written(lambda path: save_enlarger(network, path)),
        written(lambda path: write_tensors(path, network.state_dict(), about)),
    ]


def settings() -> list[bytes]:
    plan = {"steps": 100, "size": 256, "batch": 4}
    full = {"data": ["faces"], "kind": "pairs", "share": [1.0], "preset": "compact", "plan": plan}
    return [*(json.dumps(content).encode() for content in (full, {"network": {"base_width": 8}}, {})), NESTED]


def regions_as_json() -> list[bytes]:
    rows = [
        {"name": "sky", "title": "Sky", "color": "#80c0ff", "key": "S"},
        {"name": "left", "mirror": "right", "color": [1, 2, 3]},
        {"name": "right"},
    ]
    named = {"name": "scene", "regions": rows}
    return [*(json.dumps(content).encode() for content in (named, ["a", "b"])), NESTED]


def regions_as_csv() -> list[bytes]:
    return [b'name,title,color,key,mirror\nsky,Sky,#80c0ff,S,\nleft,"Left, side",,,right\nright,,,,left\n']


def recipes() -> list[bytes]:
    stored = json.loads((PORTRAITS / "mixes.json").read_text(encoding="utf-8"))
    return [json.dumps(dict(list(stored.items())[:2])).encode(), NESTED]


def proofs() -> list[bytes]:
    photo = Photo(np.asarray(portrait()[0]), "Ann")
    reach = np.zeros(photo.pixels.shape[:2], bool)
    reach[20:40, 30:50] = True

    def save(path: Path) -> None:
        picture = path.with_name("picture.png")
        write_photo(picture, photo.pixels, photo)
        save_proof(path, prove(picture, photo, photo.pixels, reach))

    return [written(save, "proof.json"), NESTED]


def groups() -> list[bytes]:
    return [json.dumps({"T-zone": ["skin", "nose"], "Top": ["hair", "hat"]}).encode(), NESTED]


def indices() -> list[bytes]:
    stored = {
        "layout": "pairs",
        "files": {"a": {"split": "train", "image": "images/a.png", "labels": "labels/a.png"}},
    }
    return [json.dumps(stored).encode(), NESTED]


def flags() -> list[bytes]:
    good = b"name,flags\n00001,B\n00002,E|N\n00003,\n"
    return [good, good.replace(b"flags", b"flag"), b"name,flags\n00001\n", b"name,flags\n\xff,B\n"]


def squares() -> list[bytes]:
    return [b"name,x0,y0,x1,y1,x2,y2,x3,y3\na,0,0,0,9.5,9,9,9,0\nb,1,1,1,5,5,5,5,1\n"]


def _portrait(name: str, turned: bool = False) -> Portrait:
    image, labels = (np.asarray(picture) for picture in portrait())
    step = -1 if turned else 1
    return Portrait(name, image[::step].copy(), labels[::step].copy())


def _fit() -> Fit:
    rng = np.random.default_rng(5)
    tuned = {"conv.weight": rng.standard_normal((3, 2), np.float32)}
    return Fit(rng.standard_normal((19, 512), np.float32), 20.125, 24.7, tuned, "c0" * 32)
