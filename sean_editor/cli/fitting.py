"""The options that fit the network to the portrait before it is rendered."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.fit import Fit
    from sean_editor.document.portrait import Portrait
    from sean_editor.engine.engine import Engine


def add_fit_options(parser: argparse.ArgumentParser) -> None:
    """How long to fit, and whether the network is adapted too."""
    how_long = "fit to the photo for this number of seconds first; 20 is a good value"
    parser.add_argument("--fit", type=float, metavar="SECONDS", help=how_long)
    what = "with --fit: also adapt a small part of the network, for this picture only"
    parser.add_argument("--tune", action="store_true", help=what)


def check_fit(args: argparse.Namespace) -> None:
    """UserError for options that make no sense."""
    if args.tune and args.fit is None:
        raise UserError("--tune belongs to --fit. Say for how long, as --fit 20.")
    if args.fit is not None and not 0 < args.fit <= 3600:
        raise UserError(f"--fit takes seconds, more than 0 and at most 3600, not {args.fit:g}.")


def fit_to(args: argparse.Namespace, engine: Engine, portrait: Portrait) -> Fit | None:
    """The fit that the options ask for, None if they ask for none; says what it gained."""
    if args.fit is None:
        return None
    from sean_editor.engine.fitting import fit_styles

    fit = fit_styles(engine, portrait.image, portrait.labels, seconds=args.fit, tune=args.tune)
    print(f"fitted: {fit.psnr_before:.2f} dB before, {fit.psnr_after:.2f} dB after ({fit.gain:+.2f} dB)")
    return fit
