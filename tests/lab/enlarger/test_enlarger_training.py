"""Training the enlarger: its pictures, its samples, its discriminators, and runs that can be stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.enlarger import Enlarger, EnlargerConfig, load_enlarger, save_enlarger
from models.lab.datasets.errors import DataError
from models.lab.datasets.pairs import PairFolder
from models.lab.enlarger.discriminators import (
    Discriminators,
    Outputs,
    deceiving_loss,
    discriminator_loss,
    seen_difference,
)
from models.lab.enlarger.loss import (
    Features,
    coarse,
    feature_difference,
    mobilenet_features,
    parser_features,
)
from models.lab.enlarger.painted import PAINTED, Face, KeptPainter, read_faces
from models.lab.enlarger.run import (
    RUN_FILES,
    WEIGHTS_FILE,
    EnlargerPlan,
    EnlargerTrainer,
    train_enlarger,
)
from models.lab.enlarger.samples import FaceCrops, recoloured, reduced, with_colours_of
from models.lab.filled import filled_generator
from models.lab.metrics.mobilenet import MobileNetV2
from models.parsing import FaceParser, load_parser
from models.parsing.parser import ParserConfig
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.checkpoints import METRIC_PARSER
from sean_editor.cli.lab import train_enlarger as command
from sean_editor.cli.main import main
from sean_editor.engine.engine import Engine

SIDE = 32
GENERATOR = SEANConfig.compact(base_width=2, mask_hidden=4, style_rank=8, encoder="textures", descent=1)
PLAN = EnlargerPlan(steps=6, size=32, batch=3, adversarial_from=2)
SMALL = EnlargerConfig(width=8, blocks=1, fine=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pictures of 64 pixels, one of them in test.txt, with labels of two halves: eyes l and r."""
    root, random = tmp_path_factory.mktemp("pairs") / "small", np.random.default_rng(3)
    for kind in ("images", "labels"):
        (root / kind).mkdir(parents=True)
    for name in "abcd":
        pixels = random.integers(60, 190, (16, 16, 3), np.uint8)
        picture = Image.fromarray(pixels).resize((2 * SIDE, 2 * SIDE), Image.Resampling.BICUBIC)
        picture.save(root / "images" / f"{name}.png")
        Image.fromarray(halves(2 * SIDE)).save(root / "labels" / f"{name}.png")
    (root / "test.txt").write_text("d\n")
    return root


