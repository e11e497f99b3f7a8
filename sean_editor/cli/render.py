"""`python main.py render PROJECT -o OUT`: the result of a project, as the editor shows it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from sean_editor.cli.photos import add_whole_photo_options
from sean_editor.cli.proofs import check_proof
from sean_editor.cli.rendering import (
    LAYERED,
    add_model_options,
    add_texture_options,
    check_output,
    check_texture,
    write_export,
    write_pasted,
)
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT", help="a .sean file saved by the editor")
    kinds = ".png, .jpg, .webp or .tiff; .ora for layers"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    add_texture_options(parser, "default: as in the project")
    add_whole_photo_options(parser)
    add_model_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, args.whole_photo, (LAYERED,))
    if args.output.suffix.lower() == ".npy":
        raise UserError(f"{args.output} cannot be written from a project. End the name in .png.")
    check_texture(args)
    check_proof(args)
    from sean_editor.engine.engine import Engine
    from sean_editor.project_file import open_project
    from sean_editor.session.project_picture import project_job, project_warning
    from sean_editor.session.textures import stages

    project = open_project(args.project)
    if project.trouble:
        print(project.trouble, file=sys.stderr)
    engine = Engine(args.checkpoint, args.device)
    if warning := project_warning(engine, project):
        print(warning, file=sys.stderr)
    job = replace(project_job(engine, project), keep_unedited=args.keep_detail)
    kept = "photo" if stages(project.portrait) and project.view.get("texture") != "network" else "network"
    textured = (args.texture or kept) == "photo"
    layered = args.output.suffix.lower() == LAYERED
    edit, picture = job.edit, job.picture
    if args.whole_photo and not textured and not layered and edit.retouch.is_none:
        assert picture is not None
        relabelled = edit.labels != edit.portrait.labels
        write_pasted(args, edit.portrait, picture, edit.edited, relabelled)
    else:
        write_export(args, engine, job, textured)
    print(f"saved {args.output}")
    return 0
