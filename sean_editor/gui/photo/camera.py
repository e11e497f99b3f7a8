"""The camera: whether there is one, and its pictures as they come, read on a thread of their own."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from models.translation import marked

NO_CAMERA = marked("No camera was found.\nConnect one, close other programs that use it, and try again.")
CAMERA_LOST = marked("The camera stopped sending pictures.\nCheck its cable and try again.")


class Capture(Protocol):
    """The part of cv2.VideoCapture that is used here."""

    def read(self) -> tuple[bool, np.ndarray | None]:
        """Whether there was a picture, and the picture: BGR uint8 [H, W, 3]."""
        ...

    def release(self) -> None: ...


OpenCamera = Callable[[], Capture | None]


def camera_may_be_there() -> bool:
    """A quick look that touches no device. Only Linux lists cameras as files; elsewhere trying is the way."""
    return not sys.platform.startswith("linux") or any(Path("/dev").glob("video*"))


def open_camera() -> Capture | None:
    """The first camera, None if there is none. May take seconds; OpenCV's complaints are not shown."""
    if not camera_may_be_there():
        return None
    logging = cv2.utils.logging
    before = logging.setLogLevel(logging.LOG_LEVEL_SILENT)
    try:
        capture = cv2.VideoCapture(0)
        if capture.isOpened():
            return capture
        capture.release()
        return None
    finally:
        logging.setLogLevel(before)


class CameraFeed:
    """Opens a camera and reads it until `stop`. Both callbacks are called on the feed's own thread.

    `show` gets each picture as RGB uint8 [H, W, 3]; `fail` gets one sentence, and then all is over.
    """

    def __init__(
        self, camera: OpenCamera, show: Callable[[np.ndarray], None], fail: Callable[[str], None]
    ) -> None:
        self._camera, self._show, self._fail = camera, show, fail
        self._stopped = threading.Event()
        # a driver may hang while it opens: that must not keep the program from ending
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Release the camera; does not wait for it."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            capture = self._camera()
        except Exception:  # whatever a driver raises, the answer is the same
            capture = None
        if capture is None:
            self._end(NO_CAMERA)
            return
        try:
            self._read(capture)
        finally:
            capture.release()

    def _read(self, capture: Capture) -> None:
        while not self._stopped.is_set():
            there, frame = capture.read()
            if not there or frame is None:
                self._end(CAMERA_LOST)
                return
            self._show(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB))

    def _end(self, message: str) -> None:
        if not self._stopped.is_set():
            self._fail(message)
