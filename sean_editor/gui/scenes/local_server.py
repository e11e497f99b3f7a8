"""A web server on this machine that sends a part of a large file, and then waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BLOCK = bytes(1 << 20)


@contextmanager
def slow_server(size: int, sent: int) -> Iterator[str]:
    """Serves a file of `size` zeros, of which it sends `sent` (a multiple of 1 MiB) and no more until
    the context ends. Yields its address.
    """
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/gzip")
            self.send_header("Content-Length", str(size))
            self.send_header("ETag", '"1"')
            self.end_headers()
            with suppress(OSError):  # the other side had enough
                for _ in range(sent // len(BLOCK)):
                    self.wfile.write(BLOCK)
                over.wait()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/CelebA-HQ_pretrained.tar.gz"
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
