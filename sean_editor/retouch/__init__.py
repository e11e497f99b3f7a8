"""Retouching: touches of regions and blemishes that go, on a picture's own pixels at its own size."""

from sean_editor.retouch.finishing import finished, finished_photo, retouch_reach

__all__ = ["finished", "finished_photo", "retouch_reach"]
