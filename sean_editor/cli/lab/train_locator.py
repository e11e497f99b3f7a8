"""`python main.py train-locator`: train the networks that find faces, and say how well they do."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

from sean_editor.cli.lab.training import interrupt, keep_allocator
from sean_editor.errors import UserError

_LOCATOR_SHARE = 0.55
"""Of the minutes; the rest goes to the refiner."""
_SCENE_SIZE = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders with images/ and landmarks.npz or labels/; the names in DIR/test.txt are never trained on"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    left_out = "a file of further names that are never trained on"
    parser.add_argument("--leave-out", type=Path, metavar="FILE", help=left_out)
    parser.add_argument("--output", "-o", type=Path, default=Path("runs/locator"), help="folder of the run")
    parser.add_argument("--minutes", type=float, default=30.0, help="length of the run (default: 30)")
    scenes = "held-out scenes for the measurement, and as many to calibrate the confidence (default: 300)"
    parser.add_argument("--scenes", type=int, default=300, metavar="N", help=scenes)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="resume from the state in --output")


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.lab.datasets.pairs import DataError

    try:
        return _train(args)
    except (DataError, FileNotFoundError, ValueError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    from models.lab.locator.batches import CropBatches, SceneBatches
    from models.lab.locator.faces import read_faces
    from models.lab.locator.losses import locator_loss, refiner_loss
    from models.lab.locator.run import train_network
    from models.parsing.landmarks import LandmarkRefiner
    from models.parsing.locator import FaceLocator
    from models.parsing.locator_file import FaceModels, save_face_models
    from sean_editor.cli.lab.locator_figures import calibrate, held_out_scenes, measure_finding
    from sean_editor.photo.finding import FaceFinder

    left_out = args.leave_out.read_text(encoding="utf-8").split() if args.leave_out else []
    faces = read_faces(args.data, left_out)
    print(" ".join(f"{len(s)} {name}" for name, s in faces._asdict().items()), "faces", flush=True)
    args.output.mkdir(parents=True, exist_ok=True)
    states = [args.output / "locator.pt", args.output / "refiner.pt"]
    if not args.resume:
        for state in states:
            state.unlink(missing_ok=True)
    signal.signal(signal.SIGTERM, interrupt)
    locator = train_network(
        FaceLocator(),
        SceneBatches(faces.train, _SCENE_SIZE).draw,
        locator_loss,
        minutes=args.minutes * _LOCATOR_SHARE,
        batch=16,
        state=states[0],
        seed=args.seed,
    )
    refiner = train_network(
        LandmarkRefiner(),
        CropBatches(faces.train).draw,
        refiner_loss,
        minutes=args.minutes * (1 - _LOCATOR_SHARE),
        batch=48,
        state=states[1],
        seed=args.seed + 1,
    )
    assert isinstance(locator, FaceLocator) and isinstance(refiner, LandmarkRefiner)
    models = FaceModels.new(locator, refiner)
    calibrate(models, held_out_scenes(faces.validation, args.scenes, args.seed + 2))
    save_face_models(models, args.output / "face-locator.safetensors")
    for line in measure_finding(
        FaceFinder(models), held_out_scenes(faces.test, args.scenes, args.seed + 3)
    ).lines():
        print(line)
    print(f"saved {args.output / 'face-locator.safetensors'}")
    return 0
