"""Data sets: where pictures and label maps lie on disk. The one room of `models` that decodes files
(Pillow).
"""
