"""Networks by name, for scripts."""

from __future__ import annotations

from pathlib import Path

from models import sean
from models.sean import CheckpointError, SEANGenerator
from sean_editor.checkpoints import weights_of
from sean_editor.errors import UserError


def load_generator(network: str | Path) -> SEANGenerator:
    """The generator called "compact-256", "wide-256" or "celebahq-256", or that in a weights file or in a
    folder that `save_pretrained` wrote; in evaluation mode, float32, on the CPU.

    UserError for a missing, damaged or foreign file.
    """
    try:
        return sean.load_generator(weights_of(network))
    except CheckpointError as error:
        raise UserError(str(error)) from error
