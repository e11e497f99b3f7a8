"""The texture autoencoder: a picture as a small grid of latents on which texture can be copied, and back."""

from models.autoencoder.checkpoint import AutoencoderError, load_autoencoder, save_autoencoder
from models.autoencoder.network import CELL, AutoencoderConfig, TextureAutoencoder

__all__ = [
    "CELL",
    "AutoencoderConfig",
    "AutoencoderError",
    "TextureAutoencoder",
    "load_autoencoder",
    "save_autoencoder",
]
