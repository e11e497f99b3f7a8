"""`python main.py reconstruct IMAGE -o OUT`: a portrait as the network repaints it."""

from __future__ import annotations

import argparse

from sean_editor.cli.fitting import add_fit_options, check_fit, fit_to
from sean_editor.cli.photos import add_face_options, open_face
from sean_editor.cli.rendering import (
    add_portrait_arguments,
    add_rendering_options,
    check_output,
    make_engine,
    write_rendering,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_portrait_arguments(parser)
    add_face_options(parser)
    add_fit_options(parser)
    add_rendering_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, args.whole_photo)
    check_fit(args)
    import numpy as np

    portrait = open_face(args.image, args.labels, args.face, args.points)
    engine = make_engine(args)
    fit = fit_to(args, engine, portrait)
    styles = fit.codes if fit is not None else engine.encode(portrait.image, portrait.labels).codes
    write_rendering(args, engine, portrait, styles, np.ones_like(portrait.labels, bool), fit)
    return 0