def halves(side: int) -> np.ndarray:
    labels = np.full((side, side), CELEBAMASK_HQ.by_name("l_eye").id, np.uint8)
    labels[:, side // 2 :] = CELEBAMASK_HQ.by_name("r_eye").id
    return labels


@pytest.fixture(scope="module")
def generator() -> SEANGenerator:
    return filled_generator(GENERATOR)


@pytest.fixture(scope="module")
def parser() -> FaceParser:
    torch.manual_seed(0)
    narrow = ParserConfig(widths=(4, 4, 8, 8, 8), blocks=(1, 1, 1, 1), decoder=(4, 4, 4, 4))
    return FaceParser(narrow).requires_grad_(False).eval()


@pytest.fixture(scope="module")
def features(parser: FaceParser) -> Features:
    return parser_features(parser)


@pytest.fixture(scope="module")
def faces(folder: Path) -> list[Face]:
    """The pairs, with what a blurring generator would make of them."""
    return read_faces([PairFolder.open(folder, regions=CELEBAMASK_HQ)], lambda image, labels: image, SIDE)


def trainer(faces: list[Face], features: Features, plan: EnlargerPlan = PLAN) -> EnlargerTrainer:
    torch.manual_seed(1)
    return EnlargerTrainer(plan, FaceCrops(faces), features, Enlarger(SMALL))


def test_a_portrait_is_painted_once(
    folder: Path, generator: SEANGenerator, parser: FaceParser, tmp_path: Path
) -> None:
    pairs = PairFolder.open(folder, regions=CELEBAMASK_HQ)
    told: list[str] = []
    first = read_faces([pairs], KeptPainter(generator, parser, tmp_path), SIDE, told.append)
    kept = sorted(tmp_path.iterdir())
    assert len(first) == len(kept) == 3 and told == ["3 of 3 portraits painted"]
    assert [face.painted.shape for face in first] == [(SIDE, SIDE, 3)] * 3
    assert [face.photo.shape for face in first] == [(2 * SIDE, 2 * SIDE, 3)] * 3
    mark = np.full((SIDE, SIDE, 3), 7, np.uint8)
    for path in kept:
        Image.fromarray(mark).save(path)
    again = read_faces([pairs], KeptPainter(generator, parser, tmp_path), SIDE)
    assert all((face.painted == 7).all() for face in again), "they are read, not painted again"
    other = filled_generator(replace(GENERATOR, descent=0))
    anew = read_faces([pairs], KeptPainter(other, parser, tmp_path), SIDE)
    assert not any((face.painted == 7).all() for face in anew), "another network's are others"


def test_what_is_painted_is_the_refined_reconstruction(generator: SEANGenerator, tmp_path: Path) -> None:
    """As the editor paints it: the engine's own picture, but for rounding."""
    save_generator(generator, tmp_path / "tiny.safetensors", half=False)
    random = np.random.default_rng(5)
    portrait, labels = random.integers(0, 256, (64, 64, 3), np.uint8), halves(64)
    engine = Engine(tmp_path / "tiny.safetensors", "cpu", tmp_path)
    wanted = engine.render(labels, engine.encode_afresh(portrait, labels).codes)
    parser = load_parser(METRIC_PARSER)
    assert isinstance(parser, FaceParser)
    made = KeptPainter(generator, parser, tmp_path)(portrait, labels)
    assert np.abs(made.astype(int) - wanted).max() <= 2


def test_a_small_photo_and_unknown_labels_are_named(folder: Path, tmp_path: Path) -> None:
    pairs = PairFolder.open(folder, regions=CELEBAMASK_HQ)
    with pytest.raises(DataError, match=r"a\.png is 64 x 64.*at least 128 x 128"):
        read_faces([pairs], lambda image, labels: image, 2 * SIDE)
    for kind in ("images", "labels"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "a.png").write_bytes((folder / kind / "a.png").read_bytes())
    labels = halves(2 * SIDE)
    labels[:20] = 255
    Image.fromarray(labels).save(tmp_path / "labels" / "a.png")
    gaps = PairFolder.open(tmp_path, regions=CELEBAMASK_HQ, unlabelled=255)
    with pytest.raises(DataError, match=r"a\.png have gaps: pixels that are 255.*cut-faces --whole"):
        read_faces([gaps], lambda image, labels: image, SIDE)


def test_crops_of_all_three_lie_in_one_place(faces: list[Face]) -> None:
    crops = FaceCrops(faces)
    drawn = crops.draw(np.random.default_rng(5), 8, 32)
    assert drawn.images.shape == (8, 3, 16, 16) and drawn.targets.shape == (8, 3, 32, 32)
    assert drawn.labels.shape == (8, 16, 16) and drawn.labels.dtype == torch.int64
    again = crops.draw(np.random.default_rng(5), 8, 32)
    assert torch.equal(drawn.targets, again.targets) and torch.equal(drawn.images, again.images)
    small = torch.nn.functional.avg_pool2d(drawn.targets, 2)
    assert (small - drawn.images).abs().mean() < 0.06
    assert (small.flip(3) - drawn.images).abs().mean() > 0.15, "another place differs"


def test_left_and_right_change_places_in_a_mirror(faces: list[Face]) -> None:
    """The left half stays one region's."""
    drawn = FaceCrops(faces).draw(np.random.default_rng(6), 12, 2 * SIDE)
    left, right = (CELEBAMASK_HQ.by_name(name).id for name in ("l_eye", "r_eye"))
    assert (drawn.labels[..., : SIDE // 2] == left).all() and (drawn.labels[..., SIDE // 2 :] == right).all()


def test_targets_get_the_colours_of_the_picture() -> None:
    random = torch.Generator().manual_seed(0)
    targets = torch.rand(1, 3, 64, 64, generator=random) - 0.5
    images = torch.nn.functional.avg_pool2d(targets, 2) + 0.25
    changed = with_colours_of(images, targets)
    torch.testing.assert_close(changed, targets + 0.25, atol=0.02, rtol=0)


def test_a_photo_is_reduced_and_recoloured(rng: np.random.Generator) -> None:
    photo = torch.rand(3, 32, 32, generator=torch.Generator().manual_seed(1)) * 2 - 1
    half = torch.nn.functional.avg_pool2d(photo, 2)
    blurs = [float(reduced(photo, rng).std() / half.std()) for _ in range(20)]
    assert min(blurs) < 0.5 and max(blurs) > 0.95
    one, other = recoloured(rng, photo, half)
    torch.testing.assert_close(torch.nn.functional.avg_pool2d(one, 2), other, atol=0.05, rtol=0)
    assert not torch.equal(one, photo)


def test_the_losses_are_what_they_say(features: Features) -> None:
    """Features count in units of the target's; coarse colours are blind to detail."""
    wanted = [torch.full((1, 2, 4, 4), 2.0) for _ in range(4)]
    assert feature_difference(wanted, wanted).item() == 0
    assert feature_difference([one * 1.5 for one in wanted], wanted).item() == pytest.approx(0.5)
    board = (torch.arange(64)[:, None] + torch.arange(64)) % 2 * 2.0 - 1
    assert coarse(board.expand(1, 3, 64, 64)).abs().max() < 1e-6
    pictures = torch.zeros(1, 3, 64, 64)
    assert tuple(maps.shape[1] for maps in features.maps(pictures)) == features.channels
    torch.manual_seed(0)
    seen = mobilenet_features(MobileNetV2().requires_grad_(False).eval())
    maps = seen.maps(pictures)
    assert tuple(one.shape[1] for one in maps) == seen.channels
    assert [one.shape[2] for one in maps] == [32, 16, 8, 4]


def test_discriminators_learn_apart_and_the_enlarger_by_them(features: Features) -> None:
    torch.manual_seed(2)
    discriminators = Discriminators(19, features.channels, width=8)
    images, labels = torch.rand(2, 3, 32, 32), torch.zeros(2, 16, 16, dtype=torch.int64)
    outputs = discriminators(images, labels, features.maps(images))
    assert len(outputs.scores) == 5 and len(outputs.seen) == 4
    high, low = (Outputs([torch.full((1, 1, 2, 2), value)], [torch.zeros(1)]) for value in (2.0, -2.0))
    assert discriminator_loss(high, low).item() == 0 and discriminator_loss(low, high).item() == 6
    assert deceiving_loss(high).item() == -2
    assert seen_difference(outputs, outputs).item() == 0


def test_a_few_steps_lower_the_loss(faces: list[Face], features: Features) -> None:
    run = trainer(faces, features, replace(PLAN, steps=60, adversarial=0, learning_rate=4e-3))
    batch = FaceCrops(faces).draw(np.random.default_rng(1), 4, 32)
    losses = [run.train_step(batch) for _ in range(40)]
    assert losses[-1] < 0.9 * losses[0]
    assert "discriminators" not in run.parts


def test_a_stopped_run_goes_on_as_if_it_had_not_been_stopped(
    faces: list[Face], features: Features, tmp_path: Path
) -> None:
    whole = trainer(faces, features)
    train_enlarger(whole, tmp_path / "whole", lambda line: None)
    assert set(whole.parts) == {"pixels", "coarse", "features", "discriminators", "adversarial", "matching"}
    first = trainer(faces, features)
    batches = first.load_batches()
    for _ in range(4):
        first.train_step(next(batches))
    batches.close()
    first.save(tmp_path / "halves")
    torch.manual_seed(99)
    second = trainer(faces, features)
    second.load(tmp_path / "halves")
    assert second.step == 4
    train_enlarger(second, tmp_path / "halves", lambda line: None)
    for one, other in ((whole.network, second.network), (whole.discriminators, second.discriminators)):
        resumed = other.state_dict()
        for name, tensor in one.state_dict().items():
            assert torch.equal(tensor, resumed[name]), name
    assert load_enlarger(tmp_path / "halves" / WEIGHTS_FILE).config == SMALL


def test_the_state_of_a_run_with_other_features_is_refused(
    faces: list[Face], features: Features, tmp_path: Path
) -> None:
    trainer(faces, features).save(tmp_path)
    other = mobilenet_features(MobileNetV2().requires_grad_(False).eval())
    with pytest.raises(ValueError, match="does not belong to this run"):
        trainer(faces, other).load(tmp_path)


@pytest.fixture
def words(
    folder: Path, generator: SEANGenerator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """The command, for pictures of 64 pixels."""
    monkeypatch.setattr(command, "keep_allocator", lambda: None)  # it needs a new process
    monkeypatch.setattr(command, "MOBILENET", tmp_path / "none.pth")
    save_generator(generator, tmp_path / "tiny.safetensors")
    save_enlarger(Enlarger(SMALL), tmp_path / "start.safetensors")
    files = [
        "--checkpoint",
        str(tmp_path / "tiny.safetensors"),
        "--start",
        str(tmp_path / "start.safetensors"),
    ]
    return ["train-enlarger", "--data", str(folder), *files, "-o", str(tmp_path / "run"), "--batch", "1"]


def test_the_command_trains_and_goes_on(
    words: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert (
        "a.png is 64 x 64. The enlarger learns from photos of at least 512 x 512" in capsys.readouterr().err
    )
    data = tmp_path / "large"
    for kind, method in (("images", Image.Resampling.BICUBIC), ("labels", Image.Resampling.NEAREST)):
        (data / kind).mkdir(parents=True)
        Image.open(folder / kind / "a.png").resize((512, 512), method).save(data / kind / "a.png")
    words[2] = str(data)
    assert main([*words, "--minutes", "0.001", "--adversarial-from", "0"]) == 0
    said = capsys.readouterr()
    assert "1 pairs" in said.out and "saved" in said.out
    assert "1 of 1 portraits painted" in said.err and "download mobilenet" in said.err
    assert len(list((tmp_path / "run" / PAINTED).iterdir())) == 1
    assert load_enlarger(tmp_path / "run" / WEIGHTS_FILE).config == SMALL
    assert main([*words, "--minutes", "0.002", "--resume"]) == 0
    assert main(words) == 1 and RUN_FILES.names[0] in capsys.readouterr().err


def test_wrong_files_are_named(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wrong.pth").write_bytes(b"no weights")
    for more, said in (
        (["--start", str(tmp_path / "tiny.safetensors")], "not those of an enlarger"),
        (["--perceptual", str(tmp_path / "wrong.pth")], "wrong.pth"),
        (["--checkpoint", str(tmp_path / "start.safetensors")], "start.safetensors"),
        (["--data", str(tmp_path / "nowhere")], "nowhere"),
        (["--resume"], "no run to go on with"),
    ):
        assert main([*words, *more]) == 1
        err = capsys.readouterr().err
        assert said in err and err.strip().count("\n") <= 1, err
    assert not (tmp_path / "run" / WEIGHTS_FILE).exists()
