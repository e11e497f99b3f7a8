"""`python main.py render PROJECT -o OUT`: the result of a project, as the editor shows it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.cli.photos import add_whole_photo_options, write_whole_photo
from sean_editor.cli.rendering import add_model_options, check_output
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT", help="a .sean file saved by the editor")
    kinds = ".png, .jpg, .webp or .tiff"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    add_whole_photo_options(parser)
    add_model_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, args.whole_photo)
    if args.output.suffix.lower() == ".npy":
        raise UserError(f"{args.output} cannot be written from a project. End the name in .png.")
    from sean_editor.engine.engine import Engine
    from sean_editor.export import write_image
    from sean_editor.export.composite import Edit
    from sean_editor.project_file import open_project
    from sean_editor.session.project_picture import render_project

    project = open_project(args.project)
    result = render_project(Engine(args.checkpoint, args.device), project)
    edit = Edit(project.portrait, project.layout, project.styles)
    if args.whole_photo:
        write_whole_photo(
            args.output,
            project.portrait,
            result,
            edit.edited,
            args.blend,
            args.keep_detail,
            project.layout != project.portrait.labels,
        )
    else:
        write_image(args.output, edit.picture(result, args.keep_detail))
    print(f"saved {args.output}")
    return 0
