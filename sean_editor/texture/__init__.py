"""Photographic texture: colour, light and place are the network's; strands, pores and cloth are a photo's."""
