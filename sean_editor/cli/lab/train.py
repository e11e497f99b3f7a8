"""`python main.py train`: train a system on folders of image and label pairs. `torchrun ... main.py train`
does so with several processes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sean_editor.checkpoints import ADDED_CHECKPOINTS, METRIC_PARSER, MOBILENET, is_there
from sean_editor.cli.lab.pictures import open_pictures
from sean_editor.cli.lab.training import add_run_folder, keep_allocator
from sean_editor.errors import UserError

if TYPE_CHECKING:
    import torch

    from models.lab.training.plan import TrainingPlan
    from models.lab.training.processes import Processes
    from models.lab.training.settings import Settings
    from models.parsing import FaceParser


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No option has a default here: what is not given is read from --config, or is the plan's own."""
    add = parser.add_argument
    add("--config", type=Path, metavar="FILE", help="JSON with any field of the run, as in RUN/config.json; "
        "options on the command line take precedence")  # fmt: skip
    add("--data", type=Path, nargs="+", metavar="DIR",
        help="folders with images/ and labels/; the names in DIR/test.txt are never trained on")  # fmt: skip
    add("--kind", metavar="KIND", help="format of the folders: pairs (default), or celebamask-hq, ade20k, "
        "cityscapes, facades, as downloaded or prepared")  # fmt: skip
    add("--share", type=float, nargs="+", metavar="S", help="share of the pictures drawn from each DIR")
    add("--names", type=Path, metavar="FILE", help="use only the names listed in FILE")
    add("--system", metavar="NAME", help="sean (default), spade or pix2pixhd")
    add("--variant", metavar="NAME", help="a variant of its network, as no-noise; a wrong name lists them")
    add("--steps", type=int, help="length of the run in steps")
    add("--minutes", type=float, help="length of the run in minutes (default: 120)")
    add("--epochs", type=float, help="length of the run in times that each pair is drawn, on average")
    add("--size", type=int, nargs="+", metavar="N", help="side of the pictures, or height and width (256)")
    add("--width", type=int, help="base width of the network (compact: 16)")
    add("--batch", type=int, help="pictures of one update, over all processes (8)")
    add("--seed", type=int)
    add("--start", type=Path, metavar="FILE", help="begin with the weights of a checkpoint of this system")
    add("--start-discriminator", type=Path, metavar="FILE",
        help="and its discriminator with those that a run left beside them")  # fmt: skip
    add_run_folder(parser, Path("runs/compact"))
    add("--full", action="store_true", help="the paper's full-size network instead of the compact one")
    add("--device", help="auto, cpu or cuda")
    add("--save-every", type=float, metavar="MINUTES")
    add("--set", nargs="*", default=[], metavar="NAME=VALUE",
        help="any other field of the training plan, or network.FIELD of the network")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.lab.datasets.pairs import DataError

    try:
        return _train(args)
    except (DataError, ValueError, TypeError, FileNotFoundError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    from models.lab.training.processes import Processes
    from models.lab.training.run_files import RUN_FILES

    settings = run_settings(args)
    plan = settings.training_plan()  # a mistake in it is reported before anything is loaded
    if not args.resume:
        RUN_FILES.claim(args.output, args.overwrite)
    processes = Processes.join(_device(settings.device))
    try:
        return _train_among(processes, settings, plan, args.output, args.resume, args.overwrite)
    finally:
        processes.leave()


def _train_among(
    processes: Processes, settings: Settings, plan: TrainingPlan, folder: Path, resume: bool, overwrite: bool
) -> int:
    import torch

    from models.lab.systems import make_system, start_from
    from models.lab.training.batches import BatchMaker
    from models.lab.training.discriminator_file import load_discriminator
    from models.lab.training.initial import glorot
    from models.lab.training.run import run_training
    from models.lab.training.run_files import RUN_FILES, WEIGHTS_FILE
    from models.lab.training.settings import write_settings
    from models.lab.training.trainer import Trainer

    sources, held_out, regions = open_pictures(settings, plan)
    plan = plan.of_pairs(sum(len(source.names) for source in sources))
    instances = all(getattr(source, "has_instances", False) for source in sources)
    config = settings.network_config(len(regions), instances)
    shares = settings.share or [1.0] * len(sources)
    maker = BatchMaker(
        sources, shares, regions, plan.size, plan.jitter, plan.recolour, plan.warp, processes.device
    )
    torch.manual_seed(plan.seed)
    system = make_system(settings.system, config)
    if plan.initialise == "glorot":
        glorot(system)
    if settings.start and not resume:
        start_from(system, Path(settings.start))
    parser = _parser(plan)
    trainer = Trainer(system, plan, maker, regions, _perceptual(plan, parser), processes, parser)
    if plan.initialise == "glorot":
        glorot(trainer.adversary.network)
    if resume:
        trainer.load(folder)
    elif settings.start_discriminator:
        load_discriminator(trainer.adversary.network, Path(settings.start_discriminator))
    if processes.first:
        if overwrite:
            RUN_FILES.clear(folder)
        names = {"training": [s.names for s in sources], "held out": held_out.names}
        write_settings(folder, settings, plan, config, names)
        pairs = sum(len(source.names) for source in sources)
        shared = f"{processes.count} processes with " if processes.count > 1 else ""
        print(
            f"{pairs} pairs, {len(held_out.names)} held out, {trainer.device}, "
            f"{shared}{torch.get_num_threads()} threads",
            flush=True,
        )
    figures = run_training(trainer, BatchMaker([held_out], [1.0], regions, plan.size, 0, 0), folder)
    if processes.first:
        print("  ".join(f"held-out {k} {v:.3f}" for k, v in figures.items()))
        print(f"saved {folder / WEIGHTS_FILE}")
    return 0


def _parser(plan: TrainingPlan) -> FaceParser | None:
    """Our face parser, if anything of the plan needs it."""
    from models.parsing import FaceParser, ParsingError, load_parser

    if not plan.needs_face_parser:
        return None
    try:
        parser = load_parser(METRIC_PARSER)
    except ParsingError as error:
        raise UserError(str(error)) from error
    assert isinstance(parser, FaceParser)
    return parser


def _perceptual(plan: TrainingPlan, parser: FaceParser | None) -> torch.nn.Module | None:
    """The perceptual loss; None for "none", and where "auto" finds no VGG-19. UserError if the plan asks for
    a network that is not there.
    """
    from models.lab.metrics.perceptual import SumOfLosses
    from models.perceptual import ParserLPIPSLoss, ParserPerceptualLoss, PerceptualLoss

    match plan.perceptual_network:
        case "parser" if parser is not None:
            return ParserPerceptualLoss(parser)
        case "parser_lpips" if parser is not None:
            return ParserLPIPSLoss(parser)
        case "mobilenet":
            return _mobilenet_loss()
        case "parser_mobilenet" if parser is not None:
            return SumOfLosses(ParserLPIPSLoss(parser), _mobilenet_loss())
    vgg = ADDED_CHECKPOINTS / "vgg19-dcbb9e9d.pth"
    if plan.perceptual_network == "vgg19" and plan.perceptual and not vgg.is_file():
        raise UserError(
            f"This run compares features of VGG-19, whose weights are not at {vgg}. Fetch them with “python "
            "main.py download vgg19”, or run without: --set perceptual_network=none."
        )
    wanted = plan.perceptual_network in ("auto", "vgg19") and plan.perceptual > 0
    return PerceptualLoss(vgg) if wanted and vgg.is_file() else None


def _mobilenet_loss() -> torch.nn.Module:
    """UserError if the weights of MobileNetV2 are not there, or damaged."""
    from models.lab.metrics.mobilenet import load_mobilenet
    from models.lab.metrics.perceptual import MobileNetLoss
    from models.weights_file import WeightsFileError

    if not is_there(MOBILENET):
        raise UserError(
            f"This run compares features of MobileNetV2, whose weights are not at {MOBILENET}. Fetch them "
            "with “python main.py download mobilenet”, or compare those of our face parser: --set "
            "perceptual_network=parser_lpips."
        )
    try:
        return MobileNetLoss(load_mobilenet(MOBILENET))
    except WeightsFileError as error:
        raise UserError(str(error)) from error


def run_settings(args: argparse.Namespace) -> Settings:
    """The file, then --set, then the other options; with --resume and no file, the settings of the run."""
    from models.lab.training.core.state import STATE_FILE, require_state
    from models.lab.training.settings import SETTINGS_FILE, merge_settings, read_settings

    file = args.config
    if args.resume:
        require_state(args.output / STATE_FILE)
    if file is None and args.resume and (args.output / SETTINGS_FILE).is_file():
        file = args.output / SETTINGS_FILE
    settings = merge_settings(read_settings(file) if file else {}, _assigned(args.set), _options(args))
    if not settings.data:
        raise UserError("A run needs pictures: name their folders with --data, or in the file of --config.")
    if settings.share and len(settings.share) != len(settings.data):
        raise UserError(f"--share takes one number for each of the {len(settings.data)} folders of --data.")
    return settings


def _options(args: argparse.Namespace) -> dict[str, Any]:
    """The fields that the options set."""
    if args.size and len(args.size) > 2:
        raise UserError("--size takes one side, or height and width.")
    size = args.size and (args.size[0] if len(args.size) == 1 else args.size)
    plan = {
        "steps": args.steps,
        "minutes": args.minutes,
        "epochs": args.epochs,
        "size": size,
        "batch": args.batch,
        "seed": args.seed,
        "save_every_minutes": args.save_every,
    }
    fields = {
        "data": args.data and [str(folder) for folder in args.data],
        "kind": args.kind,
        "share": args.share,
        "names": args.names and str(args.names),
        "system": args.system,
        "variant": args.variant,
        "preset": "paper" if args.full else None,
        "start": args.start and str(args.start),
        "start_discriminator": args.start_discriminator and str(args.start_discriminator),
        "device": args.device,
    }
    return _given(fields) | {"plan": _given(plan), "network": _given({"base_width": args.width})}


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _assigned(assignments: list[str]) -> dict[str, Any]:
    """NAME=VALUE settings of the plan, network.NAME=VALUE of the network; values as in JSON, or words."""
    plan: dict[str, Any] = {}
    network: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not (name and equals and text):
            raise UserError(f"--set takes NAME=VALUE, not {assignment}")
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = text
        (network if name.startswith("network.") else plan)[name.removeprefix("network.")] = value
    return {"plan": plan, "network": network}


def _device(name: str) -> torch.device:
    """CUDA or the CPU; "auto" passes over MPS, which lacks operations that training needs."""
    import torch

    from sean_editor.engine.device import choose_device

    return choose_device(("cuda" if torch.cuda.is_available() else "cpu") if name == "auto" else name)
