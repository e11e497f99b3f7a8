"""`python main.py train-locator`: train the networks that find faces, and say how well they do."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

from sean_editor.cli.lab.training import add_run_folder, interrupt, keep_allocator
from sean_editor.errors import UserError

_LOCATOR_SHARE = 0.55
"""Of the minutes; the rest goes to the refiner."""
_SCENE_SIZE = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders with images/ and landmarks.npz or labels/; the names in DIR/test.txt are never trained on"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    left_out = "a file of further names that are never trained on"
    parser.add_argument("--leave-out", type=Path, metavar="FILE", help=left_out)
    parser.add_argument("--minutes", type=float, default=30.0, help="length of the run (default: 30)")
    scenes = "held-out scenes for the measurement, and as many to calibrate the confidence (default: 300)"
    parser.add_argument("--scenes", type=int, default=300, metavar="N", help=scenes)
    parser.add_argument("--seed", type=int, default=0)
    add_run_folder(parser, Path("runs/locator"))


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
    from models.lab.locator.run import FACES_FILE, LOCATOR_STATE, REFINER_STATE, RUN_FILES, train_network
    from models.parsing.landmarks import LandmarkRefiner
    from models.parsing.locator import FaceLocator
    from models.parsing.locator_file import FaceModels, save_face_models
    from sean_editor.cli.lab.locator_figures import calibrate, held_out_scenes, measure_finding
    from sean_editor.photo.finding import FaceFinder

    if not args.resume:
        RUN_FILES.claim(args.output, args.overwrite)
    faces = read_faces(args.data, args.leave_out)
    print(" ".join(f"{len(s)} {name}" for name, s in faces._asdict().items()), "faces", flush=True)
    args.output.mkdir(parents=True, exist_ok=True)
    if args.overwrite:
        RUN_FILES.clear(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    locator = train_network(
        FaceLocator(),
        SceneBatches(faces.train, _SCENE_SIZE).draw,
        locator_loss,
        minutes=args.minutes * _LOCATOR_SHARE,
        batch=16,
        state=args.output / LOCATOR_STATE,
        seed=args.seed,
    )
    refiner = train_network(
        LandmarkRefiner(),
        CropBatches(faces.train).draw,
        refiner_loss,
        minutes=args.minutes * (1 - _LOCATOR_SHARE),
        batch=48,
        state=args.output / REFINER_STATE,
        seed=args.seed + 1,
    )
    assert isinstance(locator, FaceLocator) and isinstance(refiner, LandmarkRefiner)
    models = FaceModels.new(locator, refiner)
    calibrate(models, held_out_scenes(faces.validation, args.scenes, args.seed + 2))
    save_face_models(models, args.output / FACES_FILE)
    for line in measure_finding(
        FaceFinder(models), held_out_scenes(faces.test, args.scenes, args.seed + 3)
    ).lines():
        print(line)
    print(f"saved {args.output / FACES_FILE}")
    return 0
