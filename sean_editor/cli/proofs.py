"""The option --proof: what was written is compared with the original, and NAME.json says what changed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.document.photo_origin import Photo
    from sean_editor.export.kinds import Kind
    from sean_editor.export.proof import Proof


def add_proof_option(parser: argparse.ArgumentParser) -> None:
    """--proof."""
    what = "count the pixels outside the edit that changed, and write the proof beside each result: NAME.json"
    parser.add_argument("--proof", action="store_true", help=what)


def check_proof(args: argparse.Namespace) -> None:
    """UserError, before any work is done, for a proof that could not be written in the end."""
    from sean_editor.export.proof_file import check_proof_place, proof_path

    if not args.proof:
        return
    if args.output.suffix.lower() == ".npy":
        raise UserError(f"{args.output} holds the network's own numbers: leave out --proof.")
    check_proof_place(proof_path(args.output))


def prove_output(
    args: argparse.Namespace, before: Photo, made: np.ndarray, reach: np.ndarray, kind: Kind, keep: bool
) -> None:
    """Write the proof of the output and say what it says; the arguments are those of `prove`."""
    from sean_editor.export.proof import prove

    tell_proof(args, prove(args.output, before, made, reach, kind, keep))


def tell_proof(args: argparse.Namespace, proof: Proof | None) -> None:
    """Write a proof beside the output and say what it says."""
    from sean_editor.export.proof_file import proof_path, save_proof
    from sean_editor.export.proof_words import proof_words

    if proof is not None:
        print(proof_words(proof))
        save_proof(proof_path(args.output), proof)
        print(f"saved {proof_path(args.output)}")
