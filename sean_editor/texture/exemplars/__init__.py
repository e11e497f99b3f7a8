"""Texture from pieces of a photo, copied in the latent space of the texture autoencoder."""

from sean_editor.texture.exemplars.synthesis import Exemplars, exemplar_texture

__all__ = ["Exemplars", "exemplar_texture"]
