"""`python main.py reconstruct IMAGE -o OUT`: a portrait as the network repaints it."""

from __future__ import annotations

import argparse

from sean_editor.cli.rendering import (
    add_portrait_arguments,
    add_rendering_options,
    check_output,
    make_engine,
    write_rendering,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_portrait_arguments(parser)
    add_rendering_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output)
    from sean_editor.photo.by_name import open_portrait

    portrait = open_portrait(args.image, args.labels)
    engine = make_engine(args)
    styles = engine.encode(portrait.image, portrait.labels).codes
    write_rendering(args.output, engine, portrait.labels, styles)
    return 0
