"""Photographic texture: the network gives colour, light and place; the photos give strands, pores and cloth."""
