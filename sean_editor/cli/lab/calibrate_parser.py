"""`python main.py calibrate-parser`: factors on a face parser's shares, from known labels."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folder with images/ and labels/; the names in DIR/test.txt take no part"
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help=data)
    parser.add_argument("--parser", type=Path, metavar="FILE", help="face parser (default: the shipped one)")
    output = "where to write it with its factors, in the place of any that it has"
    parser.add_argument("--output", "-o", type=Path, required=True, metavar="FILE", help=output)


def run(args: argparse.Namespace) -> int:
    import torch

    from models.lab.datasets.pairs import DataError
    from models.lab.parser.calibration import calibrated, read_answers
    from models.lab.parser.samples import open_pairs
    from models.parsing import FaceParser, ParsingError, save_parser
    from models.parsing.checkpoint import load_networks
    from models.parsing.predictor import RegionPredictor
    from models.regions import CELEBAMASK_HQ
    from sean_editor.checkpoints import FACE_PARSER

    path = args.parser or FACE_PARSER
    try:
        network, close_ups, _ = load_networks(path)
        if not isinstance(network, FaceParser):
            raise UserError(f"{path} holds another network; only a face parser of this program has factors.")
        predictor = RegionPredictor(network, close_ups)
        found = calibrated(read_answers(predictor.shares, open_pairs(args.data)))
    except (DataError, ParsingError) as error:
        raise UserError(str(error)) from error
    for strength, score in found.scores.items():
        print(f"strength {strength:.2f}: score {score:.4f} of pictures that had no part")
    values = zip(CELEBAMASK_HQ.regions, found.factors.tolist(), strict=True)
    print("  ".join(f"{region.name} {value:.2f}" for region, value in values))
    save_parser(network, args.output, close_ups, torch.from_numpy(found.factors))
    print(f"saved {args.output}")
    return 0
