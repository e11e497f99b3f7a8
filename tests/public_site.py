"""A web server on this machine with one large file, served well or badly; and small weights for it."""

from __future__ import annotations

import functools
import io
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import torch

from models.blank import blank
from models.lab.filled import filled_generator
from models.sean import SEANConfig, SEANGenerator
from sean_editor.machine.celebahq import CELEBAHQ, PublicModel

Answer = Callable[["Handler"], None]


@dataclass
class PublicSite:
    """What the server has, how it answers, and what was asked of it: (path, Range, If-Range)."""

    content: bytes = b""
    etag: str = '"first"'
    url: str = ""
    answer: Answer = lambda handler: serve(handler)
    hold: threading.Event = field(default_factory=threading.Event)
    """A server that `holds` sends the second half once this is set."""
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    site: PublicSite

    def do_GET(self) -> None:
        self.site.asked.append((self.path, self.headers.get("Range"), self.headers.get("If-Range")))
        self.site.answer(self)

    def log_message(self, *_: object) -> None:
        pass

    def head(self, status: int, **headers: object) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def send(self, content: bytes) -> None:
        try:
            self.wfile.write(content)
            self.wfile.flush()
        except OSError:
            pass  # the other side had enough

    def start(self) -> int:
        """Where the answer begins, as If-Range says it."""
        asked, condition = self.headers.get("Range"), self.headers.get("If-Range")
        if asked is None or condition not in (None, self.site.etag):
            return 0
        return int(asked.removeprefix("bytes=").removesuffix("-"))


def serve(
    handler: Handler,
    share: float = 1.0,
    ranges: bool = True,
    length: int | None = None,
    holds: bool = False,
    etag: bool = True,
    **headers: object,
) -> None:
    """A server as it should be; or one that sends only a `share` of what it promised, knows no ranges,
    gives a `length` of its own, or holds the second half.
    """
    site, start = handler.site, handler.start() if ranges else 0
    total = len(site.content) if length is None else length
    rest = site.content[start:]
    if start >= len(site.content):
        handler.head(416, Content_Range=f"bytes */{len(site.content)}", Content_Length=0)
        return
    about = f"bytes {start}-{total - 1}/{total}" if start else None
    tag = site.etag if etag else None
    handler.head(
        206 if start else 200, Content_Length=total - start, Content_Range=about, ETag=tag, **headers
    )
    if holds:
        handler.send(rest[: len(rest) // 2])
        site.hold.wait(30)
        handler.send(rest[len(rest) // 2 :])
    else:
        handler.send(rest[: int(share * len(rest))])


def status(code: int, body: bytes = b"", kind: str = "text/plain") -> Answer:
    def answer(handler: Handler) -> None:
        handler.head(code, Content_Length=len(body), Content_Type=kind)
        handler.send(body)

    return answer


def page(text: str, kind: str = "text/html; charset=utf-8") -> Answer:
    return status(200, f"<!DOCTYPE html><html><body>{text}</body></html>".encode(), kind)


@contextmanager
def public_site(content: bytes) -> Iterator[PublicSite]:
    """A server with one file, while the block lasts."""
    site = PublicSite(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("SiteHandler", (Handler,), {"site": site}))
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.hold.set()
        server.shutdown()
        thread.join()
        server.server_close()


SMALL = SEANConfig.paper(base_width=1, mask_hidden=4, style_rank=2)
"""The paper's network with few channels."""


def small_model(*urls: str) -> PublicModel:
    """The CelebA-HQ model as it is published, but with few channels."""
    state = blank(lambda: SEANGenerator(SMALL)).state_dict()
    size = sum(tensor.numel() * tensor.element_size() for tensor in state.values())
    return replace(CELEBAHQ, urls=urls, size=size, weights=size, config=lambda: SMALL)


@functools.cache
def filled(config: SEANConfig = SMALL) -> dict[str, torch.Tensor]:
    """Filled weights by name."""
    return dict(filled_generator(config).state_dict())


@functools.cache
def weights(config: SEANConfig = SMALL) -> bytes:
    """A `.pth` with filled weights, in the form of old PyTorch, as the public one."""
    file = io.BytesIO()
    torch.save(filled(config), file, _use_new_zipfile_serialization=False)
    return file.getvalue()


def packed(content: bytes, name: str = "CelebA-HQ_pretrained/latest_net_G.pth", mode: str = "w:gz") -> bytes:
    """A tar archive with this file after another one."""
    packed = io.BytesIO()
    quick = {"w:gz": {"compresslevel": 1}, "w:bz2": {"compresslevel": 1}, "w:xz": {"preset": 0}}
    with tarfile.open(fileobj=packed, mode=mode, **quick.get(mode, {})) as tar:
        for path, data in (("CelebA-HQ_pretrained/opt.txt", b"options"), (name, content)):
            info = tarfile.TarInfo(path)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return packed.getvalue()
