"""Another network for a running session: loaded and tried out before anything is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document import Portrait
    from sean_editor.engine.engine import Engine


def load_another(
    engine: Engine, checkpoint: Path, portrait: Portrait | None = None, regions: RegionSet = CELEBAMASK_HQ
) -> Engine:
    """An engine for `session.use_engine`, as `engine` but with other weights: slow, and on any thread.

    It encodes and paints `portrait` once, so that weights that cannot be used, or do not fit into memory, are
    found out while the old network still serves. UserError if so.
    """
    another = engine.another(checkpoint)
    wanted = another.generator.config.regions
    if wanted != len(regions):
        raise UserError(
            tr(
                "{file} is made for {wanted} regions, and this editor paints {regions}. Choose another file.",
                file=checkpoint.name,
                wanted=wanted,
                regions=len(regions),
            )
        )
    if portrait is not None:
        encode = another.encode_once if another.refines else another.encode
        another.render(portrait.labels, encode(portrait.image, portrait.labels).codes)
    return another
