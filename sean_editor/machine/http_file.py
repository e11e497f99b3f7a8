"""A file on a web server, read from any place on; why a server does not give it, in words."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import urllib.error
import urllib.request
from contextlib import suppress
from types import TracebackType

from models.translation import tr
from sean_editor.version import __version__

TIMEOUT = 15.0
"""Seconds without a sign of life after which a server is given up."""

_CHUNK = 1 << 18
_LARGEST_PAGE = 1 << 18
"""Bytes of a web page that are read to see what it says."""
_WEB_PAGES = ("text/html", "application/xhtml+xml")
_PAGE_STARTS = (b"<!doctype html", b"<html")


class RefusalError(Exception):
    """One address did not give the file. The message says why, beginning with a verb: “answered 503”."""


class OutOfRangeError(RefusalError):
    """The file ends before the place that was asked for; `total` is its length, None if that was not said."""

    def __init__(self, total: int | None) -> None:
        super().__init__(tr("answered {code} ({reason})", code=416, reason="Range Not Satisfiable"))
        self.total = total


class RemoteFile:
    """A file that is arriving.

    start      the place in the file where the answer begins: the one asked for, or 0 from a server that sends
               files whole.
    total      bytes of the whole file, None if the server does not say.
    validator  an entity tag or date that names this version of the file, "" if the server has none.
    """

    def __init__(self, response: http.client.HTTPResponse, asked: int) -> None:
        self._response = response
        self._refuse_web_pages()
        self.start, total = 0, response.headers.get("Content-Length")
        if response.status == http.HTTPStatus.PARTIAL_CONTENT:
            found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
            if found is None or int(found[1]) != asked:
                raise RefusalError(tr("sent another part of the file than requested"))
            self.start, total = asked, found[2]
        self.total = int(total) if total and total.isdecimal() else None
        self.validator = _validator(response.headers.get("ETag"), response.headers.get("Last-Modified"))

    def __enter__(self) -> RemoteFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._response.close()

    def read(self, most: int) -> bytes:
        """The bytes that have arrived: at least one unless the file has ended, at most `most`."""
        try:
            return self._response.read1(min(most, _CHUNK)) if most else b""
        except (OSError, http.client.HTTPException) as error:
            raise RefusalError(_about_network(error)) from error

    def _refuse_web_pages(self) -> None:
        if self._response.headers.get_content_type() in _WEB_PAGES:
            raise RefusalError(about_page(_page(self._response)))


def open_remote(url: str, start: int = 0, validator: str = "") -> RemoteFile:
    """The file at `url` from the byte `start` on; from 0 if it is no longer the one that `validator` names.

    RefusalError if the server does not give it.
    """
    headers = {"User-Agent": f"SEAN-Editor/{__version__}", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    if start and validator:
        headers["If-Range"] = validator
    try:
        # an opener of its own: urlopen would keep the proxies of the network that we were in at first
        opener = urllib.request.build_opener()
        response = opener.open(urllib.request.Request(url, headers=headers), timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error) from error
    except (OSError, http.client.HTTPException) as error:
        raise RefusalError(_about_network(error)) from error
    try:
        return RemoteFile(response, start)
    except BaseException:
        response.close()
        raise


def is_web_page(beginning: bytes) -> bool:
    """Whether a file that begins so is a web page, whatever its server calls it."""
    return beginning.lstrip()[:20].lower().startswith(_PAGE_STARTS)


def about_page(page: bytes) -> str:
    """What a server says that sends this page in place of a file. Shops of files answer so, with 200."""
    text = page.decode(errors="replace").lower()
    if "quota" in text or "too many users" in text:
        return tr(
            "does not give the file at present: too many people have downloaded it (its quota is used up)"
        )
    if "virus" in text or "download anyway" in text:
        return tr("asks for a confirmation first, because it cannot scan a file of this size for viruses")
    return tr("sent a web page instead of the file (does the network ask you to sign in?)")


def _page(response: http.client.HTTPResponse) -> bytes:
    with suppress(OSError, http.client.HTTPException):
        return response.read(_LARGEST_PAGE)
    return b""


def _validator(tag: str | None, date: str | None) -> str:
    """What an If-Range may name: a weak tag does not vouch for every byte."""
    return tag if tag and not tag.startswith("W/") else date or ""


def _refusal(error: urllib.error.HTTPError) -> RefusalError:
    code, reason = error.code, str(error.reason)
    if code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        found = re.fullmatch(r"bytes \*/(\d+)", error.headers.get("Content-Range", ""))
        return OutOfRangeError(int(found[1]) if found else None)
    if code in (404, 410):
        return RefusalError(tr("no longer has the file ({code})", code=code))
    if code == 407:
        return RefusalError(tr("cannot be reached: this network's proxy asks for a password (407)"))
    if error.headers.get_content_type() in _WEB_PAGES:
        page = _page(error.fp)  # type: ignore[arg-type]
        if b"quota" in page.lower():
            return RefusalError(about_page(page))
    return RefusalError(tr("answered {code} ({reason})", code=code, reason=" ".join(reason.split())))


def _about_network(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return tr("did not answer in time")
    if isinstance(reason, socket.gaierror):
        return tr("cannot be found (is there a connection?)")
    if isinstance(reason, ssl.SSLCertVerificationError):
        return tr("has a certificate that cannot be verified ({reason})", reason=reason.verify_message)
    if isinstance(reason, http.client.IncompleteRead | ConnectionResetError):
        return tr("closed the connection")
    return tr("cannot be reached ({reason})", reason=getattr(reason, "strerror", None) or reason)
