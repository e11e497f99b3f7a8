"""`python main.py evaluate`: how close a checkpoint reconstructs the test pictures of a folder of pairs."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from sean_editor.cli.rendering import add_model_options
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder with images/ and labels/"
    )
    parser.add_argument("--split", choices=("test", "train", "all"), default="test",
                        help="test: the names in DIR/test.txt (default)")  # fmt: skip
    parser.add_argument("--size", type=int, default=256, help="height and width of the pictures")
    add_model_options(parser)
    parser.add_argument("--json", action="store_true", help="print every picture's figures as JSON")


def run(args: argparse.Namespace) -> int:
    from models.datasets.pairs import DataError, PairFolder
    from models.evaluation.reconstruction import mean_colours, mean_figures, measure
    from models.regions import CELEBAMASK_HQ
    from sean_editor.engine.engine import Engine

    engine = Engine(args.checkpoint, args.device)
    try:
        pairs = PairFolder.open(args.data, split=args.split, regions=CELEBAMASK_HQ)
        ours = list(
            measure(
                pairs,
                args.size,
                lambda image, labels: engine.render_float(labels, engine.encode(image, labels).codes),
            )
        )
        baseline = mean_figures(measure(pairs, args.size, mean_colours))
    except DataError as error:
        raise UserError(str(error)) from error
    mean = mean_figures(ours)
    if args.json:
        pictures = [asdict(f) for f in ours]
        print(
            json.dumps(
                {"mean": asdict(mean), "mean_colour": asdict(baseline), "pictures": pictures}, indent=1
            )
        )
        return 0
    print(f"{len(ours)} pictures of {args.data.name}, {args.size} x {args.size}, {engine.checkpoint_name}")
    print(f"{'':24}  PSNR dB    SSIM    RMSE")
    for title, row in (("reconstruction", mean), ("mean colour per region", baseline)):
        print(f"{title:24}  {row.psnr:7.2f}  {row.ssim:6.3f}  {row.rmse:6.4f}")
    return 0
