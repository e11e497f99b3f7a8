"""A web site on this machine that serves files well or badly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import numpy as np

from sean_editor.machine.downloads import Download

CONTENT = np.random.default_rng(5).bytes(1_000_003)
Answer = Callable[["Handler"], None]


@dataclass
class Site:
    """A server whose every path is answered by a function; it notes what was asked of it."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def download(self, *paths: str) -> Download:
        urls = tuple(self.url + path for path in paths)
        digest = hashlib.sha256(CONTENT).hexdigest()
        return Download("a network", "net.pth", urls, len(CONTENT), digest, "free")


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, self.headers.get("Range")))
        self.site.answers[self.path](self)

    def log_message(self, *_: object) -> None:
        pass

    def head(self, status: int, **headers: object) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def asked_from(self) -> int:
        return int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").removesuffix("-"))


def whole(handler: Handler) -> None:
    """A server that knows no ranges."""
    handler.head(200, Content_Length=len(CONTENT), Content_Type="application/octet-stream")
    handler.wfile.write(CONTENT)


def ranges(handler: Handler, content: bytes = CONTENT) -> None:
    start, size = handler.asked_from(), len(content)
    if start:
        about = f"bytes {start}-{size - 1}/{size}"
        handler.head(206, Content_Range=about, Content_Length=size - start)
    else:
        handler.head(200, Content_Length=size)
    handler.wfile.write(content[start:])


def short(handler: Handler) -> None:
    """It promises everything, and hangs up after a third of what is missing."""
    start, size = handler.asked_from(), len(CONTENT)
    about = f"bytes {start}-{size - 1}/{size}"
    handler.head(206 if start else 200, Content_Length=size - start, Content_Range=about)
    handler.wfile.write(CONTENT[start : start + (size - start) // 3])


def wrong(handler: Handler) -> None:
    ranges(handler, CONTENT[:-1] + bytes([CONTENT[-1] ^ 1]))


def other_size(handler: Handler) -> None:
    ranges(handler, CONTENT[:5000])


def endless(handler: Handler) -> None:
    """No length given, and more than was asked for."""
    handler.head(200)
    handler.wfile.write(CONTENT + b"and more")


def other_part(handler: Handler) -> None:
    handler.head(206, Content_Range=f"bytes 7-9/{len(CONTENT)}", Content_Length=3)
    handler.wfile.write(CONTENT[7:10])


def web_page(handler: Handler) -> None:
    handler.head(200, Content_Type="text/html; charset=utf-8")
    handler.wfile.write(b"<html>Sign in to the network of this hotel</html>")


def status(code: int) -> Answer:
    return lambda handler: handler.head(code, Content_Length=0)


def to(path: str, code: int = 302) -> Answer:
    return lambda handler: handler.head(code, Location=path, Content_Length=0)
