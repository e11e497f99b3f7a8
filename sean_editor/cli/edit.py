"""`python main.py [edit] [IMAGE]`: open the editor."""

from __future__ import annotations

import argparse

from sean_editor.cli.rendering import add_model_options, add_portrait_arguments, add_precision_option
from sean_editor.errors import UserError
from sean_editor.languages import LANGUAGES
from sean_editor.machine.display import check_display


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_portrait_arguments(parser, optional=True)
    add_model_options(parser)
    add_precision_option(parser)
    parser.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        default="",
        help="language of the window (default: the one chosen in it, or the system's)",
    )


def run(args: argparse.Namespace) -> int:
    check_display()
    from sean_editor.gui.app import run_editor
    from sean_editor.photo.by_name import find_portrait
    from sean_editor.project_file import is_project, is_styles_file

    image = find_portrait(args.image) if args.image is not None else None
    if args.labels is not None and image is None:
        raise UserError("--labels belongs to an IMAGE. Name the picture as well.")
    if image is not None and args.labels is not None and is_project(image):
        raise UserError(f"{image} has a layout of its own. Leave out --labels.")
    if image is not None and args.labels is not None and is_styles_file(image):
        raise UserError(f"{image} holds styles and no picture. Leave out --labels.")
    for file in (args.labels, args.checkpoint):
        if file is not None and not file.is_file():
            raise UserError(f"There is no file {file}. Check the name.")
    return run_editor(
        image,
        args.labels,
        args.device,
        args.checkpoint,
        args.label_order,
        args.language,
        quick=args.precision == "auto",
    )
