"""`python main.py reconstruct IMAGE -o OUT`: a portrait as the network repaints it."""

from __future__ import annotations

import argparse

from sean_editor.cli.fitting import add_fit_options, check_fit, fit_to
from sean_editor.cli.photos import add_face_options, open_face
from sean_editor.cli.proofs import check_proof
from sean_editor.cli.rendering import (
    LAYERED,
    add_portrait_arguments,
    add_rendering_options,
    add_texture_options,
    check_output,
    check_texture,
    make_engine,
    write_rendering,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_portrait_arguments(parser)
    add_face_options(parser)
    add_fit_options(parser)
    add_texture_options(parser, "the default")
    add_rendering_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, args.whole_photo, (LAYERED,))
    check_texture(args)
    check_fit(args)
    check_proof(args)
    import numpy as np

    from sean_editor.session.textured import own_job

    portrait = open_face(args.image, args.labels, args.face, args.points, order=args.label_order)
    engine = make_engine(args)
    fit = fit_to(args, engine, portrait)
    job = own_job(engine, portrait, fit)
    write_rendering(args, engine, job, np.ones_like(portrait.labels, bool), textured=False)
    return 0
