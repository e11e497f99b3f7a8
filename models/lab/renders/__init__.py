"""Rendered portraits: people who do not exist, with exact label maps. Blender draws them from CC0 geometry.

Needs the extra `renders` (bpy, scipy, OpenEXR). Everything else of a portrait, from the shape of the head to
the cut of a collar, is drawn at random from its seed and number.
"""
